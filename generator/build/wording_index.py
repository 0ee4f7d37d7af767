"""Which file says a wording, by its digest. A large site has a million of them, so that an index is a few bytes each.

Stands under `remembered`; knows neither what wordings say nor where files lie.
"""

from collections.abc import Iterable, Sequence

import msgspec

from generator.text.wording import DIGEST_BYTES

_NUMBER_BYTES = 4
_ROW_BYTES = DIGEST_BYTES + _NUMBER_BYTES
_BUCKETS = 4096


class WordingIndex(msgspec.Struct, frozen=True):
    """Rows of digest and number of the file, in buckets by the first twelve bits of the digest."""

    buckets: Sequence[bytearray]

    def file_of(self, digest: bytes) -> int | None:
        """The number of the first file that says it; None where none does."""
        bucket = self.buckets[_bucket_of(digest, 0)]
        at = bucket.find(digest)
        while at >= 0 and at % _ROW_BYTES:
            at = bucket.find(digest, at + 1)
        if at < 0:
            return None
        start = at + DIGEST_BYTES
        return int.from_bytes(bucket[start : start + _NUMBER_BYTES], "big")


def index_wordings(digests_of_files: Iterable[bytes]) -> WordingIndex:
    """The index of files numbered from 0, of each the digests of its wordings one after another."""
    buckets = [bytearray() for _ in range(_BUCKETS)]
    for number, digests in enumerate(digests_of_files):
        ending = number.to_bytes(_NUMBER_BYTES, "big")
        for start in range(0, len(digests), DIGEST_BYTES):
            buckets[_bucket_of(digests, start)] += digests[start : start + DIGEST_BYTES] + ending
    return WordingIndex(buckets)


def split_digests(digests: bytes) -> list[bytes]:
    """The digests that stand one after another."""
    return [digests[start : start + DIGEST_BYTES] for start in range(0, len(digests), DIGEST_BYTES)]


def _bucket_of(digests: bytes, start: int) -> int:
    return digests[start] << 4 | digests[start + 1] >> 4
