"""Progress of long work, on a terminal only: one line that is drawn over and leaves nothing behind."""

import sys
import time
from collections.abc import Callable

from generator.build.options import Progress
from generator.cli.streams import is_terminal, tell

_PATIENCE = 1.0
_PAUSE = 0.1


def terminal_progress(*, quiet: bool) -> tuple[Progress | None, Callable[[], None]]:
    """(what to call while working, what to call at the end); the first is None where nobody watches."""
    if quiet or not is_terminal(sys.stderr):
        return None, _nothing
    begun = time.monotonic()
    drawn = [0.0]

    def draw(what: str, done: int, whole: int) -> None:
        now = time.monotonic()
        if now - begun < _PATIENCE or now - drawn[0] < _PAUSE:
            return
        drawn[0] = now
        count = f" {done} of {whole}" if whole else ""
        tell(f"\r\x1b[K{what}{count}")

    def wipe() -> None:
        if drawn[0]:
            tell("\r\x1b[K")

    return draw, wipe


def _nothing() -> None:
    return
