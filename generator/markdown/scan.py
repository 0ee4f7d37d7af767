"""Finds every mark in an inline source, in one pass from left to right; brackets bind tightest, as in CommonMark.

Whatever looks like a mark and is none is told here, so that nothing is printed as it was typed. Linear in the source.
"""

import re

import msgspec
from markdown_it.common.utils import normalizeReference

from generator.diagnostics.suggest import nearest
from generator.markdown.draft import Draft, report
from generator.markdown.faults import Fault
from generator.markdown.marks import (
    AutolinkMark,
    CommentMark,
    EventMark,
    LinkMark,
    Mark,
    NoteMark,
    PictureMark,
    QuoteMark,
)
from generator.markdown.result import ToldEvent
from generator.markdown.rules.attributes import read_attributes
from generator.markdown.rules.citation import read_citation
from generator.markdown.rules.event import KNOWN_NAMES, read_told
from generator.markdown.rules.link import read_destination
from generator.markdown.rules.wikilink import HINT as NAME_HINT
from generator.markdown.rules.wikilink import read_name

_NAMES = "|".join(sorted(KNOWN_NAMES))
_BRACE = rf"\{{\s*(?:#[\w-]|(?:{_NAMES})\s*[=:])"
_SPECIAL = re.compile(rf"\\.|`+|<|\[|\]|(?P<brace>{_BRACE})|(?P<when>\bwhen\s?=)", re.DOTALL)
_SPACED = re.compile(rf"(?P<space>[ \t]*+\n?[ \t]*+){_BRACE}")
_PARENTHESIS = re.compile(rf"\(\s*(?:{_NAMES})\s*[=:]\s*[^()]*\)?")
_RUNS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_ADDRESS = re.compile(r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[\w-]*\.)*[\w-]+)>")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*|/)?>")
_NOTE = re.compile(r"\[\^([^\s\[\]]+)\]")
_LABEL = re.compile(r"\[((?:[^\[\]\\]++|\\.)*+)\]", re.DOTALL)
_CITED_WRONG = re.compile(r"\[(?:\s+|-|(?:see|cf\.?|also|in|e\.g\.,?)\s+)@\w")
_LONGEST_LABEL = 999
_DEEPEST = 20
_EVENT_FORM = "write [words]{when=2014-07-24}, the brace directly behind the bracket"


class _Bracket(msgspec.Struct):
    """An open bracket, and what was found inside it so far."""

    at: int
    picture: bool
    depth: int = 0
    link: int = -1
    """Where a link inside begins; links hold no links."""
    mark: int = -1
    """Where an event, quotation, citation, name or note inside begins."""


class _Scan(msgspec.Struct):
    source: str
    draft: Draft
    marks: dict[int, Mark]
    stack: list[_Bracket]
    runs: dict[int, list[int]] | None = None
    """Where backticks stand, by how many there are; filled when the first is met."""


def scan(source: str, draft: Draft) -> dict[int, Mark]:
    """The marks of a source by where they begin; faults go to the draft, whose place must be this source's."""
    state = _Scan(source, draft, {}, [])
    at = 0
    while match := _SPECIAL.search(source, at):
        letter = match[0][0]
        if letter == "\\":
            at = match.end()
        elif letter == "`":
            at = _behind_code(state, match)
        elif letter == "[":
            at = _open(state, match.start())
        elif letter == "]":
            at = _close(state, match.start())
        elif letter == "<":
            at = _angle(state, match.start())
        else:
            at = _tell_brace(state, match)
    for bracket in state.stack:
        _tell_open(state, bracket)
    return state.marks


def _behind_code(state: _Scan, match: re.Match[str]) -> int:
    """The end of a code span, or of backticks that open none."""
    if state.runs is None:
        state.runs = {}
        for run in reversed(list(_RUNS.finditer(state.source))):
            state.runs.setdefault(len(run[0]), []).append(run.start())
    starts = state.runs.get(len(match[0]), [])
    while starts and starts[-1] < match.end():
        starts.pop()
    return starts[-1] + len(match[0]) if starts else match.end()


def _open(state: _Scan, at: int) -> int:
    source, draft = state.source, state.draft
    following = source[at + 1 : at + 2]
    mark: Mark | None = None
    if following == "[":
        mark = read_name(source, at, draft)
        if mark is not None and source.startswith("{", mark.end):
            inner = source[at : mark.end]
            hint = f"put words round it: [{inner} …]{{…}}"
            change = (at, mark.end, f"[{inner}]")
            message = "a name in two brackets takes no attributes of its own"
            report(draft, Fault("event-brackets", message, hint, at, mark.end + 1, change))
            return read_attributes(source, mark.end, KNOWN_NAMES).end
    elif following == "@":
        mark = read_citation(source, at, draft)
        if mark is None:
            return at + 2
        if source.startswith("{", mark.end):
            state.marks[at] = mark
            return read_attributes(source, mark.end, KNOWN_NAMES).end
    elif note := (_NOTE.match(source, at) if following == "^" else None):
        _check_note(state, note)
        mark = NoteMark(at, note.end(), note[1])
    elif wrong := _CITED_WRONG.match(source, at):
        message = "a citation begins with [@ and the key"
        hint = "write [@key, p. 3]; what else there is to say stands outside the brackets"
        report(draft, Fault("citation-space", message, hint, at, wrong.end()))
    if mark is not None:
        state.marks[at] = mark
        if state.stack:
            state.stack[-1].mark = max(state.stack[-1].mark, at)
        return mark.end
    state.stack.append(_Bracket(at, at > 0 and source[at - 1] == "!" and not _escaped(source, at - 1)))
    return at + 1


