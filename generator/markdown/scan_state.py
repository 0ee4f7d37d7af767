"""What the scanner knows of one source while it goes through it."""

import re

import msgspec

from generator.markdown.draft import Draft, report
from generator.markdown.faults import Fault
from generator.markdown.marks import Mark

_SPACES = re.compile(r"\s*")
_SIGN = re.compile(r"[`\\]")
DEEPEST = 20
"""Events and links in one another."""


class Bracket(msgspec.Struct):
    """An open bracket, and what was found inside it so far."""

    at: int
    picture: bool
    depth: int = 0
    link: int = -1
    """Where a link inside begins; links hold no links."""
    mark: int = -1
    """Where an event, quotation, citation, name or note inside begins."""


class Scan(msgspec.Struct):
    """One source, the marks found in it, and the brackets that are open."""

    source: str
    draft: Draft
    marks: dict[int, Mark]
    stack: list[Bracket]
    closed: tuple[int, int] = (-1, -1)
    """The last pair of brackets that was only text."""
    runs: dict[int, list[int]] | None = None
    """Where backticks stand, by how many there are; filled when the first is met."""


def tell(state: Scan, fault: Fault | None) -> None:
    """Reports a fault, if it is one."""
    if fault is not None:
        report(state.draft, fault)


def has_words(state: Scan, start: int, end: int) -> bool:
    """Whether anything but spaces stands between; looks no further than the first letter."""
    match = _SPACES.match(state.source, start, end)
    return match is not None and match.end() < end


def passed_over(state: Scan, start: int, end: int) -> int:
    """Where to go on behind `source[start:end]`, which is told and printed as it stands.

    Code and escapes in it are still the Markdown parser's, so the scanner must see them too.
    """
    sign = _SIGN.search(state.source, start, end)
    return sign.start() if sign else end


def is_escaped(source: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before."""
    bare = source[max(0, at - 100) : at]
    return (len(bare) - len(bare.rstrip("\\"))) % 2 == 1
