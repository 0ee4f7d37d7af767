"""Events behind which a citation stands that is not well formed: it was told, and they are not uncited as well.

Stands at the end of one text's parsing, when all of its faults are known.
"""

import bisect
from collections.abc import Sequence

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.markdown.result import ToldEvent

_OF_CITATIONS = "citation-"


def with_slips(
    events: Sequence[ToldEvent], told: Sequence[Diagnostic], lines: Sequence[str], first_line: int
) -> tuple[ToldEvent, ...]:
    """The events, marked where the citation that they wait for went wrong in their paragraph."""
    places = sorted(_place(each.span) for each in told if each.code.startswith(_OF_CITATIONS) and each.span)
    if not places:
        return tuple(events)
    return tuple(
        msgspec.structs.replace(each, cited_wrongly=True)
        if each.citation is None and _slips_behind(each.span, places, lines, first_line)
        else each
        for each in events
    )


def _slips_behind(span: Span, places: list[tuple[int, int]], lines: Sequence[str], first_line: int) -> bool:
    """Whether the next of the places behind this one is in the same paragraph."""
    number = bisect.bisect_right(places, _place(span))
    if number == len(places):
        return False
    between = lines[span.line - first_line : places[number][0] - first_line]
    return all(line.strip() for line in between)


def _place(span: Span) -> tuple[int, int]:
    return span.line, span.column
