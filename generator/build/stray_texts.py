"""Texts in content/ that are in no document: files that nothing reads, and media that no published text uses.

For the proof that nothing leaks: whoever leaves notes.txt beside the briefs does not mean it to be published.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic

_LARGEST = 1_000_000
"""Bytes that are read of one file."""


def unread_files(told: Iterable[Diagnostic]) -> Iterator[str]:
    """Files that nothing reads: each was told once, when it was found."""
    return (each.path for each in told if each.code == "file-unused")


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
