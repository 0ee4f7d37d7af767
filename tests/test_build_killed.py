"""Killed at every point where it writes: whatever is half done, the next build gives the cold site."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from test_build_rewording import build, bytes_of, cold, edit, root
from test_incremental import build_again

from generator.build.upkeep import settle_memory
from generator.memory.memory import Memory

__all__ = ["root"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a build is killed in a forked process")

_WRITES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "shutil.copyfile")
_WRITING = os.O_WRONLY | os.O_RDWR


def serve_one_save(root: Path, save: Callable[[], None]) -> Iterator[None]:
    """A process that has built, is told of a save, builds it from memory, and rests."""
    memory = Memory(lasting=True)
    build_again(root, "2026-01-01", memory)
    save()
    yield
    build_again(root, "2026-01-01", memory)
    settle_memory(root, root / "site", memory)


def build_one_save(root: Path, save: Callable[[], None]) -> Iterator[None]:
    """A build at the command line."""
    save()
    yield
    build(root)


def killed_at(root: Path, number: int, work: Iterable[None]) -> bool:
    """Works in a process that is gone, without a word, just before its n-th write; whether it came to that.

    Writes count from where the work first yields.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = [number]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event in _WRITES or (event == "open" and bool((arguments[2] or 0) & _WRITING))
        if writes and str(arguments[0]).startswith(str(root)):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)

    try:
        for _ in work:
            sys.addaudithook(watch)
    finally:
        os._exit(0)


@pytest.mark.parametrize("stride", [4, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"])
@pytest.mark.parametrize(
    ("before", "after"),
    [("He came from Baghdad.", "He came from Basra."), ("when=2014-07-24", "when=2014-07-25")],
    ids=["an edit of wording", "an edit that is linked"],
)
@pytest.mark.parametrize("served", [False, True], ids=["build", "serve"])
def test_the_next_build_gives_the_cold_site(
    root: Path, tmp_path: Path, before: str, after: str, stride: int, *, served: bool
) -> None:
    """A laptop that dies during a save costs the writer nothing: no page is half new, and none stays old."""
    good = tmp_path / "good"
    shutil.copytree(root, good, symlinks=True)
    edit(root, "content/briefs/first.md", before, after)
    wanted = cold(root)
    site = tmp_path / "site-of-now"
    kills = 0
    while True:
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(good, site, symlinks=True)
        build(site)
        save = partial(edit, site, "content/briefs/first.md", before, after)
        if not killed_at(site, kills, serve_one_save(site, save) if served else build_one_save(site, save)):
            break
        build(site)
        assert bytes_of(site / "site") == wanted, f"killed before write {kills}"
        kills += stride
    assert kills > 10
