"""The lines that a node was read from, so that a correction can be shown as the whole line that should stand there."""

import msgspec

from generator.diagnostics.span import Span
from generator.schema.node import Node, Scalar
from generator.schema.quoting import quoted, written

_LONGEST = 2000
Pair = tuple[Scalar, Node]
"""A key and its value."""


class SourceLines(msgspec.Struct, frozen=True):
    """Lines without their ends; `first_line` is the number of the first. Without any nothing is corrected.

    A line that was repaired in memory to read on is not as it was typed: what a span covers is looked at first.
    """

    lines: tuple[str, ...] = ()
    first_line: int = 1

    def with_span(self, span: Span, text: str) -> str:
        """The line in which `text` stands for what the span covers; "" where there is no such line."""
        line = self._line(span)
        start = span.column - 1
        return line[:start] + text + line[start + span.length :] if line else ""

    def with_text(self, scalar: Scalar, text: str) -> str:
        """The line with another text for a scalar, in quotes where it needs them or had them.

        "" where the scalar goes over several lines, or was typed otherwise than it is read.
        """
        line, span = self._line(scalar.span), scalar.span
        start, end = span.column - 1, span.column - 1 + span.length
        typed = line[start:end]
        if scalar.plain:
            return self.with_span(span, written(text)) if typed == scalar.text and typed else ""
        if len(typed) < 2 or typed[0] != typed[-1] or typed[1:-1] != scalar.text:
            return ""
        mark = typed[0]
        return self.with_span(span, quoted(text) if mark in text or "\\" in text else f"{mark}{text}{mark}")

    def with_both(self, one: Pair, other: Pair, text: str) -> tuple[Span, str]:
        """What to mark of two entries, and the line with `text` for both where they stand beside each other."""
        (key, value), (after, last) = sorted((one, other), key=_place)
        if key.span.line != last.span.line:
            return key.span, ""
        whole = Span(key.span.line, key.span.column, last.span.column + last.span.length - key.span.column)
        between = self._line(whole)[value.span.column + value.span.length - 1 : after.span.column - 1]
        return whole, self.with_span(whole, text) if between.strip() == "," else ""

    def with_key(self, key: Scalar, text: str) -> str:
        """The line with `text` for a key and its colon, where nothing stands behind them."""
        end = Span(key.span.line, key.span.column, key.span.length + 1)
        return self.with_span(end, text) if self.typed(end) == f"{key.text}:" else ""

    def begins_item(self, span: Span) -> bool:
        """Whether only the hyphen of a list stands before a place."""
        return self._line(span)[: span.column - 1].strip() == "-"

    def typed(self, span: Span) -> str:
        """What stands at a place, as it was typed."""
        return self._line(span)[span.column - 1 : span.column - 1 + span.length]

    def typed_pair(self, key: Scalar, value: Scalar) -> str:
        """`key: value` as it stands in one line; "" where it goes on below, or is not typed as it is read."""
        line, first, last = self._line(key.span), key.span, value.span
        typed = line[first.column - 1 : last.column - 1 + last.length].rstrip()
        ends = typed if value.plain else typed[:-1]
        same = first.line == last.line and typed.startswith(key.text) and ends.endswith(value.text)
        return typed if same else ""

    def _line(self, span: Span) -> str:
        index = span.line - self.first_line
        line = self.lines[index] if 0 <= index < len(self.lines) else ""
        return line if len(line) <= _LONGEST else ""


NO_LINES = SourceLines()


def source_lines(text: str) -> SourceLines:
    """The lines of a whole file."""
    return SourceLines(tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _place(pair: Pair) -> tuple[int, int]:
    return pair[0].span.line, pair[0].span.column
