"""Edits of an author's file by line and column: every byte that is not edited stays."""

import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from generator.diagnostics.span import Span

_LINE_END = re.compile("\r\n|\r|\n")


class Edit(msgspec.Struct, frozen=True, gc=False, order=True):
    """Letters from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


class FileText(msgspec.Struct, frozen=True):
    """A file's letters as they are, line ends and byte order mark included."""

    text: str
    starts: tuple[int, ...]
    """Where each line begins."""
    newline: str

    def offset(self, span: Span) -> int:
        """Where a place is."""
        return self.starts[span.line - 1] + span.column - 1

    def line_start(self, offset: int) -> int:
        """Where the line of a place begins."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """Where the line of a place ends, its line end included."""
        index = bisect_right(self.starts, offset)
        return self.starts[index] if index < len(self.starts) else len(self.text)


def file_text(data: bytes) -> FileText:
    """The letters of a UTF-8 file. Raises UnicodeDecodeError."""
    text = data.decode("utf-8")
    mark = 1 if text[:1] == "\ufeff" else 0
    starts = (mark, *(match.end() for match in _LINE_END.finditer(text)))
    newline = "\r\n" if "\r\n" in text else "\n"
    return FileText(text, starts, newline)


def is_flow(file: FileText, span: Span) -> bool:
    """Whether a list or map that begins here stands in brackets or braces."""
    return file.text[file.offset(span) : file.offset(span) + 1] in ("[", "{")


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; of two that overlap the first stands."""
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        if edit.start < done:
            continue
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    parts.append(text[done:])
    return "".join(parts)
