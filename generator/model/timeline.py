"""Timelines: the one order of events, and their years and months. An event stands under its lower bound."""

from collections import Counter
from collections.abc import Callable, Iterable

from generator.edtf.bounds import month_of, sort_key
from generator.edtf.days import from_day_number, iso_year
from generator.edtf.parse import expression_of
from generator.edtf.precision import rank
from generator.edtf.value import EdtfDate
from generator.model.events import EventCard, SiteEvent

UNDATED = "undated"
MOST_ON_A_PAGE = 200
"""Things that one page lists; a year with more is split by month."""


def timeline_order(event: SiteEvent | EventCard) -> tuple[tuple[object, ...], int, str]:
    """The key of the one order: lower bound, upper bound, the more significant first, id; undated last."""
    return (sort_key(event.date)[:-1], -event.significance, event.id)


def timeline_year(event: SiteEvent | EventCard) -> str:
    """YYYY of the timeline page that lists the event, or `undated`."""
    return month_of(event.date)[:-3] or UNDATED


def timeline_page(event: SiteEvent | EventCard, crowded: frozenset[str]) -> str:
    """YYYY of the timeline page that shows the event, YYYY/MM in a crowded year, or `undated`."""
    return _page_of(month_of(event.date), crowded)


def timeline_pages(events: Iterable[SiteEvent | EventCard]) -> tuple[frozenset[str], frozenset[str]]:
    """(crowded years, the pages of all these events).

    The page of a crowded year shows only the newest events: all stand on the pages of its months.
    """
    months = Counter(month_of(event.date) for event in events)
    counted: Counter[str] = Counter()
    for month, count in months.items():
        counted[month[:-3]] += count
    crowded = frozenset(year for year, count in counted.items() if year and count > MOST_ON_A_PAGE)
    return crowded, frozenset(_page_of(month, crowded) for month in months)


def _page_of(month: str, crowded: frozenset[str]) -> str:
    year = month[:-3]
    return f"{year}/{month[-2:]}" if year in crowded else year or UNDATED


def lasts_until(date: EdtfDate | None) -> str:
    """YYYY-MM to which something lasted, where that is a later month than it is listed under.

    Only a month that was stated: what lasted from 2012 to 2016 did not end in December.
    """
    if date is None or date.form not in ("interval", "all-of") or date.lower is None or date.upper is None:
        return ""
    spans = expression_of(date).spans
    last = spans[-1].last
    if len(spans) > 1 or last is None or rank(last.precision) < rank("month"):
        return ""
    year, month, _ = from_day_number(date.upper)
    until = f"{iso_year(year)}-{month:02d}"
    return until if until != month_of(date) else ""


def years(cards: Iterable[EventCard]) -> tuple[str, ...]:
    """The years in which something happened, in order."""
    return tuple(by_year(cards))


def by_year(cards: Iterable[EventCard]) -> dict[str, tuple[EventCard, ...]]:
    """Dated events by year, both in timeline order; undated ones are left to the caller."""
    return _grouped(cards, lambda month: month[:-3])


def by_month(cards: Iterable[EventCard]) -> dict[str, tuple[EventCard, ...]]:
    """Dated events by YYYY-MM, both in timeline order."""
    return _grouped(cards, lambda month: month)


def undated(cards: Iterable[EventCard]) -> tuple[EventCard, ...]:
    """The events that nobody dates."""
    return tuple(card for card in cards if not month_of(card.date))


def _grouped(cards: Iterable[EventCard], key: Callable[[str], str]) -> dict[str, tuple[EventCard, ...]]:
    groups: dict[str, list[EventCard]] = {}
    for card in cards:
        if month := month_of(card.date):
            groups.setdefault(key(month), []).append(card)
    return {group: tuple(found) for group, found in groups.items()}
