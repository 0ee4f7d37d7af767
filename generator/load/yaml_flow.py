"""A value in brackets in which a quote or a bracket was left open: where, and how it should read.

Asked of one line near which a parser has failed. What was meant is offered, and nobody is sure of it.
"""

import msgspec

from generator.load.yaml_lines import quote_end
from generator.schema.quoting import quoted
from generator.text.patterns import pattern

_NEXT_NAME = pattern(r",\s*[A-Za-z_][\w-]*:\s")
_CLOSING = pattern(r"[\]}\s]*\Z")
_CLOSER = {"[": "]", "{": "}"}


class OpenFlow(msgspec.Struct, frozen=True, gc=False):
    """What is open first, and the value with all of it closed."""

    message: str
    start: int
    fixed: str


def find_open(value: str) -> OpenFlow | None:
    """The first quote or bracket that is not closed by its own kind; None where all are."""
    fixed, position = value, 0
    faults: list[tuple[int, str]] = []
    stack: list[tuple[str, int]] = []
    while position < len(fixed):
        sign = fixed[position]
        if sign in "\"'" and fixed[:position].rstrip()[-1:] in set("[{,:"):
            if quote_end(fixed[position:]) < 0:
                faults.append((position, "this quote is not closed"))
                fixed = _with_quote(fixed, position)
            position += max(quote_end(fixed[position:]), 1)
            continue
        if sign in _CLOSER:
            stack.append((_CLOSER[sign], position))
        elif sign in "]}":
            closer, opened = stack.pop()
            if closer != sign:
                faults.append((opened, "this bracket is not closed by its own kind"))
                # Where an outer one is closed here the inner one is, too; else the sign is a slip for the other.
                is_outer = any(each == sign for each, _ in stack)
                fixed = fixed[:position] + closer + fixed[position + (0 if is_outer else 1) :]
            if not stack:
                break
        position += 1
    if stack:
        faults.append((stack[0][1], "this bracket is not closed"))
        fixed = fixed.rstrip().rstrip(",") + "".join(closer for closer, _ in reversed(stack))
    if not faults:
        return None
    return OpenFlow(faults[0][1], faults[0][0], fixed)


def _with_quote(value: str, start: int) -> str:
    """The text from an open quote to the next name, or to the brackets at the end, in quotes of its own."""
    rest = value[start + 1 :]
    next_name = _NEXT_NAME.search(rest) or _CLOSING.search(rest)
    end = next_name.start() if next_name is not None else len(rest)
    return value[:start] + quoted(rest[:end]) + rest[end:]
