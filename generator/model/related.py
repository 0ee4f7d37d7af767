"""Briefs to read next, with the reason for each. Only near neighbours in a few lists are looked at.

Each tag, entity, source, event and series keeps its briefs by date; a brief considers the few on either side of
its place there. A new brief therefore changes a handful of others, and the cost is the same for each.
"""

from array import array
from collections.abc import Iterable

import msgspec

_OLDER = 5
_NEWER = 2
_MOST = 5
_MOST_REASONS = 3
_TWICE = -1
"""In the place of a place: the brief stands on that shelf already."""
_WEIGHTS = {
    "supersedes": (1000, 1000, 1000, 1000),
    "superseded": (1000, 1000, 1000, 1000),
    "named": (500, 500, 500, 500),
    "event": (120, 80, 40, 20),
    "series": (30, 20, 10, 5),
    "source": (60, 40, 20, 10),
    "person": (30, 16, 6, 2),
    "tag": (24, 12, 4, 1),
}
"""By kind, then by how many briefs share it: up to 8, up to 64, up to 512, more. What few share says more."""


class Share(msgspec.Struct, frozen=True, gc=False):
    """Something a brief shares with others: the reason that is told, and identity."""

    reason: tuple[str, str]
    """Its kind and the words that name it: the same pair for all briefs."""
    key: str


class RelatedInput(msgspec.Struct, frozen=True, gc=False):
    """What relatedness knows of a brief."""

    id: str
    date: str
    listed: bool
    shares: tuple[Share, ...]
    names: tuple[tuple[str, str], ...] = ()
    """(kind, id of another brief): named, supersedes or superseded."""


Reasons = tuple[tuple[str, str], ...]
_Shelves = dict[tuple[str, str], list[int]]
"""The briefs that share something, by its kind and key, oldest first."""
_Near = tuple[Share, list[int], int]
"""What a brief shares, the numbers of its neighbours on that shelf, and what it weighs."""


class _Order(msgspec.Struct, frozen=True):
    """The listed briefs as numbers: of two with equal weight the higher is named first."""

    ids: list[str]
    numbers: dict[str, int]


def relate_briefs(briefs: Iterable[RelatedInput]) -> dict[str, tuple[tuple[str, Reasons], ...]]:
    """For each brief at most five others, best first, each with at most three reasons."""
    ordered = sorted(briefs, key=lambda each: (each.date, each.id))
    order = _number([each for each in ordered if each.listed])
    shelves: _Shelves = {}
    standing: dict[str, array[int]] = {}
    for brief in ordered:
        if not brief.listed:
            continue
        number = order.numbers[brief.id]
        places = standing[brief.id] = array("l")
        for share in brief.shares:
            shelf = shelves.setdefault((share.reason[0], share.key), [])
            if not shelf or shelf[-1] != number:
                places.append(len(shelf))
                shelf.append(number)
            else:
                places.append(_TWICE)
    return {
        brief.id: _related_to(brief, _near(brief.shares, standing.pop(brief.id, ()), shelves), order)
        for brief in ordered
    }


def _near(shares: tuple[Share, ...], places: Iterable[int], shelves: _Shelves) -> list[_Near]:
    """The few on either side on each shelf that holds others too. `places`: of a listed brief on its shelves."""
    return [
        (
            share,
            shelf[max(0, place - _OLDER) : place + _NEWER + 1],
            _WEIGHTS[share.reason[0]][0 if size <= 8 else 1 if size <= 64 else 2 if size <= 512 else 3],
        )
        for share, place in zip(shares, places, strict=False)
        if place != _TWICE
        if (size := len(shelf := shelves[share.reason[0], share.key])) > 1
    ]


def _number(listed: list[RelatedInput]) -> _Order:
    """The newest has the highest number, and of one day the first by id."""
    ids = [each.id for each in sorted(listed, key=lambda each: each.id, reverse=True)]
    days = {each.id: each.date for each in listed}
    ids.sort(key=days.__getitem__)
    return _Order(ids, {identity: number for number, identity in enumerate(ids)})


def _related_to(brief: RelatedInput, near: list[_Near], order: _Order) -> tuple[tuple[str, Reasons], ...]:
    named = [(kind, order.numbers[other]) for kind, other in brief.names if other in order.numbers]
    # Weight and order as one number: a plain sort of numbers is what is fast.
    count = len(order.ids) + 1
    scores: dict[int, int] = {}
    score = scores.get
    for kind, number in named:
        scores[number] = score(number, number) + _WEIGHTS[kind][0] * count
    for _, numbers, weight in near:
        weighed = weight * count
        for number in numbers:
            scores[number] = score(number, number) + weighed
    scores.pop(order.numbers.get(brief.id, -1), None)
    best = sorted(scores.values(), reverse=True)[:_MOST]
    return tuple([(order.ids[each % count], _reasons(each % count, named, near)) for each in best])


def _reasons(number: int, named: list[tuple[str, int]], near: list[_Near]) -> Reasons:
    """Why this one is related: the three weightiest reasons, each once."""
    found: dict[tuple[str, str], int] = {}
    for kind, other in named:
        if other == number:
            found.setdefault((kind, ""), _WEIGHTS[kind][0])
    for share, numbers, weight in near:
        if number in numbers:
            found.setdefault(share.reason, weight)
    return tuple(sorted(found, key=found.__getitem__, reverse=True)[:_MOST_REASONS])
