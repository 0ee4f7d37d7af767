"""What made an output besides its content: this program and its libraries. A change of either makes everything anew."""

import os
import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from generator import __version__

_LIBRARIES = ("babel", "jinja2", "markdown-it-py", "mdit-py-plugins", "msgspec", "pyyaml")
_PACKAGE = Path(__file__).parent.parent


@cache
def program_digest() -> bytes:
    """Differs whenever the program, Python or a library may differ: by versions, and by its files' sizes and times."""
    digest = blake2b(f"{__version__} {sys.version_info}".encode(), digest_size=16)
    for library in _LIBRARIES:
        digest.update(f" {library} {version(library)}".encode())
    for path, size, modified in sorted(_files(_PACKAGE)):
        digest.update(f"\0{path} {size} {modified}".encode())
    return digest.digest()


def _files(folder: Path) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    pending = [os.fspath(folder)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    pending.append(entry.path)
                elif entry.name.endswith((".py", ".html", ".xml", ".json")):
                    status = entry.stat()
                    found.append((os.path.relpath(entry.path, folder), status.st_size, status.st_mtime_ns))
    return found
