"""A person, organisation, place or thing: names, roles held then, briefs, and its own timeline."""

from collections.abc import Iterable

from generator.model.briefs import BriefCard
from generator.model.entities import SiteEntity
from generator.model.events import EventCard
from generator.model.site import Site
from generator.outputs.address import entity_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.splitting import Stretch
from generator.pages.shared.timelines import TimelineInputs, count_certain, event_stretches, grouped_by_month

BRIEFS = 20


class EntityPage(TimelineInputs, frozen=True, kw_only=True):
    """What entity.html is given."""

    entity: SiteEntity
    briefs: tuple[BriefCard, ...]
    """The twenty newest that name it; on a year's page all of that year."""
    total_briefs: int
    """How many name it."""


def pages(site: Site) -> Iterable[Planned]:
    """One page for each entity with a page; years too where it has more than 200 events."""
    for entity in site.entities:
        if not entity.page:
            continue
        cards = [site.cards[brief] for brief in entity.briefs if brief in site.cards]
        cards.sort(key=lambda card: (card.date, card.id), reverse=True)
        events = [site.event_cards[event] for event in entity.events if event in site.event_cards]
        for stretch in event_stretches(events):
            shown = tuple(card for card in cards if card.date.startswith(stretch.year))
            if not stretch.year:
                shown = shown[:BRIEFS]
            address = entity_address(entity.id, *stretch.path)
            parts = (_face(entity), stretch, () if stretch.month else shown, len(cards))
            yield Planned(address, make, parts, "entity.html")


def make(
    entity: SiteEntity, stretch: Stretch[EventCard], briefs: tuple[BriefCard, ...], total_briefs: int
) -> EntityPage:
    """The inputs of entity.html."""
    return EntityPage(
        entity=entity,
        briefs=briefs,
        total_briefs=total_briefs,
        stretch=stretch,
        groups=grouped_by_month(stretch.things),
        certain=count_certain(stretch.things),
        description=entity.record.note if entity.record else "",
    )


def _face(entity: SiteEntity) -> SiteEntity:
    """Without the lists of ids, of which only what is shown may change the page."""
    return SiteEntity(entity.id, entity.name, entity.type, entity.record, page=True)


KIND = PageKind("entity", "entities", "/entities/{entity}/{year}/", pages)
