"""`dateline tags merge` over whole sites, in the hands of a librarian: any script, any notation, any place of a tag."""

import json
from pathlib import Path

import pytest
from conftest import SiteMaker, run_dateline
from model_sample import brief, link, named

from generator.cli.author_files import ChangedFile, changed_lines, places_before, write_files
from generator.cli.tag_files import merge_tags
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span


def tagged(tags: str, body: str = "Text.", *more: str) -> str:
    return brief(body, f"tags: {tags}", *more)


def merged(root: Path, gone: str, stays: str) -> tuple[dict[str, str], list[tuple[str, str, int]]]:
    """What the changed files hold once they are written, and what is told: code, path, line."""
    changed, told = merge_tags(root, gone, stays)
    assert write_files(root, changed)[1] == ()
    places = [(each.code, each.path, each.span.line if each.span else 0) for each in told]
    return {file.path: (root / file.path).read_text("utf-8") for file in changed}, places


def redirects(root: Path) -> set[str]:
    """Old addresses of tags that lead on, as a browser meets them."""
    pages = (path for path in (root / "site/tags").glob("*/index.html"))
    return {path.parent.name for path in pages if 'http-equiv="refresh"' in path.read_text("utf-8")}


ARABIC = """\
# كلمات
أسلحة:   # القديمة
  label: {ar: أسلحة, en: Weapons}
  alt: [guns, "سِلاح"]
  broader: دفاع
دفاع: {label: {ar: دفاع, en: Defence}}
تسلح: {label: {ar: تسلّح, en: Arms}}
طائرات: {label: {ar: طائرات, en: Jets}, broader: أسلحة, related: [أسلحة]}
"""


def test_an_arabic_site_is_merged_in_its_own_language(make_site: SiteMaker) -> None:
    """Typed with vowel signs, in English or by id: one tag, which bears the label that the site shows."""
    texts = {
        "a": tagged("[سِلاحٌ, طائرات]"),
        "b": tagged("[WEAPONS]", "Text.", "status: draft"),
        "c": tagged('["أســلحة", Jets]', "[جسر]{when=2014 tags=guns} و[[Weapons]]."),
        "events/e.yaml": "e: {title: E, date: 2014, tags: [Guns, طائرات]}\n",
        "pages/about.md": "---\ntitle: About\n---\nSee [[أسلحة]].\n",
    }
    root = make_site(named({"dateline.yaml": "title: T\nlang: ar\n", "tags.yaml": ARABIC, **texts}))
    said = run_dateline("tags", "merge", "weapons", "arms", cwd=root)
    assert said.returncode == 0, said.stderr
    assert 'tags: ["تسلّح", طائرات]' in (root / "content/briefs/a.md").read_text("utf-8")
    assert 'tags: ["تسلّح"]' in (root / "content/briefs/b.md").read_text("utf-8")
    assert 'tags: ["تسلّح", Jets]' in (root / "content/briefs/c.md").read_text("utf-8")
    assert '["تسلّح", طائرات]' in (root / "content/events/e.yaml").read_text("utf-8")
    built = run_dateline("build", cwd=root)
    assert (built.returncode, "error" in built.stderr, "tag-" in built.stderr) == (0, False, False), (
        built.stderr
    )
    assert redirects(root) == {"أسلحة"}
    assert (root / "site/tags/تسلح/index.html").is_file()


@pytest.mark.parametrize("label", ["نیروی\u200cهوایی", "हिंदी समाचार", "Guerre : l’été", "👩\u200d🚀 space"])
def test_a_label_is_written_letter_for_letter(label: str, make_site: SiteMaker) -> None:
    """A joiner that nobody sees parts no word: written as a space it made another tag, which nothing defines."""
    vocabulary = f"weapons: {{}}\narms: {{label: {json.dumps(label, ensure_ascii=False)}}}\n"
    root = make_site(named({"tags.yaml": vocabulary, "a": tagged("[weapons]")}))
    files, _ = merged(root, "weapons", "arms")
    linked = link({"tags.yaml": files["content/tags.yaml"], "a": files["content/briefs/a.md"]})
    assert label in files["content/briefs/a.md"]
    assert ([tag.id for tag in linked.site.tags], linked.told) == (["arms"], ())


def test_a_tag_that_only_a_sentence_names_can_be_merged(make_site: SiteMaker) -> None:
    """The doctor offers it; the merge said that nothing names it."""
    body = "[A]{when=2014 tags=helicopter}. [B]{when=2015 tags=helicopters}."
    root = make_site(
        named({"tags.yaml": "helicopters:\n", "a": tagged("[helicopters]", body), "b": tagged("[x]")})
    )
    assert "dateline tags merge helicopter helicopters" in run_dateline("tags", cwd=root).stdout
    files, told = merged(root, "helicopter", "helicopters")
    assert files == {"content/tags.yaml": "helicopters:\n  aliases: [helicopter]\n"}
    assert told == []
    assert [tag.id for tag in link({"tags.yaml": files["content/tags.yaml"], "a": tagged("[x]", body)}).site.tags] == [
        "helicopters",
        "x",
    ]  # fmt: skip


