"""Where each field of a checked record stands in its file, small enough to be kept in the cache and in memory.

A large site has hundreds of thousands of places and asks for few of them, so that those of one file are one text, and
packed: it says the same words as that of every other file.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from generator.diagnostics.span import Span

Place = tuple[int, int, int]
"""Line, column, length."""

_FEW = 256
"""Places that are searched one after the other."""
_SEARCHED = 20_000
"""Letters that are searched for each place: of a list with a hundred thousand entries every place may be asked for."""
_TYPICAL = (
    b"\nchanges.0.note\nquotes.0.text\nauthors.0.name\nupdated\tstatus\timage.caption\timage.alt\timage.src\ttype\t"
    b"\nkey_points.0\nwhy\taccess\t10 1\nread\t11 1\naccessed\t12 16 10\nsource.id\nsource\n\t2 1 1\ntitle\t2 8 64"
    b"\ndate\t3 7 10\nsummary\t4 10 90\ntags\t5 7 1\ntags.0\t5 8 12\ntags.1\t5 22 14\ntags.2\t5 35 13\ntags.3\t5 47 9"
    b"\nsources\t7 3 1\npeople\t14 9 1\npeople.0\t14 10 16\npeople.1\t14 28 14\npeople.2\t14 44 15\nplaces\t15 9 1"
    b"\nplaces.0\t15 10 10\nplaces.1\t15 22 11\nplaces.2\t15 35 7\norgs\t16 7 1\norgs.0\t16 8 22\norgs.1\t16 32 23"
    b"\norgs.2\t16 57 20\nevents\t18 3 1\nsources.0\t7 5 1\nsources.0.id\t7 9 2\nsources.0.role\t8 11 7"
    b"\nsources.0.title\t9 12 66\nsources.0.outlet\t10 13 15\nsources.0.authors\t11 14 1\nsources.0.authors.0\t11 15 12"
    b"\nsources.0.url\t12 10 99\nsources.0.published\t13 16 10\nevents.0\t18 5 1\nevents.0.date\t18 11 10"
    b"\nevents.0.title\t19 12 70\nevents.0.summary\t20 14 84\nevents.1\t21 5 1\nevents.1.date\t21 11 10"
    b"\nevents.1.title\t22 12 39\nevents.1.summary\t23 14 67\n"
)
"""What a file says of its places, which packs to a sixth of its size when both sides know this. Any text would do."""
_RAW = -15
"""Deflate without a head: what is packed lies in a cache that has sums of its own."""


class Positions(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Field path ("title", "tags.2", "sources.0.outlet"; "" for the whole record) -> place."""

    packed: bytes = b""
    """Of each field "path, tab, line, space, column, space, length", a line break before and after each."""
    records: dict[str, bytes] | None = None
    """In a file of many, those of each record in a list by its path ("sources.0"): ten thousand records are so never
    searched whole."""

    def place(self, path: str) -> Place | None:
        """The place of a field; None for one that is not there."""
        packed = (self.records or {}).get(_record_of(path), self.packed)
        rows = _unpacked(packed)
        if len(rows) > _SEARCHED:
            numbers = _indexed(packed).get(path)
            return _place(numbers) if numbers is not None else None
        start = rows.find(f"\n{path}\t")
        if start < 0:
            return None
        start += len(path) + 2
        return _place(rows[start : rows.index("\n", start)])

    def places(self) -> Iterator[tuple[str, Place]]:
        """Every field that has a place."""
        for packed in (self.packed, *(self.records or {}).values()):
            for row in _unpacked(packed).split("\n")[1:-1]:
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
    many = len(places) > _FEW
    records = {_record_of(path) for path in places if path.count(".") > 1} if many else set()
    rows: dict[str, list[str]] = {}
    for path, (line, column, length) in places.items():
        if "\n" not in path and "\t" not in path:
            record = _record_of(path) if many else ""
            row = f"{path}\t{line} {column} {length}"
            rows.setdefault(record if record in records else "", []).append(row)
    packed = {record: _packed("\n{}\n".format("\n".join(found))) for record, found in rows.items()}
    return Positions(packed.pop("", b""), packed or None)


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


def _packed(rows: str) -> bytes:
    packer = zlib.compressobj(wbits=_RAW, zdict=_TYPICAL)
    return packer.compress(rows.encode("utf-8", "surrogatepass")) + packer.flush()


@lru_cache(maxsize=1)
def _indexed(packed: bytes) -> dict[str, str]:
    """The numbers of each place by its path."""
    rows = (row.partition("\t") for row in _unpacked(packed).split("\n")[1:-1])
    return {path: numbers for path, _, numbers in rows}


@lru_cache(maxsize=16)
def _unpacked(packed: bytes) -> str:
    """Whoever asks for one place of a file often asks for another."""
    if not packed:
        return ""
    return zlib.decompressobj(wbits=_RAW, zdict=_TYPICAL).decompress(packed).decode("utf-8", "surrogatepass")
