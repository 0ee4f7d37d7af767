"""A tag's timeline: all of it, and where it is long its years and months."""

from collections.abc import Iterable

from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.model.tags import TagCard
from generator.outputs.address import tag_timeline_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs, tag_feeds
from generator.pages.shared.timelines import Timeline, TimelineParts, make_timeline, timeline_parts


class TagTimelinePage(PageInputs, frozen=True, kw_only=True):
    """What tag_timeline.html is given."""

    tag: TagCard
    """The tag whose events these are."""
    timeline: Timeline
    """The events of this stretch of time, and their drawing."""


def pages(site: Site) -> Iterable[Planned]:
    """One page a tag; years, months and the undated of a tag with more than 200 events."""
    facts = site.facts
    for tag in site.tags:
        card = TagCard(tag.id, tag.label)
        events = [site.event_cards[event] for event in tag.events if event in site.event_cards]
        for parts in timeline_parts(events, tag_timeline_address(tag.id)):
            address = tag_timeline_address(tag.id, *parts.stretch.path)
            yield Planned(address, make, (facts, card, parts), "tag_timeline.html")


def make(facts: SiteFacts, tag: TagCard, parts: TimelineParts) -> TagTimelinePage:
    """The inputs of a stretch of a tag's timeline."""
    return TagTimelinePage(
        tag=tag,
        timeline=make_timeline(parts, facts),
        feeds=() if parts.stretch.year else tag_feeds(tag, facts.outputs),
    )


KIND = PageKind("tag_timeline", "tag-timelines", "/tags/{tag}/timeline/{year}/{month}/", pages)
