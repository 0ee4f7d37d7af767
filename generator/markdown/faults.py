"""A fault in a text, by offsets in its inline source: what the grammar's readers report, before places are known."""

import msgspec

from generator.diagnostics.diagnostic import Severity

Change = tuple[int, int, str]
"""Start, end and what should stand there instead."""


class Fault(msgspec.Struct, frozen=True, gc=False):
    """What is wrong in `source[start:end]`; with a `change` the line can be shown as it should read."""

    code: str
    message: str
    hint: str
    start: int
    end: int
    change: Change | None = None
    severity: Severity = "error"