def _escaped(source: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before."""
    bare = source[max(0, at - 100) : at]
    return (len(bare) - len(bare.rstrip("\\"))) % 2 == 1


def _close(state: _Scan, at: int) -> int:
    source, draft = state.source, state.draft
    bracket = state.stack.pop() if state.stack else None
    following = source[at + 1 : at + 2]
    if following == "{":
        return _close_words(state, bracket, at, at + 1)
    if following in (" ", "\n", "\t") and (spaced := _SPACED.match(source, at + 1)):
        brace = spaced.end("space")
        hint = "put the brace directly behind the bracket"
        change = (at + 1, brace, "")
        message = "a space parts the words from their attributes"
        report(draft, Fault("event-space", message, hint, at, brace + 1, change))
        return _close_words(state, bracket, at, brace)
    end = at + 1
    if bracket is not None:
        if following == "(":
            end = _close_link(state, bracket, at)
        elif draft.env.get("references") or following == "[":
            end = _close_reference(state, bracket, at)
        if state.stack:
            parent = state.stack[-1]
            parent.depth = max(parent.depth, bracket.depth)
            parent.link, parent.mark = max(parent.link, bracket.link), max(parent.mark, bracket.mark)
    return end


def _close_words(state: _Scan, bracket: _Bracket | None, at: int, brace: int) -> int:
    """`]{…}`: an event or a quotation, or something that was meant to be one."""
    source, draft = state.source, state.draft
    attributes = read_attributes(source, brace, KNOWN_NAMES)
    if bracket is None:
        message = "the bracket before the words is missing"
        report(draft, Fault("event-bracket", message, _EVENT_FORM, at, brace + 1))
        return attributes.end
    told = read_told(attributes, draft)
    start = bracket.at
    if told is None:
        return attributes.end
    depth = bracket.depth + 1
    if not source[start + 1 : at].strip():
        hint = "write the words that tell it: [words]{when=…}"
        report(draft, Fault("event-words", "there are no words in the brackets", hint, start, brace + 1))
    if bracket.picture:
        message, hint = (
            "a picture takes no attributes",
            "mark words of the text, and leave a space behind the !",
        )
        report(draft, Fault("event-picture", message, hint, start - 1, brace + 1))
    if depth > _DEEPEST:
        hint = "tell some of these events in a sentence of their own"
        report(draft, Fault("event-depth", "events stand too deep in one another", hint, start, start + 1))
        return attributes.end
    if isinstance(told, ToldEvent):
        state.marks[start] = EventMark(start, start + 1, at, attributes.end, told)
    else:
        state.marks[start] = QuoteMark(start, start + 1, at, attributes.end, told)
    if state.stack:
        parent = state.stack[-1]
        parent.depth = max(parent.depth, depth)
        parent.link, parent.mark = max(parent.link, bracket.link), max(parent.mark, start)
    return attributes.end


def _close_link(state: _Scan, bracket: _Bracket, at: int) -> int:
    source, draft = state.source, state.draft
    if slip := _PARENTHESIS.match(source, at + 1):
        fixed = "{" + slip[0][1:].removesuffix(")") + "}"
        message = "attributes stand in braces; in parentheses they are the address of a link"
        change = (slip.start(), slip.end(), fixed)
        report(draft, Fault("event-parenthesis", message, _EVENT_FORM, slip.start(), slip.end(), change))
        return slip.end()
    found = read_destination(source, at + 1)
    if found is None:
        message = "this is not the address of a link"
        hint = "an address with spaces stands in <…>, a title in quotation marks; \\( prints a parenthesis"
        report(draft, Fault("link-broken", message, hint, bracket.at, at + 2))
        return at + 1
    href, title, end = found
    _add_link(state, bracket, at, end, href, title)
    return end


def _close_reference(state: _Scan, bracket: _Bracket, at: int) -> int:
    """`[words][label]`, `[label][]` and `[label]`."""
    source, draft = state.source, state.draft
    references = draft.env.get("references", {})
    label = _LABEL.match(source, at + 1) if source.startswith("[", at + 1) else None
    start = bracket.at
    if label is not None and source.startswith(("[[", "[@", "[^"), at + 1):
        label = None
    named = (
        label[1] if label and label[1].strip() else source[start + 1 : min(at, start + _LONGEST_LABEL + 2)]
    )
    key = normalizeReference(named) if len(named) <= _LONGEST_LABEL else ""
    if key and key in references:
        draft.used_definitions.add(key)
        end = label.end() if label else at + 1
        _add_link(state, bracket, at, end, references[key]["href"], references[key]["title"])
        return end
    if label and not source.startswith(("{", "("), label.end()):
        near = nearest(named, [each.lower() for each in references]) if len(references) <= 300 else None
        message = f"nothing defines the link “{named.strip()[:60]}”"
        hint = (
            f"did you mean [{near}]?"
            if near
            else "define it on a line of its own: [label]: https://…; or write [words](address)"
        )
        report(draft, Fault("link-undefined", message, hint, start, label.end()))
        return label.end()
    return at + 1


def _add_link(state: _Scan, bracket: _Bracket, at: int, end: int, href: str, title: str) -> None:
    draft = state.draft
    start = bracket.at
    if bracket.picture:
        if bracket.mark >= 0:
            hint = "put it behind the picture, in the text"
            message = "what a picture shows is said in plain words"
            report(draft, Fault("picture-mark", message, hint, bracket.mark, bracket.mark + 1))
        state.marks[start - 1] = PictureMark(start - 1, start + 1, at, end, href, title)
        return
    if bracket.link >= 0:
        message, hint = "a link cannot hold another link", "put one of them behind the other"
        report(draft, Fault("link-nested", message, hint, bracket.link, bracket.link + 1))
        return
    if bracket.mark >= 0:
        message = "a link cannot hold an event, a citation, a name or a note, which are links themselves"
        hint = "put the link inside the event: [[words](address)]{when=…}; put the rest behind the link"
        report(draft, Fault("link-mark", message, hint, bracket.mark, bracket.mark + 1))
    bracket.depth += 1
    if bracket.depth > _DEEPEST:
        report(draft, Fault("event-depth", "links stand too deep in events", "part them", start, start + 1))
        return
    state.marks[start] = LinkMark(start, start + 1, at, end, href, title)
    bracket.link = start


def _angle(state: _Scan, at: int) -> int:
    """`<`: an address, a comment, a tag, or just less than."""
    source, draft = state.source, state.draft
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        if end < 0:
            hint = "close it with -->, or write \\<!-- to print it"
            report(draft, Fault("comment-unclosed", "this comment is not closed", hint, at, at + 4))
            return len(source)
        state.marks[at] = CommentMark(at, end + 3)
        return end + 3
    if link := _AUTOLINK.match(source, at):
        state.marks[at] = AutolinkMark(at, link.end(), link[1], link[1])
        _mark_link(state, at)
        return link.end()
    if address := _ADDRESS.match(source, at):
        state.marks[at] = AutolinkMark(at, address.end(), f"mailto:{address[1]}", address[1])
        _mark_link(state, at)
        return address.end()
    if tag := _TAG.match(source, at):
        if draft.allow_html:
            return tag.end()
        if not tag[1]:
            hint = (
                "a line ends with a backslash to break it"
                if tag[2].lower() == "br"
                else "write it in Markdown"
            )
            hint += ", or set `html: true` in dateline.yaml; \\< prints it without this warning"
            message = f"<{tag[2]}> is printed as it stands: HTML is off"
            report(draft, Fault("html-off", message, hint, at, tag.end(), None, "warning"))
    return at + 1


def _mark_link(state: _Scan, at: int) -> None:
    if state.stack:
        state.stack[-1].link = max(state.stack[-1].link, at)


def _check_note(state: _Scan, note: re.Match[str]) -> None:
    known = state.draft.env.get("footnotes", {}).get("refs", {})
    label = note[1]
    if f":{label}" not in known:
        near = nearest(label, [each[1:] for each in known]) if len(known) <= 300 else None
        hint = f"did you mean [^{near}]?" if near else f"write its text on a line of its own: [^{label}]: …"
        message = f"there is no footnote “{label[:60]}”"
        report(state.draft, Fault("footnote-undefined", message, hint, note.start(), note.end()))


def _tell_brace(state: _Scan, match: re.Match[str]) -> int:
    """Attributes that no bracketed words stand before."""
    source, start = state.source, match.start()
    message = "no words in brackets stand directly before these attributes"
    hint = _EVENT_FORM
    if match["when"]:
        message, hint = "`when=` stands outside of braces", _EVENT_FORM
        report(state.draft, Fault("event-brace", message, hint, start, match.end()))
        return match.end()
    if state.stack:
        message, hint = (
            "the bracket behind the words is missing",
            "write [words]{when=…}: close the bracket first",
        )
    report(state.draft, Fault("event-brace", message, hint, start, match.end()))
    attributes = read_attributes(source, start, KNOWN_NAMES)
    return attributes.end if attributes.closed else match.end()


def _tell_open(state: _Scan, bracket: _Bracket) -> None:
    """`[[` of which a bracket was never closed."""
    at, source = bracket.at, state.source
    if source.startswith("[[", at) or (at and source[at - 1] == "[" and not _escaped(source, at - 1)):
        hint = f"{NAME_HINT}; in a table write \\|" if state.draft.place.in_cell else NAME_HINT
        report(
            state.draft, Fault("name-unclosed", "this name is not closed by two brackets", hint, at, at + 2)
        )
