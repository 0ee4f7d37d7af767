"""What later stages of linking ask of tellings, taken out of them so that they can go when the events are made.

Tellings are a quarter of what linking holds, and most of what they say is in the events by then.
"""

import msgspec

from generator.model.event_facts import written_of
from generator.model.faults import Where
from generator.model.joined_events import JoinedEvent
from generator.model.material import Material
from generator.model.stages import Stages
from generator.model.texts import printed_texts
from generator.model.written import Written

OldId = tuple[str, str, Where]
"""An event of the site, another id of it, and where that is typed."""


class Afterwards(msgspec.Struct, frozen=True):
    """Of the tellings of a site."""

    written: dict[str, tuple[Written | None, ...]]
    """By event, of those of which anything is written: its texts, in the order of `WRITTEN_FIELDS`."""
    anchors: dict[str, tuple[str, ...]]
    """By brief, published or not, of those whose texts lead to places in themselves: the anchors of its tellings."""
    old_ids: tuple[OldId, ...]
    """Without those that only unpublished briefs define, of which no address may tell."""


def look_ahead(material: Material, stages: Stages) -> Afterwards:
    """What will be asked of the tellings in `material`."""
    chosen = material.chosen
    inward = (
        document.id
        for document in (*chosen.live, *chosen.unpublished())
        if any(text.fragments for _, text in printed_texts(document))
    )
    ids = [event.id for event in material.joined]
    written = stages.each("written", _written, ids, material.joined)
    hidden = material.secret_events()
    return Afterwards(
        written={
            event.id: found
            for event, found in zip(material.joined, written, strict=True)
            if found is not None
        },
        anchors={brief: tuple(telling.anchor for telling in material.tellings[brief]) for brief in inward},
        old_ids=tuple(
            found
            for each in stages.each("old ids", _old_ids, ids, material.joined)
            for found in each
            if found[1] not in hidden
        ),
    )


def _written(event: JoinedEvent) -> tuple[Written | None, ...] | None:
    found = written_of(event)
    return found if any(found) else None


def _old_ids(event: JoinedEvent) -> tuple[OldId, ...]:
    """Those that `same_as` names and those of events made one with others."""
    return tuple(
        [
            (event.id, old, telling.where)
            for telling in event.tellings
            for old in (telling.id, *telling.record.same_as)
            if old and old != event.id and "/" not in old
        ]
    )
