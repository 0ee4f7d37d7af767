"""Relative dates in words: "within a week after shoigu-dulaimi", "the day before x", "Thursday"."""

import re
from typing import Literal

from generator.edtf.relative import Duration, RelativeToEvent, RelativeToReport

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
    )
} | {"twelve": 12, "a": 1, "an": 1, "the": 1, "a couple of": 2, "a few": 0}
_ID = r"([^\W_][\w.-]*)"
_COUNT = rf"([0-9]{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(hours?|days?|weeks?|fortnights?|months?|years?)"
_AWAY = re.compile(
    rf"(about |around |some |roughly )?(within |in |up to |less than )?{_COUNT} {_UNIT}(?: or so)? "
    rf"(after|before) {_ID}\Z",
    re.IGNORECASE,
)
_SAME = re.compile(rf"(?:on )?(?:the )?same day as {_ID}\Z", re.IGNORECASE)
_SIDE = re.compile(rf"(shortly |soon |some time |any time )?(after|before) {_ID}\Z", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"(?:on )?(?:(last|next|this|the previous) )?({'|'.join(_WEEKDAYS)})"
    r"(?: (?:night|morning|evening|afternoon))?\Z",
    re.IGNORECASE,
)
_COUNTED: dict[str, RelativeToReport] = {
    "today": RelativeToReport("day", 0),
    "tonight": RelativeToReport("day", 0),
    "yesterday": RelativeToReport("day", -1),
    "last night": RelativeToReport("day", -1),
    "the day before yesterday": RelativeToReport("day", -2),
    "tomorrow": RelativeToReport("day", 1),
    "this week": RelativeToReport("week", 0),
    "last week": RelativeToReport("week", -1),
    "next week": RelativeToReport("week", 1),
    "this month": RelativeToReport("month", 0),
    "last month": RelativeToReport("month", -1),
    "next month": RelativeToReport("month", 1),
    "this year": RelativeToReport("year", 0),
    "last year": RelativeToReport("year", -1),
    "next year": RelativeToReport("year", 1),
}
_AGO = re.compile(rf"{_COUNT} days? ago\Z", re.IGNORECASE)


def read_relative(text: str) -> RelativeToEvent | RelativeToReport | None:
    """What the words count from; None when they name no anchor."""
    return _from_report(text) or _from_event(text)


def _from_report(text: str) -> RelativeToReport | None:
    folded = text.lower()
    if folded in _COUNTED:
        return _COUNTED[folded]
    if match := _WEEKDAY.match(text):
        number = _WEEKDAYS.index(match[2].lower())
        word = (match[1] or "").lower()
        return RelativeToReport("weekday", number, forward=word == "next")
    if match := _AGO.match(text):
        return RelativeToReport("day", -_count(match[1]))
    return None


def _from_event(text: str) -> RelativeToEvent | None:
    if match := _SAME.match(text):
        return RelativeToEvent(match[1], "same")
    if match := _AWAY.match(text):
        away = _duration(_count(match[3]), match[4].lower())
        within = match[2] is not None
        direction = _side(match[5])
        return RelativeToEvent(
            anchor=match[6],
            direction=direction,
            least=Duration() if within else away,
            most=away,
            approximate=match[1] is not None,
        )
    match = _SIDE.match(text)
    if match and not match[3][0].isdigit() and "-" in match[3]:
        direction = _side(match[2])
        return RelativeToEvent(match[3], direction, Duration(), None, approximate=False)
    return None


def _side(word: str) -> Literal["after", "before"]:
    return "after" if word.lower() == "after" else "before"


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _duration(count: int, unit: str) -> Duration:
    if unit.startswith("hour"):
        return Duration(days=-(-count // 24))
    if unit.startswith("day"):
        return Duration(days=count)
    if unit.startswith("week"):
        return Duration(days=7 * count)
    if unit.startswith("fortnight"):
        return Duration(days=14 * count)
    return Duration(months=count if unit.startswith("month") else 12 * count)
