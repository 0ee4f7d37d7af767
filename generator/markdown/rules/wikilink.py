"""`[[name]]` and `[[name|words]]`: an entity, else a brief, else a tag. What it is, only the model knows."""

import re

from markdown_it.common.utils import unescapeAll

from generator.markdown.draft import Draft, report
from generator.markdown.faults import Fault
from generator.markdown.marks import NameMark
from generator.markdown.name_slips import HINT
from generator.markdown.places import span_of
from generator.markdown.result import NameSlot
from generator.markdown.rules.event import MARKED

_NAME = re.compile(r"\[\[([^\[\]]*)\]\]")


def read_name(source: str, start: int, draft: Draft) -> NameMark | None:
    """The name that begins at `start`, where there are two brackets; None when it is none."""
    match = _NAME.match(source, start)
    if match is None:
        return None
    name, bar, words = match[1].partition("|")
    if slip := _odd_sign(match):
        report(draft, slip)
        name, words = name.removesuffix("\\"), words.lstrip("|")
    name, words = _clean(name), _clean(words)
    if not name or (bar and not words):
        report(draft, Fault("name-empty", "a name or its words are missing here", HINT, start, match.end()))
    if MARKED.search(match[1]):
        message, hint = (
            "a name and its words are plain text",
            f"{HINT}; an event has the name inside its words",
        )
        report(draft, Fault("name-plain", message, hint, start, match.end()))
    if start and source[start - 1] == "!" and not source.endswith("\\", 0, start - 1):
        message = "a picture is not placed by its name"
        hint = "write ![what it shows](media/picture.jpg)"
        report(draft, Fault("picture-embed", message, hint, start - 1, match.end()))
    return NameMark(start, match.end(), name or words or " ", words)


def _odd_sign(match: re.Match[str]) -> Fault | None:
    """`[[name\\|words]]` outside of a table, `[[name\\]]`, `[[name||words]]`."""
    start, inside = match.start(1), match[1]
    at = inside.find("\\|") if "\\|" in inside else len(inside) - 1 if inside.endswith("\\") else -1
    if at >= 0:
        message = "a backslash stands in a name only in a table, before the bar"
        place = start + at
        return Fault("name-brackets", message, HINT, place, place + 1, (place, place + 1, ""))
    at = inside.find("||")
    if at >= 0:
        place = start + at
        return Fault("name-brackets", "one bar is enough", HINT, place, place + 2, (place, place + 2, "|"))
    return None


def write_name(draft: Draft, mark: NameMark) -> None:
    """A slot; the marked words round it get the name as one of their entities."""
    draft.html.append(NameSlot(mark.name, mark.words, span_of(draft.place, mark.start, mark.end)))
    draft.plain.append(mark.words or mark.name)
    for _, _, _, names in draft.open_words:
        names.append(mark.name)


def _clean(text: str) -> str:
    return " ".join(unescapeAll(text).split())
