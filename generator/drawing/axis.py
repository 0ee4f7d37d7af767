"""The axis: from the first month (or year) with an event to the last, and where it is labelled.

Works at the narrowest width a drawing has; what does not collide there collides nowhere.
"""

from collections.abc import Iterator, Sequence
from itertools import count, pairwise

import msgspec

from generator.drawing.labels import LETTER, width_of
from generator.edtf.calendar_names import date_patterns
from generator.edtf.days import day_number, from_day_number, iso_year
from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words, month_heading

NARROWEST = 640
_FEWEST_MONTHS = 3
_MOST_MONTHS = 30
_MOST_LINES = 40
_LABEL_GAP = 5


class Axis(msgspec.Struct, frozen=True, gc=False):
    """Days by number; `end` is the day after the last. Margins are fractions of the drawing."""

    start: int
    end: int
    by_months: bool
    by_days: bool = False
    """A single month, as wide as the drawing."""
    left: float = 0.0
    right: float = 0.0

    def fraction(self, day: float) -> float:
        """Where a day begins, from 0 to 1 of the drawing; days outside stand at the ends of the axis."""
        along = min(1.0, max(0.0, (day - self.start) / (self.end - self.start)))
        return self.left + along * (1 - self.left - self.right)


class Tick(msgspec.Struct, frozen=True, gc=False):
    """A line across the drawing; `label` is "" where there is no room for one."""

    at: float
    label: str = ""


def make_axis(days: Sequence[int], window: tuple[int, int] | None = None) -> Axis:
    """The axis that holds these days, at least one: in whole months, whole years where they are more than 30.

    `window` is a first and last day beyond which nothing is shown, whatever the events; the days of one month are
    the whole axis.
    """
    first, last = min(days), max(days)
    if window is not None and month_index(window[0]) == month_index(window[1]):
        month = month_index(window[0])
        return Axis(_first_day(month), _first_day(month + 1), by_months=True, by_days=True)
    if window is not None:
        first, last = (min(max(day, window[0]), window[1]) for day in (first, last))
    first_month, last_month = month_index(first), month_index(last)
    if last_month - first_month >= _MOST_MONTHS:
        first_month, last_month = first_month // 12 * 12, last_month // 12 * 12 + 11
        return Axis(_first_day(first_month), _first_day(last_month + 1), by_months=False)
    missing = _FEWEST_MONTHS - (last_month - first_month + 1)
    if missing > 0:
        first_month, last_month = first_month - missing // 2, last_month + missing - missing // 2
    return Axis(_first_day(first_month), _first_day(last_month + 1), by_months=True)


def make_ticks(axis: Axis, language: str) -> tuple[Tick, ...]:
    """Lines and labels, from the left; no label meets another at the narrowest width, hence at any."""
    if axis.by_days:
        return _day_ticks(axis, language)
    return _month_ticks(axis, language) if axis.by_months else _year_ticks(axis, language)


def month_index(day: int) -> int:
    """Months since the year 0, for counting."""
    year, month, _ = from_day_number(day)
    return year * 12 + month - 1


def _first_day(month: int) -> int:
    return day_number(month // 12, month % 12 + 1, 1)


def _day_ticks(axis: Axis, language: str) -> tuple[Tick, ...]:
    """The first of the month with its name, and every seventh day after it."""
    days = range(axis.start, axis.end, 7)
    labels = [_month_label(month_index(axis.start), True, language), *(str(day) for day in (8, 15, 22, 29))]
    return tuple(
        Tick(axis.fraction(day), _if_room(axis.fraction(day), label))
        for day, label in zip(days, labels, strict=False)
    )


def _month_ticks(axis: Axis, language: str) -> tuple[Tick, ...]:
    months = range(month_index(axis.start), month_index(axis.end - 1) + 1)
    places = {month: axis.fraction(_first_day(month)) for month in months}
    labels: dict[int, str] = {}
    for step in (1, 2, 3, 6, 12):
        labelled = [month for month in months if month % step == 0]
        labels = {month: _month_label(month, month == labelled[0], language) for month in labelled}
        if _fit([(places[month], label) for month, label in labels.items()]):
            break
    return tuple(Tick(place, _if_room(place, labels.get(month, ""))) for month, place in places.items())


def _month_label(month: int, with_year: bool, language: str) -> str:
    if with_year or month % 12 == 0:
        return month_heading(month // 12, month % 12 + 1, language)
    return date_patterns(language).alone[month % 12]


def _year_ticks(axis: Axis, language: str) -> tuple[Tick, ...]:
    first, last = month_index(axis.start) // 12, month_index(axis.end - 1) // 12
    ticks: list[tuple[float, str]] = []
    for step in _steps():
        years = range(-(-first // step) * step, last + 1, step)
        if len(years) > _MOST_LINES:
            continue
        ticks = [(axis.fraction(day_number(year, 1, 1)), _year_label(year, language)) for year in years]
        if _fit(ticks):
            break
    return tuple(Tick(place, _if_room(place, label)) for place, label in ticks)


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, 100 …: years, decades, centuries."""
    for power in count():
        yield from (digit * 10**power for digit in (1, 2, 5))


def _year_label(year: int, language: str) -> str:
    date = parse_edtf(iso_year(year))
    return date_words(date, language) if isinstance(date, EdtfDate) else str(year)


def _fit(ticks: list[tuple[float, str]]) -> bool:
    return all(
        (following - place) * NARROWEST >= _taken(label) for (place, label), (following, _) in pairwise(ticks)
    )


def _if_room(place: float, label: str) -> str:
    """The last label may find no room before the edge."""
    return label if place * NARROWEST + _taken(label) - LETTER <= NARROWEST else ""


def _taken(label: str) -> float:
    return _LABEL_GAP + width_of(label) + LETTER
