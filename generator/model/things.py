"""The second half of linking, second part: tags, entities, outlets and sources, and the addresses that follow."""

import msgspec

from generator.model.bodies import Surroundings
from generator.model.briefs import SiteOutlet
from generator.model.entities import SiteEntity
from generator.model.evidence import Evidence
from generator.model.links import know_targets
from generator.model.material import Material
from generator.model.places import known_places
from generator.model.publishing import ShownBrief
from generator.model.site_entities import make_entities, make_outlets
from generator.model.site_tags import TaggedBrief, make_tags
from generator.model.source_use import site_sources
from generator.model.sources import SiteSource
from generator.model.stages import Stages
from generator.model.tags import SiteTag
from generator.model.timeline import UNDATED, timeline_pages
from generator.parse.documents import Documents


class Things(msgspec.Struct, frozen=True):
    """What has pages besides briefs and events."""

    tags: tuple[SiteTag, ...]
    entities: tuple[SiteEntity, ...]
    outlets: tuple[SiteOutlet, ...]
    sources: tuple[SiteSource, ...]


def make_things(material: Material, evidence: Evidence, stages: Stages) -> Things:
    """Tags, entities, outlets and sources with the briefs and events under each."""
    naming = material.naming
    newest_first = listed_newest_first(material.chosen.shown)
    tagged = [
        TaggedBrief(brief, tuple(card.id for card in naming.tags.get(brief, ()))) for brief in newest_first
    ]
    sources = stages.made("sources", "", site_sources, stages.same_items("sources used", evidence.uses))
    return Things(
        tags=make_tags(tagged, evidence.events, naming.linked_tags, naming.book.tags, material.vocabulary),
        entities=make_entities(
            naming.cards,
            [(brief, naming.mentions[brief]) for brief in newest_first],
            evidence.events,
            material.directory.entities,
            naming.secret,
        ),
        outlets=make_outlets(material.directory.outlets, sources, evidence.events),
        sources=sources,
    )


def listed_newest_first(shown: tuple[ShownBrief, ...]) -> tuple[str, ...]:
    """Ids of the briefs that lists show; those of one day by id, as they are shown already."""
    listed = [each.document for each in shown if each.listed]
    return tuple(each.id for each in sorted(listed, key=lambda document: document.date, reverse=True))


def look_around(
    documents: Documents,
    material: Material,
    evidence: Evidence,
    things: Things,
    moved: dict[str, str],
    stages: Stages,
) -> Surroundings:
    """What the slots of any text may refer to. `moved`: old addresses, and where they lead."""
    chosen = material.chosen
    crowded, shown_on = timeline_pages(evidence.events)
    crowded = stages.same("crowded years", "", crowded)
    spans = {span for page in shown_on for span in (page.partition("/")[0], page)}
    same = stages.same
    places = stages.made(
        "places",
        "",
        known_places,
        same("places for", "", documents.settings.outputs),
        stages.same_items(
            "places of briefs",
            {each.document.id: each.document.date for each in (*chosen.shown, *chosen.withdrawn)},
        ),
        same("places of pages", "", tuple(page.id for page in chosen.pages)),
        same("places of tags", "", tuple(tag.id for tag in things.tags)),
        same("places of events", "", tuple(event.id for event in evidence.events if event.page)),
        same("places of entities", "", tuple(entity.id for entity in things.entities)),
        same("places of outlets", "", tuple(outlet.card.id for outlet in things.outlets)),
        same("places of timelines", "", frozenset(spans - {UNDATED})),
        stages.same_items("places moved", moved),
    )
    places.suggest.answer_anew()
    targets = know_targets(
        [each.document for each in (*chosen.shown, *chosen.withdrawn)],
        chosen.pages,
        [each.document for each in chosen.hidden],
        documents.media,
        evidence.homes.anchors,
        stages,
    )
    return Surroundings(targets, places, material.naming.book, material.naming.cards, evidence.cards, crowded)
