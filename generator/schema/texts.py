"""Walks a record by the kinds its fields declare, so that dates and Markdown are found without naming fields."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from generator.schema.field import Field, Kind, Record


class _Declared(msgspec.Struct, frozen=True):
    name: str
    key: str
    field: Field
    holds_records: bool
    many: bool


def texts_of_kinds(
    record: Record, kinds: frozenset[Kind], prefix: str = ""
) -> Iterator[tuple[str, str, Kind]]:
    """Each text of one of `kinds` in the record and the records it holds: (path, text, kind), in field order.

    Paths are those of `Positions`: `events.0.date`, `key_points.1`. Absent texts are left out.
    """
    for declared in _walkable(type(record), kinds):
        value = getattr(record, declared.name)
        if not value:
            continue
        path = f"{prefix}{declared.key}"
        if declared.holds_records:
            items = enumerate(value) if declared.many else ((-1, value),)
            for index, item in items:
                inner = f"{path}.{index}." if declared.many else f"{path}."
                yield from texts_of_kinds(item, kinds, inner)
        elif declared.many:
            yield from ((f"{path}.{index}", text, declared.field.kind) for index, text in enumerate(value))
        elif isinstance(value, dict):
            yield from ((f"{path}.{key}", text, declared.field.kind) for key, text in value.items())
        else:
            yield path, value, declared.field.kind


@cache
def _walkable(record_class: type[Record], kinds: frozenset[Kind]) -> tuple[_Declared, ...]:
    """The fields that are of one of `kinds`, or hold records in which some are."""
    found = []
    for name, hint in get_type_hints(record_class, include_extras=True).items():
        declared = _declared(name, hint)
        if declared is None:
            continue
        inner = _record_inside(hint)
        if (inner is not None and _walkable(inner, kinds)) or (
            inner is None and declared.field.kind in kinds and _holds_text(hint)
        ):
            found.append(declared)
    return tuple(found)


def _declared(name: str, hint: Any) -> _Declared | None:
    if get_origin(hint) is not Annotated:
        return None
    shape, field = get_args(hint)[:2]
    return _Declared(
        name=name,
        key=name.rstrip("_"),
        field=field,
        holds_records=_record_inside(hint) is not None,
        many=get_origin(shape) is tuple,
    )


def _holds_text(hint: Any) -> bool:
    """Not so for numbers, for yes and no, and for data that are free."""
    return hint is str or any(_holds_text(inner) for inner in get_args(hint))


def _record_inside(hint: Any) -> type[Record] | None:
    if isinstance(hint, type):
        return hint if issubclass(hint, Record) else None
    for inner in get_args(hint):
        if (found := _record_inside(inner)) is not None:
            return found
    return None
