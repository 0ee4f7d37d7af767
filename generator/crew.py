"""Work shared out among processes: this one works too, others are started only when there is enough to do.

Workers are spawned, not forked, so that they begin alike on every system; they are sent encoded chunks, never the
model. Results come back in whatever order they are done; who asks puts them where they belong.
"""

import atexit
import contextlib
import errno
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Chunk = TypeVar("Chunk")
Sent = TypeVar("Sent")
Result = TypeVar("Result")
_IN_FLIGHT = 2
"""Chunks a worker has before it: one at work and one waiting, so that it never stands idle."""
_MOST = 61
"""Windows can wait for no more processes at once, and the pool refuses more there; work is not worth more anywhere."""


class Crew:
    """Up to `jobs` processes, this one among them. Workers that were started stay until the crew is dismissed."""

    def __init__(self, jobs: int = 0) -> None:
        self._others = others(jobs or processors())
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def run(
        self,
        chunks: Sequence[Chunk],
        here: Callable[[Chunk], Result],
        send: Callable[[Chunk], Sent],
        there: Callable[[Sent], Result],
    ) -> Iterator[tuple[Chunk, Result]]:
        """Each chunk with its result: `here` in this process, or `there(send(chunk))` in another.

        One chunk is worth no worker. Raises what the work raises, and OSError when a worker dies.
        """
        pending = deque(chunks)
        flying: dict[Future[Result], Chunk] = {}
        if self._others and len(pending) > 1:
            self._send(pending, flying, send, there)
        while pending:
            chunk = pending.popleft()
            yield chunk, here(chunk)
            for done in [future for future in flying if future.done()]:
                yield flying.pop(done), _result(done)
            if self._pool is not None:
                self._send(pending, flying, send, there)
        while flying:
            for done in _wait_for_one(flying):
                yield flying.pop(done), _result(done)

    def prepare(self, there: Callable[[], object], *, begin: bool = False) -> None:
        """Workers do this while they have nothing else to do. Nobody waits for it, nor hears of it.

        With `begin` they are started for it, by who knows that there will be much to do.
        """
        if self._others and (self._pool is not None or begin):
            with (
                contextlib.suppress(OSError, RuntimeError, ImportError, NotImplementedError),
                _signals_held(),
            ):
                self._pool = self._pool or _start_workers(self._others)
                for _ in range(self._others):
                    self._pool.submit(there)

    def _send(
        self,
        pending: deque[Chunk],
        flying: "dict[Future[Result], Chunk]",
        send: Callable[[Chunk], Sent],
        there: Callable[[Sent], Result],
    ) -> None:
        """Gives the workers what they can hold; the last chunk is left to this process.

        Where the system grants no process, no pipe or no lock, this one does the work alone.
        """
        try:
            if self._pool is None:
                self._pool = _start_workers(self._others)
            while len(pending) > 1 and len(flying) < self._others * _IN_FLIGHT:
                with _signals_held():
                    flying[self._pool.submit(there, send(pending[-1]))] = pending[-1]
                pending.pop()
        except (OSError, ImportError, NotImplementedError):
            self._others = 0


def others(jobs: int) -> int:
    """How many processes beside this one do the work of so many."""
    return max(0, min(jobs - 1, _MOST))


def _start_workers(number: int) -> "ProcessPoolExecutor":
    # What starts processes is slow to load, and most builds need none.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)


def _wait_for_one(flying: "Iterable[Future[Result]]") -> "set[Future[Result]]":
    from concurrent.futures import FIRST_COMPLETED, wait

    return wait(flying, return_when=FIRST_COMPLETED).done


def _result(done: "Future[Result]") -> Result:
    from concurrent.futures import BrokenExecutor

    try:
        return done.result()
    except BrokenExecutor as error:
        raise ChildProcessError(errno.ECHILD, "one of its processes was ended from outside") from error


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def chunked(items: Sequence[Chunk], size: int) -> list[Sequence[Chunk]]:
    """The items in stretches of at most `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def halving(items: Sequence[Chunk], size: int, least: int) -> list[Sequence[Chunk]]:
    """The items in stretches of at most `size`, the shorter the nearer they are to the middle, where a crew ends.

    So that nobody waits long for the last one.
    """
    ends: tuple[list[Sequence[Chunk]], list[Sequence[Chunk]]] = ([], [])
    first, last, side = 0, len(items), 0
    while first < last:
        number = min(size, max(least, (last - first) // 4))
        if side == 0:
            ends[0].append(items[first : min(last, first + number)])
            first += number
        else:
            ends[1].append(items[max(first, last - number) : last])
            last -= number
        side = 1 - side
    return [*ends[0], *ends[1][::-1]]


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """A worker begins with Ctrl-C held back, so that one pressed while it loads is not answered by it as well."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Ctrl-C is for the process that asked; it dismisses the others. When it is killed they end by themselves.

    A worker ends without taking apart what it holds: who dismissed it waits, and all of it goes with the process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    atexit.register(os._exit, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
