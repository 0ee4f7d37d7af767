"""What is known of one text while it is read and written: the only mutable thing here, made and dropped in engine.

Rules add HTML, slots, plain words and diagnostics to it; none of them looks at what another has added.
"""

from collections.abc import Collection
from typing import Any

import msgspec

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.diagnostics.span import Span
from generator.diagnostics.suggest import nearest
from generator.edtf.value import DateFault
from generator.figures import FigureFault
from generator.markdown.faults import Fault
from generator.markdown.places import LONGEST_LINE, Place, changed_line, span_of
from generator.markdown.result import CitationGroup, SaidQuote, Slot, ToldEvent
from generator.markdown.rules.attribute_values import quote_value
from generator.text.judgements import mixed_judgement, mixed_words

Env = dict[str, Any]
_MOST_TOLD = 1000
_MOST_COMPARED = 100_000


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A heading with the id that GitHub gives it."""

    level: int
    id: str
    text: str
    span: Span


class Draft(msgspec.Struct):
    """One text on its way to a RenderedText."""

    path: str
    lines: tuple[str, ...]
    first_line: int
    brief_id: str
    language: str
    allow_html: bool
    env: Env
    """markdown-it's own: link definitions and footnote labels; and the marks of the source being written."""
    place: Place
    html: list[str | Slot] = []
    plain: list[str] = []
    first_paragraph: str | None = None
    events: list[ToldEvent] = []
    citations: list[CitationGroup] = []
    quotes: list[SaidQuote] = []
    headings: list[Heading] = []
    anchors: list[str] = []
    fragments: list[tuple[str, Span]] = []
    outward: dict[str, None] = {}
    diagnostics: list[Diagnostic] = []
    compared: int = 0
    """Letters compared with known names so far."""
    keys: frozenset[str] = frozenset()
    """Of the brief's own sources: an `@` before one is meant for a citation."""
    untold: str = ""
    """The gravest severity of what was not told any more."""
    taken_anchors: dict[str, int] = {}
    taken_headings: dict[str, int] = {}
    defined: dict[str, Span] = {}
    """Where each event id of this text was defined."""
    open_words: list[tuple[str, int, int, list[str]]] = []
    """Events and quotations being written: kind, number, where their plain words begin, names linked inside."""
    uncited: list[tuple[str, int]] = []
    """Events and quotations of this paragraph that wait for a citation."""
    cited_to: int = 0
    """Where the last citation ends that an event of this source took."""
    dates_due: list[int] = []
    """Events whose date stands behind the citation that comes next."""
    notes: dict[str, tuple[int, int]] = {}
    """Footnotes by label: where their tokens begin and end."""
    note_numbers: dict[str, int] = {}
    note_order: list[str] = []
    note_uses: dict[str, int] = {}
    missing_notes: dict[str, None] = {}
    """Labels that are referred to and nowhere written."""
    used_definitions: set[str] = set()
    heading_shift: int = 0
    heading_places: list[int] = []
    """Where in `html` the opening tag of each heading stands."""


def report(draft: Draft, fault: Fault) -> None:
    """Tells the author of a fault in the source being read."""
    _keep(
        draft,
        Diagnostic(
            fault.code,
            fault.message,
            draft.path,
            span_of(draft.place, fault.start, fault.end),
            fault.hint,
            fault.severity,
            changed_line(draft.place, fault.change) if fault.change else "",
        ),
    )


def report_line(
    draft: Draft,
    code: str,
    message: str,
    hint: str,
    line: int,
    severity: Severity = "error",
    fixed: str = "",
    word: str = "",
) -> None:
    """Tells of a whole line, or of a word in it; `line` counts from 0, `fixed` is the line as it should read."""
    typed = draft.lines[line] if line < len(draft.lines) else ""
    marked = word if word and word in typed else typed.strip()
    span = Span(draft.first_line + line, typed.find(marked) + 1 if marked else 1, len(marked))
    shown = fixed if len(fixed) <= LONGEST_LINE else ""
    _keep(draft, Diagnostic(code, message, draft.path, span, hint, severity, shown))


def _keep(draft: Draft, diagnostic: Diagnostic) -> None:
    """Nobody reads more than a thousand; who pastes a megabyte of brackets is told so once."""
    if len(draft.diagnostics) < _MOST_TOLD:
        draft.diagnostics.append(diagnostic)
    elif draft.untold != "error" and draft.untold != diagnostic.severity:
        draft.untold = diagnostic.severity
        message = f"this text has more than {_MOST_TOLD} faults, and not all of them are told"
        more = Diagnostic("faults-many", message, draft.path, diagnostic.span, "mend those told first")
        draft.diagnostics.append(msgspec.structs.replace(more, severity=diagnostic.severity))


def report_date(
    draft: Draft,
    fault: DateFault,
    start: int,
    end: int,
    *,
    read_at: int | None,
    bare: bool = False,
    warning: bool = False,
) -> None:
    """Tells of a date typed in `source[start:end]`; its own offsets count from `read_at`, if they can be told.

    With `bare` a corrected date needs no quotation marks.
    """
    meant = fault.suggestion
    change = (start, end, meant if bare else quote_value(meant)) if meant else None
    if read_at is not None and fault.end > fault.start:
        start, end = read_at + fault.start, read_at + fault.end
    severity: Severity = "warning" if warning else "error"
    report(draft, Fault(fault.code, fault.message, fault.hint, start, end, change, severity))


def report_figure(draft: Draft, fault: FigureFault, start: int, end: int, *, read_at: int | None) -> None:
    """Tells of a figure typed in `source[start:end]`; its own offsets count from `read_at`, if they can be told."""
    change = None
    if read_at is not None and fault.end > fault.start:
        start, end = read_at + fault.start, read_at + fault.end
        change = (start, end, fault.suggestion) if fault.suggestion else None
    report(draft, Fault("figure", fault.message, fault.hint, start, end, change))


def nearest_name(draft: Draft, word: str, known: Collection[str]) -> str | None:
    """The known name that was probably meant. Not looked for any more in a text that has very many slips."""
    draft.compared += (len(word) + 10) * len(known)
    return nearest(word, known) if draft.compared <= _MOST_COMPARED else None


def end_source(draft: Draft) -> None:
    """Events wait for their citation to the end of their paragraph, item or cell, and no longer."""
    draft.uncited.clear()
    draft.cited_to = 0


def free_anchor(draft: Draft, anchor: str) -> str:
    """The anchor, with -2, -3 … where it repeats."""
    taken, free = draft.taken_anchors, anchor
    if anchor in taken:
        while free in taken:
            taken[anchor] += 1
            free = f"{anchor}-{taken[anchor]}"
    keep_anchor(draft, free)
    return free


def keep_anchor(draft: Draft, anchor: str) -> None:
    """An anchor that nothing else on the page may have."""
    draft.taken_anchors[anchor] = 1
    draft.anchors.append(anchor)


def tell_judgement(draft: Draft, words: str, lines: list[int]) -> None:
    """Tells of a likelihood and a confidence in one sentence of a block; `lines` are its first and the one behind."""
    found = mixed_judgement(words, draft.language)
    if found is not None:
        confident = (line for line in range(*lines) if "confidence" in draft.lines[line])
        message, hint = mixed_words(*found)
        report_line(draft, "judgement-mixed", message, hint, next(confident, lines[0]), "warning")


def plain_since(draft: Draft, start: int) -> str:
    """The plain words written since `start`, in one line."""
    return " ".join("".join(draft.plain[start:]).split())
