"""Where each event lives in the published briefs: which marked words carry its anchor, and which only lead to it."""

from collections.abc import Iterable

import msgspec

from generator.model.joined_events import JoinedEvent
from generator.model.tellings import Telling
from generator.parse.documents import BriefDocument

_PREFIXES = ("e-", "r-")


class Homes(msgspec.Struct, frozen=True):
    """Anchors given out."""

    home: dict[str, tuple[str, str]]
    """By event: the brief in which it stands and its anchor there; no entry where no brief tells it."""
    marks: dict[str, dict[tuple[str, int], tuple[str, str]]]
    """By brief, then by field and number of the marked words: the anchor they carry ("") and their event."""
    unmarked: dict[str, tuple[str, ...]]
    """By brief: events that live there without marked words; the page's own list carries their anchors."""

    def unmarked_anchors(self, brief: str) -> tuple[str, ...]:
        """The anchors that the list of a brief's page carries."""
        return tuple(self.home[event][1] for event in self.unmarked.get(brief, ()))

    def anchors(self, brief: str) -> set[str]:
        """All anchors that joining events gave to the page of a brief."""
        given = {anchor for anchor, _ in self.marks.get(brief, {}).values() if anchor}
        given.update(self.unmarked_anchors(brief))
        return given


Headings = dict[str, frozenset[str]]
"""By brief: the ids of its headings that look like anchors of events."""


def heading_ids(documents: Iterable[BriefDocument]) -> Headings:
    """A heading keeps the id that GitHub gives it: “E-commerce” has that of an event called commerce."""
    found = {}
    for document in documents:
        alike = {each for each in document.text.anchors if each.startswith(_PREFIXES)}
        alike.difference_update(event.anchor for event in document.text.events)
        if alike:
            found[document.id] = frozenset(alike)
    return found


def give_homes(events: Iterable[JoinedEvent], headings: Headings) -> Homes:
    """The definition's brief is the home, else the first published one that tells it.

    In its home the anchor is `e-` and the event's id. Marked words elsewhere get `r-` and the id, so that a report
    can be linked to its sentence too; the ids of joined definitions stay where they were. Where a heading has the same
    id, a full stop stands for the hyphen: no heading can have one.
    """
    home: dict[str, tuple[str, str]] = {}
    marks: dict[str, dict[tuple[str, int], tuple[str, str]]] = {}
    unmarked: dict[str, list[str]] = {}
    for event in events:
        tellings = [telling for telling in event.tellings if telling.brief]
        if not tellings:
            continue
        brief = tellings[0].brief
        anchor = _clear(_own_anchor(event), brief, headings)
        home[event.id] = (brief, anchor)
        given = {(brief, anchor)}
        carrier = _carrier(tellings, brief)
        if carrier is None:
            unmarked.setdefault(brief, []).append(event.id)
        for telling in tellings:
            if telling.mark is None:
                continue
            wanted = anchor if telling is carrier else _other_anchor(telling, event.id, given, headings)
            given.add((telling.brief, wanted))
            marks.setdefault(telling.brief, {})[telling.mark] = (wanted, event.id)
    return Homes(home, marks, {brief: tuple(found) for brief, found in unmarked.items()})


def _own_anchor(event: JoinedEvent) -> str:
    """Most often the one that its first telling has already."""
    anchor = f"e-{event.id}"
    return event.definition.anchor if event.definition.anchor == anchor else anchor


def _carrier(tellings: list[Telling], brief: str) -> Telling | None:
    """The marked words in the home that carry the anchor: the definition's, else the first."""
    if tellings[0].mark is not None:
        return tellings[0]
    return next((each for each in tellings if each.brief == brief and each.mark is not None), None)


def _other_anchor(telling: Telling, event: str, given: set[tuple[str, str]], headings: Headings) -> str:
    wanted = _clear(telling.anchor or f"r-{event}", telling.brief, headings)
    return "" if (telling.brief, wanted) in given else wanted


def _clear(anchor: str, brief: str, headings: Headings) -> str:
    return anchor.replace("-", ".", 1) if anchor in headings.get(brief, ()) else anchor
