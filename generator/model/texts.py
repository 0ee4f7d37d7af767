"""The texts of a brief that its page prints, in the order in which they are read."""

from collections.abc import Iterator

from generator.diagnostics.span import Span
from generator.markdown.result import RenderedText
from generator.model.faults import Where
from generator.parse.documents import BriefDocument, PageDocument

BODY = ""


def printed_texts(document: BriefDocument) -> tuple[tuple[str, RenderedText], ...]:
    """(field, text): why, key points, the body (its field is ""), then the notes of changes."""
    fields, record = document.fields, document.record
    if not record.why and not record.key_points and not record.changes:
        return ((BODY, document.text),)
    before = ["why", *(f"key_points.{index}" for index in range(len(record.key_points)))]
    after = [f"changes.{index}.note" for index in range(len(record.changes))]
    return (
        *((field, fields[field]) for field in before if field in fields),
        (BODY, document.text),
        *((field, fields[field]) for field in after if field in fields),
    )


def cited_keys(document: BriefDocument) -> Iterator[tuple[str, Where]]:
    """Each source key a brief cites, with its place: in its texts, then its quotations, then its events."""
    for _, text in printed_texts(document):
        for group in text.citations:
            for claim in group.claims:
                yield claim.source, Where(document.path, claim.span)
    record = document.record
    places = document.positions
    for index, quote in enumerate(record.quotes):
        if quote.source:
            yield quote.source, Where(document.path, places.span(f"quotes.{index}.source"))
    for index, event in enumerate(record.events):
        for number, report in enumerate(event.reports):
            if report.source:
                place = places.span(f"events.{index}.reports.{number}.source")
                yield report.source, Where(document.path, place)


def where_of_id(document: BriefDocument | PageDocument) -> Where:
    """The place of a document's id; the top of the file where the id is that of the file's name."""
    place = document.positions.place("id")
    return Where(document.path, Span(*place) if place is not None else Span(1, 1))
