"""Briefs to read next, with the reason for each. Only near neighbours in a few lists are looked at.

Each tag, entity, source, event and series keeps its briefs by date; a brief considers the few on either side of
its place there. A new brief therefore changes a handful of others, and the cost is the same for each.
"""

from collections.abc import Iterable

import msgspec

_OLDER = 5
_NEWER = 2
_MOST = 5
_MOST_REASONS = 3
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
    """Something a brief shares with others: kind of reason, identity, and the words that name it."""

    kind: str
    key: str
    words: str


class RelatedInput(msgspec.Struct, frozen=True, gc=False):
    """What relatedness knows of a brief."""

    id: str
    date: str
    listed: bool
    shares: tuple[Share, ...]
    names: tuple[tuple[str, str], ...] = ()
    """(kind, id of another brief): named, supersedes or superseded."""


Reasons = tuple[tuple[str, str], ...]


def relate_briefs(briefs: Iterable[RelatedInput]) -> dict[str, tuple[tuple[str, Reasons], ...]]:
    """For each brief at most five others, best first, each with at most three reasons."""
    ordered = sorted(briefs, key=lambda each: (each.date, each.id))
    listed = {each.id: each for each in ordered if each.listed}
    shelves: dict[tuple[str, str], list[str]] = {}
    for brief in listed.values():
        for share in brief.shares:
            shelf = shelves.setdefault((share.kind, share.key), [])
            if not shelf or shelf[-1] != brief.id:
                shelf.append(brief.id)
    places = {
        (kind, key, identity): place
        for (kind, key), shelf in shelves.items()
        for place, identity in enumerate(shelf)
    }
    return {brief.id: _related_to(brief, shelves, places, listed) for brief in ordered}


def _related_to(
    brief: RelatedInput,
    shelves: dict[tuple[str, str], list[str]],
    places: dict[tuple[str, str, str], int],
    listed: dict[str, RelatedInput],
) -> tuple[tuple[str, Reasons], ...]:
    scores: dict[str, int] = {}
    reasons: dict[str, dict[tuple[str, str], int]] = {}

    def add(other: str, kind: str, words: str, size: int) -> None:
        weight = _WEIGHTS[kind][_size_class(size)]
        scores[other] = scores.get(other, 0) + weight
        reasons.setdefault(other, {}).setdefault((kind, words), weight)

    for kind, other in brief.names:
        if other in listed and other != brief.id:
            add(other, kind, "", 1)
    for share in brief.shares:
        shelf = shelves.get((share.kind, share.key), [])
        place = places.get((share.kind, share.key, brief.id))
        if place is None:
            continue
        for other in shelf[max(0, place - _OLDER) : place + _NEWER + 1]:
            if other != brief.id:
                add(other, share.kind, share.words, len(shelf))
    best = sorted(scores, key=lambda other: other)
    best.sort(key=lambda other: listed[other].date, reverse=True)
    best.sort(key=lambda other: scores[other], reverse=True)
    return tuple((other, _shown(reasons[other])) for other in best[:_MOST])


def _shown(reasons: dict[tuple[str, str], int]) -> Reasons:
    ranked = sorted(reasons, key=lambda reason: -reasons[reason])
    return tuple(ranked[:_MOST_REASONS])


def _size_class(size: int) -> int:
    return 0 if size <= 8 else 1 if size <= 64 else 2 if size <= 512 else 3
