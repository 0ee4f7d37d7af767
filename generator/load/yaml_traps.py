"""What people type that YAML reads otherwise than they mean, line by line, with the line as it should read.

Asked only about lines near which a parser has failed, so it need not tell good lines from bad in general.
A code stands for one certainty too: what quotes alone mend has other codes than what could be meant in two ways.
"""

import re
from collections.abc import Sequence

import msgspec

from generator.load.yaml_flow import OpenFlow, find_open
from generator.load.yaml_lines import (
    BLOCK_HEADER,
    LONGEST_LINE,
    Trap,
    indent_of,
    quote_end,
    scan_flow,
    split_line,
)
from generator.schema.quoting import quoted
from generator.text.patterns import pattern


class _Fault(msgspec.Struct, frozen=True, gc=False):
    """A trap in the value alone."""

    code: str
    message: str
    fixed: str
    start: int = 0
    length: int = 1
    hint: str = ""


QUOTE_IT = "put the text in quotes"
LIST_SIGNS = "-*•‣◦·–"
"""What people begin an item of a list with; only the first of them, with a space, is YAML's."""
_GLUED_COMMENT = pattern(r"[|>][-+0-9]{0,2}(?=#)")
_NESTED_KEY = pattern(r"[a-z][a-z_]+: \S")
_HASH = pattern(r"(?:\A| )#\S")
_CHARACTER = "yaml-character"
_SIGNS = {
    "@": (_CHARACTER, "a text cannot begin with @"),
    "`": (_CHARACTER, "a text cannot begin with a backtick"),
    "%": (_CHARACTER, "a text cannot begin with %"),
    ",": (_CHARACTER, "a text cannot begin with a comma"),
    "&": (_CHARACTER, "a text cannot begin with &"),
    "*": (_CHARACTER, "a text cannot begin with *"),
    "!": (_CHARACTER, "a text cannot begin with !"),
    "]": (_CHARACTER, "this bracket closes nothing"),
    "}": (_CHARACTER, "this bracket closes nothing"),
    "|": ("yaml-block", "a text that begins with | is read as a block of lines"),
    ">": ("yaml-block", "a text that begins with > is read as a block of lines"),
}
# What could be YAML of the kind that Dateline does not read, and not a text.
_OTHER_MEANINGS = (
    (
        re.compile(r"&[\w-]+(?:\s|\Z)"),
        "yaml-anchor",
        "a text that begins with & is an anchor, which Dateline does not read",
    ),
    (
        re.compile(r"\*[\w-]+\Z"),
        "yaml-alias",
        "a text that begins with * is an alias, which Dateline does not read",
    ),
    (
        re.compile(r"!\S"),
        "yaml-tag",
        "a text that begins with ! is a type tag, which Dateline does not read",
    ),
)
_MENDED_BY_QUOTES = frozenset({_CHARACTER, "yaml-colon", "yaml-quote", "yaml-bracket", "yaml-hash"})
"""Where quotes round the value as it was typed give the only text that can have been meant."""


def find_trap(line: str, following: Sequence[str] = ()) -> Trap | None:
    """The first thing in this line that can stand in no YAML block, with its repair.

    `following` is the line after it, if there is one.
    """
    if len(line) > LONGEST_LINE:
        return None
    spaces = _bad_space(line)
    if spaces:
        return spaces
    start, value, comment = split_line(line)
    fault = _value_fault(value)
    if fault is None:
        return None
    if fault.code in {"yaml-anchor", "yaml-tag"} and " " not in value and _is_deeper(following, line):
        message = "anchors (&name) and type tags (!name) are not read"
        fixed = line[:start].rstrip() + comment
        return Trap(fault.code, message, "delete it", start, len(value), fixed)
    bare = start == indent_of(line)
    if bare and value[:1] in LIST_SIGNS and value[1:2] == " " and value[:1] != "-":
        return list_sign_trap(line)
    if bare and value[:1] not in {"[", "{", '"', "'"}:
        message = "this line is neither a name with a colon nor part of a list"
        return Trap("yaml-indent", message, "delete it, or write `name: value`", start, 1)
    if fault.code in _MENDED_BY_QUOTES and not bare and _is_deeper(following, line):
        hint = "put it in quotes, from the first line of the text to the last"
        return Trap("yaml-lines", fault.message, hint, start + fault.start, fault.length)
    fixed = line[:start] + fault.fixed + comment
    return Trap(fault.code, fault.message, fault.hint or QUOTE_IT, start + fault.start, fault.length, fixed)


