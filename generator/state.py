"""The folder `.dateline/` beside the settings: what is remembered between builds. It may be deleted at any time."""

import errno
import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

STATE_NAME = ".dateline"
SERVED_NAME = "serve"
"""The folder in it that `serve` builds into."""
T = TypeVar("T")


def state_folder(root: Path) -> Path:
    """Where the site's state lies."""
    return root / STATE_NAME


def open_state(root: Path) -> Path:
    """The state folder, made where there is none, and never seen by git. Raises OSError, also where a link stands.

    A site may come from a stranger, with links for what is written here that lead to any file of this machine.
    """
    folder = state_folder(root)
    for path in _written(folder):
        if path.is_symlink():
            raise OSError(errno.ELOOP, "this is a link, which may lead anywhere", os.fspath(path))
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8", newline="\n")
    return folder


def _written(folder: Path) -> Iterator[Path]:
    """The state folder and all in it, but for the site that `serve` shows: publishing looks after that one itself."""
    yield folder
    if folder.is_symlink() or not folder.is_dir():
        return
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in (*folders, *files))
        if place == os.fspath(folder) and SERVED_NAME in folders:
            folders.remove(SERVED_NAME)


def output_state(state: Path, output: Path) -> Path:
    """The folder that remembers one output folder."""
    name = blake2b(str(output.resolve()).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return state / "outputs" / name


def recall(path: Path, kind: type[T]) -> T | None:
    """What was remembered; None when there is nothing, or nothing that can be trusted."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def remember(path: Path, value: object) -> None:
    """Writes what is to be remembered, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(msgspec.msgpack.encode(value))
    part.replace(path)
