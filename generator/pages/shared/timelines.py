"""Timelines of the site, a tag or an entity: the events of one page, grouped by month."""

from collections.abc import Sequence

from generator.model.events import EventCard
from generator.pages.shared.inputs import PageInputs
from generator.pages.shared.splitting import Stretch, grouped, stretches
from generator.pages.shared.when import is_certain, month_of

Months = tuple[tuple[str, tuple[EventCard, ...]], ...]


class TimelineInputs(PageInputs, frozen=True, kw_only=True):
    """What every timeline is given."""

    stretch: Stretch[EventCard]
    """Which stretch of time the page shows (its `things` are the events), and what lies beside it."""
    groups: Months
    """The events by month (YYYY-MM) of their lower bound, in timeline order; "" is the group without a date."""
    certain: int
    """How many are known to the day, not in doubt and not disputed."""


def event_stretches(cards: Sequence[EventCard], *, always_apart: bool = False) -> list[Stretch[EventCard]]:
    """The pages of a timeline."""
    return stretches(cards, event_month, newest_first=False, always_apart=always_apart)


def event_month(card: EventCard) -> str:
    """The month under which an event is listed."""
    return month_of(card.date)


def grouped_by_month(events: Sequence[EventCard]) -> Months:
    """Events under the month of their lower bound; what has no date comes last, as it does in `events`."""
    return tuple((month, tuple(found)) for month, found in grouped(events, event_month).items())


def count_certain(events: Sequence[EventCard]) -> int:
    """How many stay when only certain dates are shown."""
    return sum(is_certain(card.date) and "date" not in card.differ for card in events)
