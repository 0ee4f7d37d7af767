"""Texts in content/ that are in no document: files that nothing reads, and media that no published text uses.

For the proof that nothing leaks: whoever leaves notes.txt beside the briefs does not mean it to be published.
"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.load.walk import file_kind

_LARGEST = 1_000_000
"""Bytes that are read of one file."""


def stray_texts(root: Path, read: Collection[str]) -> Iterator[tuple[str, str]]:
    """(path below the root, text) of each text file that is not `read`. A file that may not be read tells nothing."""
    for folder, folders, names in os.walk(root / "content"):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        below = Path(folder).relative_to(root).as_posix()
        for name in sorted(names):
            path = f"{below}/{name}"
            if _is_meant(name) and path not in read and file_kind(path) in (None, "media"):
                text = _text_of(os.path.join(folder, name))  # noqa: PTH118 - a path for every file would be slow
                if text:
                    yield path, text


def _is_meant(name: str) -> bool:
    """Not what programs keep beside a writer's files; nor a name that is no text, which is told elsewhere."""
    return not name.startswith(".") and name.isprintable()


def _text_of(place: str) -> str:
    """What a text file says; "" for a picture, a recording or a link, which leads who knows where."""
    if os.path.islink(place):  # noqa: PTH114
        return ""
    try:
        with open(place, "rb") as file:  # noqa: PTH123
            data = file.read(_LARGEST)
        return "" if b"\0" in data else data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