def test_every_address_of_a_tag_without_entry_leads_on(make_site: SiteMaker) -> None:
    """Its address came from whoever typed it first, with an accent or without."""
    root = make_site(named({"tags.yaml": "state:\n", "a": tagged("[État]"), "b": tagged("[etat, x]")}))
    assert run_dateline("build", cwd=root).returncode == 0
    before = {path.name for path in (root / "site/tags").iterdir() if path.is_dir()} - {"x", "state"}
    files, _ = merged(root, "ETAT", "state")
    assert files["content/briefs/b.md"] == tagged("[state, x]")
    assert run_dateline("build", cwd=root).returncode == 0
    assert before <= redirects(root)


@pytest.mark.parametrize(
    ("entry", "after"),
    [
        ("- id: weapons\n  label: Weapons\n", "- replaced_by: arms\n  id: weapons\n  label: Weapons\n"),
        ("- {id: weapons}\n", "- {replaced_by: arms, id: weapons}\n"),
    ],
)
def test_a_vocabulary_that_is_a_list_is_edited_like_a_map(
    entry: str, after: str, make_site: SiteMaker
) -> None:
    """Both are read, so both are merged."""
    root = make_site(named({"tags.yaml": f"{entry}- id: arms\n", "a": tagged("[weapons]")}))
    files, told = merged(root, "weapons", "arms")
    assert (files["content/tags.yaml"], told) == (f"{after}- id: arms\n", [])


def test_an_entry_goes_by_its_own_id_and_not_its_key(make_site: SiteMaker) -> None:
    """A key that somebody renamed leaves the id where it was."""
    root = make_site(named({"tags.yaml": "old: {id: weapons}\narms:\n", "a": tagged("[weapons]")}))
    files, told = merged(root, "weapons", "arms")
    assert (files["content/tags.yaml"], told) == ("old: {replaced_by: arms, id: weapons}\narms:\n", [])


def test_two_files_of_tags_are_one_vocabulary(make_site: SiteMaker) -> None:
    """The tag that goes stands in one, the one that stays in the other."""
    root = make_site(
        named({"tags.yaml": "weapons: {}\n", "tags.yml": "arms: {}\n", "a": tagged("[weapons]")})
    )
    files, told = merged(root, "weapons", "arms")
    assert files == {
        "content/briefs/a.md": tagged("[arms]"),
        "content/tags.yaml": "weapons: {replaced_by: arms}\n",
    }
    assert told == []


def test_what_was_said_of_the_tag_that_goes_is_named(make_site: SiteMaker) -> None:
    """Its definition and its place in the hierarchy stay in the file, but readers see them no more."""
    vocabulary = (
        "top: {}\narms:\n  label: Arms\n  related: [jets]\njets: {}\n"
        "weapons:\n  label: Weapons\n  note: What shoots.\n  broader: top\n  related: [jets, arms]\n"
    )
    root = make_site(named({"tags.yaml": vocabulary, "a": tagged("[weapons]")}))
    _, told = merge_tags(root, "weapons", "arms")
    (note,) = told
    assert (note.code, note.severity, note.path) == ("tag-merge-entry", "note", "content/tags.yaml")
    assert "`note`, `broader` shows" in note.message
    _, told = merge_tags(root, "jets", "arms")
    assert told == ()


@pytest.mark.parametrize("vocabulary", ["weapons: {}\narms: {}\n", "arms: {}\n"])
@pytest.mark.parametrize(
    "tags",
    ["weapons, jets", "\n  - >-\n    weapons\n  - jets", "[weapons, {a: b}]", '\n  - "wea\\\n    pons"'],
)
def test_a_list_that_cannot_be_edited_is_named(vocabulary: str, tags: str, make_site: SiteMaker) -> None:
    """Several in one text, over several lines, beside what is no name: the writer hears where the tag is left."""
    root = make_site(named({"tags.yaml": vocabulary, "a": tagged(tags), "b": tagged("[weapons]")}))
    files, told = merged(root, "weapons", "arms")
    assert sorted(files) == ["content/briefs/b.md", "content/tags.yaml"]
    assert [(code, path) for code, path, _ in told] == [("tag-merge-left", "content/briefs/a.md")]


def test_names_in_texts_of_every_kind_are_named_where_nothing_leads_on(make_site: SiteMaker) -> None:
    """Pages, people and files of events speak of tags as briefs do."""
    root = make_site(
        named(
            {
                "a": tagged("[weapons]"),
                "pages/about.md": "---\ntitle: About\n---\nSee [[weapons]].\n",
                "entities/x.yaml": "x: {type: person, name: X, note: 'Has [[weapons]].'}\n",
                "events/e.yaml": "e: {title: E, date: 2014, summary: 'With [[Weapons]].'}\n",
            }
        )
    )
    _, told = merged(root, "weapons", "arms")
    assert {path for code, path, _ in told if code == "tag-merge-left"} == {
        "content/pages/about.md",
        "content/entities/x.yaml",
        "content/events/e.yaml",
    }


