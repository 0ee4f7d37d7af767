"""Dates compared: a total order, overlap, and the one reading that several claims allow."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.edtf.days import from_day_number, iso_day, iso_year
from generator.edtf.expression import Span, bounds_of, is_one_date, points, set_of, to_date
from generator.edtf.parse import expression_of, parse_edtf
from generator.edtf.precision import rank
from generator.edtf.value import EdtfDate, End

SortKey = tuple[int, int, int, int, int, str]
Stretch = tuple[int | None, int | None]
_FARTHEST_DAY = 365 * 10**11


def sort_key(date: EdtfDate | None) -> SortKey:
    """A total order: by lower bound, then upper; an open or unknown start by its end; no date at all last."""
    if date is None or is_unknown(date):
        return (1, 0, 0, 0, 0, date.edtf if date else "")
    lower = date.lower if date.lower is not None else date.upper or 0
    # An open end comes after every known one, an unknown end between.
    late = {"known": 0, "unknown": 1, "open": 2}[date.upper_end]
    return (0, lower, late, date.upper or 0, 0 if date.lower is not None else 1, date.edtf)


def is_unknown(date: EdtfDate) -> bool:
    """Whether nothing is known of when: XXXX, or a day of an unknown year."""
    return date.lower is None and date.upper is None


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

    The most precise claim that all others allow; else the days that all allow; else the set of the claims,
    drawn as one-of. A claim of which nothing is known says nothing. No claim: None.
    """
    known = [date for date in dict.fromkeys(dates) if not is_unknown(date)]
    if not known:
        return None
    shared = _shared_days(known)
    for date in sorted(known, key=_least_vague):
        if shared and all(_covers(stretch, shared) for stretch in _stretches(date)):
            return date
    if shared and all(date.form in ("single", "one-of") for date in known):
        return _days_in(shared, known)
    narrower = [date for date in known if not any(_wider(date, other) for other in known)]
    return one_of(narrower or known)


def _least_vague(date: EdtfDate) -> tuple[int, bool, bool, int, str]:
    width = 10**18
    if date.lower is not None and date.upper is not None:
        width = date.upper - date.lower
    return (width, date.uncertain, date.approximate, -rank(date.precision), date.edtf)


def _stretches(date: EdtfDate) -> list[Stretch]:
    """The days on which it may have been: several stretches for one of several days."""
    if date.form != "one-of":
        return [(date.lower, date.upper)]
    joined: list[Stretch] = []
    for lower, upper in (bounds_of(span) for span in expression_of(date).spans):
        if joined and (joined[-1][1] is None or (lower is None) or lower <= (joined[-1][1] or 0) + 1):
            end = joined[-1][1]
            joined[-1] = (joined[-1][0], None if end is None or upper is None else max(end, upper))
        else:
            joined.append((lower, upper))
    return joined


def _shared_days(dates: list[EdtfDate]) -> list[Stretch]:
    shared: list[Stretch] = [(None, None)]
    for date in dates:
        shared = _both(shared, _stretches(date))
    return shared


def _both(first: list[Stretch], second: list[Stretch]) -> list[Stretch]:
    """Days in both lists of stretches; each list is in order."""
    found: list[Stretch] = []
    left = right = 0
    while left < len(first) and right < len(second):
        one, other = first[left], second[right]
        lower = max((bound for bound in (one[0], other[0]) if bound is not None), default=None)
        upper = min((bound for bound in (one[1], other[1]) if bound is not None), default=None)
        if lower is None or upper is None or lower <= upper:
            found.append((lower, upper))
        if other[1] is None or (one[1] is not None and one[1] <= other[1]):
            left += 1
        else:
            right += 1
    return found


def _covers(inner: Stretch, outer: list[Stretch]) -> bool:
    return any(
        (lower is None or (inner[0] is not None and inner[0] >= lower))
        and (upper is None or (inner[1] is not None and inner[1] <= upper))
        for lower, upper in outer
    )


def _wider(date: EdtfDate, other: EdtfDate) -> bool:
    """Whether the date allows all that the other does and more: it takes no side."""
    mine, others = _stretches(date), _stretches(other)
    return mine != others and all(_covers(stretch, mine) for stretch in others)


