"""What feeds and calendars say of an event in words, and the day on which that was last changed."""

import msgspec

from generator.edtf.words import date_words
from generator.model.briefs import SiteBrief
from generator.model.events import SiteEvent
from generator.model.site import Site


class ToldEvent(msgspec.Struct, frozen=True, gc=False):
    """An event, when a brief first told it, and when one that tells it was last changed in substance."""

    event: SiteEvent
    told: str
    changed: str


def with_days(site: Site, events: tuple[SiteEvent, ...]) -> tuple[ToldEvent, ...]:
    """The events with their days; "" for what only a file of its own tells. Publications are no events here."""
    briefs = {brief.id: brief for brief in site.briefs}
    return tuple(_with_days(event, briefs) for event in events if not event.publication)


def events_of(site: Site, ids: tuple[str, ...], by_id: dict[str, SiteEvent]) -> tuple[ToldEvent, ...]:
    """The same for the ids that a tag lists."""
    return with_days(site, tuple(by_id[each] for each in ids if each in by_id))


def _with_days(event: SiteEvent, briefs: dict[str, SiteBrief]) -> ToldEvent:
    telling = [briefs[each] for each in event.briefs if each in briefs]
    return ToldEvent(
        event,
        told=min((brief.date for brief in telling), default=""),
        changed=max((brief.updated or brief.date for brief in telling), default=""),
    )


def describe(event: SiteEvent, language: str) -> list[str]:
    """Lines of plain text: the date and what a source says of it, what happened, who says so."""
    lines = [date_words(event.date, language)]
    if event.said is not None:
        lines[0] += f" (“{event.said.words}”)"
    if event.summary:
        lines.append(event.summary.plain)
    outlets = list(dict.fromkeys(report.outlet for report in event.reports if report.outlet))
    if outlets:
        lines.append(", ".join(outlets))
    return lines
