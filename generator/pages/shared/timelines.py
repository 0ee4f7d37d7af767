"""Timelines of the site, a tag or an entity: the events of one page by year and month, and their drawing."""

from collections.abc import Sequence

import msgspec

from generator.drawing.counts import Counts, count_months
from generator.drawing.draw import Drawing
from generator.edtf.bounds import month_of
from generator.edtf.calendar_names import date_patterns
from generator.model.events import EventCard
from generator.model.facts import SiteFacts
from generator.model.timeline import UNDATED
from generator.pages.shared.drawings import timeline_drawing
from generator.pages.shared.splitting import Stretch, grouped, stretches
from generator.pages.shared.when import is_certain

COARSE = ("year", "decade", "century", "millennium")


class ListedEvent(msgspec.Struct, frozen=True, gc=False):
    """One row of a timeline."""

    card: EventCard
    certain: bool
    """Known to the day, not in doubt and not disputed: stays when only certain dates are shown."""


class ListedMonth(msgspec.Struct, frozen=True, gc=False):
    """The events of one month, or those of a year of which no more than the year is known."""

    month: str
    """`2014-06`; `2014` for the year's."""
    name: str
    """Of the month, without its year; "" for the year's."""
    anchor: str
    """Id of its heading."""
    events: tuple[ListedEvent, ...]
    certain: bool
    """Whether any of them is."""


class ListedYear(msgspec.Struct, frozen=True, gc=False):
    """The months of one year."""

    year: str
    months: tuple[ListedMonth, ...]
    certain: bool
    """Whether any event of the year is."""


class TimelineParts(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a timeline is made from."""

    stretch: Stretch[EventCard]
    counts: Counts
    """Events by month of the whole stretch, where only its newest are shown."""
    base: str
    """Address of the whole timeline; its years and months lie below."""
    publications: int = 0
    """How many of the whole stretch are no events, but briefs by the day on which their article appeared."""


class Timeline(msgspec.Struct, frozen=True, gc=False):
    """One page of a timeline, as its template shows it."""

    stretch: Stretch[EventCard]
    """Which stretch of time the page shows (its `things` are the events), and what lies beside it."""
    years: tuple[ListedYear, ...]
    """The events by year and month of their lower bound, in timeline order."""
    undated: tuple[EventCard, ...]
    """What has no date, last."""
    certain: int
    """How many are known to the day, not in doubt and not disputed."""
    publications: int = 0
    """How many of the stretch are publications of articles."""
    drawing: Drawing | None = None
    """The same events drawn, or None where there are too few."""


def timeline_parts(
    cards: Sequence[EventCard], base: str, *, always_apart: bool = False
) -> list[TimelineParts]:
    """The pages of a timeline."""
    found = stretches(cards, event_month, newest_first=False, always_apart=always_apart)
    by_year = {"": cards}
    if any(stretch.cut and stretch.year for stretch in found):
        by_year |= grouped(cards, lambda card: event_month(card)[:-3] or UNDATED)
    counted = {
        stretch.year: count_months(card.date for card in by_year[stretch.year])
        for stretch in found
        if stretch.cut
    }
    return [
        TimelineParts(
            each,
            counted[each.year] if each.cut else (),
            base,
            sum(card.publication for card in (by_year[each.year] if each.cut else each.things)),
        )
        for each in found
    ]


def make_timeline(parts: TimelineParts, facts: SiteFacts) -> Timeline:
    """The list and the drawing of one page of a timeline."""
    events = parts.stretch.things
    return Timeline(
        stretch=parts.stretch,
        years=_listed_years(events, facts.language),
        undated=tuple(card for card in events if not event_month(card)),
        certain=sum(map(_is_certain, events)),
        publications=parts.publications,
        drawing=timeline_drawing(parts.stretch, parts.counts, parts.base, facts),
    )


def event_month(card: EventCard) -> str:
    """The month under which an event is listed."""
    return month_of(card.date)


def _listed_years(events: Sequence[EventCard], language: str) -> tuple[ListedYear, ...]:
    years = grouped((card for card in events if event_month(card)), lambda card: event_month(card)[:-3])
    return tuple(_listed_year(year, found, language) for year, found in years.items())


def _listed_year(year: str, events: Sequence[EventCard], language: str) -> ListedYear:
    """What is known to the year alone comes first: under January it would be said too exactly."""
    coarse = [card for card in events if _is_coarse(card, year)]
    months = grouped((card for card in events if not _is_coarse(card, year)), event_month)
    listed = []
    if coarse:
        # Whoever follows a link to January must find what stood there.
        anchor = "m" + (f"{year}-00" if f"{year}-01" in months else f"{year}-01")
        listed.append(_listed_month(year, "", anchor, coarse))
    for month, found in months.items():
        name = date_patterns(language).alone[int(month[-2:]) - 1]
        listed.append(_listed_month(month, name, f"m{month}", found))
    return ListedYear(year, tuple(listed), any(month.certain for month in listed))


def _listed_month(month: str, name: str, anchor: str, events: Sequence[EventCard]) -> ListedMonth:
    rows = tuple(ListedEvent(card, _is_certain(card)) for card in events)
    return ListedMonth(month, name, anchor, rows, any(row.certain for row in rows))


def _is_coarse(card: EventCard, year: str) -> bool:
    date = card.date
    return date is not None and date.precision in COARSE and event_month(card) == f"{year}-01"


def _is_certain(card: EventCard) -> bool:
    return is_certain(card.date) and "date" not in card.differ
