"""One date of an expression in words; and several, where what they share is said once.

Doubts are said by words.py.
"""

import re

import msgspec

from generator.edtf.calendar_names import ISO, base_language, date_patterns
from generator.edtf.days import from_day_number, iso_year, month_length
from generator.edtf.phrases import phrases
from generator.edtf.point import Point, make_point
from generator.edtf.sentence import Said

# Winters, and the summer of the southern hemisphere.
_OVER_NEW_YEAR = (24, 28, 30)


class _Manner(msgspec.Struct, frozen=True):
    """How a date stands in its sentence."""

    language: str
    drop_year: bool = False
    only_day: bool = False
    inside: bool = False
    inflected: bool = False


def say_point(
    point: Point,
    language: str,
    *,
    without_year: bool = False,
    inside: bool = False,
    inflected: bool = False,
) -> list[Said]:
    """A date alone; `inside` a sentence ("the 1990s"), perhaps in an inflected form."""
    manner = _Manner(language, without_year and bool(point.month), inside=inside, inflected=inflected)
    return _say(point, manner)


def say_together(
    points: list[Point],
    language: str,
    *,
    without_year: bool = False,
    inside: bool = False,
    inflected: bool = False,
) -> list[list[Said]]:
    """Dates one after another: the year and month that the next one says too are left out."""
    patterns = date_patterns(language)
    year_comes_last = patterns.day.find("{y}") > patterns.day.find("{d}")
    day_comes_first = patterns.day.startswith("{d}")
    said: list[list[Said]] = []
    for point, following in zip(points, [*points[1:], None], strict=True):
        alike = following is not None and _same_year(point, following) and year_comes_last
        only_day = alike and following is not None and _same_month(point, following) and day_comes_first
        drop_year = bool(point.month) and (without_year or alike)
        said.append(_say(point, _Manner(language, drop_year, only_day, inside, inflected)))
    return said


def heading(year: int, month: int, day: int | None, language: str, *, without_year: bool = False) -> str:
    """A day or month of a year, as a heading."""
    patterns = date_patterns(language)
    name, alone = patterns.beside[month - 1], patterns.alone[month - 1]
    if day is None:
        return patterns.month.format(a=alone, n=month, y=_year(year, language))
    if without_year or year <= 0:
        said = patterns.day_and_month.format(d=_day(day, language), m=name, a=alone, n=month)
        return said if without_year else f"{said} {_year(year, language)}"
    return patterns.day.format(d=_day(day, language), m=name, a=alone, n=month, y=year)


def html_datetime(point: Point) -> str:
    """HTML has years from 1 on, months 01 to 12, days and times; nothing coarser or vaguer."""
    year = point.year
    if not year.isdigit() or year == "0000" or (point.month.isdigit() and int(point.month) > 12):
        return ""
    if point.time:
        # HTML wants the minutes of an offset, and has no hour 24.
        offset = ":00" if re.search(r"[+-]\d\d\Z", point.time) else ""
        return f"{year}-{point.month}-{point.day}{'' if 'T24' in point.time else point.time + offset}"
    known = [part for part in (point.month, point.day) if part and part != "XX"]
    if "X" in "".join(known) or (point.month == "XX" and point.day.isdigit()):
        return ""
    return "-".join([year, *known])


def is_day(point: Point) -> bool:
    """Whether it is said with the number of a day."""
    return point.day.isdigit()


def _same_year(point: Point, other: Point) -> bool:
    return point.year == other.year and "X" not in point.year and bool(point.month) and bool(other.month)


def _same_month(point: Point, other: Point) -> bool:
    return (
        point.month == other.month and is_day(point) and is_day(other) and not point.time and not other.time
    )


def _say(point: Point, manner: _Manner) -> list[Said]:
    if "X" in point.year or "X" in point.month or "X" in point.day:
        return _say_unspecified(point, manner)
    text = _plain(int(point.year.removeprefix("Y")), point, manner)
    said = [Said(text, html_datetime(point))]
    if point.time:
        said = [Said(f"{text}, {_time(point.time)}", html_datetime(point))]
    return said


def _plain(year: int, point: Point, manner: _Manner) -> str:
    patterns = date_patterns(manner.language)
    if not point.month:
        return patterns.year.format(y=_year(year, manner.language))
    month = int(point.month)
    said_year = "" if manner.drop_year else _year(year, manner.language)
    if month > 12:
        return _part_of_year(month, said_year, manner)
    if not point.day:
        name = (patterns.beside if manner.inflected else patterns.alone)[month - 1]
        return patterns.month.format(a=name, n=month, y=said_year) if said_year else name
    if manner.only_day:
        return _before_month(patterns.day).format(d=_day(int(point.day), manner.language))
    return heading(year, month, int(point.day), manner.language, without_year=manner.drop_year)


def _before_month(pattern: str) -> str:
    """The day's own part of a pattern: "{d}." of "{d}. {m} {y}"."""
    return pattern.partition("{m}")[0].split(" ")[0].rstrip("-")


def _day(day: int, language: str) -> str:
    if date_patterns(language) is ISO:
        return f"{day:02d}"
    return "1er" if day == 1 and base_language(language) == "fr" else str(day)


