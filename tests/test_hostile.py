"""Hostile files: no script runs, nothing outside is read or written, nothing hangs, and each is told by its path."""

import csv
import functools
import http.server
import io
import json
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from failing_system import hooked, run
from hostile_corpus import MARK, NAMES, RECORDS, SCRIPTS, addresses, refused, shown, survived
from site_reader import read_pages

from generator.parse.brief import ParseRules
from generator.parse.site import parse_bytes
from generator.text.plain import one_line

RULES = ParseRules("en", "UTC", False)
SCHEMES = ("http:", "https:", "mailto:")


def write_site(root: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in {"dateline.yaml": b"title: Test\n", "content/media/p.png": b"p", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def files_with_errors(root: Path) -> dict[str, str]:
    """By path: the first error that `dateline check` tells."""
    result = run("check", "--format", "json", cwd=root)
    assert result.returncode in (0, 1), result.stderr
    told = json.loads(result.stdout)["diagnostics"]
    return {each["path"]: each["code"] for each in reversed(told) if each["severity"] == "error"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of all that can be published: scripts in every field and place, addresses as words. Its root."""
    root = write_site(tmp_path_factory.mktemp("hostile"), {**addresses(), **shown()})
    wrong = files_with_errors(root)
    for path in wrong:
        (root / path).unlink()
    left = list((root / "content").rglob("*.*"))
    assert len(left) > 400
    result = run("build", cwd=root)
    assert result.returncode == 0, result.stderr
    return root


def test_every_forbidden_address_is_an_error_wherever_it_is_typed(tmp_path: Path) -> None:
    """A reader who follows a link of the site never runs what somebody else wrote."""
    files = addresses()
    wrong = files_with_errors(write_site(tmp_path, files))
    as_words = ("content/briefs/word-", "content/briefs/autolink-")
    assert [path for path in files if path not in wrong and not path.startswith(as_words)] == []


def test_no_page_holds_a_script_a_handler_or_a_link_that_is_none(hostile: Path) -> None:
    """Whatever a field holds is words: read as a browser reads it, in every page."""
    told = []
    pages = read_pages(hostile / "site")
    for name, page in pages.items():
        text = (hostile / "site" / name).read_text("utf-8")
        told += [f"{name}: {fault}" for fault in (*page.faults, *page.handlers, *page.inline_styles)]
        told += [
            f"{name}: {link}"
            for link in page.links
            if ":" in link.split("/")[0] and not link.startswith(SCHEMES)
        ]
        told += [
            f"{name}: script"
            for each in page.scripts
            if not ("src" in each or each.get("type") == "application/ld+json")
        ]
        if text.count("Content-Security-Policy") != 1 or text.index("Content-Security-Policy") > text.index(
            "<title"
        ):
            told.append(f"{name}: its policy does not come first")
    assert told == []
    assert len(pages) > 400
    assert sum(MARK in "".join(page.text) for page in pages.values()) > 200


def test_no_words_end_a_record_of_any_format_and_begin_another(hostile: Path) -> None:
    """Calendar, library and table have as many records as the site has, whatever lines a field holds."""
    site = hostile / "site"
    brief = f"briefs/field-{SCRIPTS.index(RECORDS)}"
    assert (site / brief / "index.html").is_file()
    events = json.loads((site / "data/events.json").read_bytes())
    assert one_line(RECORDS) in {one_line(each["title"]) for each in events}
    rows = list(csv.DictReader(io.StringIO((site / "data/events.csv").read_text("utf-8"), newline="")))
    assert [row["id"].lstrip("'") for row in rows] == [each["id"] for each in events]
    calendar = icalendar.Calendar.from_ical((site / "timeline.ics").read_bytes()).walk("VEVENT")
    dated = [each["id"] for each in events if each["lower"] not in (None, "..")]
    assert sorted(str(each["UID"]) for each in calendar) == sorted(dated)
    cited = {each["id"] for each in json.loads((site / "sources.csl.json").read_bytes())}
    library = parse_string((site / "sources.bib").read_text("utf-8"))
    assert library.failed_blocks == []
    assert len(library.entries) == len(cited)
    assert {each["id"] for each in rispy.loads((site / "sources.ris").read_text("utf-8"))} == cited
    for feed in sorted(site.rglob("feed.xml")):
        items = json.loads(feed.with_suffix(".json").read_bytes())["items"]
        told = feedparser.parse(feed.read_bytes())
        assert (told.bozo, len(told.entries)) == (False, len(items)), feed
    robots = (site / "robots.txt").read_text("utf-8").split()
    assert robots == ["User-agent:", "*", "Allow:", "/", "Sitemap:", "https://example.org/x/sitemap.xml"]


@pytest.mark.browser
def test_no_script_runs_in_a_browser(hostile: Path, browser: Any) -> None:
    """No page runs, loads or sends anything, even in a browser that knows nothing of the Content-Security-Policy."""
    names = sorted(read_pages(hostile / "site"))
    briefs = [name for name in names if name.startswith(("briefs/field-", "briefs/all-"))]
    others = [name for name in names if not name.startswith("briefs/")]
    assert what_runs(browser, hostile / "site", [*briefs, *others[::4]], policy=False) == []
    assert what_runs(browser, hostile / "site", briefs[::4], policy=True) == []


@pytest.mark.browser
def test_raw_html_that_the_settings_let_through_still_runs_no_script(tmp_path: Path, browser: Any) -> None:
    """With `html: true` a writer's markup is printed, and the policy of the page keeps its scripts from running."""
    text = "---\ntitle: x\ndate: 2014-08-12\noriginal: true\n---\n"
    text += f"<script>{MARK}</script>\n\n<img src=x onerror='{MARK}'>\n"
    root = write_site(
        tmp_path, {"dateline.yaml": b"title: T\nhtml: true\n", "content/briefs/x.md": text.encode()}
    )
    assert run("build", cwd=root).returncode == 0
    assert MARK in (root / "site/briefs/x/index.html").read_text("utf-8")
    assert what_runs(browser, root / "site", ["briefs/x/index.html"], policy=True) == []
    assert what_runs(browser, root / "site", ["briefs/x/index.html"], policy=False) != []


def what_runs(browser: Any, site: Path, names: list[str], *, policy: bool) -> list[str]:
    """What happens in a browser that should not: a script that ran, a dialog, a request to elsewhere, a new address."""
    found: list[str] = []
    with served(site) as base:
        context = browser.new_context(bypass_csp=not policy)
        page = context.new_page()

        def dismiss(dialog: Any) -> None:
            found.append(f"dialog {dialog.message}")
            dialog.dismiss()

        def look(request: Any) -> None:
            if not request.url.startswith(base):
                found.append(f"request {request.url[:99]}")

        page.on("dialog", dismiss)
        page.on("request", look)
        for name in names:
            page.goto(base + name, wait_until="domcontentloaded")
            ran, bad = page.evaluate(
                "schemes => [window.__ran, [...document.querySelectorAll('a[href],area[href]')]"
                ".map(a => new URL(a.getAttribute('href'), location).protocol).filter(p => !schemes.includes(p))]",
                list(SCHEMES),
            )
            if ran or bad or not page.url.startswith(base + name.removesuffix("index.html")[:-1]):
                found.append(f"{name}: {ran} {bad} {page.url}")
        context.close()
    return found


class served:  # noqa: N801 - reads as a word where it is used
    """A folder served on this machine."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Quiet, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


def test_files_that_are_no_briefs_are_each_told(tmp_path: Path) -> None:
    """One broken file hides no other: bombs, pictures, other encodings are all named in one run."""
    files = {f"content/briefs/{name}.md": data for name, data in refused()}
    wrong = files_with_errors(write_site(tmp_path, files))
    assert [path for path in files if path not in wrong] == []
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize(("name", "data"), list(survived(30_000)), ids=[name for name, _ in survived(1)])
def test_what_is_long_or_deep_is_read_all_the_same(name: str, data: bytes) -> None:
    """A hundred thousand signs, a line of five megabytes: neither a crash nor a hang, nor more faults than help."""
    document, told = parse_bytes(f"content/briefs/{name}.md", "brief", data, RULES)
    assert document is not None
    assert len(told) <= 1100


@pytest.mark.long
def test_long_and_deep_files_fit_into_little_memory(tmp_path: Path) -> None:
    """All of them together are built by a process that may have one gigabyte of memory."""
    files = {f"content/briefs/{name}.md": data for name, data in survived()}
    result = run("check", "--format", "json", cwd=write_site(tmp_path, files), limit="ulimit -v 1500000")
    assert result.returncode in (0, 1), result.stderr
    assert {each["code"] for each in json.loads(result.stdout)["diagnostics"]}.isdisjoint({"system"})


# Names and links of the file system

LINKS = {
    "briefs/out.md": "../../../outside/secret.md", "briefs/passwd.md": "/etc/passwd", "briefs/self.md": "self.md",
    "briefs/folder": "../../../outside", "media/env.txt": "../../.env", "media/settings.txt": "../../dateline.yaml",
    "media/out.txt": "/etc/hostname", "briefs/round": "..", "media/gone.txt": "nowhere", "events": "/etc",
}  # fmt: skip


def traps(root: Path) -> Path:
    """A site among files that are none of its business, with every known trap of names and links."""
    outside = root / "outside"
    outside.mkdir()
    secret = b"---\ntitle: The secret of another\ndate: 2014-08-12\noriginal: true\n---\nIts text.\n"
    (outside / "secret.md").write_bytes(secret)
    site = write_site(root / "site-root", {})
    (site / ".env").write_bytes(b"KEY=1")
    for folder, ending in (
        ("content/briefs", b".md"),
        ("content/media", b".png"),
        ("content/entities", b".yaml"),
    ):
        (site / folder).mkdir(exist_ok=True)
        for name in NAMES:
            path = Path(os.fsdecode(os.fsencode(site / folder) + b"/" + name + ending))
            data = (
                secret.replace(b"The secret", b"Name")
                if ending == b".md"
                else b"x: {type: person, name: X}\n"
            )
            path.write_bytes(data)
    for link, target in LINKS.items():
        (site / "content" / link).symlink_to(target)
    if hasattr(os, "mkfifo"):
        os.mkfifo(site / "content/briefs/pipe.md")
        os.mkfifo(site / "content/media/pipe.png")
    body = "".join(
        f"[x](../media/{name}) ![x](media/{name})\n\n" for name in ("env.txt", "../../.env", "..%2f..%2f.env")
    )
    text = "---\ntitle: Reaches out\ndate: 2014-08-12\noriginal: true\nimage: {src: ../../.env, alt: x}\n"
    (site / "content/briefs/reach.md").write_text(f"{text}aliases: [/../../up/, /a/../../up/]\n---\n{body}")
    return site


@pytest.mark.skipif(sys.platform == "win32", reason="such names and links cannot be made there")
def test_no_name_or_link_reaches_outside(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A brief from a stranger can neither publish a file of the writer's machine nor write one there."""
    site = traps(tmp_path)
    told: dict[str, str] = {}
    for turn in range(2):
        log = tmp_path / f"log-{turn}"
        act = f"log = os.open({str(log)!r}, os.O_APPEND | os.O_CREAT | os.O_WRONLY)"
        act += "; os.write(log, os.fsencode(said) + bytes(1)); os.close(log)"
        env = hooked(tmp_path_factory.mktemp("hook"), act, at=0)
        verb = ("check", "--format", "json") if turn == 0 else ("build", "--jobs", "2")
        result = run(*verb, cwd=site, env=env)
        assert "Traceback" not in result.stderr
        assert reached(log, site) == []
        if turn == 0:
            assert result.returncode == 1
            diagnostics = json.loads(result.stdout)["diagnostics"]
            told = {each["path"]: each["code"] for each in diagnostics if each["severity"] == "error"}
            for path in told:
                named = os.fsencode(path).replace(b"\\xff", b"\xff")
                Path(os.fsdecode(os.fsencode(site) + b"/" + named)).unlink(missing_ok=True)
        else:
            assert result.returncode == 0, result.stderr
    assert {path for path, code in told.items() if code == "file-outside"} >= {
        f"content/{path}" for path in LINKS if path not in ("briefs/self.md", "media/gone.txt")
    }
    assert "content/briefs/reach.md" in told
    whole = b"".join(path.read_bytes() for path in (site / "site").rglob("*") if path.is_file())
    assert b"secret of another" not in whole
    assert b"KEY=1" not in whole


def reached(log: Path, site: Path) -> list[str]:
    """What was opened, made, renamed or removed where it should not have been."""
    found = []
    foreign = (f"{site.parent}/outside", "/etc/passwd", "/etc/hostname", "/.env")
    ours = (f"{site}/site", f"{site}/.dateline", "/dev/null")
    for line in log.read_bytes().decode("utf-8", "replace").split("\0")[:-1]:
        event, _, rest = line.partition(" ")
        changes = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir")
        writes = event == "open" and rest.rpartition(" ")[2] in ("w", "wb", "a", "ab", "a+b", "x", "xb")
        if any(each in rest for each in foreign) or ((changes or writes) and not rest.startswith(ours)):
            found.append(line)
    return found


FINE = {"content/briefs/a.md": b"---\ntitle: x\ndate: 2014-08-12\noriginal: true\n---\nText.\n"}
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="such links cannot be made there")


def told_of(root: Path, verb: str = "build") -> set[tuple[str, str]]:
    """(path, code) of the errors of a run, which ends in good order."""
    result = run(verb, "--format", "json", "--jobs", "1", cwd=root)
    assert result.returncode in (0, 1), result.stderr
    found = json.loads(result.stdout)["diagnostics"]
    return {(each["path"], each["code"]) for each in found if each["severity"] == "error"}


@needs_links
@pytest.mark.parametrize("link", ["brief.html", "static/more.css", "static"])
def test_a_template_that_leads_out_publishes_no_foreign_file(tmp_path: Path, link: str) -> None:
    """A theme from a stranger may hold a link to the writer's keys: it is not followed, and is told."""
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys/id").write_text("the private key of the writer")
    root = write_site(tmp_path / "root", FINE)
    (root / "templates" / link).parent.mkdir(parents=True)
    (root / "templates" / link).symlink_to(tmp_path / ("keys" if link == "static" else "keys/id"))
    assert told_of(root) == {(f"templates/{link}", "file-outside")}
    assert not (root / "site").exists()


@needs_links
def test_a_link_within_the_templates_is_a_file_like_others(tmp_path: Path) -> None:
    """Two names for one picture are nobody's danger."""
    root = write_site(tmp_path, {**FINE, "templates/static/a.txt": b"shared"})
    (root / "templates/static/b.txt").symlink_to("a.txt")
    assert told_of(root) == set()
    assert (root / "site/b.txt").read_bytes() == b"shared"


@needs_links
@pytest.mark.parametrize("link", ["", "lock", "cache", "outputs", ".gitignore", "cache/files"])
def test_nothing_is_remembered_through_a_link(tmp_path: Path, link: str) -> None:
    """A stranger's site with `.dateline/lock -> ~/.bashrc` would empty that file, and says so instead."""
    root = write_site(tmp_path / "root", FINE)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "precious").write_text("years of work")
    place = root / ".dateline" / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(foreign / ("precious" if link in ("lock", ".gitignore") else ""))
    assert told_of(root) == {(f".dateline/{link}".rstrip("/"), "system")}
    assert [path.name for path in foreign.iterdir()] == ["precious"]
    assert (foreign / "precious").read_text() == "years of work"
    assert not (root / "site").exists()


@needs_links
@pytest.mark.parametrize("pipe", ["content/briefs/b.md", "content/media/b.png", "content/tags.yaml"])
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path, pipe: str) -> None:
    """A pipe in the place of the tags is not a site without tags."""
    root = write_site(tmp_path, FINE)
    (root / pipe).parent.mkdir(exist_ok=True)
    os.mkfifo(root / pipe)
    assert told_of(root, "check") == {(pipe, "file-unreadable")}


