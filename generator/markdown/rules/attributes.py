"""The grammar of `{name=value name="value" #id}` behind bracketed words. Knows forms, not what the names mean.

A value is bare (to the next space or the closing brace, its own brackets balanced) or in quotes of any kind.
"""

import re

import msgspec

from generator.markdown.faults import Fault

LONGEST = 4000
"""Letters between the braces; what is longer was never closed."""
_MOST_STRAYS = 40
_NAME = re.compile(r"([^\W\d][\w-]*)([ \t]*)([=:])")
# The lookbehind and the possessive marks keep a run of spaces from being tried once a space.
_NEXT = re.compile(r"(?<!\s)\s++(?:[^\W\d][\w-]*+[ \t]*+[=:]|#[\w-])|\}")
_WORD = re.compile(r"[^\s{}]+|[{}]")
_SPACE = re.compile(r"\s*")
_PLAIN = re.compile(r"[^\s{}\[\]\"“”„«»]+")
_BRACKETS = re.compile(r"[\[\]{}\s]")
_CLOSERS = {'"': '"', "'": "'", "“": "”“", "‘": "’", "„": "“”", "«": "»", "‚": "‘’", "”": "”"}
_CLOSING = {
    opener: re.compile(rf"[{closers}](?=\s*(?:[}},;،]|[^\W\d][\w-]*[ \t]*[=:]|#[\w-]))")
    for opener, closers in _CLOSERS.items()
}
_STRAYED = re.compile(r"\]\s?\{|\[@")
_BARE_END = re.compile(r"[\s}]")
_QUOTES = re.compile(r"[\"“”„«»]")
_HINT = 'write {name=value name="value with spaces"}'


class Attribute(msgspec.Struct, frozen=True, gc=False):
    """One `name=value`; offsets are those of the source. For `#id` the name is `id`."""

    name: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int
    quoted: bool = False
    sign: bool = False
    """Typed as `#id`."""


class Attributes(msgspec.Struct, frozen=True):
    """What stands in the braces that begin at `start` and end before `end`."""

    start: int
    end: int
    entries: tuple[Attribute, ...]
    faults: tuple[Fault, ...]
    closed: bool = True


class _Reading(msgspec.Struct):
    source: str
    known: frozenset[str]
    start: int
    limit: int
    entries: list[Attribute] = []
    faults: list[tuple[str, str, str, int, int]] = []
    """Faults that the corrected line mends."""
    others: list[Fault] = []
    strays: int = 0


def read_attributes(source: str, start: int, known: frozenset[str]) -> Attributes:
    """Reads from the brace at `start`; `known` names help to see what was meant by a slip."""
    reading = _Reading(source, known, start, min(len(source), start + LONGEST), [], [], [])
    if source.find("}", start, reading.limit) < 0:
        return _not_closed(reading)
    at = start + 1
    while True:
        at = _skip(reading, at)
        if at >= reading.limit or reading.strays > _MOST_STRAYS:
            return _not_closed(reading)
        letter = source[at]
        if letter == "}":
            break
        if letter in ",;،":
            hint = "part attributes by spaces"
            reading.faults.append(("event-comma", "attributes are not parted by commas", hint, at, at + 1))
            at += 1
        elif letter == "#":
            at = _read_sign(reading, at)
        elif match := _NAME.match(source, at, reading.limit):
            at = _read_pair(reading, match)
        else:
            at = _read_stray(reading, at)
    return _finished(reading, at + 1)


def written(entries: tuple[Attribute, ...]) -> str:
    """The attributes as they should be typed."""
    return "{" + " ".join(_written(entry) for entry in entries) + "}"


def quote_value(value: str) -> str:
    """The value, bare where it can be and in the plainest quotes otherwise."""
    if _PLAIN.fullmatch(value) and value[0] not in "'‘‚" and value[-1] not in ",;":
        return value
    for opener, closer in (('"', '"'), ("“", "”"), ("'", "'")):
        if opener not in value and closer not in value:
            return f"{opener}{value}{closer}"
    return '"' + value.replace('"', "'") + '"'


def _written(entry: Attribute) -> str:
    return f"#{entry.value}" if entry.sign else f"{entry.name}={quote_value(entry.value)}"


def _finished(reading: _Reading, end: int) -> Attributes:
    entries = tuple(reading.entries)
    change = (reading.start, end, written(entries)) if entries and not reading.others else None
    faults = [Fault(*fault, change) for fault in reading.faults]
    return Attributes(reading.start, end, entries, tuple(faults + reading.others))


def _not_closed(reading: _Reading) -> Attributes:
    line_end = reading.source.find("\n", reading.start)
    end = min(len(reading.source) if line_end < 0 else line_end, reading.limit)
    fault = Fault("event-unclosed", "this brace is not closed", _HINT, reading.start, reading.start + 1)
    return Attributes(reading.start, end, tuple(reading.entries), (fault,), closed=False)


def _skip(reading: _Reading, at: int) -> int:
    match = _SPACE.match(reading.source, at, reading.limit)
    return match.end() if match else at


def _read_sign(reading: _Reading, at: int) -> int:
    match = _PLAIN.match(reading.source, at + 1, reading.limit)
    if match is None:
        reading.others.append(Fault("event-attribute", "an id is missing behind #", _HINT, at, at + 1))
        return at + 1
    reading.entries.append(Attribute("id", match[0], at, match.end(), at + 1, match.end(), sign=True))
    return match.end()


