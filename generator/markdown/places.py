"""Where an inline source stands in its file.

markdown-it takes indentation, `>`, list markers and pipes off before a text reaches the inline rules; here each of
its lines is found again in the line it came from.
"""

from bisect import bisect_right

import msgspec
from markdown_it.common.utils import MD_TRIM_CHARS

from generator.diagnostics.span import Span
from generator.markdown.faults import Change


class Row(msgspec.Struct, frozen=True, gc=False):
    """A line of an inline source: it begins at `offset` there, and at `column` (from 0) of line `line` of the text."""

    offset: int
    line: int
    column: int


class Place(msgspec.Struct, frozen=True):
    """One inline source and its rows; `lines` are those of the whole text, `first_line` the number of the first."""

    source: str
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    first_line: int
    in_cell: bool = False
    """In a cell of a table a pipe is typed as `\\|`."""


def place_of_lines(source: str, line: int, lines: tuple[str, ...], first_line: int) -> Place:
    """The place of a paragraph, heading or item that begins on `lines[line]`."""
    rows = []
    offset = 0
    for number, typed in enumerate(source.split("\n"), start=line):
        bare = typed.strip(MD_TRIM_CHARS)
        indent = len(typed) - len(typed.lstrip(MD_TRIM_CHARS))
        whole = lines[number] if number < len(lines) else ""
        column = len(whole.rstrip(MD_TRIM_CHARS)) - len(bare)
        if column < 0 or not whole.startswith(bare, column):
            # A heading that is closed by number signs.
            column = max(0, whole.find(bare, whole.find("#") + 1))
        rows.append(Row(offset + indent, number, column))
        offset += len(typed) + 1
    return Place(source, tuple(rows), lines, first_line)


def place_of_cell(source: str, line: int, from_column: int, lines: tuple[str, ...], first_line: int) -> Place:
    """The place of a table's cell; `from_column` is where the cell before it ended."""
    column = lines[line].find(source.replace("|", "\\|"), from_column)
    row = Row(0, line, max(column, from_column))
    return Place(source, (row,), lines, first_line, in_cell=True)


def place_of_value(source: str, span: Span) -> Place:
    """The place of a text in front matter, as exact as its span tells."""
    quotes = 1 if span.length == len(source) + 2 else 0
    return Place(source, (Row(0, 0, span.column - 1 + quotes),), (), span.line)


def span_of(place: Place, start: int, end: int) -> Span:
    """The place of `source[start:end]` in the file, cut at the end of its first line."""
    row = _row(place, start)
    line_end = place.source.find("\n", start)
    if not place.lines and (line_end >= 0 or "\n" in place.source):
        return Span(place.first_line, row.column + 1)
    end = min(end, len(place.source) if line_end < 0 else line_end)
    first, last = _column(place, row, start), _column(place, row, max(start, end))
    return Span(place.first_line + row.line, first + 1, last - first)


def changed_line(place: Place, change: Change) -> str:
    """The file's line with the change made, or "" when it spans lines."""
    start, end, text = change
    row = _row(place, start)
    if not place.lines or row is not _row(place, max(start, end - 1)) or "\n" in text:
        return ""
    line = place.lines[row.line]
    if place.in_cell:
        text = text.replace("|", "\\|")
    return line[: _column(place, row, start)] + text + line[_column(place, row, end) :]


def _row(place: Place, offset: int) -> Row:
    return place.rows[max(0, bisect_right(place.rows, offset, key=lambda row: row.offset) - 1)]


def _column(place: Place, row: Row, offset: int) -> int:
    pipes = place.source.count("|", row.offset, offset) if place.in_cell else 0
    return row.column + max(0, offset - row.offset) + pipes
