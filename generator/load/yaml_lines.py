"""One line of YAML taken apart: its key, its value, the comment after it, the items of a list in brackets."""

import msgspec

from generator.text.patterns import pattern

LONGEST_LINE = 2000
"""Nobody typed a longer one; some of what is done with a line costs its square."""
# What is not allowed is named, not what is: a set with nearly every letter in it takes ten times as long to compile.
ODD = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Letters that no YAML can hold, or that only some of its readers take for the end of a line."""
BLOCK_HEADER = pattern(r"[|>][-+0-9]{0,2}\s*(?:\s#.*)?\Z")
_LEAD = pattern(r"[ \t\u00a0]*(?:-[ \t]+)*")
_NAME = pattern(r"[\w.-]+\Z")
_CLOSERS = frozenset("\"']}")


class Trap(msgspec.Struct, frozen=True, gc=False):
    """A fault in one line: `start` counts from 0; `fixed_line` is the whole line, or ""."""

    code: str
    message: str
    hint: str
    start: int
    length: int
    fixed_line: str = ""


def split_line(line: str) -> tuple[int, str, str]:
    """Where the value of a line starts, the value, and the comment after it with the blanks before."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    start += key_length(line[start:], in_list="-" in line[:start])
    value = line[start:]
    if value[:1] in {'"', "'", "[", "{"}:
        end = value.rfind(" #")
        comment = value[end:] if end >= 0 and value[:end].rstrip()[-1:] in _CLOSERS else ""
    else:
        end = value.find(" # ")
        comment = value[end:] if end >= 0 else ""
    value = value[: len(value) - len(comment)] if comment else value
    kept = value.rstrip()
    return start, kept, value[len(kept) :] + comment


def indent_of(line: str) -> int:
    """How many blanks stand before the first letter."""
    return len(line) - len(line.lstrip())


def key_length(text: str, *, in_list: bool) -> int:
    """The length of `key: ` at the start of the text, or 0."""
    if text[:1] in {'"', "'"}:
        close = quote_end(text)
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


def quote_end(text: str) -> int:
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


def scan_flow(value: str) -> tuple[list[tuple[int, int]], int, str]:
    """The items of the outermost bracket, the offset after its end (or -1), and the brackets left open."""
    depth: list[str] = []
    items: list[tuple[int, int]] = []
    start, position = 1, 0
    while position < len(value):
        sign = value[position]
        if sign in {'"', "'"} and value[:position].rstrip()[-1:] in set("[{,:"):
            length = quote_end(value[position:])
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
