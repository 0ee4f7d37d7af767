"""YAML that is plain from line to line, as most front matter is, becomes nodes without a parser's events.

A plain line holds a key, or an item of a list, and all of its value: bare words, a text in quotes without escapes, a
list or map of bare words in brackets; or the value is a text of even lines below. The nodes are those of the parser,
which tells nothing of such lines; anything else is its own to read, and to tell of. Called by load/yaml.py; knows no
field.
"""

import re

from generator.diagnostics.span import Span
from generator.load.yaml_lines import ODD
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.text.patterns import pattern

_Row = tuple[int, int, str, str, str]
"""Line, blanks at its beginning, dash, key, value."""

_KEY = r"\w[\w-]{0,60}"
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_WORDS = rf"{_FIRST}[^:#\n]*(?:(?::(?! )|(?<! )#)[^:#\n]*)*(?<![ :])"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
_WORD = rf"{_FIRST}[^,\[\]{{}}:#\n]*(?::(?=[\w/])[^,\[\]{{}}:#\n]*)*(?<! )"
_ITEM = rf"(?:{_WORD}|\"[^\"\\,\n]*\"|'[^',\n]*')"
_PAIR = rf"{_KEY}: {_ITEM}"
_BRACKETS = rf"\[(?:{_ITEM}(?:, {_ITEM})*)?\]|\{{{_PAIR}(?:, {_PAIR})*\}}"
_BELOW = r"[>|]-?\n( +)(?=\S).*(?:\n\5(?=\S).*)*"
_VALUE = rf"({_WORDS}|{_QUOTED}|{_BRACKETS}|{_BELOW})"
# Further in than twenty blanks nothing is plain: so depth has an end.
_LINE = pattern(rf"^(?:( {{0,20}})(- (?=\S))?(?:({_KEY}):(?: (?=\S)|$))?{_VALUE}?|#.*)$", re.MULTILINE)
_END: _Row = (0, -1, "", "", "")


def read_plain_yaml(text: str, first_line: int) -> Node | None:
    """The node of a document; None when it is not plain throughout. Places count from `first_line`."""
    if not text.replace("\n", "").isprintable() and ("\t" in text or ODD.search(text)):
        return None
    rows = _rows(text, first_line)
    if not rows:
        return None
    rows.append(_END)
    read = _read_list if rows[0][2] else _read_map
    node, end = read(rows, 0, 0)
    return node if 0 < end == len(rows) - 1 else None


def _rows(text: str, first_line: int) -> list[_Row]:
    """What stands in each line but blank ones and comments; nothing when a line is not plain."""
    rows: list[_Row] = []
    line = first_line
    for lead, dash, key, value, below in _LINE.findall(text):
        if key or value:
            rows.append((line, len(lead), dash, key, value))
        line += 1
        if below:
            line += value.count("\n")
            if len(below) <= len(lead + dash if key else lead):
                return []
    return rows if line - first_line > text.count("\n") else []


def _read_map(rows: list[_Row], at: int, column: int) -> tuple[Node, int]:
    """The map whose keys begin in this column, and the row behind it: a row that is none of its own ends it."""
    span = Span(rows[at][0], column + 1, 1)
    entries: dict[str, tuple[Scalar, Node]] = {}
    while True:
        line, indent, dash, key, value = rows[at]
        if indent != column or dash or not key or key in entries:
            return Mapping(tuple(entries.values()), span), at
        at += 1
        length = len(key)
        node: Node | None
        if value:
            node = _read_value(value, line, column + length + 3)
            if node is None:
                return Mapping((), span), at - 1
        elif rows[at][2] and rows[at][1] >= column:
            node, at = _read_list(rows, at, rows[at][1])
        elif rows[at][1] > column:
            node, at = _read_map(rows, at, rows[at][1])
        else:
            node = Scalar("", Span(line, column + length + 2))
        entries[key] = (Scalar(key, Span(line, column + 1, length)), node)


def _read_list(rows: list[_Row], at: int, column: int) -> tuple[Node, int]:
    """The list whose dashes stand in this column, and the row behind it."""
    span = Span(rows[at][0], column + 1, 1)
    items: list[Node] = []
    while True:
        line, indent, dash, key, value = rows[at]
        node: Node | None
        if indent != column or not dash:
            return Sequence(tuple(items), span), at
        if key:
            rows[at] = (line, column + 2, "", key, value)
            node, at = _read_map(rows, at, column + 2)
        else:
            node = _read_value(value, line, column + 3)
            if node is None:
                return Sequence((), span), at
            at += 1
        items.append(node)


def _read_value(value: str, line: int, column: int) -> Node | None:
    """A value in its line, or the text below it; None for a map with two keys alike."""
    first = value[0]
    if first not in "\"'[{>|":
        return Scalar(value, Span(line, column, len(value)))
    if first in "\"'":
        return _read_scalar(value, line, column)
    span = Span(line, column, 1)
    if first in ">|":
        head, *lines = value.split("\n")
        text = (" " if first == ">" else "\n").join(each.lstrip(" ") for each in lines)
        return Scalar(text if head[1:] else text + "\n", span, False)
    parts = value[1:-1].split(", ") if len(value) > 2 else []
    if first == "{":
        return _read_pairs(parts, span)
    items = []
    for item in parts:
        column += 1
        items.append(_read_scalar(item, line, column))
        column += len(item) + 1
    return Sequence(tuple(items), span)


def _read_pairs(pairs: list[str], span: Span) -> Mapping | None:
    entries: dict[str, tuple[Scalar, Node]] = {}
    column = span.column + 1
    for pair in pairs:
        key, _, value = pair.partition(": ")
        name = Scalar(key, Span(span.line, column, len(key)))
        entries[key] = (name, _read_scalar(value, span.line, column + len(key) + 2))
        column += len(pair) + 2
    return Mapping(tuple(entries.values()), span) if len(entries) == len(pairs) else None


def _read_scalar(typed: str, line: int, column: int) -> Scalar:
    span = Span(line, column, len(typed))
    return Scalar(typed[1:-1], span, False) if typed[0] in "\"'" else Scalar(typed, span)
