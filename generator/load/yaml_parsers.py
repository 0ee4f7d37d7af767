"""The two YAML parsers behind load/yaml_events.py: PyYAML's C parser, and its Python one brought into line with it.

Both give the same events at the same places; text must come with tabs, line ends and odd characters settled.
"""

import re
from typing import Any, Protocol

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

try:
    from yaml._yaml import CParser
except ImportError:  # a PyYAML without libyaml
    CParser = None  # type: ignore[assignment, misc]


class EventParser(Protocol):
    """What load/yaml_events.py needs of a parser."""

    def get_event(self) -> Any:
        """The next event, or None after the last one."""
        ...


# Where an unquoted word ends: at a blank, at a colon before a blank, and in brackets at their signs.
_BLOCK_WORD = re.compile(r"[^\0 \n:]*(?::(?![\0 \n])[^\0 \n:]*)*")
_FLOW_WORD = re.compile(r"[^\0 \n:,\[\]{}]*(?::(?![\0 \n,?\[\]{}])[^\0 \n:,\[\]{}]*)*")


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's Python parser, reading `?` inside brackets as libyaml does: `[2014-07-27?]` is one word."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def check_directive(self) -> bool:
        """A line that begins with % is a fault, as are the directives that libyaml knows."""
        return False

    def scan_plain(self) -> ScalarToken:
        """One unquoted scalar, over as many lines as it takes."""
        start = end = self.get_mark()
        indent = self.indent + 1
        word = _FLOW_WORD if self.flow_level else _BLOCK_WORD
        chunks: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#":
            match = word.match(self.buffer, self.pointer)
            length = match.end() - self.pointer if match else 0
            if self.flow_level and self.peek(length) == ":" and self.peek(length + 1) in ",?[]{}":
                raise ScannerError(None, start, "found unexpected ':'", self.get_mark())
            if length == 0:
                break
            self.allow_simple_key = False
            chunks.extend(spaces)
            chunks.append(self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)


def fastest_parser(text: str) -> EventParser:
    """The C parser when PyYAML has it, else the Python one."""
    return PythonParser(text) if CParser is None else CParser(text)