@needs_links
def test_a_content_that_is_not_there_empties_no_site(tmp_path: Path) -> None:
    """The disk with the texts is not connected: the site of the last good build stays."""
    root = write_site(tmp_path, FINE)
    assert told_of(root) == set()
    (root / "content").rename(tmp_path / "texts")
    (root / "content").symlink_to(tmp_path / "disk")
    assert told_of(root) == {("content", "file-unreadable")}
    assert (root / "site/briefs/a/index.html").is_file()


def test_a_folder_in_the_place_of_the_tags_is_told(tmp_path: Path) -> None:
    """A vocabulary that cannot be read is not an empty one."""
    root = write_site(tmp_path, FINE)
    (root / "content/tags.yaml").mkdir()
    assert told_of(root) == {("content/tags.yaml", "file-unreadable")}


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe"])
@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_time_zone_that_does_not_exist_is_told(tmp_path: Path, zone: str, verb: str) -> None:
    """It is named with its line, and nothing fails over it."""
    instant = FINE["content/briefs/a.md"].replace(b"2014-08-12", b"2014-08-12T23:00Z")
    settings = f"title: T\ntimezone: {zone}\n".encode()
    root = write_site(tmp_path, {"content/briefs/a.md": instant, "dateline.yaml": settings})
    result = run(verb, cwd=root)
    assert result.returncode == 1, result.stderr
    assert "dateline.yaml:2:11: error[settings-timezone]" in result.stderr


