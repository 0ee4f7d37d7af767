"""A code explained for people at a terminal, and the list of all codes. Pure."""

import textwrap
from typing import Any

from generator.diagnostics.catalogue import documented_at, page_of, rooms
from generator.diagnostics.explained import Explained
from generator.diagnostics.reference import shown_files

_WIDTH = 88


def explained_text(each: Explained) -> str:
    """What a code means, its example, how to mend it, where more is."""
    parts = [f"{each.code}: {each.title[:1].lower()}{each.title[1:]}\n", _wrapped(each.meaning)]
    if each.example is not None:
        for path, text in shown_files(each.example):
            parts.append(f"{path}\n{textwrap.indent(text, '    ', lambda _: True)}\n")
        if each.example.command != "dateline check":
            parts.append(f"    $ {each.example.command}\n")
    else:
        parts.append(_wrapped(f"Told when {each.when}."))
    parts.append(_wrapped(each.mend))
    if each.safe:
        parts.append("`dateline check --fix` writes the corrected line.\n")
    parts.append(f"{documented_at(each.code)}\n")
    return "\n".join(parts)


def codes_text() -> str:
    """Every code with its title, room after room; * marks those that `check --fix` mends."""
    parts = []
    for name, room in rooms().items():
        width = max(len(each.code) for each in room.codes)
        lines = [f"{room.title}  (docs/codes/{page_of(name)})"]
        lines += (f"{'*' if each.safe else ' '} {each.code:{width}}  {each.title}" for each in room.codes)
        parts.append("\n".join(lines) + "\n")
    parts.append("* `dateline check --fix` mends it.  `dateline explain CODE` says more.\n")
    return "\n".join(parts)


def explained_data(each: Explained) -> dict[str, Any]:
    """The same for programs."""
    example = each.example
    files = dict(shown_files(example)) if example else {}
    return {
        "code": each.code,
        "title": each.title,
        "meaning": each.meaning,
        "mend": each.mend,
        "safe": each.safe,
        "example": {"files": files, "command": example.command} if example else None,
        "documentation": documented_at(each.code),
    }


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False) + "\n"
