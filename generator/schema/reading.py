"""One file being checked: where it is, what it was read from, and what is found on the way."""

import msgspec

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.diagnostics.span import Span
from generator.schema.declared import DeclaredRecord
from generator.schema.positions import Place
from generator.schema.source_lines import SourceLines


class Reading(msgspec.Struct):
    """Filled while a record is checked, and dropped with it."""

    path: str
    language: str
    top: DeclaredRecord
    source: SourceLines
    told: list[Diagnostic] = []
    places: dict[str, Place] = {}
    unknown: int = 0

    def tell(
        self, code: str, message: str, span: Span, hint: str, severity: Severity = "error", fixed: str = ""
    ) -> None:
        self.told.append(Diagnostic(code, message, self.path, span, hint, severity, fixed))
