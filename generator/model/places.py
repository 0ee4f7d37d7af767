"""Which addresses the site has, so that a link typed as an address can be checked like any other name."""

from urllib.parse import unquote

import msgspec

from generator.model.nearness import Suggester
from generator.outputs.address import (
    archive_address,
    brief_address,
    entity_address,
    event_address,
    outlet_address,
    page_address,
    sources_address,
    tag_address,
    tag_timeline_address,
    timeline_address,
)

_ALWAYS = ("/", "/404.html")
_BY_GROUP = {
    "archive": ("/briefs/",),
    "tags": ("/tags/",),
    "timeline": ("/timeline/", "/timeline/undated/"),
    "events": ("/events/conflicts/",),
    "entities": ("/entities/",),
    "sources": ("/sources/",),
    "quotes": ("/quotes/",),
    "corrections": ("/corrections/",),
    "search": ("/search/",),
    "feed": ("/feed.xml", "/feed.json"),
    "calendars": ("/timeline.ics",),
    "data": (
        "/data/briefs.json",
        "/data/events.json",
        "/data/events.csv",
        "/data/tags.json",
        "/data/timelinejs.json",
    ),
    "citations": ("/sources.bib", "/sources.ris", "/sources.csl.json"),
    "sitemap": ("/sitemap.xml", "/robots.txt"),
}


class Places(msgspec.Struct, frozen=True):
    """Every address of the site that may be linked or must not be taken by an old one."""

    addresses: frozenset[str]
    suggest: Suggester
    moved: dict[str, str] = {}
    """Old addresses, at which a page leads on, and where they lead."""


def known_places(
    outputs: tuple[str, ...],
    briefs: dict[str, str],
    pages: tuple[str, ...],
    tags: tuple[str, ...],
    events: tuple[str, ...],
    entities: tuple[str, ...],
    outlets: tuple[str, ...],
    timeline_spans: frozenset[str],
    moved: dict[str, str],
) -> Places:
    """The addresses that these groups of outputs make. `briefs`: id to day; the other ids are of those with a page.

    `timeline_spans`: the years with a page, and the months as YYYY/MM.
    """
    groups = frozenset(outputs)
    found = [*_ALWAYS]
    for group, addresses in _BY_GROUP.items():
        if group in groups:
            found += addresses
    found += [page_address(page) for page in pages]
    if "briefs" in groups:
        found += [brief_address(brief) for brief in briefs]
    if "archive" in groups:
        found += [archive_address(year) for year in {day[:4] for day in briefs.values()}]
        found += [archive_address(*month) for month in {(day[:4], day[5:7]) for day in briefs.values()}]
    if "timeline" in groups:
        found += [timeline_address(*span.split("/")) for span in timeline_spans]
    if "events" in groups:
        found += [event_address(event) for event in events]
    if "entities" in groups:
        found += [entity_address(entity) for entity in entities]
    if "outlets" in groups:
        found += [outlet_address(outlet) for outlet in outlets]
    if "sources" in groups:
        found.append(sources_address())
    found += _tag_addresses(tags, groups)
    return Places(frozenset(found), Suggester(found), moved)


def canonical_address(typed: str) -> str:
    """An address as the site writes it: decoded, without query and fragment, folders with their last slash."""
    path = unquote(typed.partition("#")[0].partition("?")[0])
    path = path.removesuffix("index.html") if path.endswith("/index.html") else path
    last = path.rpartition("/")[2]
    return path + "/" if last and "." not in last else path


def _tag_addresses(tags: tuple[str, ...], groups: frozenset[str]) -> list[str]:
    found = []
    if "tags" in groups:
        found += [tag_address(tag) for tag in tags]
    if "tag-timelines" in groups:
        found += [tag_timeline_address(tag) for tag in tags]
    if "tag-feeds" in groups:
        found += [f"/tags/{tag}/{name}" for tag in tags for name in ("feed.xml", "feed.json")]
    if "calendars" in groups:
        found += [f"/tags/{tag}/timeline.ics" for tag in tags]
    return found
