"""/tags/{tag}/events.xml: events of a tag as they become known, newest told first, as Atom."""

from collections.abc import Iterable

from generator.exports.shared.event_texts import ToldEvent, describe, events_of
from generator.exports.shared.feeds import LONGEST, Entry, FeedInputs, SourceLink, category, feed_authors
from generator.exports.shared.lasting import event_uri, instant, list_uri
from generator.model.facts import SiteFacts, event_place
from generator.model.site import Site
from generator.model.tags import TagCard
from generator.outputs.address import tag_address, tag_timeline_address
from generator.outputs.output import Export, Planned
from generator.text.plain import one_line, plain, web_address

NAME = "events.xml"


def files(site: Site) -> Iterable[Planned]:
    """One feed for each tag."""
    facts = site.facts
    by_id = {event.id: event for event in site.events}
    for tag in site.tags:
        told = events_of(site, tag.events, by_id)
        newest = tuple(sorted(told, key=lambda each: (each.changed, each.event.id), reverse=True)[:LONGEST])
        parts = (facts, TagCard(tag.id, tag.label), newest)
        yield Planned(tag_address(tag.id) + NAME, make, parts, "feed.xml", in_sitemap=False)


def make(facts: SiteFacts, tag: TagCard, events: tuple[ToldEvent, ...]) -> FeedInputs:
    """The inputs of feed.xml."""
    return FeedInputs(
        id=list_uri(facts.base_url, f"tags/{tag.id}/events"),
        title=one_line(f"{facts.title}: {tag.label}, events"),
        updated=instant(max((told.changed for told in events), default="")),
        url=facts.url(tag_timeline_address(tag.id)) if "tag-timelines" in facts.outputs else "",
        own_url=facts.url(tag_address(tag.id) + NAME),
        authors=feed_authors(facts),
        rights=one_line(facts.licence),
        entries=tuple(_entry(facts, told) for told in events),
    )


def _entry(facts: SiteFacts, told: ToldEvent) -> Entry:
    event = told.event
    place = event_place(facts, event.id, event.brief, event.anchor, event.page)
    reported = {report.url: one_line(report.title) for report in event.reports if report.url}
    return Entry(
        id=event_uri(facts.base_url, event.id),
        title=one_line(event.title),
        published=instant(told.told) if told.told else "",
        updated=instant(told.changed),
        language=event.language,
        url=facts.url(place) if place else "",
        categories=tuple(category(facts, tag) for tag in event.tags),
        related=tuple(SourceLink(web_address(url), title) for url, title in reported.items()),
        words=tuple(map(plain, describe(event, facts.language))),
        status=event.status,
    )


EXPORT = Export("tag_events", "tag-feeds", "/tags/{tag}/events.xml", "application/atom+xml", files)
