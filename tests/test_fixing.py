"""`check --fix` and `--diff`: what can only be meant in one way is put right, and no other byte is touched."""

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SiteMaker, run_dateline
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli.author_files import difference, write_files
from generator.cli.fixing import MendedFile, mend_bytes, mend_site
from generator.diagnostics.diagnostic import Diagnostic
from generator.parse.brief import ParseRules
from generator.parse.site import parse_bytes

PATH = "content/briefs/a.md"
SLIPS = (
    "title: Heat waves: a review",
    "summary: “It’s” here: there",
    "why: 'it's one'",
    "tags: [a, b,]",
    "tags: [Iraq, #jets]",
    "series:  Iraq: monitor   # kept",
    "series:\u00a0Iraq",
    "\tlang: en",
    "issue:2014",
)
FINE = (
    "# a comment: with, [signs]",
    "",
    "date: 2014-08-12   # the day",
    "source: https://x.example/ü",
    "original: true",
    "rights: 'مرحبا'",
)
TEXT = (
    "Text with [a link](https://x.example).",
    "",
    "[A]{when= 2014}",
    "[B] {when=2014}",
    "{when: 2014}",
    "# Heading",
    "Ünïcödé \u2028 text",
    "\ttabbed",
    "text: with colon",
)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENDS = (("\n",), ("\r\n",), ("\n", "\r\n", "\r"))


def diagnose(data: bytes) -> tuple[Diagnostic, ...]:
    return parse_bytes(PATH, "brief", data, ParseRules())[1]


def mended_files(root: Path) -> tuple[MendedFile, ...]:
    """What --fix would write, in a site that can be looked at."""
    mended, unseen = mend_site(root)
    assert unseen == ()
    return mended


def mend(data: bytes) -> MendedFile | None:
    return mend_bytes(PATH, data, diagnose)


def lines(data: bytes) -> list[bytes]:
    """Lines with their ends, as they stand."""
    return re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", data)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A brief with slips and all that files have: a mark, mixed line ends, no last one."""
    front = draw(st.lists(st.sampled_from(SLIPS + FINE), max_size=8))
    text = draw(st.lists(st.sampled_from(TEXT), max_size=6))
    ends = draw(st.sampled_from(ENDS))
    typed = ["---", *front, "---", *text]
    whole = "".join(line + ends[number % len(ends)] for number, line in enumerate(typed))
    whole = whole.rstrip("\r\n") if draw(st.booleans()) else whole
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + whole.encode("utf-8")


@UNHURRIED
@given(files())
def test_no_byte_changes_but_in_the_lines_that_are_told(data: bytes) -> None:
    """Comments, order, line ends, tabs, marks and every letter elsewhere are the author's own."""
    found = mend(data)
    if found is None:
        return
    before, after = lines(data), lines(found.after)
    assert len(before) == len(after)
    told = {each.line for each in found.lines}
    for number, (old, new) in enumerate(zip(before, after, strict=True), start=1):
        assert (old != new) <= (number in told)
        assert old[len(old.rstrip(b"\r\n")) :] == new[len(new.rstrip(b"\r\n")) :]
    assert found.after.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")


@UNHURRIED
@given(files())
def test_what_is_mended_needs_no_mending(data: bytes) -> None:
    """A second run changes nothing."""
    found = mend(data)
    assert found is None or mend(found.after) is None


@UNHURRIED
@given(files())
def test_mending_what_can_be_read_makes_no_error(data: bytes) -> None:
    """A correction never breaks what was right."""
    found = mend(data)
    if found is not None and parse_bytes(PATH, "brief", data, ParseRules())[0] is not None:
        assert len(errors(found.after)) <= len(errors(data))


def errors(data: bytes) -> list[Diagnostic]:
    return [each for each in diagnose(data) if each.severity == "error"]


