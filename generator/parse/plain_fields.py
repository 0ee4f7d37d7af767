"""Plain fields of front matter and records: a mark of running text in one would be printed as it was typed.

Called while a file is parsed, beside `field_texts.py`; knows kinds of fields and no field by name but those that hold
other people's words.
"""

from collections.abc import Iterable

from generator.diagnostics.diagnostic import Diagnostic
from generator.markdown.name_slips import SLIPPED
from generator.markdown.places import span_of
from generator.markdown.value_places import place_of_value
from generator.schema.field import Kind, Record
from generator.schema.positions import FieldPlaces
from generator.schema.texts import texts_of_kinds

_PLAIN: frozenset[Kind] = frozenset({"text", "label"})
_OF_OTHERS = frozenset({"source", "sources", "quotes", "versions", "says"})
"""Keys under which words of others are copied, whatever they look like."""


def check_plain_fields(
    records: Iterable[tuple[str, Record]],
    places: FieldPlaces,
    path: str,
    lines: tuple[str, ...] = (),
    first_line: int = 1,
) -> tuple[Diagnostic, ...]:
    """Events, citations and names where only plain words are printed."""
    told = []
    for prefix, record in records:
        for place, text, _ in texts_of_kinds(record, _PLAIN, prefix):
            match = SLIPPED.search(text)
            if match is None:
                continue
            keys = place.split(".")
            name = next(key for key in reversed(keys) if not key.isdigit())
            whole = place_of_value(text, places.span(place), lines, first_line)
            message = f"`{name}` is plain text: “{_shown(text, match.start())}” would be printed as it stands"
            hint = "take the signs out; events, citations and names are marked in the text of a brief"
            told.append(
                Diagnostic(
                    "field-plain",
                    message,
                    path,
                    span_of(whole, match.start(), match.end()),
                    hint,
                    severity="warning" if _OF_OTHERS.intersection(keys) else "error",
                )
            )
    return tuple(told)


def _shown(text: str, start: int) -> str:
    """The mark with what it marks, as far as it can be seen."""
    opened = text.rfind("[", 0, start + 1)
    begin = opened if opened >= 0 else start
    cut = text[begin : begin + 40].split("\n")[0]
    return cut if begin + 40 >= len(text) else f"{cut}…"
