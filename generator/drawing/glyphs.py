"""How each kind of date is drawn, before lanes: where it begins and ends, and how far its ink reaches beyond.

Fractions are of the drawing (0 to 1), the rest pixels; everything as in a page that reads from left to right.
"""

from itertools import pairwise

import msgspec

from generator.drawing.axis import NARROWEST, Axis
from generator.edtf.shape import Shape, ShapeKind

LEAST = 18
"""A range narrower than this at the narrowest width becomes a sign of fixed size round its middle."""
ARROW = 44
_RANGES = ("bar-hollow", "one-of", "bar-solid")
_SEVERAL = ("one-or-other", "each")
_FIXED_REACH = {"bar-hollow": 9, "bar-solid": 9, "one-of": 9, "one-or-other": 11, "each": 13}
_DOT = 5
_RING = 8
_AROUND = 9
"""Pixels from an end to the nearest of its three dots; the farthest is 9 beyond."""
_THREE_DOTS = 9
_QUESTION = 13
_STROKE = 1
_HEAD = 12
_MOST_MEMBERS = 12


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """One mark, not yet placed. What is of fixed size has `first` equal to `last`."""

    kind: ShapeKind
    first: float
    last: float
    before: float
    """Pixels of ink to the left of `first`."""
    after: float
    """Pixels of ink to the right of `last`."""
    around_start: float = 0.0
    """Where the dots of an approximate start begin, in pixels to the left of `first`; 0 is none."""
    around_end: float = 0.0
    """The same to the right of `last`."""
    question: float = 0.0
    """Where the question mark stands behind `last`, in pixels; 0 is none."""
    uncertain: bool = False
    members: tuple[tuple[float, float], ...] = ()
    """Days or ranges of a set that are far enough apart to be drawn one by one."""
    runs_in: bool = False
    """It began before the axis does."""
    runs_on: bool = False
    """Its end is known, and lies beyond the axis."""

    def left(self, width: float) -> float:
        """Where its ink begins in a drawing of that width."""
        return self.first * width - self.before

    def right(self, width: float) -> float:
        """Where its ink ends."""
        return self.last * width + self.after


def make_glyph(shape: Shape, axis: Axis) -> Glyph | None:
    """The mark of a date; None for what has no day within the axis."""
    if (shape.start is not None and shape.start >= axis.end) or (
        shape.end is not None and shape.end < axis.start
    ):
        return None
    match shape.kind:
        case "undated":
            return None
        case "by" | "start-unknown" if shape.end is None or shape.end >= axis.end:
            return None
        case "after" | "end-unknown" if shape.start is None or shape.start < axis.start:
            return None
        case "day":
            return _day(shape, axis)
        case "by" | "start-unknown" | "after" | "end-unknown":
            return _half_known(shape, axis)
        case "ongoing" | "start-open":
            return _open(shape, axis)
        case _:
            return _range(shape, axis)


def _day(shape: Shape, axis: Axis) -> Glyph:
    middle = axis.fraction((shape.start or 0) + 0.5)
    radius = _RING if shape.uncertain else _DOT
    glyph = Glyph("day", middle, middle, radius, radius, uncertain=shape.uncertain)
    return _doubted(glyph, msgspec.structs.replace(shape, uncertain=False))


def _half_known(shape: Shape, axis: Axis) -> Glyph:
    """A post or an end, and from it an arrow or a bar that breaks up, of fixed length."""
    backwards = shape.kind in ("by", "start-unknown")
    day = shape.end if backwards else shape.start
    if shape.kind in ("by", "after"):
        place = axis.fraction((day or 0) + 0.5)
    else:
        place = axis.fraction((day or 0) + (1 if backwards else 0))
    before, after = (ARROW, _STROKE) if backwards else (_STROKE, ARROW)
    return _doubted(Glyph(shape.kind, place, place, before, after), shape)


def _open(shape: Shape, axis: Axis) -> Glyph:
    """A bar that runs to the edge of the drawing and ends in an arrowhead."""
    first = axis.fraction(shape.start if shape.start is not None else axis.start)
    last = axis.fraction(shape.end + 1 if shape.end is not None else axis.end)
    before, after = (_HEAD, _STROKE) if shape.kind == "start-open" else (_STROKE, _HEAD)
    return _doubted(Glyph(shape.kind, first, last, before, after), shape, axis)


def _range(shape: Shape, axis: Axis) -> Glyph:
    first, last = axis.fraction(shape.start or 0), axis.fraction((shape.end or 0) + 1)
    if shape.kind in _SEVERAL:
        return _several(shape, axis)
    if (last - first) * NARROWEST < LEAST:
        middle, reach = (first + last) / 2, _FIXED_REACH[shape.kind]
        return _doubted(Glyph(shape.kind, middle, middle, reach, reach), shape, axis)
    return _doubted(Glyph(shape.kind, first, last, _STROKE, _STROKE), shape, axis)


def _several(shape: Shape, axis: Axis) -> Glyph:
    """Members that lie close together are drawn as one sign, others where they are."""
    members = shape.members if len(shape.members) <= _MOST_MEMBERS else (shape.members[0], shape.members[-1])
    places = tuple(_member(each, axis) for each in members)
    first, last = min(place[0] for place in places), max(place[1] for place in places)
    if not _far_apart(places):
        middle, reach = (first + last) / 2, _FIXED_REACH[shape.kind]
        return _doubted(Glyph(shape.kind, middle, middle, reach, reach), shape, axis)
    return _doubted(Glyph(shape.kind, first, last, _DOT, _DOT, members=places), shape, axis)


def _member(days: tuple[int, int], axis: Axis) -> tuple[float, float]:
    """A day by its middle, a longer stretch by its ends, or its middle where that is narrow."""
    first, last = axis.fraction(days[0]), axis.fraction(days[1] + 1)
    if days[0] == days[1] or (last - first) * NARROWEST < LEAST:
        return (first + last) / 2, (first + last) / 2
    return first, last


def _far_apart(places: tuple[tuple[float, float], ...]) -> bool:
    ordered = sorted(places)
    gaps = [following[0] - place[1] for place, following in pairwise(ordered)]
    return bool(gaps) and min(gaps) * NARROWEST >= 2 * _DOT + 2


def _doubted(glyph: Glyph, shape: Shape, axis: Axis | None = None) -> Glyph:
    """Dots at the ends that are approximate, a question mark behind what is uncertain, signs of what is cut off."""
    before, after, question = glyph.before, glyph.after, 0.0
    around_start = max(_AROUND, before + 4) if shape.approximate_start else 0.0
    around_end = max(_AROUND, after + 4) if shape.approximate_end else 0.0
    before = max(before, around_start + _THREE_DOTS) if around_start else before
    after = max(after, around_end + _THREE_DOTS) if around_end else after
    if shape.uncertain:
        question = after + _QUESTION / 2
        after += _QUESTION
    return msgspec.structs.replace(
        glyph,
        before=before,
        after=after,
        question=question,
        uncertain=glyph.uncertain or shape.uncertain,
        around_start=around_start,
        around_end=around_end,
        runs_in=axis is not None and shape.start is not None and shape.start < axis.start,
        runs_on=axis is not None and shape.end is not None and shape.end >= axis.end,
    )
