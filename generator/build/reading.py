"""Read and parse with memory: files that are what they were become the documents they became, the others are parsed.

Stands in `read` and `parse`. A file counts as unchanged when size, times and inode are as remembered and no younger
than the memory by two seconds; else its bytes are hashed.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.build.crew import Crew, chunked
from generator.build.files import RACY_NS, FileTimes, hash_bytes
from generator.build.options import Progress
from generator.build.output_folder import file_times
from generator.build.program import program_digest
from generator.build.remembered import (
    Remembered,
    RememberedFile,
    read_remembered,
    text_index,
    write_remembered,
)
from generator.build.texts import DamagedCacheError, TextShard, compact, encode_text, open_texts, shards
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.walk import ContentFile, FileKind, read_bytes
from generator.parse.brief import ParseRules
from generator.parse.documents import BriefDocument, Documents, PageDocument, Shared
from generator.parse.site import Document, find_site, gather_documents, parse_bytes
from generator.render.texts import TextReader, nothing_kept

_CHUNK = 48
_WORTH_WORKERS = 200
"""Fewer files than this are parsed before a worker has begun."""
_STEADY_TRIES = 5
_TYPES: dict[str, type[Document]] = {"brief": BriefDocument, "page": PageDocument}
_NOT_PARSED = ("media", "settings")
_NO_TIMES = (0, 0, 0, 0)


class ParsedFile(msgspec.Struct, frozen=True, gc=False):
    """One file as it was parsed, here or in another process: encoded, its text apart."""

    path: str
    kind: FileKind
    times: FileTimes
    hash: str
    document: bytes = b""
    told: tuple[Diagnostic, ...] = ()
    text: bytes = b""


class ReadSite(msgspec.Struct, frozen=True):
    """A site as documents, and what reads their texts."""

    documents: Documents
    read_text: TextReader = nothing_kept


class _ParseChunk(msgspec.Struct, frozen=True):
    root: str
    files: tuple[tuple[str, FileKind], ...]
    rules: ParseRules


def read_remembering(
    root: Path,
    folder: Path,
    crew: Crew,
    *,
    taken: int,
    rehash: bool = False,
    progress: Progress | None = None,
) -> tuple[ReadSite | None, tuple[Diagnostic, ...]]:
    """Every file of the site with the cache in `folder`; `taken` is the time before anything was looked at (ns).

    None when the settings cannot be used. Raises OSError, and DamagedCacheError when the cache must be thrown away.
    """
    site, told = find_site(root)
    if site is None:
        return None, told
    folder.mkdir(parents=True, exist_ok=True)
    files = [file for file in site.files if file.kind not in _NOT_PARSED]
    entries = _entries(root, files, site.rules, folder, crew, taken=taken, rehash=rehash, progress=progress)
    documents = gather_documents(site, (each for entry in entries if (each := _decoded(entry)) is not None))
    told += tuple(fault for entry in entries for fault in entry.told)
    return ReadSite(documents, open_texts(folder, text_index(entries))), told


def _entries(
    root: Path,
    files: Sequence[ContentFile],
    rules: ParseRules,
    folder: Path,
    crew: Crew,
    *,
    taken: int,
    rehash: bool,
    progress: Progress | None,
) -> tuple[RememberedFile, ...]:
    """What each file is, in order of path: remembered, or parsed now and remembered for the next time."""
    key = f"{program_digest().hex()} {rules}"
    before = read_remembered(folder, key)
    known = {each.path: each for each in before.files} if before is not None else {}
    trusted = before.taken - RACY_NS if before is not None and not rehash else 0
    kept: dict[str, RememberedFile] = {}
    changed: list[tuple[str, FileKind]] = []
    for file in files:
        entry = known.get(file.path)
        if entry is not None and not _unchanged(file, entry, trusted):
            entry = _same_bytes(root, file, entry)
        if entry is not None:
            kept[file.path] = entry
        else:
            changed.append((file.path, file.kind))
    kept.update(_parse(root, changed, rules, folder, crew, progress))
    entries = tuple(kept[path] for path in sorted(kept))
    if before is None or entries != before.files:
        entries = _compact(folder, entries)
        write_remembered(folder, Remembered(key, taken, entries))
    return entries


def parse_chunk(data: bytes) -> list[ParsedFile]:
    """What a worker does: reads and parses some files. Pure but for reading them."""
    chunk = msgspec.msgpack.decode(data, type=_ParseChunk)
    return _parse_files(chunk)


def _parse(
    root: Path,
    files: Sequence[tuple[str, FileKind]],
    rules: ParseRules,
    folder: Path,
    crew: Crew,
    progress: Progress | None,
) -> dict[str, RememberedFile]:
    """The files parsed, by path; their texts are appended to a new file of the cache as they come."""
    if not files:
        return {}
    size = _CHUNK if len(files) >= _WORTH_WORKERS else len(files)
    chunks = [_ParseChunk(str(root), tuple(some), rules) for some in chunked(files, size)]
    found: dict[str, RememberedFile] = {}
    shard = TextShard(folder, max(shards(folder), default=0) + 1)
    try:
        for _, results in crew.run(chunks, _parse_files, msgspec.msgpack.encode, parse_chunk):
            for parsed in results:
                found[parsed.path] = _remember(parsed, shard)
            if progress is not None:
                progress("reading", len(found), len(files))
    finally:
        shard.close()
    return found


def _parse_files(chunk: _ParseChunk) -> list[ParsedFile]:
    root = Path(chunk.root)
    return [_parse_file(root, path, kind, chunk.rules) for path, kind in chunk.files]


def _parse_file(root: Path, path: str, kind: FileKind, rules: ParseRules) -> ParsedFile:
    data, times, told = _read_steadily(root, path)
    if data is None:
        return ParsedFile(path, kind, times, "", told=told)
    document, told = parse_bytes(path, kind, data, rules)
    text = b""
    if isinstance(document, (BriefDocument, PageDocument)):
        key, text = encode_text(document.text.body.segments)
        document = _without_text(document, key)
    encoded = msgspec.msgpack.encode(document) if document is not None else b""
    return ParsedFile(path, kind, times, hash_bytes(data), encoded, told, text)


def _read_steadily(root: Path, path: str) -> tuple[bytes | None, FileTimes, tuple[Diagnostic, ...]]:
    """The bytes of a file that did not change while it was read, with its times."""
    for _ in range(_STEADY_TRIES):
        times = _times(root, path)
        data, told = read_bytes(root, path)
        if data is None:
            return None, _NO_TIMES, told
        if _times(root, path) == times:
            return data, times, ()
    hint = "build again when nothing else writes to it"
    return None, _NO_TIMES, (Diagnostic("file-unsteady", "this file changes all the time", path, hint=hint),)


def _times(root: Path, path: str) -> FileTimes:
    try:
        return file_times((root / path).stat())
    except OSError:
        return _NO_TIMES


def _without_text(document: BriefDocument | PageDocument, key: str) -> BriefDocument | PageDocument:
    text = document.text
    body = msgspec.structs.replace(text.body, segments=(), stored=key)
    return msgspec.structs.replace(document, text=msgspec.structs.replace(text, body=body, plain=""))


def _remember(parsed: ParsedFile, shard: TextShard) -> RememberedFile:
    key, place = ("", None)
    if parsed.text:
        key, place = shard.add(parsed.text)
    return RememberedFile(
        parsed.path,
        parsed.kind,
        parsed.times,
        parsed.hash,
        msgspec.Raw(parsed.document),
        parsed.told,
        key,
        place,
    )


def _unchanged(file: ContentFile, entry: RememberedFile, trusted: int) -> bool:
    times = (file.size, file.modified, file.changed, file.inode)
    return entry.kind == file.kind and entry.times == times and max(file.modified, file.changed) <= trusted


def _same_bytes(root: Path, file: ContentFile, entry: RememberedFile) -> RememberedFile | None:
    """The entry with the file's times of now, if its bytes are still those that were parsed."""
    if entry.kind != file.kind or entry.times[0] != file.size or not entry.hash:
        return None
    data, times, _ = _read_steadily(root, file.path)
    if data is None or hash_bytes(data) != entry.hash:
        return None
    return msgspec.structs.replace(entry, times=times)


def _decoded(entry: RememberedFile) -> Document | None:
    if not bytes(entry.document):
        return None
    try:
        return msgspec.msgpack.decode(entry.document, type=_TYPES.get(entry.kind, Shared))
    except msgspec.DecodeError as error:
        raise DamagedCacheError(entry.path) from error


def _compact(folder: Path, entries: tuple[RememberedFile, ...]) -> tuple[RememberedFile, ...]:
    """The same entries, their texts brought together where they lie in too many files; what is unused is removed."""
    index = text_index(entries)
    moved = compact(folder, index)
    if moved is index:
        return entries
    return tuple(
        msgspec.structs.replace(each, place=moved[each.text]) if each.place is not None else each
        for each in entries
    )
