"""A parser's events composed into marked nodes, iteratively, so that no depth of nesting can hurt.

What Dateline does not read (anchors, aliases, tags, merge keys, second documents) stops or is told here.
"""

import re
from collections.abc import Callable
from typing import Any

import msgspec
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.load.yaml_layout import list_signs
from generator.load.yaml_lines import LONGEST_LINE
from generator.load.yaml_parsers import EventParser
from generator.load.yaml_traps import list_sign_trap
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.quoting import quoted
from generator.text.unseen import CONTROL, LINE_ENDS, meant_by_unseen

DEEPEST = 50
MOST_PROBLEMS = 100

_BLOCKS = frozenset({"|", ">"})
_BULLETS = frozenset("•‣◦")
_CUT = re.compile(r"(?:\s*,)?\s+#(?=[^\s#!])")
_GLUED_COMMENT = re.compile(r"[|>][-+0-9]*#")


class Fault(msgspec.Struct, frozen=True, gc=False):
    """Where composing stopped: lines and columns from 0; the cause lies in the lines `since` to `line`."""

    since: int
    line: int
    column: int
    problem: str
    code: str = ""
    in_brackets: bool = False
    """Line `since` opens a bracket, and the lines after it stand in that bracket."""
    final: bool = False
    """Nothing after it can be read, however the line is repaired."""


class Composed(msgspec.Struct):
    """The outcome of one reading; `long_texts` are the first and last lines of scalars of several lines."""

    path: str
    first_line: int
    lines: list[str]
    has_hash: bool
    node: Node | None = None
    fault: Fault | None = None
    told: list[Diagnostic] = []
    long_texts: list[tuple[int, int]] = []
    last: Any = None
    """The last event that was composed."""
    frames: list["_Frame"] = []
    """The lists and maps still open."""


class _Frame(msgspec.Struct):
    """A list or map that is still open; `seen` are the keys of a map so far."""

    span: Span
    is_map: bool
    in_brackets: bool
    items: list[Any] = []
    seen: dict[str, Scalar] = {}
    key: Scalar | None = None


def compose(lines: list[str], path: str, first_line: int, parser: Callable[[str], EventParser]) -> Composed:
    """Reads one document: to its node (None when there is none) or the fault that stopped it."""
    text = "\n".join(lines) + "\n"
    result = Composed(path, first_line, lines, " #" in text)
    try:
        result.fault = _compose(parser(text), result)
    except YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        line, column = (mark.line, mark.column) if mark else (len(lines) - 1, 0)
        problem = getattr(error, "problem", None) or ""
        line = min(line, len(lines) - 1)
        too_deep = "nesting" in problem  # libyaml's own limit, met while it looks ahead
        result.fault = _depth_fault(line, column) if too_deep else _fault(result, line, column, problem)
    return result


def _compose(parser: EventParser, result: Composed) -> Fault | None:
    frames = result.frames
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is ScalarEvent:
            fault = None
            if event.tag is not None or event.anchor is not None or event.style in _BLOCKS:
                fault = _refused(event, result)
            node: Node = _scalar(event, result)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            span = Span(event.start_mark.line + result.first_line, event.start_mark.column + 1, 1)
            frames.append(_Frame(span, kind is MappingStartEvent, bool(event.flow_style)))
            fault = _refused(event, result) or _too_deep(event, len(frames))
            if fault:
                return fault
            result.last = event
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            frame = frames.pop()
            fault = None
            node = (Mapping if frame.is_map else Sequence)(tuple(frame.items), frame.span)
        elif kind is StreamEndEvent:
            return None
        elif kind is DocumentStartEvent and result.node is not None:
            _tell_second_document(event, result)
            return None
        elif kind is AliasEvent or kind is DocumentStartEvent:
            fault = _refused(event, result)
            if fault:
                return fault
            continue
        else:
            continue
        if fault is None and frames:
            fault = _add(frames[-1], node, result)
        elif fault is None:
            result.node = node
        if fault:
            return fault
        result.last = event


def _scalar(event: Any, result: Composed) -> Scalar:
    start, end = event.start_mark, event.end_mark
    line: int = start.line
    style = event.style
    plain = not style
    if end.line == line:
        length = end.column - start.column
    else:
        length = 1 if style in _BLOCKS else len(result.lines[line].rstrip()) - start.column
        result.long_texts.append((line, end.line))
    span = Span(line + result.first_line, start.column + 1, length)
    text: str = event.value
    if plain and (end.line > line or text[:1] in _BULLETS):
        _look_for_list(result, span, end.line)
    if style == '"' and CONTROL.search(text):
        text = _without_controls(text, span, result)
    elif plain and text and result.has_hash:
        in_brackets = bool(result.frames) and result.frames[-1].in_brackets
        repairable = end.line == line and not in_brackets
        _look_for_cut(result, end.line, end.column, start.column if repairable else -1)
    return Scalar(text, span, plain)


