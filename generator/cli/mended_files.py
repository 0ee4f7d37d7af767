"""Corrected files shown and written: a difference to look at first, then each file whole or not at all.

Only what stands itself in content/, or is dateline.yaml, is written: no link is followed, and no file that changed
since it was read is replaced.
"""

import contextlib
import difflib
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.build.system_faults import system_fault
from generator.cli.fixing import MendedFile
from generator.diagnostics.diagnostic import Diagnostic

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_AGAIN = "run `dateline check --fix` again"


def write_mended(root: Path, files: Iterable[MendedFile]) -> tuple[list[MendedFile], tuple[Diagnostic, ...]]:
    """(the files that were replaced, why others were not)."""
    written: list[MendedFile] = []
    told: list[Diagnostic] = []
    for file in files:
        try:
            obstacle = _obstacle(root, file) or _replace(root / file.path, file)
        except OSError as error:
            obstacle = system_fault(error, root)
        if obstacle is None:
            written.append(file)
        else:
            told.append(obstacle)
    return written, tuple(told)


def difference(files: Iterable[MendedFile]) -> str:
    """What would change, as `diff -u` shows it and `patch` takes it."""
    return "".join(line for file in files for line in _difference(file))


def _difference(file: MendedFile) -> Iterator[str]:
    before, after = (_LINE.findall(data.decode("utf-8")) for data in (file.before, file.after))
    for line in difflib.unified_diff(before, after, file.path, file.path):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def _obstacle(root: Path, file: MendedFile) -> Diagnostic | None:
    """Why a file must not be replaced, if it must not."""
    place = root
    for part in file.path.split("/"):
        place /= part
        if place.is_symlink():
            message = "this leads out of its folder by a link, and is left as it is"
            return Diagnostic("fix-link", message, file.path, hint="mend the file that it leads to")
    if not place.stat().st_mode & stat.S_IWUSR:
        message = "this file may only be read, and is left as it is"
        return Diagnostic("fix-read-only", message, file.path, hint=f"allow writing, and {_AGAIN}")
    return None


def _replace(path: Path, file: MendedFile) -> Diagnostic | None:
    """Writes beside the file and renames, unless it changed meanwhile. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:60]}.", suffix=".tmp", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(file.after)
        part.chmod(stat.S_IMODE(path.stat().st_mode))
        # As late as can be: an editor may have saved while the corrections were worked out.
        if path.read_bytes() != file.before:
            message = "this file was changed meanwhile, and is left as it is"
            return Diagnostic("fix-changed", message, file.path, hint=_AGAIN)
        part.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
    return None
