"""YAML text -> marked nodes by a parser's events: every scalar is text, every value knows its place. Stands below
load/yaml.py, which asks for it where a text is not plain.

After a fault whose repair can be computed the repaired line is read in memory: one run finds them all.
Knows no field.
"""

import re
from collections.abc import Callable

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.load.yaml_layout import find_layout_trap
from generator.load.yaml_lines import Trap, indent_of, key_length
from generator.load.yaml_nodes import MOST_PROBLEMS, Fault, compose
from generator.load.yaml_parsers import EventParser, fastest_parser
from generator.load.yaml_text import prepare, with_own_letters
from generator.load.yaml_traps import find_bracket_key, find_item_trap, find_trap
from generator.schema.node import Mapping, Node

REPAIR_BUDGET = 2_000_000
"""Letters that may be read again after repairs: a long broken file is not worth a hundred readings."""

_UNEVEN = ("yaml-indent", "this line does not line up with those above it", "indent it as they are")
_OR_QUOTES = "write the comma or close the bracket; a text with an apostrophe in it stands in double quotes"
_NO_LIST = ("yaml-dash", "a list cannot begin here", "begin it on a line of its own")
# What both parsers say of what no line explains by itself, in our words: code, message, hint.
_PROBLEMS = (
    ("alue", ("yaml-colon", "a colon and a space stand where no key can be", "put the text in quotes")),
    (
        "',' or",
        ("yaml-bracket", "a comma or the closing bracket is missing before this", _OR_QUOTES),
    ),
    ("node content", ("yaml-bracket", "something is missing here, between commas or brackets", "add it")),
    ("end of stream", ("yaml-unclosed", "a quote or bracket is not closed before the end", "close it")),
    ("document sep", ("yaml-unclosed", "a quote or bracket is not closed before this", "close it")),
    ("block end", _UNEVEN),
    ("block collection", _UNEVEN),
    ("block mapping", _UNEVEN),
    ("expected key", _UNEVEN),
    ("sequence entries", _NO_LIST),
    ("equence", _NO_LIST),
    (
        "expected ':'",
        ("yaml-missing-colon", "a colon is missing", "write the name, a colon, a space and the value"),
    ),
    ("document start", _UNEVEN),
    (
        "escape",
        ("yaml-escape", "a backslash in double quotes begins a code that is not known", "write it twice"),
    ),
    ("start any token", ("yaml-character", "a text cannot begin with this sign", "put the text in quotes")),
)


