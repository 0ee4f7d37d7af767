"""Dates as people write them: EDTF, "28 or 29 June 2014", "early August 2014", "within a week after talks".

Every form compiles to EDTF, or to a relative date that the model resolves; the writer's words are kept.
"""

import re
import unicodedata

import msgspec

from generator.diagnostics.suggest import nearest
from generator.edtf.bounds import is_unknown
from generator.edtf.calendar_names import WEEKDAYS, date_patterns
from generator.edtf.expression import to_date
from generator.edtf.faults import MONTHS, is_telling, shown
from generator.edtf.members import NotRead
from generator.edtf.nearly import dashes_for_hyphens, nearly_date
from generator.edtf.parse import modern_spelling, parse_edtf
from generator.edtf.relative import RelativeToEvent, RelativeToReport
from generator.edtf.relative_words import read_relative
from generator.edtf.structure import read_structure
from generator.edtf.tokens import tokens_of
from generator.edtf.value import DateFault, EdtfDate

_SPACES = dict.fromkeys(
    map(ord, "\t\r\n\u00a0\u202f\u2009\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\ufeff"), " "
)
# One letter for one letter, so that places in the text stay where they are.
_CLEAN = {**_SPACES, **dict.fromkeys(map(ord, "‐‑‒−"), "-")}
_UNKNOWN = {
    *("unknown", "undated", "date unknown", "no date", "not known", "n.d.", "nd", "?", "xxxx"),
    *("date inconnue", "datum unbekannt", "дата неизвестна", "التاريخ مجهول", "fecha desconocida"),
}
FORMS = (
    "write it like 27 July 2014, July 2014, 2014-07-27, 28 or 29 June 2014, before 2014-08-12, "
    "early August 2014, summer 2014, Q3 2014, 1990s, within a week after EVENT, Thursday, or unknown"
)
_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_EDTF_LETTERS = re.compile(r"[0-9XYTZuxy?~%\[\]{},./: +-]*|\S+/(?:open|unknown)|(?:open|unknown)/\S+")
_HINTED = (
    "between",
    "before",
    "after",
    "since",
    "until",
    "about",
    "around",
    "early",
    "late",
    "within",
    "century",
)
_SEASONS = ("spring", "summer", "autumn", "winter")
_LONGEST = 300


