"""Two events that may be one: their dates overlap, they share an actor or a place, and their titles are alike.

A proposal, told by `dateline check` alone; nothing is ever joined by itself. Names that differ in a digit are never
proposed: Su-24 is not Su-25. Write `of=` to add a report to the event that is defined already, `same_as:` to make two
definitions one, or `different_from:` to say that they are two.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.edtf.bounds import disjoint
from generator.edtf.days import from_day_number
from generator.edtf.words import date_words
from generator.model.event_marks import documents_by_id, event_marks
from generator.model.events import SiteEvent
from generator.model.site import Site
from generator.outputs.output import Check
from generator.parse.documents import Documents
from generator.text.fold import fold_name

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SHORTEST_WORD = 4
_ALIKE = 0.5
_LEAST_SHARED = 2
_WIDEST_DAYS = 92
"""A date wider than a season overlaps with so much that it says nothing."""
_MOST_TOGETHER = 60
"""Events of one month that share a name; past that, a name is no hint."""


def find(site: Site, documents: Documents) -> Iterable[Diagnostic]:
    """A note for each pair, where the later of the two is told."""
    by_id = {event.id: event for event in site.events}
    places = _places(site, documents)
    for pair in sorted(_pairs(site.events)):
        first, second = (by_id[each] for each in pair)
        if _kept_apart(first, second) or not _titles_alike(first, second):
            continue
        path, span = places.get(second.id, ("", None))
        shared = ", ".join(_shared_names(first, second))
        message = (
            f"“{second.title}” may be the same event as “{first.title}” (`{first.id}`): "
            f"{date_words(second.date)} and {date_words(first.date)} overlap, and both name {shared}"
        )
        hint = f"write of={first.id} if it is, or `different_from: [{first.id}]` in its record if it is not"
        yield Diagnostic("event-near", message, path, span, hint, "note")


def _pairs(events: Iterable[SiteEvent]) -> set[tuple[str, str]]:
    """Ids of events that share an actor or a place and a month, each pair once."""
    groups: dict[tuple[str, int], list[SiteEvent]] = {}
    for event in events:
        for month in _months(event):
            for name in _names(event):
                groups.setdefault((name, month), []).append(event)
    found = set()
    for group in groups.values():
        if len(group) <= _MOST_TOGETHER:
            for first, second in combinations(group, 2):
                if (
                    first.date is not None
                    and second.date is not None
                    and not disjoint(first.date, second.date)
                ):
                    found.add((min(first.id, second.id), max(first.id, second.id)))
    return found


def _months(event: SiteEvent) -> range:
    """The months an event's date touches, counted from year 0; none where it is too wide or has no bounds."""
    date = event.date
    if event.publication or date is None or date.lower is None or date.upper is None:
        return range(0)
    if date.upper - date.lower > _WIDEST_DAYS:
        return range(0)
    first, last = from_day_number(date.lower), from_day_number(date.upper)
    return range(first[0] * 12 + first[1], last[0] * 12 + last[1] + 1)


def _names(event: SiteEvent) -> set[str]:
    return {card.id for card, _ in event.actors} | {card.id for card in event.places}


def _shared_names(first: SiteEvent, second: SiteEvent) -> list[str]:
    labels = {card.id: card.name for card, _ in second.actors} | {
        card.id: card.name for card in second.places
    }
    return [labels[each] for each in sorted(_names(first) & _names(second))]


def _kept_apart(first: SiteEvent, second: SiteEvent) -> bool:
    return (
        second.id in first.different_from
        or first.id in second.different_from
        or second.id == first.part_of
        or first.id == second.part_of
    )


def _titles_alike(first: SiteEvent, second: SiteEvent) -> bool:
    """At least half of the shorter title's longer words stand in the other, and the same numbers in both."""
    one, other = _words(first.title), _words(second.title)
    if {word for word in one if _has_digit(word)} != {word for word in other if _has_digit(word)}:
        return False
    shared = len(one & other)
    return shared >= _LEAST_SHARED and shared >= _ALIKE * min(len(one), len(other))


def _words(title: str) -> set[str]:
    found = _WORD.findall(fold_name(title))
    return {word for word in found if len(word) >= _SHORTEST_WORD or _has_digit(word)}


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _places(site: Site, documents: Documents) -> dict[str, tuple[str, Span]]:
    """Path and place of the first telling of each event in a brief, else of its record in a file of its own."""
    found: dict[str, tuple[str, Span]] = {}
    for document in documents_by_id(documents).values():
        for mark in event_marks(site, document):
            if mark.defines:
                found.setdefault(mark.event, (document.path, mark.span))
    found.update(_record_places(documents))
    return found


def _record_places(documents: Documents) -> Iterator[tuple[str, tuple[str, Span]]]:
    for file in documents.shared:
        for index, event in enumerate(file.events):
            if (span := file.positions.span(f"events.{index}.id")) is not None:
                yield event.id, (file.path, span)


CHECK = Check("event-near", find, on_build=False)
