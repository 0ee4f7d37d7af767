"""Finds every mark in an inline source, in one pass from left to right; brackets bind tightest, as in CommonMark.

Whatever looks like a mark and is none is told here, so that nothing is printed as it was typed. Linear in the source.
"""

import re

from generator.markdown.draft import Draft, nearest_name, report
from generator.markdown.faults import Fault
from generator.markdown.marks import (
    CitationMark,
    EventMark,
    Mark,
    NoteMark,
    QuoteMark,
)
from generator.markdown.name_slips import HINT as NAME_HINT
from generator.markdown.name_slips import (
    OTHER_BRACKETS,
    bracket_too_many,
    closing_brackets,
    half_name,
    other_name_brackets,
    parted_brackets,
)
from generator.markdown.result import SaidQuote, ToldEvent
from generator.markdown.rules.attributes import read_attributes
from generator.markdown.rules.citation import read_citation
from generator.markdown.rules.event import BRACE, KNOWN_NAMES, NAMED, read_told
from generator.markdown.rules.wikilink import read_name
from generator.markdown.scan_links import close_link, close_reference, read_angle, skip_attributes
from generator.markdown.scan_state import DEEPEST, Bracket, Scan, has_words, is_escaped, passed_over, tell
from generator.markdown.slips import (
    BLANKS,
    EVENT_FORM,
    WINDOW,
    bare_citation,
    brace_too_many,
    braces_for_when,
    citation_in_other_brackets,
    cited_as_note,
    doubled_citation,
    half_citation,
    half_link,
    key_alone,
    latex_citation,
    link_behind_event,
    lost_bracket,
    note_in_line,
    other_brackets,
    other_citation,
    parted_link,
    reversed_link,
    spaced_brace,
    wide_brackets,
    words_before_brace,
)

# Looking ahead for one of its first letters makes the search four times as fast.
_SPECIAL = re.compile(
    rf"(?=[\\`<\[\]{{(w［【@])(?:(?P<latex>\\[a-z]{{0,8}}cite[a-z]{{0,8}}\{{)|\\\{{\s*{NAMED}|\\.|`+|<|\[|\]"
    r"|(?P<brace>" + BRACE + r")|(?P<when>(?<![?&])(?<![^\W_])when\s?=)|(?P<cited>[{(［【]@\w)"
    rf"|(?P<named>{OTHER_BRACKETS})|(?P<bare>(?<![\w@/.[])@(?=[\w[{{(])))",
    re.DOTALL,
)
_NEXT_BRACKET = re.compile(r"[^\[\]().!?`]{0,200}(?=\[)")
"""In the same sentence, and not where a range is written: [0, 1)."""
_RUNS = re.compile(r"`+")
_NOTE = re.compile(r"\[\^([^\s\[\]]+)\]")
_OTHER_OPENERS = frozenset("(<[｛（［【")


def scan(source: str, draft: Draft) -> dict[int, Mark]:
    """The marks of a source by where they begin; faults go to the draft, whose place must be this source's."""
    state = Scan(source, draft, {}, [])
    at = 0
    while match := _SPECIAL.search(source, at):
        letter = match[0][0]
        if match["latex"]:
            tell(state, latex_citation(source, match.start()))
            at = match.end()
        elif letter == "\\":
            at = match.end()
        elif letter == "`":
            at = _behind_code(state, match)
        elif letter == "[":
            at = _open(state, match.start())
        elif letter == "]":
            at = _close(state, match.start())
        elif letter == "<":
            at = read_angle(state, match.start())
        elif match["named"]:
            tell(state, other_name_brackets(source, match.start()))
            at = match.start() + 1
        elif match["bare"]:
            tell(state, bare_citation(source, match.start(), state.draft.keys))
            at = match.end()
        elif match["cited"]:
            slip = citation_in_other_brackets(source, match.start(), state.draft.keys)
            tell(state, slip)
            at = slip.end if slip is not None else match.start() + 2
        else:
            at = _tell_brace(state, match)
    told_to = -2
    for bracket in state.stack:
        # A run of brackets is told once.
        if bracket.at > told_to + 1:
            _tell_open(state, bracket)
        told_to = bracket.at
    return state.marks


def _behind_code(state: Scan, match: re.Match[str]) -> int:
    """The end of a code span, or of backticks that open none."""
    if state.runs is None:
        state.runs = {}
        for run in reversed(list(_RUNS.finditer(state.source))):
            state.runs.setdefault(len(run[0]), []).append(run.start())
    starts = state.runs.get(len(match[0]), [])
    while starts and starts[-1] < match.end():
        starts.pop()
    return starts[-1] + len(match[0]) if starts else match.end()


