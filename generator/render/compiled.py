"""A site's own templates, compiled once for each of their versions and kept where Python keeps its own bytecode.

Compiling one takes as long as all the rest of a page. What is compiled lies in `__pycache__` beside this file, with the
trust and the life of Python's bytecode, and is checked before it is loaded; never in a site's cache, which holds no
code. Where that folder cannot be written to, templates are compiled once a process.
"""

import contextlib
import os
import shutil
import tempfile
from hashlib import blake2b
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from generator.render.precompiled import KEPT, code_version

_MOST = 64
"""Compiled templates that are kept; whoever works on one leaves a version at every save."""
_DIGEST_BYTES = 16


class Compiled(BytecodeCache):
    """Templates of a site, whatever the number of a process's desks."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was compiled from the same source, now or earlier."""
        name = bucket.key + bucket.checksum
        code = self._code.get(name) or _read(name)
        if code:
            self._code[name] = code
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps it for the next desk and the next build."""
        name = bucket.key + bucket.checksum
        self._code[name] = code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            _write(name, code)


def _folder() -> Path:
    return KEPT / f"site-{code_version()}"


def _read(name: str) -> bytes:
    """What is kept under a name; b"" where nothing is, or something that was not written here."""
    try:
        data = (_folder() / name).read_bytes()
    except OSError:
        return b""
    digest, code = data[:_DIGEST_BYTES], data[_DIGEST_BYTES:]
    return code if digest == _digest(name, code) else b""


def _write(name: str, code: bytes) -> None:
    folder = _folder()
    if not folder.is_dir():
        for older in KEPT.glob("site-*"):
            if older != folder:  # made meanwhile by another process
                shutil.rmtree(older, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(prefix=".part-", dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(_digest(name, code) + code)
    Path(part).replace(folder / name)
    for oldest in sorted(folder.iterdir(), key=_age)[:-_MOST]:
        oldest.unlink(missing_ok=True)


def _digest(name: str, code: bytes) -> bytes:
    return blake2b(name.encode() + code, digest_size=_DIGEST_BYTES).digest()


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
