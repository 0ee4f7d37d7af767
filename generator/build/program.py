"""What made an output besides its content: this program and its libraries. A change of either makes everything anew."""

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from generator import __version__

_PACKAGE = Path(__file__).parent.parent
_KEPT = Path(__file__).parent / "__pycache__"
_PREFIX = "program-"
_BYTES = 16
_INSTALLED = (".dist-info", ".egg-info")
"""What ends the name of an installed library's record, which holds its version."""


@cache
def program_digest() -> bytes:
    """Differs whenever the program, Python or a library differs: by versions, and by the bytes of the program's files.

    Bytes and not times: installed anew on another machine it is the same program, and what is remembered holds.
    """
    digest = blake2b(f"{__version__} {sys.version_info}".encode(), digest_size=16)
    for name in sorted(_installed()):
        digest.update(f"\0{name}".encode())
    files = sorted(_files(_PACKAGE))
    seen = blake2b(repr(files).encode(), digest_size=8).hexdigest()
    digest.update(_recalled(seen) or _remembered(seen, _contents(path for path, _, _ in files)))
    return digest.digest()


def _recalled(seen: str) -> bytes | None:
    """The digest of the files' bytes as it was when they had these sizes and times."""
    try:
        data = (_KEPT / f"{_PREFIX}{seen}").read_bytes()
    except OSError:
        return None
    return data if len(data) == _BYTES else None


def _remembered(seen: str, contents: bytes) -> bytes:
    """Keeps the digest beside Python's bytecode, with its trust and life; where it cannot, it is made each time."""
    try:
        _KEPT.mkdir(exist_ok=True)
        part = _KEPT / f".{_PREFIX}{os.getpid()}"
        part.write_bytes(contents)
        for older in _KEPT.glob(f"{_PREFIX}*"):
            older.unlink(missing_ok=True)
        part.replace(_KEPT / f"{_PREFIX}{seen}")
    except OSError:
        pass
    return contents


def _contents(paths: Iterable[str]) -> bytes:
    digest = blake2b(digest_size=_BYTES)
    for path in paths:
        data = (_PACKAGE / path).read_bytes()
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.digest()


def _installed() -> set[str]:
    """Names and versions of all installed libraries, read from the names of their records alone.

    Asking each library for its version would load more than a build that finds nothing changed does otherwise.
    """
    found: set[str] = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a path for every name would be slow
        except OSError:
            continue
        found.update(name for name in names if name.endswith(_INSTALLED))
    return found


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """(path below the folder, size, time) of every file that decides what is written."""
    found: list[tuple[str, int, int]] = []
    pending = [os.fspath(folder)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                elif entry.name.endswith((".py", ".html", ".xml", ".json", ".toml", ".css")):
                    status = entry.stat()
                    found.append((os.path.relpath(entry.path, folder), status.st_size, status.st_mtime_ns))
    return found
