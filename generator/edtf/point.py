"""One date of an EDTF text, taken apart: year, month, day, what is doubted in each, and its bounds.

Knows nothing of intervals, sets or words.
"""

from collections.abc import Iterator

import msgspec

from generator.edtf.days import day_number, month_length
from generator.edtf.faults import bad_day, bad_month, not_a_date
from generator.edtf.precision import PARTS_OF_A_YEAR, Precision, precision_of_month, precision_of_year
from generator.edtf.value import DateFault
from generator.text.patterns import pattern

UNCERTAIN = 1
APPROXIMATE = 2
_SIGNS = ("", "?", "~", "%")
_DOUBT = {"": 0, "?": 1, "~": 2, "%": 3, "?~": 3, "~?": 3}
_Q = "[?~%]{0,2}"
_POINT = pattern(
    rf"([?~%]?)(-?[0-9X]{{4}}|Y-?[0-9]{{5,12}})({_Q})"
    rf"(?:-([?~%]?)([0-9X]{{2}})({_Q})(?:-([?~%]?)([0-9X]{{2}})({_Q})"
    r"(T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
)
_TIME = pattern(
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?|T24:00:00Z?"
)


class Point(msgspec.Struct, frozen=True, gc=False):
    """One date: its parts as EDTF writes them, "" where not given. Doubts are bits: 1 `?`, 2 `~`, 3 `%`."""

    year: str
    month: str
    day: str
    time: str
    year_doubt: int
    month_doubt: int
    day_doubt: int
    lower: int | None
    upper: int | None
    precision: Precision


def read_point(text: str) -> Point | DateFault:
    """A single date, or why it is none."""
    match = _POINT.fullmatch(text)
    if match is None:
        return not_a_date(text)
    before_year, year, year_mark, before_month, month, month_mark, before_day, day, day_mark, time = (
        match.groups("")
    )
    marks = (year_mark, month_mark, day_mark)
    if any(mark not in _DOUBT for mark in marks) or year == "-0000":
        return not_a_date(text)
    if time and (any(marks) or before_year or before_month or before_day or not _TIME.fullmatch(time)):
        return not_a_date(text)
    # A sign after a part doubts it and all before it; a sign before a part doubts that part alone.
    from_right = _DOUBT[day_mark]
    day_doubt = from_right | _DOUBT[before_day]
    from_right |= _DOUBT[month_mark]
    month_doubt = from_right | _DOUBT[before_month]
    year_doubt = from_right | _DOUBT[year_mark] | _DOUBT[before_year]
    return make_point(year, month, day, (year_doubt, month_doubt, day_doubt), text, time)


def make_point(
    year: str,
    month: str = "",
    day: str = "",
    doubts: tuple[int, int, int] = (0, 0, 0),
    text: str = "",
    time: str = "",
) -> Point | DateFault:
    """A date from its parts; `text` is what a fault quotes."""
    if month and _no_such_month(month, day):
        return bad_month(text or month, year, month, day)
    if day.isdigit() and month.isdigit() and "X" not in year:
        return _make_day(year, month, day, doubts, text, time)
    if day and not _days(day):
        return bad_day(text or day, year, month, day)
    first, last = _bound(year, month, day, last=False), _bound(year, month, day, last=True)
    if first is None or last is None:
        return bad_day(text or day, year, month, day)
    unknown = "X" in year and not year.strip("-X")
    precision: Precision = "day"
    if not day:
        precision = precision_of_month(month, year) if month else precision_of_year(year)
    elif day == "XX":
        precision = precision_of_month(month, year)
    return Point(
        year=year,
        month=month,
        day=day,
        time=time,
        year_doubt=doubts[0],
        month_doubt=doubts[1] if month else 0,
        day_doubt=doubts[2] if day else 0,
        lower=None if unknown else first,
        upper=None if unknown else last,
        precision=precision,
    )


def _make_day(
    year: str, month: str, day: str, doubts: tuple[int, int, int], text: str, time: str
) -> Point | DateFault:
    number = int(year.removeprefix("Y"))
    if not 1 <= int(day) <= month_length(number, int(month)):
        return bad_day(text or day, year, month, day)
    bound = day_number(number, int(month), int(day))
    return Point(year, month, day, time, *doubts, bound, bound, "second" if time else "day")


def point_text(point: Point) -> str:
    """The date in its one canonical spelling: shared doubts are said once, after the last part they touch."""
    doubts = [point.year_doubt]
    parts = [point.year]
    if point.month:
        parts.append(point.month)
        doubts.append(point.month_doubt)
    if point.day:
        parts.append(point.day)
        doubts.append(point.day_doubt)
    if not any(doubts):
        return "-".join(parts) + point.time
    alike = 1
    while alike < len(parts) and doubts[alike] == doubts[0]:
        alike += 1
    head = "-".join(parts[:alike]) + _SIGNS[doubts[0]]
    tail = [_SIGNS[doubt] + part for part, doubt in zip(parts[alike:], doubts[alike:], strict=True)]
    return "-".join([head, *tail])


def doubt(point: Point) -> int:
    """Everything doubted in it."""
    return point.year_doubt | point.month_doubt | point.day_doubt


def doubted(point: Point, bits: int) -> Point:
    """The same date with more doubt in every part."""
    if not bits or point.time:
        return point
    return msgspec.structs.replace(
        point,
        year_doubt=point.year_doubt | bits,
        month_doubt=point.month_doubt | bits if point.month else 0,
        day_doubt=point.day_doubt | bits if point.day else 0,
    )


def _no_such_month(month: str, day: str) -> bool:
    if "X" in month:
        return not _months(month)
    number = int(month)
    return not (1 <= number <= 12 or (number in PARTS_OF_A_YEAR and not day))


def _fits(pattern: str, number: int) -> bool:
    digits = f"{number:02d}"
    return pattern[0] in ("X", digits[0]) and pattern[1] in ("X", digits[1])


def _months(pattern: str) -> list[int]:
    return [number for number in range(1, 13) if _fits(pattern, number)]


def _days(pattern: str) -> list[int]:
    return [number for number in range(1, 32) if _fits(pattern, number)]


def _years(pattern: str, last: bool) -> Iterator[int]:
    """Every year that the pattern allows, from one end; a year of four X is any year, leap years included."""
    if "X" not in pattern:
        yield int(pattern.removeprefix("Y"))
        return
    holes = pattern.count("X")
    if holes == 4:
        yield 2000
        return
    shape = pattern.replace("X", "{}")
    numbers = range(10**holes)
    backwards = last != pattern.startswith("-")
    for number in reversed(numbers) if backwards else numbers:
        yield int(shape.format(*f"{number:0{holes}d}"))


def _bound(year_pattern: str, month_pattern: str, day_pattern: str, *, last: bool) -> int | None:
    """The first or last day that fits, or None."""
    end = -1 if last else 0
    for year in _years(year_pattern, last):
        if not month_pattern:
            return day_number(year, 12, 31) if last else day_number(year, 1, 1)
        if "X" not in month_pattern and int(month_pattern) > 12:
            return _end_of_part(year, int(month_pattern), last)
        for month in _months(month_pattern)[:: end or 1]:
            length = month_length(year, month)
            if not day_pattern:
                return day_number(year, month, length if last else 1)
            days = [day for day in _days(day_pattern) if day <= length]
            if days:
                return day_number(year, month, days[end])
    return None


def _end_of_part(year: int, number: int, last: bool) -> int:
    first, count = PARTS_OF_A_YEAR[number]
    if not last:
        return day_number(year, first, 1)
    return day_number(year + (first + count > 12), (first + count - 1) % 12 + 1, 1) - 1