def _open(state: Scan, at: int) -> int:
    source, draft = state.source, state.draft
    following = source[at + 1 : at + 2]
    mark: Mark | None = None
    if following == "[":
        twice = doubled_citation(source, at) or parted_brackets(source, at)
        if twice is not None:
            return _pass_over_slip(state, twice)
        mark = read_name(source, at, draft)
    elif following == "@":
        mark = read_citation(source, at, draft)
        if mark is None:
            return at + 2
    elif following == "^":
        mark = _read_note(state, at)
    else:
        if slip := parted_brackets(source, at) or other_name_brackets(source, at):
            return _pass_over_slip(state, slip)
        if slip := other_citation(source, at):
            report(draft, slip)
            state.stack.append(Bracket(at, picture=False))
            return slip.end
        tell(state, reversed_link(source, at) or note_in_line(source, at))
    if mark is None:
        state.stack.append(Bracket(at, at > 0 and source[at - 1] == "!" and not is_escaped(source, at - 1)))
        return at + 1
    state.marks[at] = mark
    if state.stack:
        state.stack[-1].mark = max(state.stack[-1].mark, at)
    if not source.startswith("{", mark.end):
        return mark.end
    if isinstance(mark, CitationMark):
        return passed_over(state, mark.end, read_attributes(source, mark.end, KNOWN_NAMES).end)
    return skip_attributes(state, at, mark.end)


def _pass_over_slip(state: Scan, slip: Fault) -> int:
    """Where to go on behind brackets that were told as a whole."""
    report(state.draft, slip)
    start, end, _ = slip.change or (slip.start, slip.end, "")
    return passed_over(state, start, end)


def _close(state: Scan, at: int) -> int:
    source = state.source
    bracket = state.stack.pop() if state.stack else None
    following = source[at + 1 : at + 2]
    if following == "{":
        return _close_words(state, bracket, at, at + 1)
    if spaced := (spaced_brace(source, at + 1) if following == ":" or following in BLANKS else None):
        report(state.draft, spaced[1])
        return _close_words(state, bracket, at, spaced[0])
    opener = source[at + 2 : at + 3] if following == " " else following
    if slip := (other_brackets(source, at + 1) if opener in _OTHER_OPENERS else None):
        report(state.draft, slip)
        return slip.end
    end = at + 1
    if bracket is None:
        slip = (
            half_citation(source, at) or half_name(source, at, state.closed, WINDOW) or half_link(source, at)
        )
        tell(state, slip or bracket_too_many(source, at))
    elif following == "(":
        end = close_link(state, bracket, at)
    elif state.draft.env.get("references") or following == "[":
        end = close_reference(state, bracket, at)
    if following == " ":
        tell(state, parted_link(source, at + 1))
    if bracket is not None and end == at + 1:
        tell(state, key_alone(source, bracket.at, at, state.draft.keys))
        state.closed = (bracket.at, at)
    if bracket is not None and state.stack:
        parent = state.stack[-1]
        parent.depth = max(parent.depth, bracket.depth)
        parent.link, parent.mark = max(parent.link, bracket.link), max(parent.mark, bracket.mark)
    return end


def _close_words(state: Scan, bracket: Bracket | None, at: int, brace: int) -> int:
    """`]{…}`: an event or a quotation, or something that was meant to be one."""
    source, draft = state.source, state.draft
    attributes = read_attributes(source, brace, KNOWN_NAMES)
    if bracket is None:
        message = "the bracket before the words is missing"
        hint = f"{EVENT_FORM}, and all of it in one paragraph; \\{{ prints a brace"
        report(draft, Fault("event-bracket", message, hint, at, brace + 1))
        return passed_over(state, brace, attributes.end)
    told = read_told(attributes, draft)
    if told is None:
        return passed_over(state, brace, attributes.end)
    _check_words(state, bracket, at, brace)
    end = attributes.end
    if attributes.closed and (slip := brace_too_many(source, bracket.at, end)):
        report(draft, slip)
        end += 1
    tell(state, link_behind_event(source, end))
    if bracket.depth >= DEEPEST:
        hint, start = "tell some of these events in a sentence of their own", bracket.at
        report(draft, Fault("event-depth", "events stand too deep in one another", hint, start, start + 1))
        return passed_over(state, brace, end)
    _add_words(state, bracket, at, end, told)
    return end


