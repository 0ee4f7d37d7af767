"""Where reports disagree: every disputed event, newest first, with what each side says and who says it."""

from collections.abc import Iterable

import msgspec

from generator.edtf.bounds import month_of
from generator.model.events import EventCard
from generator.model.site import Site
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.disputes import Dispute, disputes
from generator.pages.shared.inputs import PageInputs
from generator.pages.shared.splitting import Stretch, stretches

ADDRESS = "/events/conflicts/"


class DisputedEvent(msgspec.Struct, frozen=True, gc=False):
    """An event with all that is disputed of it."""

    card: EventCard
    disputes: tuple[Dispute, ...]


class ConflictsPage(PageInputs, frozen=True, kw_only=True):
    """What conflicts.html is given."""

    stretch: Stretch[DisputedEvent]
    """Its `things` are the disputed events, newest first, undated ones last."""


def pages(site: Site) -> Iterable[Planned]:
    """One page, or the newest 50 and one page a year."""
    disputed = [
        DisputedEvent(site.event_cards[event.id], disputes(event))
        for event in site.events
        if event.conflicts and event.id in site.event_cards
    ]
    dated = [event for event in reversed(disputed) if _month(event)]
    undated = [event for event in disputed if not _month(event)]
    for stretch in stretches([*dated, *undated], _month, newest_first=True):
        address = "/".join([ADDRESS.rstrip("/"), *stretch.path, ""])
        yield Planned(address, make, (stretch,), "conflicts.html")


def make(stretch: Stretch[DisputedEvent]) -> ConflictsPage:
    """The inputs of conflicts.html."""
    return ConflictsPage(stretch=stretch)


def _month(event: DisputedEvent) -> str:
    return month_of(event.card.date)


KIND = PageKind("conflicts", "events", ADDRESS, pages)
