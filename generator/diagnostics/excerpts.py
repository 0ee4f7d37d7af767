"""Fills in the line that each diagnostic is about, just before it is shown: the one reader of files here."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from generator.diagnostics.diagnostic import Diagnostic


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
    return msgspec.structs.replace(diagnostic, excerpt=line) if line else diagnostic


def _lines(path: Path, numbers: Iterable[int]) -> dict[int, str]:
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return {}
    # Only these three end a line of a file; str.splitlines knows more, and would count wrongly.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {number: lines[number - 1] for number in numbers if 0 < number <= len(lines)}