def _check_words(state: Scan, bracket: Bracket, at: int, brace: int) -> None:
    start = bracket.at
    if not has_words(state, start + 1, at):
        hint = "write the words that tell it: [words]{when=…}"
        fault = Fault("event-words", "there are no words in the brackets", hint, start, brace + 1)
        report(state.draft, fault)
    if bracket.picture:
        message, hint = "a picture takes no attributes", "mark words of the text, with a space behind the !"
        report(state.draft, Fault("event-picture", message, hint, start - 1, brace + 1))


def _add_words(state: Scan, bracket: Bracket, at: int, end: int, told: ToldEvent | SaidQuote) -> None:
    start = bracket.at
    if isinstance(told, ToldEvent):
        state.marks[start] = EventMark(start, start + 1, at, end, told)
    else:
        state.marks[start] = QuoteMark(start, start + 1, at, end, told)
    if state.stack:
        parent = state.stack[-1]
        parent.depth = max(parent.depth, bracket.depth + 1)
        parent.link, parent.mark = max(parent.link, bracket.link), max(parent.mark, start)


def _read_note(state: Scan, at: int) -> NoteMark | None:
    note = _NOTE.match(state.source, at)
    if note is None:
        hint = "write [^1] or [^a-word], without spaces; \\[^ prints it"
        report(state.draft, Fault("footnote-label", "this is no footnote's label", hint, at, at + 2))
        return None
    _check_note(state, note)
    return NoteMark(at, note.end(), note[1])


def _check_note(state: Scan, note: re.Match[str]) -> None:
    known = state.draft.env.get("footnotes", {}).get("refs", {})
    label = note[1]
    if label.startswith("@") or (label in state.draft.keys and f":{label}" not in known):
        tell(state, cited_as_note(label, note.start(), note.end()))
        return
    if f":{label}" not in known:
        near = (nearest_name(state.draft, f":{label}", known) or "").removeprefix(":")
        state.draft.missing_notes[label] = None
        hint = f"did you mean [^{near}]?" if near else f"write its text on a line of its own: [^{label}]: …"
        message = f"there is no footnote “{label[:60]}”"
        report(state.draft, Fault("footnote-undefined", message, hint, note.start(), note.end()))


def _tell_brace(state: Scan, match: re.Match[str]) -> int:
    """Attributes that no bracketed words stand before."""
    source, start = state.source, match.start()
    if match["when"]:
        message, hint = "`when=` stands outside of braces", f"{EVENT_FORM}; when\\= prints it"
        change = braces_for_when(source, start, state.closed)
        report(state.draft, Fault("event-brace", message, hint, start, match.end(), change))
        return max(match.end(), change[1]) if change else match.end()
    attributes = read_attributes(source, start, KNOWN_NAMES)
    end = passed_over(state, start, attributes.end) if attributes.closed else match.end()
    if state.stack:
        report(state.draft, lost_bracket(source, start, attributes, picture=state.stack[-1].picture))
        return end
    if wide := wide_brackets(source, start):
        report(state.draft, wide)
        return end
    message = "no words in brackets stand directly before these attributes"
    hint = f"{EVENT_FORM}; \\{{ prints a brace"
    if source.startswith("#", start + 1):
        hint = f"headings and paragraphs have no ids of their own; {hint}"
    change = words_before_brace(source, start, end, state.closed) if attributes.closed else None
    report(state.draft, Fault("event-brace", message, hint, start, match.end(), change))
    return end


def _tell_open(state: Scan, bracket: Bracket) -> None:
    """`[[` of which a bracket was never closed, or one that is open before marked words."""
    at, source = bracket.at, state.source
    if source.startswith("[[", at) or (at and source[at - 1] == "[" and not is_escaped(source, at - 1)):
        if isinstance(state.marks.get(at + 1), EventMark | QuoteMark):
            message, hint = "one bracket before the words is enough", f"{EVENT_FORM}; \\[ prints a bracket"
            report(state.draft, Fault("event-bracket", message, hint, at, at + 1, (at, at + 1, "")))
            return
        hint = f"{NAME_HINT}; in a table write \\|" if state.draft.place.form == "cell" else NAME_HINT
        message, change = "this name is not closed by two brackets", closing_brackets(source, at)
        report(state.draft, Fault("name-unclosed", message, hint, at, at + 2, change))
        return
    behind = _NEXT_BRACKET.match(source, at + 1)
    if behind is not None and isinstance(state.marks.get(behind.end()), EventMark | QuoteMark):
        message = "this bracket is not closed, and the marked words begin at the next one"
        hint = "close it before them, or take it out; \\[ prints it"
        report(state.draft, Fault("event-bracket", message, hint, at, at + 1, severity="warning"))
