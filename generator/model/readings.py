"""Dates of events: each claim resolved, and one reading of them all; what is counted from others comes later."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.bounds import combine, is_unknown, one_of
from generator.edtf.friendly import DateReading
from generator.edtf.relative import RelativeToEvent, RelativeToReport, resolve_counted, resolve_relative
from generator.edtf.value import EdtfDate
from generator.model.faults import Where, did_you_mean, fault
from generator.model.joined_events import EventNames, JoinedEvent
from generator.model.spots import where_of, where_of_part
from generator.model.tellings import Saying, Telling, anchor_of, anchors_of

_MOST_COMPARED = 100
"""Distinct dates of one event that are compared with each other; of more, all are simply listed."""
_MOST_CIRCLES = 50
"""Each names all its links; nobody mends more in one go."""
EventDates = dict[str, EdtfDate | None]


class ClaimedDate(msgspec.Struct, frozen=True, gc=False):
    """The date one saying claims; `counted` from its source's publication, `words` then the source's own."""

    date: EdtfDate | None = None
    counted: bool = False
    words: str = ""


class Reading(msgspec.Struct, frozen=True, gc=False):
    """The event's own date: reading is own, agreed, set, or "" where there is one claim or none."""

    date: EdtfDate | None = None
    reading: str = ""


def is_counted(reading: DateReading | None) -> bool:
    """Whether it is a word like Thursday, counted from the day on which a source was published."""
    return reading is not None and isinstance(reading.relative, RelativeToReport)


def takes_event_date(saying: Saying) -> bool:
    """Whether a source takes the date of the words that it is cited for."""
    return saying.claim.when is None and not saying.claim.undated


def resolve_reading(
    reading: DateReading | None, published: EdtfDate | None, dates: EventDates, names: EventNames
) -> ClaimedDate:
    """The date itself; none where what it is counted from is not known well enough."""
    if reading is None:
        return ClaimedDate()
    if isinstance(reading.relative, RelativeToReport):
        return count_reading(reading, published)
    if isinstance(reading.relative, RelativeToEvent):
        anchor = dates.get(names.ids.get(reading.relative.anchor, ""))
        return ClaimedDate(resolve_relative(reading.relative, anchor) if anchor is not None else None)
    return ClaimedDate(reading.date)


def count_reading(reading: DateReading | None, published: EdtfDate | None) -> ClaimedDate:
    """A word like Thursday counted from the day of publication; no date where that is not known finely enough."""
    if reading is None or not isinstance(reading.relative, RelativeToReport):
        return ClaimedDate()
    counted = resolve_counted(reading.relative, published) if published is not None else None
    return ClaimedDate(counted, counted is not None, reading.words)


def read_event_date(event: JoinedEvent, claims: Iterable[ClaimedDate], own: EdtfDate | None) -> Reading:
    """`date` with `because`; else the one date that all claims allow; else the set of those that differ.

    `own` is the date that the telling gives which explains it, else the definition; `claims` are those of asserting
    and doubting reports.
    """
    if own is not None and explained(event).because:
        return Reading(own, "own")
    dates = [own] if own is not None else []
    dates += [claim.date for claim in claims if claim.date is not None]
    distinct = list(dict.fromkeys(dates)) if len(dates) > 1 else dates
    if len(distinct) < 2:
        return Reading(distinct[0] if distinct else None)
    if len(distinct) > _MOST_COMPARED:
        return Reading(one_of(distinct), "set")
    found = combine(distinct)
    if found is None:
        return Reading()
    # A set of claims is none of those that it is made of: then they do not agree.
    agreed = all(combine([found, claim]) == found for claim in distinct if not is_unknown(claim))
    return Reading(found, "agreed" if agreed else "set")


def explained(event: JoinedEvent) -> Telling:
    """The telling whose date is our own reading: the first with a date and a reason, else the definition."""
    for each in event.tellings:
        if each.because and each.when is not None:
            return each
    return event.definition


