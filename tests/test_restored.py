"""A memory that was kept elsewhere and laid back, as workflows do: it saves what it can, and decides nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, SiteMaker

from generator.build.options import BuildOptions, BuildOutcome
from generator.pipeline import build_site

ASK = "from generator.build.program import program_digest; print(program_digest().hex())"


def installed(folder: Path, hour: int) -> Path:
    """The program in a folder of its own, as if it had been installed at that hour."""
    shutil.copytree(
        REPOSITORY / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    for path in (folder / "generator").rglob("*.*"):
        os.utime(path, (hour, hour))
    return folder


def digest(folder: Path) -> str:
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        check=True,
    )
    return said.stdout.decode().strip()


def test_the_same_program_installed_again_is_the_same(tmp_path: Path) -> None:
    """A workflow installs Dateline anew at every push: what it remembers from the last push must hold."""
    one, two = installed(tmp_path / "one", 1_700_000_000), installed(tmp_path / "two", 1_800_000_000)
    assert digest(one) == digest(two)


def test_a_changed_program_is_another(tmp_path: Path) -> None:
    """Nothing that an older program made is taken for what this one would make, and then it is known at once."""
    folder = installed(tmp_path, 1_700_000_000)
    before = digest(folder)
    assert digest(folder) == before
    path = folder / "generator/edtf/words.py"
    path.write_bytes(path.read_bytes().replace(b"a", b"e", 1))
    after = digest(folder)
    assert after != before
    assert digest(folder) == after


def rebuilt(root: Path) -> tuple[BuildOutcome, list[int]]:
    """A build as in a workflow, where times mean nothing, and how many outputs it began to make."""
    begun: list[int] = []

    def progress(what: str, _done: int, whole: int) -> None:
        if what == "making pages":
            begun.append(whole)

    options = BuildOptions(output=root / "site", today="2026-01-01", rehash=True, jobs=1, progress=progress)
    return build_site(root, options), begun


def test_what_was_kept_is_not_made_again(make_site: SiteMaker) -> None:
    """Laid back by a cache every file is new; its bytes say what is still right, and only the rest is made."""
    root = make_site(
        {"content/briefs/jets.md": "---\ntitle: Jets\ndate: 2014-08-12\noriginal: true\n---\nJets.\n"}
    )
    first, begun = rebuilt(root)
    assert first.published
    assert begun[0] > 20
    for path in root.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    page = root / "site/briefs/jets/index.html"
    page.write_bytes(page.read_bytes().replace(b"Jets.", b"Jots."))
    again, begun = rebuilt(root)
    assert (again.files_written, begun) == (1, [1])
    assert b"Jots" not in page.read_bytes()
    assert rebuilt(root)[1] == []


@pytest.mark.parametrize(
    "workflow",
    [".github/workflows/publish.yml", "generator/cli/starter/dot-github/workflows/publish.yml"],
    ids=["demo", "new site"],
)
def test_the_workflow_lays_back_what_this_program_made(workflow: str) -> None:
    """Kept for the system, the Python and the Dateline that made it; then built over, never published as it is."""
    steps = yaml.safe_load((REPOSITORY / workflow).read_text("utf-8"))["jobs"]["build"]["steps"]
    at = {
        name: place for place, step in enumerate(steps) for name in (step.get("uses", ""), step.get("id", ""))
    }
    kept = steps[at["actions/cache@v6"]]["with"]
    build = next(place for place, step in enumerate(steps) if "dateline build" in step.get("run", ""))
    assert at["program"] < at["actions/cache@v6"] < build < at["actions/upload-pages-artifact@v5"]
    assert kept["path"].split() == [".dateline", "site"]
    assert all(
        part in steps[at["program"]]["run"] for part in ("RUNNER_OS", "python --ver", "dateline --ver")
    )
    assert kept["key"].startswith(kept["restore-keys"] + "${{ hashFiles('content/**', ")
