"""Sources: shared and a brief's own, merged field by field, and how a brief uses them."""

import msgspec

from generator.edtf.value import EdtfDate
from generator.records.source import Source


class OutletCard(msgspec.Struct, frozen=True, gc=False):
    """Who published: `id` is "" for an outlet without a record; `page` when it has a page of its own."""

    name: str
    id: str = ""
    page: bool = False
    language: str = ""


class SiteSource(msgspec.Struct, frozen=True, gc=False):
    """One source of the site.

    `key` is unique in the site: the id of a shared source, else `<brief>/<id>`; one address is one source,
    so briefs that cite the same address share the first brief's key.
    """

    key: str
    id: str
    record: Source
    """Merged: a brief's fields over the shared ones."""
    outlet: OutletCard | None = None
    published: EdtfDate | None = None
    via: tuple[str, ...] = ()
    """Names to print, from the source itself towards the origin."""
    by: tuple[str, ...] = ()
    briefs: tuple[str, ...] = ()
    """Ids of the published briefs that cite it."""


class SourceUse(msgspec.Struct, frozen=True, gc=False):
    """A source in one brief: its number there (from 1, in the order of the notes) and its role."""

    number: int
    role: str
    source: SiteSource
