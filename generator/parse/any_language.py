"""Dates in words in a language that nobody names: what a reference manager wrote in that of its user or its source.

Asked of the few dates that English does not explain. What means one month here and another there is not guessed.
"""

from functools import cache

from generator.edtf.friendly import DateReading, read_date
from generator.edtf.value import DateFault

_LANGUAGES = (
    *("ar", "bg", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hr", "hu", "id", "it", "ja", "ko"),
    *("nb", "nl", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "tr", "uk", "zh"),
)
_LONGEST = 60


def read_date_of_any(text: str, language: str) -> DateReading | DateFault:
    """The date in the entry's language or English, else the one that all languages which know its words read in it."""
    reading = read_date(text, language or "en")
    if not isinstance(reading, DateFault) or len(text) > _LONGEST or (text.isascii() and not _has_word(text)):
        return reading
    return _read_in_all(text) or reading


def _has_word(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


@cache
def _read_in_all(text: str) -> DateReading | None:
    found: dict[str, DateReading] = {}
    for language in _LANGUAGES:
        reading = read_date(text, language)
        if not isinstance(reading, DateFault) and reading.date is not None:
            found[reading.date.edtf] = reading
    return found.popitem()[1] if len(found) == 1 else None
