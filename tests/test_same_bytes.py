"""The law of the day: the same content gives the same bytes, whatever the machine around it."""

import hashlib
from pathlib import Path

import pytest
from conftest import copy_demo, run_dateline

pytestmark = pytest.mark.law


def digests(site: Path) -> dict[str, str]:
    """Each file's digest by its path; the manifest, which is not deployed, counts too."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def build(root: Path, **environment: str) -> dict[str, str]:
    root.mkdir(parents=True)
    copy_demo(root)
    result = run_dateline("build", "--today", "2026-01-01", cwd=root, environment=environment)
    assert result.returncode == 0, result.stderr
    return digests(root / "site")


def test_two_builds_elsewhere_give_the_same_bytes(tmp_path: Path) -> None:
    """A build on a laptop in Auckland and one in CI must agree, or every deployment changes every page."""
    one = build(tmp_path / "one", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="1")
    two = build(
        tmp_path / "a much longer folder" / "deeper",
        TZ="America/Los_Angeles",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="4242",
    )
    assert one == two


def test_the_day_of_the_build_enters_no_page(tmp_path: Path) -> None:
    """Building again tomorrow, with nothing newly due, changes nothing."""
    root = tmp_path / "site-of-today"
    root.mkdir()
    copy_demo(root)
    built = []
    for day in ("2026-01-01", "2026-01-02"):
        result = run_dateline("build", "--today", day, cwd=root)
        assert result.returncode == 0, result.stderr
        built.append(digests(root / "site"))
    assert built[0] == built[1]
