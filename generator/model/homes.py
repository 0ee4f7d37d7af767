"""Where each event lives in the published briefs: which marked words carry its anchor, and which only lead to it."""

from collections.abc import Iterable

import msgspec

from generator.model.joined_events import JoinedEvent
from generator.model.tellings import Telling


class Homes(msgspec.Struct, frozen=True):
    """Anchors given out."""

    home: dict[str, tuple[str, str]]
    """By event: the brief in which it stands and its anchor there; no entry where no brief tells it."""
    marks: dict[str, dict[tuple[str, int], tuple[str, str]]]
    """By brief, then by field and number of the marked words: the anchor they carry ("") and their event."""
    unmarked: dict[str, tuple[str, ...]]
    """By brief: events that live there without marked words; the page's own list carries their anchors."""


def give_homes(events: Iterable[JoinedEvent]) -> Homes:
    """The definition's brief is the home, else the first published one that tells it.

    In its home the anchor is `e-` and the event's id. Marked words elsewhere get `r-` and the id, so that a report
    can be linked to its sentence too; the ids of joined definitions stay where they were.
    """
    home: dict[str, tuple[str, str]] = {}
    marks: dict[str, dict[tuple[str, int], tuple[str, str]]] = {}
    unmarked: dict[str, list[str]] = {}
    for event in events:
        tellings = [telling for telling in event.tellings if telling.brief]
        if not tellings:
            continue
        brief = tellings[0].brief
        anchor = f"e-{event.id}"
        home[event.id] = (brief, anchor)
        given = {(brief, anchor)}
        carrier = _carrier(tellings, brief)
        if carrier is None:
            unmarked.setdefault(brief, []).append(event.id)
        for telling in tellings:
            if telling.mark is None:
                continue
            wanted = anchor if telling is carrier else _other_anchor(telling, event.id, given)
            given.add((telling.brief, wanted))
            marks.setdefault(telling.brief, {})[telling.mark] = (wanted, event.id)
    return Homes(home, marks, {brief: tuple(found) for brief, found in unmarked.items()})


def _carrier(tellings: list[Telling], brief: str) -> Telling | None:
    """The marked words in the home that carry the anchor: the definition's, else the first."""
    if tellings[0].mark is not None:
        return tellings[0]
    return next((each for each in tellings if each.brief == brief and each.mark is not None), None)


def _other_anchor(telling: Telling, event: str, given: set[tuple[str, str]]) -> str:
    wanted = telling.anchor or f"r-{event}"
    return "" if (telling.brief, wanted) in given else wanted
