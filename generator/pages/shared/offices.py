"""Offices that somebody held, with the name and page of where; for the entity's page and the index of entities."""

from collections.abc import Mapping

import msgspec

from generator.model.entities import EntityCard, SiteEntity
from generator.records.vocabulary import Entity


class Office(msgspec.Struct, frozen=True, gc=False):
    """One office. Dates are EDTF as typed, "" where none is given."""

    title: str
    where: EntityCard | None = None
    since: str = ""
    until: str = ""


def offices(record: Entity | None, entities: Mapping[str, SiteEntity]) -> tuple[Office, ...]:
    """The offices of a record, in its own order."""
    return tuple(
        Office(role.title, named(role.org, entities), role.from_, role.to)
        for role in (record.roles if record else ())
    )


def named(typed: str, entities: Mapping[str, SiteEntity]) -> EntityCard | None:
    """Who an author means: the entity of that id, else the words themselves; None for nothing."""
    if not typed:
        return None
    found = entities.get(typed)
    return EntityCard(found.id, found.name, found.type, page=found.page) if found else EntityCard("", typed)
