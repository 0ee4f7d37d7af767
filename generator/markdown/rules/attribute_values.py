"""One value behind `name=`: bare, or in quotes of any kind. What closes it, and what was meant where nothing does."""

import re
from functools import cache

import msgspec

from generator.text.patterns import pattern

INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Letters that no one sees: marks of direction, joiners and what other programs leave behind."""
COMMAS = ",;،؛，、；"
SIGN = r"[=:＝：]+"
GAP = rf"(?:[^\S\n]|[{INVISIBLE}])"
"""A blank within a line, seen or not."""
_CLOSERS = {
    '"': '"',
    "'": "'",
    "“": "”“",
    "”": "”",
    "„": "“”",
    "‘": "’",
    "’": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
}
_BEHIND = rf"(?=[\s{INVISIBLE}]*(?:[}}{COMMAS}]|[^\W\d][\w-]*{GAP}*{SIGN}|#[\w-]))"
_CLOSING = {opener: pattern(rf"[{closers}]{_BEHIND}") for opener, closers in _CLOSERS.items()}
_OTHER_CLOSING = pattern(rf"[\"'“”‘’«»]{_BEHIND}")
# The lookbehind and the possessive marks keep a run of spaces from being tried once a space.
NEXT = pattern(rf"(?<!\s)\s++(?:[^\W\d][\w-]*+{GAP}*+{SIGN}|#[\w-])|\}}")
_NEXT_ENTRY = pattern(rf"[\s{INVISIBLE}]*(?:\Z|[}}#]|[^\W\d][\w-]*{GAP}*{SIGN})")
# Joiners within words belong to their script.
_ENDS = pattern(rf"\A[\s{INVISIBLE}]+|(?<![\s{INVISIBLE}])[\s{INVISIBLE}]+\Z")
PLAIN = pattern(r"[^\s{}\[\]\"“”„«»]+")
_BRACKETS = pattern(r"[\[\]{}\s]")
_BRACES = pattern(r"[{}]")
_BARE_END = pattern(r"[\s}]")
_QUOTES = pattern(r"[\"“”„«»]")


class Slip(msgspec.Struct, frozen=True, gc=False):
    """What is wrong in `source[start:end]`, where the corrected line mends it."""

    code: str
    message: str
    hint: str
    start: int
    end: int


class Value(msgspec.Struct, frozen=True, gc=False):
    """A value, without its quotes and with single spaces; it ends before `end`."""

    text: str
    end: int
    quoted: bool = False
    slips: tuple[Slip, ...] = ()


def read_value(source: str, at: int, limit: int, known: frozenset[str]) -> Value:
    """The value that begins at `at`; `known` are the names that may follow it."""
    if at < limit and source[at] in _CLOSERS:
        return _read_quoted(source, at, limit)
    return _read_bare(source, at, limit, known)


def quote_value(value: str) -> str:
    """The value, bare where it can be and in the plainest quotes otherwise."""
    if PLAIN.fullmatch(value) and value[0] not in "'’‘‚" and value[-1] not in COMMAS:
        return value
    for opener, closer in (('"', '"'), ("“", "”"), ("'", "'")):
        if opener not in value and closer not in value:
            return f"{opener}{value}{closer}"
    return '"' + value.replace('"', "'") + '"'


def without_quotes(value: str) -> str:
    """The value without marks that have no partner."""
    return _QUOTES.sub("", value).strip("'‘’‚")


def comma_slip(at: int) -> Slip:
    """A comma where a space should be."""
    return Slip("event-comma", "attributes are not parted by commas", "part attributes by spaces", at, at + 1)


def _read_quoted(source: str, at: int, limit: int) -> Value:
    """A quote that closes nothing, or closes too early, is told."""
    opener = source[at]
    close = _CLOSING[opener].search(source, at + 1, limit)
    if close is not None and _is_whole(source[at + 1 : close.start()]):
        return _quoted(source, at, close, _quotes_inside(source, at, close.start()))
    other = _OTHER_CLOSING.search(source, at + 1, limit)
    if other is not None and _is_whole(source[at + 1 : other.start()]):
        message = f"{opener} is not closed by {other[0]}"
        hint = f"close it with {_CLOSERS[opener][0]}"
        slip = Slip("event-quote", message, hint, other.start(), other.end())
        return _quoted(source, at, other, (slip,))
    follows = NEXT.search(source, at + 1, limit)
    end = follows.start() if follows else limit
    if not _is_whole(source[at + 1 : end]):
        # The brace is not closed either, and this one is the next event's.
        end = source.find("[", at, end) if "[" in source[at:end] else at + 1
    hint = f"close it with {_CLOSERS[opener][0]}"
    slip = Slip("event-quote", "this quotation mark is not closed", hint, at, at + 1)
    return Value(_spaced(without_quotes(source[at + 1 : end])), end, quoted=True, slips=(slip,))


def _quoted(source: str, at: int, close: re.Match[str], slips: tuple[Slip, ...]) -> Value:
    value = _spaced(source[at + 1 : close.start()])
    if source[close.end()] == "#" or source[close.end()].isalnum():
        message = "a space is missing behind this value"
        slip = Slip("event-spaces", message, "part attributes by spaces", at, close.end())
        slips = (*slips, slip)
    return Value(value, close.end(), quoted=True, slips=slips)


def _quotes_inside(source: str, at: int, end: int) -> tuple[Slip, ...]:
    """A mark inside that would close the value; an apostrophe between letters closes nothing."""
    for match in re.compile(f"[{_CLOSERS[source[at]]}]").finditer(source, at + 1, end):
        around = source[match.start() - 1] + source[match.end()]
        if match[0] not in "'’" or not around.isalnum():
            hint = "put other quotation marks round the whole value: “…” or '…'"
            message = "a quotation mark inside the value would end it here"
            return (Slip("event-quote", message, hint, match.start(), match.end()),)
    return ()


def _is_whole(value: str) -> bool:
    """Whether this is a value, and not rather the text up to a later quotation mark."""
    depth = 0
    for match in _BRACES.finditer(value):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _read_bare(source: str, at: int, limit: int, known: frozenset[str]) -> Value:
    end = _bare_end(source, at, limit)
    if comma := _comma_before_name(known).search(source, at, end):
        end = comma.end()
    slips: list[Slip] = []
    if glued := _name_behind(known).search(source, at, end):
        end = glued.start()
        message = "a space is missing behind this value"
        slips.append(Slip("event-spaces", message, "part attributes by spaces", at, end))
    value = source[at:end]
    if value[-1:] and value[-1] in COMMAS and _NEXT_ENTRY.match(source, end, limit):
        slips.append(comma_slip(end - 1))
        value = value[:-1]
    bracketed = value.startswith("[") and value.endswith("]")
    if not bracketed and (quote := _QUOTES.search(value)):
        place = at + quote.start()
        message, hint = "this quotation mark has no partner", "put quotes round the whole value"
        slips.append(Slip("event-quote", message, hint, place, place + 1))
        value = without_quotes(value)
    return Value(_spaced(value), end, slips=tuple(slips))


def _bare_end(source: str, at: int, limit: int) -> int:
    """To the next space or closing brace that no bracket of the value holds."""
    depth: list[str] = []
    for match in _BRACKETS.finditer(source, at, limit):
        letter = match[0]
        if letter in "[{":
            depth.append("]" if letter == "[" else "}")
        elif depth and letter == depth[-1]:
            depth.pop()
        elif (letter.isspace() or letter == "}") and not depth:
            return match.start()
        elif letter in "]}" and depth:
            break
    else:
        if not depth:
            return limit
    end = _BARE_END.search(source, at, limit)
    return end.start() if end else limit


def _spaced(value: str) -> str:
    """Single spaces, and no invisible letters at either end."""
    return " ".join(_ENDS.sub("", value).split())


@cache
def _comma_before_name(known: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"[{COMMAS}](?=(?:{'|'.join(sorted(known))}){GAP}*{SIGN})")


@cache
def _name_behind(known: frozenset[str]) -> re.Pattern[str]:
    """A name that begins in the middle of a value: `when=2014kind=visit`."""
    return re.compile(rf"(?<=[0-9?~%\])])(?=(?:{'|'.join(sorted(known))})=)")
