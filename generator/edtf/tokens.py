"""A date in words becomes a list of known things: months, numbers, EDTF dates, and the words between them."""

import re
from functools import cache

import msgspec

from generator.edtf.calendar_names import base_language, fold_word, month_spellings, weekday_spellings
from generator.edtf.keywords import keywords
from generator.text.patterns import pattern

_TOKEN = pattern(
    r"(?P<cjk>(?P<cjk_year>[0-9]{4})[年년] ?"
    r"(?:(?P<cjk_month>[0-9]{1,2})[月월] ?(?:(?P<cjk_day>[0-9]{1,2})[日號号일])?)?)"
    r"|(?P<edtf>[?~%]?-?[0-9X]{4}[?~%]{0,2}-[?~%]?[0-9X]{1,2}[?~%]{0,2}"
    r"(?:-[?~%]?[0-9X]{1,2}[?~%]{0,2}(?:T[0-9:]+(?:Z|[+-][0-9:]+)?)?)?(?![0-9A-Za-z]|-[0-9])"
    r"|[0-9]+X+(?![0-9A-Za-z])|Y-?[0-9]{5,12}(?![0-9A-Za-z]))"
    r"|(?P<part>(?:(?<=[0-9])-)?(?P<part_letter>[QT](?=[1-4])|H(?=[12]))(?P<part_number>[1-4]))(?![0-9A-Za-z])"
    r"|(?P<number>[0-9]+)(?P<suffix>(?:st|nd|rd|th|[’']?s|ère|\.?er|re|e|\.?[ºª]|-?(?:е|й|я|го|х|м|ж\.?)|\.)(?![^\W_]|\.))?"
    r"|(?P<prefix>early|mid|late|mi|anfang|mitte|ende)-(?=\w)"
    r"|(?P<word>[^\W\d_](?:[^\s\d,،()/?~%–—&≈≤≥….-]|\.(?!\.)|-(?=[^\W\d_]))*)"
    r"|(?P<sign>\.\.|[,،()/?~%–—&≈≤≥…+-])"
    r"|(?P<other>\S)",
    re.IGNORECASE,
)
_SIGNS = {
    "comma": (",", "،"),
    "bracket": ("(", ")"),
    "slash": ("/",),
    "dots": ("..",),
    "ellipsis": ("…",),
    "and": ("&", "+"),
    "about": ("≈",),
    "by": ("≤",),
    "not-before": ("≥",),
    "dash": ("–", "—", "-"),
    **{sign: (sign,) for sign in "?~%"},
}
_KEY_OF_SIGN = {sign: key for key, signs in _SIGNS.items() for sign in signs}


class Token(msgspec.Struct, frozen=True, gc=False):
    """One thing in the text at `start:end`.

    kind: number (key: ordinal, decade or ""), edtf (key: its text), month (1-12), part (21-41 of a year),
    weekday (0-6), key (a word of keywords.py or a sign), word (not known).
    """

    kind: str
    start: int
    end: int
    key: str = ""
    value: int = 0
    digits: int = 0


def tokens_of(text: str, language: str) -> list[Token]:
    """Everything in the text, in order; fillers are left out."""
    raw = [_token(match) for match in _TOKEN.finditer(text)]
    if base_language(language) == "ar":
        raw = [part for token in raw for part in _without_and(token, language)]
    known: list[Token] = []
    position = 0
    while position < len(raw):
        token, position = _longest(raw, position, text, language)
        if position == len(raw) and text[token.start : token.end] == "on":
            known.append(Token("key", token.start, token.end, "onwards"))  # "from 2014 on"
        elif token.key != "filler":
            known.append(token)
    return _same_month_once(_without_inner_hyphens(known, text))


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    kind = match.lastgroup or ""
    if match["cjk"]:
        parts = [
            match["cjk_year"],
            *(part.zfill(2) for part in (match["cjk_month"], match["cjk_day"]) if part),
        ]
        return Token("edtf", start, end, "-".join(parts))
    if match["edtf"]:
        return Token("edtf", start, end, match["edtf"])
    if match["part"]:
        first = 39 if match["part_letter"] in "Hh" else 32
        return Token("part", start, end, value=first + int(match["part_number"]))
    if match["number"]:
        digits = len(match["number"])
        suffix = (match["suffix"] or "").lower()
        key = "decade" if suffix.endswith("s") else "ordinal" if suffix else ""
        # A longer number is no date, and Python would refuse to read one of thousands of digits.
        return Token("number", start, end, key, int(match["number"]) if digits <= 9 else -1, digits)
    if match["prefix"]:
        early_or_late = {"e": "early", "l": "late", "a": "early"}
        word = match["prefix"].lower()
        return Token("key", start, end, "late" if word == "ende" else early_or_late.get(word[0], "mid"))
    if kind == "sign":
        # Between spaces a slash parts two dates of which it was one; without them it is EDTF's, or parts months.
        apart = match.string[start - 1 : start] == match.string[end : end + 1] == " "
        return Token("key", start, end, "or" if match[0] == "/" and apart else _KEY_OF_SIGN[match["sign"]])
    return Token("word", start, end, fold_word(match[0]) if kind == "word" else "")


