"""Brings outputs before the proof that nothing leaks (leaks.py): a site about to be published, or one that stands.

Reads files and shares the work out among processes; what must not be found is hidden_text.py's matter.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from generator.build.crew import Crew, chunked
from generator.build.day import Day
from generator.build.files import MANIFEST_NAME, STAGING_NAME, FileEntry
from generator.build.hidden_text import Hidden, SiteInputs, hidden_files, published_files
from generator.build.leaks import Sighting, look_for, settle_sightings
from generator.build.options import BuildOptions
from generator.build.staging import staged_file
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.publishing import choose_documents
from generator.parse.documents import Documents

Proof = Callable[[Path, Sequence[FileEntry]], tuple[Diagnostic, ...]]
"""What leaks in a staged site, or () for nothing."""
_CHUNK = 4000
_LARGEST = 64_000_000
"""Bytes that are looked through of one file; what follows in it is a recording, not text."""


class _SentChunk(msgspec.Struct, frozen=True):
    hidden: tuple[Hidden, ...]
    files: tuple[tuple[str, str], ...]


def inputs_of(documents: Documents, used_media: Iterable[str], day: Day, options: BuildOptions) -> SiteInputs:
    """What is hidden and what is published on this day."""
    chosen = choose_documents(
        documents.briefs,
        documents.pages,
        today=day.today,
        now=day.now,
        drafts=options.drafts,
        future=options.future,
    )
    return SiteInputs(documents, chosen, tuple(used_media))


def prove_staged(
    inputs: SiteInputs, crew: Crew, output: Path, entries: Sequence[FileEntry], *, whole: bool
) -> tuple[Diagnostic, ...]:
    """What leaks in a site that is laid ready: in what is new, or in the whole of it. Raises OSError."""
    files = []
    for entry in entries:
        staged = staged_file(output, entry.path)
        if staged.is_file():
            files.append((entry.path, str(staged)))
        elif whole:
            files.append((entry.path, str(output / entry.path)))
    return _prove(inputs, crew, files)


def prove_standing(inputs: SiteInputs, crew: Crew, output: Path) -> tuple[Diagnostic, ...]:
    """What leaks in a site that was written, whoever wrote it: every file of the output folder. Raises OSError."""
    found: list[str] = []
    for folder, folders, names in os.walk(output):
        folders[:] = sorted(set(folders) - {STAGING_NAME})
        below = Path(folder).relative_to(output)
        found += ((below / name).as_posix() for name in sorted(names) if name != MANIFEST_NAME)
    return _prove(inputs, crew, [(path, str(output / path)) for path in found])


def look_in_chunk(data: bytes) -> tuple[Sighting, ...]:
    """What a worker does: reads some files and looks for what is hidden."""
    chunk = msgspec.msgpack.decode(data, type=_SentChunk)
    return look_for(chunk.hidden, _read(chunk.files))


def _prove(inputs: SiteInputs, crew: Crew, files: Sequence[tuple[str, str]]) -> tuple[Diagnostic, ...]:
    hidden = hidden_files(inputs)
    if not hidden or not files:
        return ()
    seen = [
        sighting
        for _, found in crew.run(
            chunked(files, _CHUNK),
            lambda some: look_for(hidden, _read(some)),
            lambda some: msgspec.msgpack.encode(_SentChunk(hidden, tuple(some))),
            look_in_chunk,
        )
        for sighting in found
    ]
    return settle_sightings(hidden, published_files(inputs), seen)


def _read(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    for path, place in files:
        with open(place, "rb") as file:  # noqa: PTH123 - a path for every file would be slow
            yield path, file.read(_LARGEST)
