"""Marked YAML nodes and a record class -> the record, where its fields stand, what is wrong (part of parse).

Knows how fields are declared and no field by name. One fault costs one field: the rest is still read.
"""

import re
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.schema.dates import day_meant, read_date_text, typed_date
from generator.schema.declared import DeclaredField, DeclaredRecord, declared
from generator.schema.field import Record
from generator.schema.meant import as_meant
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.people import tell_several, with_names_named
from generator.schema.positions import FieldPlaces
from generator.schema.reading import Reading
from generator.schema.shape_faults import (
    as_list,
    out_of_range,
    tell_missing,
    tell_needed,
    tell_no_value,
    tell_out_of_range,
    tell_unknown_name,
    wrong_shape,
)
from generator.schema.shapes import (
    empty_words,
    nearest_choice,
    plain_value,
    shape_hint,
    shape_name,
    to_flag,
    to_number,
)
from generator.schema.source_lines import NO_LINES, SourceLines
from generator.schema.turned import tell_turns
from generator.schema.unknown import MOST_TOLD, unknown_key
from generator.schema.values import TextFault, read_text, shown

R = TypeVar("R", bound=Record)
MOST_TAGS = 200
"""Each tag's page shows the others beside it, so that a page of thousands of tags would be a site of gigabytes."""
_BARE_KEY = re.compile(r"\w[\w+-]*")


class _Slip(NamedTuple):
    """A misspelt key with its value, and which of the things told tells of it."""

    told: int
    key: Scalar
    value: Node


def check_record(
    node: Node,
    record_class: type[R],
    path: str,
    *,
    language: str = "en",
    source: SourceLines = NO_LINES,
) -> tuple[R | None, FieldPlaces, tuple[Diagnostic, ...]]:
    """The record that a map of the file at `path` holds; None when the node is no map at all.

    A field with a fault keeps its default. Names of months are read in the record's own `lang`, else in
    `language`. With the lines of its `source` a fault says how its line should read.
    """
    declarations = declared(record_class)
    reading = Reading(path, language, declarations, source)
    if not isinstance(node, Mapping):
        hint = "write one name and value on each line: `title: …`"
        reading.tell("field-shape", f"keys and values belong here, not {shape_name(node)}", node.span, hint)
        return None, FieldPlaces(), tuple(reading.told)
    reading.language = _own_language(node, declarations) or language
    record = _read_record(reading, node, declarations, "")
    return cast("R", record), FieldPlaces(reading.places), tuple(reading.told)


def _own_language(node: Mapping, declarations: DeclaredRecord) -> str:
    field = declarations.fields.get("lang")
    if field is None or field.field.kind != "language":
        return ""
    for key, value in node.entries:
        if key.text == "lang" and isinstance(value, Scalar) and not empty_words(value):
            text = read_text("language", value.text)
            return text if isinstance(text, str) else ""
    return ""


def _read_record(
    reading: Reading, node: Mapping, declarations: DeclaredRecord, prefix: str, given_id: str = ""
) -> Record:
    """One map as a record; `prefix` is "" or the record's path and a dot."""
    _mark(reading, prefix[:-1], node.span)
    node = as_meant(reading, node, declarations)
    fields = declarations.fields
    values: dict[str, Any] = {"id": given_id} if given_id else {}
    typed: dict[str, Span] = {}
    slips: dict[str, _Slip] = {}
    for key, value in node.entries:
        field = fields.get(key.text)
        if field is None:
            meant = _tell_unknown(reading, (key, value), node, declarations, prefix)
            slips.setdefault(meant, _Slip(len(reading.told) - 1, key, value))
            continue
        place = prefix + key.text
        _mark(reading, place, value.span)
        typed[key.text] = value.span
        if empty_words(value):
            continue
        read = _read_field(reading, field, value, place)
        if read is None or (given_id and key.text == "id"):
            typed[key.text] = Span(0, 0)  # told already
        else:
            values[field.name] = read
    for field in declarations.required:
        if not values.get(field.name) and field.key in slips:
            _read_slip(reading, field, slips[field.key], values, prefix)
        elif not values.get(field.name):
            tell_missing(reading, field, node, typed.get(field.key))
    # Where none of them is typed a slip of one is the error that it leads to.
    for field in declarations.wanted if not any(each.key in typed for each in declarations.wanted) else ():
        if field.key in slips:
            _read_slip(reading, field, slips[field.key], values, prefix)
    for field in declarations.needing:
        needed = fields[field.field.needs]
        if values.get(field.name) and not values.get(needed.name) and typed.get(needed.key) != Span(0, 0):
            tell_needed(reading, field, needed, typed[field.key])
    return declarations.record_class(**values)


def _mark(reading: Reading, path: str, span: Span) -> None:
    reading.places[path] = (span.line, span.column, span.length)


