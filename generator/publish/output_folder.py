"""Looks at the output folder before publishing: its manifest, its files, and their hashes, read only where needed."""

import os
import stat
from collections.abc import Collection, Mapping
from hashlib import blake2b
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.publish.files import (
    HASH_BYTES,
    MANIFEST_NAME,
    OUR_NAMES,
    FileEntry,
    FileTimes,
    Look,
    Made,
    Standing,
)
from generator.publish.manifest import read_manifest

_CHUNK = 1 << 20


def look_at(folder: Path) -> Look:
    """All that stands below the folder; nothing when there is none. Raises OSError. Links are not followed."""
    files: dict[str, FileTimes] = {}
    folders: set[str] = set()
    links: dict[str, FileTimes] = {}
    own: dict[str, FileTimes] = {}
    top = os.fspath(folder)
    pending = [""] if folder.is_dir() else []
    while pending:
        below = pending.pop()
        with os.scandir(f"{top}/{below}" if below else top) as entries:
            for entry in entries:
                path = below + entry.name
                if path in OUR_NAMES:
                    own[path] = file_times(entry.stat(follow_symlinks=False))
                elif entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    pending.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    files[path] = file_times(entry.stat(follow_symlinks=False))
                else:
                    links[path] = file_times(entry.stat(follow_symlinks=False))
    return Look(files, frozenset(folders), links, own)


def file_times(status: os.stat_result) -> FileTimes:
    """By what a file counts as the same as before."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def standing_site(
    folder: Path,
    owned: dict[str, FileEntry] | None,
    look: Look,
    wanted: Collection[str],
    made: Mapping[str, Made],
) -> tuple[Standing, tuple[Diagnostic, ...]]:
    """What stands there, with the hashes of the files at wanted places.

    `owned` are the files of the manifest; a damaged one counts as none. Raises OSError when a file cannot be read.
    """
    told: tuple[Diagnostic, ...] = ()
    if owned is None and MANIFEST_NAME in look.own:
        message = "this manifest is damaged or from another version of Dateline, and is not used"
        hint = "nothing of an older site is removed this time; empty the folder to be rid of it"
        told = (Diagnostic("output-manifest", message, MANIFEST_NAME, hint=hint, severity="warning"),)
    hashes = {path: _hash(folder, path, look, made) for path in wanted if path in look.files}
    return Standing(owned, hashes, frozenset(look.files), look.folders, frozenset(look.links)), told


def read_owned(manifest: Path) -> dict[str, FileEntry] | None:
    """The files of the manifest; None where there is none that can be used. Raises OSError."""
    return read_manifest(manifest_bytes(manifest))


def manifest_bytes(manifest: Path) -> bytes:
    """Nothing where there is none, nor for a pipe, which would be waited for without end. Raises OSError."""
    try:
        return b"" if stat.S_ISFIFO(manifest.stat().st_mode) else manifest.read_bytes()
    except FileNotFoundError:
        return b""


def times_of(folder: Path, path: str) -> FileTimes | None:
    """The times of one file, None when it is not there. A link is not followed."""
    try:
        return file_times((folder / path).lstat())
    except (FileNotFoundError, NotADirectoryError):
        return None


def _hash(folder: Path, path: str, look: Look, made: Mapping[str, Made]) -> str:
    seen = made.get(path)
    if seen is not None and seen.times == look.files[path]:
        return seen.hash
    return hash_file(folder / path)


def hash_file(path: Path) -> str:
    """The hash of a file's bytes, a part at a time. Raises OSError."""
    digest = blake2b(digest_size=HASH_BYTES)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
