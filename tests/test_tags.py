"""`dateline tags`: what is odd about the vocabulary, and merging without touching a byte that is not about the tag."""

import json
from pathlib import Path

import pytest
from conftest import SiteMaker, run_dateline
from hypothesis import given, settings
from hypothesis import strategies as st
from model_sample import Files, brief, link, named

from generator.cli.author_files import write_files
from generator.cli.tag_doctor import TagFindings, examine_tags
from generator.cli.tag_files import merge_tags
from generator.diagnostics.diagnostic import Diagnostic

VOCABULARY = """\
# Our words.
arms-sales:   # the main one
  label: Arms sales
  alt: [arms deals]

weapons:
  # nobody types this
  label: Weapons
  alt: [guns]
"""


def findings(files: Files) -> TagFindings:
    """What the doctor says of a site."""
    linked = link(files, drafts=True, future=True)
    return examine_tags(linked.site, linked.known.vocabulary)


def tagged(*tags: str, body: str = "Text.") -> str:
    return brief(body, f"tags: {json.dumps(tags, ensure_ascii=False)}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("arms sale", "arms sales"),
        ("helicopter", "helicopters"),
        ("sales of arms", "arms of sales"),
        ("defence", "defense"),
        ("Volgograd", "Volgogard"),
        ("air craft", "aircraft"),
    ],
)
def test_tags_that_are_nearly_the_same_are_named_the_more_used_last(first: str, second: str) -> None:
    """A slip, a plural or an order of words made two pages: the doctor offers to merge the rarer into the other."""
    found = findings({"a": tagged(first), "b": tagged(second), "c": tagged(second)})
    assert len(found.near) == 1
    assert found.near[0][1] == findings({"b": tagged(second)}).singletons[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Su-24", "Su-25"),
        ("Mi-28", "Mi-28NE"),
        ("elections 2014", "elections 2018"),
        ("Iran", "Iraq"),
        ("oil", "soil"),
        ("мой", "мои"),
        ("air force", "navy"),
        ("xdefence", "defencey"),
        ("миг война", "мир война"),
    ],
)
def test_names_that_differ_in_a_digit_or_are_other_words_are_never_offered(first: str, second: str) -> None:
    """A Su-24 is no misspelt Su-25, and no writer should be tempted to merge them at the end of a long day."""
    assert findings({"a": tagged(first), "b": tagged(second)}).near == ()


def test_tags_used_once_unused_and_undefined_are_listed() -> None:
    """What stands on one brief alone, what nobody uses, and what the vocabulary lacks."""
    files = {
        "tags.yaml": "iraq: {}\nland: {}\noil: {replaced_by: iraq}\n",
        "a": tagged("iraq", "jets", body="[Jets]{when=2014 id=jets}. [More]{when=2014}."),
        "b": tagged("iraq", "tanks"),
        "c": brief("Text.", "tags: [tanks]", "status: draft"),
    }
    found = findings(files)
    assert found == TagFindings(near=(), singletons=("jets",), unused=("land",), undefined=("jets", "tanks"))


def test_a_tag_borne_by_events_alone_is_counted_by_them() -> None:
    """A tag of two events is not used once; one of an event and its brief is."""
    body = "[A]{when=2014 tags=one}. [B]{when=2014 tags=two}. [C]{when=2014 tags=two}. [D]{when=2014 tags=three}."
    found = findings({"a": tagged("three", body=body)})
    assert found.singletons == ("one", "three")


def test_a_wide_tag_that_one_brief_names_is_used_once_whatever_lies_below() -> None:
    """The briefs of narrower tags are on its page, but they do not name it."""
    files = {
        "tags.yaml": "top: {}\nlow: {broader: top}\n",
        "a": tagged("top"),
        "b": tagged("low", body="[A]{when=2014}."),
        "c": tagged("low"),
    }
    assert findings(files).singletons == ("top",)


