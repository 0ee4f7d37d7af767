"""Brings outputs before the proof that nothing leaks (leaks.py): a site about to be published, or one that stands.

Reads files and shares the work out among processes; what must not be found is hidden_text.py's matter.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import msgspec

from generator.build.crew import Crew, chunked
from generator.build.day import Day
from generator.build.files import MANIFEST_NAME, STAGING_NAME, FileEntry
from generator.build.hidden_text import Hidden, Published, SiteInputs, hidden_files, published_files
from generator.build.leaks import Found, look_for, secret_still, told_of
from generator.build.options import BuildOptions
from generator.build.secret_runs import Run, Secrets, secrets_of
from generator.build.staging import staged_file
from generator.build.stray_texts import stray_texts, unread_files
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.publishing import choose_documents
from generator.parse.documents import Documents

Proof = Callable[[Path, Sequence[FileEntry]], tuple[Diagnostic, ...]]
"""What leaks in a staged site, or () for nothing."""
_CHUNK = 1000
_MANY = 500
"""So many outputs are searched together with the inputs; to fewer the inputs are read only when something was seen."""
_FEW = 4
"""The same goes for outputs of which there are so many times fewer than published inputs."""
_LARGEST = 64_000_000
"""Bytes that are looked through of one file; what follows in it is a recording, not text."""
_MOST_HIDDEN = 8_000_000
"""Letters of hidden files that are looked for at a time: some 300 MB in each process."""

Place = tuple[str, str]
"""An output's path below its folder, and where its bytes lie."""


class _Part(msgspec.Struct, frozen=True):
    """Some outputs and the inputs that are shown there."""

    published: tuple[Published, ...]
    files: tuple[Place, ...]


class _SentPart(msgspec.Struct, frozen=True):
    hidden: bytes
    published: tuple[bytes, ...]
    files: tuple[Place, ...]


def inputs_of(
    root: Path,
    documents: Documents,
    told: Iterable[Diagnostic],
    used_media: Iterable[str],
    day: Day,
    options: BuildOptions,
) -> SiteInputs:
    """What is hidden and what is published on this day; `told` is what was told when files were found."""
    chosen = choose_documents(
        documents.briefs,
        documents.pages,
        today=day.today,
        now=day.now,
        drafts=options.drafts,
        future=options.future,
    )
    used = tuple(used_media)
    unused = (f"content/{path}" for path in set(documents.media).difference(used))
    stray = tuple(stray_texts(root, chain(unused, unread_files(told))))
    return SiteInputs(documents, chosen, used, stray)


def prove_staged(
    inputs: SiteInputs | None, crew: Crew, output: Path, entries: Sequence[FileEntry], *, whole: bool
) -> tuple[Diagnostic, ...]:
    """What leaks in a site that is laid ready: in what is new, or in the whole of it. Raises OSError.

    `inputs` is None where there is nothing to hide.
    """
    if inputs is None:
        return ()
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


def look_in_part(data: bytes) -> Found:
    """What a worker does: reads some files and looks for what is hidden."""
    part = msgspec.msgpack.decode(data, type=_SentPart)
    return look_for(_known_secrets(part.hidden), part.published, _read(part.files))


@lru_cache(maxsize=1)
def _known_secrets(hidden: bytes) -> Secrets:
    """A worker is asked for one thing again and again."""
    return secrets_of(msgspec.msgpack.decode(hidden, type=tuple[Hidden, ...]))


def _prove(inputs: SiteInputs, crew: Crew, files: Sequence[Place]) -> tuple[Diagnostic, ...]:
    hidden = hidden_files(inputs) if files else ()
    published = published_files(inputs) if hidden else ()
    together = len(files) > _MANY and len(files) * _FEW > len(published)
    parts = _parts(published if together else (), files)
    told: tuple[Diagnostic, ...] = ()
    for some in _by_size(hidden):
        seen = _search(crew, some, parts)
        if seen and not together:
            likely = sorted(published, key=lambda each: each.folder not in _folders(seen.values()))
            seen = secret_still(seen, chain.from_iterable(each.texts() for each in likely))
        told += told_of(some, seen)
    return told


def _search(crew: Crew, hidden: Sequence[Hidden], parts: Sequence[_Part]) -> dict[Run, str]:
    """Runs of hidden files that stand in outputs and in no input of these parts, each with the first path."""
    secrets, encoded = secrets_of(hidden), msgspec.msgpack.encode(hidden)
    published: set[Run] = set()
    seen: dict[Run, str] = {}
    for _, found in crew.run(
        parts,
        lambda part: look_for(secrets, _texts(part), _read(part.files)),
        lambda part: msgspec.msgpack.encode(_SentPart(encoded, tuple(_texts(part)), part.files)),
        look_in_part,
    ):
        published |= found.published
        for run, path in found.seen.items():
            seen[run] = min(path, seen.get(run, path))
    return {run: path for run, path in seen.items() if run not in published}


def _parts(published: Sequence[Published], files: Sequence[Place]) -> list[_Part]:
    """All of it in equal shares, so that an input and its page come together."""
    things: list[tuple[str, Published | Place]] = [(each.folder, each) for each in published]
    things += [(_folder(path), (path, place)) for path, place in files]
    things.sort(key=lambda thing: thing[0])
    parts = chunked([each for _, each in things], _CHUNK)
    return [
        _Part(
            tuple(each for each in part if isinstance(each, Published)),
            tuple(each for each in part if not isinstance(each, Published)),
        )
        for part in parts
    ]


def _by_size(hidden: Sequence[Hidden]) -> Iterator[tuple[Hidden, ...]]:
    """The hidden files in shares that fit into memory."""
    share: list[Hidden] = []
    letters = 0
    for each in hidden:
        share.append(each)
        letters += sum(map(len, each.texts))
        if letters > _MOST_HIDDEN:
            yield tuple(share)
            share, letters = [], 0
    if share:
        yield tuple(share)


def _folders(paths: Iterable[str]) -> set[str]:
    return {_folder(path) for path in paths}


def _folder(path: str) -> str:
    return f"{path.rpartition('/')[0]}/"


def _texts(part: _Part) -> Iterator[bytes]:
    return chain.from_iterable(each.texts() for each in part.published)


def _read(files: Iterable[Place]) -> Iterator[tuple[str, bytes]]:
    for path, place in files:
        with open(place, "rb") as file:  # noqa: PTH123 - a path for every file would be slow
            yield path, file.read(_LARGEST)
