"""What is said of a value that has not the shape of its field: a map where a text belongs, a list in one text."""

import re

from generator.diagnostics.span import Span
from generator.schema.declared import DeclaredField, declared
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.people import name_typed_as_map, tell_several
from generator.schema.quoting import quoted, written
from generator.schema.reading import Reading
from generator.schema.shapes import flag_meant, nearest_choice, shape_hint, shape_name
from generator.schema.values import shown

_WANTED = {
    "text": "one text",
    "flag": "true or false",
    "whole": "a number",
    "number": "a number",
    "record": "keys and values",
    "texts": "a list of texts",
    "records": "a list of entries",
    "texts by language": "one text for each language",
    "anything": "anything",
}


_PARTED = re.compile(r"[^\s,;][^,;\n]*(?<!\s)")
_PARTED_BY_BLANKS = re.compile(r"[^\s,;](?:[^,;\n]|[,;](?=\S))*(?<!\s)")
"""Where a comma may stand in one of them."""
_PARTED_IN_BRACKETS = re.compile(r"[^\s,;()\[\]{}](?:[^,;\n]*[^\s,;()\[\]{}])?")
"""Where brackets may have been left half."""
_FORMS: dict[str, re.Pattern[str]] = {"address": _PARTED_BY_BLANKS, "tag": _PARTED_IN_BRACKETS}
_COMMA = re.compile("[,;]")
_WITHOUT_COMMAS = frozenset(("text", "address", "event", "source", "brief", "language", "host"))
"""Kinds of texts in lists in which a comma parts two of them."""


def wrong_shape(reading: Reading, field: DeclaredField, node: Node) -> None:
    """Tells of a value that its field cannot take."""
    if isinstance(node, Mapping) and (_tell_colon(reading, field, node) or _tell_name(reading, field, node)):
        return
    wanted = "names with a value each" if field.field.keys else _WANTED[field.shape]
    message = f"`{field.key}` takes {wanted}, not {shape_name(node)}"
    fixed, hint = "", _shape_repair(field, node)
    if isinstance(node, Scalar) and (record := _as_record(field, node)):
        hint = f"write `{field.key}: {shown(record)}`"
        typed = reading.source.with_text(node, node.text)
        fixed = reading.source.with_span(node.span, record) if typed else ""
    reading.tell("field-shape", message, node.span, hint, fixed=fixed)


def _as_record(field: DeclaredField, node: Scalar) -> str:
    """`{src: media/jet.png}` for a text that one of its fields can take."""
    first = field_of_text(field, node) if not field.field.shorthand else None
    return f"{{{first.key}: {written(node.text)}}}" if first else ""


def field_of_text(field: DeclaredField, node: Scalar) -> DeclaredField | None:
    """The field of a record that a bare text in its place would fill: the one it is short for, or the first that can.

    None where that may be the id of a record elsewhere, or where the record says in its own way what it takes.
    """
    fields = declared(field.record_class).fields if field.record_class else {}
    if field.shape != "record" or field.field.example:
        return None
    is_address = node.text.lower().startswith(("http://", "https://"))
    if field.field.shorthand:
        return None if field.field.or_id and not is_address else fields[field.field.shorthand]
    taken = (each for each in fields.values() if not is_address or each.field.kind == "url")
    return next(taken, None)


def as_list(reading: Reading, field: DeclaredField, node: Scalar) -> Node:
    """One text where a list belongs: itself, or the list that commas make of it; what seems to be several is told."""
    kind = field.field.kind
    parted = [*_FORMS.get(kind, _PARTED).finditer(node.text)]
    if field.field.people or kind in {"label", "entity"}:
        tell_several(reading, field, node)
    elif (kind in _WITHOUT_COMMAS and len(parted) > 1) or (kind == "tag" and _COMMA.search(node.text)):
        fixed, hint = _bracketed(reading, field, node)
        message = "a list stands in brackets, or has a hyphen before each of its entries"
        reading.tell("field-list", message, node.span, hint, "warning", fixed)
        whole = len(reading.source.typed(node.span)) != len(node.text)
        line, column = node.span.line, node.span.column
        spans = (Span(line, column + each.start(), len(each[0])) for each in parted)
        items = (
            Scalar(each[0], node.span if whole else span) for each, span in zip(parted, spans, strict=True)
        )
        return Sequence(tuple(items), node.span)
    return node


def _bracketed(reading: Reading, field: DeclaredField, node: Scalar) -> tuple[str, str]:
    """The line with brackets round a list in one text, and what to say of it."""
    fixed, sign = "", "," if "," in node.text else ";"
    names = [name.strip() for name in node.text.strip("()[]{} ").split(sign)]
    if node.plain and reading.source.with_text(node, node.text):
        fixed = reading.source.with_span(node.span, f"[{', '.join(written(name) for name in names if name)}]")
    return fixed, f"write `{field.key}: [{shown(', '.join(names))}]`"


