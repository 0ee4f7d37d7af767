"""A day, month or year in words, possibly with the year or month left for its neighbour to say."""

import re

import msgspec

from generator.edtf.days import iso_year
from generator.edtf.phrases import month_spellings
from generator.edtf.value import DateFault

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"(?:on )?({'|'.join(_WEEKDAYS)}|mon|tue|wed|thu|fri|sat|sun)[,.]? +(?=\S)", re.IGNORECASE
)
_NUMBER = r"([0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?"
_WORD = r"([^\W\d_][^\d,]*?)"
_YEAR = r"(-?[0-9]{3,4})"
_DAY_FIRST = re.compile(rf"{_NUMBER}(?: +(?:of|de|of the))? +{_WORD}\.?(?:,? +(?:de +)?{_YEAR}(?: г\.?)?)?\Z")
_MONTH_FIRST = re.compile(rf"{_WORD}\.? +{_NUMBER}(?:,? +{_YEAR})?\Z")
_MONTH = re.compile(rf"{_WORD}\.?(?:,? +(?:of +|de +)?{_YEAR}(?: г\.?)?)?\Z")
_DAY = re.compile(rf"(?:the )?{_NUMBER}\Z")
_BEFORE_CHRIST = re.compile(r"([0-9]{1,4}) (?:bc|bce)\Z", re.IGNORECASE)


class Partial(msgspec.Struct, frozen=True):
    """What one expression says itself."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def edtf(self) -> str:
        """EDTF of a partial that has a year."""
        parts = [iso_year(self.year or 0)]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def complete(partial: Partial, neighbour: Partial) -> Partial:
    """The partial with year, and for a bare day the month, of its neighbour."""
    month = neighbour.month if partial.month is None and partial.day is not None else partial.month
    year = neighbour.year if partial.year is None else partial.year
    return Partial(year, month, partial.day, partial.weekday)


def read_partial(text: str, language: str) -> Partial | DateFault | None:
    """A day, month or year in words or ISO form; None when it is neither."""
    text = text.strip()
    day_of_week = None
    if match := _WEEKDAY.match(text):
        day_of_week = next(index for index, name in enumerate(_WEEKDAYS) if name[:3] == match[1][:3].lower())
        text = text[match.end() :]
    if match := _ISO.match(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        return Partial(year, month, day, day_of_week)
    if match := _BEFORE_CHRIST.match(text):
        return Partial(1 - int(match[1]))
    if match := _DAY.match(text):
        return Partial(day=int(match[1]), weekday=day_of_week)
    return _with_month_name(text, language, day_of_week)


def _with_month_name(text: str, language: str, day_of_week: int | None) -> Partial | DateFault | None:
    spellings = month_spellings(language)
    for pattern, name_at, day_at, year_at in (
        (_DAY_FIRST, 2, 1, 3),
        (_MONTH_FIRST, 1, 2, 3),
        (_MONTH, 1, None, 2),
    ):
        match = pattern.match(text)
        if match is None:
            continue
        number = spellings.get(match[name_at].strip().casefold().rstrip("."))
        if number is None:
            continue
        year = int(match[year_at]) if match[year_at] else None
        day = int(match[day_at]) if day_at else None
        return Partial(year, number, day, day_of_week)
    return None
