"""Front matter as unlucky writers type it: each slip is told at its place, most with the line as it should read.

The cases are in tests/cases/unlucky.md and unlucky_files.md (other files than briefs): what was typed, then each thing
told (line, words marked, code, mended line).
"""

import re
from pathlib import Path

import pytest
from test_codes import told_by_check

from generator.cli.fixing import mend_bytes
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.walk import file_kind
from generator.parse.brief import ParseRules
from generator.parse.settings import parse_settings
from generator.parse.site import parse_bytes

CASES = Path(__file__).parent / "cases" / "unlucky.md"
OTHER_FILES = Path(__file__).parent / "cases" / "unlucky_files.md"
PATH = "content/briefs/jets.md"
OTHER = re.compile(r"(.*) \((\S+)\)")
BESIDE = "---\ntitle: Jets\ndate: 2014-08-12\nsource: https://example.org/jets\ntags: [Iraq]\n---\nText.\n"
_UNSEEN = {"␠": "\u00a0", "␣": "\u200b", "␉": "\t", "␇": "\x07", "␍": "\r", "␛": "\ufeff", "␤": "\u2028"}
_TO_TYPE = str.maketrans(_UNSEEN)
_TO_SHOW = str.maketrans({letter: sign for sign, letter in _UNSEEN.items()})
_CASE = re.compile(r"^## ([^\n]+)\n````typed\n(.*?)````\n````told\n(.*?)````$", re.DOTALL | re.MULTILINE)
FOUND: dict[str, tuple[str, str]] = {
    title: (typed, told)
    for cases in (CASES, OTHER_FILES)
    for title, typed, told in _CASE.findall(cases.read_text("utf-8"))
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


def path_of(title: str) -> str:
    """The file of a case: a brief, or what stands in parentheses behind its title."""
    other = OTHER.fullmatch(title)
    return other[2] if other else PATH


def write_site(title: str, root: Path) -> None:
    """The smallest site with the file of a case in it."""
    files = {"dateline.yaml": b"title: T\n", PATH: BESIDE.encode(), path_of(title): typed_bytes(title)}
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def told_of_bytes(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """What one file alone tells."""
    if path == "dateline.yaml":
        return parse_settings(path, data)[2]
    return parse_bytes(path, file_kind(path) or "brief", data, ParseRules())[1]


def test_all_cases_are_read() -> None:
    """A case that is not found promises nothing."""
    written = CASES.read_text("utf-8") + OTHER_FILES.read_text("utf-8")
    assert len(FOUND) == written.count("\n## ") > 120


@each_case
def test_a_slip_is_told_at_its_place(title: str, tmp_path: Path) -> None:
    """One message for one slip, where it is."""
    write_site(title, tmp_path)
    assert told_text(told_by_check(tmp_path)).translate(_TO_SHOW) == FOUND[title][1]


@each_case
def test_mending_twice_is_mending_once(title: str) -> None:
    """What `check --fix` writes it finds nothing more to mend in, and lines of which nothing is told stay."""
    typed, path = typed_bytes(title), path_of(title)
    mended = mend_bytes(path, typed, lambda data: told_of_bytes(path, data))
    if mended is None:
        return
    assert mend_bytes(path, mended.after, lambda data: told_of_bytes(path, data)) is None
    before, after = typed.split(b"\n"), mended.after.split(b"\n")
    changed = {each.line for each in mended.lines}
    assert len(before) == len(after)
    assert {
        number for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new
    } == changed
