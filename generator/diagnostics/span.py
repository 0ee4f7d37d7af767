"""Places in a file: offsets become lines and columns here and nowhere else."""

from bisect import bisect_right

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A stretch of one line: `line` and `column` count from 1, in code points; `length` may be 0."""

    line: int
    column: int
    length: int = 0


class Lines:
    """Finds the line and column of an offset in one text, for any number of offsets."""

    __slots__ = ("_starts", "first_line", "text")

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self.first_line = first_line
        starts = [0]
        position = text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = text.find("\n", position + 1)
        self._starts = starts

    def span(self, start: int, end: int | None = None) -> Span:
        """The place of `text[start:end]`, cut at the end of its first line."""
        index = bisect_right(self._starts, start) - 1
        line_start = self._starts[index]
        line_end = self._starts[index + 1] - 1 if index + 1 < len(self._starts) else len(self.text)
        length = 0 if end is None else max(0, min(end, line_end) - start)
        return Span(self.first_line + index, start - line_start + 1, length)