def _read_pair(reading: _Reading, match: re.Match[str]) -> int:
    source, at = reading.source, match.end()
    if match[3] == ":":
        message = "a value follows =, not a colon"
        reading.faults.append(("event-colon", message, "write name=value", match.start(3), match.end(3)))
    value_at = _skip(reading, at)
    if value_at > at and (value_at >= reading.limit or source[value_at] == "}" or _NEXT.match(source, at)):
        value_at = at
    elif value_at > at or match[2]:
        message = "no spaces stand beside ="
        reading.faults.append(("event-spaces", message, "write name=value", match.end(1), value_at))
    return _read_value(reading, match[1], match.start(), value_at)


def _read_value(reading: _Reading, name: str, start: int, at: int) -> int:
    source = reading.source
    if at < reading.limit and source[at] in _CLOSERS:
        value, end = _read_quoted(reading, at)
        reading.entries.append(Attribute(name, " ".join(value.split()), start, end, at, end, quoted=True))
        return end
    end = _bare_end(reading, at)
    value = source[at:end]
    if value[-1:] in (",", ";", "،"):
        follows = _skip(reading, end)
        if follows >= reading.limit or source[follows] in "}#" or _NAME.match(source, follows, reading.limit):
            hint = "part attributes by spaces"
            message = "attributes are not parted by commas"
            reading.faults.append(("event-comma", message, hint, end - 1, end))
            value, end = value[:-1], end - 1
    if not value:
        reading.others.append(
            Fault("event-empty", f"`{name}` has no value", _HINT, start, max(at, start + 1))
        )
    elif quote := _QUOTES.search(value):
        hint = "put quotes round the whole value"
        place = at + quote.start()
        reading.faults.append(("event-quote", "this quotation mark has no partner", hint, place, place + 1))
        value = _QUOTES.sub("", value)
    reading.entries.append(Attribute(name, " ".join(value.split()), start, end, at, end))
    return end + (1 if source[end : end + 1] in (",", ";", "،") else 0)


def _bare_end(reading: _Reading, at: int) -> int:
    """To the next space or closing brace that no bracket of the value holds."""
    depth: list[str] = []
    for match in _BRACKETS.finditer(reading.source, at, reading.limit):
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
            return reading.limit
    end = _BARE_END.search(reading.source, at, reading.limit)
    return end.start() if end else reading.limit


def _read_quoted(reading: _Reading, at: int) -> tuple[str, int]:
    """(value, where it ends). A quote that closes nothing, or closes too early, is told."""
    source, opener = reading.source, reading.source[at]
    close = _CLOSING[opener].search(source, at + 1, reading.limit)
    if close is not None and not _strayed(source[at + 1 : close.start()]):
        value = source[at + 1 : close.start()]
        if _holds_quote(value, opener):
            _tell_quote_inside(reading, at + 1 + _first_quote(value, opener))
        return value, close.end()
    follows = _NEXT.search(source, at + 1, reading.limit)
    end = follows.start() if follows else reading.limit
    value = source[at + 1 : end]
    if _holds_quote(value, opener):
        _tell_quote_inside(reading, at + 1 + _first_quote(value, opener))
        return value.rstrip(_CLOSERS[opener]), end
    hint = f"close it with {_CLOSERS[opener][0]}"
    reading.faults.append(("event-quote", "this quotation mark is not closed", hint, at, at + 1))
    return value, end


def _strayed(value: str) -> bool:
    """Whether this is rather the text up to a later quotation mark."""
    return value.count("}") > value.count("{") or _STRAYED.search(value) is not None


def _holds_quote(value: str, opener: str) -> bool:
    return _first_quote(value, opener) >= 0


def _first_quote(value: str, opener: str) -> int:
    """Where the value holds a mark that would close it; an apostrophe between letters closes nothing."""
    for match in re.finditer(f"[{_CLOSERS[opener]}]", value):
        around = value[max(0, match.start() - 1) : match.start()] + value[match.end() : match.end() + 1]
        if match[0] not in "'’" or not (len(around) == 2 and around.isalnum()):
            return match.start()
    return -1


def _tell_quote_inside(reading: _Reading, at: int) -> None:
    hint = "put other quotation marks round the whole value: “…” or '…'"
    message = "a quotation mark inside the value would end it here"
    reading.faults.append(("event-quote", message, hint, at, at + 1))


def _read_stray(reading: _Reading, at: int) -> int:
    """Words without a name: the rest of a bare value with spaces, or a name whose = is missing."""
    source = reading.source
    match = _WORD.match(source, at, reading.limit)
    assert match is not None
    word, end = match[0], match.end()
    # Another opening brace is rather the next event's: this one was never closed.
    reading.strays += _MOST_STRAYS if word == "{" and reading.entries else 1
    if word in reading.known and _NEXT.match(source, end) is None:
        hint = f"write {word}=…"
        reading.faults.append(("event-equals", f"= is missing behind `{word}`", hint, at, end))
        return _read_value(reading, word, at, _skip(reading, end))
    previous = reading.entries[-1] if reading.entries else None
    if previous is None or previous.quoted or previous.sign:
        message = f"`{word[:40]}` is not an attribute"
        reading.others.append(Fault("event-attribute", message, _HINT, at, end))
        return end
    value = " ".join(source[previous.value_start : end].split())
    if not any(fault[0] == "event-value" and fault[3] == previous.value_start for fault in reading.faults):
        message, hint = (
            "a value with spaces stands in quotation marks",
            f"write {previous.name}={quote_value(value)}",
        )
        reading.faults.append(("event-value", message, hint, previous.value_start, end))
    else:
        reading.faults[-1] = (*reading.faults[-1][:4], end)
    reading.entries[-1] = msgspec.structs.replace(previous, value=value, end=end, value_end=end)
    return end