def read_events(
    text: str, path: str, first_line: int = 1, parser: Callable[[str], EventParser] = fastest_parser
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """One document as a node, and everything wrong with it, whatever is in the text."""
    prepared = prepare(text, path, first_line)
    lines = prepared.text.split("\n")
    told: list[Diagnostic] = []
    unsaid: list[Diagnostic] = []
    repaired: set[int] = set()
    whole = True
    budget = REPAIR_BUDGET
    while True:
        result = compose(lines, path, first_line, parser)
        fault = result.fault
        if fault is None:
            break
        index, trap = _find_cause(lines, fault, repaired)
        more = not fault.final
        if trap:
            told.append(_from_trap(trap, index + first_line, path))
            repaired.add(index)
            if trap.fixed_line:
                lines[index] = trap.fixed_line
            else:
                whole = False
                more = more and _drop_block(lines, fault)
        else:
            whole = False
            found = _from_fault(fault, lines, path, first_line)
            by_tab = any(fault.since <= line <= fault.line for line in prepared.tab_lines)
            (unsaid if by_tab else told).append(found)
            more = more and _drop_block(lines, fault)
        budget -= len(prepared.text)
        if not more or budget < 0 or len(told) >= MOST_PROBLEMS:
            whole = False
            break
    # A line that is told to begin elsewhere is not told of its tab, too.
    indented = {each.span.line - first_line for each in told if each.code == "yaml-indent" and each.span}
    tabs = (
        each
        for line, each in prepared.tab_lines.items()
        if line not in indented and not any(first < line <= last for first, last in result.long_texts)
    )
    if not (told or prepared.diagnostics or prepared.tab_lines or result.told):
        return result.node or Mapping((), Span(first_line, 1)), ()
    node = result.node or Mapping((), Span(first_line, 1))
    everything = (*prepared.diagnostics, *tabs, *told, *result.told)
    faults = tuple(dict.fromkeys(with_own_letters(each, prepared, first_line) for each in everything))
    # A tab explains the fault beside it; where the tab turned out to be harmless, the fault speaks for itself.
    return (node, faults) if whole else (None, faults or tuple(unsaid))


def _find_cause(lines: list[str], fault: Fault, repaired: set[int]) -> tuple[int, Trap | None]:
    """The line that explains a fault, and how it should read."""
    if fault.final:
        return 0, None
    if fault.code == "yaml-key" and fault.line not in repaired:
        return fault.line, find_bracket_key(lines[fault.line], fault.problem)
    if fault.in_brackets and fault.since not in repaired and _goes_on_at_margin(lines, fault.since):
        trap = find_layout_trap(lines, fault.since)
        if trap:
            return fault.since, trap
    open_lines = [index for index in range(fault.since, fault.line + 1) if index not in repaired]
    for index in open_lines:
        inside = fault.in_brackets and index > fault.since
        trap = (
            find_item_trap(lines[index]) if inside else find_trap(lines[index], lines[index + 1 : index + 2])
        )
        if trap:
            return index, trap
    for index in open_lines:
        trap = find_layout_trap(lines, index)
        if trap:
            return index, trap
    return 0, None


def _goes_on_at_margin(lines: list[str], index: int) -> bool:
    """Whether a name and a value follow a line no further in than it: a bracket in it was left open."""
    after = next((line for line in lines[index + 1 :] if line.strip()), "")
    return indent_of(after) <= indent_of(lines[index]) and key_length(after.strip(), in_list=False) > 0


def _from_trap(trap: Trap, line: int, path: str) -> Diagnostic:
    span = Span(line, trap.start + 1, trap.length)
    return Diagnostic(trap.code, trap.message, path, span, trap.hint, fixed_line=trap.fixed_line)


def _from_fault(fault: Fault, lines: list[str], path: str, first_line: int) -> Diagnostic:
    span = Span(fault.line + first_line, min(fault.column, len(lines[fault.line])) + 1, 1)
    if fault.code:
        return Diagnostic(
            fault.code, fault.problem, path, span, "write it out in plain keys, lists and texts"
        )
    for words, (code, message, hint) in _PROBLEMS:
        if words in fault.problem:
            return Diagnostic(code, message, path, span, hint)
    if _KEY_AT_MARGIN.match(lines[fault.line]) and _ITEM_AT_MARGIN.match(_top_before(lines, fault.line)):
        message = "a name and a value stand here, below a list"
        hint = "begin each entry with a hyphen, as those above: `- id: …`"
        return Diagnostic("yaml-syntax", message, path, span, hint)
    return Diagnostic("yaml-syntax", "this line cannot be read", path, span, "put the text in quotes")


_KEY_AT_MARGIN = re.compile(r"[^\s#\[{\"'-][^\n]*?:(?:\s|$)")
_ITEM_AT_MARGIN = re.compile(r"- ")


def _top_before(lines: list[str], line: int) -> str:
    """The nearest line above that begins at the margin."""
    above = (each for each in reversed(lines[:line]) if each[:1].strip() and each[:1] != "#")
    return next(above, "")


_TOP = re.compile(r"[^\s#-]")


def _drop_block(lines: list[str], fault: Fault) -> bool:
    """Empties the lines from the key at the margin above a fault to the next one, to read on after it.

    False when there was nothing left to empty.
    """
    start = fault.line
    while start > 0 and not _TOP.match(lines[start]):
        start -= 1
    end = fault.line + 1
    while end < len(lines) and not _TOP.match(lines[end]):
        end += 1
    if not any(lines[start:end]):
        start = fault.since
    found = any(lines[start:end])
    lines[start:end] = [""] * (end - start)
    return found
