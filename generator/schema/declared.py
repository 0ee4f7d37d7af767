"""The declarations of a record class, read once: what the checker and the references work from."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from generator.schema.field import Field, Record

Shape = Literal[
    "text", "flag", "whole", "number", "record", "texts", "records", "texts by language", "anything"
]

_PLAIN_SHAPES: dict[Any, Shape] = {str: "text", bool: "flag", int: "whole", float: "number", Any: "anything"}


class DeclaredField(msgspec.Struct, frozen=True):
    """One field: `name` is the attribute, `key` what is typed (`from_` is typed `from`)."""

    name: str
    key: str
    field: Field
    shape: Shape
    record_class: type[Record] | None = None


class DeclaredRecord(msgspec.Struct, frozen=True):
    """One record class with its fields by key, in the order declared."""

    record_class: type[Record]
    fields: dict[str, DeclaredField]
    gates: tuple[str, ...]
    required: tuple[DeclaredField, ...]
    wanted: tuple[DeclaredField, ...]
    needing: tuple[DeclaredField, ...]
    """Those that may not stand without another."""
    with_many: tuple[DeclaredField, ...]
    """Those beside which there is a field for several."""
    name_of_person: DeclaredField | None


@cache
def declared(record_class: type[Record]) -> DeclaredRecord:
    """The declarations of a class; TypeError for a type that no field may have, which is a fault of ours."""
    fields = {}
    for name, hint in get_type_hints(record_class, include_extras=True).items():
        if get_origin(hint) is not Annotated:
            continue
        kind, field = get_args(hint)[:2]
        shape, inner = _shape(kind)
        key = name.rstrip("_")
        fields[key] = DeclaredField(name, key, field, shape, inner)
    gates = tuple(key for key, each in fields.items() if each.field.gate)
    required = tuple(each for each in fields.values() if each.field.required)
    wanted = tuple(each for each in fields.values() if each.field.wanted)
    needing = tuple(each for each in fields.values() if each.field.needs)
    many = tuple(each for each in fields.values() if each.field.many)
    person = next((each for each in fields.values() if each.field.person), None)
    return DeclaredRecord(record_class, fields, gates, required, wanted, needing, many, person)


def _shape(kind: Any) -> tuple[Shape, type[Record] | None]:
    if kind in _PLAIN_SHAPES:
        return _PLAIN_SHAPES[kind], None
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and arguments[0] is str:
        return "texts", None
    if origin is tuple and issubclass(arguments[0], Record):
        return "records", arguments[0]
    if origin is dict and arguments == (str, str):
        return "texts by language", None
    if origin in {Union, UnionType}:
        kind = next(each for each in arguments if each is not type(None))
    if isinstance(kind, type) and issubclass(kind, Record):
        return "record", kind
    raise TypeError(f"no field can be of type {kind}")
