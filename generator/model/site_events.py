"""Events put together: everything known of each, in timeline order, and the small face that lists show."""

from collections.abc import Iterable

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.model.conflicts import find_conflicts
from generator.model.entities import EntityCard, mention
from generator.model.events import EventCard, Report, SiteEvent
from generator.model.faults import did_you_mean, fault
from generator.model.homes import Homes
from generator.model.joined_events import JoinedEvent
from generator.model.labels import base_language
from generator.model.names import NameBook
from generator.model.readings import EventDates, order_by_anchors, read_event_date
from generator.model.reports import MadeReports, Newsroom, count_reports, make_reports, untraced_outlets
from generator.model.tags import TagCard
from generator.model.tellings import Telling
from generator.model.timeline import timeline_order

_EVIDENCE_BY_CAPTION = "caption"


class EventContext(msgspec.Struct, frozen=True):
    """What the assembly of events reads besides their tellings."""

    newsroom: Newsroom
    homes: Homes
    names: NameBook
    entities: dict[str, EntityCard]
    """By key of mention."""
    brief_tags: dict[str, tuple[TagCard, ...]]
    brief_days: dict[str, str]
    brief_languages: dict[str, str]
    language: str
    """The site's."""


def make_events(
    joined: tuple[JoinedEvent, ...], context: EventContext
) -> tuple[tuple[SiteEvent, ...], tuple[tuple[Telling, Diagnostic], ...]]:
    """Every event in timeline order; those that others are counted from are dated first."""
    ordered, told = order_by_anchors(joined, context.newsroom.names)
    faults = list(told)
    dates: EventDates = {}
    events = []
    published = frozenset(event.id for event in joined)
    for event in ordered:
        made, uncounted = make_reports(event, dates, context.newsroom)
        faults.extend(uncounted)
        faults.extend(_check_references(event, context))
        reading = read_event_date(event, made.claims, made.own)
        dates[event.id] = reading.date
        site_event = _event(event, made, context, published)
        events.append(
            msgspec.structs.replace(
                site_event,
                date=reading.date,
                reading=reading.reading,
                date_text=_date_text(event, reading.date),
            )
        )
    return tuple(sorted(events, key=timeline_order)), tuple(faults)


def event_card(event: SiteEvent) -> EventCard:
    """What lists and drawings show of an event."""
    return EventCard(
        id=event.id,
        title=event.title,
        date=event.date,
        date_text=event.date_text,
        brief=event.brief,
        anchor=event.anchor,
        page=event.page,
        status=event.status,
        reports=count_reports(event.reports),
        origins=event.origins,
        untraced=len(event.untraced),
        differ=tuple(conflict.measure or conflict.about for conflict in event.conflicts),
        says=_says(event.reports),
        significance=event.significance,
        kind=event.kind,
        language=event.language,
        publication=event.publication,
    )


def _event(
    event: JoinedEvent, made: MadeReports, context: EventContext, published: frozenset[str]
) -> SiteEvent:
    definition = event.definition
    record = definition.record
    brief, anchor = context.homes.home.get(event.id, ("", ""))
    conflicts = find_conflicts(made.reports, context.language)
    alike = record.different_from
    names = context.newsroom.names.ids
    return SiteEvent(
        id=event.id,
        title=_title(definition),
        because=definition.because,
        basis=_basis(definition, made.reports),
        kind=definition.kind,
        status=definition.status or "happened",
        brief=brief,
        anchor=anchor,
        page=len(made.reports) > 1 or event.own_file,
        actors=_actors(event, context),
        places=_places(event, context),
        figures=definition.figures,
        tags=_tags(event, context),
        summary=definition.summary,
        note=definition.note,
        significance=record.significance or 1,
        part_of=_published_id(definition.part_of, names, published),
        reports=made.reports,
        briefs=_briefs(event, made.reports, context),
        origins=made.origins,
        untraced=untraced_outlets(made.reports),
        conflicts=conflicts,
        disputed=bool(conflicts),
        different_from=tuple(
            found for each in (alike.ids if alike else ()) if (found := _published_id(each, names, published))
        ),
        different_note=alike.note if alike else "",
        language=_language(brief, context),
    )


def _title(definition: Telling) -> str:
    words = definition.title or " ".join(definition.words.split()).rstrip(" ,;:")
    if words.endswith(".") and not words.endswith(("..", "U.S.")) and words.count(".") == 1:
        words = words[:-1]
    return words or definition.id or definition.of


