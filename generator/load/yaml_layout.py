"""What is wrong with a line of YAML beside its neighbours: asked when no line is bad in itself."""

from collections.abc import Sequence

from generator.load.yaml_lines import BLOCK_HEADER, LONGEST_LINE, Trap, indent_of, key_length, split_line
from generator.load.yaml_traps import LIST_SIGNS, list_sign_trap, unclosed
from generator.text.patterns import pattern

_GLUED = pattern(r"[A-Za-z_][\w-]*:(?=[^\s:/])")
_OTHER_COLON = pattern(r"([A-Za-z_][\w-]*)[ \t]*(?:=|：|:=|=>)[ \t]*(.+)")
_WORD = pattern(r"[a-z_]+")
_WRITE_KEY = "write the name, a colon, a space and the value"


def find_layout_trap(lines: Sequence[str], index: int) -> Trap | None:
    """The trap in `lines[index]`, seen beside the lines above it."""
    line = lines[index]
    if len(line) > LONGEST_LINE:
        return None
    start, value, comment = split_line(line)
    open_value = unclosed(value)
    if open_value:
        fixed = line[:start] + open_value.fixed + comment
        return Trap("yaml-unclosed", open_value.message, "close it", start + open_value.start, 1, fixed)
    body = line.strip()
    if not body or body.startswith("#"):
        return None
    indent = indent_of(line)
    above = _line_above(lines, index)
    if body[0] in LIST_SIGNS and body[1:2] not in {"-", ""} and body[:2] != "- " and _may_hold_list(above):
        return list_sign_trap(line)
    glued = _GLUED.match(line, indent)
    if glued and not _goes_on(above, indent):
        fixed = line[: glued.end()] + " " + line[glued.end() :]
        message = "a space is missing after the colon"
        return Trap("yaml-space", message, "put a space there", glued.end() - 1, 1, fixed)
    return (
        _outside_block(line, above, indent)
        or _wrong_indent(line, above, indent)
        or _missing_colon(line, above, indent)
    )


def list_signs(lines: Sequence[str]) -> bool:
    """Whether these lines, which YAML takes for one text, are rather a list with other signs than its own."""
    bodies = [line.strip() for line in lines if line.strip()]
    sign = bodies[0][0] if bodies else " "
    if sign not in LIST_SIGNS or not all(body.startswith(sign) and len(body) > 1 for body in bodies):
        return False
    return len(bodies) > 1 or sign in "•‣◦"


def _line_above(lines: Sequence[str], index: int) -> str:
    above = index - 1
    while above >= 0 and (not lines[above].strip() or lines[above].lstrip().startswith("#")):
        above -= 1
    return lines[above] if above >= 0 else ""


def _may_hold_list(above: str) -> bool:
    return above.rstrip().endswith(":") or above.lstrip()[:1] in LIST_SIGNS


def _goes_on(above: str, indent: int) -> bool:
    """Whether a line so far in continues the text above it."""
    start, value, _ = split_line(above)
    return bool(value) and start > indent_of(above) and indent > indent_of(above)


def _wrong_indent(line: str, above: str, indent: int) -> Trap | None:
    """A key indented unlike the one above it, which already has a value of its own."""
    if not above or key_length(line.strip(), in_list=False) == 0:
        return None
    start, value, _ = split_line(above)
    key_column = len(above) - len(above.lstrip(" "))
    key_column += 2 if above[key_column:].startswith("- ") else 0
    if not value or BLOCK_HEADER.match(value) or start == key_column or indent <= key_column:
        return None
    message, hint = (
        "this line is indented further than the one above it",
        "begin both lines in the same column",
    )
    return Trap("yaml-indent", message, hint, 0, indent, " " * key_column + line.lstrip())


def _outside_block(line: str, above: str, indent: int) -> Trap | None:
    """The first line of a text under `name: |` that begins no further in than the name."""
    _, value, _ = split_line(above)
    if not BLOCK_HEADER.match(value) or indent > indent_of(above) or key_length(line.strip(), in_list=False):
        return None
    message = "the lines of a text below its name begin further in than the name"
    fixed = f"{' ' * indent_of(above)}  {line.strip()}"
    return Trap("yaml-indent", message, "put two spaces before each of them", indent, 1, fixed)


def _missing_colon(line: str, above: str, indent: int) -> Trap | None:
    """A word, another sign or none, and more, where a key should be."""
    body = line[indent:]
    other = _OTHER_COLON.fullmatch(body)
    if other:
        message = f"a colon and a space stand after {other[1]}"
        fixed = f"{line[:indent]}{other[1]}: {other[2].strip()}"
        return Trap("yaml-missing-colon", message, _WRITE_KEY, indent, len(other[1]), fixed)
    word, space, rest = body.partition(" ")
    if not space or ": " in body or body.endswith(":") or not _WORD.fullmatch(word):
        return None
    if " " in rest.strip() and " " in split_line(above)[1]:
        message, hint = (
            "this line is no name with a value",
            "if it goes on with the text above, begin it further in",
        )
        return Trap("yaml-missing-colon", message, hint, indent, len(word), "  " + line)
    hint = f"{_WRITE_KEY}; or, if this goes on with the text above, begin it further in"
    fixed = f"{line[:indent]}{word}: {rest.strip()}"
    return Trap("yaml-missing-colon", f"there is no colon after {word}", hint, indent, len(word), fixed)
