"""Where the values of an event or a citation stand that are not in the line where it begins.

Those in that line are found by whoever tells a fault, from the word itself; a site has too many to keep all places.
"""

from collections.abc import Mapping

from generator.diagnostics.span import Span
from generator.markdown.draft import Draft
from generator.markdown.places import span_of
from generator.markdown.result import Claim, Marks
from generator.markdown.rules.attributes import Attribute

_NAMING = ("id", "of", "part_of", "when", "figure", "tags")


def marks_of_values(values: Mapping[str, Attribute], draft: Draft) -> Marks:
    """The places of the values that name something; of most events, which are one line, none."""
    if "\n" not in draft.place.source:
        return ()
    named = ((name, values[name]) for name in _NAMING if name in values)
    return tuple((name, span_of(draft.place, each.value_start, each.value_end)) for name, each in named)


def in_other_lines(marks: Marks, span: Span) -> Marks:
    """Those that are not in the line of the span."""
    return tuple((name, place) for name, place in marks if place.line != span.line)


def marks_of_part(claim: Claim, name: str, start: int, end: int, draft: Draft) -> Marks:
    """The claim's places with that of one more part, where it stands in another line than the key."""
    if "\n" not in draft.place.source:
        return claim.marks
    return (*claim.marks, *in_other_lines(((name, span_of(draft.place, start, end)),), claim.span))
