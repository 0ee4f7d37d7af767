"""A date in words, whole or in pieces that carry the finest true `datetime` attribute of HTML."""

import re
from functools import lru_cache

import msgspec

from generator.edtf.days import from_day_number, iso_day
from generator.edtf.parse import parse_edtf
from generator.edtf.phrases import Phrases, month_names, phrases
from generator.edtf.value import EdtfDate


class DatePart(msgspec.Struct, frozen=True, gc=False):
    """A piece of a date in words; `datetime` is "" where no single value would be true."""

    text: str
    datetime: str = ""


class _Piece(msgspec.Struct, frozen=True):
    """A single date, taken apart."""

    year: int | None
    month: int | None
    day: int | None
    edtf: str
    marks: str


_HOLE = re.compile(r"(\{[xz]\})")
_MARKS = re.compile(r"[?~%]")
_SIMPLE = re.compile(r"(-?[0-9]{4}|Y-?[0-9]+)(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


def date_words(date: EdtfDate | None, language: str = "en", *, without_year: bool = False) -> str:
    """The date in words: "between 27 July and 3 August 2014"."""
    return "".join(part.text for part in date_parts(date, language, without_year=without_year))


@lru_cache(maxsize=4096)
def date_parts(
    date: EdtfDate | None, language: str = "en", *, without_year: bool = False
) -> tuple[DatePart, ...]:
    """The same words in pieces. `without_year` leaves the year out, for lists under a heading of the year."""
    say = phrases(language)
    if date is None or (date.lower is None and date.upper is None):
        return (DatePart(say.unknown),)
    text = date.edtf
    if date.form == "interval":
        return _interval(text, say, language, without_year)
    if date.form in ("one-of", "all-of"):
        return _set(date, say, language, without_year)
    return _qualified([_piece(text)], "", say, language, without_year)


def datetime_attribute(date: EdtfDate | None) -> str:
    """The value of `datetime` for the whole date, or "" where none is true."""
    if date is None or date.form != "single" or date.approximate:
        return ""
    return _datetime(_piece(date.edtf))


def _piece(text: str) -> _Piece:
    plain = _MARKS.sub("", text)
    match = _SIMPLE.match(plain)
    marks = "".join(sorted(set(_MARKS.findall(text))))
    if match is None:
        return _Piece(None, None, None, plain, marks)
    year, month, day = match.groups()
    return _Piece(
        int(year.lstrip("Y")), int(month) if month else None, int(day) if day else None, plain, marks
    )


def _datetime(piece: _Piece) -> str:
    """HTML has years from 1 on, months 01 to 12; nothing coarser or vaguer."""
    if piece.year is None or piece.year < 1 or piece.year > 9999 or (piece.month or 0) > 12:
        return ""
    return piece.edtf


def _set(date: EdtfDate, say: Phrases, language: str, without_year: bool) -> tuple[DatePart, ...]:
    members = date.edtf[1:-1].split(",")
    if len(members) == 1 and ".." in members[0]:
        start, _, end = members[0].partition("..")
        if not start:
            return _fill(say.by, _qualified([_piece(end)], "", say, language, without_year))
        if not end:
            return _fill(say.after, _qualified([_piece(start)], "", say, language, without_year))
        return _ends(start, end, say.between, say, language, without_year)
    if any(".." in member for member in members):
        joiner = say.disjunction if date.form == "one-of" else say.conjunction
        return _joined_ranges(members, joiner, say, language)
    joiner = say.disjunction if date.form == "one-of" else say.conjunction
    return _qualified([_piece(member) for member in members], joiner, say, language, without_year)


def _joined_ranges(members: list[str], joiner: str, say: Phrases, language: str) -> tuple[DatePart, ...]:
    parts: list[DatePart] = []
    for index, member in enumerate(members):
        if index:
            parts.append(DatePart(joiner if index == len(members) - 1 else say.comma))
        inner = parse_edtf(f"[{member}]" if ".." in member else member)
        if isinstance(inner, EdtfDate):
            parts.extend(date_parts(inner, language))
    return tuple(parts)


def _interval(text: str, say: Phrases, language: str, without_year: bool) -> tuple[DatePart, ...]:
    start, _, end = text.partition("/")
    if end in ("", ".."):
        pattern = say.since if end else say.end_unknown
        return _fill(pattern, _qualified([_piece(start)], "", say, language, without_year))
    if start in ("", ".."):
        pattern = say.until if start else say.start_unknown
        return _fill(pattern, _qualified([_piece(end)], "", say, language, without_year))
    return _ends(start, end, say.lasted, say, language, without_year)


def _ends(
    start: str, end: str, pattern: str, say: Phrases, language: str, without_year: bool
) -> tuple[DatePart, ...]:
    first, last = _piece(start), _piece(end)
    said = _said_together([first, last], say, language, without_year)
    if pattern == say.lasted and first.day and last.day and len(said[0].text) <= 3:
        pattern = pattern.replace(" – ", "–")
    return _fill(
        pattern,
        _marked((said[0],), first.marks, say),
        _marked((said[1],), last.marks, say),
    )


def _qualified(
    pieces: list[_Piece], joiner: str, say: Phrases, language: str, without_year: bool
) -> tuple[DatePart, ...]:
    said = _said_together(pieces, say, language, without_year)
    marks = "".join(sorted({mark for piece in pieces for mark in piece.marks}))
    parts: list[DatePart] = []
    for index, part in enumerate(said):
        if index:
            parts.append(DatePart(joiner if index == len(said) - 1 else say.comma))
        parts.append(part)
    return _marked(tuple(parts), marks, say)


def _marked(parts: tuple[DatePart, ...], marks: str, say: Phrases) -> tuple[DatePart, ...]:
    if "~" in marks or "%" in marks:
        parts = _fill(say.around, parts)
    if "?" in marks or "%" in marks:
        parts = _fill(say.uncertain, parts)
    return parts


def _fill(pattern: str, first: tuple[DatePart, ...], last: tuple[DatePart, ...] = ()) -> tuple[DatePart, ...]:
    parts: list[DatePart] = []
    for text in _HOLE.split(pattern):
        if text == "{x}":
            parts.extend(first)
        elif text == "{z}":
            parts.extend(last)
        elif text:
            parts.append(DatePart(text))
    return tuple(parts)


def _said_together(pieces: list[_Piece], say: Phrases, language: str, without_year: bool) -> list[DatePart]:
    """Each date in words; what it shares with the last one (month, year) is said only there."""
    last = pieces[-1]
    said = []
    for piece in pieces:
        alike = piece is not last and piece.year == last.year and piece.year is not None
        drop_year = without_year or (alike and (piece.month is not None) == (last.month is not None))
        same_month = alike and piece.month == last.month and bool(piece.day) and bool(last.day)
        said.append(DatePart(_said(piece, say, language, drop_year, same_month), _datetime(piece)))
    return said


def _said(piece: _Piece, say: Phrases, language: str, drop_year: bool, only_day: bool) -> str:
    if piece.year is None:
        return _unspecified(piece.edtf, say, language)
    year = _year(piece.year, say)
    if piece.month is None:
        return year
    if piece.month > 12:
        return _grouping(piece.month, year, say)
    beside, alone = month_names(language)
    if piece.day is None:
        name = alone[piece.month - 1]
        return name if drop_year else say.month.format(m=name, y=year)
    if only_day:
        return str(piece.day)
    pattern = say.day_and_month if drop_year else say.day
    return pattern.format(d=piece.day, m=beside[piece.month - 1], y=year)


def _year(year: int, say: Phrases) -> str:
    return str(year) if year > 0 else say.before_christ.format(y=1 - year)


def _grouping(number: int, year: str, say: Phrases) -> str:
    if number <= 24:
        return say.seasons[number - 21].format(y=year)
    if number <= 32:
        return say.seasons[(number - 25) % 4].format(y=year)
    if number <= 36:
        return say.quarter.format(n=number - 32, y=year)
    if number <= 39:
        return say.third.format(n=number - 36, y=year)
    return say.half.format(n=number - 39, y=year)


def _unspecified(text: str, say: Phrases, language: str) -> str:
    """Decades and centuries by name; other unspecified digits by their bounds."""
    if re.fullmatch(r"[0-9]{3}X", text):
        return say.decade.format(y=f"{text[:3]}0")
    if re.fullmatch(r"[0-9]{2}XX", text):
        number = int(text[:2]) + 1
        return say.century.format(n=_ordinal(number) if language.startswith("en") else number)
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-XX", text):
        month = parse_edtf(f"{match[1]}-{match[2]}")
        return date_words(month if isinstance(month, EdtfDate) else None, language)
    if match := re.fullmatch(r"([0-9]{4})-XX(-XX)?", text):
        return match[1]
    date = parse_edtf(text)
    if not isinstance(date, EdtfDate) or date.lower is None or date.upper is None:
        return say.unknown
    bounds = parse_edtf(f"[{iso_day(date.lower)}..{iso_day(date.upper)}]")
    return date_words(bounds if isinstance(bounds, EdtfDate) else None, language)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def month_heading(year: int, month: int, language: str = "en") -> str:
    """A month and year alone, as a heading."""
    return phrases(language).month.format(
        m=month_names(language)[1][month - 1], y=_year(year, phrases(language))
    )


def day_words(number: int, language: str = "en") -> str:
    """A day's number in words."""
    year, month, day = from_day_number(number)
    return phrases(language).day.format(d=day, m=month_names(language)[0][month - 1], y=year)
