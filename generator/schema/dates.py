"""Dates in fields: what YAML made of an unquoted EDTF set is turned back into its text, and read.

`[2014-07-27..2014-08-03]` and `{2014-06-05, 2014-06-12}` are a list and a map to YAML.
"""

from generator.edtf.friendly import read_date
from generator.edtf.value import DateFault
from generator.schema.field import Kind
from generator.schema.node import Node, Scalar, Sequence
from generator.schema.values import TextFault, shown


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


def day_meant(text: str, language: str) -> str:
    """The day as YYYY-MM-DD that other words name ("12 August 2014"), or ""."""
    reading = read_date(text, language)
    if isinstance(reading, DateFault) or reading.date is None or reading.date.precision != "day":
        return ""
    date = reading.date
    return date.edtf if date.form == "single" and len(date.edtf) == 10 else ""


def _as_text_fault(fault: DateFault) -> TextFault:
    hint = fault.hint or "write it like 2014-07-24, July 2014 or 2014-07-24?"
    return TextFault(fault.code, fault.message, hint, fault.start, max(0, fault.end - fault.start))


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.text
