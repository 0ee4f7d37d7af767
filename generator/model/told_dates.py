"""What a published brief says that has happened, with the date it gives: what checks compare with days of publication.

Left out is all that could make them warn falsely: what is planned or forecast, and dates that are doubted or open.
"""

import sys
from collections.abc import Iterator

import msgspec

from generator.diagnostics.span import Span
from generator.edtf.days import day_number
from generator.edtf.value import EdtfDate
from generator.markdown.result import Claim, ToldEvent
from generator.model.briefs import SiteBrief
from generator.model.event_marks import documents_by_id
from generator.model.events import SiteEvent
from generator.model.faults import span_of_value
from generator.model.site import Site
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument, Documents
from generator.records.event import Event

_NOT_YET = ("planned", "cancelled")
_NOTHING = Event()


class ToldDate(msgspec.Struct, frozen=True, gc=False):
    """One telling of something that happened."""

    title: str
    date: EdtfDate
    span: Span
    word: str = ""
    """How the date is typed within the span."""
    claims: tuple[Claim, ...] = ()
    """Who says so, where it is cited."""

    def first_day(self) -> int:
        """The number of the earliest day it can have been."""
        return self.date.lower or 0


def told_dates(site: Site, documents: Documents) -> Iterator[tuple[SiteBrief, BriefDocument, ToldDate]]:
    """Every telling of every published brief, with the brief."""
    events = {event.id: event for event in site.events}
    by_id = documents_by_id(documents)
    for brief in site.briefs:
        document = by_id[brief.id]
        yield from ((brief, document, told) for told in _of_brief(document, site, events))


def _of_brief(document: BriefDocument, site: Site, events: dict[str, SiteEvent]) -> Iterator[ToldDate]:
    """The marked words of a brief in order, then the entries of its front matter that have no words."""
    records = {record.id: (index, record) for index, record in enumerate(document.record.events) if record.id}
    marks = site.marks.get(document.id, {})
    marked = set()
    for field, text in printed_texts(document):
        for number, told in enumerate(text.events):
            event = events.get(marks.get((field, number), ("", ""))[1])
            index, record = records.get(told.id, (0, _NOTHING))
            marked.add(told.id)
            date = _date(document, told, index, record)
            if date is None and not told.of and event is not None:
                date = event.date
            status = (told.status, record.status, event.status if event is not None else "")
            kinds = (told.kind, record.kind, event.kind if event is not None else "")
            if date is not None and _has_happened(date, status, kinds) and not told.listed:
                claims = text.citations[told.citation].claims if told.citation is not None else ()
                span, word = told.span, ""
                if told.when is not None:
                    span, word = span_of_value(told.marks, "when") or span, told.when.words or date.edtf
                yield ToldDate(told.words, date, span, word, claims)
    for identity, (index, record) in records.items():
        date = None if identity in marked else _of_record(document, index)
        if date is not None and _has_happened(date, (record.status,), (record.kind,)):
            place = "date" if record.date else "when"
            span = document.positions.span(f"events.{index}.{place}")
            yield ToldDate(record.title or identity, date, span)


def written_until(document: BriefDocument) -> int:
    """The number of the newest day on which a brief was written or changed."""
    changes = (change.date[:10] for change in document.record.changes)
    newest = max((document.date, document.updated, *changes))
    return day_number(*map(int, newest.split("-"))) if newest else sys.maxsize


def _date(document: BriefDocument, told: ToldEvent, index: int, record: Event) -> EdtfDate | None:
    if told.when is not None:
        return told.when.date
    return _of_record(document, index) if record is not _NOTHING else None


def _of_record(document: BriefDocument, index: int) -> EdtfDate | None:
    reading = document.dates.get(f"events.{index}.date") or document.dates.get(f"events.{index}.when")
    return reading.date if reading is not None else None


def _has_happened(date: EdtfDate, statuses: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    certain = date.lower is not None and not date.uncertain and not date.approximate
    return certain and "forecast" not in kinds and not any(each in _NOT_YET for each in statuses)
