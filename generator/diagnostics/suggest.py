"""The nearest known name, for "did you mean": computed over the real set, never hard-coded."""

from collections.abc import Iterable

_SOUNDS = str.maketrans("qcyzw", "kkisv")
_FURTHEST = 3


def nearest(word: str, known: Iterable[str], *, within: int | None = None) -> str | None:
    """The known name closest to `word`, or None when all are further than `within` edits.

    `within` defaults to a third of the word's length, at least 1. Names are compared case folded;
    ties go to the one that sounds nearer, then to the first in alphabetical order, so that two runs say the same.
    """
    limit = max(1, len(word) // 3) if within is None else within
    folded = word.casefold()
    best: tuple[int, int, str] | None = None
    for name in sorted(known):
        distance = edit_distance(folded, name.casefold(), limit)
        if (
            distance <= limit
            and distance < max(len(folded), len(name))
            and (best is None or distance <= best[0])
        ):
            ranked = (distance, distance_in_sound(folded, name.casefold()), name)
            best = ranked if best is None or ranked[:2] < best[:2] else best
    return best[2] if best else None


def distance_in_sound(first: str, second: str) -> int:
    """How far two names are apart for those who write what they hear: Irak is nearer to Iraq than to Iran."""
    heard, other = (name.translate(_SOUNDS).replace("ph", "f") for name in (first, second))
    return edit_distance(heard, other, _FURTHEST)


def edit_distance(first: str, second: str, limit: int) -> int:
    """Optimal string alignment distance (insert, delete, replace, swap), or `limit + 1` when further.

    Only the band of `limit` cells beside the diagonal is filled, so the cost is linear in length.
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    far = limit + 1
    before: list[int] = []
    previous = [min(column, far) for column in range(len(second) + 1)]
    for row, letter in enumerate(first, start=1):
        current = [min(row, far)] + [far] * len(second)
        for column in range(max(1, row - limit), min(len(second), row + limit) + 1):
            other = second[column - 1]
            cost = min(
                previous[column] + 1,
                current[column - 1] + 1,
                previous[column - 1] + (letter != other),
            )
            swapped = row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other
            if swapped:
                cost = min(cost, before[column - 2] + 1)
            current[column] = min(cost, far)
        if min(current) > limit:
            return far
        before, previous = previous, current
    return previous[-1]
