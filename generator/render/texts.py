"""Texts that lie elsewhere until they are printed: what rendering asks for them by."""

from collections.abc import Callable

TextReader = Callable[[str], tuple[str, ...]]
"""The digest of a text to its segments."""


def nothing_kept(key: str) -> tuple[str, ...]:
    """For sites whose texts are all at hand."""
    raise LookupError(f"no text is kept under {key}")
