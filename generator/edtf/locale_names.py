"""What Babel knows of a locale: which one a language tag means, and the names it has for months and weekdays.

Names are read from a copy of the locale's data. Babel resolves a reference within data that locales share, and keeps
the first answer for all of them: after Hebrew, June in Bosnian would be the Hebrew word.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale


def locale_of(language: str) -> "Locale | None":
    """The locale of a tag, else that of its language; None where CLDR has none."""
    from babel import Locale, UnknownLocaleError

    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def locales_of(base: str) -> "Iterator[Locale]":
    """The language in all its regions and scripts; nothing for English, which is built in."""
    if base == "en" or locale_of(base) is None:
        return
    from babel import Locale
    from babel.localedata import locale_identifiers

    for identifier in sorted(locale_identifiers()):
        if identifier.partition("_")[0] == base:
            yield Locale.parse(identifier)


def names_of(locale: "Locale", kind: str) -> Mapping[str, Mapping[str, Mapping[int, Any]]]:
    """Names of "months" or "days": context -> width -> number -> name."""
    from babel.localedata import LocaleDataDict, load

    names: Mapping[str, Mapping[str, Mapping[int, Any]]] = LocaleDataDict(
        {kind: deepcopy(load(str(locale))[kind])}
    )[kind]
    return names
