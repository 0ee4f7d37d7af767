"""Too many events to draw one by one: how many there were in each month, or year, or more years."""

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from generator.drawing.axis import NARROWEST, Axis, make_axis, month_index
from generator.drawing.labels import LETTER
from generator.edtf.days import day_number
from generator.edtf.value import EdtfDate

HIGHEST = 96
_MOST_BARS = 120
Counts = tuple[tuple[int, int], ...]
"""(month as `year * 12 + month - 1`, events) in order."""


class Bar(msgspec.Struct, frozen=True, gc=False):
    """Events that stand under one stretch of time. `start` and `width` are per cent, heights pixels."""

    start: float
    width: float
    height: int
    count: int
    address: str = ""
    """Where its events are listed, or ""."""
    shown: bool = False
    """Whether there is room to print the count."""


def count_months(dates: Iterable[EdtfDate | None]) -> Counts:
    """Events by month, each under its lower bound, as a list shows it."""
    days = Counter(date.upper if date.lower is None else date.lower for date in dates if date is not None)
    counts: Counter[int] = Counter()
    for day, events in days.items():
        if day is not None:
            counts[month_index(day)] += events
    return tuple(sorted(counts.items()))


def axis_of_counts(counts: Counts) -> Axis:
    """The axis that holds all months with an event."""
    return make_axis([day_number(month // 12, month % 12 + 1, 1) for month, _ in (counts[0], counts[-1])])


def make_bars(counts: Counts, axis: Axis, link: Callable[[int, int], str] | None) -> tuple[Bar, ...]:
    """A bar a month, on an axis of years a bar a year, decade or century.

    `link` gives the address of a year (month 0) or a month; longer stretches have none.
    """
    step = _months_in_a_bar(axis)
    summed: dict[int, int] = {}
    for month, count in counts:
        summed[month // step * step] = summed.get(month // step * step, 0) + count
    most = max(summed.values())
    bars = []
    for month, count in summed.items():
        first, last = (
            axis.fraction(day_number(each // 12, each % 12 + 1, 1)) for each in (month, month + step)
        )
        room = (last - first) * NARROWEST
        period = (month // 12, month % 12 + 1 if step == 1 else 0)
        bars.append(
            Bar(
                start=round(first * 100, 2),
                width=round((last - first) * 100, 2),
                height=max(2, round(HIGHEST * count / most)),
                count=count,
                address=link(*period) if link is not None and step <= 12 else "",
                shown=room >= LETTER * len(str(count)) + 4,
            )
        )
    return tuple(bars)


def _months_in_a_bar(axis: Axis) -> int:
    if axis.by_months:
        return 1
    years = (month_index(axis.end - 1) - month_index(axis.start) + 1) // 12
    step = 1
    while years / step > _MOST_BARS:
        step *= 10
    return step * 12
