"""Golden pages: what one small site becomes, kept whole, so that a change of look or data is read before it lands."""

import difflib
import re
import shutil
from pathlib import Path

import pytest
from conftest import DEMO_DAY, REPOSITORY, run_dateline

GOLDEN = REPOSITORY / "tests/golden"
KEPT = (
    "index.html",
    "briefs/moscow/index.html",
    "events/first-jets/index.html",
    "tags/su-25/index.html",
    "timeline/2014/index.html",
    "feed.xml",
    "data/events.json",
)
# The style sheet has its own tests: a colour that changes is no difference on seven pages.
STYLE_VERSION = re.compile(r"(?<=style\.css\?v=)[0-9a-f]+")
SHOWN = 60


@pytest.fixture(scope="module")
def golden_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site of tests/golden/site, built in a folder of its own: its output folder."""
    root = tmp_path_factory.mktemp("golden") / "site"
    shutil.copytree(GOLDEN / "site", root)
    result = run_dateline("build", "--strict", "--today", DEMO_DAY, cwd=root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def difference(kept: str, made: str) -> str:
    """What changed, an element a line, so that one word in a long paragraph is one short line."""
    before, after = (re.sub(r"(?<=[^\n])(?=<[^/])", "\n", text).split("\n") for text in (kept, made))
    lines = list(difflib.unified_diff(before, after, "kept", "made", n=1, lineterm=""))
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    return "\n".join(lines[:SHOWN] + more)


@pytest.mark.parametrize("name", KEPT)
def test_a_page_is_the_golden_one(golden_site: Path, name: str, renew: bool) -> None:
    """Nobody changes by accident what readers see, subscribe to or calculate with."""
    made = STYLE_VERSION.sub("…", (golden_site / name).read_text("utf-8"))
    path = GOLDEN / "pages" / name
    if renew:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    kept = path.read_text("utf-8")
    if made != kept:
        pytest.fail(f"{name}: run `make renew` if this is meant\n{difference(kept, made)}", pytrace=False)


def test_no_golden_page_is_forgotten() -> None:
    """A kept page that nothing compares would be believed and not be true."""
    kept = {path.relative_to(GOLDEN / "pages").as_posix() for path in GOLDEN.glob("pages/**/*.*")}
    assert kept == set(KEPT)
