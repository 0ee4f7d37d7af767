"""The key by which two spellings of a name are one. Floor 0: knows text only."""

import re
import unicodedata
from functools import lru_cache

from generator.text.patterns import pattern

# Harakat and their kin; maddah and hamza (0653-0655) make other letters and stay.
_ARABIC_VOWELS = pattern("[\u064b-\u0652\u0656-\u065f\u0670\u08f0-\u08f2\u0640]")
_MARKED = pattern(
    "([^\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff])([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+)"
)
_INVISIBLE = pattern("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_APOSTROPHES = pattern("[\u2018\u2019\u02bc\u02b9`\u00b4]")
_GAPS = pattern(r"[\s_\-\u2010-\u2015\u2212]+")


@lru_cache(maxsize=10_000)
def fold_name(text: str) -> str:
    """Two tags or names are one when this is equal: NFKC, case folded, spaces, hyphens and underscores alike.

    Combining marks are dropped after Latin and Greek letters only (мой is not мои), and Arabic vowel signs
    and tatweel; symbols stay (C, C++, C#), but for the # before a hashtag. An i without its dot is an i: in capitals
    nobody can tell them apart (kırmızı is KIRMIZI).
    """
    if not text.isascii():
        text = _fold_marks(_fold_marks(text))
    return _GAPS.sub(" ", text.casefold()).strip(" ").lstrip("# ")


def _fold_marks(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).replace("ı", "i")
    apart = unicodedata.normalize("NFD", folded)
    bare = _MARKED.sub(_without_marks, _ARABIC_VOWELS.sub("", apart))
    return _APOSTROPHES.sub("'", unicodedata.normalize("NFC", bare))


def _without_marks(match: re.Match[str]) -> str:
    letter = match.group(1)
    return letter if unicodedata.name(letter, "").startswith(("LATIN ", "GREEK ")) else match.group()


def fold_key(text: str) -> str:
    """A key without case and without what parts its words: `Start date` and `start_date` are startdate."""
    return text.strip().casefold().replace("-", "").replace("_", "").replace(" ", "")
