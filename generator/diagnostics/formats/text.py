"""Diagnostics for people: place, message, the line with a caret under the fault, a hint, the line put right."""

from collections.abc import Iterable

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.formats.cells import is_right_to_left, shown_line, visible
from generator.diagnostics.span import Span

_WIDEST = 100
"""Cells of a line that are shown: what is longer would be broken by the terminal, and the caret lost."""
_BEFORE = 30
_WORDS = 60
_STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "place": "1", "dim": "2", "hint": "32"}


class _Excerpt(msgspec.Struct, frozen=True):
    line: str
    indent: int
    carets: int
    words: str
    """What is marked, where a terminal that turns text round shows it elsewhere than over the carets."""


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """All diagnostics, a blank line between them; "" for none."""
    return "\n".join(one_as_text(each, colour=colour) for each in diagnostics)


def one_as_text(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """One diagnostic, ending in a line feed.

    `path:line:column: error[code]: message`, then the excerpt (where there is one), `hint:` and `write:`.
    """
    place = _place(diagnostic)
    head = _painted(f"{diagnostic.severity}[{diagnostic.code}]", diagnostic.severity, colour)
    message = _indented(visible(diagnostic.message), "  ")
    lines = [f"{_painted(place, 'place', colour)}: {head}: {message}" if place else f"{head}: {message}"]
    lines += _excerpt_lines(diagnostic, colour)
    if diagnostic.hint:
        hint = _indented(visible(diagnostic.hint), "        ")
        lines.append(f"  {_painted('hint:', 'hint', colour)} {hint}")
    if diagnostic.fixed_line:
        fixed = visible(_round_change(diagnostic.excerpt, diagnostic.fixed_line))
        lines.append(f"  {_painted('write:', 'hint', colour)} {fixed}")
    return "\n".join(lines) + "\n"


def _place(diagnostic: Diagnostic) -> str:
    path = visible(diagnostic.path)
    if diagnostic.span is None or not path:
        return path
    return f"{path}:{diagnostic.span.line}:{diagnostic.span.column}"


def _excerpt_lines(diagnostic: Diagnostic, colour: bool) -> list[str]:
    if not diagnostic.excerpt.strip() or diagnostic.span is None:
        return []
    excerpt = _cut(diagnostic.excerpt, diagnostic.span)
    number = str(diagnostic.span.line)
    gutter = " " * len(number)
    carets = " " * excerpt.indent + _painted("^" * excerpt.carets, diagnostic.severity, colour)
    if excerpt.words:
        carets += f" “{visible(excerpt.words)}”"
    return [
        f"  {_painted(f'{number} |', 'dim', colour)} {excerpt.line}",
        f"  {_painted(f'{gutter} |', 'dim', colour)} {carets}",
    ]


def _cut(line: str, span: Span) -> _Excerpt:
    """The part of the line round the fault, so that a line of any length fits the terminal."""
    column = min(max(span.column, 1), len(line) + 1) - 1
    start, stop = _window(line, column)
    part = line[start:stop]
    shown, cells = shown_line(part)
    begin = column - start
    end = min(begin + max(span.length, 1), len(part))
    carets = max(cells[end] - cells[begin] if end > begin else 1, 1)
    marked = line[column : column + span.length]
    words = (
        marked[:_WORDS] + "…" * (len(marked) > _WORDS) if is_right_to_left(part) and marked.strip() else ""
    )
    before = "…" if start else ""
    after = "…" if stop < len(line) else ""
    return _Excerpt(before + shown.rstrip() + after, len(before) + cells[begin], carets, words)


def _window(line: str, column: int) -> tuple[int, int]:
    """From where to where a line is shown, so that the letter at `column` is seen and all fits."""
    start = 0
    if column > _WIDEST or _width(line[:column]) > _WIDEST - _BEFORE:
        start = column
        while start > 0 and column - start < _WIDEST and _width(line[start - 1 : column]) <= _BEFORE:
            start -= 1
    ends = shown_line(line[start : start + _WIDEST])[1][1:]
    return start, start + sum(end <= _WIDEST for end in ends)


def _width(text: str) -> int:
    return shown_line(text)[1][-1]


def _round_change(typed: str, fixed: str) -> str:
    """The corrected line, or of a long one the part round what changes in it."""
    if len(fixed) <= _WIDEST or not typed:
        return fixed
    first = next((at for at, (one, other) in enumerate(zip(typed, fixed, strict=False)) if one != other), 0)
    start = max(0, first - _BEFORE)
    part = fixed[start : start + _WIDEST]
    return f"{'…' if start else ''}{part}{'…' if start + _WIDEST < len(fixed) else ''}"


def _indented(text: str, indent: str) -> str:
    return text.replace("\n", "\n" + indent)


def _painted(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text
