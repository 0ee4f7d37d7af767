"""Lanes: each mark takes the first lane in which it keeps its distance at the narrowest width.

Distances in per cent only grow with the drawing and labels do not: what is free there is free at any width.
"""

from bisect import bisect_right
from collections.abc import Sequence

from generator.drawing.axis import NARROWEST
from generator.drawing.marks import Placed

APART = 12
Lane = tuple[list[float], list[float]]
"""Where the marks of a lane begin and where they end, from the left."""


def find_lanes(marks: Sequence[Placed], most: int | None = None) -> list[int]:
    """The lane of each mark, counted from 0, in the order given; -1 for what finds no room in `most` lanes."""
    lanes: list[Lane] = []
    return [_take_first_free(lanes, mark.left(NARROWEST), mark.right(NARROWEST), most) for mark in marks]


def _take_first_free(lanes: list[Lane], left: float, right: float, most: int | None) -> int:
    for number, (starts, ends) in enumerate(lanes):
        # Marks of a lane lie apart, so that only the two beside it can be in its way.
        place = bisect_right(starts, left)
        behind = not place or ends[place - 1] + APART <= left
        if behind and (place == len(starts) or right + APART <= starts[place]):
            starts.insert(place, left)
            ends.insert(place, right)
            return number
    if most is not None and len(lanes) >= most:
        return -1
    lanes.append(([left], [right]))
    return len(lanes) - 1
