"""What must not come out by accident, nor stay in: drafts built by machines, public repositories, embargoes."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import REPOSITORY, SiteMaker, run_dateline

from generator.build.stamp import see_inputs
from generator.cli.asked import Asked, build_options, runs_on_ci
from generator.cli.main import call
from generator.surroundings.repository import public_remote, remote_urls
from generator.surroundings.workflows import read_workflows

FRONT = (
    "---\ntitle: {title}\ndate: {date}\nsource: https://x.example/{title}\n{more}---\nThe text of {title}.\n"
)
GITHUB = "git@github.com:anna/briefs.git"
CRON = "on:\n  push:\n  schedule:\n    - cron: '17 5 * * *'\njobs: {b: {steps: [{run: dateline build}]}}\n"
NO_CRON = "on: push # no schedule: yet\njobs: {b: {steps: [{run: dateline build}]}}\n"


def brief(title: str, more: str = "", date: str = "2014-08-12") -> str:
    return FRONT.format(title=title, date=date, more=more)


SITE = {
    "content/briefs/out.md": brief("out"),
    "content/briefs/idea.md": brief("idea", "status: draft\n"),
}
HELD = {
    **SITE,
    "content/briefs/later.md": brief("later", date="2914-08-12"),
    "content/briefs/secret.md": brief("secret", "embargo: 2914-08-13T06:00:00+03:00\n"),
    "content/briefs/noted.md": brief("noted", "unpublished: call her\n"),
}


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@x.example", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def told(root: Path, *arguments: str, verb: str = "check") -> dict[str, dict[str, Any]]:
    """Everything told, by code; each code once."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        call([verb, "--root", str(root), "--format", "json", "--jobs", "1", *arguments])
    found = msgspec.json.decode(said.getvalue())["diagnostics"]
    assert len({each["code"] for each in found}) == len(found)
    return {each["code"]: each for each in found}


