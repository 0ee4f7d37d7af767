"""The few questions that pages ask of a date: under which month it stands, and whether it is known exactly."""

from generator.edtf.bounds import is_exact, month_of
from generator.edtf.value import EdtfDate


def year_of(date: EdtfDate | None) -> str:
    """`2014`, or ""."""
    return month_of(date)[:-3]


def is_certain(date: EdtfDate | None) -> bool:
    """Known to the day and not in doubt."""
    return is_exact(date)


def canonical(date: EdtfDate | None) -> str:
    """The date as EDTF, "" without one."""
    return date.edtf if date else ""
