"""One date in words, perhaps with the year or month left for its neighbour to say: "27", "27 July", "July 2014"."""

import re
from typing import Literal

import msgspec

from generator.edtf.calendar_names import WEEKDAYS
from generator.edtf.days import iso_year, weekday
from generator.edtf.point import APPROXIMATE, UNCERTAIN, Point, doubted, read_point
from generator.edtf.tokens import Token
from generator.edtf.value import DateFault

Third = Literal["", "early", "mid", "late", "first-half", "second-half"]
_PLAIN = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_DOUBTS = {
    "?": UNCERTAIN,
    "perhaps": UNCERTAIN,
    "uncertain": UNCERTAIN,
    "~": APPROXIMATE,
    "about": APPROXIMATE,
    "approximate": APPROXIMATE,
    "%": UNCERTAIN | APPROXIMATE,
}
_HALVES: dict[int, Third] = {40: "first-half", 41: "second-half"}
"""Halves of the year until a month is named, then of the month."""
_IGNORED = ("comma", "bracket", "day-of")


class Partial(msgspec.Struct, frozen=True):
    """What one expression says itself. `whole` is an EDTF date that is more than year, month and day."""

    start: int
    end: int
    year: int | None = None
    month: int = 0
    day: int = 0
    whole: str = ""
    weekday: int = -1
    doubt: int = 0
    third: Third = ""


class NoDate(msgspec.Struct, frozen=True):
    """The token that does not belong in a date, or what is missing or twice."""

    start: int
    end: int
    message: str = ""
    hint: str = ""


def read_partial(tokens: list[Token]) -> Partial | NoDate:
    """One date; every token must find its place in it."""
    if not tokens:
        return NoDate(0, 0)
    found = Partial(tokens[0].start, tokens[-1].end)
    numbers: list[Token] = []
    era = ""
    for token in tokens:
        if token.kind == "number":
            numbers.append(token)
        elif token.kind == "key" and token.key in ("bc", "ad", "century", "quarter", "half", "decade"):
            era += f" {token.key}"
        elif token.kind == "word":
            return NoDate(token.start, token.end)
        else:
            added = _with(found, token)
            if added is None:
                return NoDate(token.start, token.end)
            found = added
    return _with_numbers(found, numbers, era)


def _with(partial: Partial, token: Token) -> Partial | None:
    """The partial with one token more; None where the token has no place."""
    replace = msgspec.structs.replace
    if token.kind == "key":
        if token.key in _IGNORED:
            return partial
        if token.key in ("early", "mid", "late"):
            third: Third = "early" if token.key == "early" else "mid" if token.key == "mid" else "late"
            return None if partial.third else replace(partial, third=third)
        bits = _DOUBTS.get(token.key)
        return None if bits is None else replace(partial, doubt=partial.doubt | bits)
    if token.kind == "weekday":
        return None if partial.weekday >= 0 else replace(partial, weekday=token.value)
    if token.kind == "month" and partial.month in _HALVES and not partial.third and partial.year is None:
        return replace(partial, month=token.value, third=_HALVES[partial.month])
    if token.kind in ("month", "part"):
        return None if partial.month or partial.whole else replace(partial, month=token.value)
    if partial.month or partial.whole or partial.year is not None:
        return None
    plain = _PLAIN.fullmatch(token.key)
    if plain and int(plain[2]) and plain[3] != "00" and plain[3] != "0":
        return replace(partial, year=int(plain[1]), month=int(plain[2]), day=int(plain[3] or 0))
    return replace(partial, whole=token.key)


def _with_numbers(partial: Partial, numbers: list[Token], era: str) -> Partial | NoDate:
    replace = msgspec.structs.replace
    if "century" in era:
        return _century(partial, numbers, era)
    for word, before, most in (("quarter", 32, 4), ("half", 39, 2)):
        if word in era and numbers and not partial.month and 1 <= numbers[0].value <= most:
            partial = replace(partial, month=before + numbers[0].value)
            numbers = numbers[1:]
    for number in numbers:
        found: Partial | NoDate
        is_year = number.digits > 2 or (("bc" in era or "ad" in era) and number is numbers[-1])
        if number.key == "decade" or "decade" in era:
            found = _decade(partial, number)
        elif number.digits == 3 or number.digits > 4:
            found = _odd_year(number, partial, era)
        elif is_year and partial.year is None and not partial.whole:
            found = replace(partial, year=1 - number.value if "bc" in era else number.value)
        elif not is_year and not partial.day and not partial.whole:
            found = replace(partial, day=number.value)
        else:
            return NoDate(number.start, number.end)
        if isinstance(found, NoDate):
            return found
        partial = found
    return partial


