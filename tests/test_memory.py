"""What a process keeps between its builds: believed only as long as nobody else changed what it stands for."""

import threading
from pathlib import Path

import pytest
from test_build_rewording import FIRST, bytes_of, cold, edit, root
from test_incremental import build_again

from generator.build.options import BuildOutcome
from generator.build.upkeep import settle_memory
from generator.memory.fingerprints import Digests
from generator.memory.memory import Memory
from generator.records.source import Source as SourceRecord
from generator.serve.watch import changes
from generator.state import recall, remember

__all__ = ["root"]

QUIET = """---
title: A quiet day
date: 2014-09-01
sources: [{id: s, url: https://example.com/c, published: 2014-08-30}]
---
Nothing came of it.
"""
PAGE = "site/briefs/first/index.html"


def build(root: Path, memory: Memory) -> BuildOutcome:
    outcome = build_again(root, "2026-01-01", memory)
    assert outcome.published, outcome.diagnostics
    return outcome


def read(path: Path) -> int | None:
    return recall(path, int)


@pytest.fixture
def memory(root: Path) -> Memory:
    """That of a process which built the site and rested."""
    memory = Memory(lasting=True)
    build(root, memory)
    settle_memory(root, root / "site", memory)
    return memory


def test_saves_follow_one_another_without_a_rest(root: Path, memory: Memory) -> None:
    """Whoever saves faster than the state is written sees each save, and the site is the cold one."""
    for number in range(3):
        edit(root, "content/briefs/first.md", "came ", f"came {number} ")
        build(root, memory)
        assert f"came {number} " in (root / PAGE).read_text("utf-8")
        edit(root, "content/briefs/second.md", "date: 2014-08-2", "date: 2014-08-1")
        build(root, memory)
        edit(root, "content/briefs/second.md", "date: 2014-08-1", "date: 2014-08-2")
        build(root, memory)
    warm = bytes_of(root / "site")
    assert warm == cold(root)


def test_what_decided_something_is_known_again_for_documents_in_memory(root: Path, memory: Memory) -> None:
    """The title of a brief without events is that of its place in the timeline, however often it was linked before."""
    (root / "content/briefs/quiet.md").write_text(QUIET, encoding="utf-8")
    build(root, memory)
    for before, after in (("2014-08-20", "2014-08-21"), ("2014-08-21", "2014-08-22")):
        edit(root, "content/briefs/second.md", before, after)
        build(root, memory)
    edit(root, "content/briefs/quiet.md", "A quiet day", "A loud day")
    build(root, memory)
    warm = bytes_of(root / "site")
    assert b"A loud day" in warm["timeline/index.html"]
    assert warm == cold(root)


@pytest.mark.parametrize("change", ["from Baghdad", "when=2014-07-24"], ids=["wording", "date"])
@pytest.mark.parametrize("damage", ["written", "removed", "a link", "behind a link"])
def test_a_page_that_somebody_else_changed_is_looked_at(
    root: Path, memory: Memory, change: str, damage: str
) -> None:
    """The next build writes over nothing that it does not know, and never through a link."""
    page = root / PAGE
    elsewhere = root / "elsewhere"
    if damage == "written":
        page.write_text("scribble", encoding="utf-8")
    elif damage == "removed":
        page.unlink()
    elif damage == "a link":
        elsewhere.write_text("mine", encoding="utf-8")
        page.unlink()
        page.symlink_to(elsewhere)
    else:
        page.parent.rename(elsewhere)
        page.parent.symlink_to(elsewhere)
    before = elsewhere.read_bytes() if elsewhere.is_file() else None
    edit(root, "content/briefs/first.md", change, change.replace("4", "5").replace("Baghdad", "Basra"))
    outcome = build_again(root, "2026-01-01", memory)
    if damage in ("a link", "behind a link"):
        assert not outcome.published
        assert {each.code for each in outcome.diagnostics if each.severity == "error"} == {"output-link"}
        assert before is None or elsewhere.read_bytes() == before
        return
    assert outcome.published
    warm = bytes_of(root / "site")
    assert warm == cold(root)


def test_a_foreign_file_at_a_new_address_is_an_error(root: Path, memory: Memory) -> None:
    """What somebody laid into the output since the last build is not written over."""
    foreign = root / "site/briefs/foreign/index.html"
    foreign.parent.mkdir()
    foreign.write_text("mine", encoding="utf-8")
    (root / "content/briefs/foreign.md").write_text(FIRST.replace("id=shoigu", "of=shoigu"), encoding="utf-8")
    outcome = build_again(root, "2026-01-01", memory)
    assert not outcome.published
    assert "output-foreign" in {each.code for each in outcome.diagnostics}
    assert foreign.read_text("utf-8") == "mine"


def test_a_page_that_was_damaged_far_from_an_edit_comes_back_after_a_rest(root: Path, memory: Memory) -> None:
    """Resting finds what a build did not look at."""
    (root / "site/briefs/second/index.html").write_text("scribble", encoding="utf-8")
    settle_memory(root, root / "site", memory)
    edit(root, "content/briefs/first.md", "from Baghdad", "from Basra")
    build(root, memory)
    warm = bytes_of(root / "site")
    assert warm == cold(root)


def test_what_waits_is_not_written_over_what_others_wrote(tmp_path: Path) -> None:
    """Another process that built meanwhile leads; this one begins anew from the disk."""
    memory, path = Memory(lasting=True), tmp_path / "state"
    memory.remember(path, 1, remember)
    assert memory.recall(path, read) == 1
    remember(path, 2)
    memory.settle()
    assert recall(path, int) == 2
    assert memory.recall(path, read) == 2


def test_what_waits_is_written_once(tmp_path: Path) -> None:
    """The last value counts, and after that nothing waits."""
    memory, path = Memory(lasting=True), tmp_path / "state"
    memory.remember(path, 1, remember)
    memory.remember(path, 2, remember)
    assert not path.exists()
    memory.settle()
    assert recall(path, int) == 2
    path.unlink()
    memory.settle()
    assert not path.exists()


def test_what_nobody_was_told_of_is_found_when_all_is_quiet(tmp_path: Path) -> None:
    """A save whose event was lost is built a moment later."""
    (tmp_path / "content").mkdir()
    answers = iter([True, False])
    stop = threading.Event()
    found = changes(tmp_path, stop, idle=lambda: next(answers))
    assert next(found) == {str(tmp_path / "dateline.yaml")}
    stop.set()


def test_an_output_is_known_by_the_very_same_parts_and_by_nothing_less() -> None:
    named, other = ("made", "page.html", "/a/"), ("made", "page.html", "/b/")
    page, again, changed = SourceRecord(title="A"), SourceRecord(title="A"), SourceRecord(title="B")
    asked = [
        (b"program", named, (page, "x")),
        (b"program", named, (page, "x")),
        (b"program", named, (again, "x")),
        (b"program", named, (changed, "x")),
        (b"program", named, (changed, "x", "")),
        (b"program", named, (changed, "y", "")),
        (b"another", named, (changed, "y", "")),
        (b"another", other, (changed, "y", "")),
    ]
    lasting = Digests(lasting=True)
    for each in asked:
        lasting.begin()
        assert lasting.of_made(*each) == Digests().of_made(*each)
