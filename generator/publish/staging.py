"""Staging: changed bytes are laid beside the site, in its own file system, before anything of it is touched.

Staged files lie flat, named by the hash of their place. May be called from any process.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from generator.publish.file_system import DISK, FileSystem
from generator.publish.files import HASH_BYTES, STAGING_NAME, FileEntry, entry_of
from generator.publish.output_folder import hash_file

_CHUNK = 1 << 20


def staging_folder(output: Path) -> Path:
    """Where new bytes wait."""
    return output / STAGING_NAME


def staged_file(output: Path, path: str) -> Path:
    """Where the new bytes of one file wait."""
    return staging_folder(output) / _name(path)


def staged_among(output: Path, paths: Iterable[str]) -> dict[str, Path]:
    """Those of these files of which new bytes wait, and where: by one look at the folder. Raises OSError."""
    folder = staging_folder(output)
    waiting = {each.name: each for each in folder.iterdir()} if folder.is_dir() else {}
    return {path: waiting[name] for path in paths if (name := _name(path)) in waiting}


def open_staging(output: Path, files: FileSystem = DISK) -> None:
    """Makes an empty staging folder, and the output folder where there is none. Raises OSError."""
    for folder in (*reversed(_missing(output)), staging_folder(output)):
        files.make_folder(folder)
    for left in sorted(staging_folder(output).iterdir()):
        files.remove(left)


def stage_bytes(output: Path, path: str, data: bytes, standing: str, files: FileSystem = DISK) -> FileEntry:
    """Lays bytes ready unless they are those that stand there (`standing`, a hash or ""). Raises OSError."""
    entry = entry_of(path, data)
    if entry.hash != standing:
        files.write(staged_file(output, path), (data,))
    return entry


def stage_copy(output: Path, path: str, origin: Path, standing: str, files: FileSystem = DISK) -> FileEntry:
    """The same for a file that is copied as it is, of whatever size. Raises OSError."""
    if standing and hash_file(origin) == standing:
        return FileEntry(path, origin.stat().st_size, standing)
    digest = blake2b(digest_size=HASH_BYTES)
    size = 0

    def chunks() -> Iterator[bytes]:
        nonlocal size
        with origin.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                yield chunk

    files.write(staged_file(output, path), chunks())
    return FileEntry(path, size, digest.hexdigest())


def _name(path: str) -> str:
    return blake2b(path.encode(), digest_size=16).hexdigest()


def _missing(folder: Path) -> list[Path]:
    """The folder and those above it that are not there yet, innermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    return missing
