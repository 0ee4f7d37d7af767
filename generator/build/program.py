"""What made an output besides its content: this program and its libraries. A change of either makes everything anew."""

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

from generator import __version__

_PACKAGE = Path(__file__).parent.parent
_INSTALLED = (".dist-info", ".egg-info")
"""What ends the name of an installed library's record, which holds its version."""


@cache
def program_digest() -> bytes:
    """Differs whenever the program, Python or a library may differ: by versions, and by its files' sizes and times."""
    digest = blake2b(f"{__version__} {sys.version_info}".encode(), digest_size=16)
    for name in sorted(_installed()):
        digest.update(f"\0{name}".encode())
    for path, size, modified in sorted(_files(_PACKAGE)):
        digest.update(f"\0{path} {size} {modified}".encode())
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
