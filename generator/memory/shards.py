"""Shards: files that records are appended to, each read again by its place, so that a build loads only what it needs.

A record carries a checksum: what was cut short or altered is known for it. Who keeps places keeps the records; what no
place leads to is waste, and is left behind when the live records are brought together.
"""

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Self

from generator.publish.files import Place

_SUFFIX = ".shard"
_LEAST_WASTE = 4_000_000
"""Bytes that may lie unused before the live records are brought together."""


class DamagedCacheError(Exception):
    """What was remembered is not what was written: it must be thrown away, and everything made anew."""


class Shards:
    """The shards in one folder; a context that lets go of its files. New records go to the newest shard."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._reading: dict[int, BinaryIO] = {}
        self._writing: BinaryIO | None = None
        self._newest = max(self._numbers(), default=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self) -> None:
        """New records go to a shard that is made for them."""
        self._newest += 1

    def add(self, data: bytes) -> Place:
        """Appends a record. It can be read after `flush`. Raises OSError."""
        if self._writing is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._newest = max(self._newest, 1)
            self._writing = self.path(self._newest).open("ab")
        place = Place(self._newest, self._writing.tell(), len(data), zlib.crc32(data))
        self._writing.write(data)
        return place

    def read(self, place: Place) -> bytes:
        """The record at a place. Raises DamagedCacheError."""
        try:
            file = self._reading.get(place.shard)
            if file is None:
                file = self._reading[place.shard] = self.path(place.shard).open("rb")
            file.seek(place.start)
            data = file.read(place.size)
        except OSError as error:
            raise DamagedCacheError(place.shard) from error
        if len(data) != place.size or zlib.crc32(data) != place.sum:
            raise DamagedCacheError(place.shard)
        return data

    def flush(self) -> None:
        """From here on every process can read what was added. Raises OSError."""
        if self._writing is not None:
            self._writing.flush()

    def close(self) -> None:
        """Lets go of the files; they are opened again when needed."""
        files = [*self._reading.values(), *([self._writing] if self._writing is not None else [])]
        self._reading, self._writing = {}, None
        for file in files:
            file.close()

    def path(self, number: int) -> Path:
        """The file of one shard."""
        return self.folder / f"{number}{_SUFFIX}"

    def compact(self, live: Iterable[Place]) -> dict[Place, Place]:
        """Brings the live records together when more than half lies unused: new place by old, empty if not.

        The old shards stay, for a place that is remembered still leads there, until `drop` is called.
        """
        self.flush()
        places = list(live)
        whole = sum(self.path(number).stat().st_size for number in self._numbers())
        if whole <= 2 * sum(place.size for place in places) + _LEAST_WASTE:
            return {}
        places = sorted(set(places), key=lambda place: (place.shard, place.start))
        self.close()
        self.begin()
        moved = {place: self.add(self.read(place)) for place in places}
        self.flush()
        return moved

    def drop(self) -> None:
        """Removes the shards before the newest. Raises OSError."""
        for number, file in [*self._reading.items()]:
            if number < self._newest:
                file.close()
                del self._reading[number]
        for number in self._numbers():
            if number < self._newest:
                self.path(number).unlink(missing_ok=True)

    def _numbers(self) -> list[int]:
        found = [path.stem for path in self.folder.glob(f"*{_SUFFIX}")]
        return [int(name) for name in found if name.isdigit()]
