"""One file, read steadily and parsed, as bytes that may travel between processes. Knows nothing of memory.

Stands in `parse`. Documents are encoded with their wordings apart, each under its digest.
"""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.walk import FileKind, read_bytes
from generator.memory.wording_index import lay_together, place_of
from generator.parse.brief import ParseRules
from generator.parse.documents import BriefDocument, PageDocument, Shared
from generator.parse.site import Document, parse_bytes
from generator.publish.files import FileTimes, Place, hash_bytes
from generator.publish.output_folder import file_times
from generator.text.wording import ReadWording, Wording, by_digest, decode_pieces, encode_pieces, wording_hook

_STEADY_TRIES = 5
_TYPES: dict[str, type[Document]] = {"brief": BriefDocument, "page": PageDocument}
_NO_TIMES = (0, 0, 0, 0)
_TOGETHER = Place(0, 0, 0, 0)


class ParsedFile(msgspec.Struct, frozen=True, gc=False):
    """One file as it was parsed: its document encoded, and its wordings apart."""

    path: str
    kind: FileKind
    times: FileTimes
    hash: str
    document: bytes = b""
    wording_rows: bytes = b""
    """Which wordings the document has (`wording_index`)."""
    wordings: bytes = b""
    """All of them, encoded."""
    told: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    """That it took."""


class ParseChunk(msgspec.Struct, frozen=True):
    """Files that are parsed together."""

    root: str
    files: tuple[tuple[str, FileKind], ...]
    rules: ParseRules


def parse_chunk(chunk: ParseChunk) -> list[ParsedFile]:
    """Reads and parses some files. Pure but for reading them."""
    return [_parse_file(Path(chunk.root), path, kind, chunk.rules) for path, kind in chunk.files]


def parse_sent_chunk(data: bytes) -> list[ParsedFile]:
    """The same in another process."""
    return parse_chunk(msgspec.msgpack.decode(data, type=ParseChunk))


def document_decoder(read: ReadWording, *, at_once: bool = False) -> Callable[[str, bytes], Document]:
    """Gives the document of a kind of file from its bytes. What it gives raises msgspec.DecodeError.

    Its wordings are read when they are asked for, or `at_once`.
    """
    hook = wording_hook(read, at_once=at_once)
    decoders = {kind: msgspec.msgpack.Decoder(each, dec_hook=hook) for kind, each in _TYPES.items()}
    shared = msgspec.msgpack.Decoder(Shared, dec_hook=hook)

    def decode(kind: str, data: bytes) -> Document:
        return decoders.get(kind, shared).decode(data)

    return decode


def whole_decoder() -> Callable[[str, bytes, bytes, bytes], Document]:
    """Gives the document of a kind of file with all that it says, from its bytes and those of its wordings.

    What it gives raises msgspec.DecodeError.
    """
    rows = together = b""

    def read(digest: bytes) -> tuple[str, ...]:
        place = place_of(digest, rows, _TOGETHER)
        return decode_pieces(together[place.start : place.start + place.size]) if place is not None else ()

    decode_each = document_decoder(read, at_once=True)

    def decode(kind: str, data: bytes, wording_rows: bytes, wordings: bytes) -> Document:
        nonlocal rows, together
        rows, together = wording_rows, wordings
        return decode_each(kind, data)

    return decode


def read_steadily(root: Path, path: str) -> tuple[bytes | None, FileTimes, tuple[Diagnostic, ...]]:
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


def _parse_file(root: Path, path: str, kind: FileKind, rules: ParseRules) -> ParsedFile:
    data, times, told = read_steadily(root, path)
    if data is None:
        return ParsedFile(path, kind, times, "", told=told)
    begun = time.perf_counter()
    document, told = parse_bytes(path, kind, data, rules)
    encoded, rows, wordings = _encode(document) if document is not None else (b"", b"", b"")
    seconds = time.perf_counter() - begun
    return ParsedFile(path, kind, times, hash_bytes(data), encoded, rows, wordings, told, seconds)


def _encode(document: Document) -> tuple[bytes, bytes, bytes]:
    """(the document, the rows of its wordings, the wordings)."""
    wordings: dict[bytes, bytes] = {}

    def apart(value: object) -> msgspec.msgpack.Ext:
        if isinstance(value, Wording) and value:
            wordings.setdefault(value.digest, encode_pieces(value))
        return by_digest(value)

    encoded = msgspec.msgpack.encode(document, enc_hook=apart)
    return encoded, *lay_together(wordings.items())


def _times(root: Path, path: str) -> FileTimes:
    try:
        return file_times((root / path).stat())
    except OSError:
        return _NO_TIMES