def _odd_year(number: Token, partial: Partial, era: str) -> Partial | NoDate:
    """Of three digits only where the era is said: 27 July 201 is a slip."""
    if number.digits == 3 and partial.year is None and not partial.whole and ("ad" in era or "bc" in era):
        return msgspec.structs.replace(partial, year=1 - number.value if "bc" in era else number.value)
    hint = f"write {number.value:04d} or AD {number.value}" if number.digits == 3 else "check the year"
    return NoDate(number.start, number.end, "a year has four digits", hint)


def _decade(partial: Partial, number: Token) -> Partial | NoDate:
    if number.digits != 4 or number.value % 10 or partial.month or partial.day or partial.whole:
        return NoDate(number.start, number.end)
    if number.value % 100 == 0:
        hint = f"write {number.value // 10}X for ten years, {number.value // 100}XX for a hundred"
        return NoDate(number.start, number.end, f"{number.value}s may be ten years or a hundred", hint)
    return msgspec.structs.replace(partial, whole=f"{number.value // 10}X")


def _century(partial: Partial, numbers: list[Token], era: str) -> Partial | NoDate:
    if len(numbers) != 1 or not 1 <= numbers[0].value <= 99 or partial.month or partial.whole:
        return NoDate(partial.start, partial.end)
    sign = "-" if "bc" in era else ""
    return msgspec.structs.replace(partial, whole=f"{sign}{numbers[0].value - 1:02d}XX")


def completed(partials: list[Partial]) -> list[Partial]:
    """Each with the year, and a bare day with the month, of the next one that says it, else of the last."""
    done: list[Partial] = []
    for partial in reversed(partials):
        done.append(_from(partial, done[-1]) if done else partial)
    done.reverse()
    for index in range(1, len(done)):
        done[index] = _from(done[index], done[index - 1])
    return done


def _from(partial: Partial, neighbour: Partial) -> Partial:
    if partial.whole or neighbour.whole:
        return partial
    if partial.third and not partial.month and not partial.day and partial.year is None:
        return msgspec.structs.replace(partial, year=neighbour.year, month=neighbour.month)
    if partial.day and not partial.month and partial.year is None:
        return msgspec.structs.replace(partial, year=neighbour.year, month=neighbour.month)
    if partial.day and not partial.month:
        return msgspec.structs.replace(partial, month=neighbour.month)
    if partial.month and partial.year is None:
        return msgspec.structs.replace(partial, year=neighbour.year)
    return partial


def point_of(partial: Partial, text: str) -> Point | DateFault:
    """The date of a partial that needs no neighbour any more."""
    said = text[partial.start : partial.end]
    if not partial.whole and partial.year is None:
        message = f"“{said}” has no year"
        hint = (
            "add the year, as in 27 July 2014" if partial.month else "add month and year, as in 27 July 2014"
        )
        return DateFault("date-no-year", message, hint, partial.start, partial.end)
    if not partial.whole and partial.day and not partial.month:
        message = f"“{said}” has no month"
        return DateFault(
            "date-form", message, "add the month, as in 27 July 2014", partial.start, partial.end
        )
    point = read_point(_edtf(partial))
    if isinstance(point, DateFault):
        suggestion = (
            text[: partial.start] + point.suggestion + text[partial.end :] if point.suggestion else ""
        )
        return msgspec.structs.replace(point, start=partial.start, end=partial.end, suggestion=suggestion)
    if partial.weekday >= 0 and point.lower is not None:
        return _with_weekday(point, partial, text)
    return doubted(point, partial.doubt)


def _edtf(partial: Partial) -> str:
    if partial.whole:
        return partial.whole
    parts = [iso_year(partial.year or 0)]
    parts += [f"{part:02d}" for part in (partial.month, partial.day) if part]
    return "-".join(parts)


def _with_weekday(point: Point, partial: Partial, text: str) -> Point | DateFault:
    said = text[partial.start : partial.end]
    if point.lower is None or point.lower != point.upper:
        message = f"“{said}” names a day of the week, but no day"
        return DateFault("date-weekday", message, "leave the weekday out", partial.start, partial.end)
    true_day = weekday(point.lower)
    if true_day == partial.weekday:
        return doubted(point, partial.doubt)
    message = f"“{said}” is not a {WEEKDAYS[partial.weekday]}: that day is a {WEEKDAYS[true_day]}"
    return DateFault(
        "date-weekday", message, "check the day, or leave the weekday out", partial.start, partial.end
    )
