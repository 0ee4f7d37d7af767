"""Exit codes of the command, and when each is given."""

FINE = 0
WRONG = 1
"""Something in content, settings, templates or the system is wrong."""
USAGE = 2
BUG = 3
"""A fault in Dateline itself."""
INTERRUPTED = 130
"""Ctrl-C."""
