"""Entities and outlets of the site, each with what names it."""

from collections.abc import Iterable

from generator.model.briefs import SiteOutlet
from generator.model.entities import Entities, EntityCard, SiteEntity
from generator.model.events import SiteEvent
from generator.model.outlets import Outlets
from generator.model.sources import SiteSource


def make_entities(
    cards: dict[str, EntityCard],
    mentions: Iterable[tuple[str, Iterable[str]]],
    events: Iterable[SiteEvent],
    entities: Entities,
    secret: frozenset[str],
) -> tuple[SiteEntity, ...]:
    """Those with a page, by name. `mentions`: briefs, newest first, with the keys of whom they name.

    `secret`: records that only unpublished briefs name; they are left out.
    """
    briefs: dict[str, list[str]] = {}
    for brief, keys in mentions:
        for key in keys:
            briefs.setdefault(key, []).append(brief)
    told: dict[str, list[str]] = {}
    for event in events:
        named = {card.id for card, _ in event.actors} | {card.id for card in event.places}
        for identity in named:
            told.setdefault(identity, []).append(event.id)
    everyone = {**entities.cards, **cards}
    found = [
        SiteEntity(
            id=card.id,
            name=card.name,
            type=card.type,
            record=entities.records.get(key),
            briefs=tuple(briefs.get(key, ())),
            events=tuple(told.get(card.id, ())),
            page=True,
        )
        for key, card in everyone.items()
        if card.page and key not in secret
    ]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def make_outlets(
    outlets: Outlets, sources: Iterable[SiteSource], events: Iterable[SiteEvent]
) -> tuple[SiteOutlet, ...]:
    """The outlets that have a record and a source on the site, by name."""
    owner: dict[str, str] = {}
    published: dict[str, list[str]] = {}
    for source in sources:
        if source.outlet is not None and source.outlet.id:
            owner[source.key] = source.outlet.id
            published.setdefault(source.outlet.id, []).append(source.key)
    told: dict[str, list[str]] = {}
    for event in events:
        for outlet in dict.fromkeys(owner.get(report.source, "") for report in event.reports):
            told.setdefault(outlet, []).append(event.id)
    found = []
    for identity, keys in published.items():
        record = outlets.records[identity]
        found.append(
            SiteOutlet(
                card=outlets.cards[identity],
                url=record.url,
                country=record.country,
                owner=record.owner,
                funding=record.funding,
                reliability_basis=record.reliability_basis,
                reviewed=record.reviewed if record.reliability_basis else "",
                languages=record.langs,
                sources=tuple(keys),
                events=tuple(told.get(identity, ())),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.card.name.casefold(), each.card.id)))