@needs_links
@pytest.mark.parametrize("verb", ["build", "check", "clean"])
def test_a_pipe_in_the_place_of_the_manifest_is_not_waited_for(tmp_path: Path, verb: str) -> None:
    """Whoever made it, no command hangs."""
    held = b"---\ntitle: y\ndate: 2914-08-12\nembargo: 2914-08-12T00:00Z\noriginal: true\n---\nText.\n"
    root = write_site(tmp_path, {**FINE, "content/briefs/held.md": held})
    (root / "site").mkdir()
    os.mkfifo(root / "site/.dateline-manifest")
    result = run(verb, cwd=root)
    assert (result.returncode, "Traceback" in result.stderr) == (0, False), result.stderr


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("case.md", "CASE.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("a b.md", "a-b.md"),
        ("a/x.md", "b/x.md"),
        ("\uff41.md", "a.md"),
    ],
)
def test_two_names_that_some_system_takes_for_one_are_an_error_everywhere(
    tmp_path: Path, first: str, second: str
) -> None:
    """A site written on Linux must not lose a brief on a colleague's Mac."""
    text = b"---\ntitle: x\ndate: 2014-08-12\noriginal: true\n---\nText.\n"
    root = write_site(tmp_path, {f"content/briefs/{name}": text for name in (first, second)})
    if len([*root.glob("content/**/*.md")]) < 2:
        pytest.skip("this disk takes them for one")
    assert set(files_with_errors(root)) & {f"content/briefs/{first}", f"content/briefs/{second}"}


def test_what_a_terminal_would_obey_is_made_visible(tmp_path: Path) -> None:
    """A file from a stranger cannot clear the screen, set a title, or turn a message round."""
    text = b"---\ntitle: x\nda\x1b[2Jte\xe2\x80\xae: 2014\n---\n\x1b]0;title\x07 [x](\xe2\x80\xae)\n"
    result = run("check", cwd=write_site(tmp_path, {"content/briefs/a\x1b[31m\u202eb.md": text}))
    assert result.returncode == 1
    assert not set("\x1b\x07\u202e") & set(result.stdout + result.stderr)
