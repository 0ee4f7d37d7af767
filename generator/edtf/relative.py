"""Dates counted from something else: from another event, or from the day a source was published."""

import re
from typing import Literal

import msgspec

from generator.edtf.bounds import range_date
from generator.edtf.days import add_months, day_number, from_day_number, month_length, weekday
from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate

_ISO_DURATION = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?\Z")


class Duration(msgspec.Struct, frozen=True, gc=False):
    """A length of time; months are calendar months."""

    months: int = 0
    days: int = 0


class RelativeToEvent(msgspec.Struct, frozen=True, gc=False, tag="event"):
    """At least `least` and at most `most` away from the event `anchor`."""

    anchor: str
    direction: Literal["after", "before", "same"]
    least: Duration = Duration()
    most: Duration | None = Duration()
    """None: any time after or before."""
    approximate: bool = False


class RelativeToReport(msgspec.Struct, frozen=True, gc=False, tag="report"):
    """Counted from the day the cited source was published.

    unit day: `number` days from it; weekday: the nearest such day (`number`, 0 is Monday) on or before it,
    or with `back` 1 the one in the week before; week and month: the whole one, `number` from its own.
    """

    unit: Literal["day", "weekday", "week", "month", "year"]
    number: int
    back: int = 0
    forward: bool = False


def read_duration(text: str) -> Duration | None:
    """An ISO 8601 duration of years, months, weeks and days; None for anything else."""
    match = _ISO_DURATION.match(text)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return Duration(years * 12 + months, weeks * 7 + days)


def resolve_relative(relative: RelativeToEvent, anchor: EdtfDate) -> EdtfDate:
    """The range that follows from the anchor's; its doubts are carried along."""
    mark = _mark(anchor.uncertain, anchor.approximate or relative.approximate)
    if relative.direction == "same":
        return anchor
    if relative.direction == "after":
        lower = _shift(anchor.lower, relative.least, 1)
        upper = _shift(anchor.upper, relative.most, 1) if relative.most else None
    else:
        lower = _shift(anchor.lower, relative.most, -1) if relative.most else None
        upper = _shift(anchor.upper, relative.least, -1)
    if lower is None and upper is None:
        unknown = parse_edtf("XXXX")
        assert isinstance(unknown, EdtfDate)
        return unknown
    return range_date(lower, upper, mark)


def resolve_counted(relative: RelativeToReport, published: EdtfDate) -> EdtfDate | None:
    """The day or span meant; None when the day of publication is not known to the day."""
    if published.form != "single" or published.lower is None or published.upper is None:
        return None
    first, last = published.lower, published.upper
    year, month, _ = from_day_number(first)
    if relative.unit == "year":
        return _read(f"{year + relative.number:04d}") if from_day_number(last)[0] == year else None
    if relative.unit == "month":
        if from_day_number(last)[:2] != (year, month):
            return None
        moved = add_months(day_number(year, month, 1), relative.number)
        return _read("-".join(_parts(moved)[:2]))
    if first != last:
        return None
    mark = _mark(published.uncertain, published.approximate)
    if relative.unit == "day":
        return range_date(first + relative.number, first + relative.number, mark)
    monday = first - weekday(first)
    if relative.unit == "week":
        start = monday + 7 * relative.number
        return range_date(start, start + 6, mark)
    if relative.forward:
        day = first + (relative.number - weekday(first) - 1) % 7 + 1
    else:
        day = first - (weekday(first) - relative.number) % 7 - 7 * relative.back
    return range_date(day, day, mark)


def _parts(number: int) -> tuple[str, str, str]:
    year, month, day = from_day_number(number)
    return f"{year:04d}", f"{month:02d}", f"{day:02d}"


def _read(text: str) -> EdtfDate | None:
    date = parse_edtf(text)
    return date if isinstance(date, EdtfDate) else None


def _shift(bound: int | None, by: Duration | None, sign: int) -> int | None:
    if bound is None or by is None:
        return None
    return add_months(bound, sign * by.months) + sign * by.days


def _mark(uncertain: bool, approximate: bool) -> str:
    return "%" if uncertain and approximate else "?" if uncertain else "~" if approximate else ""


def whole_month(year: int, month: int) -> tuple[int, int]:
    """First and last day of a month."""
    return day_number(year, month, 1), day_number(year, month, month_length(year, month))
