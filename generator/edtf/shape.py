"""What a drawing needs of a date: its kind of mark, its ends and its doubts (look: "How a date is drawn")."""

from typing import Literal

import msgspec

from generator.edtf.bounds import is_choice_of_dates, is_unknown
from generator.edtf.expression import bounds_of
from generator.edtf.parse import expression_of
from generator.edtf.point import APPROXIMATE, Point, doubt
from generator.edtf.value import EdtfDate

ShapeKind = Literal[
    "day",
    "bar-hollow",
    "one-of",
    "one-or-other",
    "each",
    "bar-solid",
    "ongoing",
    "start-open",
    "end-unknown",
    "start-unknown",
    "by",
    "after",
    "undated",
]


class Shape(msgspec.Struct, frozen=True, gc=False):
    """One mark. `start` and `end` are the first and last day of it; `members` the days of a set."""

    kind: ShapeKind
    start: int | None = None
    end: int | None = None
    approximate_start: bool = False
    approximate_end: bool = False
    uncertain: bool = False
    members: tuple[tuple[int, int], ...] = ()


def shape(date: EdtfDate | None) -> Shape:
    """The mark that draws a date without inventing anything."""
    if date is None or is_unknown(date):
        return Shape("undated")
    start_about, end_about = _approximate_ends(date)
    return Shape(
        kind=_kind(date),
        start=date.lower,
        end=date.upper,
        approximate_start=start_about,
        approximate_end=end_about,
        uncertain=date.uncertain,
        members=_members(date),
    )


def _kind(date: EdtfDate) -> ShapeKind:
    if date.form == "interval":
        if date.upper is None:
            return "ongoing" if date.upper_end == "open" else "end-unknown"
        if date.lower is None:
            return "start-open" if date.lower_end == "open" else "start-unknown"
        return "bar-solid"
    if date.form == "all-of" and (date.lower is None or date.upper is None):
        return "start-open" if date.lower is None else "ongoing"
    if date.lower is None:
        return "by"
    if date.upper is None:
        return "after"
    if date.form == "one-of":
        return "one-or-other" if is_choice_of_dates(date) else "one-of"
    if date.form == "all-of":
        return "each" if len(expression_of(date).spans) > 1 else "bar-solid"
    return "day" if date.lower == date.upper else "bar-hollow"


def _approximate_ends(date: EdtfDate) -> tuple[bool, bool]:
    if not date.approximate:
        return False, False
    spans = expression_of(date).spans
    if date.form == "all-of" or is_choice_of_dates(date):
        return True, True
    return _approximate(spans[0].first), _approximate(spans[-1].last)


def _approximate(point: Point | None) -> bool:
    return point is not None and bool(doubt(point) & APPROXIMATE)


def _members(date: EdtfDate) -> tuple[tuple[int, int], ...]:
    if date.form not in ("one-of", "all-of"):
        return ()
    found = (bounds_of(span) for span in expression_of(date).spans)
    members = tuple((lower, upper) for lower, upper in found if lower is not None and upper is not None)
    return members if len(members) > 1 else ()
