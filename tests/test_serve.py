"""The writer's own server, asked over HTTP as a browser would, while a site is built, broken and mended under it."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SiteMaker

from generator.build.options import BuildOptions, BuildOutcome
from generator.serve.session import run_session

BRIEF = """---
title: Moscow sees opportunity
date: 2014-08-12
source: https://example.com/a
---
[Shoigu received the minister in Moscow]{when=2014-07-24 id=shoigu} [@source].
"""
PATIENCE = 30.0


class Session:
    """A running `serve` with its builds, one after another."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".dateline" / "serve"
        self.port = 0
        self.base = ""
        self.outcomes: list[BuildOutcome] = []
        self._built = threading.Condition()
        self._ready = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(PATIENCE)

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def save(self, name: str, text: str) -> BuildOutcome:
        """Writes a file and waits for the build that follows."""
        with self._built:
            before = len(self.outcomes)
            (self.root / name).write_text(text, encoding="utf-8")
            assert self._built.wait_for(lambda: len(self.outcomes) > before, PATIENCE)
            return self.outcomes[-1]

    def get(self, target: str, **headers: str) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", target, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        finally:
            connection.close()

    def _run(self) -> None:
        options = BuildOptions(output=self.folder, today="2026-01-01", explains=True)
        run_session(
            self.root,
            lambda: options,
            on_built=self._note,
            on_ready=self._open,
            stop=self._stop,
        )

    def _note(self, outcome: BuildOutcome) -> None:
        with self._built:
            self.outcomes.append(outcome)
            self._built.notify_all()

    def _open(self, address: str) -> None:
        host, _, path = address.removeprefix("http://").partition("/")
        self.port, self.base = int(host.rpartition(":")[2]), "/" + path
        self._ready.set()


@pytest.fixture
def session(make_site: SiteMaker) -> Iterator[Session]:
    root = make_site(
        {
            "dateline.yaml": "title: Test\nbase_url: https://example.org/briefings/\n",
            "content/briefs/moscow.md": BRIEF,
        }
    )
    session = Session(root)
    session.start()
    yield session
    session.stop()


def test_the_site_is_shown_under_its_real_base_path(session: Session) -> None:
    """A link that forgets the base path must break here, not only on GitHub Pages."""
    assert session.base == "/briefings/"
    assert session.get("/")[1]["Location"] == "/briefings/"
    status, headers, page = session.get("/briefings/briefs/moscow/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Moscow sees opportunity" in page
    assert session.get("/briefings/briefs/moscow")[1]["Location"] == "/briefings/briefs/moscow/"
    assert session.get("/briefs/moscow/")[0] == 404


def test_only_this_machine_is_answered(session: Session) -> None:
    """A page elsewhere must not read drafts through the writer's browser."""
    assert session.get("/briefings/", Host="evil.example")[0] == 421
    assert session.get("/briefings/", Host=f"localhost:{session.port}")[0] == 200


@pytest.mark.parametrize(
    "target",
    [
        "/briefings/../dateline.yaml",
        "/briefings/%2e%2e/%2e%2e/dateline.yaml",
        "/briefings/..%2f..%2fdateline.yaml",
        "/briefings/.dateline-manifest",
        "/briefings/%00",
        "//example.com/",
    ],
)
def test_nothing_outside_the_output_is_sent(session: Session, target: str) -> None:
    """The server shows the site and nothing else of the disk."""
    status, headers, text = session.get(target)
    assert status in (302, 404)
    assert "title: Test" not in text
    assert "example.com" not in headers.get("Location", "")


def test_a_save_is_built_and_an_error_stands_over_the_last_good_page(session: Session) -> None:
    """The writer sees what is wrong where they look, and the page as it was behind it, until it is mended."""
    good = session.save("content/briefs/moscow.md", BRIEF.replace("opportunity", "an opening"))
    assert good.published
    assert "an opening" in session.get("/briefings/briefs/moscow/")[2]
    bad = session.save("content/briefs/moscow.md", BRIEF.replace("2014-07-24", "2014-07-34"))
    assert not bad.published
    page = session.get("/briefings/briefs/moscow/")[2]
    assert "dateline-faults" in page
    assert "content/briefs/moscow.md:6:" in page
    assert "an opening" in page
    session.save("content/briefs/moscow.md", BRIEF)
    assert "dateline-faults" not in session.get("/briefings/briefs/moscow/")[2]


def test_what_was_understood_stands_in_the_margin_and_in_no_built_file(session: Session) -> None:
    """The writer learns that the date was taken; the reader's page knows nothing of it."""
    page = session.get("/briefings/briefs/moscow/")[2]
    assert "24 July 2014, exact · 1 report: not traced" in page
    assert session.get("/.dateline/margin.js")[0] == 200
    for path in session.folder.rglob("*"):
        if path.is_file():
            assert b"dateline-understood" not in path.read_bytes()


def test_the_page_is_told_of_the_next_build(session: Session) -> None:
    """The browser reloads by itself: it waits for an event, and gets it when something was saved."""
    told: list[str] = []
    version = str(len(session.outcomes))

    def listen() -> None:
        told.append(session.get(f"/.dateline/events?after={version}")[2])

    listener = threading.Thread(target=listen)
    listener.start()
    session.save("content/briefs/moscow.md", BRIEF.replace("opportunity", "an opening"))
    listener.join(PATIENCE)
    assert len(told) == 1
    assert "event: built" in told[0]
