"""EDTF text becomes a date value: levels 0 and 1 whole, and the parts of level 2 named in docs/dates.md.

Source: ISO 8601-2:2019 as given by the Library of Congress, https://www.loc.gov/standards/datetime/.
"""

import re
from functools import lru_cache

import msgspec

from generator.edtf.days import day_number, month_length
from generator.edtf.expression import Expression, Span, bounds_of, interval, set_of, single, to_date
from generator.edtf.faults import FORMS_HINT, backwards, not_a_date, shown
from generator.edtf.point import Point, read_point
from generator.edtf.value import DateFault, EdtfDate, End, Form

_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_OLD = re.compile(r"\?~|~\?|[uxy]|open|unknown", re.IGNORECASE)
_OLD_TEXT = re.compile(r"(?:open/|unknown/)?[-0-9uxyXY?~%\[\]{},./ ]*(?:/open|/unknown)?", re.IGNORECASE)
_LONGEST = 100_000


def parse_edtf(text: str) -> EdtfDate | DateFault:
    """The date that an EDTF text tells, or why it is none. Spellings of the 2012 draft are read as today's."""
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        found = _plain(text, plain)
        if found is not None:
            return found
    expression = parse_expression(text)
    return expression if isinstance(expression, DateFault) else to_date(expression)


def parse_expression(text: str) -> Expression | DateFault:
    """The parts of an EDTF text, for those who draw or say it."""
    if len(text) > _LONGEST:
        return DateFault("date-form", "a date stands here that is far too long", FORMS_HINT, 0, len(text))
    stripped = text.strip()
    modern = modern_spelling(stripped)
    found = _expression(stripped if modern is None else modern)
    if isinstance(found, DateFault):
        # Offsets in another spelling would point at the wrong letters.
        start = len(text) - len(text.lstrip())
        if modern is not None:
            return msgspec.structs.replace(found, start=start, end=start + len(stripped))
        return msgspec.structs.replace(found, start=found.start + start, end=found.end + start)
    return found


@lru_cache(maxsize=4096)
def expression_of(date: EdtfDate) -> Expression:
    """The parts of a date that was read before."""
    found = _expression(date.edtf)
    if isinstance(found, DateFault):
        message = f"not canonical EDTF: {date.edtf}"
        raise TypeError(message)
    return found


def modern_spelling(text: str) -> str | None:
    """Today's spelling of a date of the 2012 draft (open, unknown, ?~, uuuu, y); None where it is today's."""
    if _OLD.search(text) is None or not _OLD_TEXT.fullmatch(text):
        return None
    changed = text.replace("?~", "%").replace("~?", "%")
    changed = re.sub(r"(?<![A-Za-z])y(?=-?[0-9])", "Y", changed)
    changed = re.sub(r"(?<![A-Za-tv-wyzU-WYZ])[uUx](?![A-Za-tv-wyzU-WYZ])", "X", changed)
    changed = re.sub(
        r"\Aopen/", "../", re.sub(r"/open\Z", "/..", changed, flags=re.IGNORECASE), flags=re.IGNORECASE
    )
    changed = re.sub(r"\Aunknown/|/unknown\Z", "/", changed, flags=re.IGNORECASE)
    return None if changed == text else changed


def _plain(text: str, match: re.Match[str]) -> EdtfDate | None:
    """The fast way for nine dates in ten; None where there is no such day."""
    year_text, month_text, day_text = match.groups()
    year = int(year_text)
    if month_text is None:
        return EdtfDate(text, day_number(year, 1, 1), day_number(year, 12, 31), precision="year")
    month = int(month_text)
    if day_text is None:
        last = month_length(year, month)
        return EdtfDate(text, day_number(year, month, 1), day_number(year, month, last), precision="month")
    day = int(day_text)
    if day > 28 and day > month_length(year, month):
        return None
    number = day_number(year, month, day)
    return EdtfDate(text, number, number)


def _expression(text: str) -> Expression | DateFault:
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    point = read_point(text)
    return point if isinstance(point, DateFault) else single(point)


