"""The list of what is remembered of files: whatever becomes of it on disk, the next build makes the cold site."""

from collections.abc import Callable
from pathlib import Path

import pytest
from test_build_rewording import build, bytes_of, cold, root

from generator.memory import shards
from generator.memory.shards import Shards

__all__ = ["root"]

BEFORE = 8
"""Bytes before each record: its length and its sum."""


def first_record(data: bytes) -> int:
    """Where the second record begins."""
    return BEFORE + int.from_bytes(data[:4], "big")


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut within what stands before a record": lambda data: data[:5],
    "cut within a record": lambda data: data[:-3],
    "cut behind the first record": lambda data: data[: first_record(data)],
    "the last record is gone": lambda data: data[
        : first_record(data) + first_record(data[first_record(data) :])
    ],
    "a record more": lambda data: data + data[first_record(data) :],
    "a byte of the first record": lambda data: data[:BEFORE] + b"\xff" + data[BEFORE + 1 :],
    "a byte of the last record": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "a length of four gigabytes": lambda data: b"\xff\xff\xff\xff" + data[4:],
    "a letter of a path": lambda data: data.replace(b"third.md", b"thirx.md"),
    "of another program": lambda data: b"SQLite format 3\0" + data,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_list_of_files_is_thrown_away(root: Path, damage: Callable[[bytes], bytes]) -> None:
    """With one line that says so, and never a traceback, whatever was edited meanwhile."""
    remembered = root / ".dateline/cache/files"
    remembered.write_bytes(damage(remembered.read_bytes()))
    brief = root / "content/briefs/first.md"
    brief.write_text(brief.read_text("utf-8").replace("Baghdad", "Basra"), encoding="utf-8")
    outcome, _ = build(root)
    assert [each.code for each in outcome.diagnostics if each.code == "cache-damaged"] == ["cache-damaged"]
    warm = bytes_of(root / "site")
    assert warm == cold(root)


def test_what_an_older_build_leaves_to_be_dropped_is_never_what_a_newer_one_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saves that follow each other without rest: what waits from the first is done when the second has written."""
    monkeypatch.setattr(shards, "_LEAST_WASTE", 0)
    older = Shards(tmp_path)
    wanted, *_ = [older.add(bytes([number]) * 100) for number in range(3)]
    older.close()
    with Shards(tmp_path) as newer:
        moved = newer.compact([wanted])
        older.drop()
        assert newer.read(moved[wanted]) == bytes(100)
