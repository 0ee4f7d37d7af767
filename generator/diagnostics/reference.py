"""The catalogue as pages of docs/codes/: one for each room, and one that lists them all."""

import re
import textwrap
from collections.abc import Iterator, Mapping

from generator.diagnostics.catalogue import page_of, rooms
from generator.diagnostics.explained import Example, Explained, Room
from generator.diagnostics.formats.cells import visible

_INDEX_HEAD = """\
# Every code

What Dateline tells has a code in brackets: `error[yaml-colon]`. These pages say what each means, show an example that
triggers it with what is then told, and how to mend it. `dateline explain CODE` prints the same; `dateline explain`
lists all. Codes stay the same for ever.

*Safe* are those whose corrected line can only be what was meant: `dateline check --fix` writes it, `--diff` shows it
first.
"""
_FENCES = {".md": "markdown", ".yaml": "yaml", ".html": "html", ".bib": "bibtex", ".json": "json"}
_UNSEEN = {"\t": "<tab>", "\u00a0": "<no-break space>", "\0": "<NUL>", "\x0c": "<U+000C>"}


def codes_reference(told: Mapping[str, str]) -> dict[str, str]:
    """The pages by file name; `told` has what is told of the example of each code."""
    pages = {page_of(name): _room(room, told) for name, room in rooms().items()}
    return {"README.md": _index(), **pages}


def shown_files(example: Example) -> Iterator[tuple[str, str]]:
    """(path, text) of everything that an example takes, with letters that no page shows made visible."""
    yield from ((path, shown_text(text)) for path, text in example.beside)
    if example.front_matter:
        yield f"{example.path} (front matter)", shown_text(example.front_matter)
    if example.path:
        part = " (front matter)" if example.part == "front" else ""
        yield f"{example.path}{part}", shown_text(example.text)


def shown_text(text: str) -> str:
    """The text as it can be printed."""
    text = "".join(_UNSEEN.get(letter) or _byte(letter) for letter in text)
    return visible(text).rstrip("\n") or "(an empty file)"


def _byte(letter: str) -> str:
    return f"<byte {ord(letter) - 0xDC00:02X}>" if "\udc80" <= letter <= "\udcff" else letter


def _index() -> str:
    parts = [_INDEX_HEAD]
    for name, room in rooms().items():
        parts.append(f"\n## [{room.title}]({page_of(name)})\n\n| code | what it means | |\n|---|---|---|\n")
        for each in room.codes:
            safe = "safe" if each.safe else ""
            parts.append(f"| [{each.code}]({page_of(name)}#{each.code}) | {each.title} | {safe} |\n")
    return "".join(parts)


def _room(room: Room, told: Mapping[str, str]) -> str:
    return f"# {room.title}\n\n{_wrapped(room.about)}" + "".join(
        _code(each, told.get(each.code, "")) for each in room.codes
    )


def _code(each: Explained, told: str) -> str:
    title = each.title if each.title.endswith("?") else f"{each.title}."
    parts = [f"\n## {each.code}\n\n{_wrapped(f'**{title}** {each.meaning}')}"]
    if each.example is None:
        parts.append("\n" + _wrapped(f"Told when {each.when}."))
    else:
        for path, text in shown_files(each.example):
            parts.append(f"\n`{path}`:\n\n{_fenced(text, _FENCES.get(_ending(path), 'text'))}")
        if each.example.command != "dateline check":
            parts.append(f"\n`{each.example.command}` then says:\n")
        parts.append(f"\n{_fenced(told.strip(), 'text')}" if told.strip() else "")
    fixed = " `dateline check --fix` writes the corrected line." if each.safe else ""
    parts.append("\n" + _wrapped(each.mend + fixed))
    return "".join(parts)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False) + "\n"


def _ending(path: str) -> str:
    match = re.search(r"\.\w+", path.rpartition("/")[2])
    return ".yaml" if path.endswith("(front matter)") else match.group() if match else ""


def _fenced(text: str, language: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}\n"