def _without_controls(text: str, span: Span, result: Composed) -> str:
    """What codes in double quotes say, without what nobody sees."""
    message, hint, severity = "a code here stands for a control character", "delete it", "error"
    if LINE_ENDS.issuperset(CONTROL.findall(text)):
        message, hint, severity = "a code here stands for an invisible line end", "type a space", "warning"
    _tell(result, "yaml-control-character", message, span, hint, severity=severity)
    return CONTROL.sub(lambda match: meant_by_unseen(match[0]), text)


def _look_for_list(result: Composed, span: Span, last: int) -> None:
    """Warns of lines that were rather meant for a list, but are one text to YAML."""
    first = span.line - result.first_line
    lines = result.lines[first : last + 1]
    if any(each.lstrip().startswith("- ") for each in lines[1:]):
        message = "the lines after this one begin with - but belong to this text, not to a list"
        hint = "delete the text before the list, or begin the list in the column of its key"
        _tell(result, "yaml-dash", message, span, hint, severity="warning")
    elif not lines[0][: span.column - 1].strip() and list_signs(lines):
        for number, line in enumerate(lines, start=span.line):
            trap = list_sign_trap(line) if line.strip() and len(line) <= LONGEST_LINE else None
            if trap:
                place = Span(number, trap.start + 1, trap.length)
                _tell(
                    result,
                    trap.code,
                    trap.message,
                    place,
                    trap.hint,
                    severity="warning",
                    fixed_line=trap.fixed_line,
                )


def _add(frame: _Frame, node: Node, result: Composed) -> Fault | None:
    """Puts a finished node into the list or map around it."""
    if not frame.is_map:
        frame.items.append(node)
        if result.has_hash and isinstance(node, Scalar) and node.plain and not node.text:
            _look_for_cut(result, node.span.line - result.first_line, node.span.column - 1, -1)
        return None
    key = frame.key
    if key is None:
        if not isinstance(node, Scalar):
            message = "a list or map cannot be the name of a value"
            line = node.span.line - result.first_line
            return Fault(line, line, node.span.column - 1, message, "yaml-key")
        frame.key = node if node.text == node.text.strip() or not node.plain else _bare_key(node, result)
        return None
    frame.key = None
    if isinstance(node, Scalar) and not node.text and node.plain:
        if frame.in_brackets and _joined_by_comma(key, frame, result):
            return None
        # Parsers differ on where nothing stands; for us it stands after the colon.
        column = key.span.column + key.span.length + 1
        node = Scalar("", Span(key.span.line, column))
        if result.has_hash:
            _look_for_cut(result, key.span.line - result.first_line, column - 1, column - 1)
    if key.text in frame.seen:
        _duplicate(key, frame.seen[key.text], result)
    elif not key.plain or key.text not in {"", "<<"}:
        frame.seen[key.text] = key
        frame.items.append((key, node))
    elif key.text:
        hint = "write the values out where they are needed"
        _tell(result, "yaml-merge", "merge keys (<<) are not read", key.span, hint)
    else:
        _tell(result, "yaml-key", "there is no name before this colon", node.span, "write `name: value`")
    return None


def _joined_by_comma(key: Scalar, frame: _Frame, result: Composed) -> bool:
    """Whether a name without colon and value is rather the rest of the text before its comma; then it is told.

    `{date: June 28, 2014}` has a date with a comma in it, and no field called 2014.
    """
    line = result.lines[key.span.line - result.first_line]
    name, before = frame.items[-1] if frame.items else (None, None)
    end = key.span.column - 1 + key.span.length
    if not isinstance(before, Scalar) or not before.plain or before.span.line != key.span.line:
        return False
    if not before.text or not line[end:].lstrip().startswith((",", "}")) or len(line) > LONGEST_LINE:
        return False
    start = before.span.column - 1
    text = line[start:end]
    message = "a comma parts names from each other here, so that this would be a name without a value"
    hint = f"put the whole text in quotes: {quoted(text[:60])}; several stand in brackets: [{text[:60]}]"
    _tell(result, "yaml-comma", message, key.span, hint)
    frame.items[-1] = (name, Scalar(text, Span(key.span.line, start + 1, len(text)), plain=False))
    return True


