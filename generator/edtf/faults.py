"""What is said of a text that is not an EDTF date: why, and the text that was probably meant."""

import re

from generator.edtf.days import month_length
from generator.edtf.value import DateFault
from generator.text.patterns import pattern

FORMS_HINT = "write it like 2014-07-27, 2014-07, 2014, 27 July 2014, 2014-07-27? or 2014-07-27/2014-08-03"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHOWN = 60

# (shape, suggestion or "", message, hint where there is no suggestion)
_MISTAKES: tuple[tuple[re.Pattern[str], str, str, str], ...] = tuple(
    (pattern(typed), suggestion, message, hint)
    for typed, suggestion, message, hint in (
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", r"\1-\2-\3", "year, month and day are parted by hyphens", ""),
        (r"([0-9]{4})-([0-9]{4})", r"\1/\2", "two years are parted by a slash", ""),
        (r"([0-9]{3})", r"\1X", "a year has four digits, X for one that is not known", ""),
        (r"(-?)([0-9]{1,3})", "", "a year has four digits", "write 0079, or 19XX for a century"),
        (r"Y(-?[0-9]{4})", r"\1", "Y stands only before years of more than four digits", ""),
        (r"([0-9]{5,12})", r"Y\1", "a year of more than four digits begins with Y", ""),
        (r"Y?-?[0-9]+[ES][0-9]+.*", "", "years with an exponent or with significant digits are not read", ""),
        (
            r"-0000.*",
            "0000",
            "there is no year -0000",
            "the year before 1 is 0000, the one before that -0001",
        ),
        (
            r"(.+)T[0-9].*",
            "",
            "the time of day is not complete",
            "write T09:00:00, T09:00:00Z or leave it out",
        ),
        (r"P[0-9].*", "", "a length of time cannot be a date", "write both ends: 2014-07-27/2014-08-03"),
    )
)


def not_a_date(text: str) -> DateFault:
    """The fault of a text that has not the shape of a date."""
    unpadded = re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?([?~%]?)", text)
    if unpadded:
        year, sign, month, day, mark = unpadded.groups("")
        suggestion = "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])]) + mark
        if sign != "-":
            return _form("year, month and day are parted by hyphens", text, suggestion)
        return _form("months and days have two digits after a hyphen", text, suggestion)
    for mistake, replacement, message, hint in _MISTAKES:
        if match := mistake.fullmatch(text):
            return _form(message, text, match.expand(replacement), hint)
    if not text:
        return DateFault("date-form", "there is no date here", FORMS_HINT)
    return DateFault("date-form", f"“{shown(text)}” is not a date", FORMS_HINT, 0, len(text))


def bad_month(text: str, year: str, month: str, day: str) -> DateFault:
    """There is no such month; perhaps day and month changed places."""
    suggestion = ""
    if day.isdigit() and month.isdigit() and 1 <= int(day) <= 12 and 13 <= int(month) <= 31:
        suggestion = f"{year}-{day}-{month}"
    elif not day and month.isdigit() and year.isdigit() and int(month) > int(year[2:]):
        suggestion = f"{year}/{year[:2]}{month}"
    message = f"there is no month {month}"
    if day and not suggestion and month.isdigit() and 21 <= int(month) <= 41:
        message = f"{month} is a part of the year, which has no days"
    hint = (
        f"did you mean {suggestion}?" if suggestion else "months are 01 to 12; 21 to 41 are parts of a year"
    )
    return DateFault("date-no-such-month", message, hint, 0, len(text), suggestion)


def bad_day(text: str, year: str, month: str, day: str) -> DateFault:
    """There is no such day: how many the month has."""
    if "X" in year + month + day or int(day) == 0:
        hint = "days are 01 to 31; XX where it is not known"
        return DateFault("date-no-such-day", f"there is no day {day} in it", hint, 0, len(text))
    number, length = int(year.removeprefix("Y")), month_length(int(year.removeprefix("Y")), int(month))
    name = MONTHS[int(month) - 1]
    hint = f"write {year}-{month} if the day is not known"
    message = f"{name} {number} has {length} days, not {int(day)}"
    return DateFault("date-no-such-day", message, hint, 0, len(text))


def is_telling(fault: DateFault) -> bool:
    """Whether the fault says more than that the text is no date."""
    return not fault.message.endswith("is not a date")


def backwards(text: str, suggestion: str) -> DateFault:
    """The first date comes after the last."""
    message = "this ends before it begins"
    return DateFault("date-backwards", message, f"did you mean {suggestion}?", 0, len(text), suggestion)


def shown(text: str) -> str:
    """The text, cut where it is long."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _form(message: str, text: str, suggestion: str, hint: str = "") -> DateFault:
    asked = f"did you mean {suggestion}?" if suggestion else FORMS_HINT
    return DateFault("date-form", message, hint or asked, 0, len(text), suggestion)
