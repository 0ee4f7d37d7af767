"""A word that is wrong is marked wherever it is typed: further down, beside its like, in records of any file."""

import json
from pathlib import Path

import pytest
from model_sample import brief, named
from test_codes import told_by_check

from generator.cli.main import call

TAGS = {"tags.yaml": "arms-sales: {label: Arms sales}\n"}
TALKS = {"events/talks.yaml": "id: talks\ntitle: Talks\ndate: 2014-08-01\n"}
SOURCES = "sources: [{id: alm, outlet: Al-Monitor, title: A}, {id: reuters, outlet: Reuters, title: R}]"
EVENT = "id: came\ntitle: It came\n"


def text(body: str, *lines: str) -> dict[str, str]:
    return {"a": brief(body, *lines)}


def event(*lines: str) -> dict[str, str]:
    return {"events/came.yaml": "\n".join(("id: came\ntitle: It came", *lines)) + "\n"}


# What is wrong, its code, and the files, in which ‹ › stand round the words that are to be marked.
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "an id in another line": ("event-unknown", text("[Jets\nland]{of=‹landng›}.")),
    "a word of the title, too": ("event-unknown", text("[It is landng]{of=‹landng›}.")),
    "what it is part of": ("event-unknown", text("[A]{when=2014 part_of=‹tlks›}.") | TALKS),
    "part of, in a record": ("event-unknown", event("date: 2014", "part_of: ‹tlks›") | TALKS),
    "follows, in a record": ("event-unknown", event("date: 2014", "follows: [talks, ‹tlks›]") | TALKS),
    "a look-alike": ("event-unknown", event("date: 2014", "different_from: {ids: [talks, ‹tlks›]}") | TALKS),
    "a second definition": ("event-id-twice", text("[A\nb]{when=2014 id=‹talks›}.") | TALKS),
    "a definition in another field": (
        "event-id-twice",
        text("[A]{when=2014 id=‹x›}.", "why: '[A]{when=2014 id=x}.'"),
    ),
    "counted in another line": ("event-anchor", text('[It\ncame]{when="a day after ‹tlks›"}.') | TALKS),
    "counted in a record": ("event-anchor", event("when: a day after ‹tlks›") | TALKS),
    "counted by parts": ("event-anchor", event("relative_to:", "  event: ‹tlks›", "  after: true") | TALKS),
    "counted by a source": (
        "event-anchor",
        text("[It came]{when=2014} [@alm,\nwhen a day after ‹tlks›].", SOURCES) | TALKS,
    ),
    "a weekday of a source": (
        "date-uncounted",
        text("[It came]{when=2014} [@alm,\nwhen ‹Thursday›; @reuters].", SOURCES),
    ),
    "a tag": ("tag-undefined", text('[It came]{when=2014 tags="arms sales, ‹arm sales›"}.') | TAGS),
    "a tag in another line": ("tag-undefined", text("[It\ncame]{when=2014 tags=‹arms_sale›}.") | TAGS),
    "a tag of a shared event": (
        "tag-undefined",
        event("date: 2014", "tags: [arms sales, ‹arm sales›]") | TAGS,
    ),
    "a tag of an entry": (
        "tag-undefined",
        text("Text.", "events: [{id: a, title: A, date: 2014, tags: [‹arm sales›]}]") | TAGS,
    ),
    "a tag that an entry adds": (
        "tag-undefined",
        text("[A]{#a}.", "events: [{id: a, date: 2014, tags: [‹arm sales›]}]") | TAGS,
    ),
    "a measure": ("figure-measure", text('[It came]{when=2014 figure="delivered 5; ‹deliverd› 6"}.')),
    "a measure of a source": (
        "figure-measure",
        text('[It came]{when=2014} [@alm,\nfigure "‹deliverd› 6"].', SOURCES),
    ),
    "a measure of a record": ("figure-measure", event("date: 2014", "figure: delivered 5; ‹deliverd› 6")),
    "a way": ("who-unknown", text("[It came]{when=2014} [@alm, via tass via ‹reutres›].", SOURCES)),
    "a way in another line": ("who-unknown", text("[It came]{when=2014} [@alm,\nvia ‹reutres›].", SOURCES)),
    "a speaker": ("who-unknown", text("[It came]{when=2014} [@alm, by ‹reutres›].", SOURCES)),
    "a way in front matter": (
        "who-unknown",
        text("T.", "sources: [{id: alm, title: A, via: tass via ‹reutres›}, {id: reuters, title: R}]"),
    ),
    "a name with its words": (
        "name-unknown",
        text("[[‹Sergei Shoygu›|Sergei Shoygu]].") | {"entities/s.yaml": "shoigu: {name: Sergei Shoigu}\n"},
    ),
    "an address among its like": ("link-brief", text('[other.md](‹other.md› "other.md").')),
    "an address in another line": ("link-brief", text("[the\nother](‹other.md›).")),
    "a tag's wider tag": ("tag-unknown", {"tags.yaml": "a: {broader: [b, ‹c›]}\nb: {label: B}\n"}),
    "a tag that took its place": ("tag-unknown", {"tags.yaml": "a: {replaced_by: ‹c›}\nb: {label: B}\n"}),
    "an alias of two tags": (
        "tag-name-twice",
        {"tags.yaml": "a: {alt: [x, y]}\nb: {label: B, alt: [z, ‹Y›]}\n"},
    ),
    "a place within a place": (
        "entity-unknown",
        {"entities/p.yaml": "baghdad: {type: place, name: Baghdad, part_of: ‹irak›}\n"},
    ),
    "a date after the brief": ("event-after-brief", text("[It came to\nBaghdad]{when=‹2030-01-02›}.")),
}


def write(files: dict[str, str], root: Path) -> list[tuple[str, int, int, int]]:
    """The files without ‹ ›; the places that these stand round."""
    places = []
    for path, marked in named(files).items():
        for number, line in enumerate(marked.split("\n"), start=1):
            if "‹" in line:
                places.append((path, number, line.index("‹") + 1, line.index("›") - line.index("‹") - 1))
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(marked.replace("‹", "").replace("›", ""), "utf-8", newline="\n")
    return places


@pytest.mark.parametrize("name", CASES)
def test_the_word_is_marked_wherever_it_stands(name: str, tmp_path: Path) -> None:
    """Not the event, source or record that it stands in."""
    code, files = CASES[name]
    places = write(files, tmp_path)
    found = [each for each in told_by_check(tmp_path) if each.code == code]
    spans = [(each.path, each.span) for each in found if each.span is not None]
    assert [(path, span.line, span.column, span.length) for path, span in spans] == places


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_programs_are_told_the_same_place(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An editor or a pull request marks what the terminal marks."""
    ((_, line, column, length),) = write(text("[Five jets landed]{of=‹landng›}."), tmp_path)
    call(["check", "--root", str(tmp_path), "--format", form])
    said = capsys.readouterr().out
    if form == "json":
        (told,) = json.loads(said)["diagnostics"]
        assert (told["line"], told["column"]) == (line, column)
    elif form == "github":
        assert f"line={line},col={column},endColumn={column + length}" in said
    else:
        region = json.loads(said)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"], region["endColumn"]) == (
            line,
            column,
            column + length,
        )
