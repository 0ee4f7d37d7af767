"""Where something was typed, and the words for two places that disagree."""

import msgspec

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.diagnostics.span import Span
from generator.markdown.result import Marks


class Where(msgspec.Struct, frozen=True, gc=False):
    """A place in a file."""

    path: str
    span: Span | None = None

    def words(self) -> str:
        """`content/briefs/a.md:12`, for naming it within a message."""
        return f"{self.path}:{self.span.line}" if self.span else self.path


def fault(
    code: str, message: str, where: Where, hint: str = "", severity: Severity = "error", word: str = ""
) -> Diagnostic:
    """One thing told of a place, or of a word that stands there."""
    return Diagnostic(code, message, where.path, where.span, hint, severity, word=word)


def span_of_value(marks: Marks, name: str) -> Span | None:
    """The place of a value that stands in another line than what it belongs to."""
    return next((span for each, span in marks if each == name), None)


def did_you_mean(near: str | None, otherwise: str = "") -> str:
    """The hint that names the nearest known name, or else says something of use."""
    return f"did you mean `{near}`?" if near else otherwise
