"""What was understood of each event that a brief tells, for the writer: beside the sentence, never in a built file."""

import msgspec

from generator.edtf.bounds import is_exact
from generator.edtf.shape import shape
from generator.edtf.words import date_words
from generator.model.event_marks import EventMark, event_marks
from generator.model.events import EventCard
from generator.model.site import Site
from generator.parse.documents import BriefDocument

_KINDS = {
    "day": "one day",
    "bar-hollow": "no more exact than that",
    "one-of": "one day in these",
    "one-or-other": "one of these",
    "each": "each of these",
    "bar-solid": "lasted",
    "ongoing": "not over",
    "start-open": "begun before",
    "end-unknown": "its end is not known",
    "start-unknown": "its beginning is not known",
    "by": "at the latest",
    "after": "at the earliest",
    "undated": "listed as undated",
}


class UnderstoodEvent(msgspec.Struct, frozen=True, gc=False):
    """One telling. Numbers and words are those of the whole event, as its page has them."""

    event: str
    line: int
    column: int
    words: str
    anchor: str
    defines: bool
    date: str
    """In words."""
    edtf: str
    """Canonical, "" where there is no date."""
    certainty: str
    reports: int
    origins: tuple[str, ...]
    untraced: int
    differ: tuple[str, ...]
    status: str


def understood_events(site: Site, document: BriefDocument) -> tuple[UnderstoodEvent, ...]:
    """What a brief tells, in the order in which it tells it."""
    return tuple(_understood(mark, site.event_cards[mark.event]) for mark in event_marks(site, document))


def event_note(event: UnderstoodEvent) -> str:
    """One line for a margin: `24 July 2014, exact · 3 reports: 2 origins (AFP, ITAR-TASS), 1 not traced`."""
    parts = [f"{event.date}, {event.certainty}", evidence_words(event)]
    if event.status != "happened":
        parts.append(event.status)
    if event.differ:
        parts.append(f"sources differ: {', '.join(event.differ)}")
    return " · ".join(part for part in parts if part)


def evidence_words(event: UnderstoodEvent) -> str:
    """Reports, traced origins by name, and how many are not traced."""
    if not event.reports:
        return "no source"
    reports = "1 report" if event.reports == 1 else f"{event.reports} reports"
    counts = []
    if event.origins:
        origins = "1 origin" if len(event.origins) == 1 else f"{len(event.origins)} origins"
        counts.append(f"{origins} ({', '.join(event.origins)})")
    if event.untraced or not event.origins:
        counts.append(f"{event.untraced} not traced" if event.origins else "not traced")
    return f"{reports}: {', '.join(counts)}"


def _understood(mark: EventMark, card: EventCard) -> UnderstoodEvent:
    return UnderstoodEvent(
        event=card.id,
        line=mark.span.line,
        column=mark.span.column,
        words=" ".join(mark.words.split()) or card.title,
        anchor=mark.anchor,
        defines=mark.defines,
        date=date_words(card.date),
        edtf=card.date.edtf if card.date is not None else "",
        certainty=_certainty(card),
        reports=card.reports,
        origins=card.origins,
        untraced=card.untraced,
        differ=tuple("whether it happened" if each == "stance" else each for each in card.differ),
        status=card.status,
    )


def _certainty(card: EventCard) -> str:
    date = card.date
    if is_exact(date):
        return "exact"
    words = [_KINDS[shape(date).kind]]
    if date is not None and date.approximate:
        words.append("about")
    if date is not None and date.uncertain:
        words.append("uncertain")
    return ", ".join(words)
