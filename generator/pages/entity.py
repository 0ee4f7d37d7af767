"""A person, organisation, place or thing: names, roles held then, words, briefs, and its own timeline."""

from collections.abc import Iterable

import msgspec

from generator.model.briefs import BriefCard
from generator.model.entities import EntityCard, SiteEntity
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.address import entity_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs, brief_link
from generator.pages.shared.linked_data import Data, entity_data
from generator.pages.shared.offices import Office, named, offices
from generator.pages.shared.quotations import ListedQuote
from generator.pages.shared.timelines import Timeline, TimelineParts, make_timeline, timeline_parts

BRIEFS = 20
QUOTES = 5
_ELSEWHERE = {
    "wikidata": "https://www.wikidata.org/wiki/",
    "geonames": "https://www.geonames.org/",
    "viaf": "https://viaf.org/viaf/",
    "orcid": "https://orcid.org/",
    "isni": "https://isni.org/isni/",
}


class EntityFace(msgspec.Struct, frozen=True, gc=False):
    """What its page says of an entity itself."""

    entity: SiteEntity
    """Without the lists of ids, of which only what is shown may change the page."""
    offices: tuple[Office, ...] = ()
    larger: EntityCard | None = None
    """The place or organisation it is part of."""
    parts: tuple[EntityCard, ...] = ()
    """Those that are part of it."""
    names: tuple[tuple[str, str], ...] = ()
    """Language and name, where it is another than the one printed; "" for other spellings."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Name of a catalogue and address there."""


class EntityPage(PageInputs, frozen=True, kw_only=True):
    """What entity.html is given."""

    face: EntityFace
    briefs: tuple[BriefCard, ...]
    """The twenty newest that name it; on a year's page all of that year."""
    total_briefs: int
    """How many name it."""
    quotes: tuple[ListedQuote, ...]
    """The five newest of its words; only on the first page."""
    timeline: Timeline
    """The events it took part in, or that happened there."""


def pages(site: Site) -> Iterable[Planned]:
    """One page for each entity with a page; years too where it has more than 200 events."""
    facts = site.facts
    faces = _faces(site)
    words = _words(site)
    for entity in site.entities:
        if not entity.page:
            continue
        cards = [site.cards[brief] for brief in entity.briefs if brief in site.cards]
        cards.sort(key=lambda card: (card.date, card.id), reverse=True)
        events = [site.event_cards[event] for event in entity.events if event in site.event_cards]
        for timeline in timeline_parts(events, entity_address(entity.id)):
            year, month = timeline.stretch.year, timeline.stretch.month
            shown = tuple(card for card in cards if card.date.startswith(year))
            if not year:
                shown = shown[:BRIEFS]
            quotes = () if year else tuple(words.get(entity.id, ()))[:QUOTES]
            parts = (facts, faces[entity.id], timeline, () if month else shown, len(cards), quotes)
            yield Planned(entity_address(entity.id, *timeline.stretch.path), make, parts, "entity.html")


def make(
    facts: SiteFacts,
    face: EntityFace,
    timeline: TimelineParts,
    briefs: tuple[BriefCard, ...],
    total_briefs: int,
    quotes: tuple[ListedQuote, ...],
) -> EntityPage:
    """The inputs of entity.html."""
    return EntityPage(
        face=face,
        briefs=briefs,
        total_briefs=total_briefs,
        quotes=quotes,
        timeline=make_timeline(timeline, facts),
        description=face.entity.note.plain,
        linked_data=_data(facts, face) if not timeline.stretch.year else None,
    )


def _data(facts: SiteFacts, face: EntityFace) -> Data | None:
    names = [name for _, name in face.names]
    return entity_data(facts, face.entity, names, [address for _, address in face.elsewhere], face.larger)


def _faces(site: Site) -> dict[str, EntityFace]:
    known = {entity.id: entity for entity in site.entities}
    parts: dict[str, list[EntityCard]] = {}
    for entity in site.entities:
        if entity.page and entity.record and entity.record.part_of in known:
            parts.setdefault(entity.record.part_of, []).append(
                EntityCard(entity.id, entity.name, entity.type, page=True)
            )
    return {
        entity.id: EntityFace(
            entity=SiteEntity(entity.id, entity.name, entity.type, entity.record, entity.note, page=True),
            offices=offices(entity.record, known),
            larger=named(entity.record.part_of, known) if entity.record else None,
            parts=tuple(parts.get(entity.id, ())),
            names=_names(entity),
            elsewhere=_elsewhere(entity),
        )
        for entity in site.entities
        if entity.page
    }


def _names(entity: SiteEntity) -> tuple[tuple[str, str], ...]:
    """Each other name once: those with a language first, then its own script's, then other spellings."""
    record = entity.record
    if record is None:
        return ()
    found: dict[str, str] = {}
    for language, name in (
        *record.name.items(),
        ("", record.native),
        *(("", name) for name in record.aliases),
    ):
        if name and name != entity.name:
            found.setdefault(name, language)
    return tuple((language, name) for name, language in found.items())


def _elsewhere(entity: SiteEntity) -> tuple[tuple[str, str], ...]:
    """The same thing in catalogues whose addresses are known, or where a whole address was typed."""
    found = []
    for catalogue, identity in (entity.record.same_as if entity.record else {}).items():
        address = identity if "//" in identity else _ELSEWHERE.get(catalogue.casefold(), "")
        if address:
            found.append((catalogue, address if "//" in identity else address + identity))
    return tuple(found)


def _words(site: Site) -> dict[str, list[ListedQuote]]:
    """Quotations by speaker, from the newest brief on."""
    found: dict[str, list[ListedQuote]] = {}
    for brief in site.briefs:
        if brief.id in site.cards:
            for quote in brief.quotes:
                if quote.speaker_id:
                    found.setdefault(quote.speaker_id, []).append(
                        ListedQuote(quote, brief_link(brief), brief.date)
                    )
    return found


KIND = PageKind("entity", "entities", "/entities/{entity}/{year}/", pages)
