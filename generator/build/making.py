"""Making: planned outputs become bytes, staged beside the site, by this process and others.

Stands in `render`, between plan and publish. An output is given only what its fingerprint holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from generator.build.crew import Crew, chunked
from generator.build.files import FileEntry
from generator.build.fingerprints import Digests, composed, maker_name
from generator.build.options import Progress
from generator.build.program import program_digest
from generator.build.remembered import read_text_index
from generator.build.sending import SentOutput, receive_output, send_output
from generator.build.staging import stage_bytes
from generator.build.texts import open_texts
from generator.diagnostics.diagnostic import Diagnostic
from generator.outputs.address import output_file
from generator.outputs.output import Planned
from generator.render.frame import Frame
from generator.render.render import try_page
from generator.render.theme import theme_digest
from generator.render.workshop import Workshop, open_workshop

_CHUNK = 48
_WORTH_WORKERS = 250
"""Fewer outputs than this are made before a worker has begun."""


class Place(msgspec.Struct, frozen=True):
    """Where made outputs go and what stands there (hash by path); without a folder they are made and thrown away."""

    folder: str = ""
    cache: str = ""
    standing: Mapping[str, str] = {}


class MadeOutput(msgspec.Struct, frozen=True, gc=False):
    """What came of one output: its file, or what is wrong in a template of the site."""

    entry: FileEntry | None = None
    fault: Diagnostic | None = None


class _SentChunk(msgspec.Struct, frozen=True):
    folders: tuple[str, ...]
    frame: Frame
    place: Place
    outputs: tuple[SentOutput, ...]


def make_outputs(
    outputs: Sequence[Planned],
    workshop: Workshop,
    place: Place,
    crew: Crew,
    progress: Progress | None = None,
) -> Iterable[MadeOutput]:
    """Each output made and staged, in whatever order. Raises OSError and DamagedCacheError."""
    size = _CHUNK if len(outputs) >= _WORTH_WORKERS else max(1, len(outputs))
    done = 0
    for chunk, made in crew.run(
        chunked(outputs, size),
        lambda chunk: _make_chunk(chunk, workshop, place),
        lambda chunk: _send_chunk(chunk, workshop, place),
        make_sent_chunk,
    ):
        done += len(chunk)
        if progress is not None:
            progress("making pages", done, len(outputs))
        yield from made


def make_sent_chunk(data: bytes) -> list[MadeOutput]:
    """What a worker does: makes some outputs and stages them."""
    chunk = msgspec.msgpack.decode(data, type=_SentChunk)
    workshop = _workshop_of(chunk.folders, msgspec.msgpack.encode(chunk.frame), chunk.place.cache)
    return _make_chunk([receive_output(sent) for sent in chunk.outputs], workshop, chunk.place)


def fingerprints(outputs: Iterable[Planned], workshop: Workshop) -> dict[str, str]:
    """By path of each output: a digest of all that it is made from."""
    digests = Digests()
    program = program_digest()
    with_template = composed((program, digests.of(workshop.frame), theme_digest(workshop.folders)))
    found = {}
    for output in outputs:
        around = with_template if output.template else program
        own = (maker_name(output.make), output.template, output.address)
        whole = composed((around, digests.of(own), digests.of(output.parts)))
        found[output_file(output.address)] = whole.hex()
    return found


def _make_chunk(outputs: Iterable[Planned], workshop: Workshop, place: Place) -> list[MadeOutput]:
    return [_make(output, workshop, place) for output in outputs]


def _make(output: Planned, workshop: Workshop, place: Place) -> MadeOutput:
    made = output.make(*output.parts)
    if output.template:
        made, fault = try_page(workshop, output.template, output.address, made)
        if made is None:
            return MadeOutput(fault=fault)
    if not place.folder:
        return MadeOutput()
    data = made if isinstance(made, bytes) else made.encode("utf-8")
    path = output_file(output.address)
    return MadeOutput(stage_bytes(Path(place.folder), path, data, place.standing.get(path, "")))


def _send_chunk(outputs: Sequence[Planned], workshop: Workshop, place: Place) -> bytes:
    paths = [output_file(output.address) for output in outputs]
    standing = {path: place.standing[path] for path in paths if path in place.standing}
    return msgspec.msgpack.encode(
        _SentChunk(
            tuple(str(folder) for folder in workshop.folders),
            workshop.frame,
            Place(place.folder, place.cache, standing),
            tuple(send_output(output) for output in outputs),
        )
    )


@lru_cache(maxsize=1)
def _workshop_of(folders: tuple[str, ...], frame: bytes, cache: str) -> Workshop:
    """A worker's own workshop: the same for every chunk of a build, and another for the next build."""
    index = read_text_index(Path(cache)) if cache else {}
    return open_workshop(
        tuple(map(Path, folders)),
        msgspec.msgpack.decode(frame, type=Frame),
        open_texts(Path(cache), index),
    )
