"""What a drawing needs of a date: its kind of mark, its ends and its doubts (look: "How a date is drawn")."""

from typing import Literal

import msgspec

from generator.edtf.parse import parse_edtf
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
    if date is None or (date.lower is None and date.upper is None):
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
    if date.lower is None:
        return "by"
    if date.upper is None:
        return "after"
    if date.form == "one-of":
        return "one-of" if ".." in date.edtf or "," not in date.edtf else "one-or-other"
    if date.form == "all-of":
        return "bar-solid" if ".." in date.edtf else "each"
    return "day" if date.lower == date.upper else "bar-hollow"


def _approximate_ends(date: EdtfDate) -> tuple[bool, bool]:
    if not date.approximate:
        return False, False
    if date.form != "interval":
        return True, True
    start, _, end = date.edtf.partition("/")
    return "~" in start or "%" in start, "~" in end or "%" in end


def _members(date: EdtfDate) -> tuple[tuple[int, int], ...]:
    if date.form not in ("one-of", "all-of") or ".." in date.edtf:
        return ()
    found = []
    for text in date.edtf[1:-1].split(","):
        member = parse_edtf(text)
        if isinstance(member, EdtfDate) and member.lower is not None and member.upper is not None:
            found.append((member.lower, member.upper))
    return tuple(found)
