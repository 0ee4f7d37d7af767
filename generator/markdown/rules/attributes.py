"""The grammar of `{name=value name="value" #id}` behind bracketed words. Knows forms, not what the names mean.

Whatever is typed otherwise is told, and read as what was probably meant, so that one slip is one message.
"""

import re

import msgspec

from generator.markdown.faults import Change, Fault
from generator.markdown.rules.attribute_values import (
    COMMAS,
    GAP,
    INVISIBLE,
    NEXT,
    PLAIN,
    SIGN,
    Slip,
    comma_slip,
    quote_value,
    read_value,
    without_quotes,
)
from generator.text.patterns import pattern

LONGEST = 4000
"""Letters between the braces; what is longer was never closed."""
_FAR_ENOUGH = 200
"""Letters looked at where no brace closes, to see where it should."""
_MOST_STRAYS = 40
_NAME = pattern(rf"([^\W\d][\w-]*)({GAP}*)({SIGN})")
_QUOTED_NAME = pattern(rf"[\"'“”‘’]([^\W\d][\w-]*)[\"'“”‘’]({GAP}*)({SIGN})")
_WORD = pattern(rf"\[@[^\]{{}}]*\]?|[^\s{{}}{INVISIBLE}]+|[{{}}]")
_SPACE = pattern(rf"[\s{INVISIBLE}]*")
_OPENERS = {")": "(", "]": "[", ">": "<"}
_PROSE = frozenset({"by", "of", "when"})
"""Names that are also words, and may stand in a value that lacks its quotes."""
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
    loose: tuple[int, int] | None = None
    """Words before any name: `{2014-07-24}`."""


class _Reading(msgspec.Struct):
    source: str
    known: frozenset[str]
    start: int
    limit: int
    entries: list[Attribute] = []
    slips: list[Slip] = []
    """Faults that the corrected line mends."""
    faults: list[Fault] = []
    loose: tuple[int, int] | None = None
    doubled: int = 0
    """Opening braces too many."""
    strays: int = 0
    sound: tuple[int, Attribute | None] = (0, None)
    """Where what was read before the first slip ends, and the last entry in it."""


def read_attributes(source: str, start: int, known: frozenset[str]) -> Attributes:
    """Reads from the brace at `start`; `known` names help to see what was meant by a slip."""
    limit = min(len(source), start + LONGEST)
    if source.find("}", start, limit) < 0:
        limit = min(limit, start + _FAR_ENOUGH)
    reading = _Reading(source, known, start, limit, [], [], [], sound=(start + 1, None))
    at = start + 1
    while True:
        at = _skip(reading, at)
        if at >= limit or reading.strays > _MOST_STRAYS:
            return _not_closed(reading)
        if source[at] == "}":
            return _finished(reading, at + 1)
        at = _read_entry(reading, at)
        if not reading.strays and not reading.slips:
            reading.sound = (at, reading.entries[-1] if reading.entries else None)


def written(entries: tuple[Attribute, ...]) -> str:
    """The attributes as they should be typed."""
    return "{" + " ".join(_written(entry) for entry in entries) + "}"


def _written(entry: Attribute) -> str:
    return f"#{entry.value}" if entry.sign else f"{entry.name}={quote_value(entry.value)}"


def _read_entry(reading: _Reading, at: int) -> int:
    """What begins at `at`; gives the place behind it."""
    source = reading.source
    if source[at] in COMMAS:
        reading.slips.append(comma_slip(at))
        return at + 1
    if source[at] == "#":
        return _read_sign(reading, at)
    if source[at] == "{" and not reading.entries and reading.loose is None:
        reading.doubled += 1
        reading.strays += 1
        if reading.doubled == 1:
            slip = Slip("event-brace", "one brace is enough", _HINT, at, at + 1)
            reading.slips.append(slip)
        return at + 1
    if match := _NAME.match(source, at, reading.limit):
        return _read_pair(reading, match)
    if match := _QUOTED_NAME.match(source, at, reading.limit):
        message = "names stand without quotation marks"
        reading.slips.append(Slip("event-quote", message, "write name=value", at, match.end(1) + 1))
        value_at = _skip(reading, match.end())
        return _read_named(reading, match[1], at, value_at)
    return _read_stray(reading, at)


def _finished(reading: _Reading, end: int) -> Attributes:
    source = reading.source
    for _ in range(reading.doubled):
        end += source.startswith("}", end)
    entries = tuple(reading.entries)
    mendable = bool(entries) and not reading.faults and reading.loose is None
    change = (reading.start, end, written(entries)) if mendable else None
    told = [Fault(slip.code, slip.message, slip.hint, slip.start, slip.end, change) for slip in reading.slips]
    return Attributes(reading.start, end, entries, (*told, *reading.faults), loose=reading.loose)


def _not_closed(reading: _Reading) -> Attributes:
    """Only what was sound is kept: the words behind it belong to the text."""
    end, last = reading.sound
    entries = tuple(entry for entry in reading.entries if last and entry.start < last.start)
    entries += (last,) if last else ()
    hint = "write } behind its last value, in the same paragraph"
    change = _closing_brace(reading.source, last) if last else None
    if last and change and change[0] < last.end and not last.quoted:
        # What stands where the brace belongs is no part of the value.
        value = last.value[: change[0] - last.value_start]
        entries = (*entries[:-1], msgspec.structs.replace(last, value=value, value_end=change[0]))
    start = reading.start
    fault = Fault("event-unclosed", "this brace is not closed", hint, start, start + 1, change)
    if last is None:
        match = _NAME.match(reading.source, _skip(reading, start + 1), reading.limit)
        end = match.end() if match else start + 1
    return Attributes(start, end, entries, (fault,), closed=False)


