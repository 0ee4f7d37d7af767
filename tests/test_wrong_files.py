"""Files that are not what their names say, or cannot be read: one message each, and nothing that only follows."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from test_codes import told_by_check

from generator.parse.brief import ParseRules
from generator.parse.other_writing import told_of_writing
from generator.parse.shared import parse_shared

SITE = {
    "dateline.yaml": "title: Iraq desk\nnavigation: [about]\n",
    "content/tags.yaml": "iraq: {label: Iraq}\ngulf: {label: Gulf, broader: iraq}\n",
    "content/outlets/papers.yaml": "vedomosti: {name: Vedomosti}\n",
    "content/entities/people.yaml": "shoigu: {type: person, name: Sergei Shoigu}\n",
    "content/events/jets.yaml": "first-jets: {title: The first jets came, date: 2014-06-28, actors: [shoigu]}\n",
    "content/sources/jets.yaml": "jets-2014: {outlet: vedomosti, title: Jets, url: https://v.example/1}\n",
    "content/sources/arms.bib": "@online{arms, title = {Arms}, organization = {Vedomosti}, url = {https://v.example/2}}\n",
    "content/pages/about.md": "---\ntitle: About\n---\nSee [the brief](../briefs/jets.md).\n",
    "content/briefs/jets.md": (
        "---\ntitle: Jets\ndate: 2014-08-12\nsource: {url: https://v.example/3, outlet: vedomosti, title: Jets}\n"
        "tags: [Iraq]\npeople: [shoigu]\n---\n[Jets]{of=first-jets} came [@source]. [More]{when=2014-07 id=more}"
        " came [@jets-2014], [arms]{when=2014-08} too [@arms].\n"
    ),
    "content/briefs/more.md": (
        "---\ntitle: More\ndate: 2014-08-13\nsource: {url: https://v.example/4, outlet: vedomosti, title: More}\n"
        "related: [jets]\n---\n[More came]{of=more}, says [[Sergei Shoigu]]; see [the brief](jets.md).\n"
    ),
}
TEXTS = sorted(path for path in SITE if path != "dateline.yaml")


def word_document() -> bytes:
    """The bytes of a small archive, as every .docx is one."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return packed.getvalue()


