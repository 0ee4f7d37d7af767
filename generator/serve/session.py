"""One session of `dateline serve`: build, show, and build again on every save, until somebody stops it."""

import errno
import threading
from collections.abc import Callable
from pathlib import Path

from generator.build.options import BuildOutcome
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.excerpts import with_excerpts
from generator.serve.board import Board, Showing
from generator.serve.server import ADDRESS, SiteServer
from generator.serve.watch import changes

FIRST_PORT = 8000
_PORTS = 20

Build = Callable[[], BuildOutcome]


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


def run_session(
    root: Path,
    folder: Path,
    build: Build,
    *,
    port: int | None = None,
    poll: bool = False,
    on_built: Callable[[BuildOutcome], None],
    on_ready: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Serves the output folder that `build` fills, until Ctrl-C or `stop`. Raises OSError when no port is free."""
    stop = stop or threading.Event()
    board = Board(Showing(folder))
    server = open_server(board, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    try:
        built = [_build(root, board, build, on_built)]
        thread.start()
        on_ready(f"http://{ADDRESS}:{server.server_port}{board.read().base_path}")
        for _ in changes(root, stop, built_from=lambda: built[-1].seen, poll=poll):
            built[:] = [_build(root, board, build, on_built)]
    except KeyboardInterrupt:
        return
    finally:
        board.close()
        if thread.is_alive():
            server.shutdown()
        server.server_close()


def _build(root: Path, board: Board, build: Build, on_built: Callable[[BuildOutcome], None]) -> BuildOutcome:
    """Builds, and shows what came of it."""
    outcome = build()
    errors = tuple(each for each in outcome.diagnostics if each.severity == "error")
    if not outcome.published and not errors:
        errors = tuple(each for each in outcome.diagnostics if each.severity == "warning")
    faults = () if outcome.published else with_excerpts(errors, root)
    base_path = outcome.base_path if outcome.published else board.read().base_path
    understood = outcome.understood if outcome.published else board.read().understood
    board.post(base_path=base_path, faults=faults or _unexplained(outcome), understood=understood)
    on_built(outcome)
    return outcome


def _unexplained(outcome: BuildOutcome) -> tuple[Diagnostic, ...]:
    return () if outcome.published else (Diagnostic("build", "the site was not built"),)