def list_sign_trap(line: str) -> Trap:
    """An item of a list that begins with another sign than YAML's, or without the space behind it."""
    indent = indent_of(line)
    sign, words = line[indent], line[indent + 1 :].lstrip()
    message = "a space is missing behind this dash"
    if sign != "-":
        message = f"an item of a list begins with a dash and a space, not with {sign}"
    fixed = f"{line[:indent]}- {words}" if words else ""
    return Trap("yaml-list-sign", message, "write - and a space before each item", indent, 1, fixed)


def find_item_trap(line: str) -> Trap | None:
    """The first item that needs quotes in a line in the middle of a list in brackets."""
    if len(line) > LONGEST_LINE:
        return None
    indent = indent_of(line)
    fault = _bracket_fault("[" + line[indent:].rstrip(), close=False)
    if fault is None or fault.code in {"yaml-bracket", "yaml-list-end", "yaml-trailing"}:
        return None
    start = indent + fault.start - 1
    return Trap(fault.code, fault.message, QUOTE_IT, start, fault.length, line[:indent] + fault.fixed[1:])


def find_bracket_key(line: str, message: str) -> Trap | None:
    """A value such as `{{ title }}`, which would make a map the name of a value."""
    start, value, comment = split_line(line)
    if len(line) > LONGEST_LINE or value[:1] not in {"[", "{"}:
        return None
    return Trap("yaml-key", message, QUOTE_IT, start, 1, line[:start] + quoted(value) + comment)


def unclosed(value: str) -> OpenFlow | None:
    """What is left open in a value, if its bracket or quote is not closed in its line."""
    if value[:1] in {"[", "{"}:
        return find_open(value)
    if value[:1] == '"' and quote_end(value) < 0:
        return OpenFlow("this quote is not closed", 0, quoted(value[1:]))
    if value[:1] == "'" and quote_end(value) < 0:
        return OpenFlow("this quote is not closed", 0, quoted(value))
    return None


def _is_deeper(following: Sequence[str], line: str) -> bool:
    return any(indent_of(each) > indent_of(line) for each in following)


def _bad_space(line: str) -> Trap | None:
    """A no-break space, as copied from a web page, where YAML wants a plain one."""
    hard = line.find("\u00a0")
    if hard < 0:
        return None
    before = line[:hard].strip(" -")
    if before and not (before.endswith(":") and before.count(":") == 1):
        return None
    message = "a no-break space stands where a plain space belongs"
    fixed = line[:hard] + " " + line[hard + 1 :]
    return Trap("yaml-space", message, "type it again with the space bar", hard, 1, fixed)


def _value_fault(value: str) -> _Fault | None:
    first = value[:1]
    if first in {'"', "'"}:
        return _quote_fault(value)
    if first in {"[", "{"}:
        return _bracket_fault(value)
    glued = _GLUED_COMMENT.match(value)
    if glued:
        fixed = value[: glued.end()] + " " + value[glued.end() :]
        message, hint = "a space is missing before the comment", "put a space before the #"
        return _Fault("yaml-block", message, fixed, glued.end(), hint=hint)
    if first in _SIGNS and not BLOCK_HEADER.match(value):
        return _sign_fault(value)
    if value == "-" or value.startswith(("- ", "? ")):
        return _Fault("yaml-dash", f"a text cannot begin with {first} and a space here", quoted(value))
    return _colon_fault(value)


def _sign_fault(value: str) -> _Fault:
    for sign, code, message in _OTHER_MEANINGS:
        if sign.match(value):
            return _Fault(code, message, quoted(value))
    code, message = _SIGNS[value[0]]
    return _Fault(code, message, quoted(value))


def _colon_fault(value: str) -> _Fault | None:
    colon = value.find(": ")
    if colon < 0 and value.endswith(":"):
        colon = len(value) - 1
    if colon <= 0:
        return None
    message = "a colon and a space inside the text make it look like another key"
    if _NESTED_KEY.match(value):
        hint = f"{QUOTE_IT}; or, if {value[:colon]} is a field, put it on a line below, two spaces further in"
        return _Fault("yaml-nested-key", message, quoted(value), colon, hint=hint)
    return _Fault("yaml-colon", message, quoted(value), colon)


