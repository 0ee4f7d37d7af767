"""/timeline.ics and /tags/{tag}/timeline.ics: what happened when, as calendars to subscribe to."""

from collections.abc import Iterable

from generator.exports.shared.event_texts import ToldEvent, events_of, with_days
from generator.exports.shared.facts import SiteFacts, site_facts
from generator.exports.shared.icalendar import calendar
from generator.model.site import Site
from generator.outputs.address import tag_address
from generator.outputs.output import Export, Planned

ADDRESS = "/timeline.ics"


def files(site: Site) -> Iterable[Planned]:
    """The calendar of the site, and one for each tag."""
    facts = site_facts(site)
    yield _planned(facts, facts.title, ADDRESS, with_days(site, site.events))
    by_id = {event.id: event for event in site.events}
    for tag in site.tags:
        name = f"{facts.title}: {tag.label}"
        yield _planned(facts, name, tag_address(tag.id) + "timeline.ics", events_of(site, tag.events, by_id))


def _planned(facts: SiteFacts, name: str, address: str, events: tuple[ToldEvent, ...]) -> Planned:
    return Planned(address, make, (facts, name, address, events), in_sitemap=False)


def make(facts: SiteFacts, name: str, address: str, events: tuple[ToldEvent, ...]) -> str:
    """The calendar as text."""
    return calendar(facts, name, facts.url(address), events)


EXPORT = Export("ics", "calendars", "/tags/{tag}/timeline.ics", "text/calendar", files)
