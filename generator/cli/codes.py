"""Exit codes of the command, and when each is given."""

FINE = 0
WRONG = 1
"""Something in content, settings, templates or the system is wrong."""
USAGE = 2
BUG = 3
"""A fault in Dateline itself."""
INTERRUPTED = 130
"""Ctrl-C."""
TERMINATED = 143
"""SIGTERM."""


class TerminatedError(KeyboardInterrupt):
    """SIGTERM: the system, or whoever started this process, wants it to end."""


def code_of(end: BaseException | None) -> int:
    """The exit code after Ctrl-C or SIGTERM."""
    return TERMINATED if isinstance(end, TerminatedError) else INTERRUPTED
