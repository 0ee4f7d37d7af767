"""What data files say of an event, in JSON and in CSV: canonical dates, bounds, and how many origins are traced."""

import msgspec

from generator.edtf.bounds import lower_text, upper_text
from generator.edtf.words import date_words
from generator.model.events import SiteEvent
from generator.model.facts import SiteFacts, event_place
from generator.model.site import Site
from generator.text.plain import one_line


class EventRow(msgspec.Struct, frozen=True):
    """What both formats have, in the order of the columns."""

    id: str
    url: str
    title: str
    date: str | None
    """Canonical EDTF; None when there is none."""
    lower: str | None
    """YYYY-MM-DD; ".." where open, None where unknown."""
    upper: str | None
    precision: str | None
    date_text: str
    kind: str
    status: str


def told_events(site: Site) -> tuple[SiteEvent, ...]:
    """All events in timeline order; that a source was published is none: briefs.json has that."""
    return tuple(event for event in site.events if not event.publication)


def event_row(facts: SiteFacts, event: SiteEvent) -> EventRow:
    """The row of an event. `date_text` is what was said of the date, else the date in words."""
    date = event.date
    return EventRow(
        id=event.id,
        url=event_url(facts, event),
        title=one_line(event.title),
        date=date.edtf if date is not None else None,
        lower=lower_text(date),
        upper=upper_text(date),
        precision=date.precision if date is not None else None,
        date_text=one_line(event.date_text) or date_words(date, facts.language),
        kind=event.kind,
        status=event.status,
    )


def event_url(facts: SiteFacts, event: SiteEvent) -> str:
    """Where an event is told; the address from the site's root where the site's own is not known."""
    place = event_place(facts, event.id, event.brief, event.anchor, event.page)
    return facts.place(place) if place else ""
