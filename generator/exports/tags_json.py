"""/data/tags.json: the vocabulary as the site uses it, with how many briefs each tag has."""

from collections.abc import Iterable
from typing import Any

from generator.exports.shared.json_lines import json_lines
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.model.tags import SiteTag
from generator.outputs.address import tag_address
from generator.outputs.output import Export, Planned

ADDRESS = "/data/tags.json"


def files(site: Site) -> Iterable[Planned]:
    """The one file, by label."""
    yield Planned(ADDRESS, make, (site.facts, site.tags), in_sitemap=False)


def make(facts: SiteFacts, tags: tuple[SiteTag, ...]) -> bytes:
    """The list of tags as JSON."""
    return json_lines(_tag(facts, tag) for tag in tags)


def _tag(facts: SiteFacts, tag: SiteTag) -> dict[str, Any]:
    return {
        "id": tag.id,
        "label": tag.label,
        "url": facts.place(tag_address(tag.id)) if "tags" in facts.outputs else "",
        "count": len(tag.briefs),
        "own_count": tag.own_briefs,
        "events": len(tag.events),
        "broader": [card.id for card in tag.broader],
        "narrower": [card.id for card in tag.narrower],
        "aliases": [*tag.alt, *(alias for alias in tag.aliases if alias not in tag.alt)],
        "labels": tag.labels,
        "note": tag.note.plain,
        "facet": tag.facet or None,
    }


EXPORT = Export("tags_json", "data", ADDRESS, "application/json", files)
