"""How marks share the height: a lane each with a label; in a crowd only the most significant have one."""

from collections.abc import Sequence

import msgspec

from generator.drawing.axis import NARROWEST
from generator.drawing.glyphs import Glyph
from generator.drawing.labels import short_label
from generator.drawing.lanes import find_lanes
from generator.drawing.marks import Placed, place_label
from generator.model.events import EventCard

TOP = 26
"""Of the first lane: above it stand the labels of the axis."""
LANE = 26
NARROW_LANE = 14
MOST_LABELLED = 40
MOST_LANES = 20
_LABELLED_IN_A_CROWD = 12
_MOST_NARROW_LANES = 40
_FOOT = 6

Drawn = tuple[EventCard, Glyph]


class Laid(msgspec.Struct, frozen=True):
    """Marks in the order given, with the height at which the middle of each stands."""

    marks: tuple[tuple[EventCard, Placed, int], ...]
    height: int


def lay_out(drawn: Sequence[Drawn]) -> Laid | None:
    """Everything in its lane; None where even narrow lanes would make a tower."""
    placed = [_labelled(each) for each in drawn]
    if len(drawn) <= MOST_LABELLED:
        lanes = find_lanes(placed)
        if max(lanes) < MOST_LANES:
            marks = zip((card for card, _ in drawn), placed, map(_middle, lanes), strict=True)
            return Laid(tuple(marks), TOP + LANE * (max(lanes) + 1) + _FOOT)
    return _lay_out_crowd(drawn, placed)


def _lay_out_crowd(drawn: Sequence[Drawn], placed: Sequence[Placed]) -> Laid | None:
    """Labelled marks above, the others without a label in narrow lanes beneath."""
    chosen = _most_significant(drawn, placed)
    lanes = dict(zip(chosen, find_lanes([placed[index] for index in chosen]), strict=True))
    top = TOP + LANE * (max(lanes.values(), default=-1) + 1)
    others = [index for index in range(len(drawn)) if index not in lanes]
    bare = [Placed(drawn[index][1]) for index in others]
    narrow = dict(zip(others, find_lanes(bare), strict=True))
    narrow_lanes = max(narrow.values(), default=-1) + 1
    if narrow_lanes > _MOST_NARROW_LANES:
        return None
    marks = tuple(
        (card, placed[index], _middle(lanes[index]))
        if index in lanes
        else (card, Placed(glyph), top + NARROW_LANE * narrow[index] + NARROW_LANE // 2)
        for index, (card, glyph) in enumerate(drawn)
    )
    return Laid(marks, top + NARROW_LANE * narrow_lanes + _FOOT)


def _most_significant(drawn: Sequence[Drawn], placed: Sequence[Placed]) -> list[int]:
    """As many as find room, the most significant and most reported first; then in the order of their places."""
    ranked = sorted(
        range(len(drawn)), key=lambda index: (-drawn[index][0].significance, -drawn[index][0].reports, index)
    )
    most = MOST_LANES if len(drawn) <= MOST_LABELLED else _LABELLED_IN_A_CROWD
    lanes = find_lanes([placed[index] for index in ranked], most)
    chosen = [index for index, lane in zip(ranked, lanes, strict=True) if lane >= 0]
    # From left to right lanes fill without gaps, so that these never need more of them.
    return sorted(chosen, key=lambda index: (placed[index].left(NARROWEST), index))


def _labelled(each: Drawn) -> Placed:
    card, glyph = each
    return place_label(glyph, short_label(card.title), bool(card.differ))


def _middle(lane: int) -> int:
    return TOP + LANE * lane + LANE // 2
