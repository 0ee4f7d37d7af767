"""Where reports disagree: every disputed event, newest first."""

from collections.abc import Iterable

from generator.model.events import EventCard
from generator.model.site import Site
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs
from generator.pages.shared.splitting import Stretch, stretches
from generator.pages.shared.timelines import event_month

ADDRESS = "/events/conflicts/"


class ConflictsPage(PageInputs, frozen=True, kw_only=True):
    """What conflicts.html is given."""

    stretch: Stretch[EventCard]
    """Its `things` are the disputed events, newest first, undated ones last."""


def pages(site: Site) -> Iterable[Planned]:
    """One page, or the newest 50 and one page a year."""
    cards = [site.event_cards[event.id] for event in site.events if event.id in site.event_cards]
    disputed = [card for card in cards if card.differ]
    dated = [card for card in reversed(disputed) if event_month(card)]
    undated = [card for card in disputed if not event_month(card)]
    for stretch in stretches([*dated, *undated], event_month, newest_first=True):
        address = "/".join([ADDRESS.rstrip("/"), *stretch.path, ""])
        yield Planned(address, make, (stretch,), "conflicts.html")


def make(stretch: Stretch[EventCard]) -> ConflictsPage:
    """The inputs of conflicts.html."""
    return ConflictsPage(stretch=stretch)


KIND = PageKind("conflicts", "events", ADDRESS, pages)
