"""Where each field of a checked record stands in its file: plain while the file is read, then packed.

A large site has hundreds of thousands of places in its cache and in memory and asks for few of them, so that those of
one file are packed: its fields have the same names as those of every other file.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from generator.diagnostics.span import Span

Place = tuple[int, int, int]
"""Line, column, length."""

_FEW = 256
"""Places that are packed as one."""
_NAMES = (
    "image image.src image.alt image.caption authors authors.0 quotes.0.text changes.0.note why updated status "
    "key_points key_points.0 key_points.1 source source.id type access read accessed title date summary tags "
    "tags.0 tags.1 tags.2 tags.3 tags.4 tags.5 sources sources.0 sources.0.id sources.0.role sources.0.title "
    "sources.0.outlet sources.0.authors sources.0.authors.0 sources.0.url sources.0.published people people.0 "
    "people.1 people.2 people.3 people.4 places places.0 places.1 places.2 places.3 places.4 orgs orgs.0 orgs.1 "
    "orgs.2 orgs.3 orgs.4 events events.0 events.0.date events.0.title events.0.summary events.1 events.1.date "
    "events.1.title events.1.summary events.2 events.2.date events.2.title events.2.summary events.3 "
    "events.3.date events.3.title events.3.summary events.4 events.4.date events.4.title events.4.summary"
)
_TYPICAL = msgspec.msgpack.encode((_NAMES.split(), list(range(60))))
"""What places are like: they pack to a quarter of their size when both sides know it. Anything would do."""
_RAW = -12
"""Deflate without a head, looking 4,096 letters back: what is packed lies in a cache that has sums of its own."""
_PACKER = zlib.compressobj(level=3, wbits=_RAW, memLevel=5, zdict=_TYPICAL)
"""Only ever copied: made ready once, it packs in two fifths of the steps."""


class FieldPlaces(msgspec.Struct, frozen=True, gc=False):
    """Field path ("title", "tags.2", "sources.0.outlet"; "" for the whole record) -> place, of a file being read."""

    places: Mapping[str, Place] = {}

    def place(self, path: str) -> Place | None:
        """The place of a field; None for one that is not there."""
        return self.places.get(path)

    def span(self, path: str) -> Span:
        """The place of a field, else of the nearest thing around it that has one."""
        return _nearest(self.place, path)

    def with_span(self, path: str, span: Span) -> "FieldPlaces":
        """The same with one place added, unless the field already has one."""
        return FieldPlaces({path: (span.line, span.column, span.length), **self.places})

    def packed(self) -> "Positions":
        """The same to be kept."""
        places = self.places
        if len(places) <= _FEW:
            return Positions(_packed(places))
        records = {_record_of(path) for path in places if path.count(".") > 1}
        parts: dict[str, dict[str, Place]] = {}
        for path, place in places.items():
            record = _record_of(path)
            parts.setdefault(record if record in records else "", {})[path] = place
        packed = {record: _packed(found) for record, found in parts.items()}
        return Positions(packed.pop("", b""), packed or None)


class Positions(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The places of fields, packed."""

    packed: bytes = b""
    """The paths of fields, their lines, columns and lengths."""
    records: dict[str, bytes] | None = None
    """In a file of many, those of each record in a list by its path ("sources.0"): ten thousand records are so never
    searched whole."""

    def place(self, path: str) -> Place | None:
        """The place of a field; None for one that is not there."""
        return _unpacked((self.records or {}).get(_record_of(path), self.packed)).get(path)

    def places(self) -> Iterator[tuple[str, Place]]:
        """Every field that has a place."""
        for packed in (self.packed, *(self.records or {}).values()):
            yield from _unpacked(packed).items()

    def span(self, path: str) -> Span:
        """The place of a field, else of the nearest thing around it that has one."""
        return _nearest(self.place, path)


def joined(parts: Iterable[tuple[str, FieldPlaces]]) -> FieldPlaces:
    """Places of several records as those of one; each path gets its record's prefix ("events.0.")."""
    return FieldPlaces(
        {
            (prefix + path).rstrip("."): place
            for prefix, found in parts
            for path, place in found.places.items()
        }
    )


def _nearest(place_of: Callable[[str], Place | None], path: str) -> Span:
    while True:
        place = place_of(path)
        if place is not None:
            return Span(*place)
        if not path:
            return Span(1, 1)
        path = path.rpartition(".")[0]


def _record_of(path: str) -> str:
    """`sources.0` of `sources.0.outlet`."""
    field, dot, rest = path.partition(".")
    return field + dot + rest.partition(".")[0]


def _packed(places: Mapping[str, Place]) -> bytes:
    if not places:
        return b""
    packer = _PACKER.copy()
    columns = (list(places), *zip(*places.values(), strict=True))
    return packer.compress(msgspec.msgpack.encode(columns)) + packer.flush()


@lru_cache(maxsize=16)
def _unpacked(packed: bytes) -> dict[str, Place]:
    """Whoever asks for one place of a file often asks for another."""
    if not packed:
        return {}
    columns = zlib.decompressobj(wbits=_RAW, zdict=_TYPICAL).decompress(packed)
    paths, *numbers = msgspec.msgpack.decode(columns, type=tuple[list[str], list[int], list[int], list[int]])
    return dict(zip(paths, zip(*numbers, strict=True), strict=True))
