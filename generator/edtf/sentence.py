"""Fills the patterns of phrases.py with pieces of text, keeping each piece's `datetime`."""

import re
from functools import lru_cache

import msgspec


class Said(msgspec.Struct, frozen=True, gc=False):
    """A piece of text with the `datetime` that is true of it, or ""."""

    text: str
    datetime: str = ""


_HOLE = re.compile(r"\{([xzXZ])\}")
_CHOICE = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def fill(
    pattern: str,
    first: list[Said],
    last: list[Said] | None = None,
    *,
    is_day: bool = False,
    last_is_day: bool = False,
) -> list[Said]:
    """The pattern with its holes filled: `{x}` by the first, `{z}` by the last."""
    said: list[Said] = []
    for literal, hole in _pieces(pattern, is_day, last_is_day):
        if literal:
            said.append(Said(literal))
        if hole == "x":
            said.extend(first)
        elif hole == "z" and last is not None:
            said.extend(last)
    return said


@lru_cache(maxsize=1024)
def _pieces(pattern: str, is_day: bool, last_is_day: bool) -> tuple[tuple[str, str], ...]:
    """(literal, the hole after it) of a pattern, its choices made."""
    pieces: list[tuple[str, str]] = []
    position = 0
    for match in _HOLE.finditer(pattern):
        hole = match[1].lower()
        chosen = is_day if hole == "x" else last_is_day
        literal = _CHOICE.sub(r"\1" if chosen else r"\2", pattern[position : match.start()])
        pieces.append((literal, hole))
        position = match.end()
    return (*pieces, (pattern[position:], ""))