def _without_and(token: Token, language: str) -> list[Token]:
    """Arabic writes "and" together with the word after it."""
    if token.kind != "word" or not token.key.startswith("و") or len(token.key) == 1:
        return [token]
    rest = token.key[1:]
    if (token.key,) in _starts(language) or (rest,) not in _starts(language):
        return [token]
    middle = token.start + 1
    return [Token("key", token.start, middle, "and"), Token("word", middle, token.end, rest)]


@cache
def _starts(language: str) -> frozenset[tuple[str]]:
    return frozenset((words[0],) for words in [*month_spellings(language), *keywords(language)])


@cache
def _longest_phrase(language: str) -> int:
    return max(len(words) for words in [*month_spellings(language), *keywords(language)])


def _longest(raw: list[Token], position: int, text: str, language: str) -> tuple[Token, int]:
    """The longest known phrase that begins here, and where it ends."""
    first = raw[position]
    if first.kind != "word":
        return first, position + 1
    words_from = [_word(token, text) for token in raw[position : position + _longest_phrase(language)]]
    months, keys = month_spellings(language), keywords(language)
    for length in range(len(words_from), 0, -1):
        words, end = tuple(words_from[:length]), raw[position + length - 1].end
        if words in months:
            return Token("month", first.start, end, value=months[words]), position + length
        if words in keys:
            return _key_token(keys[words], first.start, end), position + length
    weekday = weekday_spellings(language).get(first.key)
    if weekday is not None:
        return Token("weekday", first.start, first.end, value=weekday), position + 1
    return Token("word", first.start, first.end, text[first.start : first.end]), position + 1


def _word(token: Token, text: str) -> str:
    """What a token may be in a phrase: a word, or the number of a month that is named by it (tháng 7)."""
    if token.kind == "number" and not token.key:
        return text[token.start : token.end]
    return token.key if token.kind == "word" else ""


def _without_inner_hyphens(tokens: list[Token], text: str) -> list[Token]:
    """In 27-Jul-2014 hyphens part the pieces of one date, and no two dates."""
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if token.key == "dash" and text[token.start] == "-" and 0 < index < len(tokens) - 1:
            before, after = tokens[index - 1], tokens[index + 1]
            earlier = tokens[index - 2].kind if index > 1 else ""
            touching = before.end == token.start and token.end == after.start
            day = before.kind == "number" and before.digits < 3 and after.kind == "month" != earlier
            year = before.kind == "month" and after.kind == "number" and after.digits == 4
            if touching and (day or year):
                continue
        kept.append(token)
    return kept


def _key_token(key: str, start: int, end: int) -> Token:
    name, _, number = key.partition("-")
    if name in ("season", "part") and number.isdigit():
        return Token("part", start, end, name, int(number))
    return Token("key", start, end, key)


def _same_month_once(tokens: list[Token]) -> list[Token]:
    """تموز/يوليو is July, twice."""
    kept: list[Token] = []
    for token in tokens:
        twice = (
            token.kind == "month"
            and len(kept) >= 2
            and kept[-1].key in ("slash", "bracket")
            and (kept[-2].kind, kept[-2].value) == ("month", token.value)
        )
        if twice:
            kept[-2:] = [msgspec.structs.replace(kept[-2], end=token.end)]
        else:
            kept.append(token)
    return kept
