"""An outlet: who it is, what of it the briefs cite, and which events it reports."""

from collections.abc import Iterable

import msgspec

from generator.drawing.draw import Drawing
from generator.model.briefs import SiteOutlet
from generator.model.events import EventCard
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.address import outlet_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.drawings import events_drawing
from generator.pages.shared.inputs import PageInputs, brief_links
from generator.pages.shared.listed_sources import ListedSource, coins_of, listed_sources, source_stretches
from generator.pages.shared.splitting import Stretch
from generator.pages.shared.timelines import event_month

EVENTS = 20


class OutletPage(PageInputs, frozen=True, kw_only=True):
    """What outlet.html is given."""

    outlet: SiteOutlet
    stretch: Stretch[ListedSource]
    """Its `things` are the outlet's sources, newest first."""
    coins: tuple[str, ...]
    """For reference managers, one for each source."""
    events: tuple[EventCard, ...]
    """The twenty newest that it reports, newest first; only on the first page."""
    drawing: Drawing | None = None
    """The same twenty, or None where there are too few."""


def pages(site: Site) -> Iterable[Planned]:
    """One page an outlet; years too where it has more than 200 sources."""
    facts = site.facts
    by_key = {source.key: source for source in site.sources}
    links = brief_links(site)
    for outlet in site.outlets:
        if not outlet.card.page:
            continue
        found = listed_sources(site, (by_key[key] for key in outlet.sources if key in by_key), links)
        events = [site.event_cards[event] for event in outlet.events if event in site.event_cards]
        dated = tuple(reversed([card for card in events if event_month(card)][-EVENTS:]))
        for stretch in source_stretches(found):
            address = "/".join([outlet_address(outlet.card.id).rstrip("/"), *stretch.path, ""])
            parts = (facts, _face(outlet), stretch, () if stretch.year else dated)
            yield Planned(address, make, parts, "outlet.html")


def make(
    facts: SiteFacts, outlet: SiteOutlet, stretch: Stretch[ListedSource], events: tuple[EventCard, ...]
) -> OutletPage:
    """The inputs of outlet.html."""
    return OutletPage(
        outlet=outlet,
        stretch=stretch,
        coins=coins_of(stretch.things, facts.language),
        events=events,
        drawing=events_drawing(events[::-1], facts),
        description=outlet.note.plain,
    )


def _face(outlet: SiteOutlet) -> SiteOutlet:
    """Without the lists of keys and ids, of which only what is shown may change the page."""
    return msgspec.structs.replace(outlet, sources=(), events=())


KIND = PageKind("outlet", "outlets", "/outlets/{outlet}/{year}/", pages)
