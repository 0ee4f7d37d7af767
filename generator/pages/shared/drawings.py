"""The drawings of pages: which events, how far the axis reaches, and where a mark leads. Geometry is in `drawing`."""

from collections.abc import Sequence
from functools import partial

from generator.drawing.counts import Counts, count_months
from generator.drawing.draw import Drawing, draw, draw_counts
from generator.edtf.bounds import is_dated
from generator.edtf.days import day_number, iso_year, month_length
from generator.model.events import EventCard
from generator.model.facts import SiteFacts
from generator.model.timeline import UNDATED
from generator.outputs.address import event_address, event_anchor_address
from generator.pages.shared.splitting import LONGEST, Stretch
from generator.text.languages import direction_of

FEWEST = 3
"""Fewer dated events than these are told, not drawn."""
_FARTHEST_WRITING = 730
"""Days. Of a brief written later than that the events would be squeezed into a corner."""


def timeline_drawing(
    stretch: Stretch[EventCard], counts: Counts, base: str, facts: SiteFacts
) -> Drawing | None:
    """Of one page of a timeline: marks lead to its rows, bars to its years and months."""
    mirrored = direction_of(facts.language) == "rtl"
    if counts:
        lead = partial(_period, counts, base)
        return draw_counts(counts, facts.language, link=lead, right_to_left=mirrored)
    if not _enough(stretch.things):
        return None
    things, window = stretch.things, _window(stretch)
    drawing = draw(things, _row, facts.language, right_to_left=mirrored, window=window)
    if drawing is not None and drawing.bars:
        counted = count_months(card.date for card in stretch.things)
        return draw_counts(counted, facts.language, link=_heading, right_to_left=mirrored)
    return drawing


def events_drawing(cards: Sequence[EventCard], facts: SiteFacts, *, own: str = "") -> Drawing | None:
    """Of a few events in timeline order: marks lead to where each is told; that of `own` is the page itself."""
    if not _enough(cards):
        return None

    def lead(card: EventCard) -> str:
        return "" if card.id == own else event_lead(card, facts.outputs)

    mirrored = direction_of(facts.language) == "rtl"
    return draw(cards, lead, facts.language, right_to_left=mirrored)


def brief_drawing(
    cards: Sequence[EventCard], facts: SiteFacts, *, brief: str, written: str, language: str, direction: str
) -> Drawing | None:
    """Of the events told in a brief, up to the month it was written in; its own lead to their sentences."""
    if not _enough(cards):
        return None

    def lead(card: EventCard) -> str:
        own = card.brief == brief and card.anchor
        return f"#{card.anchor}" if own else event_lead(card, facts.outputs)

    year, month, day = (int(part) for part in written[:10].split("-"))
    reach = day_number(year, month, day)
    newest = max((bound for card in cards if (bound := _last(card)) is not None), default=reach)
    return draw(
        cards,
        lead,
        language,
        right_to_left=direction == "rtl",
        reach=(reach,) if reach - newest <= _FARTHEST_WRITING else (),
    )


def event_lead(card: EventCard, outputs: tuple[str, ...]) -> str:
    """The address of an event's page, else of where its brief tells it, or ""."""
    if card.page and "events" in outputs:
        return event_address(card.id)
    if card.brief and card.anchor and "briefs" in outputs:
        return event_anchor_address(card.brief, card.anchor)
    return ""


def _enough(cards: Sequence[EventCard]) -> bool:
    return sum(is_dated(card.date) for card in cards) >= FEWEST


def _last(card: EventCard) -> int | None:
    if card.date is None:
        return None
    return card.date.lower if card.date.upper is None else card.date.upper


def _row(card: EventCard) -> str:
    return f"#t-{card.id}"


def _heading(year: int, month: int) -> str:
    return f"#m{iso_year(year)}-{month:02d}" if month else f"#y{iso_year(year)}"


def _period(counts: Counts, base: str, year: int, month: int) -> str:
    """The page of a year; of a month the page where the year has too many, else its heading there."""
    page = f"{base}{iso_year(year)}/"
    if not month:
        return page
    crowded = sum(count for index, count in counts if index // 12 == year) > LONGEST
    return f"{page}{month:02d}/" if crowded else page + _heading(year, month)


def _window(stretch: Stretch[EventCard]) -> tuple[int, int] | None:
    """The days of a year's or month's page: what runs on beyond them is drawn to the edge."""
    if not stretch.year or stretch.year == UNDATED:
        return None
    year = int(stretch.year.lstrip("Y"))
    first, last = (int(stretch.month),) * 2 if stretch.month else (1, 12)
    return day_number(year, first, 1), day_number(year, last, month_length(year, last))
