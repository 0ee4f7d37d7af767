"""Notices that the author saved something. Watches what a site is made of, and nothing that a build writes."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

_FOLDERS = ("content", "templates")
_SETTINGS = "dateline.yaml"
# In milliseconds: as soon as an editor has been quiet for this long, and at the latest after that.
_QUIET = 20
_LONGEST = 400
_LOOK = 300

Stamp = tuple[tuple[str, int, int], ...]


class AuthorFilter(DefaultFilter):
    """Passes over editors' copies, hidden files and what the system leaves behind."""

    ignore_entity_patterns = (
        *DefaultFilter.ignore_entity_patterns,
        r"^\.",
        r"^#",
        r"\.(?:swp|swx|tmp|bak|part|crdownload)$",
        r"^4913$",
        r"^Thumbs\.db$",
    )

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is one of the site's."""
        return super().__call__(change, path)


def changes(
    root: Path, stop: threading.Event, *, idle: Callable[[], bool], poll: bool = False
) -> Iterator[frozenset[str]]:
    """Yields the changed paths after each save, until `stop` is set. `poll` is for disks that tell of nothing.

    `idle` is called once when all is quiet after a build, and says whether something changed of which nobody was told:
    while nobody watched, or more than the system could tell of.
    """
    stamp = _stamp(root)
    while not stop.is_set():
        folders = [root / name for name in _FOLDERS if (root / name).is_dir()]
        rested = False
        for found in _watch(folders, stop, poll):
            now = _stamp(root)
            names = frozenset(path for _, path in found)
            if now != stamp or (not names and not rested and idle()):
                names |= {str(root / _SETTINGS)}
            rested = not names
            if names:
                yield names
            if now != stamp:
                # A folder may have come or gone: begin anew with those that are there.
                stamp = now
                break


def _watch(folders: list[Path], stop: threading.Event, poll: bool) -> Iterator[set[tuple[Change, str]]]:
    if not folders:
        while not stop.wait(_LOOK / 1000):
            yield set()
        return
    yield from watch(
        *folders,
        watch_filter=AuthorFilter(),
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=poll or None,
        raise_interrupt=True,
    )


def _stamp(root: Path) -> Stamp:
    """The settings by time and size, and which folders there are: an editor may replace the file it saves."""
    found = []
    for name in (_SETTINGS, *_FOLDERS):
        try:
            status = (root / name).stat()
        except OSError:
            continue
        found.append(
            (
                name,
                status.st_mtime_ns if name == _SETTINGS else status.st_ino,
                status.st_size * (name == _SETTINGS),
            )
        )
    return tuple(found)
