"""Brings outputs before the proof that nothing leaks (leaks.py): a site about to be published, or one that stands.

Reads files and shares the work out among processes; what must not be found is hidden_text.py's matter.
"""

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import chain
from pathlib import Path

import msgspec

from generator.crew import Crew, chunked, halving
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.publishing import Selection
from generator.parse.documents import Documents
from generator.proof.hidden_text import Hidden, Published, SiteInputs, hidden_files, published_files
from generator.proof.leaks import look_for, stand_in_asked, stands_in, told_of
from generator.proof.proved import Proved
from generator.proof.secret_runs import Run, Secrets, secrets_among, secrets_of
from generator.proof.stray_texts import editors_copies, stray_texts, unread_files
from generator.publish.files import MANIFEST_NAME, STAGING_NAME, FileEntry
from generator.publish.staging import staged_among

Proof = Callable[[Path, Sequence[FileEntry]], tuple[Diagnostic, ...]]
"""What leaks in a staged site, or () for nothing."""
_FILES = 1000
_FEWEST_FILES = 60
_INPUTS = 500
"""Outputs, and inputs, that a process is given at a time. What was read with others is not read again."""
_LARGEST = 64_000_000
"""Bytes that are looked through of one file; what follows in it is a recording, not text."""
_MOST_HIDDEN = 8_000_000
"""Letters of hidden files that are looked for at a time: some 300 MB in each process."""

_NAME_IN_ADDRESS = re.compile(rb"[^\s/\"'<>]+(?=/)")

Place = tuple[str, str]
"""An output's path below its folder, and where its bytes lie."""


class _SentFiles(msgspec.Struct, frozen=True):
    hidden: bytes
    files: tuple[Place, ...]
    printed: tuple[bytes, ...]


class _SentInputs(msgspec.Struct, frozen=True):
    runs: bytes
    published: tuple[tuple[bytes, ...], ...]


Asked = tuple[Published, list[Run]]
"""An input, and the few runs that are looked for in it first."""
_SentAsked = tuple[tuple[list[Run], tuple[bytes, ...]], ...]


def inputs_of(
    root: Path,
    documents: Documents,
    told: Iterable[Diagnostic],
    used_media: Iterable[str],
    chosen: Selection,
    *,
    copies: bool = False,
) -> SiteInputs:
    """What is hidden and what is published; `told` is what was told when files were found.

    With `copies` also what editors leave beside the texts: a look of its own, which no writer waits for at every build.
    """
    used = tuple(used_media)
    unused = (f"content/{path}" for path in set(documents.media).difference(used))
    left_behind = editors_copies(root) if copies else ()
    stray = tuple(stray_texts(root, chain(unused, unread_files(told), left_behind)))
    return SiteInputs(documents, chosen, used, stray)


def prove_staged(
    inputs: SiteInputs | None,
    crew: Crew,
    proved: Proved,
    output: Path,
    entries: Sequence[FileEntry],
    *,
    whole: bool,
) -> tuple[Diagnostic, ...]:
    """What leaks in a site that is laid ready: in what is new, or in the whole of it. Raises OSError.

    `inputs` is None where there is nothing to hide; `proved` is what proofs before this one came to.
    """
    if inputs is None:
        return ()
    staged = staged_among(output, (entry.path for entry in entries))
    files = [
        (entry.path, str(staged.get(entry.path) or output / entry.path))
        for entry in entries
        if whole or entry.path in staged
    ]
    return _prove(inputs, crew, proved, files)


def prove_standing(inputs: SiteInputs, crew: Crew, output: Path) -> tuple[Diagnostic, ...]:
    """What leaks in a site that was written, whoever wrote it: every file of the output folder. Raises OSError."""
    root = str(output)
    places: list[Place] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - {STAGING_NAME})
        below = f"{folder.removeprefix(root).replace(os.sep, '/')}/".lstrip("/")
        places += (
            (below + name, f"{folder}{os.sep}{name}") for name in sorted(names) if name != MANIFEST_NAME
        )
    return _prove(inputs, crew, Proved(), places)


def look_in_files(data: bytes) -> dict[Run, str]:
    """What a worker does: reads some outputs and looks for what is hidden."""
    sent = msgspec.msgpack.decode(data, type=_SentFiles)
    return look_for(_secrets_of_sent(sent.hidden), _read(sent.files), sent.printed)


def look_in_inputs(data: bytes) -> dict[Run, int]:
    """The same with published inputs, for what was seen in outputs: each run with the number of an input."""
    sent = msgspec.msgpack.decode(data, type=_SentInputs)
    return stands_in(_secrets_among_sent(sent.runs), sent.published)


def look_in_asked(data: bytes) -> dict[Run, int]:
    """The same where each input is asked for runs of its own."""
    return stand_in_asked(msgspec.msgpack.decode(data, type=_SentAsked))


@lru_cache(maxsize=1)
def _secrets_of_sent(hidden: bytes) -> Secrets:
    """A worker is asked for one thing again and again."""
    return secrets_of(msgspec.msgpack.decode(hidden, type=tuple[Hidden, ...]))


@lru_cache(maxsize=1)
def _secrets_among_sent(runs: bytes) -> Secrets:
    return secrets_among(msgspec.msgpack.decode(runs, type=tuple[Run, ...]))


def load_search() -> None:
    """For a worker, which has loaded this module by then: so this process need not wait for that."""


