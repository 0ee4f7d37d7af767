"""Text that YAML takes for one long text, where names and values were meant: written as other programs write them, or
with a slip in every line. Asked by settings.py and shared.py of a file in which no record was found; knows no field.
"""

import re
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.schema.quoting import written
from generator.schema.source_lines import source_lines
from generator.schema.values import shown

_TOML = re.compile(r"\+\+\+[ \t]*|\[{1,2}[\w.\"-]+\]{1,2}|[\w.\"-]+[ \t]*=[ \t]*\S.*")
_GLUED = re.compile(
    r"([^\s:：#'\"-](?:[^:：\n]*[^:：\n \t])?)[ \t]*"
    r"(?::(?=[^\s/])|:(?=[\u00a0\u2007\u202f])|：)\s*(.*)"
)
_SEPARATORS = ",;\t|"
_MOST_TOLD = 20


def told_of_writing(text: str, path: str) -> tuple[Diagnostic, ...]:
    """What is said of the whole, or of each line that a space would mend; nothing where the text is any other."""
    lines = [
        (number, line)
        for number, line in enumerate(source_lines(text.lstrip("\ufeff")).lines, 1)
        if line.strip()
    ]
    lines = [(number, line) for number, line in lines if not line.lstrip().startswith("#")]
    if not lines:
        return ()
    if all(_TOML.fullmatch(line) for _, line in lines[:2]):
        message = "this is TOML (name = value); Dateline reads YAML (name: value)"
        return (_told(path, lines[0], message, "write a colon and a space for each ="),)
    if names := _columns([line for _, line in lines]):
        record = ", ".join(f"{name}: …" for name in names)
        message = "this is a table, as spreadsheets save it (CSV)"
        return (_told(path, lines[0], message, f"write each row as a record: `- {{{shown(record)}}}`"),)
    return tuple(_glued(lines, path))


def _told(path: str, line: tuple[int, str], message: str, hint: str) -> Diagnostic:
    number, text = line
    return Diagnostic("record-shape", message, path, Span(number, 1, len(text.rstrip())), hint)


def _columns(lines: list[str]) -> list[str]:
    """The names in the first line of a table; nothing where there is none."""
    for sign in _SEPARATORS:
        number = lines[0].count(sign)
        if number and len(lines) > 1 and all(line.count(sign) >= number for line in lines[1:3]):
            return [name.strip().strip('"') for name in lines[0].split(sign)]
    return []


def _glued(lines: list[tuple[int, str]], path: str) -> Iterator[Diagnostic]:
    """Each line with a colon that no plain space follows, if all at the margin have one."""
    found = [(number, line, _GLUED.fullmatch(line)) for number, line in lines if line[:1].strip()]
    if not all(match for _, _, match in found):
        return
    for number, line, match in found[:_MOST_TOLD]:
        if match is not None:
            span = Span(number, match.end(1) + 1, 1)
            message = "a colon and a plain space part a name from its value, and stand nowhere in this line"
            fixed = f"{match[1]}: {written(match[2].strip())}".rstrip()
            hint = f"write `{shown(fixed)}`"
            yield Diagnostic("yaml-space", message, path, span, hint, fixed_line=fixed if line else "")
