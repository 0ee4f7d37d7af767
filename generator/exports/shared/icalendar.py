"""iCalendar (RFC 5545): events as days, folded at 75 octets, CRLF. Pure text; knows no site.

An event is a whole span of days; where it is not certain to the day, its title says so. What has no first or no last
day cannot stand in a calendar: the calendar counts it and says where it is told.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.edtf.bounds import stated_days
from generator.edtf.days import from_day_number
from generator.edtf.value import EdtfDate
from generator.exports.shared.event_texts import ToldEvent, describe
from generator.model.facts import SiteFacts, event_place
from generator.text.plain import one_line, plain

LONGEST = 1_000
_REMEMBERED = 4_000
"""Events whose text is kept for the next calendar."""
DATE_UNCERTAIN = "(date uncertain)"
_OCTETS = 75
_LEADING_BITS, _CONTINUES = 0b1100_0000, 0b1000_0000
"""In UTF-8 all octets of a letter but its first begin with these two bits."""
_NO_DAY = "19700101"
_STATUS = {"planned": "TENTATIVE", "cancelled": "CANCELLED"}
_ESCAPED = re.compile(r"[\\;,\n]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_NO_EVENTS = (
    *("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
)
"""A calendar has at least one part (RFC 5545, 3.6); this one says nothing."""


def calendar(facts: SiteFacts, name: str, own_url: str, page: str, events: tuple[ToldEvent, ...]) -> str:
    """A calendar of the newest thousand of these events, which come in timeline order; `page` lists them all."""
    standing = [told for told in events if told.event.date is not None and has_days(told.event.date)]
    without_days = len(events) - len(standing)
    left_out = _left_out(without_days, max(0, len(standing) - LONGEST), page)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dateline//Dateline//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(one_line(name))}",
        f"X-WR-CALNAME:{_text(one_line(name))}",
        *([f"DESCRIPTION:{_text(left_out)}", f"X-WR-CALDESC:{_text(left_out)}"] if left_out else []),
        *([f"SOURCE;VALUE=URI:{own_url}"] if own_url else []),
        f"X-DATELINE-WITHOUT-DAYS:{without_days}",
    ]
    shown = (
        "".join(_event_text(facts, told) for told in standing[-LONGEST:])
        if standing
        else _text_of(_NO_EVENTS)
    )
    return _text_of(lines) + shown + _text_of(["END:VCALENDAR"])


def has_days(date: EdtfDate) -> bool:
    """Whether it has a first and a last day, in the years that a calendar can hold."""
    if date.lower is None or date.upper is None:
        return False
    return from_day_number(date.lower)[0] >= 1 and from_day_number(date.upper + 1)[0] <= 9999


def _left_out(without_days: int, older: int, page: str) -> str:
    """What the calendar does not show, and where that is told."""
    parts = [f"{without_days} without a first or last day"] if without_days else []
    parts += [f"{older} older"] if older else []
    if not parts:
        return ""
    where = f" All are at {page}" if page else ""
    return f"Events not in this calendar: {', '.join(parts)}.{where}"


@lru_cache(maxsize=_REMEMBERED)
def _event_text(facts: SiteFacts, told: ToldEvent) -> str:
    """An event as it stands in the calendar of the site and of each of its tags: written once."""
    return _text_of(_event(facts, told))


def _text_of(lines: Iterable[str]) -> str:
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(facts: SiteFacts, told: ToldEvent) -> Iterator[str]:
    event, date = told.event, told.event.date
    if date is None or date.lower is None or date.upper is None:
        return
    disputed = any(conflict.about == "date" for conflict in event.conflicts)
    exact = stated_days(date) is not None and not disputed
    title = one_line(event.title) if exact else f"{one_line(event.title)} {DATE_UNCERTAIN}"
    place = event_place(facts, event.id, event.brief, event.anchor, event.page)
    language = event.language or facts.language
    stamp = told.changed.replace("-", "") or _NO_DAY
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.id)}"
    yield f"DTSTAMP:{stamp}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(date.lower)}"
    yield f"DTEND;VALUE=DATE:{_day(date.upper + 1)}"
    yield f"SUMMARY;LANGUAGE={language}:{_text(title)}"
    yield f"DESCRIPTION:{_text(_lines(describe(event, facts.language)))}"
    if event.places:
        yield f"LOCATION:{_text(', '.join(one_line(each.name) for each in event.places))}"
    if event.tags:
        yield f"CATEGORIES:{','.join(_text(one_line(tag.label)) for tag in event.tags)}"
    if facts.url(place) and place:
        yield f"URL:{facts.url(place)}"
    yield f"STATUS:{_STATUS.get(event.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-EDTF:{_text(date.edtf)}"
    yield "END:VEVENT"


def _lines(said: Iterable[str]) -> str:
    return "\n".join(map(plain, said))


def _day(number: int) -> str:
    year, month, day = from_day_number(number)
    return f"{year:04d}{month:02d}{day:02d}"


def _text(value: str) -> str:
    """A TEXT value: backslash, comma, semicolon and line ends escaped, other control characters gone."""
    kept = _CONTROL.sub("", "\n".join(value.splitlines()))
    return _ESCAPED.sub(lambda match: "\\n" if match.group() == "\n" else "\\" + match.group(), kept)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no letter torn apart; all but the first begin with a space."""
    octets = line.encode()
    start, lead = 0, ""
    while len(octets) - start > _OCTETS - len(lead):
        end = start + _OCTETS - len(lead)
        while octets[end] & _LEADING_BITS == _CONTINUES:
            end -= 1
        yield lead + octets[start:end].decode()
        start, lead = end, " "
    yield lead + octets[start:].decode()
