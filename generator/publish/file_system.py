"""The few ways in which the build touches the disk, so that tests can make each of them fail or stop."""

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

_TRIES = 8
_FIRST_WAIT = 0.02


class FileSystem(msgspec.Struct, frozen=True):
    """What publishing does to the disk. Each raises OSError."""

    write: Callable[[Path, Iterable[bytes]], None]
    rename: Callable[[Path, Path], None]
    remove: Callable[[Path], None]
    make_folder: Callable[[Path], None]
    remove_folder: Callable[[Path], None]


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)


def _rename(origin: Path, target: Path) -> None:
    def replace() -> None:
        origin.replace(target)

    _patiently(replace)


def _remove(path: Path) -> None:
    _patiently(path.unlink)


def _make_folder(path: Path) -> None:
    path.mkdir(exist_ok=True)


def _remove_folder(path: Path) -> None:
    _patiently(path.rmdir)


def _patiently(action: Callable[[], None]) -> None:
    """On Windows a file that a browser or virus scanner holds open cannot be replaced: it is tried again."""
    wait = _FIRST_WAIT
    for _ in range(_TRIES if sys.platform == "win32" else 0):
        try:
            return action()
        except PermissionError:
            time.sleep(wait)
            wait *= 2
    return action()


DISK = FileSystem(_write, _rename, _remove, _make_folder, _remove_folder)
