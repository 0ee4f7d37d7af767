"""Two events that may be one: their dates overlap, they share an actor or a place, and their titles are alike.

A proposal, told by `dateline check` alone; nothing is ever joined by itself. Names that differ in a digit are never
proposed: Su-24 is not Su-25. Write `of=` to add a report to the event that is defined already, `same_as:` to make two
definitions one, or `different_from:` to say that they are two.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.edtf.bounds import disjoint, is_exact
from generator.edtf.days import from_day_number
from generator.edtf.words import date_words
from generator.model.event_marks import documents_by_id, event_marks
from generator.model.events import SiteEvent
from generator.model.site import Site
from generator.outputs.output import Check
from generator.parse.documents import Documents
from generator.records.event import Event
from generator.text.fold import fold_name

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_WORD = 4
_ALIKE = 0.5
_LEAST_SHARED = 2
_WIDEST_DAYS = 92
"""A date wider than a season overlaps with so much that it says nothing."""
_MOST_TOGETHER = 60
"""Events of one month that share a name and a word of the title; past that, neither is a hint."""


class _Told(msgspec.Struct, frozen=True, gc=False):
    """An event with what it is compared by, and where it is told."""

    event: SiteEvent
    words: frozenset[str]
    """The longer words of its title and all that hold a digit."""
    names: dict[str, str]
    """Its actors and places: ids, and names to print."""
    apart: frozenset[str]
    """Ids of those that its writer says are others."""
    path: str
    span: Span | None
    order: tuple[bool, str, str]
    """A record of its own first, then the older brief."""

    def named(self) -> bool:
        """Whether its id was typed, so that `of=` can lead to it: one made of words holds a full stop."""
        return "." not in self.event.id


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A note for each pair, at the one that would join the other."""
    told = _told(checked.site, checked.documents)
    for first, second in sorted(_pairs(told.values())):
        one, other = sorted((told[first], told[second]), key=lambda each: (not each.named(), each.order))
        if not _kept_apart(one, other) and titles_alike(one, other):
            yield _proposal(one, other)


def titles_alike(one: _Told, other: _Told) -> bool:
    """More than half of what the shorter names stands in the other: names that both have, and words of the titles.

    The same numbers must stand in both, and one common word besides the names, unless both give the same one day.
    """
    if {word for word in one.words if _has_digit(word)} != {word for word in other.words if _has_digit(word)}:
        return False
    names = one.names.keys() & other.names.keys()
    of_names = frozenset(word for name in names for word in _words(one.names[name]))
    first, second = one.words - of_names, other.words - of_names
    common = len(first & second)
    shared = common + len(names)
    if not common and not (is_exact(one.event.date) and one.event.date == other.event.date):
        return False
    return shared >= _LEAST_SHARED and shared > _ALIKE * (len(names) + min(len(first), len(second)))


def _proposal(first: _Told, second: _Told) -> Diagnostic:
    when, then = date_words(second.event.date), date_words(first.event.date)
    dates = f"both are dated {when}" if when == then else f"{when} and {then} overlap"
    shared = ", ".join(second.names[each] for each in sorted(first.names.keys() & second.names.keys()))
    message = (
        f"“{second.event.title}” may be the same event as “{first.event.title}” (`{first.event.id}`): "
        f"{dates}, and both name {shared}"
    )
    if first.named():
        join = f"write of={first.event.id} if it is"
        apart = f"`different_from: [{first.event.id}]` in its record if it is not"
    else:
        place = f"{first.path}:{first.span.line}" if first.span else first.path
        join = f"give the one in {place} an id=, and write of= and that id here, if it is"
        apart = "that id under `different_from:` in this one's record if it is not"
    return Diagnostic("event-near", message, second.path, second.span, f"{join}, or {apart}", "note")


def _pairs(told: Iterable[_Told]) -> set[tuple[str, str]]:
    """Ids of events that share a month, an actor or a place, and a word of the title or a name more; each pair once."""
    groups: dict[tuple[str, str, int], list[SiteEvent]] = {}
    for each in told:
        for month in _months(each.event):
            for name in each.names:
                more = (f" {other}" for other in each.names if other != name)
                for word in (*each.words, *more):
                    groups.setdefault((name, word, month), []).append(each.event)
    found = set()
    for group in groups.values():
        if len(group) > _MOST_TOGETHER:
            continue
        for first, second in combinations(group, 2):
            if first.date is not None and second.date is not None and not disjoint(first.date, second.date):
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


def _kept_apart(first: _Told, second: _Told) -> bool:
    return second.event.id in first.apart or first.event.id in second.apart


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _told(site: Site, documents: Documents) -> dict[str, _Told]:
    """All events but mere publications, by id."""
    records = dict(_records(documents))
    marks = _marks(site, documents)
    found = {}
    for event in site.events:
        if event.publication:
            continue
        record, path, span = records.get(event.id, (Event(), "", None))
        if not path:
            path, span = marks.get(event.id, ("", None))
        day = site.cards[event.brief].date if event.brief in site.cards else ""
        cards = [*(card for card, _ in event.actors), *event.places]
        found[event.id] = _Told(
            event=event,
            words=frozenset(_words(event.title)),
            names={card.id: card.name for card in cards},
            apart=frozenset((*event.different_from, event.part_of, *record.follows)),
            path=path,
            span=span,
            order=(path.startswith("content/briefs/"), day, event.id),
        )
    return found


def _words(title: str) -> Iterator[str]:
    found = _WORD.findall(fold_name(title))
    return (word for word in found if len(word) >= _SHORTEST_WORD or _has_digit(word))


def _marks(site: Site, documents: Documents) -> dict[str, tuple[str, Span | None]]:
    """Path and place of the first telling of each event in a brief."""
    found: dict[str, tuple[str, Span | None]] = {}
    for document in documents_by_id(documents).values():
        for mark in event_marks(site, document):
            if mark.defines:
                found.setdefault(mark.event, (document.path, mark.span))
    return found


def _records(documents: Documents) -> Iterator[tuple[str, tuple[Event, str, Span | None]]]:
    """By id: records of front matter, whose place is that of the words, then those of files of their own."""
    for document in documents.briefs:
        yield from ((event.id, (event, "", None)) for event in document.record.events if event.id)
    for file in documents.shared:
        for index, event in enumerate(file.events):
            if event.id:
                yield event.id, (event, file.path, file.positions.span(f"events.{index}.id"))


CHECK = Check("event-near", find, on_build=False)
