"""`check` takes from memory what the last build read and made, writes nothing, and says just what it says without."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import copy_demo

from generator.build.known_files import read_known
from generator.build.options import BuildOptions, BuildOutcome
from generator.build.timings import Timing
from generator.crew import Crew
from generator.diagnostics.diagnostic import has_errors
from generator.pipeline import build_site

DAY = "2026-06-01"
BRIEF = "content/briefs/told-twice.md"
TEXT = (
    '---\ntitle: "Told twice"\ndate: 2014-08-12\ntagz: [jets]\nsources:\n'
    "  - {id: s, url: https://example.com/jets}\n---\n"
    '[It flew]{when="2014-08-10"} to Baghdad [@s].\n'
)
FAR = 3600.0
"""Seconds by which the clock of the build is ahead, so that files count as old enough to be trusted by their times."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The demo with a brief that is warned of, built."""
    folder = tmp_path / "site"
    folder.mkdir()
    copy_demo(folder)
    (folder / BRIEF).write_text(TEXT, "utf-8")
    assert build_site(folder, BuildOptions(folder / "site", today=DAY, clock=time.time() + FAR)).published
    return folder


def checked(root: Path, told: list[Timing] | None = None) -> BuildOutcome:
    return build_site(
        root,
        BuildOptions(
            root / "site", today=DAY, jobs=1, writes=False, timed=told.append if told is not None else None
        ),
    )


def said(outcome: BuildOutcome) -> tuple[object, ...]:
    return outcome.briefs, outcome.tags, outcome.events, outcome.skipped, outcome.diagnostics


def seen(root: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def work_of(told: list[Timing], kind: str) -> list[str]:
    return sorted(each.name for each in told if each.kind == kind)


def test_what_the_last_build_read_and_made_is_neither_read_nor_made_again(root: Path) -> None:
    told: list[Timing] = []
    outcome = checked(root, told)
    assert [each.path for each in outcome.diagnostics] == [BRIEF], "what was told is told again"
    assert work_of(told, "file") == work_of(told, "page") == []
    (root / BRIEF).write_text(TEXT.replace("Baghdad", "Mosul"), "utf-8")
    checked(root, told)
    assert work_of(told, "file") == [BRIEF]
    assert "brief.html" in work_of(told, "page")
    everything: list[Timing] = []
    shutil.rmtree(root / ".dateline")
    checked(root, everything)
    assert len(work_of(told, "page")) < len(work_of(everything, "page")) / 4


def nothing(root: Path) -> None:
    """As it was built."""


def broken_brief(root: Path) -> None:
    (root / BRIEF).write_text(TEXT.replace("2014-08-10", "2014-13-10").replace("[@s]", "[@t]"), "utf-8")


def brief_gone(root: Path) -> None:
    (root / BRIEF).unlink()


def broken_template(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/brief.html").write_text("<h1>x</h1>\n{{ page.breif.title }}", "utf-8")


def other_settings(root: Path) -> None:
    settings = root / "dateline.yaml"
    settings.write_text(settings.read_text("utf-8") + "quote_limit: 3\n", "utf-8")


def cut_short(root: Path) -> None:
    for path in root.glob(".dateline/cache/*.shard"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cache_overwritten(root: Path) -> None:
    for path in root.glob(".dateline/cache/*"):
        path.write_bytes(b"\xff" * path.stat().st_size)


def outputs_forgotten(root: Path) -> None:
    for path in root.glob(".dateline/outputs/*/made"):
        path.write_bytes(b"\xff" * 9)


@pytest.mark.parametrize(
    "change",
    [
        nothing,
        broken_brief,
        brief_gone,
        broken_template,
        other_settings,
        cut_short,
        cache_overwritten,
        outputs_forgotten,
    ],
)
def test_with_memory_it_says_what_it_says_without_and_writes_nothing(
    root: Path, change: Callable[[Path], None]
) -> None:
    change(root)
    before = seen(root)
    outcome = checked(root)
    assert has_errors(outcome.diagnostics) == (change in (broken_brief, broken_template))
    assert seen(root) == before
    shutil.rmtree(root / ".dateline")
    assert said(outcome) == said(checked(root))
    assert seen(root).keys() == {path for path in before if not path.startswith(".dateline/")}


def test_documents_from_memory_are_those_that_are_read(root: Path) -> None:
    """All that they say is at hand, for who looks at them when the memory is gone."""
    with Crew(1) as crew:
        known, told = read_known(root, crew)
        shutil.rmtree(root / ".dateline")
        read, told_anew = read_known(root, crew)
    assert known is not None
    assert (known, told) == (read, told_anew)
    assert all(str(brief.title) for brief in known.briefs)
    assert "".join(known.briefs[0].text.body.segments)
