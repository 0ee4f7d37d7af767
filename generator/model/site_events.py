"""Events put together: everything known of each, in timeline order, and the small face that lists show."""

from collections.abc import Iterable, Iterator
from itertools import repeat

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.conflicts import find_conflicts
from generator.model.date_words import counted_from, date_text_of, said_of_date
from generator.model.event_facts import (
    Named,
    actors_of,
    basis_of,
    gather_facts,
    places_of,
    title_of,
)
from generator.model.events import CountedFrom, EventCard, Report, SiteEvent
from generator.model.faults import did_you_mean, fault
from generator.model.joined_events import JoinedEvent
from generator.model.readings import (
    EventDates,
    Reading,
    anchors_of_all,
    explained,
    order_by_anchors,
    read_event_date,
)
from generator.model.reports import MadeReports, Newsroom, count_reports, make_reports
from generator.model.spots import where_of
from generator.model.stages import Stages
from generator.model.tag_use import TagBook
from generator.model.tags import TagCard
from generator.model.tellings import Telling
from generator.model.timeline import lasts_until
from generator.text.languages import base_language

_NO_DATES: EventDates = {}
_NO_EVENTS: dict[str, SiteEvent] = {}


class EventContext(msgspec.Struct, frozen=True):
    """What the assembly of events reads besides their tellings."""

    newsroom: Newsroom
    named: Named
    tags: TagBook
    brief_tags: dict[str, tuple[TagCard, ...]]
    brief_days: dict[str, str]
    brief_languages: dict[str, str]
    language: str
    """The site's."""
    published: frozenset[str]
    """Ids of the events that the site has."""


class _Made(msgspec.Struct, frozen=True, gc=False):
    """An event, and what is wrong with its references."""

    event: SiteEvent
    faults: tuple[tuple[Telling, Diagnostic], ...]


def make_events(
    joined: list[JoinedEvent], context: EventContext, stages: Stages
) -> tuple[tuple[SiteEvent, ...], tuple[tuple[Telling, Diagnostic], ...]]:
    """Every event; those that others are counted from are dated first. Takes them out of `joined` one by one."""
    counted_from_others = stages.each("anchors of", anchors_of_all, (event.id for event in joined), joined)
    ordered = order_by_anchors(joined, counted_from_others, context.newsroom.names)
    made: dict[str, _Made | None] = dict.fromkeys(event.id for event in ordered.events)
    counted = [event for event in ordered.events if event.id in ordered.counted]
    others = [event.id for event in ordered.events if event.id not in ordered.counted]
    joined[:] = reversed([event for event in ordered.events if event.id not in ordered.counted])
    faults = list(ordered.told)
    del ordered
    made |= stages.each_by("event", _make_uncounted, others, _taken(joined), repeat(context), alike=True)
    events = {identity: each.event for identity, each in made.items() if each is not None}
    dates: EventDates = {identity: event.date for identity, event in events.items()}
    for event in counted:
        made[event.id] = found = _make_event(event, dates, events, context)
        dates[event.id] = found.event.date
        events[event.id] = stages.same("site event", event.id, found.event)
    for each in made.values():
        faults.extend(each.faults if each is not None else ())
    return tuple(events[identity] for identity in made), tuple(faults)


def _taken(joined: list[JoinedEvent]) -> Iterator[JoinedEvent]:
    while joined:
        yield joined.pop()


def _make_uncounted(event: JoinedEvent, context: EventContext) -> _Made:
    return _make_event(event, _NO_DATES, _NO_EVENTS, context)


def _make_event(
    event: JoinedEvent, dates: EventDates, events: dict[str, SiteEvent], context: EventContext
) -> _Made:
    """`dates` and `events`: of those that this one's dates are counted from."""
    newsroom = context.newsroom
    made, uncounted = make_reports(event, dates, newsroom)
    reading = read_event_date(event, made.claims, made.own)
    away = counted_from(explained(event), made.own, reading.date, events, newsroom.names)
    return _Made(_event(event, made, reading, away, context), (*uncounted, *_check(event, context)))


def event_card(event: SiteEvent) -> EventCard:
    """What lists and drawings show of an event."""
    return EventCard(
        id=event.id,
        title=event.title,
        date=event.date,
        said=event.said,
        counted_from=event.counted_from,
        lasts_until=lasts_until(event.date),
        brief=event.brief,
        anchor=event.anchor,
        page=event.page,
        status=event.status,
        reports=count_reports(event.reports),
        origins=event.origins,
        untraced=len(event.untraced),
        differ=tuple(conflict.measure or conflict.about for conflict in event.conflicts),
        significance=event.significance,
        kind=event.kind,
        language=event.language,
        publication=event.publication,
    )