def test_a_merge_that_the_vocabulary_made_by_hand_reaches_the_lists(make_site: SiteMaker) -> None:
    """Who writes `replaced_by` herself, or an alias, has the lists put right by the same command."""
    vocabulary = "arms: {label: Arms, alt: [rifles]}\nweapons: {replaced_by: arms, alt: [guns]}\n"
    root = make_site(
        named({"tags.yaml": vocabulary, "a": tagged("[guns, Weapons, x]"), "b": tagged("[rifles]")})
    )
    assert merged(root, "weapons", "arms") == ({"content/briefs/a.md": tagged("[Arms, x]")}, [])
    assert merged(root, "rifles", "arms") == ({"content/briefs/b.md": tagged("[Arms]")}, [])
    assert merged(root, "rifles", "Arms") == ({}, [("tag-merge", "", 0)])


def test_a_merge_the_other_way_round_is_refused_with_the_way_to_do_it(make_site: SiteMaker) -> None:
    """A into B and then B into A: nothing changes by itself, and what the hint says works."""
    root = make_site(named({"tags.yaml": "a: {}\nb: {}\n", "x": tagged("[a]"), "y": tagged("[b]")}))
    merged(root, "a", "b")
    changed, (fault,) = merge_tags(root, "b", "a")
    assert (changed, fault.severity) == ((), "error")
    assert "move `replaced_by` from `a` to `b`" in fault.hint
    (root / "content/tags.yaml").write_text("a: {}\nb: {replaced_by: a}\n", "utf-8")
    files, told = merged(root, "b", "a")
    assert (files, told) == ({f"content/briefs/{name}.md": tagged("[a]") for name in "xy"}, [])


@pytest.mark.parametrize("name", ["", " ", "!!", "--"])
def test_no_tag_is_merged_into_what_is_no_name(name: str, make_site: SiteMaker) -> None:
    """An empty variable in a script wrote empty tags into every list."""
    root = make_site(named({"a": tagged("[weapons]")}))
    changed, (fault,) = merge_tags(root, "weapons", name)
    assert (changed, fault.code, fault.severity) == ((), "tag-merge", "error")


def test_places_are_those_of_the_files_as_they_stand(make_site: SiteMaker) -> None:
    """A line goes from the front matter: what is told below it is found by a person before and after."""
    text = tagged("\n  - arms\n  - weapons", "See [[weapons]].")
    root = make_site(named({"a": text}))
    line = text.splitlines().index("See [[weapons]].") + 1
    for options, at in (["--dry-run"], line), ([], line - 1):
        said = run_dateline("tags", "merge", "weapons", "arms", *options, cwd=root).stderr
        assert f"content/briefs/a.md:{at}:7: warning[tag-merge-left]" in said
        assert f"{at} | See [[weapons]]." in said


def test_programs_are_given_the_lines_that_change(make_site: SiteMaker) -> None:
    """`--dry-run --format json` printed a difference: one JSON value, the same as when it is done."""
    files = {
        "tags.yaml": "arms:\nweapons:\n",
        "a": tagged("\n  - arms\n  - weapons\n  - x"),
        "b": tagged("[weapons]"),
    }
    root = make_site(named(files))
    line = ("tags", "merge", "weapons", "arms", "--format", "json")
    shown = run_dateline(*line, "--dry-run", cwd=root)
    planned = json.loads(shown.stdout)
    assert (shown.returncode, shown.stderr, planned["files_written"], planned["paths"]) == (0, "", 0, [])
    a, b = (files[name].splitlines() for name in "ab")
    assert planned["changes"] == [
        {
            "path": "content/briefs/a.md",
            "line": a.index("  - weapons") + 1,
            "before": "  - weapons",
            "after": None,
        },
        {
            "path": "content/briefs/b.md",
            "line": b.index("tags: [weapons]") + 1,
            "before": "tags: [weapons]",
            "after": "tags: [arms]",
        },
        {"path": "content/tags.yaml", "line": 3, "before": None, "after": "  replaced_by: arms"},
    ]
    done = json.loads(run_dateline(*line, cwd=root).stdout)
    assert done["changes"] == planned["changes"]
    assert done["paths"] == ["content/briefs/a.md", "content/briefs/b.md", "content/tags.yaml"]


def test_lines_are_paired_and_places_moved_over_all_changes() -> None:
    """Several changes in one file, with the line ends of Windows."""
    file = ChangedFile("a", b"1\r\n2\r\n3\r\n4\r\n5", b"0\r\n1\r\n3\r\nfour\r\n5\r\n")
    assert [(each.line, each.before, each.after) for each in changed_lines([file])] == [
        (1, None, "0"),
        (2, "2", None),
        (4, "4", "four"),
    ]
    told = [Diagnostic("x", "y", "a", Span(line, 1)) for line in range(1, 6)]
    assert [each.span and each.span.line for each in places_before(told, [file])] == [1, 1, 3, 4, 5]
