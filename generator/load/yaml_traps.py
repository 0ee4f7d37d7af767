"""What people type that YAML reads otherwise than they mean, line by line, with the line as it should read.

Asked only about lines near which a parser has failed, so it need not tell good lines from bad in general.
"""

import re
from collections.abc import Sequence

import msgspec


class Trap(msgspec.Struct, frozen=True, gc=False):
    """A fault in one line: `start` counts from 0; `fixed_line` is the whole line, or ""."""

    code: str
    message: str
    hint: str
    start: int
    length: int
    fixed_line: str = ""


class _Fault(msgspec.Struct, frozen=True, gc=False):
    """The same for the value alone."""

    code: str
    message: str
    fixed: str
    start: int = 0
    length: int = 1


LONGEST_LINE = 2000  # nobody typed a longer one; some of what follows costs its square
QUOTE_IT = "put the text in quotes"
_LEAD = re.compile(r"[ \t\u00a0]*(?:-[ \t]+)*")
_NAME = re.compile(r"[\w.-]+\Z")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}\s*(?:\s#.*)?\Z")
_GLUED_COMMENT = re.compile(r"[|>][-+0-9]{0,2}(?=#)")
_GLUED = re.compile(r"[A-Za-z_][\w-]*:(?=[^\s:/])")
_SIGNS = {
    "@": ("yaml-character", "a text cannot begin with @"),
    "`": ("yaml-character", "a text cannot begin with a backtick"),
    "%": ("yaml-character", "a text cannot begin with %"),
    "&": ("yaml-anchor", "a text that begins with & is an anchor, which Dateline does not read"),
    "*": ("yaml-alias", "a text that begins with * is an alias, which Dateline does not read"),
    "!": ("yaml-tag", "a text that begins with ! is a type tag, which Dateline does not read"),
    "|": ("yaml-block", "a text that begins with | is read as a block of lines"),
    ">": ("yaml-block", "a text that begins with > is read as a block of lines"),
    "]": ("yaml-bracket", "this bracket closes nothing"),
    "}": ("yaml-bracket", "this bracket closes nothing"),
    ",": ("yaml-character", "a text cannot begin with a comma"),
}


def quoted(text: str) -> str:
    """The text in the plainest quotes that hold it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


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
    bare = start == len(line) - len(line.lstrip())
    if bare and value[:1] not in {"[", "{", '"', "'"}:
        message = "this line is neither a name with a colon nor part of a list"
        return Trap(fault.code, message, "delete it, or write `name: value`", start, 1)
    hint = "put a space before the #" if fault.code == "yaml-block" and "#" in value else QUOTE_IT
    fixed = line[:start] + fault.fixed + comment
    return Trap(fault.code, fault.message, hint, start + fault.start, fault.length, fixed)


def _is_deeper(following: Sequence[str], line: str) -> bool:
    indent = len(line) - len(line.lstrip())
    return any(len(each) - len(each.lstrip()) > indent for each in following)


def find_item_trap(line: str) -> Trap | None:
    """The first item that needs quotes in a line in the middle of a list in brackets."""
    if len(line) > LONGEST_LINE:
        return None
    indent = len(line) - len(line.lstrip())
    fault = _bracket_fault("[" + line[indent:].rstrip(), close=False)
    if fault is None or fault.code == "yaml-bracket":
        return None
    start = indent + fault.start - 1
    return Trap(fault.code, fault.message, QUOTE_IT, start, fault.length, line[:indent] + fault.fixed[1:])


def find_bracket_key(line: str, message: str) -> Trap | None:
    """A value such as `{{ title }}`, which would make a map the name of a value."""
    start, value, comment = split_line(line)
    if len(line) > LONGEST_LINE or value[:1] not in {"[", "{"}:
        return None
    return Trap("yaml-key", message, QUOTE_IT, start, 1, line[:start] + quoted(value) + comment)


def find_layout_trap(lines: list[str], index: int) -> Trap | None:
    """What is wrong with this line beside its neighbours, asked when no line is bad in itself."""
    line = lines[index]
    if len(line) > LONGEST_LINE:
        return None
    start, value, comment = split_line(line)
    unclosed = _unclosed(value)
    if unclosed:
        code, message, fixed = unclosed
        return Trap(code, message, "close it", start, 1, line[:start] + fixed + comment)
    body = line.strip()
    if not body or body.startswith("#"):
        return None
    indent = len(line) - len(line.lstrip())
    glued = _GLUED.match(line, indent)
    if glued:
        fixed = line[: glued.end()] + " " + line[glued.end() :]
        return Trap(
            "yaml-space",
            "a space is missing after the colon",
            "put a space there",
            glued.end() - 1,
            1,
            fixed,
        )
    return _wrong_indent(lines, index, indent) or _missing_colon(line, indent)


def split_line(line: str) -> tuple[int, str, str]:
    """Where the value of a line starts, the value, and the comment after it with the blanks before."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    start += _key_length(line[start:], "-" in line[:start])
    value = line[start:]
    if value[:1] in {'"', "'", "[", "{"}:
        end = value.rfind(" #")
        comment = value[end:] if end >= 0 and value[:end].rstrip()[-1:] in {'"', "'", "]", "}"} else ""
    else:
        end = value.find(" # ")
        comment = value[end:] if end >= 0 else ""
    value = value[: len(value) - len(comment)] if comment else value
    kept = value.rstrip()
    return start, kept, value[len(kept) :] + comment


def _key_length(text: str, in_list: bool) -> int:
    """The length of `key: ` at the start of the text, or 0."""
    if text[:1] in {'"', "'"}:
        close = _quote_end(text)
        colon = close + len(text[close:]) - len(text[close:].lstrip()) if close > 0 else -1
    elif text[:1] in set("[{|>&*!%@`#"):
        return 0
    else:
        colon = text.find(": ")
        if colon < 0 and text.rstrip().endswith(":"):
            colon = len(text.rstrip()) - 1
        if in_list and colon > 0 and not _NAME.match(text[:colon]):
            return 0
    if colon <= 0 or text[colon : colon + 1] != ":" or text[colon + 1 : colon + 2] not in {"", " ", "\t"}:
        return 0
    after = text[colon + 1 :]
    return colon + 1 + len(after) - len(after.lstrip())


def _quote_end(text: str) -> int:
    """The offset after the quote that closes the one at the start, or -1."""
    mark = text[0]
    position = 1
    while (position := text.find(mark, position)) >= 0:
        if mark == "'" and text[position + 1 : position + 2] == "'":
            position += 2
        elif mark == '"' and _backslashes_before(text, position) % 2:
            position += 1
        else:
            return position + 1
    return -1


def _backslashes_before(text: str, position: int) -> int:
    before = text[:position] if position < 64 else text[position - 64 : position]
    return len(before) - len(before.rstrip("\\"))


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
        return _Fault("yaml-block", "a space is missing before the comment", fixed, glued.end())
    if first in _SIGNS and not _BLOCK_HEADER.match(value):
        code, message = _SIGNS[first]
        return _Fault(code, message, quoted(value))
    if value == "-" or value.startswith(("- ", "? ")):
        return _Fault("yaml-dash", f"a text cannot begin with {first} and a space here", quoted(value))
    colon = value.find(": ")
    if colon < 0 and value.endswith(":"):
        colon = len(value) - 1
    if colon > 0:
        message = "a colon and a space inside the text make it look like another key"
        return _Fault("yaml-colon", message, quoted(value), colon)
    return None


def _quote_fault(value: str) -> _Fault | None:
    end = _quote_end(value)
    if end < 0:
        return None
    rest = value[end:].strip()
    if not rest or rest.startswith("#"):
        escape = _bad_escape(value[:end]) if value[0] == '"' else -1
        if escape < 0:
            return None
        fixed = quoted(value[1 : end - 1]) + value[end:]
        return _Fault("yaml-escape", "a backslash in double quotes begins a code", fixed, escape, 2)
    if value[0] == "'" and value.endswith("'") and len(value) > 2:
        message = "an apostrophe inside single quotes ends the text"
        return _Fault("yaml-quote", message, quoted(value[1:-1].replace("''", "'")), end - 1)
    if value[0] == '"' and value.endswith('"') and value.count('"') % 2 and len(value) > 2:
        return _Fault("yaml-quote", "a quotation mark inside the text ends it", quoted(value[1:-1]), end - 1)
    return _Fault("yaml-quote", "the text goes on after its closing quote", quoted(value), end)


def _bad_escape(text: str) -> int:
    position = text.find("\\")
    while 0 <= position < len(text) - 1:
        if text[position + 1] not in '0abt\tnvfre "/\\N_LPxuU':
            return position
        position = text.find("\\", position + 2)
    return -1


def _bracket_fault(value: str, close: bool = True) -> _Fault | None:
    """A list or map in brackets that goes on after its end, or has an item that needs quotes."""
    items, end, _ = scan_flow(value)
    if end >= 0:
        rest = value[end:].strip()
        if rest and not rest.startswith("#"):
            return _Fault("yaml-bracket", "the text goes on after its closing bracket", quoted(value), end)
    if value[0] != "[":
        return None
    fixed, place, code = value, -1, ""
    for start, stop in reversed(items):
        item = value[start:stop].strip()
        fault = ("yaml-comment-cut", "") if item[:1] == "#" or " #" in item else _item_fault(item)
        if fault:
            at = start + len(value[start:stop]) - len(value[start:stop].lstrip())
            fixed = fixed[:at] + quoted(item) + fixed[at + len(item) :]
            place, code = at, fault[0]
    if place < 0:
        return None
    if end < 0 and close:
        fixed = _closed(fixed)
    message = "# begins a comment" if code == "yaml-comment-cut" else "this item needs quotes"
    return _Fault(code, message, fixed, place)


def _item_fault(item: str) -> tuple[str, str] | None:
    if item[:1] in {"[", "{", ""}:
        return None
    fault = _value_fault(item)
    if fault is None or (fault.code == "yaml-colon" and item.count(": ") == 1):
        return None
    return fault.code, fault.message


def scan_flow(value: str) -> tuple[list[tuple[int, int]], int, str]:
    """The items of the outermost bracket, the offset after its end (or -1), and the brackets left open."""
    depth: list[str] = []
    items: list[tuple[int, int]] = []
    start, position = 1, 0
    while position < len(value):
        sign = value[position]
        if sign in {'"', "'"} and value[:position].rstrip()[-1:] in set("[{,:"):
            length = _quote_end(value[position:])
            if length < 0:
                break
            position += length
            continue
        if sign in {"[", "{"}:
            depth.append("]" if sign == "[" else "}")
        elif sign in {"]", "}"}:
            depth.pop()
        if (sign == "," and len(depth) == 1) or not depth:
            items.append((start, position))
            start = position + 1
        position += 1
        if not depth:
            return items, position, ""
    items.append((start, len(value)))
    return items, -1, "".join(reversed(depth))


def _closed(value: str) -> str:
    _, end, missing = scan_flow(value)
    return value if end >= 0 else value.rstrip().rstrip(",") + missing


def _unclosed(value: str) -> tuple[str, str, str] | None:
    if value[:1] in {"[", "{"} and scan_flow(value)[1] < 0:
        return "yaml-bracket", "this bracket is not closed", _closed(value)
    if value[:1] == '"' and _quote_end(value) < 0:
        return "yaml-quote", "this quote is not closed", quoted(value[1:])
    if value[:1] == "'" and _quote_end(value) < 0:
        return "yaml-quote", "this quote is not closed", quoted(value)
    return None


def _wrong_indent(lines: list[str], index: int, indent: int) -> Trap | None:
    """A key indented unlike the one above it, which already has a value of its own."""
    above = index - 1
    while above >= 0 and (not lines[above].strip() or lines[above].lstrip().startswith("#")):
        above -= 1
    line = lines[index]
    if above < 0 or _key_length(line.strip(), in_list=False) == 0:
        return None
    start, value, _ = split_line(lines[above])
    key_column = len(lines[above]) - len(lines[above].lstrip(" "))
    key_column += 2 if lines[above][key_column:].startswith("- ") else 0
    if not value or _BLOCK_HEADER.match(value) or start == key_column or indent <= key_column:
        return None
    return Trap(
        "yaml-indent",
        "this line is indented further than the one above it",
        "begin both lines in the same column",
        0,
        indent,
        " " * key_column + line.lstrip(),
    )


def _missing_colon(line: str, indent: int) -> Trap | None:
    """A word, a space and more, where a key should be."""
    body = line[indent:]
    word, space, rest = body.partition(" ")
    if not space or ": " in body or body.endswith(":") or not re.fullmatch(r"[a-z_]+", word):
        return None
    return Trap(
        "yaml-missing-colon",
        f"there is no colon after {word}",
        "write the name, a colon, a space and the value",
        indent,
        len(word),
        f"{line[:indent]}{word}: {rest.strip()}",
    )