class DateReading(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a text says of a date: a value, something to count it from, or (both None) that it is not known."""

    date: EdtfDate | None = None
    relative: RelativeToEvent | RelativeToReport | None = None
    words: str = ""
    """The writer's own words where they are not EDTF themselves."""
    warnings: tuple[DateFault, ...] = ()


def read_date(text: str, language: str = "en") -> DateReading | DateFault:
    """Reads a date in any form that docs/dates.md lists, with month names of `language` and English.

    Faults and warnings carry places in `text` as it was given.
    """
    value = parse_edtf(text)
    if isinstance(value, EdtfDate):
        return _plain_reading(value, text, "")
    cleaned = _cleaned(text)
    folded = " ".join(cleaned.split())
    if not folded or len(text) > _LONGEST:
        return value
    if dashed := dashes_for_hyphens(text):
        return dashed
    if folded.casefold() in _UNKNOWN:
        return DateReading(words=text.strip())
    if cleaned != text:
        value = parse_edtf(cleaned)
        if isinstance(value, EdtfDate):
            return _plain_reading(value, cleaned, text.strip())
    if numeric := _NUMERIC.fullmatch(folded):
        return _ambiguous(folded, numeric, text)
    relative = read_relative(folded, language)
    if relative is not None:
        return DateReading(relative=relative, words=text.strip())
    read = read_structure(tokens_of(cleaned, language), cleaned)
    if isinstance(read, DateFault | NotRead) and (nearly := nearly_date(text, cleaned, language, _date_of)):
        return nearly
    if isinstance(read, DateFault):
        return value if _is_about_edtf(folded, value, read) else read
    if isinstance(read, NotRead):
        return _not_read(read, cleaned, language, value)
    return DateReading(to_date(read.expression), words=text.strip(), warnings=read.warnings)


def _date_of(text: str, language: str) -> EdtfDate | None:
    """The date that a text has in some language, for texts that have none in their own."""
    cleaned = _cleaned(text)
    value = parse_edtf(cleaned)
    if isinstance(value, EdtfDate):
        return value
    read = read_structure(tokens_of(cleaned, language), cleaned)
    if isinstance(read, DateFault | NotRead) or read.warnings:
        return None
    return to_date(read.expression)


def _cleaned(text: str) -> str:
    """Digits of any script as 0 to 9, spaces and hyphens of any kind as the plain ones."""
    if text.isascii():
        return text.translate(_CLEAN)
    digits = (str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
    return "".join(digits).translate(_CLEAN)


def _plain_reading(value: EdtfDate, text: str, words: str) -> DateReading:
    if value.precision == "none" and is_unknown(value):
        return DateReading()
    modern = modern_spelling(text.strip())
    if modern is None:
        return DateReading(value, words=words)
    message = f"“{shown(text.strip())}” is the spelling of 2012; today it is {value.edtf}"
    start = len(text) - len(text.lstrip())
    end = start + len(text.strip())
    warning = DateFault("date-old-spelling", message, f"write {value.edtf}", start, end, value.edtf)
    return DateReading(value, words=words, warnings=(warning,))


def _is_about_edtf(text: str, edtf: DateFault, words: DateFault) -> bool:
    return (
        not text.isdigit()
        and _EDTF_LETTERS.fullmatch(text) is not None
        and (is_telling(edtf) or not words.suggestion)
    )


def _ambiguous(folded: str, match: re.Match[str], text: str) -> DateFault:
    """7/8/2014 is never guessed at, whatever the language: both readings are offered."""
    first, last, year = int(match[1]), int(match[3]), match[4]
    if len(year) == 2:
        hint = "write the year with four digits and the month in letters: 7 August 2014"
        return DateFault("date-ambiguous", f"{folded} has a year of two digits", hint, 0, len(text))
    good: dict[str, str] = {}
    for day, month in ((first, last), (last, first)):
        reading = f"{year}-{month:02d}-{day:02d}"
        if isinstance(parse_edtf(reading), EdtfDate):
            good.setdefault(reading, f"{day} {MONTHS[month - 1]} {year}")
    if not good:
        return DateFault("date-no-such-day", f"no calendar has the day {folded}", FORMS, 0, len(text))
    hint = f"write {' or '.join(good.values())}"
    words = " or ".join(good.values())
    message = (
        f"{folded} can be read as {words}"
        if len(good) > 1
        else f"{folded} can only be {words}, but numbers in this order are not read"
    )
    return DateFault(
        "date-ambiguous", message, hint, 0, len(text), next(iter(good)) if len(good) == 1 else ""
    )


def _not_read(place: NotRead, text: str, language: str, edtf: DateFault) -> DateFault:
    """The fault of a text that has a word or sign too many, with the nearest known word."""
    if edtf.suggestion or is_telling(edtf):
        return edtf
    if place.message:
        return DateFault("date-form", place.message, place.hint or FORMS, place.start, place.end)
    word = text[place.start : place.end]
    near = _nearest_word(word, language)
    if near:
        suggestion = text[: place.start] + near + text[place.end :]
        hint = f"did you mean “{suggestion.strip()}”?"
        message = f"“{shown(text.strip())}” is not a date"
        return DateFault("date-form", message, hint, place.start, place.end, suggestion)
    if _EDTF_LETTERS.fullmatch(text.strip()):
        return edtf
    message = f"“{shown(text.strip())}” is not a date"
    if word and word.strip() != text.strip():
        message += f": “{shown(word)}” has no place in it"
    return DateFault("date-form", message, FORMS, place.start, place.end)


def _nearest_word(word: str, language: str) -> str:
    if len(word) < 3 or not word[0].isalpha():
        return ""
    patterns = date_patterns(language)
    months = (name for name in (*patterns.beside, *patterns.alone) if name.isalpha())
    known = dict.fromkeys((*months, *MONTHS, *WEEKDAYS, *_HINTED, *_SEASONS))
    within, begun = 2 if len(word) > 4 else 1, word[:3].casefold()
    # “Juny” is as near to July, but slips are rare in the letters that a month's short name has.
    alike = [name for name in known if name.casefold().startswith(begun)]
    near = nearest(word.rstrip("."), alike, within=within) or nearest(word.rstrip("."), known, within=within)
    if near is None or near.casefold() == word.casefold():
        return ""
    return near.capitalize() if word[0].isupper() else near
