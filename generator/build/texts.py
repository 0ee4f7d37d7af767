"""Texts that only rendering reads, kept apart from the records that linking reads: nine tenths of what is remembered.

Each text lies in a file of the cache under the digest of its bytes, is read by its place when it is printed, and is
known for damaged when the digest is another.
"""

from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

import msgspec

from generator.render.texts import TextReader

_DECODER = msgspec.msgpack.Decoder(tuple[str, ...])
_PREFIX = "texts-"
_MOST_SHARDS = 24
_LEAST_WASTE = 1_000_000
"""Bytes that may lie unused before texts are brought together."""


class DamagedCacheError(Exception):
    """What was remembered is not what was written: it must be thrown away, and everything made anew."""


class TextPlace(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Where a text lies: number of the file, first byte, number of bytes."""

    shard: int
    start: int
    size: int


TextIndex = dict[str, TextPlace]


def encode_text(segments: tuple[str, ...]) -> tuple[str, bytes]:
    """(digest, bytes) of a text."""
    data = msgspec.msgpack.encode(segments)
    return _digest(data), data


class TextShard:
    """A file of texts that is being written. Raises OSError."""

    def __init__(self, folder: Path, number: int) -> None:
        self.number = number
        self._path = shard_path(folder, number)
        self._file: BinaryIO | None = None
        self._end = 0

    def add(self, data: bytes) -> tuple[str, TextPlace]:
        """Appends a text and gives its digest and place; the file is made with the first."""
        if self._file is None:
            self._file = self._path.open("wb")
        self._file.write(data)
        place = TextPlace(self.number, self._end, len(data))
        self._end += len(data)
        return _digest(data), place

    def close(self) -> None:
        """From here on the texts can be read."""
        if self._file is not None:
            self._file.close()


def open_texts(folder: Path, index: TextIndex) -> TextReader:
    """Reads texts of the cache. Raises DamagedCacheError when one is not what it was."""

    def read(key: str) -> tuple[str, ...]:
        place = index.get(key)
        data = _read(folder, place) if place is not None else b""
        if _digest(data) != key:
            raise DamagedCacheError(key)
        return _DECODER.decode(data)

    return read


def shard_path(folder: Path, number: int) -> Path:
    """The file with one number."""
    return folder / f"{_PREFIX}{number}.bin"


def shards(folder: Path) -> tuple[int, ...]:
    """Numbers of all files of texts in the folder. Raises OSError."""
    found = [path.stem.removeprefix(_PREFIX) for path in folder.glob(f"{_PREFIX}*.bin")]
    return tuple(sorted(int(number) for number in found if number.isdigit()))


def compact(folder: Path, index: TextIndex) -> TextIndex:
    """The index after all texts were brought into one file, where they lay in too many; the same index if not.

    Files that hold no text of the index are removed. Raises OSError and DamagedCacheError.
    """
    used = {place.shard for place in index.values()}
    if len(used) > _MOST_SHARDS or _mostly_unused(folder, index, used):
        shard = TextShard(folder, max(shards(folder), default=0) + 1)
        try:
            index = {key: shard.add(_read(folder, place))[1] for key, place in sorted(index.items())}
        finally:
            shard.close()
        used = {shard.number}
    for number in shards(folder):
        if number not in used:
            shard_path(folder, number).unlink(missing_ok=True)
    return index


def _mostly_unused(folder: Path, index: TextIndex, used: set[int]) -> bool:
    whole = sum(shard_path(folder, number).stat().st_size for number in used)
    live = sum(place.size for place in index.values())
    return whole > 2 * live + _LEAST_WASTE


def _read(folder: Path, place: TextPlace) -> bytes:
    try:
        with shard_path(folder, place.shard).open("rb") as file:
            file.seek(place.start)
            return file.read(place.size)
    except OSError as error:
        raise DamagedCacheError(place.shard) from error


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
