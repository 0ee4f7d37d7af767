"""The few questions that pages ask of a date: under which month it stands, and whether it is known exactly."""

from generator.edtf.bounds import is_exact, year_month_of_lower
from generator.edtf.days import iso_year
from generator.edtf.value import EdtfDate


def month_of(date: EdtfDate | None) -> str:
    """`2014-06`: the month under which a list shows the date; "" for what has none."""
    found = year_month_of_lower(date)
    return f"{iso_year(found[0])}-{found[1]:02d}" if found else ""


def year_of(date: EdtfDate | None) -> str:
    """`2014`, or ""."""
    return month_of(date)[:-3]


def is_dated(date: EdtfDate | None) -> bool:
    """Whether the date has a place on a timeline."""
    return year_month_of_lower(date) is not None


def is_certain(date: EdtfDate | None) -> bool:
    """Known to the day and not in doubt."""
    return is_exact(date)


def canonical(date: EdtfDate | None) -> str:
    """The date as EDTF, "" without one."""
    return date.edtf if date else ""
