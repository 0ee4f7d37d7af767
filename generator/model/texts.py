"""The texts of a brief that its page prints, in the order in which they are read."""

from collections.abc import Iterator

from generator.markdown.result import RenderedText
from generator.model.faults import Where
from generator.parse.documents import BriefDocument

BODY = ""


def printed_texts(document: BriefDocument) -> Iterator[tuple[str, RenderedText]]:
    """(field, text): why, key points, the body (its field is ""), then the notes of changes."""
    fields = document.fields
    if "why" in fields:
        yield "why", fields["why"]
    for index in range(len(document.record.key_points)):
        if (point := fields.get(f"key_points.{index}")) is not None:
            yield f"key_points.{index}", point
    yield BODY, document.text
    for index in range(len(document.record.changes)):
        if (note := fields.get(f"changes.{index}.note")) is not None:
            yield f"changes.{index}.note", note


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
