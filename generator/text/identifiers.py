"""Ids: names that stand in addresses, anchors and references, made from words or checked as typed."""

import re
import unicodedata

import msgspec

from generator.text.file_names import RESERVED
from generator.text.patterns import pattern

LONGEST = 80

_SUFFIX = "-page"
_MOST_BYTES = 240  # file systems allow 255 for one name

_SILENT = pattern("['’ʼ\u00ad\u200b-\u200f\u2060\ufeff]")
_UNSEEN = pattern("[\u00ad\u200b-\u200f\u2060\ufeff]")
_PLUSES = pattern(r"(?<=\w)\+(?=\W|$)")
_SHARP = pattern(r"(?<=\w)#(?=\W|$)")
_SPECIAL = pattern("['+#]")
_ASCII_WORD = pattern("[a-z0-9]+")
_PLAIN_ID = pattern("[a-z0-9]+(?:-[a-z0-9]+)*")
_GITHUB_DROPS = pattern(r"[^\w\- ]", re.ASCII)
_GITHUB_KEEPS = frozenset({"Nd", "Nl", "Pc"})
_ASCII_GAP = re.compile("[\x00-/:-`{-\x7f]+")
_OTHER_SIGN = re.compile(r"[^\w\x00-\x7f]")
_MARKS = frozenset({"Mn", "Mc"})


class IdFault(msgspec.Struct, frozen=True, gc=False):
    """Why a text is not an id, and what to do about it."""

    message: str
    hint: str
    suggestion: str = ""


def make_id(text: str) -> str:
    """Lower-case words joined by hyphens, letters of any script kept, NFC, at most 80 letters.

    "" when no letter or digit is left. Names that Windows reserves get a suffix.
    """
    return _joined(_words(text))


def id_of_path(text: str) -> str:
    """The id that was probably meant by the path or the name of a file: briefs/first-jets.md is first-jets."""
    return text.strip("/").rpartition("/")[2].removesuffix(".md")


def first_words_id(text: str, count: int = 5) -> str:
    """An id of the first few words of a text."""
    return _joined(_words(text[:2000])[:count])


def _joined(words: list[str]) -> str:
    made = "-".join(words)
    if _fits(made):
        return made + _SUFFIX if made in RESERVED else made
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if not _fits(longer):
            break
        made = longer
    if not made and words:
        made = _cut_word(words[0])
    return made + _SUFFIX if made in RESERVED else made


def id_fault(text: str) -> IdFault | None:
    """Why this text, as typed, is not an id; None when it is one."""
    if len(text) <= LONGEST and _PLAIN_ID.fullmatch(text) and text not in RESERVED:
        return None
    made = make_id(text)
    if text == made and text:
        return None
    hint = f"write {made}" if made else "use lower-case words joined by hyphens, like moscow-iraq-arms"
    if not text.strip():
        return IdFault("an id cannot be empty", hint, made)
    if len(text) > LONGEST:
        return IdFault(f"an id has at most {LONGEST} letters; this one has {len(text)}", hint, made)
    if text.casefold() in RESERVED:
        return IdFault(f"Windows keeps the name {text} for itself", hint, made)
    if made and text != made and _UNSEEN.sub("", text) == made:
        return IdFault("a letter that nobody sees stands in this id", hint, made)
    short = text if text.isprintable() else made
    return IdFault(f"“{short}” is not an id: lower-case words joined by hyphens", hint, made)


def heading_id(text: str, taken: dict[str, int]) -> str:
    """The anchor that GitHub gives a heading: lower case, punctuation dropped, spaces as hyphens.

    A repeated one gets -1, -2 …; `taken` starts empty for each page and is kept up to date here.
    Algorithm: https://github.com/Flet/github-slugger
    """
    text = text.strip().lower()
    if text.isascii():
        kept = _GITHUB_DROPS.sub("", text)
    else:
        kept = "".join(letter for letter in text if _github_keeps(letter))
    base = found = kept.replace(" ", "-")
    while found in taken:
        taken[base] += 1
        found = f"{base}-{taken[base]}"
    taken[found] = 0
    return found


def _github_keeps(letter: str) -> bool:
    if letter.isascii():
        return letter.isalnum() or letter in "-_ "
    category = unicodedata.category(letter)
    return category[0] in "LM" or category in _GITHUB_KEEPS or "Ⓐ" <= letter <= "ⓩ"


def _words(text: str) -> list[str]:
    if text.isascii() and not _SPECIAL.search(text):
        return _ASCII_WORD.findall(text.lower())
    text = _SILENT.sub("", text)
    text = _SHARP.sub(" sharp ", _PLUSES.sub(" plus ", text.replace("++", "+ plus ")))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
    folded = folded.replace("ʼ", "")  # which ŉ has come apart into
    return _ASCII_GAP.sub(" ", _OTHER_SIGN.sub(_mark_or_gap, folded)).split()


def _mark_or_gap(match: re.Match[str]) -> str:
    """Marks that belong to a letter stay with it."""
    sign = match.group()
    return sign if unicodedata.category(sign) in _MARKS else " "


def _fits(made: str) -> bool:
    return len(made) <= LONGEST and len(made.encode()) <= _MOST_BYTES


def _cut_word(word: str) -> str:
    cut = word[:LONGEST]
    while not _fits(cut):
        cut = cut[:-1]
    return cut
