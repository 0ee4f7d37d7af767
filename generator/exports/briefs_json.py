"""/data/briefs.json: every brief that lists show, with its sources, tags and events."""

from collections.abc import Iterable
from typing import Any

from generator.exports.shared.json_lines import json_lines
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts, brief_place
from generator.model.site import Site
from generator.model.sources import SourceUse
from generator.outputs.output import Export, Planned

ADDRESS = "/data/briefs.json"


def files(site: Site) -> Iterable[Planned]:
    """The one file, newest brief first."""
    briefs = tuple(brief for brief in site.briefs if brief.id in site.cards)
    yield Planned(ADDRESS, make, (site.facts, briefs), in_sitemap=False)


def make(facts: SiteFacts, briefs: tuple[SiteBrief, ...]) -> bytes:
    """The list of briefs as JSON."""
    return json_lines(_brief(facts, brief) for brief in briefs)


def _brief(facts: SiteFacts, brief: SiteBrief) -> dict[str, Any]:
    return {
        "id": brief.id,
        "url": facts.place(brief_place(facts, brief.id)),
        "title": str(brief.title),
        "date": brief.date,
        "updated": brief.updated or None,
        "lang": brief.language,
        "state": brief.state,
        "summary": str(brief.summary),
        "authors": [author.name for author in brief.authors],
        "tags": [tag.id for tag in brief.tags],
        "sources": [_source(use) for use in brief.sources],
        "events": [card.id for card in brief.events if not card.publication],
    }


def _source(use: SourceUse) -> dict[str, Any]:
    source = use.source
    return {
        "id": source.id,
        "key": source.key,
        "role": use.role,
        "url": source.record.url or None,
        "title": source.record.title or None,
        "outlet": source.outlet.name if source.outlet is not None else None,
        "type": source.record.type or None,
        "published": source.published.edtf if source.published is not None else None,
        "access": source.record.access or None,
        "read": source.record.read or None,
        "lang": source.record.lang or None,
    }


EXPORT = Export("briefs_json", "data", ADDRESS, "application/json", files)
