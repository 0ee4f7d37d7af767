"""One session of `dateline serve`: build, show, and build again on every save, until somebody stops it."""

import errno
import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.build.options import BuildOptions, BuildOutcome
from generator.build.stamp import Seen, inputs_now
from generator.build.upkeep import settle_memory
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.excerpts import with_excerpts
from generator.memory.memory import Memory
from generator.pipeline import build_site
from generator.serve.board import Board, Showing
from generator.serve.server import ADDRESS, SiteServer
from generator.serve.watch import changes

FIRST_PORT = 8000
_PORTS = 20
_RARELY = 400_000
"""New objects after which cycles are looked for: a build makes hardly any, and each look goes through all it made."""


def open_server(board: Board, port: int | None) -> SiteServer:
    """A server on the port that was asked for, else on the first free one from 8000. Raises OSError."""
    if port is not None:
        return SiteServer(port, board)
    for candidate in range(FIRST_PORT, FIRST_PORT + _PORTS):
        try:
            return SiteServer(candidate, board)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(errno.EADDRINUSE, f"all ports from {FIRST_PORT} to {FIRST_PORT + _PORTS - 1} are taken")


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(_RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_collecting_rarely()
def run_session(
    root: Path,
    options: Callable[[], BuildOptions],
    *,
    port: int | None = None,
    poll: bool = False,
    on_built: Callable[[BuildOutcome], None],
    on_ready: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Builds with the options of each time and serves what comes of it, until Ctrl-C or `stop`.

    Raises OSError when no port is free.
    """
    stop = stop or threading.Event()
    folder = options().output
    board = Board(Showing(folder))
    memory = Memory(lasting=True)
    seen: list[Seen | None] = []
    server = open_server(board, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)

    def build() -> None:
        outcome = build_site(root, options(), memory=memory)
        seen[:] = [outcome.seen]
        _show(root, board, outcome)
        on_built(outcome)

    def idle() -> bool:
        settle_memory(root, folder, memory)
        now = inputs_now(root)
        before, seen[:] = seen[-1], [now.seen if now is not None else None]
        return before != seen[-1]

    try:
        build()
        thread.start()
        on_ready(f"http://{ADDRESS}:{server.server_port}{board.read().base_path}")
        for _ in changes(root, stop, idle=idle, poll=poll):
            build()
    except KeyboardInterrupt:
        return
    finally:
        board.close()
        if thread.is_alive():
            server.shutdown()
        server.server_close()
        settle_memory(root, folder, memory)


def _show(root: Path, board: Board, outcome: BuildOutcome) -> None:
    """Shows what came of a build."""
    errors = tuple(each for each in outcome.diagnostics if each.severity == "error")
    if not outcome.published and not errors:
        errors = tuple(each for each in outcome.diagnostics if each.severity == "warning")
    faults = () if outcome.published else with_excerpts(errors, root)
    base_path = outcome.base_path if outcome.published else board.read().base_path
    understood = outcome.understood if outcome.published else board.read().understood
    board.post(base_path=base_path, faults=faults or _unexplained(outcome), understood=understood)


def _unexplained(outcome: BuildOutcome) -> tuple[Diagnostic, ...]:
    return () if outcome.published else (Diagnostic("build", "the site was not built"),)
