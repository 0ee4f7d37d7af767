"""Months, weekdays and the order of day, month and year in each language: CLDR's data, read by locale_names.py.

English is built in, so that a site in English never imports Babel.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from generator.edtf.faults import MONTHS
from generator.edtf.locale_names import locale_of, locales_of, names_of
from generator.text.patterns import pattern

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DatePatterns(msgspec.Struct, frozen=True):
    """How a date is put together: `{d}` day, `{y}` year, `{m}` month beside a day, `{a}` month alone."""

    day: str = "{d} {m} {y}"
    day_and_month: str = "{d} {m}"
    month: str = "{a} {y}"
    year: str = "{y}"
    beside: tuple[str, ...] = MONTHS
    """Names beside a day, and `alone`; `{n}` is the number where a language has no need of names."""
    alone: tuple[str, ...] = MONTHS


ISO = DatePatterns(
    day="{y}-{m}-{d}",
    day_and_month="{m}-{d}",
    month="{y}-{a}",
    beside=tuple(f"{number:02d}" for number in range(1, 13)),
    alone=tuple(f"{number:02d}" for number in range(1, 13)),
)
_NAMELESS = pattern(r"M[0-9]{2}")
"""What CLDR has for a month where it has no name for it."""
_IN_A_MONTH = {
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "pl": "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    "cs": "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",
}
"""The case that stands after "in", which CLDR does not have."""
_DROPPED_MARKS = pattern(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_FIELD = pattern(r"'([^']*)'|([A-Za-z])\2*")


def base_language(language: str) -> str:
    """The language of a tag: ar of ar-IQ."""
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def date_patterns(language: str) -> DatePatterns:
    """Names and order for a language in its region (ar-IQ: تموز); ISO order where CLDR does not know it."""
    if base_language(language) == "en":
        return DatePatterns()
    locale = locale_of(language)
    months = names_of(locale, "months") if locale is not None else {}
    if locale is None or _NAMELESS.fullmatch(str(months["format"]["wide"][7])):
        return ISO
    skeletons = locale.datetime_skeletons
    month = str(skeletons.get("yMMMM", "MMMM y"))
    beside = _twelve(months["format"]["wide"])
    # Where CLDR's pattern has no form for a month alone, Babel may give that of another region.
    alone = _twelve(months["stand-alone"]["wide"]) if "L" in month else beside
    if _NAMELESS.fullmatch(alone[6]):
        alone = beside
    return DatePatterns(
        day=_pattern(str(locale.date_formats["long"].pattern)),
        day_and_month=_pattern(str(skeletons.get("MMMMd", "d MMMM"))),
        month=_pattern(month).replace("{m}", "{a}"),
        year=_pattern(str(skeletons.get("y", "y"))),
        beside=beside,
        alone=alone,
    )


@cache
def month_spellings(language: str) -> dict[tuple[str, ...], int]:
    """Every way to write a month in the language, all its regions together: folded words -> 1 to 12.

    A name that means one month here and another there is left out. English is always understood.
    """
    spellings: dict[tuple[str, ...], int] = {}
    for locale in locales_of(base_language(language)):
        for number, name in _named(names_of(locale, "months")):
            _add(spellings, name, number)
    for number, name in _inflected(base_language(language)):
        _add(spellings, name, number)
    for number, name in enumerate(MONTHS, start=1):
        spellings.setdefault((fold_word(name),), number)
        spellings.setdefault((fold_word(name[:3]),), number)
    spellings.setdefault(("sept",), 9)
    return {name: number for name, number in spellings.items() if number}


@cache
def weekday_spellings(language: str) -> dict[str, int]:
    """Days of the week: folded name -> 0 (Monday) to 6."""
    spellings: dict[str, int] = {}
    for locale in locales_of(base_language(language)):
        days = names_of(locale, "days")
        for context in ("format", "stand-alone"):
            for number, name in days[context]["wide"].items():
                spellings.setdefault(fold_word(str(name)), number)
    for number, name in enumerate(WEEKDAYS):
        spellings.setdefault(fold_word(name), number)
        spellings.setdefault(fold_word(name[:3]), number)
    return spellings


@cache
def pattern_words(language: str) -> tuple[str, ...]:
    """What stands between day, month and year in the language and says nothing: г., năm, de."""
    pattern = date_patterns(language)
    found: list[str] = []
    for text in (pattern.day, pattern.day_and_month, pattern.month, pattern.year):
        found += re.findall(r"(?<![^\W\d_}])[^\W\d_]+(?![^\W\d_{])", re.sub(r"\{.\}", "{}", text))
    return tuple(fold_word(word) for word in found)


def fold_word(word: str) -> str:
    """Case, accents, Arabic and Hebrew vowel signs, tatweel and closing dots do not tell two names apart.

    The vowel signs of Indian scripts do: जून is June, जान is short for January.
    """
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return _DROPPED_MARKS.sub("", decomposed).replace("ـ", "").strip(".")


def _named(months: Mapping[str, Mapping[str, Mapping[int, Any]]]) -> Iterator[tuple[int, str]]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[context][width].items():
                yield number, str(name)


def _inflected(base: str) -> Iterator[tuple[int, str]]:
    """Names as they stand behind "in", and with what is written together with them: ביולי."""
    yield from enumerate(_IN_A_MONTH.get(base, "").split(), start=1)
    if base == "en":
        return
    pattern = date_patterns(base)
    joined = re.search(r"([^\W\d_]*)\{m\}([^\W\d_]*)", pattern.day)
    if joined and joined[1] + joined[2]:
        for number, name in enumerate(pattern.beside, start=1):
            yield number, joined[1] + name + joined[2]


def _add(spellings: dict[tuple[str, ...], int], name: str, number: int) -> None:
    # A number may be part of a name (tháng 7), but does not begin one: 7월 is not a name.
    parts = (part for run in re.findall(r"[0-9]+|[^0-9]+", name) for part in run.split())
    words = tuple(filter(None, (fold_word(word) for word in parts)))
    if words and not words[0][0].isdigit() and not _NAMELESS.fullmatch(name):
        known = spellings.setdefault(words, number)
        if known != number:
            spellings[words] = 0


def _twelve(names: Mapping[int, Any]) -> tuple[str, ...]:
    return tuple(str(names[number]) for number in range(1, 13))


def _pattern(cldr: str) -> str:
    """A pattern of CLDR ("d 'de' MMMM") in the form of `str.format`; the era is left out."""

    def field(match: re.Match[str]) -> str:
        if match[1] is not None:
            return match[1]
        letters = match[0]
        if letters in ("M", "L", "MM", "LL"):
            return "{n}"
        return {"d": "{d}", "M": "{m}", "L": "{a}", "y": "{y}"}.get(letters[0], "")

    filled = _FIELD.sub(field, cldr.replace("{", "").replace("}", ""))
    return re.sub("  +", " ", filled).strip()
