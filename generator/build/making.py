"""Making: planned outputs become bytes, staged beside the site, by this process and others.

Stands in `render`, between plan and publish. An output is given only what its fingerprint holds.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import msgspec

from generator.build.options import Progress
from generator.build.program import program_digest
from generator.build.timings import Timed, Timing
from generator.crew import Crew, chunked
from generator.diagnostics.diagnostic import Diagnostic
from generator.memory.fingerprints import Digests, composed, maker_name
from generator.memory.memory import Memory
from generator.memory.remembered import remembered_wordings
from generator.memory.sending import SentOutput, receive_output, send_output
from generator.memory.sent_outputs import Fetch, KeptOutput, fetching, nothing_to_fetch
from generator.memory.shards import Shards
from generator.outputs.address import output_file
from generator.outputs.output import Planned
from generator.publish.files import FileEntry
from generator.publish.staging import stage_bytes
from generator.render.frame import Frame
from generator.render.render import try_page
from generator.render.theme import theme_digest
from generator.render.workshop import Workshop, open_workshop
from generator.text.wording import ReadWording, nothing_kept

_CHUNK = 12
_WORTH_WORKERS = 250
"""Fewer outputs than this are made before a worker has begun."""


class Orders(msgspec.Struct, frozen=True):
    """What is to be made: from what is in memory, and from what was kept of it."""

    outputs: Sequence[Planned] = ()
    kept: Sequence[KeptOutput] = ()

    def addresses(self) -> list[str]:
        """Of all of them."""
        return [*(each.address for each in self.outputs), *(each.address for each in self.kept)]


class Destination(msgspec.Struct, frozen=True):
    """Where made outputs go and what stands there (hash by path); without a folder they are made and thrown away."""

    folder: str = ""
    cache: str = ""
    standing: Mapping[str, str] = {}
    kept: str = ""
    """The folder in which what was kept of outputs lies."""


class MadeOutput(msgspec.Struct, frozen=True, gc=False):
    """What came of one output: its file, or what is wrong in a template of the site."""

    entry: FileEntry | None = None
    fault: Diagnostic | None = None
    maker: str = ""
    seconds: float = 0.0
    """Its template, or what made it without one, and how long that took."""


class _SentChunk(msgspec.Struct, frozen=True):
    folders: tuple[str, ...]
    frame: Frame
    destination: Destination
    outputs: tuple[SentOutput, ...]
    kept: tuple[KeptOutput, ...]


def make_outputs(
    orders: Orders,
    workshop: Workshop,
    destination: Destination,
    *,
    crew: Crew,
    fetch: Fetch = nothing_to_fetch,
    progress: Progress | None = None,
    timed: Timed | None = None,
) -> Iterable[MadeOutput]:
    """Each output made and staged, in whatever order; `fetch` gets what was kept of one.

    Raises OSError and DamagedCacheError.
    """
    number, done = len(orders.outputs) + len(orders.kept), 0
    for _, made in crew.run(
        _chunked(orders, _CHUNK if worth_workers(number) else max(1, number)),
        lambda chunk: _make_chunk(chain(chunk.outputs, map(fetch, chunk.kept)), workshop, destination),
        lambda chunk: _send_chunk(chunk, workshop, destination),
        make_sent_chunk,
    ):
        done += len(made)
        if progress is not None:
            progress("making pages", done, number)
        if timed is not None:
            for each in made:
                timed(Timing("page", each.maker, each.seconds))
        yield from made


def workshop_from(memory: Memory, folders: tuple[Path, ...], frame: Frame) -> Workshop:
    """A workshop over these templates as they are now: the last one, if nothing is different."""
    key = theme_digest(folders) + repr(folders).encode() + msgspec.msgpack.encode(frame)
    if key not in memory.workshops:
        memory.workshops = {key: open_workshop(folders, frame, lasting=memory.lasting)}
    return memory.workshops[key]


def worth_workers(number: int) -> bool:
    """Whether other processes take part in making so many outputs."""
    return number >= _WORTH_WORKERS


def load_makers() -> None:
    """Loads what makes outputs, for a worker that waits for the first of them."""
    from generator.exports.declared import exports
    from generator.pages.declared import page_kinds

    page_kinds()
    exports()


def make_sent_chunk(data: bytes) -> list[MadeOutput]:
    """What a worker does: makes some outputs and stages them."""
    chunk = msgspec.msgpack.decode(data, type=_SentChunk)
    destination = chunk.destination
    workshop, read_wording, fetch = _bench(
        chunk.folders, msgspec.msgpack.encode(chunk.frame), destination.cache, destination.kept
    )
    received = (receive_output(each, read_wording) for each in chunk.outputs)
    return _make_chunk(chain(received, map(fetch, chunk.kept)), workshop, destination)


def fingerprints(outputs: Iterable[Planned], workshop: Workshop, digests: Digests) -> dict[str, str]:
    """By path of each output: a digest of all that it is made from. `digests` may know some of that already."""
    digests.begin()
    program = program_digest()
    with_template = composed((program, digests.of(workshop.frame), theme_digest(workshop.folders)))
    found = {}
    for output in outputs:
        around = with_template if output.template else program
        named = (maker_name(output.make), output.template, output.address)
        found[output_file(output.address)] = digests.of_made(around, named, output.parts).hex()
    return found


def _chunked(orders: Orders, size: int) -> list[Orders]:
    return [
        *(Orders(outputs=chunk) for chunk in chunked(orders.outputs, size)),
        *(Orders(kept=chunk) for chunk in chunked(orders.kept, size)),
    ]


def _make_chunk(outputs: Iterable[Planned], workshop: Workshop, destination: Destination) -> list[MadeOutput]:
    """What is fetched for it is in memory one at a time."""
    return [_make(output, workshop, destination) for output in outputs]


def _make(output: Planned, workshop: Workshop, destination: Destination) -> MadeOutput:
    begun = time.perf_counter()
    made = _made(output, workshop, destination)
    maker = output.template or maker_name(output.make).removeprefix("generator.").removesuffix(".make")
    return msgspec.structs.replace(made, maker=maker, seconds=time.perf_counter() - begun)


def _made(output: Planned, workshop: Workshop, destination: Destination) -> MadeOutput:
    made = output.make(*output.parts)
    if output.template:
        made, fault = try_page(workshop, output.template, output.address, made)
        if made is None:
            return MadeOutput(fault=fault)
    if not destination.folder:
        return MadeOutput()
    data = made if isinstance(made, bytes) else made.encode("utf-8")
    path = output_file(output.address)
    return MadeOutput(stage_bytes(Path(destination.folder), path, data, destination.standing.get(path, "")))


def _send_chunk(chunk: Orders, workshop: Workshop, destination: Destination) -> bytes:
    paths = [output_file(address) for address in chunk.addresses()]
    standing = {path: destination.standing[path] for path in paths if path in destination.standing}
    return msgspec.msgpack.encode(
        _SentChunk(
            tuple(str(folder) for folder in workshop.folders),
            workshop.frame,
            msgspec.structs.replace(destination, standing=standing),
            tuple(map(send_output, chunk.outputs)),
            tuple(chunk.kept),
        )
    )


@lru_cache(maxsize=1)
def _bench(
    folders: tuple[str, ...], frame: bytes, cache: str, kept: str
) -> tuple[Workshop, ReadWording, Fetch]:
    """What a worker works with: the same for every chunk of a build, and another for the next build."""
    read_wording = remembered_wordings(Path(cache)) if cache else nothing_kept
    workshop = open_workshop(tuple(map(Path, folders)), msgspec.msgpack.decode(frame, type=Frame))
    return workshop, read_wording, fetching(Shards(Path(kept)), read_wording) if kept else nothing_to_fetch
