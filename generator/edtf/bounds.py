"""Dates compared: a total order, overlap, and the one reading that several claims allow."""

from collections.abc import Iterable, Sequence

from generator.edtf.days import from_day_number, iso_day
from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate, End

SortKey = tuple[int, int, int, int, int, str]


def sort_key(date: EdtfDate | None) -> SortKey:
    """A total order: by lower bound, then upper; an open or unknown start by its end; no date at all last."""
    if date is None or (date.lower is None and date.upper is None):
        return (1, 0, 0, 0, 0, date.edtf if date else "")
    lower = date.lower if date.lower is not None else date.upper
    assert lower is not None
    # An open end comes after every known one, an unknown end between.
    late = {"known": 0, "unknown": 1, "open": 2}[date.upper_end]
    return (0, lower, late, date.upper or 0, 0 if date.lower is not None else 1, date.edtf)


def allows(first: EdtfDate, second: EdtfDate) -> bool:
    """Whether both can be true of one event: their ranges overlap."""
    return not disjoint(first, second)


def disjoint(first: EdtfDate, second: EdtfDate) -> bool:
    """Whether the ranges have no day in common; an open or unknown bound excludes nothing."""
    return _before(first, second) or _before(second, first)


def _before(first: EdtfDate, second: EdtfDate) -> bool:
    return first.upper is not None and second.lower is not None and first.upper < second.lower


def combine(dates: Sequence[EdtfDate]) -> EdtfDate | None:
    """The date of an event as its claims leave it.

    The narrowest claim that all others allow; else the set of the claims, drawn as one-of. No claim: None.
    """
    known = [date for date in dict.fromkeys(dates) if date.lower is not None or date.upper is not None]
    if not known:
        return None
    narrowest = sorted(known, key=lambda date: (_width(date), date.uncertain, date.approximate, date.edtf))
    for date in narrowest:
        if all(_within(date, other) for other in known):
            return date
    if not any(disjoint(first, second) for first in known for second in known):
        return narrowest[0]
    return one_of(known)


def _width(date: EdtfDate) -> int:
    if date.lower is None or date.upper is None:
        return 10**9
    return date.upper - date.lower


def _within(inner: EdtfDate, outer: EdtfDate) -> bool:
    starts = outer.lower is None or (inner.lower is not None and inner.lower >= outer.lower)
    return starts and (outer.upper is None or (inner.upper is not None and inner.upper <= outer.upper))


def one_of(dates: Iterable[EdtfDate]) -> EdtfDate:
    """The set of the claims: one of them is right."""
    members: dict[str, EdtfDate] = {}
    for date in sorted(dates, key=sort_key):
        for text in _members(date):
            members.setdefault(text, date)
    joined = parse_edtf(f"[{','.join(members)}]")
    assert isinstance(joined, EdtfDate)
    return joined


def _members(date: EdtfDate) -> list[str]:
    """What of a date may stand inside a set: sets are opened, spans become their ends."""
    if date.form in ("one-of", "all-of"):
        return date.edtf[1:-1].split(",")
    if date.form == "single":
        return [date.edtf]
    lower = iso_day(date.lower) if date.lower is not None else ""
    upper = iso_day(date.upper) if date.upper is not None else ""
    return [f"{lower}..{upper}"]


def range_date(lower: int | None, upper: int | None, mark: str = "") -> EdtfDate:
    """One day in a range of day numbers, either end open; `mark` (? ~ %) qualifies it."""
    if lower is not None and lower == upper:
        text = iso_day(lower) + mark
    else:
        start = iso_day(lower) + mark if lower is not None else ""
        end = iso_day(upper) + mark if upper is not None else ""
        text = f"[{start}..{end}]"
    date = parse_edtf(text)
    assert isinstance(date, EdtfDate)
    return date


def is_exact(date: EdtfDate | None) -> bool:
    """A single certain day."""
    return (
        date is not None
        and date.form == "single"
        and date.precision == "day"
        and date.lower is not None
        and date.lower == date.upper
        and not date.uncertain
        and not date.approximate
    )


def lower_text(date: EdtfDate | None) -> str | None:
    """YYYY-MM-DD of the first possible day; ".." where open, None where unknown."""
    return _bound_text(date.lower, date.lower_end) if date else None


def upper_text(date: EdtfDate | None) -> str | None:
    """YYYY-MM-DD of the last possible day; ".." where open, None where unknown."""
    return _bound_text(date.upper, date.upper_end) if date else None


def _bound_text(bound: int | None, end: End) -> str | None:
    if bound is not None:
        return iso_day(bound)
    return ".." if end == "open" else None


def year_month_of_lower(date: EdtfDate | None) -> tuple[int, int] | None:
    """The month under which a list shows the date: of its lower bound, else of its upper; None: undated."""
    if date is None:
        return None
    bound = date.lower if date.lower is not None else date.upper
    return from_day_number(bound)[:2] if bound is not None else None
