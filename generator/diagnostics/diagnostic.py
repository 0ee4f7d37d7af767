"""A diagnostic is a value: code, severity, place, what is wrong, and a hint. Nothing here prints."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from generator.diagnostics.span import Span

Severity = Literal["error", "warning", "note"]
UNFINISHED = ("draft", "review")
"""States of a text that is not published yet, so that nothing wrong in it stops what is."""
_SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}


class Diagnostic(msgspec.Struct, frozen=True, gc=False):
    """One thing told to the author.

    `path` is relative to the site's root with `/` between folders, or "" where no file is meant.
    `code` is lower-case words joined by hyphens and stays the same for ever.
    `fixed_line` is the whole line as it should read, where it can be computed, else "".
    `excerpt` is the line itself; the edge of the program fills it in just before it is shown.
    `word` is what is wrong within the span, where whoever tells it does not have the line; the edge looks it up.
    """

    code: str
    message: str
    path: str = ""
    span: Span | None = None
    hint: str = ""
    severity: Severity = "error"
    fixed_line: str = ""
    excerpt: str = ""
    word: str = ""


def lowered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same, with errors told as warnings: a draft never stops a colleague's correction."""
    return tuple(
        msgspec.structs.replace(each, severity="warning") if each.severity == "error" else each
        for each in diagnostics
    )


def at_levels(
    diagnostics: Iterable[Diagnostic], levels: Mapping[str, str], *, unfinished: bool
) -> tuple[Diagnostic, ...]:
    """The same, each code at the level that the settings give it; what is `off` is left out.

    What is wrong in an `unfinished` text is never more than a warning.
    """
    found = []
    for each in diagnostics:
        level = levels.get(each.code, each.severity)
        if level != "off":
            severity = _SEVERITIES[level]
            found.append(
                each if severity == each.severity else msgspec.structs.replace(each, severity=severity)
            )
    return lowered(found) if unfinished else tuple(found)


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line and column, each told once."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=_place)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything here stops a build."""
    return any(each.severity == "error" for each in diagnostics)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    span = diagnostic.span or Span(0, 0)
    return (diagnostic.path, span.line, span.column, diagnostic.code, diagnostic.message)
