"""Early, mid and late: the first, second and last third of a month, season, year, decade or century; its halves."""

from generator.edtf.days import month_length
from generator.edtf.point import APPROXIMATE, Point, doubt, doubted, make_point
from generator.edtf.precision import PARTS_OF_A_YEAR

_YEARS_OF_A_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_YEARS_OF_A_CENTURY = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}
_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_INDEX = {"early": 0, "mid": 1, "late": 2}


def third_of(point: Point, third: str) -> tuple[Point, Point] | None:
    """First and last date of the third, both the same where it is one; None where a date has no thirds."""
    year = point.year
    if point.precision == "month" and "X" not in point.month + year and not point.day:
        length = month_length(int(year.removeprefix("Y")), int(point.month))
        first, last = _DAYS[third] if third in _DAYS else _half(third, length)
        last = min(last, length)
        return _ends((year, point.month, f"{first:02d}"), (year, point.month, f"{last:02d}"), point)
    if third not in _DAYS:
        return None
    if point.precision == "year" and "X" not in year and not point.month:
        first, last = _MONTHS[third]
        return _ends((year, f"{first:02d}", ""), (year, f"{last:02d}", ""), point)
    if point.precision in ("season", "quarter") and "X" not in year:
        # Nobody knows when a season begins: its months are around.
        first = PARTS_OF_A_YEAR[int(point.month)][0] + _INDEX[third]
        moved = f"{int(year) + (first > 12):04d}"
        month = make_point(moved, f"{(first - 1) % 12 + 1:02d}")
        return None if not isinstance(month, Point) else (doubted(month, APPROXIMATE | doubt(point)),) * 2
    if point.precision == "decade" and not point.month:
        first, last = _YEARS_OF_A_DECADE[third]
        return _ends((f"{year[:3]}{first}", "", ""), (f"{year[:3]}{last}", "", ""), point)
    if point.precision == "century" and not point.month and not year.startswith("-"):
        first, last = _YEARS_OF_A_CENTURY[third]
        return _ends((f"{year[:2]}{first:02d}", "", ""), (f"{year[:2]}{last:02d}", "", ""), point)
    return None


def _half(half: str, length: int) -> tuple[int, int]:
    return (1, length // 2) if half == "first-half" else (length // 2 + 1, length)


def _ends(
    first: tuple[str, str, str], last: tuple[str, str, str], whole: Point
) -> tuple[Point, Point] | None:
    start, end = make_point(*first), make_point(*last)
    if not isinstance(start, Point) or not isinstance(end, Point):
        return None
    return doubted(start, doubt(whole)), doubted(end, doubt(whole))