FORMATS = {
    "a Word document": (word_document(), "zip archive"),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "older Word"),
    "a PDF": (b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "rich text": (b"{\\rtf1\\ansi Jets came.}\n", "RTF"),
    "a web page": (b"<!DOCTYPE html>\n<html><body>Sign in</body></html>\n", "web page"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
    "what Git LFS left": (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "git lfs pull"),
}


def told_with(root: Path, changed: dict[str, bytes]) -> list[str]:
    """Where what is told with these files in place of those of the site: path and code."""
    for path, data in {**{path: text.encode() for path, text in SITE.items()}, **changed}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return [f"{each.path} {each.severity} {each.code}" for each in told_by_check(root)]


def test_the_site_itself_is_in_order(tmp_path: Path) -> None:
    assert told_with(tmp_path, {}) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_of_another_program_is_told_by_its_kind(format_: str, tmp_path: Path) -> None:
    """Not by the first of its bytes that is no UTF-8, which says nothing to whoever renamed it."""
    data, words = FORMATS[format_]
    for path in ("content/briefs/new.md", "content/sources/new.bib", "content/entities/new.yaml"):
        assert told_with(tmp_path / path, {path: data}) == [f"{path} error file-format"]
        (told,) = told_by_check(tmp_path / path)
        assert words in f"{told.message} {told.hint}"


@pytest.mark.parametrize("path", TEXTS)
def test_a_file_that_cannot_be_read_is_all_that_is_told(path: str, tmp_path: Path) -> None:
    """What stands in it is missed all over the site, and will be there again when it is mended."""
    merged = f"<<<<<<< HEAD\n{SITE[path]}=======\n{SITE[path]}>>>>>>> desk\n"
    assert told_with(tmp_path, {path: merged.encode()}) == [f"{path} error merge-conflict"]


def test_names_are_missed_where_their_file_can_be_read(tmp_path: Path) -> None:
    """A broken file of outlets hides no misspelt tag."""
    brief = SITE["content/briefs/more.md"].replace("related:", "tags: [Irak]\nrelated:")
    changed = {"content/briefs/more.md": brief.encode(), "content/outlets/papers.yaml": b"- Vedomosti\n"}
    assert told_with(tmp_path, changed) == [
        "content/briefs/more.md warning tag-undefined",
        "content/outlets/papers.yaml error record-shape",
    ]


def test_a_slip_of_its_own_is_told_beside_a_broken_file(tmp_path: Path) -> None:
    """Everything is told in one run: what stands nowhere in the broken file will not be there when it is mended."""
    broken = SITE["content/sources/arms.bib"] + "@online{broken, title = {B}\n"
    changed = {
        "content/sources/arms.bib": broken,
        "content/sources/jets.yaml": "jets-2014: {title: Jets, url: https://v.example/1}\n",
        "content/briefs/more.md": SITE["content/briefs/more.md"] + "\nAnd [@armz] and [@broken].\n",
    }
    assert told_with(tmp_path, {path: text.encode() for path, text in changed.items()}) == [
        "content/briefs/more.md error source-unknown",
        "content/sources/arms.bib error bibtex",
        "content/sources/jets.yaml warning source-outlet",
    ]


def test_a_broken_draft_hides_nothing(tmp_path: Path) -> None:
    """Its faults stop no build, so that what misses it would be published as it is."""
    draft = "---\ntitle: Jets\ndate: 2014-08-12\nstatus: draft\nsource: [\n---\n"
    told = told_with(tmp_path, {"content/briefs/jets.md": draft.encode()})
    assert "content/briefs/more.md error event-unknown" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (">>>>>>> a quotation in quotations, seven deep\n", 0),
        (">>>>>>> Yes.\n>>>>>> No.\n", 0),
        (" <<<<<<< HEAD\n Text.\n", 0),
        ("Text.\n>>>>>>> desk\n", 1),
        ("Text.\n>>>>>>> 1a2b3c4 (Jets: what came)\n", 1),
    ],
    ids=["a quotation", "an answer", "shown", "half taken out", "of a commit"],
)
def test_only_what_git_writes_is_a_conflict(tmp_path: Path, text: str, told: int) -> None:
    path = "content/pages/about.md"
    found = told_with(tmp_path, {path: f"{SITE[path]}\n{text}".encode()})
    assert found == [f"{path} error merge-conflict"] * told


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x85"])
def test_lines_are_those_of_an_editor(sign: str) -> None:
    """Signs that Python takes for ends of lines are none in a file."""
    told = told_of_writing(f"title:Iraq{sign}desk\nlang:en\n", "dateline.yaml")
    assert [each.span.line for each in told if each.span] == [1, 2]


def steps_of_reading(entries: int) -> int:
    """How many lines of the program are run to read so many records whose ids are none."""
    data = "".join(f"K {number}: {{name: N, type: person}}\n" for number in range(entries)).encode()
    steps = 0

    def count(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        parse_shared("content/entities/people.yaml", "entities", data, ParseRules())
    finally:
        sys.settrace(before)
    return steps


def test_a_file_with_a_fault_in_every_record_takes_no_longer_for_each() -> None:
    """Four times as many records are about four times the work, not sixteen times."""
    steps_of_reading(20)
    assert steps_of_reading(400) <= 5 * steps_of_reading(100)


@pytest.mark.parametrize("line", ["title{}desk", "title {}desk:x y", "{}:{}x", "a：{}b: c"])
def test_a_line_of_blanks_is_read_in_one_go(line: str) -> None:
    """Where the end of a name was looked for from every blank, a megabyte of them took hours."""
    told = told_of_writing(line.format(" " * 1_000_000, " " * 1_000_000) + "\n", "dateline.yaml")
    assert len(told) <= 1
