"""Days as numbers: the proleptic Gregorian calendar for every year, past the limits of `datetime`.

Day 1 is 1 January of year 1, as in `date.toordinal`; earlier days count down through 0.
"""

from functools import lru_cache

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in a month (1-12)."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day, whatever the year (Hinnant, "days from civil")."""
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - 305


def from_day_number(number: int) -> tuple[int, int, int]:
    """(year, month, day) of a day's number."""
    era, day_of_era = divmod(number + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    return year_of_era + era * 400 + (month <= 2), month, day


def iso_year(year: int) -> str:
    """A year as EDTF writes it: four digits, or Y and more."""
    if -9999 <= year <= 9999:
        return f"{'-' if year < 0 else ''}{abs(year):04d}"
    return f"Y{year}"


@lru_cache(maxsize=20_000)
def iso_day(number: int) -> str:
    """YYYY-MM-DD of a day's number."""
    year, month, day = from_day_number(number)
    return f"{iso_year(year)}-{month:02d}-{day:02d}"


def add_months(number: int, months: int) -> int:
    """The same day of another month, or that month's last day where it has no such day."""
    year, month, day = from_day_number(number)
    total = year * 12 + (month - 1) + months
    year, month = total // 12, total % 12 + 1
    return day_number(year, month, min(day, month_length(year, month)))


def weekday(number: int) -> int:
    """0 is Monday."""
    return (number - 1) % 7