def _prove(inputs: SiteInputs, crew: Crew, proved: Proved, files: Sequence[Place]) -> tuple[Diagnostic, ...]:
    proved.begin()
    if len(files) > _FILES:
        crew.prepare(load_search, begin=True)
    hidden = hidden_files(inputs, proved.stages) if files else ()
    published = cache(partial(published_files, inputs))
    told: tuple[Diagnostic, ...] = ()
    for number, share in enumerate(_by_size(hidden)):
        some = proved.stages.same("share", str(number), share)
        # Made when this process looks for the first time, so that the others need not wait for it.
        secrets = cache(partial(proved.stages.made, "secrets", str(number), secrets_of, some))
        # Few outputs are searched sooner than it is found out what they repeat.
        repeated = published() if len(files) > _FEWEST_FILES else ()
        seen = _seen(crew, some, secrets, files, repeated)
        secret = _secret(crew, seen, dict(files), published(), proved) if seen else {}
        told += told_of(some, secret)
    return told


def _seen(
    crew: Crew,
    hidden: Sequence[Hidden],
    secrets: Callable[[], Secrets],
    files: Sequence[Place],
    repeated: Iterable[Published],
) -> dict[Run, str]:
    """Runs of hidden files that stand in outputs, each with the first path, but for what merely repeats inputs."""
    encoded = msgspec.msgpack.encode(hidden)
    shown = {each.folder: each for each in repeated if each.folder}

    def printed(part: Iterable[Place]) -> Iterator[bytes]:
        """What inputs say that are shown on these pages: most of a page is what its brief says."""
        folders = (_folder(path) for path, _ in part)
        return chain.from_iterable(shown[folder].printed() for folder in folders if folder in shown)

    seen: dict[Run, str] = {}
    for _, found in crew.run(
        halving(files, _FILES, _FEWEST_FILES),
        lambda part: look_for(secrets(), _read(part), printed(part)),
        lambda part: msgspec.msgpack.encode(_SentFiles(encoded, tuple(part), tuple(printed(part)))),
        look_in_files,
    ):
        for run, path in found.items():
            seen[run] = min(path, seen.get(run, path))
    return seen


def _secret(
    crew: Crew,
    seen: dict[Run, str],
    places: Mapping[str, str],
    published: Sequence[Published],
    proved: Proved,
) -> dict[Run, str]:
    """What of this stands in no input that may be shown: each run is looked for first where it is likely to stand."""
    left = proved.still_secret(seen, published)
    left = _in_none_asked(crew, left, _by_own_pages(left, published, proved), proved)
    left = _in_none_asked(crew, left, _by_names_on_pages(left, places, published), proved)
    # Settings, shared records and the program are few.
    everywhere = [each for each in published if not each.folder]
    for some in (everywhere, [each for each in published if each.folder]):
        if left:
            left = _in_none_of(crew, left, some, proved)
    return left


def _by_own_pages(left: Mapping[Run, str], published: Iterable[Published], proved: Proved) -> Iterator[Asked]:
    """Inputs with the runs that were seen where they are shown, or stood in them before."""
    by_place: dict[str, list[Run]] = {}
    for run, path in left.items():
        by_place.setdefault(_folder(path), []).append(run)
        by_place.setdefault(proved.path_of(run), []).append(run)
    for each in published:
        own = by_place.get(each.folder, []) if each.folder else []
        if runs := own + by_place.get(each.path, []):
            yield each, runs


def _by_names_on_pages(
    left: Mapping[Run, str], places: Mapping[str, str], published: Iterable[Published]
) -> Iterator[Asked]:
    """Inputs with the runs that were seen on pages which name their address: a list, a feed, what is related."""
    by_page: dict[str, list[Run]] = {}
    for run, path in left.items():
        by_page.setdefault(path, []).append(run)
    by_name: dict[bytes, list[Run]] = {}
    for (_, page), runs in zip(
        _read((path, places[path]) for path in by_page), by_page.values(), strict=True
    ):
        for name in set(_NAME_IN_ADDRESS.findall(page)):
            by_name.setdefault(name, []).extend(runs)
    for each in published:
        name = posixpath.basename(each.folder.removesuffix("/"))
        asked = by_name.get(name.encode("utf-8", "replace"))
        if asked:
            yield each, asked


def _in_none_asked(
    crew: Crew, seen: dict[Run, str], asked: Iterable[Asked], proved: Proved
) -> dict[Run, str]:
    answers = crew.run(
        chunked(list(asked), _INPUTS),
        lambda part: stand_in_asked((runs, each.texts()) for each, runs in part),
        lambda part: msgspec.msgpack.encode([(runs, tuple(each.texts())) for each, runs in part]),
        look_in_asked,
    )
    return _left_of(seen, (([each for each, _ in part], found) for part, found in answers), proved)


def _in_none_of(
    crew: Crew, seen: dict[Run, str], published: Sequence[Published], proved: Proved
) -> dict[Run, str]:
    runs = sorted(seen)
    secrets, encoded = cache(partial(secrets_among, runs)), msgspec.msgpack.encode(runs)
    answers = crew.run(
        chunked(published, _INPUTS),
        lambda part: stands_in(secrets(), (each.texts() for each in part)),
        lambda part: msgspec.msgpack.encode(
            _SentInputs(encoded, tuple(tuple(each.texts()) for each in part))
        ),
        look_in_inputs,
    )
    return _left_of(seen, answers, proved)


def _left_of(
    seen: dict[Run, str], answers: Iterable[tuple[Sequence[Published], dict[Run, int]]], proved: Proved
) -> dict[Run, str]:
    """What was seen, without what was found in inputs; nothing is asked any more when nothing is left."""
    left = dict(seen)
    for part, found in answers:
        for run, number in found.items():
            left.pop(run, None)
            proved.is_shown(run, part[number])
        if not left:
            break
    return left


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


def _folder(path: str) -> str:
    return f"{path.rpartition('/')[0]}/"


def _read(files: Iterable[Place]) -> Iterator[tuple[str, bytes]]:
    for path, place in files:
        with open(place, "rb") as file:  # noqa: PTH123 - a path for every file would be slow
            yield path, file.read(_LARGEST)
