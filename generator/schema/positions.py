"""Where each field of a checked record stands in its file, small enough to be kept in the cache and in memory.

A large site has hundreds of thousands of places and asks for few of them, so that those of one record are one text.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.diagnostics.span import Span

Place = tuple[int, int, int]
"""Line, column, length."""


class Positions(msgspec.Struct, frozen=True, gc=False):
    """Field path ("title", "tags.2", "sources.0.outlet"; "" for the whole record) -> place."""

    rows: dict[str, str] = {}
    """By the path of a record in a list ("sources.0"), else "": of each field "path, tab, line, space, column, space,
    length", a line break before and after each. A file of ten thousand records is so never searched whole."""

    def place(self, path: str) -> Place | None:
        """The place of a field; None for one that is not there."""
        rows = self.rows.get(_record_of(path)) or self.rows.get("", "")
        start = rows.find(f"\n{path}\t")
        if start < 0:
            return None
        start += len(path) + 2
        return _place(rows[start : rows.index("\n", start)])

    def places(self) -> Iterator[tuple[str, Place]]:
        """Every field that has a place."""
        for rows in self.rows.values():
            for row in rows.split("\n")[1:-1]:
                path, _, numbers = row.partition("\t")
                yield path, _place(numbers)

    def span(self, path: str) -> Span:
        """The place of a field, else of the nearest thing around it that has one."""
        while True:
            place = self.place(path)
            if place is not None:
                return Span(*place)
            if not path:
                return Span(1, 1)
            path = path.rpartition(".")[0]

    def with_span(self, path: str, span: Span) -> "Positions":
        """The same with one place added, unless the field already has one."""
        if self.place(path) is not None:
            return self
        return positions_of({**dict(self.places()), path: (span.line, span.column, span.length)})


def positions_of(places: Mapping[str, Place]) -> Positions:
    """The positions of fields by their paths. A name that breaks lines is found at what is around it."""
    records = {_record_of(path) for path in places if path.count(".") > 1}
    rows: dict[str, list[str]] = {}
    for path, (line, column, length) in places.items():
        if "\n" not in path and "\t" not in path:
            record = _record_of(path)
            row = f"{path}\t{line} {column} {length}"
            rows.setdefault(record if record in records else "", []).append(row)
    return Positions({record: "\n{}\n".format("\n".join(found)) for record, found in rows.items()})


def joined(parts: Iterable[tuple[str, Positions]]) -> Positions:
    """Positions of several records as one; each path gets its record's prefix ("events.0.")."""
    places: dict[str, Place] = {}
    for prefix, positions in parts:
        for path, place in positions.places():
            places[(prefix + path).rstrip(".")] = place
    return positions_of(places)


def _record_of(path: str) -> str:
    """`sources.0` of `sources.0.outlet`."""
    field, dot, rest = path.partition(".")
    return field + dot + rest.partition(".")[0]


def _place(numbers: str) -> Place:
    line, column, length = numbers.split(" ")
    return int(line), int(column), int(length)