@pytest.mark.parametrize("said", ["true", "True", "1", "yes", "woodpecker", " 0 ", "False", "NO", "off", ""])
def test_whether_a_machine_builds_is_asked_in_one_way(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drafts are refused, every byte hashed and the whole output searched on the same machines."""
    machine = said not in (" 0 ", "False", "NO", "off", "")
    monkeypatch.setenv("CI", said)
    monkeypatch.setattr(sys, "platform", "linux")
    options = build_options(Asked(), tmp_path)
    assert (runs_on_ci(), options.rehash, options.proves_all) == (machine, machine, machine)
    (tmp_path / "dateline.yaml").write_text("title: T\n")
    refused = call(["build", "--drafts", "--root", str(tmp_path)]) == 2
    assert refused is machine


def test_a_machine_builds_no_drafts_unless_told_twice(make_site: SiteMaker) -> None:
    """A --drafts left over in a workflow must not put half a brief online."""
    root = make_site(SITE)
    refused = run_dateline("build", "--drafts", cwd=root, environment={"CI": "true"})
    assert refused.returncode == 2
    assert "--drafts-on-ci" in refused.stderr
    assert not (root / "site").exists()
    meant = run_dateline("build", "--drafts", "--drafts-on-ci", cwd=root, environment={"CI": "true"})
    assert meant.returncode == 0, meant.stderr
    assert (root / "site/briefs/idea/index.html").is_file()
    assert run_dateline("build", cwd=root, environment={"CI": "true"}).returncode == 0
    assert not (root / "site/briefs/idea").exists()


def test_a_site_with_drafts_asks_search_engines_to_forget_it(make_site: SiteMaker) -> None:
    """A preview that somebody put online is in no search engine; the site without drafts is."""
    root = make_site({**SITE, "content/briefs/old.md": brief("old", "aliases: [/old.html]\n")})
    result = run_dateline("build", "--drafts", "--base-url", "https://x.example/b/", cwd=root)
    assert result.stdout.rstrip().endswith(", with drafts: every page is marked noindex")
    pages = sorted((root / "site").rglob("*.html"))
    assert len(pages) > 10
    assert {
        len(re.findall('<meta name="robots" content="noindex">', page.read_text("utf-8"))) for page in pages
    } == {1}
    robots = (root / "site/robots.txt").read_text("utf-8")
    assert "Disallow: /data/\n" in robots
    assert "Sitemap" not in robots
    plain = run_dateline("build", "--base-url", "https://x.example/b/", cwd=root)
    assert "noindex" not in plain.stdout + (root / "site/index.html").read_text("utf-8")
    assert (root / "site/robots.txt").read_text("utf-8").startswith("User-agent: *\nAllow: /\n\nSitemap: ")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_check_says_once_what_a_public_repository_shows(make_site: SiteMaker) -> None:
    """An embargoed text in a public repository has been read before its day; what git does not keep has not."""
    root = make_site(
        {**HELD, ".gitignore": "mine.md\n", "content/briefs/mine.md": brief("mine", "status: draft\n")}
    )
    git(root, "init")
    git(root, "add", ".")
    assert "repository-public" not in told(root)
    git(root, "remote", "add", "origin", GITHUB)
    note = told(root)["repository-public"]
    assert note["severity"] == "note"
    assert note["message"].endswith(": 1 draft, 1 scheduled, 1 embargoed, 1 with `unpublished:` notes")
    assert "github.com/anna/briefs" in note["message"]
    assert "repository-public" not in told(root, verb="build")
    (root / "dateline.yaml").write_text("title: T\nchecks: {repository-public: off}\n", "utf-8")
    assert "repository-public" not in told(root)


def test_a_repository_without_secrets_is_not_spoken_of(make_site: SiteMaker) -> None:
    """Most sites hold nothing back, and hear nothing."""
    root = make_site(
        {"content/briefs/out.md": brief("out"), ".git/config": f'[remote "o"]\n\turl = {GITHUB}\n'}
    )
    assert told(root) == {}


def test_without_git_everything_counts(make_site: SiteMaker) -> None:
    """Where git itself does not say what it keeps, nothing is taken for safe."""
    root = make_site({**SITE, ".git/config": f'[remote "o"]\n\turl = {GITHUB}\n'})
    assert "1 draft" in told(root)["repository-public"]["message"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (GITHUB, "github.com/anna/briefs"),
        ("https://github.com/anna/briefs", "github.com/anna/briefs"),
        ("ssh://git@ssh.github.com:443/anna/briefs.git", "github.com/anna/briefs"),
        ("https://token@gitlab.com/group/sub/briefs.git/", "gitlab.com/group/sub/briefs"),
        ("git@git.example.org:anna/briefs.git", ""),
        ("../briefs.git", ""),
        ("C:\\briefs", ""),
        ("https://[broken/briefs", ""),
    ],
)
def test_a_public_host_is_known_by_its_name(url: str, shown: str, tmp_path: Path) -> None:
    """A house's own server is no public host; a password in an address is never printed."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text(f'[core]\n\tbare = false\n[remote "up"]\n\turl = {url}\n', "utf-8")
    (tmp_path / "below").mkdir()
    assert public_remote(tmp_path / "below") == shown


def test_a_work_tree_of_its_own_has_the_remotes_of_its_repository(tmp_path: Path) -> None:
    """Who writes in a second work tree is warned like everybody."""
    for name, text in {
        "main/.git/config": f'[remote "origin"]\n\turl = {GITHUB}\n',
        "main/.git/worktrees/two/commondir": "../..\n",
        "two/.git": f"gitdir: {tmp_path.as_posix()}/main/.git/worktrees/two\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert public_remote(tmp_path / "two") == "github.com/anna/briefs"
    assert list(remote_urls('[remote "a"]\nurl = one\n[branch "b"]\nurl = two\n')) == ["one"]


@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_day_on_which_nothing_builds_is_told_with_the_line_to_add(verb: str, make_site: SiteMaker) -> None:
    """A scheduled brief that waits for the next push would be out days late."""
    root = make_site(
        {**HELD, ".github/workflows/publish.yml": NO_CRON, ".github/workflows/a.yml": "on: push\n"}
    )
    warning = told(root, verb=verb)["schedule-missing"]
    assert warning["severity"] == "warning"
    assert "2 briefs" in warning["message"]
    assert 'schedule: [{ cron: "17 5 * * *" }]' in warning["hint"]
    assert ".github/workflows/publish.yml" in warning["hint"]
    seen = see_inputs(root).seen
    (root / ".github/workflows/publish.yml").write_text(CRON, "utf-8")
    assert see_inputs(root).seen != seen, "a build would say that nothing has changed, and warn again"
    assert "schedule-missing" not in told(root, verb=verb)


def test_where_no_workflow_publishes_the_clock_is_nobodys_business(make_site: SiteMaker) -> None:
    """Who builds by hand is told by the closing line what waits."""
    assert "schedule-missing" not in told(make_site(HELD))
    assert "schedule-missing" not in told(make_site({"content/briefs/later.md": brief("later")}))


def test_nothing_scheduled_needs_no_clock(make_site: SiteMaker) -> None:
    """Drafts wait for their writer."""
    assert told(make_site({**SITE, ".github/workflows/publish.yml": NO_CRON})) == {}


@pytest.mark.parametrize(
    ("text", "scheduled"),
    [
        (CRON, True),
        ('"on": {push: , schedule: [{cron: "1 1 * * *"}]}\n', True),
        (NO_CRON, False),
        ("on: push\n# schedule: [{ cron: x }]\n", False),
    ],
)
def test_a_clock_in_a_comment_is_none(text: str, scheduled: bool, tmp_path: Path) -> None:
    """The line that `init` once wrote as a comment starts nothing."""
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/x.yaml").write_text(text, "utf-8")
    assert read_workflows(tmp_path).scheduled is scheduled


def test_a_new_site_publishes_by_the_clock(tmp_path: Path) -> None:
    """Scheduled briefs and embargoes of a new site work without a further step."""
    assert run_dateline("init", "s", cwd=tmp_path).returncode == 0
    assert read_workflows(tmp_path / "s").scheduled


def test_an_embargo_on_a_page_of_the_last_site_is_an_error(make_site: SiteMaker) -> None:
    """Whoever adds an embargo too late hears of it before the push takes the page down."""
    root = make_site({"content/briefs/out.md": brief("out")})
    assert told(root, verb="build") == {}
    (root / "content/briefs/out.md").write_text(brief("out", "embargo: 2914-08-13T06:00:00Z\n"), "utf-8")
    slip = told(root)["embargo-published"]
    assert (slip["severity"], slip["path"], slip["line"]) == ("error", "content/briefs/out.md", 5)
    assert run_dateline("build", cwd=root).returncode == 0
    assert told(root) == {}


ABOUT = "---\ntitle: About us\n---\nWe read.\n"


def test_a_site_without_its_content_stays_as_it_was(make_site: SiteMaker) -> None:
    """In a checkout that is not whole, or the wrong folder, no build takes every page down."""
    settings = {"dateline.yaml": "title: T\npolicies: {about: about}\n", "content/pages/about.md": ABOUT}
    root = make_site({"content/briefs/out.md": brief("out"), **settings})
    assert told(root, verb="build") == {}
    (root / "content").rename(root / "elsewhere")
    page = root / "site/briefs/out/index.html"
    for verb in ("build", "check"):
        assert set(told(root, verb=verb)) == {"content-missing"}
    for verb in ("build", "check", "list"):
        assert run_dateline(verb, cwd=root).returncode == 1, verb
    assert page.is_file()
    (root / "content").mkdir()
    (root / "dateline.yaml").write_text("title: T\n", "utf-8")
    assert told(root, verb="build") == {}
    assert not page.exists()


@pytest.mark.skipif(
    shutil.which("git") is None or sys.platform == "win32", reason="git and a shell are needed"
)
def test_the_recipe_with_two_repositories_lets_nothing_out(make_site: SiteMaker) -> None:
    """What docs/embargo.md says: the public repository has the site, and of what is held back not a word."""
    guide = (REPOSITORY / "docs/embargo.md").read_text("utf-8")
    script = textwrap.dedent(re.findall(r"   ```sh\n(.*?)```", guide, re.DOTALL)[0])
    private = make_site(
        {f"texts/{name}": text for name, text in {**HELD, "dateline.yaml": "title: T\n"}.items()}
    )
    (private / "dateline.yaml").unlink()
    git(private, "init", "--bare", "public.git")
    (private / "bin").mkdir()
    (private / "bin/dateline").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', "utf-8")
    (private / "bin/dateline").chmod(0o755)
    environment = {
        "PATH": f"{private / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY),
        "CI": "true",
        "PUBLIC": str(private / "public.git"),
        "BASE_URL": "https://anna.github.io/briefs/",
    }
    for _ in range(2):
        subprocess.run(["sh", "-c", script], cwd=private / "texts", env=environment, check=True)
        (private / "texts/content/briefs/out.md").write_text(brief("out", "lang: en\n"), "utf-8")
    listed = subprocess.run(
        ["git", "log", "--all", "--format=%s", "--name-only"],
        cwd=private / "public.git", capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert listed.startswith("Site\n\n.nojekyll\n")
    assert listed.count("Site\n") == 1
    assert "briefs/out/index.html" in listed
    assert "manifest" not in listed
    words = (
        "The text of idea",
        "briefs/idea",
        "The text of later",
        "The text of secret",
        "briefs/secret",
        "call her",
    )
    search = ["git", "grep", "-c", *(part for word in words for part in ("-e", word)), "main"]
    shown = subprocess.run(search, cwd=private / "public.git", capture_output=True, check=False)
    assert (shown.returncode, shown.stdout) == (1, b"")
