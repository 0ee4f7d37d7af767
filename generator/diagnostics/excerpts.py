"""Fills in the line that each diagnostic is about, just before it is shown: the one reader of files here.

With the line at hand, the span becomes that of the very word that is wrong.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span


def with_excerpts(diagnostics: Sequence[Diagnostic], root: Path) -> tuple[Diagnostic, ...]:
    """The same diagnostics with their lines, where their files can be read; each file is read once."""
    wanted: dict[str, set[int]] = {}
    for each in diagnostics:
        if each.path and each.span and not each.excerpt:
            wanted.setdefault(each.path, set()).add(each.span.line)
    found = {path: _lines(root / path, numbers) for path, numbers in wanted.items()}
    return tuple(_filled(each, found) for each in diagnostics)


def _filled(diagnostic: Diagnostic, found: dict[str, dict[int, str]]) -> Diagnostic:
    if not diagnostic.span or diagnostic.excerpt:
        return diagnostic
    line = found.get(diagnostic.path, {}).get(diagnostic.span.line, "")
    span = _narrowed(diagnostic.span, line, diagnostic.word)
    return msgspec.structs.replace(diagnostic, excerpt=line, span=span) if line else diagnostic


def _narrowed(span: Span, line: str, word: str) -> Span:
    """The place of the word: last in the span, as values stand behind words, else behind it; else the span."""
    if not word:
        return span
    start, end = span.column - 1, span.column - 1 + span.length
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    within = list(whole.finditer(line, start, end))
    found = within[-1] if within else whole.search(line, end)
    return Span(span.line, found.start() + 1, len(word)) if found else span


def _lines(path: Path, numbers: Iterable[int]) -> dict[int, str]:
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return {}
    # Only these three end a line of a file; str.splitlines knows more, and would count wrongly.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {number: lines[number - 1] for number in numbers if 0 < number <= len(lines)}
