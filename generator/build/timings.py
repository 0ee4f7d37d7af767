"""Where a build's time goes: told while it runs, to whoever asked. Knows the clock and nothing of the work."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import msgspec


class Timing(msgspec.Struct, frozen=True, gc=False):
    """What took how long: a phase of the build, one file read, or one page of a template; in seconds of the wall."""

    kind: Literal["phase", "file", "page"]
    name: str
    seconds: float


Timed = Callable[[Timing], None]


@contextmanager
def phase(timed: Timed | None, name: str) -> Iterator[None]:
    """Tells how long what stands in the block took, if anybody asked."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        if timed is not None:
            timed(Timing("phase", name, time.perf_counter() - begun))
