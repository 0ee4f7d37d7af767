"""An event with all its reports: our reading of its date, who says what, on what they differ, where it is told."""

from collections.abc import Iterable, Sequence

import msgspec

from generator.edtf.value import EdtfDate
from generator.figures import Figure
from generator.model.events import Conflict, EventCard, Report, SiteEvent
from generator.model.site import Site
from generator.outputs.address import event_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import BriefLink, PageInputs, SiteFacts, brief_links, site_facts
from generator.pages.shared.linked_data import event_data
from generator.pages.shared.when import canonical


class DateClaim(msgspec.Struct, frozen=True, gc=False):
    """The reports that give one date; `date` is None for those that give none."""

    date: EdtfDate | None
    reports: tuple[Report, ...]
    traced: int
    """How many of them lead to an origin."""
    origins: tuple[str, ...]


class FigureClaim(msgspec.Struct, frozen=True, gc=False):
    """The reports that give one value of a measure."""

    figure: Figure
    reports: tuple[Report, ...]
    traced: int


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A measure that reports put a figure to."""

    name: str
    disputed: bool
    claims: tuple[FigureClaim, ...]


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A brief that tells the event, and the words in which it does."""

    brief: BriefLink
    anchor: str
    words: str


class EventPage(PageInputs, frozen=True, kw_only=True):
    """What event.html is given."""

    event: SiteEvent
    """Everything known of the event; see generator/model/events.py."""
    dates: tuple[DateClaim, ...]
    """Every date that is claimed, with its reports; those without a date last."""
    measures: tuple[Measure, ...]
    stances: tuple[Report, ...]
    """Reports that deny or doubt it."""
    conflicts: dict[str, Conflict]
    """By what they are about: date, stance, or the name of a measure."""
    told: tuple[Telling, ...]
    """The briefs that tell it."""
    different: tuple[EventCard, ...]
    """Look-alikes kept apart."""
    larger: EventCard | None = None
    """The event it is part of."""
    method: str = ""
    """Id of the page that says how we count, or ""."""


def pages(site: Site) -> Iterable[Planned]:
    """One page for each event that has more than one report or a file of its own."""
    facts = site_facts(site)
    links = brief_links(site)
    for event in site.events:
        if not event.page:
            continue
        told = tuple(links[brief] for brief in event.briefs if brief in links)
        different = tuple(site.event_cards[each] for each in event.different_from if each in site.event_cards)
        larger = site.event_cards.get(event.part_of)
        parts = (facts, event, told, different, larger)
        yield Planned(event_address(event.id), make, parts, "event.html")


def make(
    facts: SiteFacts,
    event: SiteEvent,
    briefs: tuple[BriefLink, ...],
    different: tuple[EventCard, ...],
    larger: EventCard | None,
) -> EventPage:
    """The inputs of event.html."""
    conflicts = {conflict.measure or conflict.about: conflict for conflict in event.conflicts}
    return EventPage(
        event=event,
        dates=_date_claims(event.reports),
        measures=_measures(event.reports, conflicts),
        stances=tuple(report for report in event.reports if report.stance != "asserts"),
        conflicts=conflicts,
        told=_tellings(event, briefs),
        different=different,
        larger=larger,
        method=facts.method,
        description=event.summary or event.title,
        linked_data=event_data(facts, event),
    )


def _date_claims(reports: Sequence[Report]) -> tuple[DateClaim, ...]:
    groups: dict[str, list[Report]] = {}
    for report in reports:
        groups.setdefault(canonical(report.date), []).append(report)
    ordered = sorted(groups.items(), key=lambda group: (group[0] == "", -len(group[1]), group[0]))
    return tuple(
        DateClaim(
            date=found[0].date,
            reports=tuple(found),
            traced=_traced(found),
            origins=tuple(dict.fromkeys(origin for report in found for origin in report.origins)),
        )
        for _, found in ordered
    )


def _measures(reports: Sequence[Report], conflicts: dict[str, Conflict]) -> tuple[Measure, ...]:
    names: dict[str, dict[str, list[tuple[Figure, Report]]]] = {}
    for report in reports:
        for figure in report.figures:
            key = f"{figure.least} {figure.most} {figure.above} {figure.below} {figure.unit} {figure.as_of}"
            names.setdefault(figure.measure, {}).setdefault(key, []).append((figure, report))
    return tuple(
        Measure(
            name=name,
            disputed=name in conflicts,
            claims=tuple(
                FigureClaim(
                    figure=found[0][0],
                    reports=tuple(report for _, report in found),
                    traced=_traced([report for _, report in found]),
                )
                for found in values.values()
            ),
        )
        for name, values in names.items()
    )


def _tellings(event: SiteEvent, briefs: tuple[BriefLink, ...]) -> tuple[Telling, ...]:
    told = []
    for brief in briefs:
        own = [report for report in event.reports if report.brief == brief.id]
        first = next((report for report in own if report.anchor), own[0] if own else None)
        anchor = first.anchor if first else ""
        if not anchor and event.brief == brief.id:
            anchor = event.anchor
        told.append(Telling(brief, anchor, first.words if first else ""))
    return tuple(told)


def _traced(reports: Sequence[Report]) -> int:
    return sum(bool(report.origins) for report in reports)


KIND = PageKind("event", "events", "/events/{event}/", pages)
