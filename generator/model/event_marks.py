"""Where each event stands in its brief's file: the marked words, or the entry of the front matter, that tell it."""

from collections.abc import Iterator

import msgspec

from generator.diagnostics.diagnostic import UNFINISHED
from generator.diagnostics.span import Span
from generator.model.site import Site
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument, Documents


class EventMark(msgspec.Struct, frozen=True, gc=False):
    """One telling of an event in a brief."""

    event: str
    span: Span
    words: str
    anchor: str = ""
    defines: bool = True
    """False where it only adds a report, with `of=`."""


def event_marks(site: Site, document: BriefDocument) -> Iterator[EventMark]:
    """The tellings of a published brief: the marked words in order, then entries of the front matter without words."""
    marks = site.marks.get(document.id, {})
    told_by_words = set()
    for field, text in printed_texts(document):
        for number, told in enumerate(text.events):
            anchor, event = marks.get((field, number), ("", ""))
            if told.from_front_matter:
                told_by_words.add(told.id)
            if event:
                yield EventMark(event, told.span, told.words, anchor, defines=not told.of)
    for index, record in enumerate(document.record.events):
        event = record.of or record.id
        if record.id not in told_by_words and event in site.event_cards:
            span = document.positions.span(f"events.{index}")
            anchor = site.event_cards[event].anchor
            yield EventMark(event, span, record.title, anchor, defines=not record.of)


def documents_by_id(documents: Documents) -> dict[str, BriefDocument]:
    """The documents of briefs by id; of two with one id the one that is not a draft."""
    found: dict[str, BriefDocument] = {}
    for document in documents.briefs:
        before = found.get(document.id)
        if before is None or before.record.status in UNFINISHED:
            found[document.id] = document
    return found
