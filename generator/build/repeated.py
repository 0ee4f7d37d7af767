"""What many files say is one value in memory: names, days and dates repeat from brief to brief.

Stands under `reading`, behind the decoder, and changes no value: only which of several equal ones is kept.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from generator.edtf.friendly import DateReading
from generator.markdown.result import AddressSlot, RenderedText
from generator.parse.documents import BriefDocument
from generator.parse.site import Document
from generator.schema.declared import declared
from generator.schema.field import Kind, Record

_REPEATED: tuple[Kind, ...] = (
    *("key", "day", "edtf", "when", "language", "entity", "outlet", "source", "tag", "author"),
)
"""Kinds of fields in which briefs say the same as others. In lists of texts they nearly always do."""
_put = msgspec.structs.force_setattr
"""A document that was decoded just now is nobody else's yet, so that it is still being made."""


def one_of_each() -> Callable[[Document, str], Document]:
    """Gives documents back, which have just been decoded, with one value for all that are equal; the path is known."""
    texts: dict[str, str] = {}
    readings: dict[DateReading, DateReading] = {}
    text = texts.setdefault
    nothing: dict[str, Any] = {}

    def thin(record: Record) -> None:
        one, many, maps, inner = _fields(type(record))
        for name in one:
            if value := getattr(record, name):
                _put(record, name, text(value, value))
        for name in many:
            if values := getattr(record, name):
                _put(record, name, tuple([text(each, each) for each in values]))
        for name in maps:
            if not getattr(record, name):
                _put(record, name, nothing)
        for name in inner:
            value = getattr(record, name)
            for each in value if isinstance(value, tuple) else (value,):
                if each is not None:
                    thin(each)

    def thin_document(document: Document, path: str) -> Document:
        if document.path == path:
            _put(document, "path", path)
        if isinstance(document, BriefDocument):
            thin(document.record)
            _put(document, "date", text(document.date, document.date))
            for field, reading in document.dates.items():
                document.dates[field] = readings.setdefault(reading, reading)
            if not document.figures:
                _put(document, "figures", nothing)
            _thin_text(document.text, text)
        return document

    return thin_document


def _thin_text(rendered: RenderedText, text: Callable[[str, str], str]) -> None:
    for slot in rendered.body.slots:
        if isinstance(slot, AddressSlot):
            _put(slot, "kind", text(slot.kind, slot.kind))


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, ...], ...]:
    """The names of a record's fields in which values repeat: (of texts, of lists of texts, of maps, of records)."""
    fields = declared(kind).fields.values()
    repeated = [each for each in fields if each.field.kind in _REPEATED or each.field.choices]
    return (
        tuple(each.name for each in repeated if each.shape == "text"),
        tuple(each.name for each in fields if each.shape == "texts"),
        tuple(each.name for each in fields if each.shape == "texts by language"),
        tuple(each.name for each in fields if each.shape in ("record", "records")),
    )