def test_the_doctor_speaks_and_gives_json(make_site: SiteMaker) -> None:
    """A person reads headings and a command to copy; a script reads an object."""
    root = make_site(
        named({"a": tagged("helicopter"), "b": tagged("helicopters"), "c": tagged("helicopters")})
    )
    said = run_dateline("tags", cwd=root)
    assert said.returncode == 0
    assert "dateline tags merge helicopter helicopters" in said.stdout
    found = json.loads(run_dateline("tags", "--json", cwd=root).stdout)
    assert found["near"] == [["helicopter", "helicopters"]]
    assert found["singletons"] == ["helicopter"]


def test_the_doctor_tells_what_is_wrong_with_the_vocabulary(make_site: SiteMaker) -> None:
    """Two tags of one name were “nothing odd”: only a build told of them."""
    root = make_site(
        named({"tags.yaml": "a: {label: A}\nb: {alt: [a], broader: c}\n", "x": tagged("a", "b")})
    )
    said = run_dateline("tags", cwd=root)
    assert said.returncode == 1
    assert "content/tags.yaml:2:11: error[tag-name-twice]" in said.stderr
    assert "error[tag-unknown]" in said.stderr
    assert "used once (2)" in said.stdout


def put(root: Path, files: dict[str, str | bytes]) -> None:
    """The files of a site, bytes as they are."""
    texts = {name: text for name, text in files.items() if isinstance(text, str)}
    raw = {name: data for name, data in files.items() if isinstance(data, bytes)}
    for name, data in {**{key: text.encode() for key, text in named(texts).items()}, **raw}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def merged(
    root: Path, files: dict[str, str | bytes], gone: str, stays: str
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The changed files after merging, written, and what was told; merging again must change nothing."""
    put(root, files)
    changed, told = merge_tags(root, gone, stays)
    assert write_files(root, changed) == (tuple(file.path for file in changed), ())
    again, _ = merge_tags(root, gone, stays)
    assert again == ()
    return {file.path: (root / file.path).read_bytes().decode() for file in changed}, told


HEAD = "title: A  # “title”\ndate: 2014-08-12\n"
TAIL = "source: https://example.org/a\n"


def front(tags: str, head: str = HEAD) -> str:
    return f"---\n{head}{tags}{TAIL}---\nText about guns and [[Weapons]].\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: [Iraq, weapons, jets]\n", "tags: [Iraq, Arms sales, jets]\n"),
        ("tags: [Iraq,  'weapons' , jets]  # why\n", "tags: [Iraq,  Arms sales , jets]  # why\n"),
        ('tags: ["Guns", Iraq]\n', "tags: [Arms sales, Iraq]\n"),
        ("tags: [weapons]\n", "tags: [Arms sales]\n"),
        ("tags: weapons\n", "tags: Arms sales\n"),
        (
            "tags:\n  - Iraq\n  - weapons # here\n  - jets\n",
            "tags:\n  - Iraq\n  - Arms sales # here\n  - jets\n",
        ),
        ("tags:\n- 'weapons'\n- Iraq\n", "tags:\n- Arms sales\n- Iraq\n"),
        ("tags:\n  [\n    Iraq,\n    WEAPONS,\n  ]\n", "tags:\n  [\n    Iraq,\n    Arms sales,\n  ]\n"),
        # The tag that stays is there already: the other one goes, with its comma or its line.
        ("tags: [arms deals, weapons, jets]\n", "tags: [arms deals, jets]\n"),
        ("tags: [weapons, Arms sales]\n", "tags: [Arms sales]\n"),
        ("tags: [arms-sales, weapons]\n", "tags: [arms-sales]\n"),
        ("tags:\n  - arms_sales\n  - guns\n  - jets\n", "tags:\n  - arms_sales\n  - jets\n"),
        ("tags: [guns, weapons, Iraq]\n", "tags: [Arms sales, Iraq]\n"),
        ("tags: [\n  guns, # old\n  arms deals, # ours\n]\n", "tags: [\n   # old\n  arms deals, # ours\n]\n"),
        ("tags: [\n  arms deals, # ours\n  guns # old\n]\n", "tags: [\n  arms deals, # ours\n   # old\n]\n"),
        ("tags:\n  - arms deals\n  - guns  # old\n", "tags:\n  - arms deals\n  - Arms sales  # old\n"),
        # Named more than once.
        ("tags: [weapons, guns, Weapons]\n", "tags: [Arms sales]\n"),
        ("tags: [guns, weapons, arms deals, x]\n", "tags: [arms deals, x]\n"),
        ("tags: [arms deals, guns, weapons, x, guns]\n", "tags: [arms deals, x]\n"),
        ("tags: [arms deals, # a\n  guns, weapons, x]\n", "tags: [arms deals, # a\n  x]\n"),
        ("tags: [arms deals, # a\n  guns, weapons]\n", "tags: [arms deals, # a\n  ]\n"),
    ],
)
def test_a_list_is_rewritten_where_it_names_the_tag_and_nowhere_else(
    tmp_path: Path, before: str, after: str
) -> None:
    """Quoted, in brackets or with dashes: comments, order and every other byte stay."""
    files, told = merged(tmp_path, {"tags.yaml": VOCABULARY, "a": front(before)}, "weapons", "arms-sales")
    assert told == ()
    assert files["content/briefs/a.md"] == front(after)


def test_the_vocabulary_keeps_its_comments_and_says_what_became_of_the_tag(tmp_path: Path) -> None:
    """Its other names work on and its old address leads on."""
    files, _ = merged(
        tmp_path, {"tags.yaml": VOCABULARY, "a": front("tags: [guns]\n")}, "weapons", "arms-sales"
    )
    assert files["content/tags.yaml"] == VOCABULARY.replace(
        "  label: Weapons\n", "  replaced_by: arms-sales\n  label: Weapons\n"
    )
    linked = link({"tags.yaml": files["content/tags.yaml"], "a": tagged("Guns"), "b": tagged("weapons")})
    assert [tag.id for tag in linked.site.tags] == ["arms-sales"]
    assert [each.address for each in linked.site.redirects] == ["/tags/weapons/"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("arms: {label: Arms}\n", "arms: {aliases: [weapons], label: Arms}\n"),
        ("arms:\n  label: Arms\n  aliases: [old]\n", "arms:\n  label: Arms\n  aliases: [old, weapons]\n"),
        (
            "arms:\n  aliases:\n  - old\n  label: Arms\n",
            "arms:\n  aliases:\n  - old\n  - weapons\n  label: Arms\n",
        ),
        ("arms: {label: Arms, aliases: [old]}\n", "arms: {label: Arms, aliases: [old, weapons]}\n"),
        ("arms:\n  label: Arms\n  aliases: old\n", "arms:\n  label: Arms\n  aliases: [old, weapons]\n"),
        ("arms:\n", "arms:\n  aliases: [weapons]\n"),
        ("arms: {}\n", "arms: {aliases: [weapons]}\n"),
        ("jets: {}\narms:\n", "jets: {}\narms:\n  aliases: [weapons]\n"),
        ("arms:\njets: {}\n", "arms:\n  aliases: [weapons]\njets: {}\n"),
        ("arms: # ours\njets: {}\n", "arms: # ours\n  aliases: [weapons]\njets: {}\n"),
    ],
)
def test_a_tag_that_the_vocabulary_never_had_becomes_an_alias(
    tmp_path: Path, before: str, after: str
) -> None:
    """The page that was made for the undefined tag has an address too, which must lead on."""
    files, told = merged(tmp_path, {"tags.yaml": before, "a": front("tags: [weapons]\n")}, "weapons", "arms")
    assert told == ()
    assert files["content/tags.yaml"] == after
    linked = link({"tags.yaml": after, "a": tagged("arms")})
    assert [each.address for each in linked.site.redirects if "weapons" in each.address] == ["/tags/weapons/"]


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        ("weapons:\n", "weapons:\n  replaced_by: arms\n"),
        ("weapons: {}\n", "weapons: {replaced_by: arms}\n"),
        ("weapons: {label: Weapons}\n", "weapons: {replaced_by: arms, label: Weapons}\n"),
    ],
)
def test_an_entry_of_any_shape_is_marked_as_replaced(tmp_path: Path, entry: str, after: str) -> None:
    """An entry that holds nothing yet can be replaced like any other."""
    files, told = merged(
        tmp_path, {"tags.yaml": entry + "arms: {}\n", "a": front("tags: [weapons]\n")}, "weapons", "arms"
    )
    assert told == ()
    assert files["content/tags.yaml"] == after + "arms: {}\n"


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    """A file from Windows comes back as a file from Windows."""
    text = "\ufeff" + front("tags:\n  - weapons\n  - Iraq\n").replace("\n", "\r\n")
    vocabulary = ("\ufeff" + VOCABULARY).replace("\n", "\r\n")
    files: dict[str, str | bytes] = {
        "content/tags.yaml": vocabulary.encode(),
        "content/briefs/a.md": text.encode(),
        "b": front("tags: [jets]\n"),
    }
    found, _ = merged(tmp_path, files, "weapons", "Arms sales")
    assert found["content/briefs/a.md"] == text.replace("- weapons", "- Arms sales")
    assert found["content/tags.yaml"] == vocabulary.replace(
        "  label: Weapons", "  replaced_by: arms-sales\r\n  label: Weapons"
    )


def test_tags_of_events_are_merged_in_front_matter_and_in_files_of_their_own(tmp_path: Path) -> None:
    """A record of an event bears tags too."""
    events = "jets: {title: Jets, date: 2014, tags: [weapons, Iraq]}\nmore:\n  title: weapons\n  tags:\n    - guns\n"
    text = front("events: [{title: A, date: 2014, tags: weapons}]\n")
    files, _ = merged(
        tmp_path, {"tags.yaml": VOCABULARY, "events/all.yaml": events, "a": text}, "weapons", "arms-sales"
    )
    assert files["content/events/all.yaml"] == events.replace("[weapons,", "[Arms sales,").replace(
        "- guns", "- Arms sales"
    )
    assert files["content/briefs/a.md"] == text.replace("tags: weapons", "tags: Arms sales")


def test_words_that_are_no_tag_are_left_alone(tmp_path: Path) -> None:
    """Titles, notes, the text and what lies under `unpublished:` are the writer's."""
    text = front(
        "summary: weapons\nunpublished: {tags: [weapons]}\npeople: [weapons]\n",
        "title: weapons\ndate: 2014-08-12\n",
    )
    files, told = merged(tmp_path, {"tags.yaml": VOCABULARY, "a": text}, "weapons", "arms-sales")
    assert list(files) == ["content/tags.yaml"]
    assert told == ()


def test_a_label_that_needs_quotes_gets_them(tmp_path: Path) -> None:
    """A name with a comma or a bracket stays one tag in every kind of list."""
    vocabulary = 'sales: {label: "Sales, arms: #1 [all]"}\nweapons: {}\n'
    texts = {
        "a": front("tags: [weapons, x]\n"),
        "b": front("tags:\n  - weapons\n"),
        "c": front("tags: weapons\n"),
    }
    files, _ = merged(tmp_path, {"tags.yaml": vocabulary, **texts}, "weapons", "sales")
    linked = link(
        {
            "tags.yaml": files["content/tags.yaml"],
            **{each: files[f"content/briefs/{each}.md"] for each in "abc"},
        }
    )
    assert [linked.brief(each).tags[0].label for each in "abc"] == ["Sales, arms: #1 [all]"] * 3
    assert [each.severity for each in linked.told if each.severity == "error"] == []


def test_without_a_vocabulary_names_are_replaced_and_the_lost_address_is_told(tmp_path: Path) -> None:
    """There is nowhere to note the old address: the writer is told so, and how to keep it."""
    files, told = merged(
        tmp_path, {"a": front("tags: [Weapons, x]\n"), "b": front("tags: [arms]\n")}, "weapons", "arms"
    )
    assert files == {"content/briefs/a.md": front("tags: [arms, x]\n")}
    (note,) = (each for each in told if each.code == "tag-merge-address")
    assert note.severity == "note"
    assert "/tags/weapons/" in note.message
    assert "content/tags.yaml" in note.hint


def test_what_still_names_the_tag_in_a_text_is_told(tmp_path: Path) -> None:
    """A name in the sentence is the writer's: where nothing leads it on, its place is named."""
    text = brief("[Jets]{when=2014 tags=weapons} and [[weapons]].", "tags: [weapons]")
    _, told = merged(tmp_path, {"a": text, "b": brief("Text.", "tags: [arms]")}, "weapons", "arms")
    left = [each for each in told if each.code == "tag-merge-left"]
    assert [(each.path, each.severity, each.span and each.span.line) for each in left] == [
        ("content/briefs/a.md", "warning", 7),
        ("content/briefs/a.md", "warning", 7),
    ]
    _, told = merged(tmp_path, {"tags.yaml": VOCABULARY, "a": text}, "weapons", "arms-sales")
    assert told == ()


def test_a_file_that_is_not_in_order_is_left_and_named(tmp_path: Path) -> None:
    """Half of a broken file is never rewritten, and the writer knows which one to come back to."""
    broken = "---\ntitle: Iraq: jets\ntags: [weapons\n---\nText.\n"
    files, told = merged(
        tmp_path,
        {"tags.yaml": VOCABULARY, "a": broken, "b": front("tags: [weapons]\n")},
        "weapons",
        "arms-sales",
    )
    assert "content/briefs/a.md" not in files
    assert "content/briefs/b.md" in files
    (left,) = told
    assert (left.code, left.path, left.severity) == ("tag-merge-left", "content/briefs/a.md", "warning")


@pytest.mark.parametrize(
    ("vocabulary", "gone", "stays", "words"),
    [
        (VOCABULARY, "guns", "Weapons", "one tag already"),
        (VOCABULARY, "weapons", "tanks", "“tanks” is not"),
        (VOCABULARY, "weapns", "arms-sales", "nothing names the tag"),
        ("a: {}\nb: {broader: a}\n", "a", "b", "wider than itself"),
        ("a: {}\nb: {broader: a}\nc: {broader: b}\n", "a", "c", "circle"),
        ("a: {replaced_by: b}\nb: {}\nc: {}\n", "a", "c", "`b`"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused_and_changes_nothing(
    tmp_path: Path, vocabulary: str, gone: str, stays: str, words: str
) -> None:
    """Two names of one tag, a tag there is none of, a circle of wider tags, one that gave way already."""
    put(tmp_path, {"tags.yaml": vocabulary, "a": front("tags: [Weapons, a, b, c]\n")})
    changed, told = merge_tags(tmp_path, gone, stays)
    assert changed == ()
    assert any(words in f"{each.message} {each.hint}" for each in told), told
    assert any(each.severity == "error" for each in told) or words == "one tag already"


def test_a_narrower_tag_can_be_merged_into_its_wider_one(tmp_path: Path) -> None:
    """The commonest merge of all: a tag that proved too fine."""
    files, _ = merged(
        tmp_path,
        {"tags.yaml": "a: {}\nb: {broader: a}\nc: {broader: b}\n", "x": front("tags: [b]\n")},
        "b",
        "a",
    )
    linked = link({"tags.yaml": files["content/tags.yaml"], "x": tagged("c")})
    assert linked.told == ()
    assert linked.tag("a").briefs == ("x",)


def test_dry_run_shows_the_difference_and_writes_nothing(make_site: SiteMaker) -> None:
    """Fourteen files are looked at before they are changed; the command then names each."""
    root = make_site(
        named({"tags.yaml": VOCABULARY, "a": front("tags: [guns]\n"), "b": front("tags: [x]\n")})
    )
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    said = run_dateline("tags", "merge", "Guns", "arms sales", "--dry-run", cwd=root)
    assert said.returncode == 0
    assert "-tags: [guns]\n+tags: [Arms sales]" in said.stdout
    assert {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()} == before
    done = run_dateline("tags", "merge", "Guns", "arms sales", cwd=root)
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["content/briefs/a.md", "content/tags.yaml", "2 files changed"]
    again = run_dateline("tags", "merge", "Guns", "arms sales", cwd=root)
    assert (again.returncode, again.stdout) == (0, "0 files changed\n")
    assert "one tag already" in again.stderr


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    """A file that the group may write stays so."""
    put(tmp_path, {"tags.yaml": VOCABULARY, "a": front("tags: [guns]\n")})
    path = tmp_path / "content/briefs/a.md"
    path.chmod(0o660)
    changed, _ = merge_tags(tmp_path, "guns", "arms-sales")
    write_files(tmp_path, changed)
    assert path.stat().st_mode & 0o777 == 0o660
    assert [each.name for each in path.parent.iterdir()] == ["a.md"]


NAMES = st.sampled_from(
    ["weapons", "Weapons", "guns", "GUNS", "arms deals", "Arms-Sales", "jets", "Iraq", "x y", "été"]
)


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A `tags:` list in any notation, with comments and odd spaces."""
    items = draw(st.lists(NAMES, min_size=1, max_size=5))
    quote = draw(st.sampled_from(["", "'", '"']))
    typed = [f"{quote}{item}{quote}" for item in items]
    if draw(st.booleans()):
        gap = draw(st.sampled_from([", ", ",", " , ", ",\n  "]))
        return f"tags: [{gap.join(typed)}]{draw(st.sampled_from(['', '  # note']))}\n"
    indent = draw(st.sampled_from(["", "  ", "    "]))
    comments = st.sampled_from(["", "  # note"])
    return "tags:\n" + "".join(f"{indent}- {item}{draw(comments)}\n" for item in typed)


@settings(max_examples=60, deadline=None)
@given(lists(), st.booleans())
def test_merging_changes_the_tags_as_asked_and_no_other_line(text: str, windows: bool) -> None:
    """Whatever notation: afterwards the brief has the same tags but for the one, and only its lines differ."""
    import tempfile

    before = front(text)
    data = (before.replace("\n", "\r\n") if windows else before).encode()
    with tempfile.TemporaryDirectory() as folder:
        files, told = merged(
            Path(folder), {"tags.yaml": VOCABULARY, "content/briefs/a.md": data}, "weapons", "arms-sales"
        )
    assert told == ()
    after = files.get("content/briefs/a.md", data.decode())
    old = link({"tags.yaml": VOCABULARY, "a": before}).brief("a").tags
    new = link({"tags.yaml": files["content/tags.yaml"], "a": after.replace("\r\n", "\n")}).brief("a").tags
    wanted = list(dict.fromkeys("arms-sales" if card.id == "weapons" else card.id for card in old))
    assert sorted(card.id for card in new) == sorted(wanted)
    lines = data.decode().splitlines(keepends=True)
    named_there = [
        place for place, line in enumerate(lines) if "weapons" in line.lower() or "guns" in line.lower()
    ]
    # In brackets over several lines, what goes takes the comma and the gap beside it along.
    untouched = [
        line for place, line in enumerate(lines) if not {place - 1, place, place + 1} & set(named_there)
    ]
    kept = iter(after.splitlines(keepends=True))
    assert all(line in kept for line in untouched)
