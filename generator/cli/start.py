"""The entry point: names are UTF-8, and Ctrl-C and SIGTERM end the command in good order, at any moment.

Stands before main.py and its verbs, which know nothing of it: what they have open is closed on the way out.
"""

import _signal  # type: ignore[import-not-found]

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    # Until there is somebody to answer, Ctrl-C ends the process without a word. `signal` itself takes long to load.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import atexit
import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from generator.cli.codes import TerminatedError, code_of

_SELDOM = 20_000
"""New objects after which cycles are looked for: loading the program makes many, and hardly a cycle."""


def run() -> None:
    """The command as it was typed, to the end of the process."""
    _speak_utf8()
    ended: list[int] = []
    atexit.register(_end, ended)
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
    from generator.cli.main import call
    from generator.cli.streams import close_streams, open_streams

    open_streams()
    try:
        with _answered_signals():
            code = close_streams(call(sys.argv[1:]))
    except KeyboardInterrupt as end:
        code = close_streams(code_of(end))
    ended.append(code)
    sys.exit(code)


def _end(ended: list[int]) -> None:
    """Registered first, and so done last: all is closed, and memory goes with the process, not piece by piece."""
    for code in ended:
        os._exit(code)


def _speak_utf8() -> None:
    """Begins again where the locale is older than UTF-8: names of files are the same on every system."""
    if sys.platform == "win32" or sys.flags.utf8_mode or sys.getfilesystemencoding() == "utf-8":
        return
    environment = dict(os.environ)
    if sys.stdout is not None:
        # A terminal that reads another encoding is still spoken to in that.
        environment.setdefault("PYTHONIOENCODING", sys.stdout.encoding)
    os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], environment)


@contextmanager
def _answered_signals() -> Iterator[None]:
    """Both are raised where the work is. A signal that this process was told to ignore stays ignored.

    Afterwards they end the process: there is nothing left to close.
    """
    chosen = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: _terminate}
    answered = [each for each in chosen if signal.getsignal(each) == signal.SIG_DFL]
    try:
        for each in answered:
            signal.signal(each, chosen[each])
        yield
    finally:
        for each in answered:
            signal.signal(each, signal.SIG_DFL)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise TerminatedError
