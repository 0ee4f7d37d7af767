"""Dates in fields: what YAML made of an unquoted EDTF set is turned back into its text, and read.

`[2014-07-27..2014-08-03]` and `{2014-06-05, 2014-06-12}` are a list and a map to YAML.
"""

import re
import unicodedata

from generator.edtf.friendly import FORMS, read_date
from generator.edtf.value import DateFault
from generator.schema.field import Kind
from generator.schema.node import Node, Scalar, Sequence
from generator.schema.values import TextFault, read_day, shown

_IN_WORDS = re.compile(r"\d{1,2} [^\W\d]+ \d{4}")


def typed_date(node: Node) -> Scalar | None:
    """The date as its author typed it, or None when this is no date at all."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Sequence):
        items = node.items
        brackets = "[]"
    else:
        items = tuple(key for key, value in node.entries if _is_nothing(value))
        brackets = "{}"
        if len(items) < len(node.entries):
            return None
    texts = [item.text for item in items if isinstance(item, Scalar) and item.text]
    if not texts or len(texts) < len(items):
        return None
    if isinstance(node, Sequence) and len(texts) == 1 and ".." not in texts[0]:
        return Scalar(texts[0], items[0].span)
    return Scalar(brackets[0] + ",".join(texts) + brackets[1], node.span)


def read_date_text(kind: Kind, text: str, language: str) -> tuple[str | TextFault, tuple[TextFault, ...]]:
    """(the same text when it is a date that can be read, else why not; what to warn of).

    Only an event's date (`when`) may be counted from something else: "within a week after the talks".
    """
    reading = read_date(text, language)
    if isinstance(reading, DateFault):
        return _as_text_fault(reading), ()
    if reading.relative is not None and kind == "edtf":
        message = f"“{shown(text)}” is counted from something else, which only an event's date may be"
        return TextFault("date-relative", message, "write the date itself, like 2014-07-24 or July 2014"), ()
    return text, tuple(_as_text_fault(each) for each in reading.warnings)


def day_meant(text: str, language: str) -> tuple[str, str]:
    """(the day as YYYY-MM-DD that other words or signs name, or ""; what else to say of them, or "").

    "12 August 2014" and 2014/8/12 are that day; 7/8/2014 could be two, and both are offered.
    """
    unquoted = text.strip().strip("“”„‘’‚«»\"'").strip()
    plain = unicodedata.normalize("NFKC", re.sub("[‐-―−]", "-", unquoted))
    if plain != text and isinstance(day := read_day(plain), str):
        return day, f"write {day}"
    reading = read_date(text, language)
    if isinstance(reading, DateFault):
        # Only other signs between the numbers; days and months that changed places are a guess.
        if reading.code == "date-form" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", reading.suggestion):
            return reading.suggestion, f"write {reading.suggestion}"
        return _days_offered(reading, text, language)
    date = reading.date
    if date is None or date.precision != "day" or date.form != "single" or len(date.edtf) != 10:
        return "", ""
    return date.edtf, f"write {date.edtf}"


def _days_offered(fault: DateFault, text: str, language: str) -> tuple[str, str]:
    """The days that a fault's hint offers in words, as a day is typed; one alone is the day that was meant."""
    if fault.code not in ("date-ambiguous", "date-no-such-day", "date-form"):
        return "", ""
    readings = (read_date(words, language) for words in _IN_WORDS.findall(fault.hint))
    days = [
        each.date.edtf
        for each in readings
        if fault.hint != FORMS and not isinstance(each, DateFault) and each.date is not None
    ]
    if not days:
        return "", fault.message if fault.code == "date-no-such-day" and not text[:4].isdigit() else ""
    meant = days[0] if len(days) == 1 and fault.code != "date-no-such-day" else ""
    return meant, f"write {' or '.join(days)}"


def _as_text_fault(fault: DateFault) -> TextFault:
    hint = fault.hint or "write it like 2014-07-24, July 2014 or 2014-07-24?"
    length = max(0, fault.end - fault.start)
    return TextFault(fault.code, fault.message, hint, fault.start, length, fault.suggestion)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.text
