"""EDTF text becomes a date value: levels 0 and 1 whole, and the parts of level 2 named in docs/dates.md.

Source: ISO 8601-2:2019 as given by the Library of Congress, https://www.loc.gov/standards/datetime/.
"""

import re

import msgspec

from generator.edtf.days import day_number, from_day_number, iso_day, month_length
from generator.edtf.value import DateFault, EdtfDate, End

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_SINGLE = re.compile(
    r"(?P<q0>[?~%]?)(?P<year>-?[0-9X]{4}|Y-?[0-9]{5,12})(?P<q1>[?~%]?)"
    r"(?:-(?P<q2>[?~%]?)(?P<month>[0-9X]{2})(?P<q3>[?~%]?)"
    r"(?:-(?P<q4>[?~%]?)(?P<day>[0-9X]{2})(?P<q5>[?~%]?))?)?\Z"
)
_OLD = re.compile(r"\?~|[ux]|\bopen\b|\bunknown\b")
_LONGEST = 400

# First and last month of each grouping; the end may lie in the next year.
_GROUPINGS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    25: (3, 5),
    26: (6, 8),
    27: (9, 11),
    28: (12, 14),
    29: (9, 11),
    30: (12, 14),
    31: (3, 5),
    32: (6, 8),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def parse_edtf(text: str) -> EdtfDate | DateFault:
    """The date that an EDTF text tells, or why it is none."""
    plain = _PLAIN.match(text)
    if plain is not None:
        return _plain(text, plain)
    if not text or len(text) > _LONGEST:
        message = "a date stands here that is far too long" if text else "there is no date here"
        return DateFault("date-form", message, _FORMS_HINT, 0, len(text))
    if text in ("XXXX", "XXXX-XX-XX", "XXXX-XX"):
        return EdtfDate(text, None, None, "unknown", "unknown", "none")
    if text[0] in "[{":
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _single(text)


_FORMS_HINT = "write it like 2014-07-27, 2014-07, 2014, 27 July 2014, 2014-07-27? or 2014-07-27/2014-08-03"


def modern_spelling(text: str) -> str | None:
    """Today's spelling of a date of the 2012 draft (open, unknown, ?~, uuuu); None where it is today's."""
    if _OLD.search(text) is None:
        return None
    changed = text.replace("?~", "%")
    changed = re.sub(r"(?<=[0-9uxX-])[ux]|(?<![A-Za-z])[ux](?=[uxX0-9-])", "X", changed)
    changed = re.sub(r"/open\b", "/..", re.sub(r"\bopen/", "../", changed))
    changed = re.sub(r"/unknown\b", "/", re.sub(r"\bunknown/", "/", changed))
    return None if changed == text else changed


def _plain(text: str, match: re.Match[str]) -> EdtfDate | DateFault:
    year_text, month_text, day_text = match.groups()
    year = int(year_text)
    if month_text is None:
        return EdtfDate(text, day_number(year, 1, 1), day_number(year, 12, 31), precision="year")
    month = int(month_text)
    if not 1 <= month <= 12:
        return _single(text)
    if day_text is None:
        last = month_length(year, month)
        return EdtfDate(text, day_number(year, month, 1), day_number(year, month, last), precision="month")
    day = int(day_text)
    if not 1 <= day <= month_length(year, month):
        return no_such_day(year, month, day, text)
    number = day_number(year, month, day)
    return EdtfDate(text, number, number)


def no_such_day(year: int, month: int, day: int, text: str) -> DateFault:
    """The fault that names how many days the month has."""
    length = month_length(year, month)
    message = f"{_MONTHS[month - 1]} {year} has {length} days, not {day}"
    suggestion = f"{year:04d}-{month:02d}-{length:02d}" if day > length else ""
    hint = f"did you mean {suggestion}?" if suggestion else "days count from 01"
    return DateFault("date-no-such-day", message, hint, 0, len(text), suggestion)


