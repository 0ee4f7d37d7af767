"""What the author is shown: the place, the line with a caret, the hint; for people, GitHub and programs."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.excerpts import with_excerpts
from generator.diagnostics.formats.cells import shown_line, visible
from generator.diagnostics.formats.github import as_annotations
from generator.diagnostics.formats.json import as_data
from generator.diagnostics.formats.text import as_text, one_as_text
from generator.diagnostics.span import Span

FAULT = Diagnostic(
    "yaml-colon",
    "the title contains “: ”, which YAML reads as a new key",
    "content/briefs/heat.md",
    Span(3, 12, 1),
    "put the whole title in quotes",
    fixed_line='title: "Heat waves: a review"',
    excerpt="title: Heat waves: a review",
)


def caret_line(line: str, span: Span) -> tuple[str, str]:
    """The excerpt and its caret line as printed, without the gutter."""
    rows = one_as_text(Diagnostic("x", "m", "a.md", span, excerpt=line)).split("\n")
    return rows[1].split("| ", 1)[1], rows[2].split("| ", 1)[1]


def width(text: str) -> int:
    """Cells in a terminal."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def test_a_fault_is_told_with_its_place_its_line_and_what_to_write() -> None:
    """A writer sees at once where to look, what is wrong and what to type instead."""
    assert one_as_text(FAULT) == (
        "content/briefs/heat.md:3:12: error[yaml-colon]: the title contains “: ”, which YAML reads as a new key\n"
        "  3 | title: Heat waves: a review\n"
        "    |            ^\n"
        "  hint: put the whole title in quotes\n"
        '  write: title: "Heat waves: a review"\n'
    )


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("title: Heat", "Heat"),
        ("\ttags:\t[Iraq]", "[Iraq]"),
        ("title: 伊拉克 and Iraq", "Iraq"),
        ("title: 伊拉克 and Iraq", "拉克"),
        ("title: cafe\u0301 x Iraq", "Iraq"),
        ("title: ☂️ Iraq", "Iraq"),
        ("title: мой Ирак", "Ирак"),
        ("bell \x07 Iraq", "Iraq"),
        ("turned \u202e Iraq", "Iraq"),
        ("x" * 500 + " Iraq " + "y" * 500, "Iraq"),
    ],
)
def test_the_caret_stands_under_the_words_that_are_wrong(line: str, marked: str) -> None:
    """Tabs, wide letters, combining marks and very long lines do not move the caret away from the fault."""
    column = line.index(marked)
    shown, carets = caret_line(line, Span(1, column + 1, len(marked)))
    before = shown[: shown.index(marked)]
    assert len(carets) - len(carets.lstrip()) == width(before.replace("\ufe0f", ""))
    assert len(carets.strip()) == width(marked)


@settings(max_examples=200)
@given(
    st.text(st.characters(exclude_characters="\n\r"), max_size=300),
    st.integers(-1, 10**9),
    st.integers(-1, 10**9),
)
def test_any_line_and_any_place_can_be_shown(line: str, column: int, length: int) -> None:
    """No content, however odd, breaks the message about it, and none of it reaches the terminal as a command."""
    told = one_as_text(Diagnostic("x", line, line, Span(1, column, length), line, excerpt=line))
    assert told.endswith("\n")
    assert not any(unicodedata.category(letter) == "Cc" for letter in told if letter != "\n")
    assert len(shown_line(line)[1]) == len(line) + 1


def test_text_of_the_site_cannot_give_orders_to_the_terminal() -> None:
    """A title with an escape sequence or a turn of direction is shown as what it is."""
    assert visible("a\x1b[31mb\u202ec") == "a␛[31mb<U+202E>c"


def test_colour_changes_no_word() -> None:
    """Whoever pipes a coloured message through a filter finds the plain one."""
    coloured = as_text([FAULT, FAULT], colour=True)
    for code in ("1;31", "1;33", "1;36", "1", "2", "32", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == as_text([FAULT, FAULT])


def test_github_is_given_no_letter_that_turns_a_line_round() -> None:
    """In a log nobody could read what is wrong, if it were shown as it is typed."""
    printed = as_annotations(
        [Diagnostic("text-direction", "“\u202eemac” is wrong", "a\u202e.md", Span(1, 1))]
    )
    assert printed == "::error file=a\u202e.md,line=1,col=1,title=text-direction::“<U+202E>emac” is wrong\n"


def test_github_is_given_the_place_and_the_hint_on_one_line() -> None:
    """A reviewer sees the fault at its line; signs that would end the command are escaped."""
    fault = Diagnostic(
        "a-b", "50% done\nsecond", "briefs/a,b:c.md", Span(3, 4, 2), "mend it", severity="warning"
    )
    assert as_annotations([fault, Diagnostic("c", "none", severity="note")], folder="sites/one") == (
        "::warning file=sites/one/briefs/a%2Cb%3Ac.md,line=3,col=4,endColumn=6,title=a-b"
        "::50%25 done%0Asecond%0Amend it\n"
        "::notice title=c::none\n"
    )


def test_programs_are_given_exactly_the_keys_of_the_contract() -> None:
    """A script that reads the JSON of one version reads that of the next."""
    expected = {
        "severity": "error",
        "code": "yaml-colon",
        "path": "content/briefs/heat.md",
        "line": 3,
        "column": 12,
        "message": FAULT.message,
        "hint": FAULT.hint,
    }
    assert as_data([FAULT]) == [expected]
    assert json.loads(json.dumps(as_data([Diagnostic("c", "none")])))[0]["line"] is None


def test_the_line_shown_is_the_files_own(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends and unusual separators do not shift the line."""
    data = "\ufefftitle: A\u2028B\x0c\r\n\r\nthird\rfourth".encode()
    (tmp_path / "a.md").write_bytes(data)
    told = [Diagnostic("x", "m", "a.md", Span(line, 1)) for line in (1, 3, 4, 9)]
    told += [Diagnostic("x", "m", "gone.md", Span(1, 1)), Diagnostic("x", "m")]
    lines = [each.excerpt for each in with_excerpts(told, tmp_path)]
    assert lines == ["title: A\u2028B\x0c", "third", "fourth", "", "", ""]
