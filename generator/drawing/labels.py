"""The words beside a mark: cut at a word, and measured without a font, rather too wide than too narrow."""

import math
import unicodedata
from functools import lru_cache

LONGEST = 34
WIDEST = 245.0
LETTER = 6.9
_CAPITAL = 8.6
_BROAD = 11.5
_OTHER_SCRIPT = 8.0
_FULL_WIDTH = 13.5
_BROAD_LETTERS = frozenset("mwMWQ@%—…")
_LAST_LATIN = 0x24F
_PUNCTUATION = range(0x2000, 0x2070)
_LOOKED_AT = 400
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def width_of(text: str) -> float:
    """About how many pixels the text takes at 13 px, in whatever sans-serif the reader has.

    Added exactly: `sum` rounds in other places since Python 3.12, and pages would differ by who builds them.
    """
    return math.fsum(map(_letter_width, text))


def short_label(title: str) -> str:
    """The title in one line of at most 34 letters, cut at a word where there is one."""
    # Far more than is shown, so that a title of megabytes costs no more than a long one.
    return _short_label(title[:_LOOKED_AT])


@lru_cache(maxsize=_REMEMBERED)
def _short_label(title: str) -> str:
    """Remembered: an event is drawn in its brief, and in the timelines of the site and of its tags."""
    whole = " ".join(title.split())
    if len(whole) <= LONGEST and width_of(whole) <= WIDEST:
        return whole
    kept = whole[: LONGEST - 1]
    while kept and width_of(kept) > WIDEST - _BROAD:
        kept = kept[:-1]
    return _cut_at_word(kept, whole).rstrip(" ,;:.–—-(«“‘") + "…"


def _cut_at_word(kept: str, whole: str) -> str:
    rest = whole[len(kept) :]
    if rest[:1] == " ":
        return kept
    at_word = kept.rpartition(" ")[0]
    if len(at_word) >= LONGEST // 2:
        return at_word
    while kept and unicodedata.combining(rest[0]):
        kept, rest = kept[:-1], kept[-1]
    return kept


@lru_cache(maxsize=2048)
def _letter_width(letter: str) -> float:
    code = ord(letter)
    if code <= _LAST_LATIN or code in _PUNCTUATION:
        if letter in _BROAD_LETTERS:
            return _BROAD
        return _CAPITAL if letter.isupper() else LETTER
    if unicodedata.combining(letter):
        return 0.0
    return _FULL_WIDTH if unicodedata.east_asian_width(letter) in "WF" else _OTHER_SCRIPT
