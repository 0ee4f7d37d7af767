"""/timeline.ics and /tags/{tag}/timeline.ics: what happened when, as calendars to subscribe to."""

from collections.abc import Iterable

from generator.exports.shared.event_texts import ToldEvent, events_of, with_days
from generator.exports.shared.icalendar import calendar
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.address import tag_address, tag_timeline_address, timeline_address
from generator.outputs.output import Export, Planned

ADDRESS = "/timeline.ics"


def files(site: Site) -> Iterable[Planned]:
    """The calendar of the site, and one for each tag."""
    facts = site.facts
    page = facts.url(timeline_address()) if "timeline" in facts.outputs else ""
    yield _planned(facts, facts.title, ADDRESS, page, with_days(site, site.events))
    by_id = {event.id: event for event in site.events}
    for tag in site.tags:
        name, own = f"{facts.title}: {tag.label}", tag_address(tag.id) + "timeline.ics"
        page = facts.url(tag_timeline_address(tag.id)) if "tag-timelines" in facts.outputs else ""
        yield _planned(facts, name, own, page, events_of(site, tag.events, by_id))


def _planned(facts: SiteFacts, name: str, address: str, page: str, events: tuple[ToldEvent, ...]) -> Planned:
    return Planned(address, make, (facts, name, address, page, events), in_sitemap=False)


def make(facts: SiteFacts, name: str, address: str, page: str, events: tuple[ToldEvent, ...]) -> str:
    """The calendar as text."""
    return calendar(facts, name, facts.url(address), page, events)


EXPORT = Export("ics", "calendars", "/tags/{tag}/timeline.ics", "text/calendar", files)
