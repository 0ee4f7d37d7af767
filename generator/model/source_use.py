"""One source for each address, however many briefs cite it; and the sources of each brief, ready to print."""

from collections.abc import Iterable

import msgspec

from generator.model.attributions import Directory
from generator.model.origins import Attribution, SourceAttributions, names_once
from generator.model.outlets import outlet_of
from generator.model.sources import NotedSource, Notes, SharedSources, SiteSource, SourceUse
from generator.model.web import source_marks

SourceKeys = dict[tuple[str, str], str]
"""(brief, source id) to the source's key in the site; a shared source stands under ("", id)."""


def give_source_keys(notes: Iterable[Notes], shared: SharedSources) -> SourceKeys:
    """Keys for all sources: a shared one's id, else that of the first brief with this address, oldest brief first."""
    keys: SourceKeys = {("", identity): identity for identity in shared.records}
    known: dict[str, str] = {}
    for brief in notes:
        for noted in brief.sources:
            if noted.shared:
                keys[brief.brief, noted.id] = noted.shared
                continue
            marks = source_marks(noted.record.url, noted.record.doi)
            key = next((known[mark] for mark in marks if mark in known), f"{brief.brief}/{noted.id}")
            for mark in marks:
                known.setdefault(mark, key)
            keys[brief.brief, noted.id] = key
    return keys


def use_sources(
    notes: Notes, keys: SourceKeys, known: SourceAttributions, directory: Directory
) -> tuple[SourceUse, ...]:
    """A brief's sources with their numbers and roles."""
    return tuple(
        SourceUse(
            noted.number,
            noted.role,
            _site_source(noted, keys[notes.brief, noted.id], known[notes.brief, noted.id], directory),
        )
        for noted in notes.sources
    )


def site_sources(uses: dict[str, tuple[SourceUse, ...]]) -> tuple[SiteSource, ...]:
    """All sources that briefs use, by title: as the oldest brief has each, with the ids of those that cite it."""
    first: dict[str, SiteSource] = {}
    briefs: dict[str, list[str]] = {}
    for brief, used in uses.items():
        for use in used:
            first.setdefault(use.source.key, use.source)
            citing = briefs.setdefault(use.source.key, [])
            if not citing or citing[-1] != brief:
                citing.append(brief)
    found = [msgspec.structs.replace(each, briefs=tuple(briefs[key])) for key, each in first.items()]
    return tuple(sorted(found, key=lambda each: (each.record.title.casefold(), each.key)))


def _site_source(noted: NotedSource, key: str, attribution: Attribution, directory: Directory) -> SiteSource:
    return SiteSource(
        key=key,
        id=noted.id,
        record=noted.record,
        outlet=outlet_of(noted.record, directory.outlets),
        published=noted.published,
        via=names_once([each for chain in attribution.chains for each in chain]),
        by=names_once(attribution.speakers),
    )
