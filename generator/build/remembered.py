"""What is remembered of the files of a site: for each the document it became, and where its text lies.

One file of the cache, thrown away whole when it is damaged, from another program, or made under other settings. It
holds data, never code.
"""

import shutil
import zlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.build.files import FileTimes
from generator.build.texts import DamagedCacheError, TextIndex, TextPlace
from generator.diagnostics.diagnostic import Diagnostic

CACHE_NAME = "cache"
_FILE = "documents"
_SUM_BYTES = 4


class RememberedFile(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One file of content: its times and hash when it was read, and what it became, encoded."""

    path: str
    kind: str
    times: FileTimes
    hash: str
    document: msgspec.Raw = msgspec.Raw()
    """Empty where the file could not be understood."""
    told: tuple[Diagnostic, ...] = ()
    text: str = ""
    """The digest of its text, "" where it has none."""
    place: TextPlace | None = None


class Remembered(msgspec.Struct, frozen=True, array_like=True):
    """All files of one site."""

    rules: str
    """A digest of the program and of the settings that decide what a file becomes."""
    taken: int
    """When these files were looked at, in ns since 1970: what is younger is not trusted by its times."""
    files: tuple[RememberedFile, ...] = ()


_DECODER = msgspec.msgpack.Decoder(Remembered)


def cache_folder(state: Path) -> Path:
    """Where the cache lies."""
    return state / CACHE_NAME


def read_remembered(folder: Path, rules: str) -> Remembered | None:
    """What is remembered under these rules. Raises DamagedCacheError when it is not what was written."""
    remembered = _read(folder)
    return remembered if remembered is not None and remembered.rules == rules else None


def text_index(files: Iterable[RememberedFile]) -> TextIndex:
    """Where the texts of these files lie."""
    return {each.text: each.place for each in files if each.place is not None}


def read_text_index(folder: Path) -> TextIndex:
    """The same from the cache itself, whoever wrote it. Raises DamagedCacheError."""
    remembered = _read(folder)
    return text_index(remembered.files) if remembered is not None else {}


def write_remembered(folder: Path, remembered: Remembered) -> None:
    """Writes it whole or not at all. Raises OSError."""
    body = msgspec.msgpack.encode(remembered)
    part = folder / f"{_FILE}.part"
    with part.open("wb") as file:
        file.write(zlib.crc32(body).to_bytes(_SUM_BYTES, "big"))
        file.write(body)
    part.replace(folder / _FILE)


def forget_cache(folder: Path) -> None:
    """Throws the cache away. Raises OSError."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


def _read(folder: Path) -> Remembered | None:
    try:
        data = (folder / _FILE).read_bytes()
    except FileNotFoundError:
        return None
    body = memoryview(data)[_SUM_BYTES:]
    if zlib.crc32(body).to_bytes(_SUM_BYTES, "big") != data[:_SUM_BYTES]:
        raise DamagedCacheError(_FILE)
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedCacheError(_FILE) from error
