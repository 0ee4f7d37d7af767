"""Where something was typed, and the words for two places that disagree."""

import msgspec

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.diagnostics.span import Span


class Where(msgspec.Struct, frozen=True, gc=False):
    """A place in a file."""

    path: str
    span: Span | None = None

    def words(self) -> str:
        """`content/briefs/a.md:12`, for naming it within a message."""
        return f"{self.path}:{self.span.line}" if self.span else self.path


def fault(code: str, message: str, where: Where, hint: str = "", severity: Severity = "error") -> Diagnostic:
    """One thing told of a place."""
    return Diagnostic(code, message, where.path, where.span, hint, severity)


def did_you_mean(near: str | None, otherwise: str = "") -> str:
    """The hint that names the nearest known name, or else says something of use."""
    return f"did you mean `{near}`?" if near else otherwise
