"""The site's timeline: all of it, a year, a month, and what has no date."""

from collections.abc import Iterable

from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.address import timeline_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import Feed, PageInputs
from generator.pages.shared.timelines import Timeline, TimelineParts, make_timeline, timeline_parts

_CALENDAR = Feed("text/calendar", "/timeline.ics", "calendar")


class TimelinePage(PageInputs, frozen=True, kw_only=True):
    """What timeline.html is given."""

    timeline: Timeline
    """The events of this stretch of time, and their drawing."""


def pages(site: Site) -> Iterable[Planned]:
    """The whole, one page a year, months of crowded years, the undated."""
    facts = site.facts
    cards = [site.event_cards[event.id] for event in site.events if event.id in site.event_cards]
    for parts in timeline_parts(cards, timeline_address(), always_apart=True):
        yield Planned(timeline_address(*parts.stretch.path), make, (facts, parts), "timeline.html")


def make(facts: SiteFacts, parts: TimelineParts) -> TimelinePage:
    """The inputs of a stretch of the timeline."""
    return TimelinePage(
        timeline=make_timeline(parts, facts),
        feeds=(_CALENDAR,) if not parts.stretch.year and "calendars" in facts.outputs else (),
    )


KIND = PageKind("timeline", "timeline", "/timeline/{year}/{month}/", pages)
