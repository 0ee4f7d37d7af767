"""What the server shows at this moment, shared between the thread that builds and those that answer."""

import threading
import time
from pathlib import Path

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.understood import UnderstoodEvent


class Showing(msgspec.Struct, frozen=True):
    """The site as it stands: `version` grows with every build, `faults` are the errors of the last one."""

    folder: Path
    base_path: str = "/"
    version: int = 0
    faults: tuple[Diagnostic, ...] = ()
    understood: dict[str, tuple[UnderstoodEvent, ...]] = {}
    """By address of a brief."""


class Board:
    """Holds the one `Showing` that counts, and wakes whoever waits for the next."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._changed = threading.Condition()
        self._closed = False

    def read(self) -> Showing:
        """What is shown now."""
        with self._changed:
            return self._showing

    def post(
        self,
        *,
        base_path: str,
        faults: tuple[Diagnostic, ...],
        understood: dict[str, tuple[UnderstoodEvent, ...]],
    ) -> None:
        """After a build."""
        with self._changed:
            now = self._showing
            self._showing = Showing(now.folder, base_path, now.version + 1, faults, understood)
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> Showing | None:
        """What is shown once its version is past `after`; None when nothing comes in time, or the server ends."""
        end = time.monotonic() + seconds
        with self._changed:
            while self._showing.version <= after and not self._closed:
                left = end - time.monotonic()
                if left <= 0 or not self._changed.wait(left):
                    break
            return self._showing if self._showing.version > after and not self._closed else None

    def close(self) -> None:
        """Wakes all who wait, for the last time."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        """Whether the server ends."""
        with self._changed:
            return self._closed
