"""The folder `.dateline/` beside the settings: what is remembered between builds. It may be deleted at any time."""

from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

STATE_NAME = ".dateline"
T = TypeVar("T")


def state_folder(root: Path) -> Path:
    """Where the site's state lies."""
    return root / STATE_NAME


def open_state(root: Path) -> Path:
    """The state folder, made where there is none, and never seen by git. Raises OSError."""
    folder = state_folder(root)
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8", newline="\n")
    return folder


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
