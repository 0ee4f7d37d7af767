"""Where the records of tags, entities and outlets stand, and a name in one of them."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.model.faults import Where
from generator.parse.documents import Shared
from generator.schema.field import Record


class RecordHome(msgspec.Struct, frozen=True, gc=False):
    """A record's file, and its place there: `tags.3`."""

    file: Shared
    place: str

    def where(self, field: str = "id") -> Where:
        """The place of one of its fields."""
        return Where(self.file.path, self.file.positions.span(f"{self.place}.{field}"))


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
