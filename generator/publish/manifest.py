"""The manifest: which files of the output folder Dateline wrote. It alone says what may be removed.

One JSON object a line, sorted by path: the first names the format and counts the rest.
"""

from collections.abc import Iterable

import msgspec

from generator.publish.files import FileEntry, is_safe_path

VERSION = 1


class _Head(msgspec.Struct, frozen=True, rename={"version": "dateline-manifest"}):
    version: int
    files: int


_HEAD = msgspec.json.Decoder(_Head)
_ENTRY = msgspec.json.Decoder(FileEntry)


def write_manifest(entries: Iterable[FileEntry]) -> bytes:
    """The manifest of these files: the same files, the same bytes."""
    listed = sorted(entries, key=lambda entry: entry.path)
    encoder = msgspec.json.Encoder()
    lines = [encoder.encode(_Head(VERSION, len(listed)))]
    lines += (encoder.encode(entry) for entry in listed)
    return b"\n".join(lines) + b"\n"


def read_manifest(data: bytes) -> dict[str, FileEntry] | None:
    """The files by path; None when the manifest is damaged, cut short or of another version."""
    lines = data.split(b"\n")
    try:
        head = _HEAD.decode(lines[0])
        if head.version != VERSION or len(lines) != head.files + 2 or lines[-1]:
            return None
        entries = [_ENTRY.decode(line) for line in lines[1:-1]]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if not all(is_safe_path(entry.path) for entry in entries):
        return None
    return {entry.path: entry for entry in entries}
