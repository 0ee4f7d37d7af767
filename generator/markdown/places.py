"""Where an inline source stands in its file.

markdown-it takes indentation, `>`, list markers and pipes off before a text reaches the inline rules; here each of
its lines is found again in the line it came from.
"""

from bisect import bisect_right

import msgspec
from markdown_it.common.utils import MD_TRIM_CHARS

from generator.diagnostics.span import Span
from generator.markdown.faults import Change

LONGEST_LINE = 2000
"""A longer line is not shown again as it should read."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a source: it begins at `offset` there, and at `column` (from 0) of line `line` of the text."""

    offset: int
    line: int
    column: int


class Place(msgspec.Struct, frozen=True):
    """One inline source and its rows; `lines` are those of the whole text, `first_line` the number of the first."""

    source: str
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    """Empty where only the beginning of the source is known."""
    first_line: int
    form: str = ""
    """In a `cell` of a table a pipe is typed as `\\|`; a value of front matter is `plain`, `quoted` or a `block`."""


def place_of_lines(source: str, line: int, lines: tuple[str, ...], first_line: int) -> Place:
    """The place of a paragraph, heading or item that begins on `lines[line]`."""
    rows = []
    offset = 0
    while source[:1].strip() and line + 1 < len(lines) and not lines[line].lstrip(" \t>").strip():
        # Lines of odd spaces alone stood before the text, and were taken off.
        line += 1
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
    return Place(source, (row,), lines, first_line, form="cell")


def span_of(place: Place, start: int, end: int) -> Span:
    """The place of `source[start:end]` in the file, cut at the end of its first line."""
    rows = place.rows
    first = _row_index(place, start) if len(rows) > 1 else 0
    row = rows[first]
    if not place.lines:
        return Span(place.first_line, row.column + 1)
    if len(rows) == 1 and place.form != "cell":
        # Most texts are one line, and every source and event of every text asks.
        column = row.column + max(0, start - row.offset)
        return Span(place.first_line + row.line, column + 1, max(0, min(end, len(place.source)) - start))
    last = first
    while last + 1 < len(rows) and rows[last + 1].line == row.line and rows[last + 1].offset < end:
        last += 1
    if last + 1 < len(rows) and rows[last + 1].offset < end:
        end = rows[last + 1].offset
        while end > start and place.source[end - 1].isspace():
            end -= 1
    line_end = place.source.find("\n", start, end)
    end = min(end, len(place.source)) if line_end < 0 else line_end
    column = _column(place, row, start)
    return Span(place.first_line + row.line, column + 1, _column(place, rows[last], max(start, end)) - column)


def changed_line(place: Place, change: Change) -> str:
    """The file's line with the change made, or "" when it spans lines, is too long, or would need other quotes."""
    start, end, text = change
    first = place.rows[_row_index(place, start)]
    last = place.rows[_row_index(place, max(start, end - 1))]
    if not place.lines or first.line != last.line or "\n" in place.source[start:end] + text:
        return ""
    line = place.lines[first.line]
    if len(line) > LONGEST_LINE or not _may_stand(text, start, place.form):
        return ""
    if place.form == "cell":
        text = text.replace("|", "\\|")
    return line[: _column(place, first, start)] + text + line[_column(place, last, end) :]


def _may_stand(text: str, start: int, form: str) -> bool:
    """Whether YAML would read these letters as they are in a value of this form."""
    if form == "quoted":
        return not any(letter in text for letter in "\"'\\")
    if form == "plain":
        return start > 0 and ": " not in text and " #" not in text
    return True


def _row_index(place: Place, offset: int) -> int:
    return max(0, bisect_right(place.rows, offset, key=lambda row: row.offset) - 1)


def _column(place: Place, row: Row, offset: int) -> int:
    pipes = place.source.count("|", row.offset, offset) if place.form == "cell" else 0
    return row.column + max(0, offset - row.offset) + pipes
