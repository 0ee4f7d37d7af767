"""One build at a time for each site. The lock belongs to the process: whoever is killed leaves none behind."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from generator.diagnostics.diagnostic import Diagnostic

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = "lock"
PATIENCE = 10.0
_PAUSE = 0.05


@contextlib.contextmanager
def locked(
    state: Path, *, patience: float = PATIENCE, waiting: Callable[[], None] | None = None
) -> Iterator[Diagnostic | None]:
    """Holds the site's lock; gives a diagnostic instead when another build keeps it for longer than `patience`.

    `waiting` is called once if the lock is not free at once. Raises OSError when the lock cannot be made.
    """
    with (state / LOCK_NAME).open("a+b") as file:
        taken = _take_patiently(file, patience, waiting)
        if taken:
            _sign(file)
        try:
            yield None if taken else _busy(state / LOCK_NAME)
        finally:
            if taken:
                _release(file)


def _take_patiently(file: BinaryIO, patience: float, waiting: Callable[[], None] | None) -> bool:
    end = time.monotonic() + patience
    told = False
    while not _take(file):
        if waiting is not None and not told:
            waiting()
            told = True
        if time.monotonic() >= end:
            return False
        time.sleep(_PAUSE)
    return True


def _busy(path: Path) -> Diagnostic:
    try:
        owner = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        owner = ""
    who = f" (process {owner})" if owner.isdigit() else ""
    message = f"another build of this site is at work{who}"
    hint = "wait until it is done, or stop it, and build again"
    return Diagnostic("build-locked", message, hint=hint)


def _sign(file: BinaryIO) -> None:
    file.truncate(0)
    file.write(str(os.getpid()).encode())
    file.flush()


if sys.platform == "win32":

    def _take(file: BinaryIO) -> bool:
        try:
            # A byte far behind the text, so that others may read who holds the lock.
            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: BinaryIO) -> None:
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
