"""Where each field of a checked record stands in its file, small enough to be kept in the cache."""

from collections.abc import Iterable

import msgspec

from generator.diagnostics.span import Span

Place = tuple[int, int, int]
"""Line, column, length."""


class Positions(msgspec.Struct, frozen=True, gc=False):
    """Field path ("title", "tags.2", "sources.0.outlet"; "" for the whole record) -> place."""

    places: dict[str, Place] = {}

    def span(self, path: str) -> Span:
        """The place of a field, else of the nearest thing around it that has one."""
        while True:
            place = self.places.get(path)
            if place is not None:
                return Span(*place)
            if not path:
                return Span(1, 1)
            path = path.rpartition(".")[0]

    def with_span(self, path: str, span: Span) -> "Positions":
        """The same with one place added, unless the field already has one."""
        if path in self.places:
            return self
        return Positions({**self.places, path: (span.line, span.column, span.length)})


def joined(parts: Iterable[tuple[str, Positions]]) -> Positions:
    """Positions of several records as one; each path gets its record's prefix ("events.0.")."""
    places: dict[str, Place] = {}
    for prefix, positions in parts:
        for path, place in positions.places.items():
            places[(prefix + path).rstrip(".")] = place
    return Positions(places)
