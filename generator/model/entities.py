"""People, organisations, places, works and equipment: any spelling leads to the one record."""

import msgspec

from generator.records.vocabulary import Entity


class EntityCard(msgspec.Struct, frozen=True, gc=False):
    """The small face of an entity; `page` when it has a page of its own."""

    id: str
    name: str
    type: str = ""
    page: bool = False
    language: str = ""
    """Set where the name is in another language than the site."""


class SiteEntity(msgspec.Struct, frozen=True, gc=False):
    """One entity with what its page shows."""

    id: str
    name: str
    type: str
    record: Entity | None = None
    briefs: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    page: bool = False
