"""Blocks that are plain from line to line, as nine in ten are, become tokens without markdown-it's rules.

A plain line begins at the margin with a letter that no rule but that of paragraphs can begin with. Paragraphs of such
lines, and headings, lists and quotations with nothing else in them, are made here into the tokens that markdown-it
makes of them; at anything else the caller asks its rules. Stands below block_parser.py.
"""

import re
from collections.abc import Sequence

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from generator.markdown.tokens import BlockToken

_HEADING = re.compile(r"(#{1,6}) .*[^# \t]")
_WORD = re.compile(r"(?!\d{1,9}[.)])\*{0,2}[^\W_]")
"""Begins a line of words whatever rules there are: no number of a list, no sign before a blank."""
_ITEMS = frozenset(("- ", "* ", "+ "))


def is_blank(line: str) -> bool:
    """Whether a line ends a paragraph."""
    return not line or not line.strip(" \t")


def read_plain_block(
    lines: Sequence[str], start: int, last: int, signs: frozenset[str], tokens: list[Token]
) -> int:
    """The line behind the plain block that begins at `start`, which is not blank; `start` where it is not plain.

    `signs` are the first letters of all rules but that of paragraphs; `last` is the line behind the text.
    """
    line = lines[start]
    if _is_plain(line, signs):
        return _read_paragraph(lines, start, last, signs, tokens)
    if line[0] == "#":
        return _read_heading(lines, start, last, signs, tokens)
    if line[:2] in _ITEMS:
        return _read_list(lines, start, last, signs, tokens)
    if line[:2] == "> ":
        return _read_quotation(lines, start, last, signs, tokens)
    return start


def _is_plain(line: str, signs: frozenset[str]) -> bool:
    return line[:1] not in signs or _WORD.match(line) is not None


def _read_paragraph(
    lines: Sequence[str], start: int, last: int, signs: frozenset[str], tokens: list[Token]
) -> int:
    end = start + 1
    while end < last and not is_blank(lines[end]):
        if not _is_plain(lines[end], signs):
            return start
        end += 1
    content = lines[start] if end == start + 1 else "\n".join(lines[start:end])
    _add_paragraph(content, start, end, 0, tokens)
    return end


def _add_paragraph(
    content: str, start: int, end: int, level: int, tokens: list[Token], *, hidden: bool = False
) -> None:
    opening = BlockToken("paragraph_open", "p", 1, level, "", [start, end])
    closing = BlockToken("paragraph_close", "p", -1, level)
    opening.hidden = closing.hidden = hidden
    inline = BlockToken("inline", "", 0, level + 1, content.strip(MD_TRIM_CHARS), [start, end])
    tokens += (opening, inline, closing)


def _read_heading(
    lines: Sequence[str], start: int, last: int, signs: frozenset[str], tokens: list[Token]
) -> int:
    """A heading with nothing in the next line that could make a table of it."""
    line, end = lines[start], start + 1
    match = _HEADING.fullmatch(line.rstrip(" \t"))
    if match is None or not (end >= last or is_blank(lines[end]) or _is_plain(lines[end], signs)):
        return start
    tag, content = f"h{len(match[1])}", line[len(match[1]) :].strip(MD_TRIM_CHARS)
    tokens += (
        BlockToken("heading_open", tag, 1, 0, "", [start, end], match[1]),
        BlockToken("inline", "", 0, 1, content, [start, end]),
        BlockToken("heading_close", tag, -1, 0, "", None, match[1]),
    )
    return end


def _read_list(
    lines: Sequence[str], start: int, last: int, signs: frozenset[str], tokens: list[Token]
) -> int:
    """A list without blank lines between its items, each of which is a paragraph."""
    lead, sign = lines[start][:2], lines[start][0]
    places: list[tuple[int, int]] = []
    line = start
    while line < last and lines[line][:2] == lead and _is_plain(lines[line][2:] or " ", signs):
        end = line + 1
        while end < last and lines[end][:2] == "  " and _is_plain(lines[end][2:] or " ", signs):
            end += 1
        places.append((line, end))
        line = end
    if not places or (line < last and not is_blank(lines[line])):
        return start
    while line < last and is_blank(lines[line]):
        line += 1
    if line < last and lines[line][0] in (sign, " ", "\t"):
        return start
    tokens.append(BlockToken("bullet_list_open", "ul", 1, 0, "", [start, line], sign))
    for index, (first, end) in enumerate(places):
        behind = places[index + 1][0] if index + 1 < len(places) else line
        tokens.append(BlockToken("list_item_open", "li", 1, 1, "", [first, behind], sign))
        content = "\n".join(each[2:] for each in lines[first:end])
        _add_paragraph(content, first, end, 2, tokens, hidden=True)
        tokens.append(BlockToken("list_item_close", "li", -1, 1, "", None, sign))
    tokens.append(BlockToken("bullet_list_close", "ul", -1, 0, "", None, sign))
    return line


def _read_quotation(
    lines: Sequence[str], start: int, last: int, signs: frozenset[str], tokens: list[Token]
) -> int:
    """A quotation of one paragraph."""
    end = start
    while end < last and not is_blank(lines[end]):
        if lines[end][:2] != "> " or not _is_plain(lines[end][2:] or " ", signs):
            return start
        end += 1
    content = "\n".join(each[2:] for each in lines[start:end])
    tokens.append(BlockToken("blockquote_open", "blockquote", 1, 0, "", [start, end], ">"))
    _add_paragraph(content, start, end, 1, tokens)
    tokens.append(BlockToken("blockquote_close", "blockquote", -1, 0, "", None, ">"))
    return end
