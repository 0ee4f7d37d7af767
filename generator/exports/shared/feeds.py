"""Feeds, whatever their format: the newest twenty, ids that last, `updated` only when the author says so."""

from collections.abc import Callable, Iterable

import msgspec

from generator.exports.shared.lasting import brief_uri, instant, list_uri
from generator.model.body import ResolvedBody
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts, brief_place
from generator.model.site import Site
from generator.model.sources import SourceUse, summarised
from generator.model.tags import SiteTag, TagCard
from generator.outputs.address import tag_address
from generator.outputs.output import Planned
from generator.text.plain import one_line, web_address

LONGEST = 20


class Category(msgspec.Struct, frozen=True, gc=False):
    """A tag: `term` is its id, `scheme` where all tags are told."""

    term: str
    label: str
    scheme: str = ""


class Person(msgspec.Struct, frozen=True, gc=False):
    """Who wrote."""

    name: str
    url: str = ""


class SourceLink(msgspec.Struct, frozen=True, gc=False):
    """An article that a brief summarises or cites."""

    url: str
    title: str
    language: str = ""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One entry: a brief, or an event with its `words`. The template prints texts as HTML, words as they are."""

    id: str
    title: str
    updated: str
    published: str = ""
    """"" where nobody knows when it was first told."""
    language: str = ""
    direction: str = ""
    url: str = ""
    summary: str = ""
    authors: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    via: tuple[SourceLink, ...] = ()
    """What it is based on."""
    related: tuple[SourceLink, ...] = ()
    """What else it cites."""
    key_points: tuple[ResolvedBody, ...] = ()
    why: ResolvedBody | None = None
    text: ResolvedBody = ResolvedBody()
    words: tuple[str, ...] = ()
    """Of an event: lines, its date first."""
    status: str = ""
    """Of an event: planned, happened or cancelled."""
    events: tuple[str, ...] = ()


class FeedInputs(msgspec.Struct, frozen=True, gc=False):
    """What feed.xml and feed.json are given."""

    id: str
    title: str
    updated: str
    language: str = ""
    direction: str = ""
    description: str = ""
    url: str = ""
    """Of the page with the same list."""
    own_url: str = ""
    """Of the feed itself."""
    authors: tuple[Person, ...] = ()
    rights: str = ""
    entries: tuple[Entry, ...] = ()


Make = Callable[..., FeedInputs]
"""What turns the parts of a feed into the inputs of its template."""


def newest_briefs(site: Site, briefs: Iterable[SiteBrief] | None = None) -> tuple[SiteBrief, ...]:
    """The newest twenty that lists show: not what is withdrawn or has expired."""
    found: list[SiteBrief] = []
    for brief in site.briefs if briefs is None else briefs:
        if brief.id in site.cards and brief.state != "withdrawn":
            found.append(brief)
        if len(found) == LONGEST:
            break
    return tuple(found)


def newest_of_tag(site: Site, tag: SiteTag, by_id: dict[str, SiteBrief]) -> tuple[SiteBrief, ...]:
    """The newest twenty briefs of a tag."""
    return newest_briefs(site, (by_id[brief] for brief in tag.briefs if brief in by_id))


def plan_site_feed(site: Site, address: str, make: Make) -> Planned:
    """The feed of the whole site, in the format of the template of the same name."""
    briefs = newest_briefs(site)
    parts = (site.facts, briefs)
    return Planned(address, make, parts, address.lstrip("/"), in_sitemap=False, modified=newest_day(briefs))


def plan_tag_feeds(site: Site, name: str, make: Make) -> Iterable[Planned]:
    """A feed for each tag, likewise."""
    facts = site.facts
    by_id = {brief.id: brief for brief in site.briefs}
    for tag in site.tags:
        briefs = newest_of_tag(site, tag, by_id)
        parts = (facts, TagCard(tag.id, tag.label), briefs)
        address = tag_address(tag.id) + name
        yield Planned(address, make, parts, name, in_sitemap=False, modified=newest_day(briefs))


def newest_day(briefs: Iterable[SiteBrief]) -> str:
    """When the author last changed one of them in substance."""
    return max((brief.updated or brief.date for brief in briefs), default="")


def site_feed(facts: SiteFacts, own_address: str, briefs: tuple[SiteBrief, ...]) -> FeedInputs:
    """The feed of the whole site."""
    feed = _feed(facts, own_address, briefs)
    return msgspec.structs.replace(
        feed, id=list_uri(facts.base_url, "briefs"), title=one_line(facts.title), url=facts.url("/")
    )


def tag_feed(facts: SiteFacts, tag: TagCard, own_address: str, briefs: tuple[SiteBrief, ...]) -> FeedInputs:
    """The feed of a tag."""
    return msgspec.structs.replace(
        _feed(facts, own_address, briefs),
        id=list_uri(facts.base_url, f"tags/{tag.id}"),
        title=one_line(f"{facts.title}: {tag.label}"),
        url=facts.url(tag_address(tag.id)) if "tags" in facts.outputs else "",
    )


def _feed(facts: SiteFacts, own_address: str, briefs: tuple[SiteBrief, ...]) -> FeedInputs:
    return FeedInputs(
        id="",
        title="",
        updated=instant(newest_day(briefs)),
        description=one_line(facts.description),
        own_url=facts.url(own_address),
        authors=feed_authors(facts),
        rights=one_line(facts.licence),
        entries=tuple(brief_entry(facts, brief) for brief in briefs),
    )


def feed_authors(facts: SiteFacts) -> tuple[Person, ...]:
    """Who answers for entries that name nobody: the site's authors, its publisher, else its name."""
    names = facts.authors or (facts.publisher or facts.title,)
    return tuple(Person(one_line(name)) for name in names)


def brief_entry(facts: SiteFacts, brief: SiteBrief) -> Entry:
    """A brief with its whole text."""
    place = brief_place(facts, brief.id)
    url = facts.url(place) if place else ""
    primary = summarised(brief.sources, original=brief.record.original)
    others = [use for use in brief.sources if use not in primary]
    return Entry(
        id=brief_uri(facts.base_url, brief.id),
        title=one_line(str(brief.title)),
        published=instant(brief.date),
        updated=instant(brief.updated or brief.date),
        language=brief.language,
        direction=brief.direction,
        url=url,
        summary=one_line(str(brief.summary)),
        authors=tuple(Person(one_line(author.name), web_address(author.url)) for author in brief.authors),
        categories=tuple(category(facts, tag) for tag in brief.tags),
        via=_source_links(primary),
        related=_source_links(others),
        key_points=brief.key_points,
        why=brief.why,
        text=brief.body,
        events=tuple(card.id for card in brief.events if not card.publication),
    )


def _source_links(uses: Iterable[SourceUse]) -> tuple[SourceLink, ...]:
    records = [use.source.record for use in uses if use.source.record.url]
    return tuple(SourceLink(web_address(each.url), one_line(each.title), each.lang) for each in records)


def category(facts: SiteFacts, tag: TagCard) -> Category:
    """A tag as feeds know it."""
    return Category(tag.id, one_line(tag.label), facts.url("/tags/") if "tags" in facts.outputs else "")
