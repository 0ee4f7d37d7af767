"""Read and parse with memory: files that are what they were became what is remembered of them, the others are parsed.

Stands in `read` and `parse`. A file counts as unchanged when size, times and inode are as remembered and no younger
than the memory by two seconds; else its bytes are hashed. Nothing that is remembered is loaded until it is asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.build.options import Progress
from generator.build.parsing import (
    ParseChunk,
    ParsedFile,
    document_decoder,
    parse_chunk,
    parse_sent_chunk,
    read_steadily,
)
from generator.build.program import program_digest
from generator.build.repeated import one_of_each
from generator.build.timings import Timed, Timing
from generator.crew import Crew, chunked
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.look import Looked
from generator.load.walk import ContentFile
from generator.memory.memory import Memory
from generator.memory.remembered import (
    Remembered,
    RememberedFile,
    keep_remembered,
    places_of,
    read_remembered,
    wording_reader,
)
from generator.memory.shards import DamagedCacheError, Shards
from generator.parse.brief import ParseRules
from generator.parse.documents import Documents
from generator.parse.site import NOT_PARSED, Document, SiteFiles, find_site, gather_documents
from generator.publish.files import RACY_NS, Place, hash_bytes
from generator.text.wording import ReadWording

_CHUNK = 16
_WORTH_WORKERS = 200
"""Fewer files than this are parsed before a worker has begun."""


class ReadSite(msgspec.Struct, frozen=True):
    """The files of a site as they are remembered from now on; `before` is what was remembered of those that changed."""

    site: SiteFiles
    files: tuple[RememberedFile, ...]
    shards: Shards
    told: tuple[Diagnostic, ...] = ()
    before: dict[str, RememberedFile | None] | None = None
    """By path, None for a file that is new or gone. None where nothing was remembered, or lies where it did not lie."""


def read_remembering(
    root: Path,
    shards: Shards,
    crew: Crew,
    memory: Memory,
    *,
    content: Sequence[Looked],
    taken: int,
    rehash: bool = False,
    progress: Progress | None = None,
    timed: Timed | None = None,
) -> tuple[ReadSite | None, tuple[Diagnostic, ...]]:
    """Every file of the site with the cache in `shards`; `taken` is the time before `content` was looked at (ns).

    None without content or usable settings; then what is told says why. Raises OSError, and DamagedCacheError when the
    cache must be thrown away.
    """
    site, told = find_site(root, content)
    if site is None:
        return None, told
    shards.folder.mkdir(parents=True, exist_ok=True)
    found = parsed_kinds(site)
    key = rules_key(site)
    last = read_remembered(shards.folder, key, memory)
    known, trusted = known_of(last, rehash=rehash)
    kept, changed = sort_out(root, found, known, trusted)
    if last is None:
        shards.begin()
    by_path = {file.path: file for file in changed}
    for parsed in parse_files(root, changed, site.rules, crew, progress, timed):
        kept[parsed.path] = _remember(parsed, by_path[parsed.path], shards)
    shards.flush()
    files, moved = tuple(kept[path] for path in sorted(kept)), False
    if last is None or files != last.files:
        files, moved = _keep(shards, Remembered(key, taken, files), memory, alone=last is None)
    told += tuple(fault for entry in files for fault in entry.told)
    before = None
    if last is not None and not moved:
        gone = known.keys() - kept.keys()
        before = {file.path: known.get(file.path) for file in changed} | dict.fromkeys(gone)
    return ReadSite(site, files, shards, told, before), told


def load_documents(read: ReadSite, read_wording: ReadWording, loaded: dict[Place, Document]) -> Documents:
    """All documents of the site; those in `loaded` are there already. Raises DamagedCacheError."""
    decode, thin = document_decoder(read_wording), one_of_each()

    def load(file: RememberedFile, place: Place) -> Document:
        if place in loaded:
            return loaded[place]
        try:
            return thin(decode(file.kind, read.shards.read(place)), file.path)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DamagedCacheError(file.path) from error

    places = ((file, file.document) for file in read.files)
    documents = {place: load(file, place) for file, place in places if place is not None}
    loaded.clear()
    loaded.update(documents)
    return gather_documents(read.site, documents.values())


def reader_of(read: ReadSite) -> ReadWording:
    """Reads the site's wordings."""
    return wording_reader(read.files, read.shards)


