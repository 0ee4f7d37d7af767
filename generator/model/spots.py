"""Where the very value stands that a fault of an event is about, so that not all of the event is marked for it.

A value in the line where the event begins is named as the fault's word, and looked up when its line is shown.
"""

from generator.markdown.result import Claim
from generator.model.faults import Where, span_of_value
from generator.model.tellings import Telling

_KEYS = {"when": ("date", "when", "relative_to.event")}
"""Where a field of a telling may stand in a record, if not under its own name."""


def where_of(telling: Telling, field: str, word: str) -> Where:
    """The place of the field in which a telling has the word; that of the telling where it is not known nearer."""
    entry = telling.entry
    if entry is not None:
        for key in _KEYS.get(field, (field,)):
            path = f"{entry.path}.{key}"
            typed = getattr(entry.record, key, "")
            if isinstance(typed, tuple) and word in typed:
                path = f"{path}.{typed.index(word)}"
            if (typed or "." in key) and entry.file.positions.place(path) is not None:
                return Where(entry.file.path, entry.file.positions.span(path))
    return Where(telling.where.path, span_of_value(telling.marks, field) or telling.where.span)


def where_of_part(claim: Claim, name: str, path: str) -> Where:
    """The place of a part of a citation, or of the key before it in the same line."""
    return Where(path, span_of_value(claim.marks, name) or claim.span)
