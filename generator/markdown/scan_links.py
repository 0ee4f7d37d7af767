"""Finds links, pictures, addresses, comments and tags in a source: what stands in parentheses and angle brackets."""

import re

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.common.utils import normalizeReference

from generator.markdown.draft import nearest_name, report
from generator.markdown.faults import Change, Fault
from generator.markdown.marks import AutolinkMark, CommentMark, LinkMark, PictureMark, RawMark
from generator.markdown.rules.attributes import read_attributes
from generator.markdown.rules.event import KNOWN_NAMES
from generator.markdown.rules.html import mark_in_tag
from generator.markdown.rules.link import read_destination
from generator.markdown.scan_state import DEEPEST, Bracket, Scan, has_words, passed_over, tell
from generator.markdown.slips import attributes_behind
from generator.text.patterns import pattern

_AUTOLINK = pattern(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_ADDRESS = pattern(r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[\w-]*\.)*[\w-]+)>")
_TAG = pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*|/)?>")
_RAW_TAG = pattern(HTML_TAG_RE.pattern.removeprefix("^"))
_LABEL = pattern(r"\[((?:[^\[\]\\]++|\\.)*+)\]", re.DOTALL)
_SPACED_ADDRESS = pattern(r"\(\s*((?:https?://)?[^\s()<>\"']+(?: [^\s()<>\"']+)+)\s*\)")
_LONGEST_LABEL = 999
_LONGEST_TAG = 4000


def close_link(state: Scan, bracket: Bracket, at: int) -> int:
    """`[words](address "title")`; gives the place behind it."""
    found = read_destination(state.source, at + 1)
    if found is None:
        message = "this is not the address of a link"
        hint = "an address with spaces stands in <…>, a title in quotation marks; \\( prints a parenthesis"
        change = _mend_spaces(state.source, at + 1)
        report(state.draft, Fault("link-broken", message, hint, bracket.at, at + 2, change))
        return at + 1
    href, title, end = found
    _add_link(state, bracket, at, end, href, title)
    return _behind_link(state, bracket, end)


def _mend_spaces(source: str, at: int) -> Change | None:
    """`(media/the report.pdf)` wants angle brackets, `(report.pdf the report)` quotation marks."""
    match = _SPACED_ADDRESS.match(source, at)
    if match is None:
        return None
    first, _, rest = match[1].partition(" ")
    if re.search(r"[./]", rest.rpartition(" ")[2]):
        return match.start(1), match.end(1), f"<{match[1]}>"
    return (match.start(1), match.end(1), f'{first} "{rest}"') if "." in first else None


def _behind_link(state: Scan, bracket: Bracket, end: int) -> int:
    if not state.source.startswith("{", end):
        return end
    return skip_attributes(state, bracket.at, end, picture=bracket.picture)


def skip_attributes(state: Scan, start: int, brace: int, *, picture: bool = False) -> int:
    """The end of the braces behind a link or a name, which take none."""
    tell(state, attributes_behind(state.source, start, brace, picture=picture))
    attributes = read_attributes(state.source, brace, KNOWN_NAMES)
    return passed_over(state, brace, attributes.end) if attributes.closed else brace + 1


def close_reference(state: Scan, bracket: Bracket, at: int) -> int:
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
        return _behind_link(state, bracket, end)
    if label and not source.startswith(("{", "("), label.end()):
        near = nearest_name(draft, named, references)
        message = f"nothing defines the link “{named.strip()[:60]}”"
        hint = (
            f"did you mean [{near.lower()}]?"
            if near
            else "define it on a line of its own: [label]: https://…; or write [words](address)"
        )
        begin = label.start() + 1 if label[1].strip() else start + 1
        report(draft, Fault("link-undefined", message, hint, begin, begin + len(named)))
        return passed_over(state, at + 1, label.end())
    return at + 1


def _add_link(state: Scan, bracket: Bracket, at: int, end: int, href: str, title: str) -> None:
    draft = state.draft
    start = bracket.at
    if bracket.picture:
        if bracket.mark >= 0:
            hint = "put it behind the picture, in the text"
            message = "what a picture shows is said in plain words"
            report(draft, Fault("picture-mark", message, hint, bracket.mark, bracket.mark + 1))
        state.marks[start - 1] = PictureMark(start - 1, start + 1, at, end, href, title)
        return
    if not has_words(state, start + 1, at):
        message, hint = "a link without words cannot be seen", "write the words between the brackets"
        report(draft, Fault("link-words", message, hint, start, end))
    if bracket.link >= 0:
        message, hint = "a link cannot hold another link", "put one of them behind the other"
        report(draft, Fault("link-nested", message, hint, bracket.link, bracket.link + 1))
        return
    if bracket.mark >= 0:
        message = "a link cannot hold an event, a citation, a name or a note, which are links themselves"
        hint = "put the link inside the event: [[words](address)]{when=…}; put the rest behind the link"
        report(draft, Fault("link-mark", message, hint, bracket.mark, bracket.mark + 1))
    bracket.depth += 1
    if bracket.depth > DEEPEST:
        report(draft, Fault("event-depth", "links stand too deep in events", "part them", start, start + 1))
        return
    state.marks[start] = LinkMark(start, start + 1, at, end, href, title)
    bracket.link = start


def read_angle(state: Scan, at: int) -> int:
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
    if draft.allow_html:
        raw = _RAW_TAG.match(source, at, at + _LONGEST_TAG)
        if raw is None:
            return at + 1
        tell(state, mark_in_tag(raw[0], at))
        state.marks[at] = RawMark(at, raw.end(), raw[0])
        return raw.end()
    if (tag := _TAG.match(source, at)) and not tag[1]:
        hint = (
            "a line ends with a backslash to break it" if tag[2].lower() == "br" else "write it in Markdown"
        )
        hint += ", or set `html: true` in dateline.yaml; \\< prints it without this warning"
        message = f"<{tag[2]}> is printed as it stands: HTML is off"
        report(draft, Fault("html-off", message, hint, at, tag.end(), None, "warning"))
    return at + 1


def _mark_link(state: Scan, at: int) -> None:
    if state.stack:
        state.stack[-1].link = max(state.stack[-1].link, at)
