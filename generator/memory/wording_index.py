"""Where a wording lies, by its digest. A large site has a million of them, so that each costs a row of a few bytes.

Stands under `remembered`; knows neither what wordings say nor how files are read. A file's wordings lie together, and
its rows tell where in there each begins; the index tells which file has a wording.
"""

import zlib
from collections.abc import Iterable, Sequence
from struct import Struct

import msgspec

from generator.publish.files import Place
from generator.text.wording import DIGEST_BYTES

_ROW = Struct(f">{DIGEST_BYTES}sIII")
"""Digest, first byte, number of bytes, CRC-32."""
_NUMBER_BYTES = 4
_ENTRY_BYTES = DIGEST_BYTES + _NUMBER_BYTES
_BUCKETS = 4096


class WordingIndex(msgspec.Struct, frozen=True):
    """Entries of digest and number of the file, in buckets by the first twelve bits of the digest."""

    buckets: Sequence[bytearray]

    def file_of(self, digest: bytes) -> int | None:
        """The number of the first file that says it; None where none does."""
        bucket = self.buckets[_bucket_of(digest, 0)]
        at = _find(bucket, digest, _ENTRY_BYTES)
        if at < 0:
            return None
        start = at + DIGEST_BYTES
        return int.from_bytes(bucket[start : start + _NUMBER_BYTES], "big")


def index_wordings(rows_of_files: Iterable[bytes]) -> WordingIndex:
    """The index of files numbered from 0, by the rows of each."""
    buckets = [bytearray() for _ in range(_BUCKETS)]
    for number, rows in enumerate(rows_of_files):
        ending = number.to_bytes(_NUMBER_BYTES, "big")
        for start in range(0, len(rows), _ROW.size):
            buckets[_bucket_of(rows, start)] += rows[start : start + DIGEST_BYTES] + ending
    return WordingIndex(buckets)


def lay_together(wordings: Iterable[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """(rows, all of them one after another) for a file's wordings, each with its digest."""
    rows, together = bytearray(), bytearray()
    for digest, encoded in wordings:
        rows += _ROW.pack(digest, len(together), len(encoded), zlib.crc32(encoded))
        together += encoded
    return bytes(rows), bytes(together)


def place_of(digest: bytes, rows: bytes, whole: Place) -> Place | None:
    """Where one wording lies of those that lie together at `whole`."""
    at = _find(rows, digest, _ROW.size)
    if at < 0:
        return None
    _, start, size, checksum = _ROW.unpack_from(rows, at)
    return Place(whole.shard, whole.start + start, size, checksum)


def _find(rows: bytes | bytearray, digest: bytes, size: int) -> int:
    at = rows.find(digest)
    while at >= 0 and at % size:
        at = rows.find(digest, at + 1)
    return at


def _bucket_of(rows: bytes, start: int) -> int:
    return rows[start] << 4 | rows[start + 1] >> 4
