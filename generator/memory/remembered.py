"""What is remembered of the files of a site: one small file that lists them, and shards with what they became.

The list is thrown away whole when it is damaged, from another program, or made under other settings. The cache holds
data, never code.
"""

import shutil
import struct
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from itertools import chain
from os import fstat
from pathlib import Path
from typing import BinaryIO

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.memory.memory import Memory
from generator.memory.shards import DamagedCacheError, Shards
from generator.memory.wording_index import WordingIndex, index_wordings, place_of
from generator.publish.files import FileTimes, Place
from generator.text.wording import ReadWording, decode_pieces

CACHE_NAME = "cache"
_FILE = "files"
_BEFORE = struct.Struct(">II")
"""What stands before each record in the list of files: how long it is, and its CRC-32."""
_READ_AGAIN = 4096
"""Wordings that a reader keeps: a page prints its own several times, and lists share titles."""


class _Found(msgspec.Struct, frozen=True):
    """Which file says what, and of each file its rows and where its wordings lie: shard and first byte."""

    index: WordingIndex
    rows: list[bytes]
    shards: "array[int]"
    starts: "array[int]"


class RememberedFile(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One file of content: its times and hash when it was read, and where lies what it became."""

    path: str
    kind: str
    times: FileTimes
    hash: str
    document: Place | None = None
    """None where the file could not be understood."""
    wording_rows: bytes = b""
    """Which wordings the document has (`wording_index`)."""
    wordings: Place | None = None
    """Where all of them lie together."""
    told: tuple[Diagnostic, ...] = ()


class Remembered(msgspec.Struct, frozen=True, array_like=True):
    """All files of one site."""

    rules: str
    """A digest of the program and of the settings that decide what a file becomes."""
    taken: int
    """When these files were looked at, in ns since 1970: what is younger is not trusted by its times."""
    files: tuple[RememberedFile, ...] = ()


class _Head(msgspec.Struct, frozen=True, array_like=True):
    """What stands before the files in the list of them."""

    rules: str
    taken: int
    number: int
    """Of files."""


_HEAD_DECODER = msgspec.msgpack.Decoder(_Head)
_FILE_DECODER = msgspec.msgpack.Decoder(RememberedFile)


def cache_folder(state: Path) -> Path:
    """Where the cache lies."""
    return state / CACHE_NAME


def read_remembered(folder: Path, rules: str, memory: Memory) -> Remembered | None:
    """What is remembered under these rules. Raises DamagedCacheError when it is not what was written."""
    remembered = memory.recall(folder / _FILE, _read_whole)
    return remembered if remembered is not None and remembered.rules == rules else None


def keep_remembered(folder: Path, remembered: Remembered, memory: Memory) -> None:
    """From now on this is remembered."""
    memory.remember(folder / _FILE, remembered, _write)


def forget_cache(folder: Path) -> None:
    """Throws the cache away. Raises OSError."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


def places_of(files: Iterable[RememberedFile]) -> list[Place]:
    """Every place that is remembered."""
    found = []
    for each in files:
        if each.document is not None:
            found.append(each.document)
        if each.wordings is not None:
            found.append(each.wordings)
    return found


def wording_reader(files: Iterable[RememberedFile], shards: Shards) -> ReadWording:
    """Reads the wordings of these files; where each lies is looked up when the first is asked for."""
    return _reading(cache(partial(_find_wordings, files)), shards)


def remembered_wordings(folder: Path) -> ReadWording:
    """The same from the cache itself, whoever wrote it. Raises DamagedCacheError."""
    # Found at once and file by file, so that a worker never holds the list of all files.
    with _listed(folder / _FILE) as (_, files):
        found = _find_wordings(files)
    return _reading(lambda: found, Shards(folder))


def _find_wordings(files: Iterable[RememberedFile]) -> _Found:
    rows: list[bytes] = []
    shards, starts = array("L"), array("Q")
    for file in files:
        if file.wordings is not None:
            rows.append(file.wording_rows)
            shards.append(file.wordings.shard)
            starts.append(file.wordings.start)
    return _Found(index_wordings(rows), rows, shards, starts)


def _reading(find: Callable[[], _Found], shards: Shards) -> ReadWording:
    @lru_cache(maxsize=_READ_AGAIN)
    def read(digest: bytes) -> tuple[str, ...]:
        found = find()
        number = found.index.file_of(digest)
        if number is None:
            raise DamagedCacheError(digest.hex())
        whole = Place(found.shards[number], found.starts[number], 0, 0)
        place = place_of(digest, found.rows[number], whole)
        if place is None:
            raise DamagedCacheError(digest.hex())
        return decode_pieces(shards.read(place))

    return read


def _write(path: Path, remembered: Remembered) -> None:
    """Writes it whole or not at all, each file as a record of its own. Raises OSError."""
    encode = msgspec.msgpack.Encoder().encode
    head = _Head(remembered.rules, remembered.taken, len(remembered.files))
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        for record in chain((head,), remembered.files):
            data = encode(record)
            file.write(_BEFORE.pack(len(data), zlib.crc32(data)))
            file.write(data)
    part.replace(path)


def _read_whole(path: Path) -> Remembered | None:
    with _listed(path) as (head, files):
        return Remembered(head.rules, head.taken, tuple(files)) if head is not None else None


@contextmanager
def _listed(path: Path) -> Iterator[tuple[_Head | None, Iterator[RememberedFile]]]:
    """The list of files, to be read one file at a time; no head where there is none. Raises DamagedCacheError."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        yield None, iter(())
        return
    try:
        with file:
            records = _records(file)
            head = _HEAD_DECODER.decode(next(records, b""))
            yield head, _files(records, head.number)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, struct.error) as error:
        raise DamagedCacheError(_FILE) from error


def _files(records: Iterator[bytes], number: int) -> Iterator[RememberedFile]:
    count = 0
    for data in records:
        yield _FILE_DECODER.decode(data)
        count += 1
    if count != number:
        raise DamagedCacheError(_FILE)


def _records(file: BinaryIO) -> Iterator[bytes]:
    whole = fstat(file.fileno()).st_size
    while before := file.read(_BEFORE.size):
        size, checksum = _BEFORE.unpack(before)
        # A size that was damaged could ask for more than there is memory.
        data = file.read(size) if size <= whole else b""
        if len(data) != size or zlib.crc32(data) != checksum:
            raise DamagedCacheError(_FILE)
        yield data