def _single(text: str) -> EdtfDate | DateFault:
    match = _SINGLE.match(text)
    if match is None:
        return _form_fault(text)
    year_text, month_text, day_text = match["year"], match["month"], match["day"]
    low, high = _years(year_text)
    if month_text is None:
        bounds: tuple[int, int] | DateFault = (day_number(low, 1, 1), day_number(high, 12, 31))
        precision = _year_precision(year_text)
    elif day_text is None:
        bounds = _month_bounds(low, high, month_text, text)
        precision = _month_precision(month_text, year_text)
    else:
        bounds = _day_bounds(low, high, month_text, day_text, text)
        precision = "day" if "X" not in day_text else _month_precision(month_text, year_text)
    if isinstance(bounds, DateFault):
        return bounds
    marks = "".join(match[f"q{index}"] or "" for index in range(6))
    return EdtfDate(
        edtf=text,
        lower=bounds[0],
        upper=bounds[1],
        precision=precision,
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
    )


def _years(text: str) -> tuple[int, int]:
    if text.startswith("Y"):
        year = int(text[1:])
        return year, year
    if text.startswith("-"):
        return -int(text[1:].replace("X", "9")), -int(text[1:].replace("X", "0"))
    return int(text.replace("X", "0")), int(text.replace("X", "9"))


def _year_precision(text: str) -> str:
    unknown = len(text) - len(text.rstrip("X"))
    return ("year", "decade", "century", "millennium", "none")[unknown] if "X" in text else "year"


def _month_precision(month: str, year: str) -> str:
    if "X" in month:
        return _year_precision(year)
    number = int(month)
    if number <= 12:
        return "month"
    if number <= 32:
        return "season"
    return "quarter" if number <= 36 else "quadrimester" if number <= 39 else "semester"


def _fitting(pattern: str, low: int, high: int) -> list[int]:
    shape = re.compile(pattern.replace("X", "[0-9]"))
    return [number for number in range(low, high + 1) if shape.fullmatch(f"{number:02d}")]


def _month_bounds(low: int, high: int, month: str, text: str) -> tuple[int, int] | DateFault:
    if "X" not in month and int(month) in _GROUPINGS:
        first, last = _GROUPINGS[int(month)]
        end_year, end_month = (high, last) if last <= 12 else (high + 1, last - 12)
        return day_number(low, first, 1), day_number(end_year, end_month, month_length(end_year, end_month))
    months = _fitting(month, 1, 12)
    if not months:
        message = f"there is no month {month}"
        return DateFault("date-no-such-month", message, "months are 01 to 12", 0, len(text))
    last_month = months[-1]
    return day_number(low, months[0], 1), day_number(high, last_month, month_length(high, last_month))


def _day_bounds(low: int, high: int, month: str, day: str, text: str) -> tuple[int, int] | DateFault:
    months = _fitting(month, 1, 12)
    days = _fitting(day, 1, 31)
    if not months:
        message = f"there is no month {month}"
        return DateFault("date-no-such-month", message, "months are 01 to 12", 0, len(text))
    found: list[int] = []
    # Leap years repeat within eight years, so the ends of the span decide.
    years = sorted({*range(low, min(low + 8, high) + 1), *range(max(high - 8, low), high + 1)})
    for year in years:
        for each_month in months:
            length = month_length(year, each_month)
            found.extend(day_number(year, each_month, each) for each in days if each <= length)
    if not found:
        if "X" in month + day or low != high:
            message = "no calendar has such a day"
            return DateFault("date-no-such-day", message, "check day and month", 0, len(text))
        return no_such_day(low, months[0], int(day), text)
    return min(found), max(found)


