"""A record class -> JSON Schema (draft 7, the newest that editors of YAML read), to complete and check while typing.

An editor reads YAML with types of its own (2014 is a number), so the schema is looser than check.py.
"""

from typing import Any

from generator.schema.declared import DeclaredField, declared
from generator.schema.field import Record

Schema = dict[str, Any]


def json_schema(record_class: type[Record], title: str = "") -> Schema:
    """The schema of a file that is one such record; the records inside it stand under `definitions`."""
    definitions: dict[str, Schema] = {}
    return _document(title or record_class.__name__, _record(record_class, definitions), definitions)


def json_schema_of_many(record_class: type[Record], title: str = "") -> Schema:
    """The schema of a file that is one such record, a list of them, or a map by id.

    It is told apart as parse/shared.py does, so that an editor names the very key that is wrong.
    """
    definitions: dict[str, Schema] = {}
    one = _reference(record_class, definitions)
    own = [{"required": [key]} for key in declared(record_class).fields]
    by_id = {"type": ["object", "null"], "additionalProperties": {"anyOf": [one, {"type": "null"}]}}
    schema = {
        "if": {"type": "array"},
        "then": {"items": one},
        "else": {"if": {"type": "object", "anyOf": own}, "then": one, "else": by_id},
    }
    return _document(title or record_class.__name__, schema, definitions)


def _document(title: str, schema: Schema, definitions: dict[str, Schema]) -> Schema:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **schema,
        "definitions": {name: definitions[name] for name in sorted(definitions)},
    }


def _record(record_class: type[Record], definitions: dict[str, Schema]) -> Schema:
    declarations = declared(record_class)
    schema: Schema = {
        "type": "object",
        "description": (record_class.__doc__ or "").strip(),
        "properties": {key: _field(field, definitions) for key, field in declarations.fields.items()},
        "additionalProperties": False,
    }
    if declarations.required:
        schema["required"] = [field.key for field in declarations.required]
    return schema


def _field(field: DeclaredField, definitions: dict[str, Schema]) -> Schema:
    schema: Schema = {"description": field.field.help, **_shape(field, definitions)}
    if field.field.example:
        schema["examples"] = [field.field.example]
    return schema


def _shape(field: DeclaredField, definitions: dict[str, Schema]) -> Schema:
    text = _text(field)
    simple: dict[str, Schema] = {
        "text": text,
        "flag": {"enum": [True, False, "yes", "no", "on", "off", None]},
        "whole": {"type": ["integer", "null"], **_range(field)},
        "number": {"type": ["number", "null"], **_range(field)},
        "texts": {"anyOf": [{"type": "array", "items": text}, text]},
        "texts by language": _texts_by_name(field, text),
        "anything": {},
    }
    if field.record_class is None:
        return simple[field.shape]
    item = _reference(field.record_class, definitions)
    forms = [item]
    if field.field.shorthand:
        short = declared(field.record_class).fields[field.field.shorthand]
        forms.append(_shape(short, definitions))
    if field.shape == "records":
        many = {"anyOf": forms} if len(forms) > 1 else item
        forms = [{"type": "array", "items": many}, *forms]
        if field.field.by_id:
            forms.append({"type": "object", "additionalProperties": many})
    return {"anyOf": [*forms, {"type": "null"}]}


def _range(field: DeclaredField) -> Schema:
    bounds = {"minimum": field.field.least, "maximum": field.field.most}
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _texts_by_name(field: DeclaredField, text: Schema) -> Schema:
    if field.field.keys:
        names = dict.fromkeys(field.field.keys, text)
        return {"type": ["object", "null"], "properties": names, "additionalProperties": False}
    return {"anyOf": [{"type": "object", "additionalProperties": text}, text]}


def _text(field: DeclaredField) -> Schema:
    if field.field.choices:
        # To an editor that reads YAML as it was in 2005 `off` is no word.
        off = [False] if "off" in field.field.choices else []
        return {"enum": [*field.field.choices, *off, None]}
    if field.field.kind in {"edtf", "when"}:
        return {"type": ["string", "number", "array", "object", "null"]}
    return {"type": ["string", "number", "boolean", "null"]}


def _reference(record_class: type[Record], definitions: dict[str, Schema]) -> Schema:
    name = record_class.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place, should a record hold its own kind
        definitions[name] = _record(record_class, definitions)
    return {"$ref": f"#/definitions/{name}"}
