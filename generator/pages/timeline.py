"""The site's timeline: all of it, a year, a month, and what has no date."""

from collections.abc import Iterable

from generator.model.events import EventCard
from generator.model.site import Site
from generator.outputs.address import timeline_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import Feed, SiteFacts, site_facts
from generator.pages.shared.splitting import Stretch
from generator.pages.shared.timelines import TimelineInputs, count_certain, event_stretches, grouped_by_month

_CALENDAR = Feed("text/calendar", "/timeline.ics", "calendar")


class TimelinePage(TimelineInputs, frozen=True, kw_only=True):
    """What timeline.html is given."""


def pages(site: Site) -> Iterable[Planned]:
    """The whole, one page a year, months of crowded years, the undated."""
    facts = site_facts(site)
    cards = [site.event_cards[event.id] for event in site.events if event.id in site.event_cards]
    for stretch in event_stretches(cards, always_apart=True):
        yield Planned(timeline_address(*stretch.path), make, (facts, stretch), "timeline.html")


def make(facts: SiteFacts, stretch: Stretch[EventCard]) -> TimelinePage:
    """The inputs of a stretch of the timeline."""
    return TimelinePage(
        stretch=stretch,
        groups=grouped_by_month(stretch.things),
        certain=count_certain(stretch.things),
        feeds=(_CALENDAR,) if not stretch.year and "calendars" in facts.outputs else (),
    )


KIND = PageKind("timeline", "timeline", "/timeline/{year}/{month}/", pages)