def _event(
    event: JoinedEvent,
    made: MadeReports,
    reading: Reading,
    away: CountedFrom | None,
    context: EventContext,
) -> SiteEvent:
    newsroom = context.newsroom
    facts = gather_facts(event)
    alike = facts.record.different_from
    brief, anchor = newsroom.homes.home.get(event.id, ("", ""))
    conflicts = find_conflicts(made.reports, context.language)
    names, published = newsroom.names.ids, context.published
    return SiteEvent(
        id=event.id,
        title=title_of(facts),
        date=reading.date,
        reading=reading.reading,
        date_text=date_text_of(facts, reading.date),
        said=said_of_date(facts, reading.date, made.reports),
        counted_from=away,
        basis=basis_of(facts, made.reports),
        kind=facts.kind,
        status=facts.status or "happened",
        brief=brief,
        anchor=anchor,
        page=len(made.reports) > 1 or event.own_file,
        actors=actors_of(facts, context.named),
        places=places_of(facts, context.named),
        figures=facts.figures,
        tags=_tags(event, facts, context),
        significance=facts.record.significance or 1,
        part_of=_published_id(facts.part_of, names, published),
        reports=made.reports,
        briefs=_briefs(event, made.reports, context),
        origins=made.origins,
        untraced=made.untraced,
        conflicts=conflicts,
        disputed=bool(conflicts),
        different_from=tuple(
            found for each in (alike.ids if alike else ()) if (found := _published_id(each, names, published))
        ),
        different_note=alike.note if alike else "",
        language=_language(facts.brief, context),
    )


def _tags(event: JoinedEvent, facts: Telling, context: EventContext) -> tuple[TagCard, ...]:
    """The event's own tags, then those of the briefs that tell it."""
    if len(event.tellings) == 1 and not facts.tags:
        return context.brief_tags.get(facts.brief, ())
    found = {card.id: card for card in context.tags.cards_of(facts.tags)}
    for telling in event.tellings:
        found.update((card.id, card) for card in context.brief_tags.get(telling.brief, ()))
    return tuple(found.values())


def _briefs(event: JoinedEvent, reports: Iterable[Report], context: EventContext) -> tuple[str, ...]:
    """The published briefs that tell it, oldest first."""
    told = {telling.brief for telling in event.tellings}
    told.update(report.brief for report in reports)
    known = [brief for brief in told if brief in context.brief_days]
    return (
        tuple(known)
        if len(known) < 2
        else tuple(sorted(known, key=lambda brief: (context.brief_days[brief], brief)))
    )


def _language(brief: str, context: EventContext) -> str:
    """Set where the title is in another language than the site."""
    language = context.brief_languages.get(brief, "")
    return "" if base_language(language) == base_language(context.language) else language


def _published_id(identity: str, names: dict[str, str], published: frozenset[str]) -> str:
    found = names.get(identity, "")
    return found if found in published else ""


def _check(event: JoinedEvent, context: EventContext) -> Iterator[tuple[Telling, Diagnostic]]:
    for telling in event.tellings:
        if telling.part_of or telling.record.follows or telling.record.different_from:
            yield from _check_references(telling, event, context)
    if len(event.tellings) > 1:
        yield from _check_status(event)


def _check_references(
    telling: Telling, event: JoinedEvent, context: EventContext
) -> Iterator[tuple[Telling, Diagnostic]]:
    """Ids in part_of, follows and different_from that name no event, or the event itself."""
    names = context.newsroom.names
    alike = telling.record.different_from
    references = [("is part of", "part_of", telling.part_of)] if telling.part_of else []
    references += [("follows", "follows", each) for each in telling.record.follows]
    references += [("is kept apart from", "different_from", each) for each in (alike.ids if alike else ())]
    for says, field, identity in references:
        if identity not in names.ids:
            message = f"this event {says} `{identity}`, but there is no such event"
            hint = did_you_mean(names.suggest(identity), "mend the id, or leave it out")
            where = where_of(telling, field, identity)
            yield telling, fault("event-unknown", message, where, hint, word=identity)
        elif names.ids[identity] == event.id:
            message = f"this event {says} itself: `{identity}` is another of its ids"
            where = where_of(telling, field, identity)
            yield telling, fault("event-self", message, where, "leave it out", word=identity)


def _check_status(event: JoinedEvent) -> Iterator[tuple[Telling, Diagnostic]]:
    """An event has one status, its definition's; another one typed elsewhere is never dropped in silence."""
    first = event.definition
    status = first.status or "happened"
    for telling in event.tellings:
        if telling.status and telling.status != status:
            message = f"this event is {telling.status} here and {status} where it is defined, which counts"
            hint = f"mend one of them; it is defined in {first.where.words()}"
            yield telling, fault("event-status", message, telling.where, hint, "warning")
