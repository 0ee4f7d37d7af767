"""The second half of linking, first part: sources made one, events dated, counted and given a place."""

from collections.abc import Iterable
from itertools import repeat

import msgspec

from generator.model.attributions import Directory
from generator.model.event_facts import Named
from generator.model.events import EventCard, SiteEvent
from generator.model.homes import Homes, give_homes, heading_ids
from generator.model.joined_events import JoinedEvent
from generator.model.material import Material, Told
from generator.model.origins import SourceAttributions, attribute_sources
from generator.model.publications import publication_events
from generator.model.reports import Newsroom
from generator.model.site_events import EventContext, event_card, make_events
from generator.model.source_use import SourceKeys, give_source_keys, use_sources
from generator.model.sources import Notes, SharedSources, SourceUse
from generator.model.stages import Stages
from generator.model.timeline import timeline_order
from generator.parse.documents import BriefDocument
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


def weigh_evidence(
    material: Material, joined: list[JoinedEvent], settings: Settings, stages: Stages
) -> tuple[Evidence, Told]:
    """Every source and event of the published briefs, and what is wrong with their dates and references.

    `joined` is empty afterwards: each goes when its event is made.
    """
    notes = stages.same_items("live notes", material.live_notes())
    directory, naming = material.directory, material.naming
    keys = stages.made("source keys", "", _give_keys, notes, directory.sources)
    attributions = stages.made("attributions", "", _attribute_all, notes, directory)
    common = (repeat(each) for each in (keys, attributions, directory))
    uses = stages.each_by("uses", use_sources, notes, notes.values(), *common)
    live = material.chosen.live
    homes = _same_homes(give_homes(joined, heading_ids(live)), stages)
    newsroom = stages.made(
        "newsroom", "", Newsroom, notes, keys, attributions, directory, material.event_names, homes
    )
    context = _event_context(material, joined, newsroom, live, settings, stages)
    told, faults = make_events(joined, context, stages)
    telling = {brief for event in told for brief in event.briefs}
    published = publication_events(material.chosen.shown, uses, naming.tags, telling, settings)
    events = tuple(
        sorted((*told, *(stages.same("published", each.id, each) for each in published)), key=timeline_order)
    )
    cards = stages.each_by("event card", event_card, [event.id for event in events], events)
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
        told_in=stages.same_values("told in", {brief: tuple(found) for brief, found in told_in.items()}),
    )
    return evidence, tuple((each.brief, fault) for each, fault in faults)


def _give_keys(notes: dict[str, Notes], sources: SharedSources) -> SourceKeys:
    return give_source_keys(notes.values(), sources)


def _attribute_all(notes: dict[str, Notes], directory: Directory) -> SourceAttributions:
    return attribute_sources(notes.values(), directory)


def _same_homes(homes: Homes, stages: Stages) -> Homes:
    return stages.made(
        "homes",
        "",
        Homes,
        stages.same_items("homes of events", homes.home),
        stages.same_items(
            "marks",
            {brief: stages.same_items("marks of", each, brief) for brief, each in homes.marks.items()},
        ),
        stages.same_items("unmarked", homes.unmarked),
    )


def _event_context(
    material: Material,
    joined: Iterable[JoinedEvent],
    newsroom: Newsroom,
    live: Iterable[BriefDocument],
    settings: Settings,
    stages: Stages,
) -> EventContext:
    naming = material.naming
    live = tuple(live)
    days = {document.id: document.date for document in live}
    languages = {document.id: document.record.lang or settings.lang for document in live}
    return stages.made(
        "event context",
        "",
        EventContext,
        newsroom,
        stages.made("named", "", Named, naming.book.entities, naming.cards),
        naming.book.tags,
        stages.same_items("tags of briefs", naming.tags),
        stages.same_items("days", days),
        stages.same_items("languages", languages),
        stages.same("language of events", "", settings.lang),
        stages.same("events published", "", frozenset(event.id for event in joined)),
    )
