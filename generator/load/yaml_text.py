"""Text made ready for a YAML parser, letter for letter, so that places stay true: before load/yaml_nodes.py.

Line ends become one kind, tabs become spaces (parsers disagree on them), letters YAML cannot hold are told.
"""

import re

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Lines, Span

MOST_TOLD = 20

_ODD = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_QUIET = {
    "\x85": " ",  # three line ends that only YAML 1.1 knows; editors show none of them
    "\u2028": " ",
    "\u2029": " ",
    "\ufeff": "\u2060",  # the same invisible joiner under its newer number
}
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=[^ \t\n])", re.MULTILINE)


class Prepared(msgspec.Struct, frozen=True):
    """The text for the parser; `tab_lines` are lines (from 0) indented by tabs, faults outside long texts."""

    text: str
    diagnostics: tuple[Diagnostic, ...]
    tab_lines: dict[int, Diagnostic]


def prepare(text: str, path: str, first_line: int) -> Prepared:
    """The same text in letters that every parser reads alike."""
    if text[:1] == "\ufeff":
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    diagnostics: tuple[Diagnostic, ...] = ()
    tab_lines: dict[int, Diagnostic] = {}
    if not text.isascii() or not text.replace("\n", "").isprintable():
        if _ODD.search(text):
            diagnostics = _odd_letters(text, path, first_line)
            text = _ODD.sub(lambda match: _QUIET.get(match.group(), " "), text)
        if "\t" in text:
            tab_lines = _tab_indents(text, path, first_line)
            text = text.replace("\t", " ")
    return Prepared(text, diagnostics, tab_lines)


def _odd_letters(text: str, path: str, first_line: int) -> tuple[Diagnostic, ...]:
    lines = Lines(text, first_line)
    told: list[Diagnostic] = []
    for match in _ODD.finditer(text):
        if match.group() in _QUIET:
            continue
        told.append(
            Diagnostic(
                "yaml-control-character",
                f"an invisible control character (U+{ord(match.group()):04X}) stands here",
                path,
                lines.span(match.start(), match.end()),
                "delete it; it often comes with text copied from a PDF",
            )
        )
        if len(told) == MOST_TOLD:
            break
    return tuple(told)


def _tab_indents(text: str, path: str, first_line: int) -> dict[int, Diagnostic]:
    lines = Lines(text, first_line)
    found: dict[int, Diagnostic] = {}
    for match in _TAB_INDENT.finditer(text):
        place = lines.span(match.start() + match.group().index("\t"), match.end())
        end = text.find("\n", match.start())
        line = text[match.start() : end if end >= 0 else len(text)]
        indent = match.group()
        found[place.line - first_line] = Diagnostic(
            "yaml-tab",
            "a tab cannot indent a line",
            path,
            Span(place.line, place.column, max(1, indent.count("\t"))),
            "use spaces",
            fixed_line=indent.replace("\t", "  ") + line[len(indent) :],
        )
        if len(found) == MOST_TOLD:
            break
    return found