class Ordered(msgspec.Struct, frozen=True):
    """Events so that each stands after those it is counted from."""

    events: Sequence[JoinedEvent]
    counted: frozenset[str] = frozenset()
    """Ids of those with a date that is counted from another event's."""
    told: tuple[tuple[Telling, Diagnostic], ...] = ()
    """Circles are errors that name every link."""


def order_by_anchors(
    events: Sequence[JoinedEvent], counted: Iterable[tuple[str, ...]], names: EventNames
) -> Ordered:
    """The events in the order in which they can be dated. `counted`: for each, the events it is counted from."""
    anchored = [(event, anchors) for event, anchors in zip(events, counted, strict=True) if anchors]
    if not anchored:
        return Ordered(events)
    known = {event.id: event for event in events}
    needs: dict[str, list[str]] = {
        event.id: [names.ids[anchor] for anchor in anchors if names.ids.get(anchor) in known]
        for event, anchors in anchored
    }
    ordered: list[JoinedEvent] = []
    told: list[tuple[Telling, Diagnostic]] = []
    done: set[str] = set()
    for start in known:
        path: dict[str, None] = {}
        pending = [(start, False)]
        while pending:
            identity, leaving = pending.pop()
            if leaving:
                del path[identity]
                done.add(identity)
                ordered.append(known[identity])
            elif identity in path:
                if len(told) < _MOST_CIRCLES:
                    told.append(_circle([*path], identity, known))
            elif identity not in done:
                path[identity] = None
                pending.append((identity, True))
                pending.extend((need, False) for need in reversed(needs.get(identity, [])))
    return Ordered(tuple(ordered), frozenset(event.id for event, _ in anchored), tuple(told))


def anchors_of_all(event: JoinedEvent) -> tuple[str, ...]:
    """The events that the dates of an event are counted from."""
    return tuple([anchor for telling in event.tellings for anchor in anchors_of(telling)])


def check_anchors(
    tellings: Iterable[Telling], names: EventNames, published: frozenset[str]
) -> Iterable[tuple[Telling, Diagnostic]]:
    """Dates counted from an event that nobody defines, or that is not published (and so may not be known)."""
    for telling in tellings:
        for anchor in anchors_of(telling):
            where = _where_counted(telling, anchor)
            if anchor not in names.ids:
                message = f"the date is counted from `{anchor}`, but there is no such event"
                hint = did_you_mean(names.suggest(anchor), f"define it where it is told, with id={anchor}")
                yield telling, fault("event-anchor", message, where, hint, word=anchor)
            elif names.ids[anchor] not in published:
                message = f"the date is counted from `{anchor}`, which is not published yet"
                hint = "write the date itself until then"
                yield telling, fault("event-anchor-unpublished", message, where, hint, word=anchor)


def _where_counted(telling: Telling, anchor: str) -> Where:
    """Where the date stands that is counted from an event: the telling's own, or one that a source gives."""
    if anchor_of(telling.when) == anchor:
        return where_of(telling, "when", anchor)
    claims = (saying.claim for saying in telling.sayings)
    counted = next((claim for claim in claims if anchor_of(claim.when) == anchor), None)
    return where_of_part(counted, "when", telling.where.path) if counted is not None else telling.where


def _circle(path: list[str], identity: str, known: dict[str, JoinedEvent]) -> tuple[Telling, Diagnostic]:
    links = [*path[path.index(identity) :], identity]
    steps = [
        f"`{each}` from `{following}` ({known[each].definition.where.words()})"
        for each, following in pairwise(links)
    ]
    message = f"dates are counted in a circle: {', '.join(steps)}"
    definition = known[identity].definition
    anchor = anchor_of(definition.when) or links[1]
    where = _where_counted(definition, anchor)
    hint = "give one of these events a date of its own"
    return definition, fault("event-circle", message, where, hint, word=anchor)
