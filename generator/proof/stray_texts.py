"""Texts in content/ that are in no document: what nothing reads, editors' copies, media that no published text uses.

For the proof that nothing leaks: whoever leaves notes.txt beside the briefs does not mean it to be published.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.look import CONTENT_NAME, is_passed_over

_LARGEST = 1_000_000
"""Bytes that are read of one file."""


def unread_files(told: Iterable[Diagnostic]) -> Iterator[str]:
    """Files that nothing reads: each was told once, when it was found."""
    return (each.path for each in told if each.code == "file-unused")


def editors_copies(root: Path) -> Iterator[str]:
    """What is passed over when files are found: `x.md~` holds what a brief said before.

    Not what lies below a hidden folder, which is another program's.
    """
    for folder, folders, names in os.walk(root / CONTENT_NAME):
        folders[:] = [name for name in folders if not is_passed_over(name)]
        below = Path(folder).relative_to(root)
        yield from ((below / name).as_posix() for name in names if is_passed_over(name))


def stray_texts(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(path below the root, text) of each of these that is a text. What may not be read tells nothing."""
    for path in sorted(paths):
        text = _text_of(root / path)
        if text:
            yield path, text


def _text_of(place: Path) -> str:
    """What a text file says; "" for a picture, a recording or a link, which leads who knows where."""
    if place.is_symlink():
        return ""
    try:
        with place.open("rb") as file:
            data = file.read(_LARGEST)
        return "" if b"\0" in data else data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