SLIP = "---\ntitle: Heat waves: a review\ndate: 2014-08-12\noriginal: true\n---\nText.\n"
RIGHT = '---\ntitle: "Heat waves: a review"\ndate: 2014-08-12\noriginal: true\n---\nText.\n'


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("plain", SLIP, RIGHT),
        ("CRLF", SLIP.replace("\n", "\r\n"), RIGHT.replace("\n", "\r\n")),
        ("a mark", "\ufeff" + SLIP, "\ufeff" + RIGHT),
        ("no last line end", SLIP.rstrip(), RIGHT.rstrip()),
        ("mixed ends", SLIP.replace("12\n", "12\r\n"), RIGHT.replace("12\n", "12\r\n")),
        ("a comment", SLIP.replace("review", "review  # über"), RIGHT.replace('review"', 'review"  # über')),
        ("spaces at the end", SLIP.replace("2014-08-12", "2014-08-12  "), RIGHT.replace("2014-08-12", "2014-08-12  ")),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)  # fmt: skip
def test_a_line_is_mended_in_any_file(name: str, before: str, after: str, make_site: SiteMaker) -> None:
    """Whatever editor wrote it; and `check --fix` twice is the same as once."""
    root = make_site({"content/briefs/a.md": ""})
    (root / PATH).write_bytes(before.encode())
    mended = mended_files(root)
    assert '+title: "Heat waves: a review"' in difference(mended), name
    assert (root / PATH).read_bytes() == before.encode()
    assert len(write_files(root, mended)[0]) == 1
    assert (root / PATH).read_bytes() == after.encode()
    assert mended_files(root) == ()
    assert [path.name for path in (root / "content/briefs").iterdir()] == ["a.md"]


def test_diff_shows_and_fix_writes(make_site: SiteMaker) -> None:
    """--diff fails while there is something to mend, so that a machine can ask; a second --fix touches no file."""
    root = make_site({"content/briefs/a.md": SLIP})
    shown = run_dateline("check", "--diff", cwd=root)
    assert (shown.returncode, "+title:" in shown.stdout) == (1, True)
    assert (root / PATH).read_text("utf-8") == SLIP
    fixed = run_dateline("check", "--fix", cwd=root)
    assert (fixed.returncode, "1 line mended in 1 file" in fixed.stdout) == (0, True)
    assert (root / PATH).read_text("utf-8") == RIGHT
    stamp = (root / PATH).stat().st_mtime_ns
    assert "mended" not in run_dateline("check", "--fix", cwd=root).stdout
    assert (root / PATH).stat().st_mtime_ns == stamp
    assert run_dateline("check", "--diff", cwd=root).returncode == 0


def test_the_difference_is_one_that_patch_takes(make_site: SiteMaker) -> None:
    """`dateline check --diff | patch -p0` does what --fix does."""
    root = make_site({"content/briefs/a.md": SLIP.rstrip(), "content/briefs/b.md": SLIP})
    shown = difference(mended_files(root))
    done = subprocess.run(
        ["patch", "-p0", "--quiet"], cwd=root, input=shown, text=True, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert (root / PATH).read_text("utf-8") == RIGHT.rstrip()
    assert (root / "content/briefs/b.md").read_text("utf-8") == RIGHT


def test_a_second_document_is_not_torn_apart(make_site: SiteMaker) -> None:
    """A file of records with `---` in it is told of and left as it is but for its own slips."""
    text = "a: {name: A}\n---\nb: {name: B}\n"
    root = make_site({"content/outlets/a.yaml": text})
    write_files(root, mended_files(root))
    assert (root / "content/outlets/a.yaml").read_text("utf-8") == text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_rights_stay_as_they_were(make_site: SiteMaker) -> None:
    """A file for its owner alone is not opened to others."""
    root = make_site({"content/briefs/a.md": SLIP})
    (root / PATH).chmod(0o640)
    assert len(write_files(root, mended_files(root))[0]) == 1
    assert stat.S_IMODE((root / PATH).stat().st_mode) == 0o640


def test_the_settings_are_mended_first(make_site: SiteMaker) -> None:
    """Files that can only be read with the settings are mended in the same run."""
    root = make_site({"dateline.yaml": "title: Arms: a watch\n# kept\n", "content/briefs/a.md": SLIP})
    assert len(write_files(root, mended_files(root))[0]) == 2
    assert (root / "dateline.yaml").read_text("utf-8") == 'title: "Arms: a watch"\n# kept\n'
    assert (root / PATH).read_text("utf-8") == RIGHT
