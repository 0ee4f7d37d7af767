"""An event with all its reports: our reading of its date, who says what, on what they differ, where it is told."""

from collections.abc import Iterable, Sequence

import msgspec

from generator.drawing.draw import Drawing
from generator.edtf.bounds import is_dated
from generator.model.events import EventCard, Report, SiteEvent
from generator.model.facts import SiteFacts
from generator.model.reports import count_reports
from generator.model.site import Site
from generator.outputs.address import event_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.disputes import Dispute, disputes
from generator.pages.shared.drawings import events_drawing
from generator.pages.shared.inputs import BriefLink, PageInputs, brief_links
from generator.pages.shared.linked_data import event_data
from generator.pages.shared.sayings import DateClaim, Measure, date_claims, measures, said_once
from generator.pages.shared.when import year_of


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A brief that tells the event, and the words in which it does."""

    brief: BriefLink
    date: str
    """The brief's, YYYY-MM-DD."""
    anchor: str
    words: str


class Neighbours(msgspec.Struct, frozen=True, gc=False):
    """What stands beside an event on the timeline of the site."""

    own: EventCard
    before: EventCard | None = None
    after: EventCard | None = None


class EventPage(PageInputs, frozen=True, kw_only=True):
    """What event.html is given."""

    event: SiteEvent
    """Everything known of the event; see generator/model/events.py."""
    reports: int
    """How many sources report it."""
    dates: tuple[DateClaim, ...]
    """Every date that is claimed, with its reports; those without a date last."""
    measures: tuple[Measure, ...]
    stances: tuple[Report, ...]
    """Reports that deny or doubt it."""
    disputes: tuple[Dispute, ...]
    """On what they differ, with the outlets on each side."""
    told: tuple[Telling, ...]
    """The briefs that tell it, newest first."""
    different: tuple[EventCard, ...]
    """Look-alikes kept apart."""
    beside: Neighbours
    """The events just before and after it."""
    drawing: Drawing | None = None
    """Those three, or None where one of them is lacking."""
    larger: EventCard | None = None
    """The event it is part of."""
    year: str = ""
    """Of the page of the timeline that lists it; "" where it has no date."""
    method: str = ""
    """Id of the page that says how we count, or ""."""


def pages(site: Site) -> Iterable[Planned]:
    """One page for each event that has more than one report or a file of its own."""
    facts = site.facts
    links = brief_links(site)
    beside = _neighbours(site)
    for event in site.events:
        if not event.page or event.id not in site.event_cards:
            continue
        told = tuple((links[brief], site.cards[brief].date) for brief in event.briefs if brief in links)
        different = tuple(site.event_cards[each] for each in event.different_from if each in site.event_cards)
        larger = site.event_cards.get(event.part_of)
        parts = (facts, event, told, different, larger, beside[event.id])
        yield Planned(event_address(event.id), make, parts, "event.html")


def make(
    facts: SiteFacts,
    event: SiteEvent,
    briefs: tuple[tuple[BriefLink, str], ...],
    different: tuple[EventCard, ...],
    larger: EventCard | None,
    beside: Neighbours,
) -> EventPage:
    """The inputs of event.html."""
    near = [card for card in (beside.before, beside.own, beside.after) if card is not None]
    differ = disputes(event)
    return EventPage(
        event=event,
        reports=count_reports(event.reports),
        dates=date_claims(event.reports),
        measures=measures(event.reports, frozenset(each.about for each in differ)),
        stances=said_once(report for report in event.reports if report.stance != "asserts"),
        disputes=differ,
        told=_tellings(event, briefs),
        different=different,
        beside=beside,
        drawing=events_drawing(near, facts, own=event.id),
        larger=larger,
        year=year_of(event.date),
        method=facts.method,
        description=event.summary.plain or event.title,
        linked_data=event_data(facts, event),
    )


def _neighbours(site: Site) -> dict[str, Neighbours]:
    """By event; what has no date has none, and publications are nobody's neighbours."""
    cards = [site.event_cards[event.id] for event in site.events if event.id in site.event_cards]
    dated = [card for card in cards if is_dated(card.date) and not card.publication]
    found = {card.id: Neighbours(card) for card in cards}
    for before, card, after in zip([None, *dated], dated, [*dated[1:], None], strict=False):
        found[card.id] = Neighbours(card, before, after)
    return found


def _tellings(event: SiteEvent, briefs: Sequence[tuple[BriefLink, str]]) -> tuple[Telling, ...]:
    told = []
    for brief, date in briefs:
        own = [report for report in event.reports if report.brief == brief.id]
        first = next((report for report in own if report.anchor), own[0] if own else None)
        anchor = first.anchor if first else ""
        if not anchor and event.brief == brief.id:
            anchor = event.anchor
        told.append(Telling(brief, date, anchor, first.words if first else ""))
    return tuple(reversed(told))


KIND = PageKind("event", "events", "/events/{event}/", pages)
