"""Where a text of front matter stands in its file: YAML folds lines and takes quotes off, here both are found again."""

import re

from generator.diagnostics.span import Span
from generator.markdown.places import Place, Row

_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"\S")
_FORMS = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}


def place_of_value(source: str, span: Span, lines: tuple[str, ...], first_line: int) -> Place:
    """The place of the value at `span`. `lines` are those of the file from `first_line` on.

    Where the value has codes like `\\t` only its beginning is known.
    """
    vague = Place(source, (Row(0, 0, span.column - 1),), (), span.line)
    line, column = span.line - first_line, span.column - 1
    if not 0 <= line < len(lines):
        return vague
    mark = lines[line][column : column + 1]
    if mark in ("|", ">"):
        line, column = line + 1, 0
    elif mark in ("'", '"'):
        column += 1
    else:
        mark = ""
    rows: list[Row] = []
    for word in _WORD.finditer(source):
        line, column = _next_letter(lines, line, column)
        if line == len(lines):
            return vague
        _add_row(rows, Row(word.start(), line, column))
        if lines[line].startswith(word[0], column):
            column += len(word[0])
            continue
        column = _read_escaped(rows, lines[line], word, mark)
        if column < 0:
            return vague
    return Place(source, tuple(rows) or vague.rows, lines, first_line, _FORMS.get(mark, "plain"))


def _next_letter(lines: tuple[str, ...], line: int, column: int) -> tuple[int, int]:
    """The place of the next letter that is no space, on this line or a later one."""
    while line < len(lines):
        if letter := _LETTER.search(lines[line], column):
            return line, letter.start()
        line, column = line + 1, 0
    return line, 0


def _add_row(rows: list[Row], row: Row) -> None:
    """Only where the text does not simply go on."""
    last = rows[-1] if rows else None
    if last is None or last.line != row.line or last.column - last.offset != row.column - row.offset:
        rows.append(row)


def _read_escaped(rows: list[Row], line: str, word: re.Match[str], mark: str) -> int:
    """The column behind a word in which quotes are doubled or stand behind a backslash; -1 where it is another word."""
    number, column = rows[-1].line, rows[-1].column + word.start() - rows[-1].offset
    for index, letter in enumerate(word[0], start=word.start()):
        escaped = line.startswith("''" if mark == "'" else f"\\{letter}", column)
        if escaped and mark and letter in "'\"\\/" and (mark == '"' or letter == "'"):
            column += 1
            _add_row(rows, Row(index, number, column))
        elif not line.startswith(letter, column):
            return -1
        column += 1
    return column