def _basis(definition: Telling, reports: tuple[Report, ...]) -> str:
    """What the date rests on: as typed, else computed where it was counted, else a caption where all have only that."""
    if definition.basis:
        return definition.basis
    dated = [report for report in reports if report.date is not None]
    if definition.when is not None and definition.when.relative is not None:
        return "computed"
    return _EVIDENCE_BY_CAPTION if dated and all(report.caption for report in dated) else ""


def _date_text(event: JoinedEvent, date: EdtfDate | None) -> str:
    """The words for the date where they say more than the date does."""
    definition = event.definition
    if definition.record.date_text:
        return definition.record.date_text
    reading = definition.when
    if reading is None or not reading.words:
        return ""
    if reading.relative is not None:
        return reading.words
    if reading.date is None or reading.date.form == "single":
        return ""
    return "" if reading.words.casefold() == date_words(date).casefold() else reading.words


def _actors(event: JoinedEvent, context: EventContext) -> tuple[tuple[EntityCard, str], ...]:
    found: dict[str, tuple[EntityCard, str]] = {}
    linked = [(name, "") for name in event.definition.linked]
    for name, role in (*event.definition.actors, *linked):
        card = _card(name, context)
        if card is not None and not (role == "" and card.type == "place"):
            known = found.get(card.name)
            found[card.name] = (card, known[1] if known and known[1] else role)
    return tuple(found.values())


def _places(event: JoinedEvent, context: EventContext) -> tuple[EntityCard, ...]:
    found: dict[str, EntityCard] = {}
    for name in event.definition.places:
        if (card := _card(name, context)) is not None:
            found[card.name] = card
    for name in event.definition.linked:
        card = _card(name, context)
        if card is not None and card.type == "place":
            found[card.name] = card
    return tuple(found.values())


def _card(name: str, context: EventContext) -> EntityCard | None:
    return context.entities.get(mention(name, context.names.entities).key)


def _tags(event: JoinedEvent, context: EventContext) -> tuple[TagCard, ...]:
    """The event's own tags, then those of the briefs that tell it."""
    found: dict[str, TagCard] = {}
    for telling in event.tellings:
        for card in context.names.tags.cards_of(telling.tags):
            found[card.id] = card
    for telling in event.tellings:
        for card in context.brief_tags.get(telling.brief, ()):
            found[card.id] = card
    return tuple(found.values())


def _briefs(event: JoinedEvent, reports: Iterable[Report], context: EventContext) -> tuple[str, ...]:
    """The published briefs that tell it, oldest first."""
    told = {telling.brief for telling in event.tellings} | {report.brief for report in reports}
    known = [brief for brief in told if brief in context.brief_days]
    return tuple(sorted(known, key=lambda brief: (context.brief_days[brief], brief)))


def _language(brief: str, context: EventContext) -> str:
    """Set where the title is in another language than the site."""
    language = context.brief_languages.get(brief, "")
    return "" if base_language(language) == base_language(context.language) else language


def _published_id(identity: str, names: dict[str, str], published: frozenset[str]) -> str:
    found = names.get(identity, "")
    return found if found in published else ""


def _says(reports: Iterable[Report]) -> str:
    for report in reports:
        if report.says:
            return f"“{report.says}”, says {report.outlet}" if report.outlet else f"“{report.says}”"
    return ""


def _check_references(event: JoinedEvent, context: EventContext) -> Iterable[tuple[Telling, Diagnostic]]:
    """Ids in part_of, follows and different_from that name no event, or the event itself."""
    names = context.newsroom.names
    for telling in event.tellings:
        alike = telling.record.different_from
        references = [("is part of", telling.part_of)] if telling.part_of else []
        references += [("follows", each) for each in telling.record.follows]
        references += [("is kept apart from", each) for each in (alike.ids if alike else ())]
        for says, identity in references:
            if identity not in names.ids:
                message = f"this event {says} `{identity}`, but there is no such event"
                hint = did_you_mean(names.suggest(identity), "mend the id, or leave it out")
                yield telling, fault("event-unknown", message, telling.where, hint)
            elif names.ids[identity] == event.id:
                message = f"this event {says} itself: `{identity}` is another of its ids"
                yield telling, fault("event-self", message, telling.where, "leave it out")