def _interval(text: str) -> Expression | DateFault:
    start_text, _, end_text = text.partition("/")
    if "/" in end_text:
        return not_a_date(text)
    if start_text in ("", "..") and end_text in ("", ".."):
        return _no_date(text)
    start = _interval_end(start_text)
    if isinstance(start, DateFault):
        return _within(start, text, 0)
    end = _interval_end(end_text)
    if isinstance(end, DateFault):
        return _within(end, text, len(start_text) + 1)
    if _reversed(start, end):
        return backwards(text, f"{end_text}/{start_text}")
    kinds: dict[str, End] = {"": "unknown", "..": "open"}
    lower_end, upper_end = kinds.get(start_text, "known"), kinds.get(end_text, "known")
    # An end of which nothing is known is what EDTF leaves empty.
    if start is not None and start.precision == "none":
        start, lower_end = None, "unknown"
    if end is not None and end.precision == "none":
        end, upper_end = None, "unknown"
    return interval(start, end, lower_end, upper_end) if start or end else _no_date(text)


def _no_date(text: str) -> DateFault:
    message = "an interval needs a date at one end at least"
    return DateFault("date-form", message, "write unknown where nothing is known", 0, len(text))


def _interval_end(text: str) -> Point | DateFault | None:
    if text in ("", ".."):
        return None
    point = read_point(text)
    if isinstance(point, Point) and point.time:
        message = "the ends of an interval have no time of day"
        return DateFault("date-form", message, "leave the time out", 0, len(text), text.partition("T")[0])
    return point


def _reversed(start: Point | None, end: Point | None) -> bool:
    lower, upper = bounds_of(Span(start, end))
    return lower is not None and upper is not None and lower > upper


def _set(text: str) -> Expression | DateFault:
    closing = "]" if text[0] == "[" else "}"
    if not text.endswith(closing):
        message = f"this set of dates is not closed with {closing}"
        suggestion = text + closing
        return DateFault("date-form", message, f"did you mean {shown(suggestion)}?", 0, len(text), suggestion)
    parts = text[1:-1].split(",")
    if len(parts) == 1 and parts[0].strip() in ("XXXX", "XXXX-XX", "XXXX-XX-XX"):
        return _expression(parts[0].strip())
    spans: list[Span] = []
    offset = 1
    for index, part in enumerate(parts):
        stripped = part.strip()
        start = offset + len(part) - len(part.lstrip())
        span = _member(stripped, first=index == 0, last=index == len(parts) - 1)
        if isinstance(span, DateFault):
            return _within(span, text, start)
        spans.append(span)
        offset += len(part) + 1
    form: Form = "one-of" if text[0] == "[" else "all-of"
    return set_of(form, spans)


def _member(text: str, *, first: bool, last: bool) -> Span | DateFault:
    start_text, dots, end_text = (part.strip() for part in text.partition(".."))
    if not start_text and not end_text:
        return DateFault("date-form", "a date is missing in this set", FORMS_HINT, 0, len(text))
    if dots and ((not start_text and not first) or (not end_text and not last)):
        message = "only the first date of a set may be open before it, and only the last after it"
        return DateFault("date-form", message, "put the dates in order", 0, len(text))
    start = _member_date(start_text)
    if isinstance(start, DateFault):
        return _within(start, text, 0)
    if not dots:
        return Span(start, start)
    end = _member_date(end_text)
    if isinstance(end, DateFault):
        return _within(end, text, len(text) - len(end_text))
    if _reversed(start, end):
        return backwards(text, f"{end_text}..{start_text}")
    return Span(start, end if end_text != start_text else start)


def _member_date(text: str) -> Point | DateFault | None:
    if not text:
        return None
    point = read_point(text)
    if isinstance(point, Point) and point.lower is None:
        message = "a date whose year is not known cannot stand in a set"
        return DateFault("date-form", message, "leave it out, or write the year", 0, len(text))
    return point


def _within(fault: DateFault, text: str, offset: int) -> DateFault:
    """The fault of a part as a fault of the whole: its place there, and the whole text put right."""
    start, end = offset + fault.start, offset + fault.end
    suggestion = text[:start] + fault.suggestion + text[end:] if fault.suggestion else ""
    return msgspec.structs.replace(fault, start=start, end=max(end, start + 1), suggestion=suggestion)
