"""What looks like `[[name]]` and is none: other brackets, signs or blanks between them, one too many or too few.

Each function looks at one place of a source and gives a fault, with the line as it should read where that is plain.
"""

from generator.markdown.faults import Change, Fault
from generator.markdown.rules.attribute_values import GAP
from generator.markdown.rules.event import MARKED
from generator.text.patterns import pattern

HINT = "write [[Sergei Shoigu]] or [[Sergei Shoigu|the minister]]"
_WORDS = r"[^\W\d_][^\[\]{}［］【】|\n@=$\\^<>]{0,80}"
_NAME = rf"(?P<name>{_WORDS}(?:\|{_WORDS})?)"
_SIGN = r"[^\w\s\[\](){}@^!\\`<>\"“„«'‘.,;:-]"
OTHER_BRACKETS = (
    rf"(?<![\w\]\\^_$}}])(?:\{{\{{{_WORDS}\}}\}}|\{{\[{_WORDS}\]\}}|［［{_WORDS}］］|【【{_WORDS}】】)"
)
"""`{{name}}`, `{[name]}`, `［［name］］`: never written otherwise in a text, but for formulas."""
_OTHER = pattern(OTHER_BRACKETS)
_SET = pattern(rf"\[\{{{_NAME}\}}\]")
_PARTED = pattern(rf"\[(?P<before>{_SIGN}{{1,2}}|{GAP}+)?\[{_NAME}\](?P<behind>{_SIGN}{{1,2}}|{GAP}+)?\]")
_PARTED_FORM = rf"\[(?:{_SIGN}{{1,2}}|{GAP}+)\[{_WORDS}\]\]|\[\[{_WORDS}\](?:{_SIGN}{{1,2}}|{GAP}+)\]"
SLIPPED = pattern(rf"{MARKED.pattern}|{OTHER_BRACKETS}|{_PARTED_FORM}|\[\s+@\w|［@\w")
"""What only has a meaning in running text, or was meant for it."""
_NOT_CLOSED = pattern(rf"\[\[{_NAME}(?P<close>\]|[)}}］]\]?)(?![\])}}(\[{{］])")
_SHORTEST = 2
"""Letters of a name in brackets that formulas have, too."""


def other_name_brackets(source: str, at: int) -> Fault | None:
    """`{{name}}`, `{[name]}`, `［［name］］`, `[{name}]`; `at` is that of the first."""
    match = _OTHER.match(source, at) or _SET.match(source, at)
    if match is None or len(match[0]) < _SHORTEST + 4:
        return None
    message = f"a name stands in [[ ]], not in {match[0][:2]} {match[0][-2:]}"
    change = (at, match.end(), f"[[{match[0][2:-2]}]]")
    hint = f"{HINT}; a backslash before it prints a bracket"
    return Fault("name-brackets", message, hint, at, match.end(), change, "warning")


def parted_brackets(source: str, at: int) -> Fault | None:
    """`[=[name]]`, `[[name] ]`: something stands between two brackets that belong together."""
    match = _PARTED.match(source, at)
    if match is None or not (match["before"] or match["behind"]):
        return None
    start, end = match.span("before" if match["before"] else "behind")
    what = "a blank parts" if not source[start:end].strip() else f"“{source[start:end]}” parts"
    change = (at, match.end(), f"[[{match['name'].strip()}]]")
    message = f"{what} the two brackets of this name"
    return Fault("name-brackets", message, f"{HINT}; \\[ prints a bracket", start, end, change)


def bracket_too_many(source: str, at: int) -> Fault | None:
    """`[[name]]]`; `at` is that of a bracket which closes nothing, directly behind a name."""
    if not source.startswith("]]", at - 2):
        return None
    message, hint = "one bracket too many stands behind this name", f"{HINT}; \\] prints a bracket"
    return Fault("name-brackets", message, hint, at, at + 1, (at, at + 1, ""))


def closing_brackets(source: str, at: int) -> Change | None:
    """How `[[name]`, `[[name)]` and `[[name}}` at `at` should be closed, where that is plain."""
    match = _NOT_CLOSED.match(source, at)
    if match is None:
        return None
    lost = match["name"].endswith(")") and "(" not in match["name"]
    return match.start("close") - lost, match.end(), "]]"


def half_name(source: str, at: int, closed: tuple[int, int], window: int) -> Fault | None:
    """`[name]]`; `closed` is the pair of brackets before the one at `at`."""
    start, end = closed
    if start < 0 or end != at - 1 or at - start > window or source[start - 1 : start] == "[":
        return None
    message, hint = "this name is not opened by two brackets", "write [[Sergei Shoigu]]; \\] prints a bracket"
    return Fault("name-unopened", message, hint, start, at + 1, (start, start, "["))