def _closing_brace(source: str, last: Attribute) -> Change:
    """Where it belongs: behind the last value, before the signs of the sentence, or for another bracket."""
    end = last.end
    while end > last.value_start + 1 and source[end - 1] in ".,;:!?" and not last.quoted:
        end -= 1
    wrong = source[end - 1] if not last.quoted else ""
    if wrong in (")", "]", ">") and _OPENERS[wrong] not in source[last.value_start : end]:
        return end - 1, end, "}"
    return end, end, "}"


def _skip(reading: _Reading, at: int) -> int:
    match = _SPACE.match(reading.source, at, reading.limit)
    return match.end() if match else at


def _read_sign(reading: _Reading, at: int) -> int:
    begin = _skip(reading, at + 1)
    match = PLAIN.match(reading.source, begin, reading.limit)
    if (
        match is None
        or match[0] in COMMAS
        or (begin > at + 1 and _NAME.match(reading.source, begin, reading.limit))
    ):
        reading.faults.append(Fault("event-attribute", "an id is missing behind #", _HINT, at, at + 1))
        return at + 1
    if begin > at + 1:
        reading.slips.append(Slip("event-spaces", "no space stands behind #", "write #id", at, match.end()))
    value, end = match[0], match.end()
    if value[-1] in COMMAS:
        value, end = value[:-1], end - 1
    reading.entries.append(Attribute("id", value, at, end, begin, end, sign=True))
    return end


def _read_pair(reading: _Reading, match: re.Match[str]) -> int:
    source, at, sign = reading.source, match.end(), match[3]
    value_at = _skip(reading, at)
    if value_at > at and (value_at >= reading.limit or source[value_at] == "}" or NEXT.match(source, at)):
        value_at = at
    if sign != "=":
        message, code = "a value follows =, not a colon", "event-colon"
        if len(sign) > 1 or sign == "＝":
            message, code = f"a value follows =, not {sign}", "event-equals"
        reading.slips.append(Slip(code, message, "write name=value", match.start(3), match.end(3)))
    elif value_at > at or match[2]:
        message = "no spaces stand beside ="
        reading.slips.append(Slip("event-spaces", message, "write name=value", match.end(1), value_at))
    return _read_named(reading, match[1], match.start(), value_at)


def _read_named(reading: _Reading, name: str, start: int, at: int) -> int:
    value = read_value(reading.source, at, reading.limit, reading.known)
    reading.slips.extend(value.slips)
    if not value.text:
        message = f"`{name}` has no value"
        reading.faults.append(Fault("event-empty", message, _HINT, start, max(value.end, start + 1)))
    reading.entries.append(Attribute(name, value.text, start, value.end, at, value.end, value.quoted))
    return value.end


def _read_stray(reading: _Reading, at: int) -> int:
    """Words without a name: the rest of a bare value with spaces, or a name whose = is missing."""
    source = reading.source
    match = _WORD.match(source, at, reading.limit)
    assert match is not None
    word, end = match[0], match.end()
    # Another opening brace is rather the next event's: this one was never closed.
    reading.strays += _MOST_STRAYS if word == "{" else 1
    previous = reading.entries[-1] if reading.entries else None
    open_value = previous is not None and not previous.quoted and not previous.sign
    if word.startswith("[@"):
        message, hint = "a citation stands behind the braces", "write [words]{when=…} [@key]"
        close = _skip(reading, end)
        last = source.startswith("}", close) and previous is not None
        change = (previous.end, close + 1, "} " + word) if last and previous else None
        reading.faults.append(Fault("event-citation", message, hint, at, end, change))
    elif word in reading.known and not (open_value and word in _PROSE):
        return _read_without_sign(reading, word, at, end)
    elif previous is None:
        reading.loose = (reading.loose[0] if reading.loose else at, end)
    elif not open_value:
        _tell_stray(reading, at, end)
    else:
        _lengthen(reading, previous, end)
    return end


def _tell_stray(reading: _Reading, at: int, end: int) -> None:
    """Several words are told at once."""
    last = reading.faults[-1] if reading.faults else None
    if last is not None and last.code == "event-attribute" and not reading.source[last.end : at].strip():
        at = last.start
        reading.faults.pop()
    message = f"`{reading.source[at:end][:40]}` is not an attribute"
    reading.faults.append(Fault("event-attribute", message, _HINT, at, end))


def _read_without_sign(reading: _Reading, word: str, at: int, end: int) -> int:
    value_at = _skip(reading, end)
    if value_at >= reading.limit or reading.source[value_at] == "}" or NEXT.match(reading.source, end):
        reading.faults.append(Fault("event-empty", f"`{word}` has no value", _HINT, at, end))
        return end
    slip = Slip("event-equals", f"= is missing behind `{word}`", f"write {word}=…", at, end)
    reading.slips.append(slip)
    return _read_named(reading, word, at, value_at)


def _lengthen(reading: _Reading, previous: Attribute, end: int) -> None:
    """The last value goes on to `end`: it has spaces and no quotes."""
    start = previous.value_start
    value = without_quotes(" ".join(reading.source[start:end].split()))
    message = "a value with spaces stands in quotation marks"
    slip = Slip("event-value", message, f"write {previous.name}={quote_value(value)}", start, end)
    # The words before this one were told already, and so was a mark among them that has no partner.
    reading.slips = [each for each in reading.slips if each.start < start]
    reading.slips.append(slip)
    reading.entries[-1] = msgspec.structs.replace(previous, value=value, end=end, value_end=end)