def _tell_name(reading: Reading, field: DeclaredField, node: Mapping) -> bool:
    """Whether a map is rather the name of somebody, where names are texts; then it is told."""
    name = name_typed_as_map(node) if field.field.people else ""
    if name:
        message = f"the names in `{field.key}` are texts, not {shape_name(node)}"
        reading.tell("field-shape", message, node.span, f"write `{shown(written(name))}`")
    return bool(name)


def tell_no_value(reading: Reading, field: DeclaredField, node: Scalar) -> None:
    """Tells of a text that is neither true nor false, or no number."""
    message, hint = f"`{field.key}` is a number", f"write it like {field.field.example or '1'}"
    meant = ""
    if field.shape == "flag":
        message, meant = f"`{field.key}` is either true or false", flag_meant(node.text)
        hint = f"write `{field.key}: {meant or 'true'}`" + ("" if meant == "true" else " or leave it out")
    fixed = reading.source.with_text(node, meant) if meant else ""
    reading.tell("field-value", f"{message}, not “{shown(node.text)}”", node.span, hint, fixed=fixed)


def out_of_range(field: DeclaredField, value: float) -> bool:
    """Whether a number is smaller or greater than its field lets it be."""
    least, most = field.field.least, field.field.most
    return (least is not None and value < least) or (most is not None and value > most)


def tell_out_of_range(reading: Reading, field: DeclaredField, node: Scalar) -> None:
    """Tells of a number that its field cannot have, with those that it can."""
    least, most = field.field.least, field.field.most
    hint = f"write a number from {least} to {most}"
    if most is None or least is None:
        hint = f"write {least} or more" if most is None else f"write {most} or less"
    message = f"`{field.key}` cannot be {shown(node.text.strip())}"
    reading.tell("field-range", message, node.span, f"{hint} ({field.field.help})")


def _tell_colon(reading: Reading, field: DeclaredField, node: Mapping) -> bool:
    """Whether a map is rather a text with a colon in it, `- He said: this`; then it is told."""
    key, value = node.entries[0] if len(node.entries) == 1 else (None, None)
    if key is None or not isinstance(value, Scalar) or field.shape not in {"text", "texts"}:
        return False
    if not key.plain or node.span.column != key.span.column:
        return False  # in quotes or braces: no slip
    typed = reading.source.typed_pair(key, value)
    text = typed if typed and value.plain else f"{key.text}: {value.text}".rstrip()
    whole = Span(key.span.line, key.span.column, len(typed))
    fixed = reading.source.with_span(whole, quoted(text)) if typed else ""
    hint = f"put the text in quotes: {quoted(shown(text))}"
    message = "a colon and a space make a name and a value of this text"
    reading.tell("field-colon", message, key.span, hint, fixed=fixed)
    return True


def _shape_repair(field: DeclaredField, node: Node) -> str:
    if field.shape == "text" and isinstance(node, Sequence):
        return "put the text in quotes if it begins with a bracket; else write one value only"
    if field.field.many and isinstance(node, Sequence):
        return f"move what stands here to the list `{field.field.many}:`"
    alone = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None
    if field.shape == "record" and field.field.shorthand and isinstance(alone, Scalar):
        return f"write it without brackets: `{field.key}: {shown(alone.text)}`"
    example = field.field.example
    if example:
        return f"write it like `{field.key}: {example}`"
    if field.record_class is None:
        return "docs/fields.md has an example of every field"
    inner = tuple(declared(field.record_class).fields)
    return f"write it like `{field.key}: {{{inner[0]}: …}}`; it may hold {', '.join(inner)}"


def tell_unknown_name(reading: Reading, field: DeclaredField, key: Scalar) -> None:
    """Tells of a name that a map with a closed list of names has not."""
    names = field.field.keys
    message = f"`{field.key}` has no `{shown(key.text)}`"
    near = nearest_choice(key.text, names)
    fixed = reading.source.with_text(key, near) if near else ""
    reading.tell("field-choice", message, key.span, shape_hint(key.text, names), fixed=fixed)


def tell_needed(reading: Reading, field: DeclaredField, needed: DeclaredField, span: Span) -> None:
    """Tells of a field that stands without the one that it needs."""
    message = f"`{field.key}` stands here without `{needed.key}`"
    reading.tell("field-missing", message, span, f"write `{needed.key}: …` ({needed.field.help}) as well")


def tell_missing(reading: Reading, field: DeclaredField, node: Mapping, span: Span | None) -> None:
    """Tells of a field that must be there; `span` is where it stands, empty, and nothing when that was told already."""
    if span is not None and span.line == 0:
        return
    hint = f"write `{field.key}: {field.field.example or '…'}` ({field.field.help})"
    if span is not None:
        reading.tell("field-missing", f"`{field.key}` is empty", span, hint)
        return
    place, message = Span(node.span.line, node.span.column), f"`{field.key}` is missing"
    last = reading.told[-1] if reading.told and len(node.entries) == 1 else None
    if last is not None and last.code == "field-unknown" and last.span == node.entries[0][0].span:
        # A text with a colon in it rather than a field: told once.
        reading.told.pop()
        place, message = last.span, f"{last.message}, and {message}"
    reading.tell("field-missing", message, place, hint)
