"""Dates of events: each claim resolved, and one reading of them all; what is counted from others comes later."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.bounds import combine, one_of
from generator.edtf.friendly import DateReading
from generator.edtf.relative import RelativeToEvent, RelativeToReport, resolve_counted, resolve_relative
from generator.edtf.value import EdtfDate
from generator.model.faults import did_you_mean, fault
from generator.model.joined_events import EventNames, JoinedEvent
from generator.model.tellings import Saying, Telling

_MOST_COMPARED = 200
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


def claimed_reading(telling: Telling, saying: Saying) -> DateReading | None:
    """What a saying says of the date: its own word, else the telling's; None where it gives none."""
    if saying.claim.undated:
        return None
    return saying.claim.when or telling.when


def anchors_of(telling: Telling) -> tuple[str, ...]:
    """The events that a telling's dates are counted from."""
    readings = [telling.when, *(saying.claim.when for saying in telling.sayings)]
    found = [each.relative.anchor for each in readings if each and isinstance(each.relative, RelativeToEvent)]
    return tuple(dict.fromkeys(found))


def resolve_reading(
    reading: DateReading | None, published: EdtfDate | None, dates: EventDates, names: EventNames
) -> ClaimedDate:
    """The date itself; none where what it is counted from is not known well enough."""
    if reading is None:
        return ClaimedDate()
    if isinstance(reading.relative, RelativeToReport):
        counted = resolve_counted(reading.relative, published) if published is not None else None
        return ClaimedDate(counted, counted is not None, reading.words)
    if isinstance(reading.relative, RelativeToEvent):
        anchor = dates.get(names.ids.get(reading.relative.anchor, ""))
        return ClaimedDate(resolve_relative(reading.relative, anchor) if anchor is not None else None)
    return ClaimedDate(reading.date)


def read_event_date(event: JoinedEvent, claims: Iterable[ClaimedDate], own: EdtfDate | None) -> Reading:
    """`date` with `because`; else the one date that all claims allow; else the set of them.

    `own` is the date of the definition; `claims` are those of asserting and doubting reports.
    """
    if own is not None and event.definition.because:
        return Reading(own, "own")
    dates = [claim.date for claim in claims if claim.date is not None]
    if own is not None:
        dates.insert(0, own)
    distinct = list(dict.fromkeys(dates))
    if len(distinct) < 2:
        return Reading(distinct[0] if distinct else None)
    lowest = min((date.upper for date in distinct if date.upper is not None), default=None)
    highest = max((date.lower for date in distinct if date.lower is not None), default=None)
    if lowest is not None and highest is not None and lowest < highest:
        return Reading(one_of(distinct), "set")
    return Reading(combine(distinct[:_MOST_COMPARED]), "agreed")


def order_by_anchors(
    events: tuple[JoinedEvent, ...], names: EventNames
) -> tuple[tuple[JoinedEvent, ...], tuple[tuple[Telling, Diagnostic], ...]]:
    """Events so that each stands after those it is counted from; circles are errors that name every link."""
    known = {event.id: event for event in events}
    needs = {
        event.id: [
            names.ids[anchor]
            for telling in event.tellings
            for anchor in anchors_of(telling)
            if names.ids.get(anchor) in known
        ]
        for event in events
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
                told.append(_circle([*path], identity, known))
            elif identity not in done:
                path[identity] = None
                pending.append((identity, True))
                pending.extend((need, False) for need in reversed(needs[identity]))
    return tuple(ordered), tuple(told)


def check_anchors(
    tellings: Iterable[Telling], names: EventNames, published: frozenset[str]
) -> Iterable[tuple[Telling, Diagnostic]]:
    """Dates counted from an event that nobody defines, or that is not published (and so may not be known)."""
    for telling in tellings:
        for anchor in anchors_of(telling):
            if anchor not in names.ids:
                message = f"the date is counted from `{anchor}`, but there is no such event"
                hint = did_you_mean(names.suggest(anchor), f"define it where it is told, with id={anchor}")
                yield telling, fault("event-anchor", message, telling.where, hint)
            elif names.ids[anchor] not in published:
                message = f"the date is counted from `{anchor}`, which is not published yet"
                hint = "write the date itself until then"
                yield telling, fault("event-anchor-unpublished", message, telling.where, hint)


def _circle(path: list[str], identity: str, known: dict[str, JoinedEvent]) -> tuple[Telling, Diagnostic]:
    links = [*path[path.index(identity) :], identity]
    steps = [
        f"`{each}` from `{following}` ({known[each].definition.where.words()})"
        for each, following in pairwise(links)
    ]
    message = f"dates are counted in a circle: {', '.join(steps)}"
    definition = known[identity].definition
    return definition, fault(
        "event-circle", message, definition.where, "give one of these events a date of its own"
    )
