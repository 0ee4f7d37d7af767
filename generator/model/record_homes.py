"""Where the records of tags, entities and outlets stand, and a name in one of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.faults import Where
from generator.model.identities import by_unique_id
from generator.parse.documents import Shared
from generator.records.vocabulary import Entity, Outlet, Tag
from generator.schema.field import Record

R = TypeVar("R", Tag, Entity, Outlet)


class RecordHome(msgspec.Struct, frozen=True, gc=False):
    """A record's file, and its place there: `tags.3`."""

    file: Shared
    place: str

    def where(self, field: str = "id") -> Where:
        """The place of one of its fields."""
        return Where(self.file.path, self.file.positions.span(f"{self.place}.{field}"))


def records_with_homes(
    shared: Iterable[Shared], field: str, listed: Callable[[Shared], tuple[R, ...]], kind: str
) -> tuple[dict[str, R], dict[str, RecordHome], tuple[Diagnostic, ...]]:
    """(records by id, where each stands, faults): all that the files list under `field`; of two with one id the first.

    `kind` is what one of them is called.
    """
    placed = [
        (record, RecordHome(file, f"{field}.{index}"))
        for file in shared
        for index, record in enumerate(listed(file))
    ]
    records, told = by_unique_id([(record.id, home.where(), record) for record, home in placed], kind)
    return records, {record.id: home for record, home in reversed(placed)}, told


def where_of_value(home: RecordHome, record: Record, value: str) -> Where:
    """The place of a text of the record, wherever in it that stands first but as its id; else of the id."""
    for name in record.__struct_fields__:
        path = next(_paths(name, getattr(record, name), value), "")
        if path and name != "id":
            return home.where(path)
    return home.where()


def _paths(name: str, held: object, value: str) -> Iterator[str]:
    if held == value:
        yield name
    items: Iterable[tuple[object, object]] = ()
    if isinstance(held, dict):
        items = held.items()
    elif isinstance(held, tuple):
        items = enumerate(held)
    yield from (f"{name}.{key}" for key, each in items if each == value)
