"""Months, weekdays and the order of day, month and year in each language: CLDR's data, read through Babel.

English is built in, so that a site in English never imports Babel.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from generator.edtf.faults import MONTHS

if TYPE_CHECKING:
    from babel import Locale

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


_ISO = DatePatterns(
    day="{y}-{m}-{d}",
    day_and_month="{m}-{d}",
    month="{y}-{a}",
    beside=tuple(f"{number:02d}" for number in range(1, 13)),
    alone=tuple(f"{number:02d}" for number in range(1, 13)),
)
_FIELD = re.compile(r"'([^']*)'|([A-Za-z])\2*")


def base_language(language: str) -> str:
    """The language of a tag: ar of ar-IQ."""
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def date_patterns(language: str) -> DatePatterns:
    """Names and order for a language in its region (ar-IQ: تموز); ISO order where CLDR does not know it."""
    if base_language(language) == "en":
        return DatePatterns()
    locale = _locale(language)
    if locale is None:
        return _ISO
    skeletons = locale.datetime_skeletons
    month = str(skeletons.get("yMMMM", "MMMM y"))
    beside = _twelve(locale.months["format"]["wide"])
    # Where CLDR's pattern has no form for a month alone, Babel may give that of another region.
    alone = _twelve(locale.months["stand-alone"]["wide"]) if "L" in month else beside
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
    for locale in _locales_of(base_language(language)):
        for number, name in _named(locale.months):
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
    for locale in _locales_of(base_language(language)):
        for context in ("format", "stand-alone"):
            for number, name in locale.days[context]["wide"].items():
                spellings.setdefault(fold_word(str(name)), number)
    for number, name in enumerate(WEEKDAYS):
        spellings.setdefault(fold_word(name), number)
        spellings.setdefault(fold_word(name[:3]), number)
    return spellings


def fold_word(word: str) -> str:
    """Case, accents, vowel signs, tatweel and closing dots do not tell two names apart."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    kept = (letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))
    return "".join(kept).replace("ـ", "").strip(".")


def _locale(language: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError

    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _locales_of(base: str) -> "Iterator[Locale]":
    if base == "en" or _locale(base) is None:
        return
    from babel import Locale
    from babel.localedata import locale_identifiers

    for identifier in sorted(locale_identifiers()):
        if identifier.partition("_")[0] == base:
            yield Locale.parse(identifier)


def _named(months: Mapping[str, Mapping[str, Mapping[int, Any]]]) -> Iterator[tuple[int, str]]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[context][width].items():
                yield number, str(name)


def _add(spellings: dict[tuple[str, ...], int], name: str, number: int) -> None:
    words = tuple(filter(None, (fold_word(word) for word in name.split())))
    if words and not any(letter.isdigit() for letter in name):
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

    return " ".join(_FIELD.sub(field, cldr.replace("{", "").replace("}", "")).split(" ")).strip()