def _interval(text: str) -> EdtfDate | DateFault:
    start_text, _, end_text = text.partition("/")
    if "/" in end_text:
        return DateFault("date-form", "an interval has one slash", _FORMS_HINT, 0, len(text))
    start = _interval_end(start_text)
    if isinstance(start, DateFault):
        return start
    end = _interval_end(end_text)
    if isinstance(end, DateFault):
        shift = len(start_text) + 1
        return msgspec.structs.replace(end, start=end.start + shift, end=end.end + shift)
    if start_text in ("", "..") and end_text in ("", ".."):
        message = "an interval needs at least one date"
        return DateFault("date-form", message, "write unknown where nothing is known", 0, len(text))
    if start.lower is not None and end.upper is not None and start.lower > end.upper:
        message = "this interval ends before it begins"
        swapped = f"{end_text}/{start_text}"
        return DateFault("date-backwards", message, f"did you mean {swapped}?", 0, len(text), swapped)
    finer = start if start.lower is not None and _rank(start) >= _rank(end) else end
    return EdtfDate(
        edtf=text,
        lower=start.lower,
        upper=end.upper,
        lower_end=start.lower_end,
        upper_end=end.upper_end,
        precision=finer.precision,
        form="interval",
        uncertain=start.uncertain or end.uncertain,
        approximate=start.approximate or end.approximate,
    )


def _interval_end(text: str) -> EdtfDate | DateFault:
    if text in ("", ".."):
        kind: End = "open" if text else "unknown"
        return EdtfDate(text, None, None, kind, kind, "none")
    return parse_edtf(text) if text[0] not in "[{" else _form_fault(text)


_ORDER = ("none", "millennium", "century", "decade", "year", "semester", "quadrimester", "quarter", "season")


def _rank(date: EdtfDate) -> int:
    order = (*_ORDER, "month", "day")
    return order.index(date.precision)


def _set(text: str) -> EdtfDate | DateFault:
    closing = "]" if text[0] == "[" else "}"
    if not text.endswith(closing):
        message = f"this set of dates is not closed with {closing}"
        return DateFault("date-form", message, "", 0, len(text), text + closing)
    members: list[EdtfDate] = []
    lower_end: End = "known"
    upper_end: End = "known"
    offset = 1
    for part in text[1:-1].split(","):
        stripped = part.strip()
        place = offset + part.index(stripped) if stripped else offset
        offset += len(part) + 1
        start, dots, end = stripped.partition("..")
        ends = [each for each in (start, end) if each] if dots else [stripped]
        if dots and not start:
            lower_end = "open"
        if dots and not end:
            upper_end = "open"
        if not ends:
            return DateFault("date-form", "a date is missing in this set", _FORMS_HINT, place, place + 1)
        for each in ends:
            date = _single(each) if _PLAIN.match(each) is None else parse_edtf(each)
            if isinstance(date, DateFault):
                return msgspec.structs.replace(date, start=place, end=place + len(stripped))
            members.append(date)
    lower = None if lower_end == "open" else min(each.lower for each in members if each.lower is not None)
    upper = None if upper_end == "open" else max(each.upper for each in members if each.upper is not None)
    finest = max(members, key=_rank)
    return EdtfDate(
        edtf=re.sub(r"\s*,\s*", ",", text),
        lower=lower,
        upper=upper,
        lower_end=lower_end,
        upper_end=upper_end,
        precision=finest.precision,
        form="one-of" if text[0] == "[" else "all-of",
        uncertain=any(each.uncertain for each in members),
        approximate=any(each.approximate for each in members),
    )


def _form_fault(text: str) -> DateFault:
    slashes = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    if slashes:
        return DateFault("date-ambiguous", "day or month first?", _FORMS_HINT, 0, len(text))
    loose = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text)
    if loose:
        suggestion = "-".join(part.zfill(2) for part in loose.groups() if part)
        message = "months and days have two digits"
        return DateFault("date-form", message, f"did you mean {suggestion}?", 0, len(text), suggestion)
    return DateFault("date-form", f"“{text[:60]}” is not a date", _FORMS_HINT, 0, len(text))


def span_of(first: int, last: int) -> tuple[str, str]:
    """Two day numbers as YYYY-MM-DD texts."""
    return iso_day(first), iso_day(last)


def year_and_month(number: int) -> tuple[int, int]:
    """Year and month of a day's number."""
    return from_day_number(number)[:2]