def _bare_key(key: Scalar, result: Composed) -> Scalar:
    """A key without the no-break spaces at its ends, which nobody sees; told, and read as it was meant."""
    index = key.span.line - result.first_line
    line, start = result.lines[index], key.span.column - 1
    end = start + key.span.length
    above = next((each for each in reversed(result.lines[:index]) if each.strip()), "")
    lead = len(key.text) - len(key.text.lstrip())
    indent = " " * lead if above.rstrip().endswith(":") else ""
    fixed = line[:start] + indent + key.text.strip() + line[end:]
    hidden = Span(key.span.line, key.span.column + (0 if lead else len(key.text.rstrip())), max(lead, 1))
    message = "a no-break space stands beside this name, where a plain space or none belongs"
    fixed = fixed if len(line) <= LONGEST_LINE else ""
    _tell(result, "yaml-space", message, hidden, "type it again with the space bar", fixed_line=fixed)
    return Scalar(key.text.strip(), key.span)


def _duplicate(key: Scalar, first: Scalar, result: Composed) -> None:
    message = f"{key.text[:60]} is given twice: first on line {first.span.line}, again here"
    _tell(result, "yaml-duplicate-key", message, key.span, "keep one of the two")


def _look_for_cut(result: Composed, line: int, column: int, start: int) -> None:
    """Warns of a # that begins a comment but was hardly meant to: `title: A study of #hashtags`.

    A # before a blank is a comment as people write them. `start` is where the value begins, or -1 when
    the repair is not to be computed.
    """
    text = result.lines[line]
    cut = _CUT.match(text, max(0, column - 1) if text[column : column + 1] == "#" else column)
    if cut is None:
        return
    fixed = ""
    if start >= 0:
        value = text[start:]
        fixed = text[:start] + " " * (text[start - 1 : start] == ":") + quoted(value.strip())
    span = Span(line + result.first_line, cut.end(), len(text.rstrip()) - cut.end() + 1)
    message = "everything from # on is left out as a comment"
    hint = "put the whole text in quotes; or, if it is a comment, put a space after the #"
    _tell(result, "yaml-comment-cut", message, span, hint, severity="warning", fixed_line=fixed)


def _refused(event: Any, result: Composed) -> Fault | None:
    """The fault of an event that uses what Dateline does not read."""
    line, column = event.start_mark.line, event.start_mark.column
    if type(event) is AliasEvent:
        return _fault(result, line, column, "aliases (*name) are not read", "yaml-alias")
    if type(event) is DocumentStartEvent:
        if event.version or event.tags:
            return _fault(result, line, column, "directives (%YAML, %TAG) are not read", "yaml-character")
        return None
    if event.anchor is not None:
        return _fault(result, line, column, "anchors (&name) are not read", "yaml-anchor")
    if event.tag is not None:
        return _fault(result, line, column, "type tags (!name) are not read", "yaml-tag")
    block = type(event) is ScalarEvent and event.style in _BLOCKS
    if block and _GLUED_COMMENT.match(result.lines[line], column):
        return _fault(result, line, column, "a space is missing before the comment", "yaml-block")
    return None


def _too_deep(event: Any, depth: int) -> Fault | None:
    if depth <= DEEPEST:
        return None
    return _depth_fault(event.start_mark.line, event.start_mark.column)


def _depth_fault(line: int, column: int) -> Fault:
    problem = f"lists and maps are nested more than {DEEPEST} deep"
    return Fault(line, line, column, problem, "yaml-depth", final=True)


def _tell_second_document(event: Any, result: Composed) -> None:
    span = Span(event.start_mark.line + result.first_line, event.start_mark.column + 1, 3)
    message = "a second document begins here; only the first one is read"
    _tell(result, "yaml-documents", message, span, "put it into a file of its own, or delete the --- line")


def _fault(result: Composed, line: int, column: int, problem: str, code: str = "") -> Fault:
    last: Any = result.last
    bracket = next((frame.span.line - result.first_line for frame in result.frames if frame.in_brackets), -1)
    if bracket >= 0:
        since = bracket
    elif last is None:
        since = 0
    else:
        is_block = type(last) is ScalarEvent and last.style in _BLOCKS  # what stands in it is not at fault
        mark = last.end_mark if is_block else last.start_mark
        since = mark.line if mark else 0
    return Fault(min(since, line), line, column, problem, code, in_brackets=bracket >= 0)


def _tell(result: Composed, code: str, message: str, span: Span, hint: str, **more: Any) -> None:
    if len(result.told) < MOST_PROBLEMS:
        result.told.append(Diagnostic(code, message, result.path, span, hint, **more))
