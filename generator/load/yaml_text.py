"""Text made ready for a YAML parser, letter for letter, so that places stay true: before load/yaml_nodes.py.

Line ends become one kind, tabs become spaces (parsers disagree on them), letters YAML cannot hold are told.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice

import msgspec

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.diagnostics.span import Lines, Span
from generator.load.yaml_lines import LONGEST_LINE, ODD, indent_of
from generator.text.patterns import pattern
from generator.text.unseen import LINE_ENDS, meant_by_unseen, unseen_words

MOST_TOLD = 20
_QUIET = {"\ufeff": "\u2060"}
"""The same invisible joiner under its newer number."""
_FROM_TYPED = frozenset({"yaml-tab", "yaml-space", "yaml-control-character"})
_LONGEST_COMPARED = 300
_OTHER = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_OTHER_INDENT = pattern(rf"^ *[{_OTHER}][ {_OTHER}]*(?=\S)", re.MULTILINE)
_TAB_INDENT = pattern(r"^ *\t[ \t]*(?=[^ \t\n])", re.MULTILINE)


class Prepared(msgspec.Struct, frozen=True):
    """The text for the parser; `tab_lines` are lines (from 0) indented by tabs or other blanks than spaces.

    Those are faults outside long texts.
    """

    text: str
    typed: str
    """The same, letter for letter, as it stands in the file."""
    diagnostics: tuple[Diagnostic, ...]
    tab_lines: dict[int, Diagnostic]


def prepare(text: str, path: str, first_line: int) -> Prepared:
    """The same text in letters that every parser reads alike."""
    if text[:1] == "\ufeff":
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    typed = text
    diagnostics: tuple[Diagnostic, ...] = ()
    tab_lines: dict[int, Diagnostic] = {}
    if not text.isascii() or not text.replace("\n", "").isprintable():
        if ODD.search(text):
            diagnostics = _odd_letters(text, path, first_line)
            text = ODD.sub(lambda match: _QUIET.get(match.group(), " "), text)
        if _OTHER_INDENT.search(text):
            tab_lines |= _other_indents(text, path, first_line)
            text = _OTHER_INDENT.sub(lambda match: " " * len(match[0]), text)
        if "\t" in text:
            tab_lines |= _tab_indents(text, path, first_line)
            text = text.replace("\t", " ")
    return Prepared(text, typed, diagnostics, tab_lines)


def with_own_letters(told: Diagnostic, prepared: Prepared, first_line: int) -> Diagnostic:
    """The same, the line offered in the letters that stand in the file: a tab inside a text stays one."""
    if not told.fixed_line or told.span is None or prepared.text == prepared.typed:
        return told
    index = told.span.line - first_line
    read, typed = (text.split("\n")[index] for text in (prepared.text, prepared.typed))
    if read == typed or len(read) > _LONGEST_COMPARED or told.code in _FROM_TYPED:
        return told
    parts = [
        typed[start:end] if tag == "equal" else told.fixed_line[new:new_end]
        for tag, start, end, new, new_end in SequenceMatcher(
            None, read, told.fixed_line, autojunk=False
        ).get_opcodes()
    ]
    return msgspec.structs.replace(told, fixed_line="".join(parts))


def _odd_letters(text: str, path: str, first_line: int) -> tuple[Diagnostic, ...]:
    lines = Lines(text, first_line)
    told: list[Diagnostic] = []
    for match in ODD.finditer(text):
        letter = match.group()
        if letter in _QUIET:
            continue
        message, hint = unseen_words(letter)
        severity: Severity = "warning" if letter in LINE_ENDS else "error"
        span, fixed = lines.span(match.start(), match.end()), _without_odd_letters(text, match.start())
        told.append(Diagnostic("yaml-control-character", message, path, span, hint, severity, fixed))
        if len(told) == MOST_TOLD:
            break
    return tuple(told)


def _without_odd_letters(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    if len(line) > LONGEST_LINE:
        return ""
    return ODD.sub(lambda match: match[0] if match[0] in _QUIET else meant_by_unseen(match[0]), line)


def _tab_indents(text: str, path: str, first_line: int) -> dict[int, Diagnostic]:
    places, lines = Lines(text, first_line), text.split("\n")
    found: dict[int, Diagnostic] = {}
    for match in _TAB_INDENT.finditer(text):
        place = places.span(match.start() + match.group().index("\t"), match.end())
        index = place.line - first_line
        indent, line = match.group(), lines[index]
        fixed, hint = "", "use spaces, as many as the lines beside it have"
        if not _is_mixed(lines, index) and len(line) <= LONGEST_LINE:
            fixed, hint = indent.replace("\t", "  ") + line[len(indent) :], "use spaces"
        span = Span(place.line, place.column, max(1, indent.count("\t")))
        found[index] = Diagnostic(
            "yaml-tab", "a tab cannot indent a line", path, span, hint, fixed_line=fixed
        )
        if len(found) == MOST_TOLD:
            break
    return found


def _other_indents(text: str, path: str, first_line: int) -> dict[int, Diagnostic]:
    """Lines that begin with blanks of other kinds, as copied from a web page: no parser takes them for an indent."""
    places, lines = Lines(text, first_line), text.split("\n")
    found: dict[int, Diagnostic] = {}
    for match in islice(_OTHER_INDENT.finditer(text), MOST_TOLD):
        plain = len(match[0]) - len(match[0].lstrip(" "))
        place = places.span(match.start() + plain, match.end())
        line = lines[place.line - first_line]
        fixed = " " * len(match[0]) + line[len(match[0]) :] if len(line) <= LONGEST_LINE else ""
        message, hint = (
            "a no-break space, or one of another width, cannot indent a line",
            "type it again with the space bar",
        )
        found[place.line - first_line] = Diagnostic(
            "yaml-space", message, path, place, hint, fixed_line=fixed
        )
    return found


def _is_mixed(lines: Sequence[str], index: int) -> bool:
    """Whether spaces too indent lines from the key at the margin to the next one: who is to say how wide a tab is?"""
    first = last = index
    while first > 0 and _is_inside(lines[first]):
        first -= 1
    while last + 1 < len(lines) and _is_inside(lines[last + 1]):
        last += 1
    inside = (line[: indent_of(line)] for line in lines[first : last + 1] if line.strip())
    return any(" " in indent for indent in inside)


def _is_inside(line: str) -> bool:
    return not line.strip() or line[0] in " \t"
