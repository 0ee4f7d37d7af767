"""Dates as people write them: EDTF, "28 or 29 June 2014", "early August 2014", "within a week after talks".

Every form compiles to EDTF, or to a relative date that `link` resolves; the writer's words are kept.
"""

import re
from functools import cache

import msgspec

from generator.diagnostics.suggest import nearest
from generator.edtf.bounds import range_date
from generator.edtf.calendar_words import Partial, complete, read_partial
from generator.edtf.days import iso_day, weekday
from generator.edtf.parse import modern_spelling, parse_edtf
from generator.edtf.phrases import month_spellings
from generator.edtf.relative import RelativeToEvent, RelativeToReport
from generator.edtf.relative_words import read_relative
from generator.edtf.value import DateFault, EdtfDate

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_UNKNOWN = {"unknown", "undated", "date unknown", "not known", "n.d.", "nd", "xxxx", "?"}
_FORMS = (
    "write it like 27 July 2014, July 2014, 2014-07-27, 28 or 29 June 2014, before 2014-08-12, "
    "early August 2014, summer 2014, Q3 2014, 1990s, within a week after EVENT, Thursday, or unknown"
)
_ABOUT = re.compile(r"(?:c\.|ca\.|circa|about|around|approximately|roughly|~)\s*(?=\S)(.+)\Z", re.IGNORECASE)
_PART_OF = re.compile(r"(early|mid|middle of|late|beginning of|end of)[ -]+(.+)\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"between (.+?) and (.+)\Z", re.IGNORECASE)
_LASTED = re.compile(r"(?:from )?(.+?)(?: to | through | until | till | – | — |–|—)(.+)\Z", re.IGNORECASE)
_BOUND = re.compile(
    r"(before|after|since|until|till|by|no later than|not before|from) (.+?)( on| onwards?)?\Z", re.IGNORECASE
)
_PREFIX = re.compile(r"(night of|evening of|morning of|week of|the week of|on|in) (.+)\Z", re.IGNORECASE)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_GROUPING = re.compile(r"(?:q([1-4])|h([12]))[ ,/-]*([0-9]{4})\Z|([0-9]{4})[ -]*(?:q([1-4])|h([12]))\Z", re.I)
_SEASON = re.compile(rf"({'|'.join(_SEASONS)}) (?:of )?([0-9]{{4}})\Z", re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?([0-9]{3})0[’']?s\Z", re.IGNORECASE)
_CENTURY = re.compile(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th) century\Z", re.IGNORECASE)
_NUMERIC = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\Z")
_LONGEST = 300


class DateReading(msgspec.Struct, frozen=True, gc=False):
    """What a text says of a date: a value, something to count it from, or (both None) that it is not known."""

    date: EdtfDate | None = None
    relative: RelativeToEvent | RelativeToReport | None = None
    words: str = ""
    """The writer's own words where they are not EDTF themselves."""
    warnings: tuple[DateFault, ...] = ()


def read_date(text: str, language: str = "en") -> DateReading | DateFault:
    """Reads a date in any form that docs/dates.md lists, with month names of `language` and English."""
    value = parse_edtf(text)
    if isinstance(value, EdtfDate):
        return DateReading(None if value.precision == "none" and value.form == "single" else value)
    stripped = " ".join(text.translate(_DIGITS).split())
    if not stripped or len(stripped) > _LONGEST:
        return value
    if stripped != text:
        again = parse_edtf(stripped)
        if isinstance(again, EdtfDate):
            return DateReading(again, words="" if stripped == text.strip() else text)
    if stripped.lower() in _UNKNOWN:
        return DateReading(words=text)
    old = modern_spelling(stripped)
    if old is not None:
        return _old_spelling(stripped, old, value)
    relative = read_relative(stripped)
    if relative is not None:
        return DateReading(relative=relative, words=text)
    found = _read(stripped, language, 0)
    if isinstance(found, DateFault):
        return _best_fault(stripped, value, found, language)
    return DateReading(found, words=text)


def _old_spelling(text: str, modern: str, fault: DateFault) -> DateReading | DateFault:
    value = parse_edtf(modern)
    if not isinstance(value, EdtfDate):
        return fault
    message = f"“{text}” is the spelling of 2012; today it is {modern}"
    warning = DateFault("date-old-spelling", message, f"write {modern}", 0, len(text), modern)
    return DateReading(value, warnings=(warning,))


def _best_fault(text: str, edtf: DateFault, friendly: DateFault, language: str) -> DateFault:
    """The more telling of two faults: one that names a day or month, else the nearest word."""
    for fault in (friendly, edtf):
        if fault.code not in ("date-form", "date-ambiguous") or (fault.suggestion and fault is edtf):
            return msgspec.structs.replace(fault, start=0, end=len(text))
    numeric = _NUMERIC.match(text)
    if numeric:
        return _ambiguous(text, numeric)
    return friendly if friendly.suggestion else _nearest_words(text, friendly, language)


def _ambiguous(text: str, match: re.Match[str]) -> DateFault:
    first, last, year = int(match[1]), int(match[3]), match[4]
    if len(year) == 2:
        year = f"20{year}"
    readings = [
        f"{year}-{month:02d}-{day:02d}" for day, month in ((first, last), (last, first)) if month <= 12
    ]
    good = [reading for reading in dict.fromkeys(readings) if isinstance(parse_edtf(reading), EdtfDate)]
    if not good:
        return DateFault("date-no-such-day", f"no calendar has the day {text}", _FORMS, 0, len(text))
    hint = f"write {' or '.join(good)}"
    message = (
        f"{text} can be read in two ways" if len(good) > 1 else f"{text} leaves open which part is the month"
    )
    return DateFault("date-ambiguous", message, hint, 0, len(text), good[0] if len(good) == 1 else "")


def _nearest_words(text: str, fault: DateFault, language: str) -> DateFault:
    known = _known_words(language)
    for match in re.finditer(r"[^\W\d_]{3,}", text):
        word = match[0]
        if word.casefold() in known:
            continue
        near = nearest(word, known, within=2 if len(word) > 4 else 1)
        if near is not None:
            proper = near.capitalize() if word[0].isupper() else near
            suggestion = text[: match.start()] + proper + text[match.end() :]
            hint = f"did you mean “{suggestion}”?"
            return msgspec.structs.replace(
                fault, hint=hint, start=match.start(), end=match.end(), suggestion=suggestion
            )
    return fault


@cache
def _known_words(language: str) -> frozenset[str]:
    words = "before after since until between and within about around early late week night unknown century"
    return frozenset({*month_spellings(language), *_SEASONS, *words.split()})


def _fault(text: str) -> DateFault:
    return DateFault("date-form", f"“{text[:60]}” is not a date", _FORMS, 0, len(text))


def _read(text: str, language: str, depth: int) -> EdtfDate | DateFault:
    """A friendly form without relations. Forms nest at most four deep: "about early May 2014"."""
    if depth > 4:
        return _fault(text)
    value = parse_edtf(text)
    if isinstance(value, EdtfDate):
        return value
    for reader in _READERS:
        found = reader(text, language, depth + 1)
        if found is not None:
            return found
    return _single(text, language, depth)


def _single(text: str, language: str, depth: int) -> EdtfDate | DateFault:
    marks = re.search(r"\s*([?~%])\Z", text)
    core = text[: marks.start()] if marks else text
    partial = read_partial(core, language)
    if isinstance(partial, DateFault):
        return partial
    if partial is None and marks:
        inner = _read(core, language, depth + 1)
        if isinstance(inner, DateFault) or inner.form != "single":
            return inner
        return _value(inner.edtf + marks[1], text)
    if partial is None:
        return _fault(text)
    if partial.year is None:
        message = f"“{text}” has no year"
        return DateFault("date-no-year", message, "add the year: 27 July 2014", 0, len(text))
    return _value(partial.edtf() + (marks[1] if marks else ""), text, partial)


def _value(edtf: str, text: str, partial: Partial | None = None) -> EdtfDate | DateFault:
    value = parse_edtf(edtf)
    if isinstance(value, DateFault):
        return msgspec.structs.replace(value, start=0, end=len(text))
    if partial and partial.weekday is not None and value.lower is not None:
        return _check_weekday(value, partial.weekday, text)
    return value


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _check_weekday(value: EdtfDate, day: int, text: str) -> EdtfDate | DateFault:
    assert value.lower is not None
    true_day = weekday(value.lower)
    if true_day == day:
        return value
    message = f"{value.edtf} was a {_WEEKDAYS[true_day]}, not a {_WEEKDAYS[day]}"
    return DateFault("date-weekday", message, "check the day, or leave the weekday out", 0, len(text))


def _read_about(text: str, language: str, depth: int) -> EdtfDate | DateFault | None:
    match = _ABOUT.match(text)
    if match is None:
        return None
    inner = _read(match[1], language, depth)
    if isinstance(inner, DateFault) or inner.approximate:
        return inner
    if inner.form == "single":
        mark = "%" if inner.uncertain else "~"
        return _value(inner.edtf.rstrip("?") + mark, text)
    return _value(re.sub(r"([0-9X])(?=\.\.|[\]},/]|\Z)", r"\1~", inner.edtf), text)


def _read_part(text: str, language: str, depth: int) -> EdtfDate | DateFault | None:
    match = _PART_OF.match(text)
    if match is None:
        return None
    inner = _read(match[2], language, depth)
    if isinstance(inner, DateFault):
        return inner
    third = {"early": 0, "beginning of": 0, "late": 2, "end of": 2}.get(match[1].lower(), 1)
    if inner.form == "single" and inner.precision == "month" and inner.upper is not None:
        first, last = ((1, 10), (11, 20), (21, int(iso_day(inner.upper)[-2:])))[third]
        return _value(f"[{inner.edtf[:7]}-{first:02d}..{inner.edtf[:7]}-{last:02d}]", text)
    if inner.form == "single" and inner.precision == "year":
        first, last = ((1, 4), (5, 8), (9, 12))[third]
        return _value(f"[{inner.edtf[:4]}-{first:02d}..{inner.edtf[:4]}-{last:02d}]", text)
    if inner.form == "single" and inner.precision == "decade":
        first, last = ((0, 3), (4, 6), (7, 9))[third]
        return _value(f"[{inner.edtf[:3]}{first}..{inner.edtf[:3]}{last}]", text)
    return _fault(text)


def _read_grouping(text: str, _language: str, _depth: int) -> EdtfDate | DateFault | None:
    if match := _GROUPING.match(text):
        quarter, half, year = match[1] or match[5], match[2] or match[6], match[3] or match[4]
        return _value(f"{year}-{32 + int(quarter) if quarter else 39 + int(half)}", text)
    if match := _SEASON.match(text):
        return _value(f"{match[2]}-{_SEASONS[match[1].lower()]}", text)
    if match := _DECADE.match(text):
        return _value(f"{match[1]}X", text)
    if match := _CENTURY.match(text):
        number = int(match[1]) - 1
        return _value(f"{number:02d}XX", text) if number >= 0 else _fault(text)
    return None


def _pair(start: str, end: str, language: str, depth: int) -> tuple[EdtfDate, EdtfDate] | DateFault:
    """Two dates of which the first may leave out what the second says: "21" and "27 July 2014"."""
    last = _read(end, language, depth)
    if isinstance(last, DateFault):
        return last
    first_partial = read_partial(start, language)
    last_partial = read_partial(end, language)
    if isinstance(first_partial, Partial) and isinstance(last_partial, Partial):
        first = _value(complete(first_partial, last_partial).edtf(), start, first_partial)
    else:
        first = _read(start, language, depth)
    return first if isinstance(first, DateFault) else (first, last)


def _read_between(text: str, language: str, depth: int) -> EdtfDate | DateFault | None:
    match = _BETWEEN.match(text)
    if match is not None:
        pair = _pair(match[1], match[2], language, depth)
        return pair if isinstance(pair, DateFault) else _value(f"[{pair[0].edtf}..{pair[1].edtf}]", text)
    start, dots, end = text.partition("..")
    if not dots:
        return None
    if not start.strip() or not end.strip():
        inner = _read((start or end).strip(), language, depth)
        if isinstance(inner, DateFault):
            return inner
        return _value(f"[{inner.edtf}..]" if start.strip() else f"[..{inner.edtf}]", text)
    pair = _pair(start.strip(), end.strip(), language, depth)
    return pair if isinstance(pair, DateFault) else _value(f"[{pair[0].edtf}..{pair[1].edtf}]", text)


def _read_choice(text: str, language: str, depth: int) -> EdtfDate | DateFault | None:
    for word, brackets in ((" or ", "[]"), (" and ", "{}")):
        if word not in text or text.lower().startswith("between "):
            continue
        parts = [part.strip() for part in re.split(rf",|{word}", text) if part.strip()]
        members: list[str] = []
        for part in parts:
            pair = _pair(part, parts[-1], language, depth)
            if isinstance(pair, DateFault):
                return pair
            members.append(pair[0].edtf)
        return _value(f"{brackets[0]}{','.join(members)}{brackets[1]}", text)
    return None


def _read_bound(text: str, language: str, depth: int) -> EdtfDate | DateFault | None:
    match = _BOUND.match(text)
    if match is None or (match[1].lower() == "from" and not match[3]):
        return None
    inner = _read(match[2], language, depth)
    if isinstance(inner, DateFault):
        return inner
    word = match[1].lower()
    mark = "?" if inner.uncertain else "~" if inner.approximate else ""
    if word in ("since", "from"):
        return _value(f"{inner.edtf}/..", text)
    if word in ("until", "till"):
        return _value(f"/{inner.edtf}", text)
    if word in ("by", "no later than"):
        return _value(f"[..{inner.edtf}]", text)
    if word == "not before":
        return _value(f"[{inner.edtf}..]", text)
    if word == "before" and inner.lower is not None:
        return range_date(None, inner.lower - 1, mark)
    if word == "after" and inner.upper is not None:
        return range_date(inner.upper + 1, None, mark)
    return _fault(text)


def _read_lasted(text: str, language: str, depth: int) -> EdtfDate | DateFault | None:
    match = _LASTED.match(text)
    if match is None:
        return None
    pair = _pair(match[1].strip(), match[2].strip(), language, depth)
    return pair if isinstance(pair, DateFault) else _value(f"{pair[0].edtf}/{pair[1].edtf}", text)


def _read_prefix(text: str, language: str, depth: int) -> EdtfDate | DateFault | None:
    match = _PREFIX.match(text)
    if match is None:
        return None
    inner = _read(match[2], language, depth)
    if isinstance(inner, DateFault) or "week" not in match[1].lower():
        return inner
    if inner.lower is None or inner.lower != inner.upper:
        return DateFault("date-form", "“week of” wants a day", "write week of 2014-07-21", 0, len(text))
    return range_date(inner.lower, inner.lower + 6)


_READERS = (
    _read_about,
    _read_part,
    _read_grouping,
    _read_between,
    _read_bound,
    _read_prefix,
    _read_choice,
    _read_lasted,
)
