"""Relative dates in words: "within a week after shoigu-dulaimi", "the day before x", "Thursday", "yesterday"."""

import re
from typing import Literal

from generator.edtf.calendar_names import fold_word, weekday_spellings
from generator.edtf.counted_words import counted_phrases, fold_phrase
from generator.edtf.keywords import keywords
from generator.edtf.relative import Duration, RelativeToEvent, RelativeToReport
from generator.text.patterns import pattern

_NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {**{name: number for number, name in enumerate(_NAMES, start=1)}, "a": 1, "an": 1, "the": 1}
_NUMBERS |= {"a couple of": 2, "half a": 0}
_VAGUE = "a few|several|some|a number of|few|many"
_ID = r"([^\W_][\w.-]*)"
_COUNT = rf"([0-9]{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(hours?|days?|weeks?|fortnights?|months?|years?)"
_ABOUT = r"(about |around |some |roughly |approximately |c\. ?)?"
_AWAY = pattern(
    rf"{_ABOUT}(within |in the |up to |less than |no more than |not more than |at least |more than |over )?"
    rf"{_COUNT} {_UNIT}( or so| or more)? "
    rf"(after|before|later than|earlier than) {_ID}",
    re.IGNORECASE,
)
_AT_LEAST = ("at least ", "more than ", "over ")
_BETWEEN = pattern(
    rf"{_ABOUT}(?:between )?{_COUNT} (?:to|and|or) {_COUNT} {_UNIT} (after|before) {_ID}", re.IGNORECASE
)
_VAGUELY = pattern(rf"(?:(?:{_VAGUE}) )?(hours|days|weeks|months|years) (after|before) {_ID}", re.IGNORECASE)
_SAME = pattern(rf"(?:on )?(?:the )?(?:same day as|day of) {_ID}", re.IGNORECASE)
_SIDE = pattern(rf"(?:shortly |soon |some time |any time |just |right )?(after|before) {_ID}", re.IGNORECASE)
_COUNTED = {
    "today": RelativeToReport("day", 0),
    "tonight": RelativeToReport("day", 0, night=True),
    "yesterday": RelativeToReport("day", -1),
    "last night": RelativeToReport("day", -1, night=True),
    "the day before yesterday": RelativeToReport("day", -2),
    "tomorrow": RelativeToReport("day", 1),
    "the day after tomorrow": RelativeToReport("day", 2),
    **{
        f"{word} week": RelativeToReport("week", away)
        for word, away in (("this", 0), ("last", -1), ("next", 1))
    },
    **{
        f"{word} month": RelativeToReport("month", away)
        for word, away in (("this", 0), ("last", -1), ("next", 1))
    },
    **{
        f"{word} year": RelativeToReport("year", away)
        for word, away in (("this", 0), ("last", -1), ("next", 1))
    },
}
_AGO = pattern(rf"{_COUNT} (day|week|month|year)s? ago", re.IGNORECASE)
_PART_OF_DAY = {"morning", "afternoon", "evening", "noon", "night"}
_SIDES = {"last", "previous", "next", "this", "coming"}


def read_relative(text: str, language: str = "en") -> RelativeToEvent | RelativeToReport | None:
    """What the words count from; None when they name no anchor."""
    return _from_report(text, language) or _from_event(text)


def _from_report(text: str, language: str) -> RelativeToReport | None:
    phrases = counted_phrases(language)
    folded = text.casefold().removeprefix("earlier ").removeprefix("later ")
    if phrases:
        folded = phrases.get(fold_phrase(text), folded)
    if folded in _COUNTED:
        return _COUNTED[folded]
    if match := _AGO.fullmatch(text):
        unit: dict[str, Literal["day", "week", "month", "year"]] = {
            "week": "week",
            "month": "month",
            "year": "year",
        }
        count = _count(match[1])
        return RelativeToReport(unit.get(match[2].lower(), "day"), -count) if count else None
    return _from_weekday(folded, language)


def _from_weekday(text: str, language: str) -> RelativeToReport | None:
    """A day of the week, with "last", "next" or a part of the day."""
    days = weekday_spellings(language)
    fillers, phrases = keywords(language), counted_phrases(language)
    side, night, found = "", False, -1
    for word in map(fold_word, text.split()):
        if word in days and found < 0 and len(word) > 2:
            found = days[word]
        elif phrases.get(word, word) in _SIDES and not side and (found < 0 or word in phrases):
            side = phrases.get(word, word)
        elif word in _PART_OF_DAY and found >= 0:
            night = night or word == "night"
        elif fillers.get((word,)) != "filler":
            return None
    if found < 0:
        return None
    forward, strictly = side in ("next", "coming"), side in ("last", "previous")
    return RelativeToReport("weekday", found, forward=forward, strictly=strictly, night=night)


def _from_event(text: str) -> RelativeToEvent | None:
    if match := _SAME.fullmatch(text):
        return RelativeToEvent(match[1], "same")
    if match := _BETWEEN.fullmatch(text):
        least, most = (
            _duration(_count(match[group]), match[4].lower())[index] for index, group in ((0, 2), (1, 3))
        )
        return RelativeToEvent(match[6], _side(match[5]), least, most, match[1] is not None)
    if match := _AWAY.fullmatch(text):
        least, most = _duration(_count(match[3]), match[4].lower())
        about = match[1] is not None or match[5] == " or so"
        if match[2] in _AT_LEAST or match[5] == " or more":
            return RelativeToEvent(match[7], _side(match[6]), least, None, about)
        return RelativeToEvent(match[7], _side(match[6]), Duration() if match[2] else least, most, about)
    if match := _VAGUELY.fullmatch(text):
        # How many are a few? At least two; nothing is said of the most.
        least = _duration(2, match[1].lower())[0]
        return RelativeToEvent(match[3], _side(match[2]), least, None)
    match = _SIDE.fullmatch(text)
    if match and not match[2][0].isdigit() and ("-" in match[2] or "." in match[2]):
        return RelativeToEvent(match[2], _side(match[1]), Duration(), None)
    return None


def _side(word: str) -> Literal["after", "before"]:
    return "after" if word.lower() in ("after", "later than") else "before"


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _duration(count: int, unit: str) -> tuple[Duration, Duration]:
    """Fewest and most whole days or months: twelve hours after noon may be the next day."""
    if unit.startswith("hour"):
        return Duration(days=count // 24), Duration(days=-(-count // 24))
    if unit.startswith("day"):
        away = Duration(days=count)
    elif unit.startswith("week"):
        away = Duration(days=7 * count or 4)
    elif unit.startswith("fortnight"):
        away = Duration(days=14 * count or 7)
    else:
        away = Duration(months=count) if unit.startswith("month") else Duration(months=12 * count or 6)
    return away, away
