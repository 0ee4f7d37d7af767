"""Fixtures shared by all tests: the demo built once, small sites made in a temporary folder, a browser."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
DEMO_DAY = "2026-01-01"
SiteMaker = Callable[[dict[str, str]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew` writes golden pages and made documents anew; `--minutes` is for `make fuzz`."""
    parser.addoption("--renew", action="store_true", help="write golden pages and made documents anew")
    parser.addoption("--minutes", type=float, default=0.0, help="how long the fuzz tests search, in all")


def pytest_configure() -> None:
    """A run that was started in the background ignores Ctrl-C, and so would every command that it starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    """Whether what is kept is to be written anew."""
    return bool(request.config.getoption("--renew"))


def run_dateline(
    *arguments: str, cwd: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, in a process of its own; never raises."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={
            **{key: value for key, value in os.environ.items() if key not in ("CI", "GITHUB_ACTIONS")},
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONUTF8": "1",
            **(environment or {}),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo of this repository, built once as for https://example.org/briefings/: its output folder."""
    root = tmp_path_factory.mktemp("demo")
    copy_demo(root)
    result = run_dateline(
        "build", "--today", DEMO_DAY, "--base-url", "https://example.org/briefings/", cwd=root
    )
    assert result.returncode == 0, result.stderr
    return root / "site"


def copy_demo(root: Path) -> None:
    """The demo's content and settings in a folder of their own."""
    shutil.copytree(REPOSITORY / "content", root / "content")
    shutil.copy(REPOSITORY / "dateline.yaml", root / "dateline.yaml")


@pytest.fixture
def make_site(tmp_path: Path) -> SiteMaker:
    """Makes a site of the given files (path below the root: text) and gives its root."""

    def make(files: dict[str, str]) -> Path:
        files = {"dateline.yaml": "title: Test\n", **files}
        (tmp_path / "content").mkdir(exist_ok=True)
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return tmp_path

    return make


def chromium() -> str | None:
    """The path of an installed Chromium or Chrome, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium; tests that want it skip where there is none, and fail there when CI=true."""
    executable = chromium()
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true, but there is no Chromium")
        pytest.skip("no Chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(
            executable_path=executable,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield instance
        instance.close()
