"""Front matter as unlucky writers type it: each slip is told at its place, most with the line as it should read.

The cases are in tests/cases/unlucky.md: what was typed, then each thing told (line, words marked, code, mended line).
"""

import re
from pathlib import Path

import pytest
from test_codes import told_by_check

from generator.cli.fixing import mend_bytes
from generator.diagnostics.diagnostic import Diagnostic
from generator.parse.brief import ParseRules
from generator.parse.site import parse_bytes

CASES = Path(__file__).parent / "cases" / "unlucky.md"
PATH = "content/briefs/jets.md"
_UNSEEN = {"␠": "\u00a0", "␣": "\u200b", "␉": "\t", "␇": "\x07", "␍": "\r", "␛": "\ufeff", "␤": "\u2028"}
_TO_TYPE = str.maketrans(_UNSEEN)
_TO_SHOW = str.maketrans({letter: sign for sign, letter in _UNSEEN.items()})
_CASE = re.compile(r"^## ([^\n]+)\n````typed\n(.*?)````\n````told\n(.*?)````$", re.DOTALL | re.MULTILINE)
FOUND: dict[str, tuple[str, str]] = {
    title: (typed, told) for title, typed, told in _CASE.findall(CASES.read_text("utf-8"))
}
each_case = pytest.mark.parametrize("title", FOUND)


def told_text(told: list[Diagnostic]) -> str:
    shown = []
    for each in told:
        line, column, length = (
            (each.span.line, each.span.column - 1, each.span.length) if each.span else (0, 0, 0)
        )
        shown.append(f"{line} «{each.excerpt[column : column + length]}» {each.severity} {each.code}")
        shown += [f"  line: {each.fixed_line}"] if each.fixed_line else []
    return "".join(f"{line}\n" for line in shown)


def typed_bytes(title: str) -> bytes:
    return FOUND[title][0].translate(_TO_TYPE).encode("utf-8")


def test_all_cases_are_read() -> None:
    """A case that is not found promises nothing."""
    assert len(FOUND) == CASES.read_text("utf-8").count("\n## ") > 80


@each_case
def test_a_slip_is_told_at_its_place(title: str, tmp_path: Path) -> None:
    """One message for one slip, where it is."""
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_bytes(typed_bytes(title))
    (tmp_path / "dateline.yaml").write_text("title: T\n")
    assert told_text(told_by_check(tmp_path)).translate(_TO_SHOW) == FOUND[title][1]


@each_case
def test_mending_twice_is_mending_once(title: str) -> None:
    """What `check --fix` writes it finds nothing more to mend in, and lines of which nothing is told stay."""
    typed = typed_bytes(title)
    mended = mend_bytes(PATH, typed, lambda data: parse_bytes(PATH, "brief", data, ParseRules())[1])
    if mended is None:
        return
    again = mend_bytes(PATH, mended.after, lambda data: parse_bytes(PATH, "brief", data, ParseRules())[1])
    assert again is None
    before, after = typed.split(b"\n"), mended.after.split(b"\n")
    changed = {each.line for each in mended.lines}
    assert len(before) == len(after)
    assert {
        number for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new
    } == changed
