"""Sources whose signs are marks of ours, line ends and plain emphasis become tokens without markdown-it's rules.

Emphasis is plain where its stars open between a blank or bracket and a letter and close behind a letter: whatever
else stands in the source, markdown-it makes the same of it. At any other sign the caller asks markdown-it. Stands below
parser.py.
"""

import re

from markdown_it.token import Token

from generator.markdown.marks import EventMark, LinkMark, Mark, QuoteMark
from generator.markdown.tokens import InlineToken

_DEEPEST = 20
"""Marks in marks; deeper ones are markdown-it's, which leaves out what is too deep."""
_SIGN = re.compile(r"[\\`*_~&\n]")
_EMPHASIS = re.compile(r"(?<![^ \n(\[“\"])(\*\*?)(?=[^\W_])([^\\`*_~&\n]+)(?<=[^\W_])\1")


def read_plainly(source: str, marks: dict[int, Mark]) -> list[Token] | None:
    """The tokens of a source with these marks, by where they begin; None where it is not plain."""
    tokens: list[Token] = []
    waiting = sorted(marks, reverse=True)
    return tokens if _read(tokens, source, (0, len(source)), marks, waiting) else None


def _read(
    tokens: list[Token],
    source: str,
    part: tuple[int, int],
    marks: dict[int, Mark],
    waiting: list[int],
    depth: int = 0,
) -> bool:
    """Reads a part of the source; `waiting` are the places of marks to come, the next one last."""
    at, end = part
    while waiting and waiting[-1] < end:
        start = waiting.pop()
        if start < at:
            continue  # within a mark, which was read as a whole
        mark = marks[start]
        if mark.end > end or depth > _DEEPEST or not _read_words(tokens, source, at, start):
            return False
        if isinstance(mark, EventMark | QuoteMark | LinkMark):
            tokens.append(InlineToken(f"{mark.kind}_open", 1, meta={"mark": mark}))
            if not _read(tokens, source, (mark.inner, mark.close), marks, waiting, depth + 1):
                return False
            tokens.append(InlineToken(f"{mark.kind}_close", -1, meta={"mark": mark}))
        else:
            tokens.append(InlineToken(mark.kind, meta={"mark": mark}))
        at = mark.end
    return _read_words(tokens, source, at, end)


def _read_words(tokens: list[Token], source: str, at: int, end: int) -> bool:
    """Reads what stands between two marks."""
    while sign := _SIGN.search(source, at, end):
        words = source[at : sign.start()]
        if sign[0] == "\n":
            _add_text(tokens, words.rstrip(" "))
            tokens.append(InlineToken("hardbreak" if words.endswith("  ") else "softbreak"))
            at = sign.end()
            while at < end and source[at] in " \t":
                at += 1
        elif emphasis := _EMPHASIS.match(source, sign.start(), end):
            kind = "strong" if emphasis[1] == "**" else "em"
            _add_text(tokens, words)
            tokens.append(InlineToken(f"{kind}_open", 1))
            _add_text(tokens, emphasis[2])
            tokens.append(InlineToken(f"{kind}_close", -1))
            at = emphasis.end()
        else:
            return False
    _add_text(tokens, source[at:end])
    return True


def _add_text(tokens: list[Token], words: str) -> None:
    if words:
        tokens.append(InlineToken("text", 0, words))
