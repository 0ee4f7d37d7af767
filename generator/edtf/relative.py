"""Dates counted from something else: from another event, or from the day a source was published."""

import re
from typing import Literal

import msgspec

from generator.edtf.bounds import doubt_mark, one_of, range_date
from generator.edtf.days import add_months, from_day_number, iso_year, weekday
from generator.edtf.expression import bounds_of
from generator.edtf.parse import expression_of, parse_edtf
from generator.edtf.value import EdtfDate

_ISO_DURATION = re.compile(r"P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})W)?(?:([0-9]{1,6})D)?")


class Duration(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A length of time; months are calendar months."""

    months: int = 0
    days: int = 0


class RelativeToEvent(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="event"):
    """At least `least` and at most `most` away from the event `anchor`."""

    anchor: str
    direction: Literal["after", "before", "same"]
    least: Duration = Duration()
    most: Duration | None = Duration()
    """None: any time after or before."""
    approximate: bool = False


class RelativeToReport(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="report"):
    """Counted from the day the cited source was published.

    unit day: `number` days from it; weekday: the nearest such day (`number`, 0 is Monday) on or before it,
    `strictly` before it, or with `back` 1 a week earlier, or `forward` the first after it;
    week, month and year: the whole one, `number` from its own. A `night` reaches into the next day.
    """

    unit: Literal["day", "weekday", "week", "month", "year"]
    number: int
    back: int = 0
    forward: bool = False
    strictly: bool = False
    night: bool = False


def read_duration(text: str) -> Duration | None:
    """An ISO 8601 duration of years, months, weeks and days (P7D, P1M); None for anything else."""
    match = _ISO_DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return Duration(years * 12 + months, weeks * 7 + days)


def resolve_relative(relative: RelativeToEvent, anchor: EdtfDate) -> EdtfDate:
    """The date that follows from the anchor's; its range and its doubts are carried along.

    After something that lasted is after its end, before it before its start. A whole number of months or
    years away is known to the month or year, not to the day.
    """
    if relative.direction == "same":
        return anchor
    mark = doubt_mark(anchor.uncertain, anchor.approximate or relative.approximate)
    stretches = _starting_points(anchor, relative.direction)
    moved = [_moved(lower, upper, relative) for lower, upper in stretches]
    unit = _unit(relative)
    if unit != "day":
        return one_of(_in_units(lower, upper, unit, mark) for lower, upper in moved)
    return one_of(range_date(lower, upper, mark) for lower, upper in _joined(moved))


def _joined(stretches: list[tuple[int | None, int | None]]) -> list[tuple[int | None, int | None]]:
    """Stretches that share a day made one; they come in order of their days."""
    joined = stretches[:1]
    for lower, upper in stretches[1:]:
        first, last = joined[-1]
        if last is None or lower is None or lower <= last:
            joined[-1] = (first, None if last is None or upper is None else max(last, upper))
        else:
            joined.append((lower, upper))
    return joined


def _starting_points(anchor: EdtfDate, direction: str) -> list[tuple[int | None, int | None]]:
    """The days from which to count: of several possible days, each."""
    if anchor.form == "one-of":
        stretches = [bounds_of(span) for span in expression_of(anchor).spans]
        single_days = all(lower == upper is not None for lower, upper in stretches)
        return stretches if single_days else [(anchor.lower, anchor.upper)]
    if anchor.form == "single":
        return [(anchor.lower, anchor.upper)]
    if direction == "after":
        return [(anchor.upper if anchor.upper is not None else anchor.lower, anchor.upper)]
    return [(anchor.lower, anchor.lower if anchor.lower is not None else anchor.upper)]


def _moved(lower: int | None, upper: int | None, relative: RelativeToEvent) -> tuple[int | None, int | None]:
    if relative.direction == "after":
        return _shift(lower, relative.least, 1), _shift(upper, relative.most, 1)
    return _shift(lower, relative.most, -1), _shift(upper, relative.least, -1)


def _unit(relative: RelativeToEvent) -> Literal["day", "month", "year"]:
    """How finely the distance is stated."""
    away = relative.most
    if away is None or away != relative.least or away.days or not away.months:
        return "day"
    return "year" if away.months % 12 == 0 else "month"


def _in_units(lower: int | None, upper: int | None, unit: Literal["month", "year"], mark: str) -> EdtfDate:
    start, end = (_unit_text(bound, unit) + mark if bound is not None else "" for bound in (lower, upper))
    text = start if start == end else f"[{start}..{end}]"
    date = parse_edtf(text or "XXXX")
    return date if isinstance(date, EdtfDate) else range_date(lower, upper, mark)


def _unit_text(number: int, unit: Literal["month", "year"]) -> str:
    year, month, _ = from_day_number(number)
    return iso_year(year) if unit == "year" else f"{iso_year(year)}-{month:02d}"


def resolve_counted(relative: RelativeToReport, published: EdtfDate) -> EdtfDate | None:
    """The day or span meant; None when the publication is not known finely enough."""
    if published.form != "single" or published.lower is None or published.upper is None:
        return None
    first, last = published.lower, published.upper
    mark = doubt_mark(published.uncertain, published.approximate)
    if relative.unit in ("month", "year"):
        return _counted_unit(relative, first, last, mark)
    if first != last:
        return None
    if relative.unit == "week":
        start = first - weekday(first) + 7 * relative.number
        return range_date(start, start + 6, mark)
    day = first + relative.number if relative.unit == "day" else _weekday_meant(relative, first)
    if relative.night:
        return one_of([range_date(day, day, mark), range_date(day + 1, day + 1, mark)])
    return range_date(day, day, mark)


def _counted_unit(relative: RelativeToReport, first: int, last: int, mark: str) -> EdtfDate | None:
    unit: Literal["month", "year"] = "month" if relative.unit == "month" else "year"
    if _unit_text(first, unit) != _unit_text(last, unit):
        return None
    months = relative.number * (1 if unit == "month" else 12)
    moved = add_months(first, months)
    return _in_units(moved, moved, unit, mark)


def _weekday_meant(relative: RelativeToReport, published: int) -> int:
    if relative.forward:
        return published + (relative.number - weekday(published) - 1) % 7 + 1
    away = (weekday(published) - relative.number) % 7
    if relative.strictly and away == 0:
        away = 7
    return published - away - 7 * relative.back


def _shift(bound: int | None, by: Duration | None, sign: int) -> int | None:
    if bound is None or by is None:
        return None
    return add_months(bound, sign * by.months) + sign * by.days
