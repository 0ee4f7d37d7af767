"""One look at a folder: everything below it with its times, unread. What it all is, `walk` says.

Stands before `read`; the same look answers whether anything changed and which files there are, so that a build asks the
system once for each file.
"""

import os
import stat
from pathlib import Path

import msgspec

CONTENT_NAME = "content"


class Looked(msgspec.Struct, frozen=True, gc=False):
    """A file, or something that is none: its mode and times are those of what a link leads to.

    `fault` says why it cannot be seen, or as a folder not be read; `mode` is 0 where even that is not known.
    """

    path: str
    mode: int = 0
    size: int = 0
    modified: int = 0
    changed: int = 0
    inode: int = 0
    linked: bool = False
    fault: str = ""


def look_at_content(root: Path) -> tuple[Looked, ...]:
    """Everything that stands in content/, its paths beginning with that."""
    return look_below(root / CONTENT_NAME, CONTENT_NAME)


def look_below(folder: Path, name: str) -> tuple[Looked, ...]:
    """All below a folder, their paths beginning with `name`; nothing where there is no folder.

    Hidden files and editors' copies are passed over. Links to folders, and folders whose name is no text, stand for
    themselves: nothing looks into them.
    """
    found: list[Looked] = []
    pending = [(os.fspath(folder), name)] if folder.is_dir() else []
    while pending:
        place, name = pending.pop()
        try:
            with os.scandir(place) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as fault:
            found.append(Looked(name, stat.S_IFDIR, fault=_reason(fault)))
            continue
        for entry in entries:
            if is_passed_over(entry.name):
                continue
            path = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False) and is_text(entry.name):
                pending.append((entry.path, path))
            else:
                found.append(_looked(entry, path))
    return tuple(found)


def is_text(name: str) -> bool:
    """Whether a name is letters: on Linux it may be any bytes, and what is no UTF-8 comes as halves of letters."""
    return name.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in name)


def _looked(entry: os.DirEntry[str], path: str) -> Looked:
    linked = entry.is_symlink()
    try:
        status = entry.stat()
    except OSError as fault:
        return _unseen(entry, path, fault, linked=linked)
    return Looked(
        path,
        status.st_mode,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        linked,
    )


def _unseen(entry: os.DirEntry[str], path: str, fault: OSError, *, linked: bool) -> Looked:
    """Of a link that leads nowhere its own times, so that another in its place is noticed."""
    reason = _reason(fault)
    try:
        own = entry.stat(follow_symlinks=False)
    except OSError:
        return Looked(path, linked=linked, fault=reason)
    return Looked(path, 0, own.st_size, own.st_mtime_ns, own.st_ctime_ns, own.st_ino, linked, reason)


def _reason(fault: OSError) -> str:
    return fault.strerror or str(fault)


def is_passed_over(name: str) -> bool:
    """Whether a name is that of a hidden file or of an editor's copy."""
    return (
        name.startswith((".", "#"))
        or name.endswith(("~", ".swp", ".swx", ".tmp", ".bak"))
        or name == "Thumbs.db"
    )
