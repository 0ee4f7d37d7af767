"""Which file of the site a request means, if any. Looks at the disk, and never leaves the output folder."""

import os
import posixpath
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from generator.publish.files import OUR_NAMES


class Found(msgspec.Struct, frozen=True):
    """A file to send, or an address to go to instead; neither when there is no such page."""

    file: Path | None = None
    go_to: str = ""


def find_file(folder: Path, base_path: str, target: str) -> Found:
    """What stands at a request's target: as GitHub Pages does, folders get their slash and `/x` may be `x.html`."""
    path = request_path(target)
    if path is None:
        return Found()
    if path in ("/", "", base_path.rstrip("/")) and path != base_path:
        return Found(go_to=base_path)
    if not path.startswith(base_path):
        return Found()
    below = path[len(base_path) :]
    names = below.split("/")
    if (
        names[0] in OUR_NAMES
        or any(not _is_name(name) for name in names[:-1])
        or not _is_name(names[-1], last=True)
    ):
        return Found()
    if names[-1] == "":
        return Found(_regular(folder, [*names[:-1], "index.html"]))
    file = _regular(folder, names)
    if file is not None:
        return Found(file)
    if _regular(folder, [*names, "index.html"]) is not None:
        return Found(go_to=_with_slash(target))
    return Found(_regular(folder, [*names[:-1], names[-1] + ".html"]))


def request_path(target: str) -> str | None:
    """The path of a request, its escapes undone; None when it is no text."""
    try:
        return unquote(urlsplit(target).path, errors="strict")
    except (ValueError, UnicodeDecodeError):
        return None


def _is_name(name: str, *, last: bool = False) -> bool:
    if name == "":
        return last
    return (
        name not in (".", "..")
        and not any(sign in name for sign in "\\\0")
        and posixpath.basename(name) == name
    )


def _regular(folder: Path, names: list[str]) -> Path | None:
    """The file below the folder, reached through real folders only: links lead nowhere."""
    place = os.fspath(folder)
    for index, name in enumerate(names):
        place = os.path.join(place, name)  # noqa: PTH118 - a path for every part would be slow
        try:
            mode = os.lstat(place).st_mode
        except (OSError, ValueError):
            return None
        wanted = stat.S_ISREG if index == len(names) - 1 else stat.S_ISDIR
        if not wanted(mode):
            return None
    return Path(place)


def _with_slash(target: str) -> str:
    parts = urlsplit(target)
    # Not the whole target: `//host/x` would lead away.
    path = "/" + parts.path.lstrip("/") + "/"
    return f"{path}?{parts.query}" if parts.query else path
