"""The second half of linking, first part: sources made one, events dated, counted and given a place."""

import msgspec

from generator.model.event_facts import Named
from generator.model.events import EventCard, SiteEvent
from generator.model.homes import Homes, give_homes, heading_ids
from generator.model.material import Material, Told
from generator.model.origins import SourceAttributions, attribute_sources
from generator.model.publications import publication_events
from generator.model.reports import Newsroom
from generator.model.site_events import EventContext, event_card, make_events
from generator.model.source_use import give_source_keys, use_sources
from generator.model.sources import SourceUse
from generator.model.timeline import timeline_order
from generator.records.site import Settings


class Evidence(msgspec.Struct, frozen=True):
    """Sources and events of the site."""

    uses: dict[str, tuple[SourceUse, ...]]
    """The sources of each published brief, oldest brief first."""
    attributions: SourceAttributions
    homes: Homes
    events: tuple[SiteEvent, ...]
    """In timeline order."""
    cards: dict[str, EventCard]
    """Of all events, in the same order."""
    told_in: dict[str, tuple[EventCard, ...]]
    """By brief: the events it tells, without mere publications, in timeline order."""


def weigh_evidence(material: Material, settings: Settings) -> tuple[Evidence, Told]:
    """Every source and event of the published briefs, and what is wrong with their dates and references."""
    notes = material.live_notes()
    keys = give_source_keys(notes.values(), material.directory.sources)
    attributions = attribute_sources(notes.values(), material.directory)
    uses = {brief: use_sources(each, keys, attributions, material.directory) for brief, each in notes.items()}
    naming = material.naming
    live = material.chosen.live()
    homes = give_homes(material.joined, heading_ids(live))
    context = EventContext(
        newsroom=Newsroom(notes, keys, attributions, material.directory, material.event_names, homes),
        named=Named(naming.book.entities, naming.cards),
        tags=naming.book.tags,
        brief_tags=naming.tags,
        brief_days={document.id: document.date for document in live},
        brief_languages={document.id: document.record.lang or settings.lang for document in live},
        language=settings.lang,
    )
    told, faults = make_events(material.joined, context)
    telling = {brief for event in told for brief in event.briefs}
    published = publication_events(material.chosen.shown, uses, naming.tags, telling, settings)
    events = tuple(sorted((*told, *published), key=timeline_order))
    cards = {event.id: event_card(event) for event in events}
    told_in: dict[str, list[EventCard]] = {}
    for event in events:
        for brief in event.briefs if not event.publication else ():
            told_in.setdefault(brief, []).append(cards[event.id])
    evidence = Evidence(
        uses=uses,
        attributions=attributions,
        homes=homes,
        events=events,
        cards=cards,
        told_in={brief: tuple(found) for brief, found in told_in.items()},
    )
    return evidence, tuple((each.brief, fault) for each, fault in faults)