def _year(year: int, language: str) -> str:
    return str(year) if year > 0 else phrases(language).before_christ.format(y=1 - year)


def _time(time: str) -> str:
    clock, zone = time[1:9], time[9:]
    hours_and_minutes = clock.removesuffix(":00") if clock.count(":") == 2 else clock
    return f"{hours_and_minutes} UTC" if zone == "Z" else f"{hours_and_minutes} {zone}".strip()


def _part_of_year(number: int, year: str, manner: _Manner) -> str:
    say = phrases(manner.language)
    seasons = say.seasons_inflected if manner.inflected and say.seasons_inflected else say.seasons
    if number <= 32:
        name = seasons[(number - 21) % 4]
    elif number <= 36:
        name = say.quarters[number - 33]
    else:
        name = say.thirds[number - 37] if number <= 39 else say.halves[number - 40]
    if number in _OVER_NEW_YEAR and year.isdigit():
        year = f"{year}/{(int(year) + 1) % 100:02d}"
    if 25 <= number <= 32:
        said = say.with_year.format(s=name, y=year) if year else name
        return f"{said} ({say.hemispheres[number > 28]})"
    # "first half of" needs its year; a season does not.
    return say.with_year.format(s=name, y=year) if year else name.removesuffix(" of").removesuffix(" من")


def _say_unspecified(point: Point, manner: _Manner) -> list[Said]:
    """Decades and centuries by name; a month or day that is not known is said to be unknown."""
    say = phrases(manner.language)
    if "X" in point.year:
        return _say_years(point, manner)
    known = "month" if point.month.isdigit() else "year"
    if (point.month, point.day) in (("XX", ""), ("XX", "XX")) or (known == "month" and point.day == "XX"):
        stated = msgspec.structs.replace(point, month=point.month if known == "month" else "", day="")
        unit = say.units[2 if point.day == "XX" else 1]
        pattern = say.unit_unknown.replace("{p}", unit)
        before, _, after = pattern.partition("{x}")
        return [piece for piece in (Said(before), *_say(stated, manner), Said(after)) if piece.text]
    return [Said(_range(point, manner))]


def ends_said(point: Point) -> tuple[Point, Point] | None:
    """First and last date of one that has no name of its own (2014-1X: October, December); else None."""
    vague_month = point.month not in ("", "XX") and "X" in point.month
    vague_day = point.day not in ("", "XX") and ("X" in point.day or point.month == "XX")
    if point.lower is None or point.upper is None or not (vague_month or vague_day):
        return None
    found: list[Point] = []
    for bound in (point.lower, point.upper):
        year, month, day = from_day_number(bound)
        made = make_point(iso_year(year), f"{month:02d}", f"{day:02d}" if vague_day else "")
        if not isinstance(made, Point):
            return None
        found.append(made)
    return found[0], found[1]


def _say_years(point: Point, manner: _Manner) -> list[Said]:
    """A year of which only the first digits are known, perhaps with a month and a day."""
    say = phrases(manner.language)
    years = _decade_or_century(point.year, manner)
    if not point.month:
        return [Said(years or _range(point, manner))]
    unknown_year = not point.year.strip("-X")
    if not (years or unknown_year) or "X" in point.month or "X" in point.day:
        return [Said(_range(point, manner))]
    year_text = say.unit_unknown.replace("{p}", say.units[0]).replace("{x}", "")
    stated = _plain(2000, point, msgspec.structs.replace(manner, drop_year=True, only_day=False))
    return [Said(stated + (year_text if unknown_year else f" ({years})"))]


def _decade_or_century(year: str, manner: _Manner) -> str:
    say = phrases(manner.language)
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if re.fullmatch(r"[0-9]{3}X", year) and year[:3] != "000":
        pattern = say.decade_inside if manner.inside else say.decade
        return pattern.format(y=int(first), z=int(last))
    if re.fullmatch(r"[0-9]{2}XX", year):
        number = int(year[:2]) + 1
        said = _ordinal(number) if base_language(manner.language) == "en" else str(number)
        pattern = say.century_inside if manner.inside else say.century
        return pattern.format(n=said, y=int(first), z=int(last))
    return ""


def _range(point: Point, manner: _Manner) -> str:
    """By its bounds, in the coarsest unit that is true of them."""
    if point.lower is None or point.upper is None:
        return phrases(manner.language).unknown
    (year, month, day), (to_year, to_month, to_day) = (
        from_day_number(point.lower),
        from_day_number(point.upper),
    )
    whole_months = day == 1 and to_day == month_length(to_year, to_month)
    patterns = date_patterns(manner.language)
    if whole_months and (month, to_month) == (1, 12):
        ends = [patterns.year.format(y=_year(each, manner.language)) for each in (year, to_year)]
    elif whole_months:
        ends = [
            heading(year, month, None, manner.language),
            heading(to_year, to_month, None, manner.language),
        ]
    else:
        ends = [
            heading(year, month, day, manner.language),
            heading(to_year, to_month, to_day, manner.language),
        ]
    between = re.sub(r"\[[^|\]]*\|([^\]]*)\]", r"\1", phrases(manner.language).between).lower()
    return between.replace("{x}", ends[0]).replace("{z}", ends[1])


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
