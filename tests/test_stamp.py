"""“Nothing changed” is answered at once, and only when nothing did."""

import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from conftest import REPOSITORY, SiteMaker

from generator.build.options import BuildOptions
from generator.build.stamp import unchanged
from generator.build.timings import Timing
from generator.pipeline import build_site

BRIEF = """---
title: Moscow sees opportunity
date: {date}
source: https://example.com/a
{more}
---
Russia sells arms.
"""
FAR = 3600.0
"""The clock of a build runs ahead, so that files count as old enough to be trusted by their times."""


def options(
    root: Path, *, today: str = "2026-01-01", clock: float = 0.0, strict: bool = False
) -> BuildOptions:
    return BuildOptions(
        output=root / "site", today=today, jobs=1, clock=clock or time.time() + FAR, strict=strict
    )


@pytest.fixture
def built(make_site: SiteMaker) -> Path:
    """A site with one brief of today and one of next year, built."""
    root = make_site(
        {
            "content/briefs/now.md": BRIEF.format(date="2014-08-12", more=""),
            "content/briefs/later.md": BRIEF.format(date="2027-01-01", more=""),
        }
    )
    assert build_site(root, options(root)).published
    assert unchanged(root, options(root)) is not None
    return root


def test_an_unchanged_site_says_what_its_build_said(built: Path) -> None:
    """The closing line, what was left out and what was warned of are the same as when it was built."""
    first = build_site(built, options(built))
    again = unchanged(built, options(built))
    assert again is not None
    assert (again.briefs, again.tags, again.events) == (first.briefs, first.tags, first.events)
    assert (again.skipped, again.diagnostics) == (first.skipped, first.diagnostics)
    assert again.files_unchanged == first.files_unchanged + first.files_written


def test_a_warning_is_told_again_and_fails_a_strict_build(make_site: SiteMaker) -> None:
    """A warning that is told once is soon forgotten; and --strict means it, whatever was built before."""
    root = make_site({"content/briefs/a.md": BRIEF.format(date="2014-08-12", more="colour: red")})
    assert build_site(root, options(root)).published
    again = unchanged(root, options(root))
    assert again is not None
    assert [each.code for each in again.diagnostics if each.severity == "warning"] == ["field-unknown"]
    assert unchanged(root, options(root, strict=True)) is None


@pytest.mark.parametrize(
    "change",
    [
        "content/briefs/now.md",
        "content/briefs/new.md",
        "content/media/new.txt",
        "templates/brief.html",
        "dateline.yaml",
        "site/index.html",
        "site/briefs/now/index.html",
        "site/a-foreign-file.txt",
        "site/.dateline-manifest",
        "site/.dateline-staging/journal",
    ],
)
def test_any_file_that_changes_is_noticed(built: Path, change: str) -> None:
    """Whatever somebody does to a file of the site or of its output, the next build looks at everything."""
    path = built / change
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(path.read_bytes() + b" " if path.exists() else b"new")
    assert unchanged(built, options(built)) is None


def test_a_file_that_goes_is_noticed(built: Path) -> None:
    """A page deleted by hand comes back with the next build."""
    (built / "site/index.html").unlink()
    assert unchanged(built, options(built)) is None


def test_the_day_on_which_something_comes_out_is_noticed(built: Path) -> None:
    """A scheduled brief comes out although no file changed."""
    assert unchanged(built, options(built, today="2026-12-31")) is not None
    assert unchanged(built, options(built, today="2027-01-01")) is None


def test_a_clock_that_was_put_back_is_noticed(built: Path) -> None:
    """What was published tomorrow need not be published today."""
    assert unchanged(built, options(built, today="2025-12-31")) is None


def test_other_options_are_another_site(built: Path) -> None:
    """Drafts shown on request are not the site that was built without them."""
    asked = options(built)
    for other in ({"drafts": True}, {"future": True}, {"base_url": "https://example.org/"}, {"rehash": True}):
        changed = BuildOptions(
            **{**{name: getattr(asked, name) for name in asked.__struct_fields__}, **other}
        )
        assert unchanged(built, changed) is None, other


def test_a_file_as_young_as_the_stamp_is_not_trusted(make_site: SiteMaker) -> None:
    """A file may change again within one tick of the clock without its times telling."""
    root = make_site({"content/briefs/now.md": BRIEF.format(date="2014-08-12", more="")})
    now = time.time()
    assert build_site(root, options(root, clock=now)).published
    assert unchanged(root, options(root, clock=now)) is None
    assert build_site(root, options(root, clock=now + FAR)).published
    assert unchanged(root, options(root, clock=now + FAR)) is not None


@pytest.mark.parametrize("meddled", ["site/robots.txt", "site/new.txt", "content/briefs/now.md"])
def test_what_changes_during_a_build_is_noticed_by_the_next(built: Path, meddled: str) -> None:
    """A stamp tells what the build saw and did, not what it finds when it is done."""

    def meddle(timing: Timing) -> None:
        if timing.name == "look at the output folder":
            (built / meddled).write_text(
                "---\ntitle: Meddled\ndate: 2014-08-12\n---\nSo.\n", encoding="utf-8"
            )

    page = built / "content/briefs/now.md"
    page.write_text(BRIEF.format(date="2014-08-13", more=""), encoding="utf-8")
    asked = msgspec.structs.replace(options(built), timed=meddle)
    assert build_site(built, asked).published
    assert unchanged(built, options(built)) is None


def run_alone(code: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Runs Python in a process of its own, in the site's folder."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_build_lists_each_folder_once(built: Path) -> None:
    """Ten thousand files are looked at in the time that one look takes, not three."""
    code = (
        "import sys, collections; seen = collections.Counter(); "
        "note = lambda event, given: seen.update([given[0]]) if event == 'os.scandir' else None; "
        "sys.addaudithook(note); from generator.cli.main import call; "
        "code = call(['build', '--today', '2026-01-01']); "
        "print(code, [(n, p) for p, n in seen.items() if '/briefs' in p and n > 1])"
    )
    page = built / "content/briefs/now.md"
    page.write_text(BRIEF.format(date="2014-08-13", more=""), encoding="utf-8")
    ran = run_alone(code, built)
    assert ran.stdout.splitlines()[-1] == "0 []", ran.stderr


def test_nothing_changed_loads_next_to_nothing(built: Path) -> None:
    """The answer is there at once because neither templates nor Markdown nor the model are loaded for it."""
    code = (
        "import sys; from generator.cli.main import call; "
        "code = call(['build', '--today', '2026-01-01']); "
        "print(code, *sorted(sys.modules), file=sys.stderr)"
    )
    # Two seconds must lie between the files and the build that is to be trusted: they are made older.
    for path in [*built.glob("content/**/*.md"), built / "dateline.yaml"]:
        os.utime(path, (1, 1))
    for _ in range(2):
        build_site(built, options(built))
    ran = run_alone(code, built)
    status, *modules = ran.stderr.split()
    assert (status, ran.stdout.count("0 written, 0 removed")) == ("0", 1)
    heavy = {
        "asyncio",
        "babel",
        "concurrent.futures",
        "jinja2",
        "logging",
        "markdown_it",
        "multiprocessing",
        "yaml",
    }
    assert heavy.isdisjoint(modules)
    assert sum(name.startswith("generator.") for name in modules) < 30
