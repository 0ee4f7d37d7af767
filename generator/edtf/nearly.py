"""Dates in forms that are not read and can be understood: other languages, times of day, centuries in short.

Asked by friendly.py of a text that is no date; what was meant is offered, never taken.
"""

import re
from collections.abc import Callable
from functools import cache

import msgspec

from generator.edtf.calendar_names import date_patterns, fold_word
from generator.edtf.faults import MONTHS
from generator.edtf.value import DateFault, EdtfDate
from generator.text.patterns import pattern

Read = Callable[[str, str], EdtfDate | None]
"""(text, language) -> the date, where it is one."""

_OTHERS = ("fr", "de", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "ar-IQ", "fa")
"""Languages of articles that a brief in another language may copy a date from."""
_WORD = pattern(r"([^\W\d_]+)")
_FILLERS = frozenset(
    ["de", "del", "di", "do", "da", "des", "den", "le", "el", "il", "г", "года", "р", "року", "roku"]
)
_MOVING = frozenset(
    ["present", "the present", "now", "current", "ongoing", "to date", "to present", "until now"]
)
_OF_NO_EVENT = pattern(
    r"(?:(?:a|an|one|two|three|some|several|[0-9]+) +)?(?:hour|day|week|month|year)s? +"
    r"(?:later|earlier|afterwards|before)"
    r"|(?:on +)?(?:the +)?(?:following|next|previous|same) +(?:day|morning|evening|night|week|month|year)",
    re.IGNORECASE,
)
_DASHED = pattern(r"([0-9]{4})([-‒–—])([0-9]{2})([-‒–—])([0-9]{2})")
_LIKE_DIGITS = pattern(r"(?<!\w)(?=\w*[0-9]|\w\w)[0-9OoIl]+(?!\w)")
_AS_DIGITS = str.maketrans("OoIl", "0011")
_LETTERS_AND_DIGITS = pattern(r"(?=.*[^\W\d_])(?=.*\d{4})")
_LONGEST = 60
_TIME = pattern(
    r"(.*?\d)(?:,? ?T|,? +(?:(?:at|à|um) +)?)([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?::([0-9]{2}))?"
    r"(?: ?([ap])\.?m\.?)?(?: ?(z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}))?(?: +[a-z]{3,4})?",
    re.IGNORECASE,
)
_NAMED_TIME = pattern(
    r"(?:at +)?(noon|midday|midnight) (?:on|of) +(.+)|(.+?),? +(?:at +)?(noon|midday|midnight)", re.IGNORECASE
)
_CENTURY = pattern(
    r"(?:the +)?(early +|mid[- ]|late +)?"
    r"(?:C([0-9]{1,2})|([0-9]{1,2})(?:st|nd|rd|th)? ?c(?:ent)?\.?|([a-z-]+) +century)",
    re.IGNORECASE,
)
_DECADE = pattern(
    r"(?:the +)?(early +|mid[- ]|late +)?(?:['‘’]([0-9]0)s|([0-9]0)['’]?s|([a-z]+ies))", re.IGNORECASE
)
_TWO_DIGITS = pattern(r"([0-9]{1,2}[ -][^\W\d_]{3,}[. ,-]+['‘’]?|[^\W\d_]{3,}[. ,]+['‘’])([0-9]{2})")
_LATEST = 35
"""Of two digits: a later year is rather one of the century before."""
_NUMBERED = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
"""
_ORDINALS = tuple(_NUMBERED.split())
_TENS = {
    "noughties": "00",
    "twenties": "20",
    "thirties": "30",
    "forties": "40",
    "fifties": "50",
    "sixties": "60",
    "seventies": "70",
    "eighties": "80",
    "nineties": "90",
}
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st"}


def nearly_date(typed: str, text: str, language: str, read: Read) -> DateFault | None:
    """What to say of a text that is no date, where it can be understood nonetheless.

    `text` is what was typed, with plain digits, spaces and hyphens.
    """
    if len(text) > _LONGEST:
        return None
    said = text.strip()
    if said.casefold() in _MOVING:
        hint = "leave it out; what goes on since a day is written 2014-07-27/.."
        return _fault(f"“{said}” is no date: it would be another one every day", hint, typed, "")
    if _OF_NO_EVENT.fullmatch(said):
        hint = "write it like a week after EVENT, with the event's id"
        return _fault(f"“{said}” does not say of which event it is counted", hint, typed, "")
    told = _letters(said, language, read) or _time(said, language, read) or _century(said) or _decade(said)
    told = told or _short_year(said, language, read) or _elsewhere(typed.strip(), said, language, read)
    return told and msgspec.structs.replace(told, start=0, end=len(typed))


def dashes_for_hyphens(typed: str) -> DateFault | None:
    """2014–06–28, as word processors make it of hyphens: what looks like a range of dates is none."""
    text = typed.strip()
    match = _DASHED.fullmatch(text)
    if match is None or match[2] == match[4] == "-":
        return None
    meant = f"{match[1]}-{match[3]}-{match[5]}"
    start = typed.find(text)
    message = "year, month and day are parted by hyphens, not by dashes"
    return DateFault("date-form", message, f"did you mean {meant}?", start, start + len(text), meant)


def _letters(text: str, language: str, read: Read) -> DateFault | None:
    """2O14 and l4 June: letters that look like digits."""
    meant = _LIKE_DIGITS.sub(lambda each: each[0].translate(_AS_DIGITS), text)
    if meant == text or read(meant, language) is None:
        return None
    return _fault("a letter stands where a digit belongs", f"did you mean {meant}?", text, meant)


def _elsewhere(typed: str, text: str, language: str, read: Read) -> DateFault | None:
    """“28 juin 2014” in an English text."""
    if not _LETTERS_AND_DIGITS.match(text):
        return None
    words = [(word, fold_word(word)) for word in _WORD.findall(text)]
    months = [(word, found) for word, folded in words if (found := _months_elsewhere().get(folded))]
    if len(months) != 1:
        return None
    fillers = {word for word, folded in words if folded in _FILLERS}
    kept = (
        months[0][1] if each == months[0][0] else each for each in _WORD.split(text) if each not in fillers
    )
    date = read("".join(kept).strip(" ."), language)
    if date is None:
        return None
    message = f"“{typed}” names its month in another language than this text is in"
    hint = f"write {date.edtf}, or name the month in English"
    return _fault(message, hint, text, date.edtf)


@cache
def _months_elsewhere() -> dict[str, str]:
    """Folded names of months in the languages of many articles -> the English name."""
    found: dict[str, str] = {}
    for language in _OTHERS:
        names = date_patterns(language)
        for month, *others in zip(MONTHS, names.beside, names.alone, strict=True):
            found.update((fold_word(name), month) for name in others)
    return found


def _time(text: str, language: str, read: Read) -> DateFault | None:
    """A day with a time behind it: “28 June 2014 14:30”, “noon on 28 June 2014”."""
    if named := _NAMED_TIME.fullmatch(text):
        day, called, zone = named[2] or named[3], named[1] or named[4], ""
        clock = "00:00:00" if called.lower() == "midnight" else "12:00:00"
    elif (match := _TIME.fullmatch(text)) is not None and any(match.group(3, 5)):
        day, zone = match[1], match[6] or ""
        hour = int(match[2]) % 12 + (12 if match[5] in "pP" else 0) if match[5] else int(match[2])
        minute, second = int(match[3] or 0), int(match[4] or 0)
        if hour > 23 or minute > 59 or second > 59:
            return None
        clock = f"{hour:02}:{minute:02}:{second:02}"
    else:
        return None
    date = read(day, language)
    if date is None or date.precision != "day" or date.form != "single" or len(date.edtf) != 10:
        return None
    zone = "Z" if zone[:1].isalpha() else f"{zone[:3]}:{zone[-2:]}" if zone else ""
    meant = f"{date.edtf}T{clock}{zone}"
    hint = f"write {meant}" + ("" if zone else ", with its zone (Z, +03:00) where it is known")
    return _fault("a time of day stands behind a T, with hours, minutes and seconds", hint, text, meant)


def _century(text: str) -> DateFault | None:
    match = _CENTURY.fullmatch(text)
    if match is None:
        return None
    word = (match[4] or "").lower()
    number = int(match[2] or match[3] or 0) or (_ORDINALS.index(word) + 1 if word in _ORDINALS else 0)
    if not 1 <= number <= 21:
        return None
    ending = _ENDINGS.get(number, "th")
    return _in_full(
        text, match[1], f"{number}{ending} century", "a century is written with its number and in full"
    )


def _decade(text: str) -> DateFault | None:
    match = _DECADE.fullmatch(text)
    tens = (match[2] or match[3] or _TENS.get((match[4] or "").lower(), "")) if match else ""
    if match is None or not tens:
        return None
    message = "a decade is written with its century"
    if tens == "10" or tens == "20":
        hint = f"write 20{tens}s or 19{tens}s"
        return _fault(message, hint, text, "")
    return _in_full(text, match[1], f"{'20' if tens == '00' else '19'}{tens}s", message)


def _in_full(text: str, part: str | None, whole: str, message: str) -> DateFault:
    meant = f"{(part or '').strip().rstrip('-').lower()} {whole}".strip()
    return _fault(message, f"write {meant}", text, meant)


def _short_year(text: str, language: str, read: Read) -> DateFault | None:
    """“28 June 14”, “June ’14”; “June 14” is a day without a year."""
    match = _TWO_DIGITS.fullmatch(text)
    if match is None:
        return None
    year = ("20" if int(match[2]) <= _LATEST else "19") + match[2]
    meant = match[1].rstrip(" -,'‘’") + " " + year
    date = read(meant, language)
    if date is None or date.precision not in {"day", "month"}:
        return None
    return _fault("a year has four digits", f"did you mean {meant}?", text, meant)


def _fault(message: str, hint: str, text: str, suggestion: str) -> DateFault:
    return DateFault("date-form", message, hint, 0, len(text), suggestion)