def _read_slip(
    reading: Reading, field: DeclaredField, slip: _Slip, values: dict[str, Any], prefix: str
) -> None:
    """A field that must be there and is misspelt is told once, where it is, and read as what was meant.

    So nothing that only follows from its absence is told as well.
    """
    told = reading.told[slip.told]
    message = f"{told.message}, and `{field.key}` is missing"
    reading.told[slip.told] = msgspec.structs.replace(told, message=message, severity="error")
    place, empty = prefix + field.key, empty_words(slip.value)
    _mark(reading, place, slip.key.span if empty else slip.value.span)
    read = None if empty else _read_field(reading, field, slip.value, place)
    if read is not None:
        values[field.name] = read


def _tell_unknown(
    reading: Reading, entry: tuple[Scalar, Node], node: Mapping, declarations: DeclaredRecord, prefix: str
) -> str:
    """Tells of a key that no field has; gives the one that was probably meant, or ""."""
    key, value = entry
    reading.unknown += 1
    if reading.unknown <= MOST_TOLD:
        nested = reading.top.gates if prefix else ()
        told, meant = unknown_key(key, value, declarations, nested, reading.path)
        if meant and all(other.text != meant for other, _ in node.entries):
            told = msgspec.structs.replace(told, fixed_line=reading.source.with_text(key, meant))
        reading.told.append(told)
        return meant
    if reading.unknown == MOST_TOLD + 1:
        hint = "look at those told first"
        reading.tell("field-unknown", "there are more unknown keys from here on", key.span, hint)
    return ""


def _read_field(reading: Reading, field: DeclaredField, node: Node, place: str) -> Any:
    """The field's value as plain Python, or None when it has a fault (told) or says nothing."""
    shape = field.shape
    if shape == "text":
        return _read_text(reading, field, node)
    if shape == "texts":
        return _read_texts(reading, field, node, place)
    if shape == "records":
        return _read_records(reading, field, node, place)
    if shape == "record":
        return _read_one(reading, field, node, place)
    if shape == "texts by language":
        return _read_by_language(reading, field, node, place)
    if shape == "anything":
        return plain_value(node)
    return _read_scalar(reading, field, node)


def _read_text(reading: Reading, field: DeclaredField, node: Node) -> str | None:
    is_date = field.field.kind in {"edtf", "when"}
    scalar = typed_date(node) if is_date else node
    if not isinstance(scalar, Scalar):
        wrong_shape(reading, field, node)
        return None
    text = scalar.text.rstrip("\n")
    if is_date:
        read, warnings = read_date_text(field.field.kind, text, reading.language)
        for each in warnings:
            fixed = reading.source.with_text(scalar, each.suggestion) if each.suggestion else ""
            reading.tell(each.code, each.message, _part_of(scalar, each), each.hint, "warning", fixed)
    else:
        read = read_text(field.field.kind, text)
    if isinstance(read, TextFault) and read.doubtful:
        reading.tell(read.code, read.message, scalar.span, read.hint, "warning")
        read = text
    if not isinstance(read, str):
        day, hint = day_meant(text, reading.language) if field.field.kind == "day" else ("", "")
        meant = day or read.suggestion
        fixed = reading.source.with_text(scalar, meant) if meant else ""
        reading.tell(read.code, read.message, _part_of(scalar, read), hint or read.hint, fixed=fixed)
        return None
    if not text.isascii():
        tell_turns(reading, scalar)
    longest = field.field.longest
    if longest and len(read) > longest:
        message = f"`{field.key}` has {len(read)} letters; more than {longest} will be cut or look crowded"
        reading.tell("field-long", message, scalar.span, "say it shorter", "warning")
    return _choose(reading, field, read, scalar) if field.field.choices else read