def _quote_fault(value: str) -> _Fault | None:
    end = quote_end(value)
    if end < 0:
        return None
    rest = value[end:].strip()
    if not rest or rest.startswith("#"):
        escape = _bad_escape(value[:end]) if value[0] == '"' else -1
        if escape < 0:
            return None
        fixed = quoted(value[1 : end - 1].replace('\\"', '"')) + value[end:]
        return _Fault("yaml-escape", "a backslash in double quotes begins a code", fixed, escape, 2)
    if rest == ",":
        return _trailing(value, end)
    if _stands_in_quotes(value, end):
        what = "an apostrophe" if value[0] == "'" else "a quotation mark"
        inner = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1]
        return _Fault("yaml-quote", f"{what} inside the text ends it", quoted(inner), end - 1)
    return _Fault("yaml-quote", "the text goes on after its closing quote", quoted(value), end)


def _stands_in_quotes(value: str, end: int) -> bool:
    """Whether the first and the last mark are a pair round all: 'it's over', "the "Heat" wave"; not "a" and "b"."""
    mark = value[0]
    if len(value) < 3 or not value.endswith(mark):
        return False
    before, after = value[end - 2], value[end : end + 1]
    inside_word = mark == "'" and before.isalnum() and after.isalnum()
    opens_another = before in " (" and after not in {" ", ""}
    return inside_word or opens_another or value.count(mark) % 2 == 1


def _bad_escape(text: str) -> int:
    position = text.find("\\")
    while 0 <= position < len(text) - 1:
        if text[position + 1] not in '0abt\tnvfre "/\\N_LPxuU':
            return position
        position = text.find("\\", position + 2)
    return -1


def _bracket_fault(value: str, *, close: bool = True) -> _Fault | None:
    """A list or map in brackets that goes on after its end, or has an item that needs quotes."""
    items, end, _ = scan_flow(value)
    rest = value[end:].strip() if end >= 0 else ""
    if rest and not rest.startswith("#"):
        if not rest.strip(",]}"):
            return _trailing(value, end)
        if len(items) > 1:
            message, hint = "something stands behind the end of this list", "move the bracket to its end"
            return _Fault("yaml-list-end", message, quoted(value), end, hint=f"{hint}, or {QUOTE_IT}")
        return _Fault("yaml-bracket", "the text goes on after its closing bracket", quoted(value), end)
    return _items_fault(value, items, closed=end >= 0, close=close) if value[0] == "[" else None


def _trailing(value: str, end: int) -> _Fault:
    rest = value[end:].strip()
    message, hint = f"{rest} stands behind the end of this value", "delete it"
    return _Fault("yaml-trailing", message, value[:end], end, len(rest), hint)


def _items_fault(value: str, items: list[tuple[int, int]], *, closed: bool, close: bool) -> _Fault | None:
    fixed, place, code = value, -1, ""
    for start, stop in reversed(items):
        item = value[start:stop].strip()
        found = _hash_code(item, closed) or _item_code(item)
        if found:
            at = start + len(value[start:stop]) - len(value[start:stop].lstrip())
            meant = quoted(item)
            if found == "yaml-quote" and "," in item:
                # A quote that was not closed took in the next item: what belongs to which is a guess.
                found, meant = (
                    "yaml-unclosed",
                    ", ".join(quoted(part.strip("\"' ")) for part in item.split(",")),
                )
            fixed = fixed[:at] + meant + fixed[at + len(item) :]
            # What is least certain names the whole, since all items are mended in one line.
            if code in _MENDED_BY_QUOTES or not code:
                place, code = at, found
    if place < 0:
        return None
    if not closed and close:
        fixed = _closed(fixed)
    hash_sign = code in {"yaml-hash", "yaml-comment-cut"}
    message = "# begins a comment" if hash_sign else "this item needs quotes"
    if code == "yaml-unclosed":
        message = "a quote in this list is not closed"
    return _Fault(code, message, fixed, place)


def _hash_code(item: str, closed: bool) -> str:
    """A # in a list: with the closing bracket behind it in the line it was no comment."""
    if not _HASH.search(item):
        return "yaml-comment-cut" if closed and item[:1] == "#" else ""
    return "yaml-hash" if closed else "yaml-comment-cut"


def _item_code(item: str) -> str:
    if item[:1] in {"[", "{", ""}:
        return ""
    fault = _value_fault(item)
    if fault is None or (fault.code in {"yaml-colon", "yaml-nested-key"} and item.count(": ") == 1):
        return ""
    return fault.code


def _closed(value: str) -> str:
    _, end, missing = scan_flow(value)
    return value if end >= 0 else value.rstrip().rstrip(",") + missing
