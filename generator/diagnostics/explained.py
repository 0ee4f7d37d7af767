"""What a code means, at more length than a message has room for: words, an example that triggers it, how to mend it.

Declared once, in generator/diagnostics/codes/; `dateline explain`, docs/codes/ and SARIF print it, `check --fix` asks
what is safe, and a test runs every example.
"""

from typing import Literal

import msgspec

Part = Literal["file", "front", "body"]


class Example(msgspec.Struct, frozen=True):
    """A file that triggers a code, as it is shown: whole, or the part of a brief that matters.

    A byte that is no UTF-8 is written as Python's surrogate for it. `command` is what tells the code, typed in the
    folder of the site.
    """

    path: str
    text: str
    part: Part = "file"
    front_matter: str = ""
    """For a body: lines of front matter that it takes, shown too."""
    beside: tuple[tuple[str, str], ...] = ()
    """Other files that it takes, by path; shown too."""
    command: str = "dateline check"


class Explained(msgspec.Struct, frozen=True):
    """One code. Without an example, `when` says what must happen in the world for it to be told."""

    code: str
    title: str
    meaning: str
    mend: str
    example: Example | None = None
    when: str = ""
    safe: bool = False
    """The corrected line can only be what was meant: `dateline check --fix` writes it."""


class Room(msgspec.Struct, frozen=True):
    """The codes of one matter: a page of docs/codes/, named like its module."""

    title: str
    about: str
    codes: tuple[Explained, ...]


def front(lines: str, *beside: tuple[str, str]) -> Example:
    """Lines of a brief's front matter; what a brief must have and is not among them is filled in."""
    return Example("content/briefs/jets.md", lines, "front", beside=beside)


def body(text: str, *beside: tuple[str, str], front_matter: str = "") -> Example:
    """The text of a brief, below front matter with everything that a brief must have."""
    return Example("content/briefs/jets.md", text, "body", front_matter, beside)


def whole(path: str, text: str, *beside: tuple[str, str], command: str = "dateline check") -> Example:
    """A whole file."""
    return Example(path, text, "file", "", beside, command)
