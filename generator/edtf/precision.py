"""The units in which a date can be stated, and the parts of a year that EDTF numbers 21 to 41."""

from typing import Literal, get_args

Precision = Literal[
    "none",
    "millennium",
    "century",
    "decade",
    "year",
    "semester",
    "quadrimester",
    "season",
    "quarter",
    "month",
    "day",
    "second",
]
"""From the coarsest to the finest."""
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

_RANKS = {name: rank for rank, name in enumerate(PRECISIONS)}

# First month and number of months; those that begin in December end in the next year.
PARTS_OF_A_YEAR = {
    **{21 + season: (3 + 3 * season, 3) for season in range(4)},  # where the hemisphere is not said
    **{25 + season: (3 + 3 * season, 3) for season in range(4)},  # northern
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),  # southern
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    40: (1, 6),
    41: (7, 6),
}


def finest(precisions: list[Precision]) -> Precision:
    """The finest of several units."""
    return max(precisions, key=_RANKS.__getitem__)


def rank(precision: Precision) -> int:
    """How fine a unit is; higher is finer."""
    return _RANKS[precision]


def precision_of_year(year: str) -> Precision:
    """Of four digits, of which the last may be X."""
    if "X" not in year:
        return "year"
    digits = year.lstrip("-")
    if digits.rstrip("X").count("X"):
        return "year"  # 2X14 states its last digit
    return ("year", "decade", "century", "millennium", "none")[digits.count("X")]


def precision_of_month(month: str, year: str) -> Precision:
    """Of a month or part of a year; XX says no more than the year does."""
    if month == "XX":
        return precision_of_year(year)
    if "X" in month or int(month) <= 12:
        return "month"
    number = int(month)
    if number <= 32:
        return "season"
    return "quarter" if number <= 36 else "quadrimester" if number <= 39 else "semester"