def _days_in(stretches: list[Stretch], claims: list[EdtfDate]) -> EdtfDate:
    """One day in these stretches, told in months or years where no claim names a day."""
    mark = doubt_mark(any(each.uncertain for each in claims), any(each.approximate for each in claims))
    days = one_of(range_date(lower, upper, mark) for lower, upper in stretches)
    finest = max(rank(claim.precision) for claim in claims)
    if finest >= rank("day"):
        return days
    parts_left_out = 1 if finest > rank("year") else 2

    def named(day: int | None) -> str:
        return iso_day(day).rsplit("-", parts_left_out)[0] + mark if day is not None else ""

    spans = [(named(lower), named(upper)) for lower, upper in stretches]
    members = (first if first == last else f"{first}..{last}" for first, last in spans)
    coarse = parse_edtf(f"[{','.join(members)}]")
    if isinstance(coarse, EdtfDate) and (coarse.lower, coarse.upper) == (days.lower, days.upper):
        return coarse
    return days


def one_of(dates: Iterable[EdtfDate]) -> EdtfDate:
    """The set of the claims: one of them is right."""
    spans: list[Span] = []
    for date in dates:
        expression = expression_of(date)
        if expression.form in ("single", "one-of"):
            spans.extend(expression.spans)
        else:
            spans.append(Span(expression.spans[0].first, expression.spans[-1].last))
    return to_date(set_of("one-of", spans))


def doubt_mark(uncertain: bool, approximate: bool) -> str:
    """The sign of a doubt."""
    return "%" if uncertain and approximate else "?" if uncertain else "~" if approximate else ""


def range_date(lower: int | None, upper: int | None, mark: str = "") -> EdtfDate:
    """One day in a range of day numbers, either end open; `mark` (? ~ %) qualifies it."""
    start, end = (
        iso_day(min(max(bound, -_FARTHEST_DAY), _FARTHEST_DAY)) + mark if bound is not None else ""
        for bound in (lower, upper)
    )
    if start == end:
        return _read(start or "XXXX")
    return _read(f"[{start}..{end}]")


def _read(text: str) -> EdtfDate:
    date = parse_edtf(text)
    if not isinstance(date, EdtfDate):
        raise TypeError(date.message)
    return date


def is_exact(date: EdtfDate | None) -> bool:
    """A single certain day."""
    return (
        date is not None
        and date.form == "single"
        and date.precision in ("day", "second")
        and date.lower is not None
        and date.lower == date.upper
        and not date.uncertain
        and not date.approximate
    )


def stated_days(date: EdtfDate | None) -> tuple[int, int] | None:
    """First and last day, where both are stated as days and not in doubt: for machines that know no doubt.

    A date as precise as the day need not be: 2014-07-2X is one of ten days, 2014-07/2014-08-01 begins in a month.
    """
    if date is None or date.form not in ("single", "interval") or date.uncertain or date.approximate:
        return None
    if date.lower is None or date.upper is None:
        return None
    if date.form == "single":
        return (date.lower, date.upper) if date.lower == date.upper else None
    if any(point.lower != point.upper for point in points(expression_of(date))):
        return None
    return date.lower, date.upper


def is_choice_of_dates(date: EdtfDate) -> bool:
    """Whether it is a set of single dates, no ranges: 28 or 29 June."""
    return date.form in ("one-of", "all-of") and all(map(is_one_date, expression_of(date).spans))


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
    bound = _first_bound(date)
    return from_day_number(bound)[:2] if bound is not None else None


def is_dated(date: EdtfDate | None) -> bool:
    """Whether the date has a place on a timeline."""
    return _first_bound(date) is not None


def month_of(date: EdtfDate | None) -> str:
    """`2014-06`: the same as it is written; "" for what has no date."""
    bound = _first_bound(date)
    return _month_of_day(bound) if bound is not None else ""


def _first_bound(date: EdtfDate | None) -> int | None:
    if date is None:
        return None
    return date.lower if date.lower is not None else date.upper


@lru_cache(maxsize=20_000)
def _month_of_day(number: int) -> str:
    """Remembered: every list and drawing of a site asks for the months of the same few thousand days."""
    year, month, _ = from_day_number(number)
    return f"{iso_year(year)}-{month:02d}"