def parsed_kinds(site: SiteFiles) -> list[ContentFile]:
    """The files of a site that are parsed."""
    return [file for file in site.files if file.kind not in NOT_PARSED]


def rules_key(site: SiteFiles) -> str:
    """Stands for all that decides what a file becomes but the file itself."""
    return f"{program_digest().hex()} {site.rules}"


def known_of(last: Remembered | None, *, rehash: bool) -> tuple[dict[str, RememberedFile], int]:
    """(what is remembered of files by path, the time before which they are known by their times: 0 with `rehash`)."""
    if last is None:
        return {}, 0
    return {each.path: each for each in last.files}, 0 if rehash else last.taken - RACY_NS


def sort_out(
    root: Path, found: Sequence[ContentFile], known: Mapping[str, RememberedFile], trusted: int
) -> tuple[dict[str, RememberedFile], list[ContentFile]]:
    """(what is remembered of the files that are the same, the others).

    What was looked at before `trusted` (ns since 1970) is known by its times, the rest by its bytes.
    """
    kept: dict[str, RememberedFile] = {}
    changed: list[ContentFile] = []
    for file in found:
        entry = known.get(file.path)
        if entry is not None and not _unchanged(file, entry, trusted):
            entry = _same_bytes(root, file, entry)
        if entry is not None:
            kept[file.path] = entry
        else:
            changed.append(file)
    return kept, changed


def parse_files(
    root: Path,
    files: Sequence[ContentFile],
    rules: ParseRules,
    crew: Crew,
    progress: Progress | None = None,
    timed: Timed | None = None,
) -> Iterator[ParsedFile]:
    """The files parsed by all processes, in whatever order."""
    size = _CHUNK if len(files) >= _WORTH_WORKERS else max(1, len(files))
    typed = [(file.path, file.kind) for file in files]
    chunks = [ParseChunk(str(root), tuple(some), rules) for some in chunked(typed, size)]
    done = 0
    for _, results in crew.run(chunks, parse_chunk, msgspec.msgpack.encode, parse_sent_chunk):
        done += len(results)
        if timed is not None:
            for parsed in results:
                timed(Timing("file", parsed.path, parsed.seconds))
        if progress is not None:
            progress("reading", done, len(files))
        yield from results


def _remember(parsed: ParsedFile, file: ContentFile, shards: Shards) -> RememberedFile:
    """`file` is what was seen of it; its path and times are in memory already."""
    times = (file.size, file.modified, file.changed, file.inode)
    return RememberedFile(
        file.path,
        file.kind,
        times if parsed.times == times else parsed.times,
        parsed.hash,
        shards.add(parsed.document) if parsed.document else None,
        parsed.wording_rows,
        shards.add(parsed.wordings) if parsed.wordings else None,
        parsed.told,
    )


def _keep(
    shards: Shards, now: Remembered, memory: Memory, *, alone: bool
) -> tuple[tuple[RememberedFile, ...], bool]:
    """Keeps the list of files, after what they became was brought together where too much lay unused: (files, so).

    `alone`: nothing that lay there before is remembered.
    """
    moved = {} if alone else shards.compact(places_of(now.files))
    files = tuple(_moved(file, moved) for file in now.files) if moved else now.files
    keep_remembered(shards.folder, Remembered(now.rules, now.taken, files), memory)
    if moved or alone:
        memory.afterwards(shards.folder, shards.drop)
    return files, bool(moved)


def _moved(file: RememberedFile, moved: dict[Place, Place]) -> RememberedFile:
    return msgspec.structs.replace(
        file,
        document=moved[file.document] if file.document is not None else None,
        wordings=moved[file.wordings] if file.wordings is not None else None,
    )


def _unchanged(file: ContentFile, entry: RememberedFile, trusted: int) -> bool:
    times = (file.size, file.modified, file.changed, file.inode)
    return entry.kind == file.kind and entry.times == times and max(file.modified, file.changed) <= trusted


def _same_bytes(root: Path, file: ContentFile, entry: RememberedFile) -> RememberedFile | None:
    """The entry with the file's times of now, if its bytes are still those that were parsed."""
    if entry.kind != file.kind or entry.times[0] != file.size or not entry.hash:
        return None
    data, times, _ = read_steadily(root, file.path)
    if data is None or hash_bytes(data) != entry.hash:
        return None
    return msgspec.structs.replace(entry, times=times)
