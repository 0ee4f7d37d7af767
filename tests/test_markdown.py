"""The documents in tests/cases/markdown are the promise: what a writer types, and what is understood or told.

A case is a heading, what was typed (`markdown`, or `brief` for a whole file), and blocks of what comes of it. Without
a `told` block nothing may be told; the other blocks are compared where they stand. Letters that no editor shows are
written as signs: ␠ a no-break space, ␣ one without width, ␥ a mark of direction, ␉ a tab.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.friendly import DateReading
from generator.figures import Figure
from generator.markdown.engine import render_text
from generator.markdown.result import (
    AddressSlot,
    Body,
    CitationSlot,
    Claim,
    EventDateSlot,
    EventEndSlot,
    EventStartSlot,
    NameSlot,
    QuoteEndSlot,
    QuoteStartSlot,
    RenderedText,
    Slot,
    ToldEvent,
)
from generator.parse.brief import ParseRules, parse_brief

_UNSEEN = {"␠": "\u00a0", "␣": "\u200b", "␥": "\u200f", "␉": "\t"}
_TO_TYPE = str.maketrans(_UNSEEN)
_TO_SHOW = str.maketrans({letter: sign for sign, letter in _UNSEEN.items()})
CASES = Path(__file__).parent / "cases" / "markdown"
_PART = re.compile(
    r"^(?:## (?P<title>[^\n]+)|(?P<fence>`{3,})(?P<name>\w+)(?P<options>[^\n]*)\n(?P<text>.*?)^(?P=fence))$",
    re.DOTALL | re.MULTILINE,
)


class Case(msgspec.Struct, frozen=True):
    """One case and the line of its heading."""

    file: str
    line: int
    title: str
    typed: str
    whole_file: bool
    options: dict[str, str]
    expected: dict[str, str]


class Understood(msgspec.Struct, frozen=True):
    """What came of a case."""

    texts: dict[str, RenderedText]
    """The body under "", fields of the front matter under their paths."""
    told: tuple[Diagnostic, ...]

    @property
    def body(self) -> RenderedText:
        return self.texts[""]


def read_cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.md")):
        found = list(_PART.finditer(path.read_text("utf-8") + "\n"))
        starts = [index for index, part in enumerate(found) if part["title"] is not None]
        for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
            yield _case(path.name, found[start], found[start + 1 : end])


def _case(file: str, heading: re.Match[str], blocks: list[re.Match[str]]) -> Case:
    line = heading.string.count("\n", 0, heading.start()) + 1
    assert blocks, f"{file}:{line} has nothing typed"
    assert blocks[0]["name"] in ("markdown", "brief"), f"{file}:{line} does not begin with what is typed"
    return Case(
        file=file,
        line=line,
        title=heading["title"],
        typed=blocks[0]["text"].removesuffix("\n").translate(_TO_TYPE),
        whole_file=blocks[0]["name"] == "brief",
        options=dict(each.split("=") for each in blocks[0]["options"].split()),
        expected={block["name"]: block["text"] for block in blocks[1:]},
    )


def understand(
    typed: str, *, whole_file: bool = False, language: str = "en", html: str = "off"
) -> Understood:
    """Reads a text as the body of content/briefs/b.md, or as the whole of that file."""
    path = "content/briefs/b.md"
    if whole_file:
        document, told = parse_brief(path, typed.encode(), ParseRules(language, "UTC", html == "on"))
        assert document is not None, told
        return Understood({"": document.text, **document.fields}, told)
    text, told = render_text(
        typed, path=path, first_line=1, brief_id="b", language=language, allow_html=html == "on"
    )
    return Understood({"": text}, told)


def told_text(understood: Understood, typed: str) -> str:
    """Each fault: its place, what stands there, what is said, and the line as it should read."""
    lines = typed.split("\n")
    shown = []
    for each in understood.told:
        assert each.span is not None
        assert each.hint
        start = each.span.column - 1
        words = lines[each.span.line - 1][start : start + each.span.length]
        severity = "" if each.severity == "error" else f"{each.severity} "
        shown.append(f"{each.span.line}:{each.span.column} «{words}» {severity}{each.code}: {each.message}")
        shown.append(f"  hint: {each.hint}")
        shown += [f"  line: {each.fixed_line}"] if each.fixed_line else []
    return "".join(f"{line}\n" for line in shown)


def html_text(body: Body) -> str:
    """The HTML, each slot as a word in ⟨ ⟩."""
    pieces = [body.segments[0]]
    for slot, segment in zip(body.slots, body.segments[1:], strict=True):
        pieces += [f"⟨{_slot(slot)}⟩", segment]
    return "".join(pieces)


def _slot(slot: Slot) -> str:
    match slot:
        case AddressSlot():
            return f"{slot.kind} {slot.target}{f'#{slot.fragment}' if slot.fragment else ''}"
        case NameSlot():
            return f"name {slot.name}{f'|{slot.words}' if slot.words else ''}"
        case CitationSlot():
            return f"cite {slot.group}"
        case EventStartSlot():
            return f"event {slot.event}"
        case EventEndSlot():
            return f"/event {slot.event}"
        case EventDateSlot():
            return f"date {slot.event}"
        case QuoteStartSlot():
            return f"quote {slot.quote}"
        case QuoteEndSlot():
            return f"/quote {slot.quote}"


def when_text(reading: DateReading | None) -> str:
    if reading is None:
        return ""
    if reading.date is None and reading.relative is None:
        return "unknown"
    date = reading.date.edtf if reading.date else "relative"
    return f"{date} ({reading.words})" if reading.words else date


def event_text(event: ToldEvent) -> str:
    """Anchor, words, then whatever was said of the event."""
    said = {
        "id": event.id,
        "of": event.of,
        "title": event.title,
        "when": when_text(event.when),
        "kind": event.kind,
        "status": event.status,
        "basis": event.basis,
        "part_of": event.part_of,
        "places": ", ".join(event.places),
        "actors": ", ".join(event.actors),
        "tags": ", ".join(event.tags),
        "figure": _figures(event.figures),
        "names": ", ".join(event.entities),
        "the rest in": "the front matter" if event.from_front_matter else "",
        "cited": "" if event.citation is None else str(event.citation),
    }
    parts = [
        f"{event.anchor or '–'} “{event.words}”",
        *(f"{key} {text}" for key, text in said.items() if text),
    ]
    return " · ".join(parts)


def claim_text(claim: Claim) -> str:
    chains = " and ".join(" via ".join(_who(who.text, who.quoted) for who in chain) for chain in claim.via)
    said = {
        "at": claim.locator,
        "via": chains,
        "by": " and ".join(_who(who.text, who.quoted) for who in claim.by),
        "when": when_text(claim.when),
        "figure": _figures(claim.figures),
        "as": f"“{claim.words}”" if claim.words else "",
    }
    flags = [name for name in ("undated", "caption", "headline") if getattr(claim, name)]
    flags += [claim.stance] if claim.stance != "asserts" else []
    return " · ".join([claim.source, *(f"{key} {text}" for key, text in said.items() if text), *flags])


def _who(text: str, quoted: bool) -> str:
    return f"“{text}”" if quoted else text


def _figures(figures: tuple[Figure, ...]) -> str:
    return "; ".join(figure.text for figure in figures)


def _quotes(text: RenderedText) -> Iterator[str]:
    for quote in text.quotes:
        cited = "" if quote.citation is None else f" · cited {quote.citation}"
        yield f"{quote.anchor} “{quote.words}” · by {quote.by}{cited}"


def _spans(text: RenderedText) -> Iterator[str]:
    marks = [("event", each.span) for each in text.events]
    marks += [("quotation", each.span) for each in text.quotes]
    marks += [("source", claim.span) for group in text.citations for claim in group.claims]
    marks += [("name", slot.span) for slot in text.body.slots if isinstance(slot, NameSlot)]
    marks += [("address", slot.span) for slot in text.body.slots if isinstance(slot, AddressSlot)]
    for what, span in sorted(marks, key=lambda mark: (mark[1].line, mark[1].column)):
        yield f"{span.line}:{span.column} {what} of {span.length}"


def _block(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


ASPECTS: dict[str, Callable[[Understood], str]] = {
    "html": lambda found: html_text(found.body.body).rstrip("\n") + "\n",
    "events": lambda found: _block(event_text(event) for event in found.body.events),
    "quotations": lambda found: _block(_quotes(found.body)),
    "citations": lambda found: _block(
        f"{number}: {'; '.join(claim_text(claim) for claim in group.claims)}"
        for number, group in enumerate(found.body.citations)
    ),
    "headings": lambda found: _block(
        f"{'#' * int(level)} {words} · {anchor or '(no id)'}"
        for level, anchor, words in zip(*(found.body.outline[start::3] for start in range(3)), strict=True)
    ),
    "anchors": lambda found: _block(iter(found.body.anchors)),
    "fragments": lambda found: _block(f"#{fragment}" for fragment, _ in found.body.fragments),
    "outward": lambda found: _block(iter(found.body.outward)),
    "first": lambda found: f"{found.body.first_paragraph}\n",
    "plain": lambda found: f"{found.body.plain}\n",
    "spans": lambda found: _block(_spans(found.body)),
    "fields": lambda found: _block(
        f"{path}: {html_text(text.body)}" for path, text in found.texts.items() if path
    ),
    "whole": lambda found: _block(f"{path or 'body'}: {text.plain}" for path, text in found.texts.items()),
}

CASE_LIST = list(read_cases())
each_case = pytest.mark.parametrize(
    "case", CASE_LIST, ids=lambda case: f"{case.file}:{case.line} {case.title}"
)


def test_there_are_as_many_cases_as_there_were() -> None:
    """A file of cases that is no longer found, or not read to its end, promises nothing."""
    assert len(CASE_LIST) > 400
    titles = [f"{case.file}: {case.title}" for case in CASE_LIST]
    assert [title for title in titles if titles.count(title) > 1] == []


@each_case
def test_what_is_typed_is_understood_or_told(case: Case) -> None:
    """A writer's words become what they mean, or the writer is told where they do not (the case says which)."""
    understood = understand(case.typed, whole_file=case.whole_file, **case.options)
    found = {name: ASPECTS[name](understood) for name in case.expected if name != "told"}
    found["told"] = told_text(understood, case.typed)
    found = {name: text.translate(_TO_SHOW) for name, text in found.items()}
    assert found == {"told": "", **case.expected}, f"{case.file}:{case.line}"


@each_case
def test_the_line_offered_is_right(case: Case) -> None:
    """Whoever copies the offered line into the file is not told the same of it again."""
    lines = case.typed.split("\n")
    told = understand(case.typed, whole_file=case.whole_file, **case.options).told
    for each in told:
        if not each.fixed_line:
            continue
        assert each.span is not None
        mended = "\n".join([*lines[: each.span.line - 1], each.fixed_line, *lines[each.span.line :]])
        left = understand(mended, whole_file=case.whole_file, **case.options).told
        assert _count(left, each) < _count(told, each), each.fixed_line


def _count(told: tuple[Diagnostic, ...], fault: Diagnostic) -> int:
    return sum((each.code, each.message) == (fault.code, fault.message) for each in told)
