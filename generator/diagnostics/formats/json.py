"""Diagnostics as plain data for `--format json`; the keys are part of the contract."""

from collections.abc import Iterable

from generator.diagnostics.diagnostic import Diagnostic

Plain = dict[str, str | int | None]


def as_data(diagnostics: Iterable[Diagnostic]) -> list[Plain]:
    """A list of objects; `line` and `column` are null where no place in a file is meant."""
    return [_one_as_data(each) for each in diagnostics]


def _one_as_data(diagnostic: Diagnostic) -> Plain:
    span = diagnostic.span
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "path": diagnostic.path,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