def _part_of(scalar: Scalar, fault: TextFault) -> Span:
    """The place of a fault inside a typed text, where quotes and line breaks leave it certain."""
    span = scalar.span
    shift = span.length - len(scalar.text)
    if not fault.length or shift not in {0, 2} or "\n" in scalar.text:
        return span
    return Span(span.line, span.column + shift // 2 + fault.start, fault.length)


def _choose(reading: Reading, field: DeclaredField, text: str, scalar: Scalar) -> str | None:
    choices = field.field.choices
    if text in choices:
        return text
    folded = text.strip().casefold()
    for choice in choices:
        if choice.casefold() == folded:
            return choice
    message = f"`{field.key}` cannot be “{shown(text)}”"
    near = nearest_choice(text, choices)
    fixed = reading.source.with_text(scalar, near) if near else ""
    reading.tell("field-choice", message, scalar.span, shape_hint(text, choices), fixed=fixed)
    return None


def _read_scalar(reading: Reading, field: DeclaredField, node: Node) -> Any:
    """Yes or no, or a number."""
    if not isinstance(node, Scalar):
        wrong_shape(reading, field, node)
        return None
    value = to_flag(node.text) if field.shape == "flag" else to_number(node.text, field.shape == "whole")
    if value is None:
        tell_no_value(reading, field, node)
        # What is wanted is there, if not as it should be, and not missing as well.
        return True if field.shape == "flag" and field.field.wanted else None
    if out_of_range(field, value):
        tell_out_of_range(reading, field, node)
        return None
    return value


def _read_texts(reading: Reading, field: DeclaredField, node: Node, place: str) -> tuple[str, ...] | None:
    if isinstance(node, Mapping):
        wrong_shape(reading, field, node)
        return None
    listed = as_list(reading, field, node) if isinstance(node, Scalar) else node
    items = listed.items if isinstance(listed, Sequence) else (node,)
    if field.field.kind == "tag" and len(items) > MOST_TAGS:
        message = f"`{field.key}` has {len(items):,} entries, and no more than {MOST_TAGS} are read"
        reading.tell("field-many", message, items[MOST_TAGS].span, "keep those that a reader would look for")
        items = items[:MOST_TAGS]
    texts: list[str] = []
    for item in items:
        if empty_words(item):
            reading.tell(
                "field-empty", "this entry is empty", item.span, "delete it, or fill it in", "warning"
            )
            continue
        text = _read_text(reading, field, item)
        if text:
            _mark(reading, f"{place}.{len(texts)}", item.span)
            texts.append(text)
    return tuple(texts)


def _read_by_language(
    reading: Reading, field: DeclaredField, node: Node, place: str
) -> dict[str, str] | None:
    in_languages = field.field.kind in {"label", "brief"}
    if isinstance(node, Scalar) and field.field.kind == "label":
        text = _read_text(reading, field, node)
        return {"": text} if text else None
    if not isinstance(node, Mapping):
        wrong_shape(reading, field, node)
        return None
    texts: dict[str, str] = {}
    for key, value in node.entries:
        language = read_text("language", key.text) if in_languages else key.text
        if field.field.keys and key.text not in field.field.keys:
            tell_unknown_name(reading, field, key)
        elif isinstance(language, TextFault):
            fixed = reading.source.with_text(key, language.suggestion) if language.suggestion else ""
            reading.tell(language.code, language.message, key.span, language.hint, fixed=fixed)
        elif not empty_words(value):
            text = _read_text(reading, field, value)
            if text:
                _mark(reading, f"{place}.{language}", value.span)
                texts[language] = text
    return texts


def _shorthand(field: DeclaredField, node: Node) -> str:
    """The field that a bare text stands for."""
    if field.field.or_id and isinstance(node, Scalar) and _BARE_KEY.fullmatch(node.text):
        return "id"
    return field.field.shorthand


def _read_one(
    reading: Reading, field: DeclaredField, node: Node, place: str, given_id: str = ""
) -> Record | None:
    """One record: a map, or in short what its one field would hold."""
    declarations = declared(cast("type[Record]", field.record_class))
    if isinstance(node, Mapping):
        return _read_record(reading, node, declarations, f"{place}.", given_id)
    short = declarations.fields.get(field.field.shorthand if given_id else _shorthand(field, node))
    if (
        short is None
        or (isinstance(node, Sequence) and short.shape != "texts")
        or short.name == "id" == given_id
    ):
        wrong_shape(reading, field, node)
        return None
    _mark(reading, place, node.span)
    inner = f"{place}.{short.key}"
    _mark(reading, inner, node.span)
    value = _read_field(reading, short, node, inner)
    if value is None and not given_id:
        return None
    values = {"id": given_id} if given_id else {}
    if value is not None:
        values[short.name] = value
    return declarations.record_class(**values)


def _read_records(
    reading: Reading, field: DeclaredField, node: Node, place: str
) -> tuple[Record, ...] | None:
    if isinstance(node, Mapping) and field.field.by_id and _is_map_by_id(field, node):
        return _read_by_id(reading, field, node, place)
    if field.field.people:
        node = with_names_named(reading, field, node)
        tell_several(reading, field, node)
    items = node.items if isinstance(node, Sequence) else (node,)
    records: list[Record] = []
    short_ones = 0
    for item in items:
        if empty_words(item):
            reading.tell(
                "field-empty", "this entry is empty", item.span, "delete it, or fill it in", "warning"
            )
            continue
        given_id = ""
        if field.field.default_id and isinstance(item, Scalar) and _shorthand(field, item) != "id":
            short_ones += 1
            given_id = field.field.default_id + (f"-{short_ones}" if short_ones > 1 else "")
        record = _read_one(reading, field, item, f"{place}.{len(records)}", given_id)
        if record is not None:
            records.append(record)
    return tuple(records)


def _is_map_by_id(field: DeclaredField, node: Mapping) -> bool:
    """A single record typed without a list has at least one of its own fields with a plain value."""
    fields = declared(cast("type[Record]", field.record_class)).fields
    return not any(key.text in fields and not isinstance(value, Mapping) for key, value in node.entries)


def _read_by_id(reading: Reading, field: DeclaredField, node: Mapping, place: str) -> tuple[Record, ...]:
    records: list[Record] = []
    own_id = declared(cast("type[Record]", field.record_class)).fields.get("id")
    id_kind = own_id.field.kind if own_id else "id"
    for key, value in node.entries:
        given_id = read_text(id_kind, key.text)
        if isinstance(given_id, TextFault):
            reading.tell(given_id.code, given_id.message, key.span, given_id.hint)
            continue
        inner = f"{place}.{len(records)}"
        item = Mapping((), key.span) if empty_words(value) else value
        record = _read_one(reading, field, item, inner, given_id)
        if record is not None:
            _mark(reading, f"{inner}.id", key.span)
            records.append(record)
    return tuple(records)
