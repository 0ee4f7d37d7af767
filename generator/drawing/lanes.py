"""Lanes: each mark takes the first lane in which it keeps its distance at the narrowest width.

Distances in per cent only grow with the drawing and labels do not: what is free there is free at any width.
"""

from collections.abc import Sequence

from generator.drawing.axis import NARROWEST
from generator.drawing.marks import Placed

APART = 12


def find_lanes(marks: Sequence[Placed], most: int | None = None) -> list[int]:
    """The lane of each mark, counted from 0, in the order given; -1 for what finds no room in `most` lanes."""
    lanes: list[list[tuple[float, float]]] = []
    return [_take_first_free(lanes, mark.left(NARROWEST), mark.right(NARROWEST), most) for mark in marks]


def _take_first_free(
    lanes: list[list[tuple[float, float]]], left: float, right: float, most: int | None
) -> int:
    to_right = right + APART
    for number, lane in enumerate(lanes):
        # The mark before it is the likeliest to be in its way.
        if all(to_right <= start or end + APART <= left for start, end in reversed(lane)):
            lane.append((left, right))
            return number
    if most is not None and len(lanes) >= most:
        return -1
    lanes.append([(left, right)])
    return len(lanes) - 1
