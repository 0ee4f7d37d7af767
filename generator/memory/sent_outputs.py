"""Outputs as they were sent to be made, kept in shards: so what an output is made from is had without linking.

An output that prints a wording holds its digest, and is found by it.
"""

import mmap
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from generator.memory.memory import Memory, Printed
from generator.memory.sending import SentOutput, receive_output, send_output
from generator.memory.shards import DamagedCacheError, Shards
from generator.outputs.address import output_file
from generator.outputs.output import Planned
from generator.publish.files import Made, Origin, Place
from generator.state import output_state
from generator.text.wording import BY_DIGEST, DIGEST_BYTES, ReadWording

_FIXEXT16 = bytes((0xD8, BY_DIGEST))
"""What stands before a wording's digest (https://github.com/msgpack/msgpack/blob/master/spec.md#ext-format-family)."""
# A look ahead, for what stands in a text by chance may overlap what is meant.
_PRINTED = re.compile(re.escape(_FIXEXT16) + b"(?=(.{%d}))" % DIGEST_BYTES, re.DOTALL)
_DECODER = msgspec.msgpack.Decoder(SentOutput)


class KeptOutput(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One output that is to be made from what was kept of it, and where that lies."""

    address: str
    place: Place


Fetch = Callable[[KeptOutput], Planned]
"""Gives a kept output as it was planned. Raises DamagedCacheError."""


def sent_shards(state: Path, output: Path) -> Shards:
    """Where the outputs of one output folder are kept."""
    return Shards(output_state(state, output))


def keep_outputs(
    outputs: Iterable[Planned],
    prints: Mapping[str, str],
    made: Mapping[str, Made],
    shards: Shards,
    memory: Memory,
) -> dict[str, Origin]:
    """The origin of each output by path; those that are not kept yet are added to the shards. Raises OSError."""
    origins = {}
    for output in outputs:
        path = output_file(output.address)
        before = made.get(path)
        if before is None or before.origin.sent is None or before.origin.fingerprint != prints[path]:
            data = msgspec.msgpack.encode(send_output(output))
            origins[path] = Origin(prints[path], shards.add(data))
            if memory.printed is not None:
                _note_printed(path, data, memory.printed.paths)
        else:
            origins[path] = before.origin
    shards.flush()
    return origins


def bring_together(origins: dict[str, Origin], shards: Shards) -> dict[str, Origin]:
    """The same, compacted where too much lies unused; the old shards may be dropped once the origins are remembered."""
    moved = shards.compact(each.sent for each in origins.values() if each.sent is not None)
    if not moved:
        return origins
    return {
        path: Origin(each.fingerprint, moved[each.sent] if each.sent is not None else None)
        for path, each in origins.items()
    }


def read_output(place: Place, shards: Shards, reworded: Mapping[bytes, bytes]) -> SentOutput:
    """An output as it was sent, with new wordings in place of old ones. Raises DamagedCacheError."""
    try:
        sent = _DECODER.decode(shards.read(place))
    except msgspec.DecodeError as error:
        raise DamagedCacheError(place.shard) from error
    parts = sent.parts
    for old, new in reworded.items():
        parts = parts.replace(_FIXEXT16 + old, _FIXEXT16 + new)
    return msgspec.structs.replace(sent, parts=parts)


def fetching(shards: Shards, read_wording: ReadWording) -> Fetch:
    """Fetches what lies in these shards; the wordings that it names are read with `read_wording`."""
    return lambda kept: receive_output(read_output(kept.place, shards, {}), read_wording)


def nothing_to_fetch(kept: KeptOutput) -> Planned:
    """For outputs that are all in memory."""
    raise LookupError(f"nothing was kept of {kept.address}")


def printing(
    digests: Iterable[bytes], made: dict[str, Made], shards: Shards, memory: Memory
) -> list[tuple[str, Place]]:
    """(path, where it is kept) of each output that prints one of these wordings. Raises DamagedCacheError."""
    needles = [_FIXEXT16 + digest for digest in digests if len(digest) == DIGEST_BYTES]
    if memory.lasting:
        return _printing_at_once(needles, made, shards, memory)
    by_shard: dict[int, list[tuple[int, int, str]]] = {}
    kept = {path: each.origin.sent for path, each in made.items() if each.origin.sent is not None}
    for path, place in kept.items():
        by_shard.setdefault(place.shard, []).append((place.start, place.start + place.size, path))
    found: set[str] = set()
    for number, places in by_shard.items():
        places.sort()
        starts = [start for start, _, _ in places]
        for offset in _offsets(shards.path(number), needles):
            at = bisect_right(starts, offset) - 1
            if at >= 0 and offset < places[at][1]:
                found.add(places[at][2])
    return [(path, kept[path]) for path in sorted(found)]


def _printing_at_once(
    needles: Iterable[bytes], made: dict[str, Made], shards: Shards, memory: Memory
) -> list[tuple[str, Place]]:
    """The same from memory: which outputs may print what is known, and their records tell which do."""
    printed = memory.printed
    if printed is None or printed.made is not made:
        printed = memory.printed = Printed(made, {})
        for path, each in made.items():
            if each.origin.sent is not None:
                _note_printed(path, shards.read(each.origin.sent), printed.paths)
    found = {}
    for needle in needles:
        # An output that was made again is noted again.
        for path in dict.fromkeys(printed.paths.get(needle[-DIGEST_BYTES:], ())):
            place = made[path].origin.sent if path in made else None
            if place is not None and needle in shards.read(place):
                found[path] = place
    return sorted(found.items())


def _note_printed(path: str, data: bytes, paths: dict[bytes, list[str]]) -> None:
    for digest in {match[1] for match in _PRINTED.finditer(data)}:
        paths.setdefault(digest, []).append(path)


def _offsets(path: Path, needles: Iterable[bytes]) -> Iterable[int]:
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            for needle in needles:
                at = data.find(needle)
                while at >= 0:
                    yield at
                    at = data.find(needle, at + 1)
    except (OSError, ValueError) as error:
        raise DamagedCacheError(path.name) from error
