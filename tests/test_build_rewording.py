"""The quick way for the commonest edit: what a writer rewords stands on every page that shows it, without linking."""

import shutil
import time
from pathlib import Path

import pytest
from conftest import SiteMaker

from generator.build.options import BuildOptions, BuildOutcome
from generator.build.timings import Timing
from generator.pipeline import build_site
from generator.publish.files import MANIFEST_NAME

FIRST = """---
title: Moscow sees an opening
date: 2014-08-12
summary: Jets for Baghdad.
source: https://example.com/a
tags: [arms]
key_points: [Jets *and* men]
changes: [{date: 2014-08-13, kind: correction, note: The number was wrong}]
---
[Shoigu received the minister]{when=2014-07-24 id=shoigu} [@source].

He came from Baghdad.
"""
SECOND = """---
title: What Baghdad bought
date: 2014-08-20
source: https://example.com/b
tags: [arms]
related: [first]
---
See [[Nobody’s brief]] and [the other](first.md). [He received him]{of=shoigu} [@source].
"""
THIRD = """---
title: A ledger
date: 2014-08-21
original: true
events: [{date: 2014-08-20, title: They met, summary: They met once.}]
---
It lists them.
"""


@pytest.fixture
def root(make_site: SiteMaker) -> Path:
    site = make_site(
        {
            "dateline.yaml": "title: Test\nbase_url: https://example.org/briefings/\ndescription: Law\n",
            "content/briefs/first.md": FIRST,
            "content/briefs/second.md": SECOND,
            "content/briefs/third.md": THIRD,
            "content/pages/about.md": "---\ntitle: About\n---\nWe read.\n",
        }
    )
    build(site)
    return site


def build(root: Path, *, explains: bool = False) -> tuple[BuildOutcome, list[str]]:
    """(what came of it, what it did), with a clock so far ahead that files are trusted by their times."""
    timings: list[Timing] = []
    options = BuildOptions(
        output=root / "site",
        today="2026-01-01",
        clock=time.time() + 3600,
        explains=explains,
        timed=timings.append,
    )
    outcome = build_site(root, options)
    assert outcome.published
    return outcome, [each.name for each in timings if each.kind == "phase"]


def bytes_of(site: Path) -> dict[str, bytes]:
    found = (path for path in sorted(site.rglob("*")) if path.is_file() and path.name != MANIFEST_NAME)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def edit(root: Path, name: str, before: str, after: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def cold(root: Path) -> dict[str, bytes]:
    """The same content built where nothing is remembered."""
    shutil.rmtree(root / ".dateline")
    shutil.rmtree(root / "site")
    build(root)
    return bytes_of(root / "site")


@pytest.mark.parametrize(
    ("path", "before", "after", "shown_in"),
    [
        ("first", "He came from Baghdad.", "He came from *Basra*.", {"briefs/first/index.html"}),
        (
            "first",
            "sees an opening",
            "sees a market",
            {"briefs/first/index.html", "briefs/second/index.html", "index.html"},
        ),
        (
            "first",
            "Jets for Baghdad.",
            "Jets, and soon.",
            {"briefs/first/index.html", "index.html", "feed.xml"},
        ),
        ("third", "They met once.", "They met twice.", {"timeline.ics"}),
    ],
    ids=["body", "title", "summary", "summary of an event"],
)
def test_new_wording_is_carried_to_every_page_that_shows_it(
    root: Path, path: str, before: str, after: str, shown_in: set[str]
) -> None:
    """The writer sees the edit at once, everywhere, and the site is the one that a cold build makes."""
    edit(root, f"content/briefs/{path}.md", before, after)
    outcome, done = build(root)
    assert "link" not in done
    assert shown_in <= {step.path for step in outcome.steps if step.action == "write"}
    warm = bytes_of(root / "site")
    assert warm == cold(root)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("first", "when=2014-07-24", "when=2014-07-25"),
        ("first", "tags: [arms]", "tags: [jets]"),
        ("first", "Moscow sees an opening", "Nobody’s brief"),
        ("first", "Moscow sees an opening", "What Baghdad bought"),
        ("first", "summary: Jets for Baghdad.\n", ""),
        ("first", "[Shoigu received the minister]", "[Shoigu met the minister]"),
        ("first", "He came", "## He\n\nHe came"),
        ("first", "Jets *and* men", "Men and *jets*"),
        ("first", "The number was wrong", "The number was *quite* wrong"),
        ("third", "summary: They met once.", "because: They met once."),
        ("second", "[[Nobody’s brief]]", "[[Moscow sees an opening]]"),
    ],
    ids=[
        *("date", "tag", "a title that was asked for", "a title twice", "no summary", "event", "heading"),
        *("key point", "note of a change", "another field", "name"),
    ],
)
def test_what_others_may_depend_on_is_linked(root: Path, path: str, before: str, after: str) -> None:
    """An edit that can change another page's meaning never takes the quick way; the site is the cold one too."""
    edit(root, f"content/briefs/{path}.md", before, after)
    _, done = build(root)
    assert "link" in done
    warm = bytes_of(root / "site")
    assert warm == cold(root)


def test_edits_follow_one_another_without_linking(root: Path) -> None:
    """A writer saves all day long: the tenth edit is as quick as the first, and nothing drifts."""
    for number in range(10):
        edit(root, "content/briefs/first.md", "came", f"came {number}")
        edit(root, "content/briefs/first.md", "sees", f"sees {number}")
        edit(root, "content/briefs/second.md", "See ", f"See {number} ")
        assert "link" not in build(root)[1]
    edit(root, "content/briefs/first.md", "when=2014-07-24", "when=2014-07-25")
    assert "link" in build(root)[1]
    edit(root, "content/briefs/first.md", "from Baghdad", "from Basra")
    assert "link" not in build(root)[1]
    warm = bytes_of(root / "site")
    assert warm == cold(root)


def test_what_was_understood_is_told_at_its_line_of_now(root: Path) -> None:
    """Beside the page the writer reads the line where the event stands after the edit, not where it stood."""
    build(root, explains=True)
    edit(root, "content/briefs/first.md", "---\n[Shoigu", "---\nA line before.\n\n[Shoigu")
    outcome, done = build(root, explains=True)
    assert "link" not in done
    assert [(event.event, event.line) for event in outcome.understood["/briefs/first/"]] == [("shoigu", 12)]
    edit(root, "content/briefs/first.md", "A line before.\n\n", "")
    assert [event.line for event in build(root, explains=True)[0].understood["/briefs/first/"]] == [10]


@pytest.mark.parametrize("damage", [None, b"", b"\xc1"], ids=["gone", "empty", "damaged"])
def test_what_was_made_is_forgotten_and_nothing_is_lost(root: Path, damage: bytes | None) -> None:
    """Without its memory of outputs an edit makes the whole site again, and never takes it for an empty one."""
    made = next((root / ".dateline/outputs").glob("*/made"))
    made.unlink()
    if damage is not None:
        made.write_bytes(damage)
    edit(root, "content/briefs/first.md", "from Baghdad", "from Basra")
    build(root)
    warm = bytes_of(root / "site")
    assert warm == cold(root)


def test_a_page_that_was_damaged_is_made_again_with_an_edit(root: Path) -> None:
    """The quick way trusts nothing in the output folder that is not as it was left."""
    (root / "site/briefs/second/index.html").write_text("damaged", encoding="utf-8")
    edit(root, "content/briefs/first.md", "from Baghdad", "from Basra")
    build(root)
    warm = bytes_of(root / "site")
    assert warm == cold(root)
