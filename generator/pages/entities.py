"""The index of people, organisations, places and things that have a page."""

from collections.abc import Iterable

import msgspec

from generator.model.site import Site
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs
from generator.pages.shared.offices import Office, offices

_TYPES = ("person", "org", "place", "equipment", "work", "")


class IndexedEntity(msgspec.Struct, frozen=True, gc=False):
    """One line of the index."""

    id: str
    name: str
    native: str
    briefs: int
    offices: tuple[Office, ...] = ()
    """Held in the years of the dossier, as its record has them."""


class EntitiesPage(PageInputs, frozen=True, kw_only=True):
    """What entities.html is given."""

    groups: tuple[tuple[str, tuple[IndexedEntity, ...]], ...]
    """By type: person, org, place, equipment, work, "" (not said)."""


def pages(site: Site) -> Iterable[Planned]:
    """The one index."""
    groups: dict[str, list[IndexedEntity]] = {kind: [] for kind in _TYPES}
    known = {entity.id: entity for entity in site.entities}
    for entity in site.entities:
        if entity.page:
            native = entity.record.native if entity.record else ""
            kind = entity.type if entity.type in groups else ""
            held = offices(entity.record, known)
            groups[kind].append(IndexedEntity(entity.id, entity.name, native, len(entity.briefs), held))
    found = tuple((kind, tuple(entries)) for kind, entries in groups.items() if entries)
    yield Planned("/entities/", make, (found,), "entities.html")


def make(groups: tuple[tuple[str, tuple[IndexedEntity, ...]], ...]) -> EntitiesPage:
    """The inputs of entities.html."""
    return EntitiesPage(groups=groups)


KIND = PageKind("entities", "entities", "/entities/", pages)
