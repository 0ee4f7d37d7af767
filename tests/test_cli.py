"""The command as its users type it: what it writes, says and answers, in processes of their own."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY, SiteMaker, run_dateline

from generator import __version__

BRIEF = """---
title: Moscow sees opportunity in Iraq instability
date: 2014-08-12
source: https://www.al-monitor.com/pulse/originals/2014/08/russia-militray-assistance-iraq-jets.html
tags: [Russia, Iraq, arms sales]
---
Russia is using arms sales to weaken US influence in Iraq.
"""
SITE = {"content/briefs/moscow.md": BRIEF}
JSON_KEYS = [
    *("briefs", "events", "tags", "files_written", "files_unchanged", "files_removed"),
    *("seconds", "skipped", "diagnostics"),
]


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(root: Path) -> Path:
    result = run_dateline("build", "--today", "2026-01-01", cwd=root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def test_help_is_there_at_once() -> None:
    """Whoever asks for help or the version does not wait for templates, Markdown and YAML to load."""
    code = "import sys, generator.cli.main; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"jinja2", "markdown_it", "yaml", "babel", "watchfiles", "generator.pipeline"}.isdisjoint(loaded)


def test_a_new_site_builds_without_a_word_of_complaint(tmp_path: Path) -> None:
    """A newcomer's first build must succeed, even where warnings fail, and ask nothing."""
    made = run_dateline("init", "briefings", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    root = tmp_path / "briefings"
    result = run_dateline("build", "--strict", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert (root / "site/index.html").is_file()
    assert ".dateline/" in (root / ".gitignore").read_text("utf-8")
    assert (root / "requirements.txt").read_text("utf-8") == f"dateline~={__version__}\n"
    assert "upload-pages-artifact" in (root / ".github/workflows/publish.yml").read_text("utf-8")


def test_init_leaves_what_is_there_alone(tmp_path: Path) -> None:
    """Typed in the wrong folder it must not write over anybody's work."""
    (tmp_path / "dateline.yaml").write_text("title: Mine\n", encoding="utf-8")
    before = files_below(tmp_path)
    result = run_dateline("init", ".", cwd=tmp_path)
    assert result.returncode != 0
    assert files_below(tmp_path) == before


def test_a_new_brief_is_a_draft(make_site: SiteMaker) -> None:
    """Half a brief that is pushed by mistake must not go online."""
    root = make_site(SITE)
    written = run_dateline("new", "Jets: a new brief", "--url", "https://www.bbc.com/news/1", cwd=root)
    assert written.returncode == 0, written.stderr
    path = root / written.stdout.strip()
    assert path.name == "jets-a-new-brief.md"
    text = path.read_text("utf-8")
    assert "status: draft" in text
    assert "https://www.bbc.com/news/1" in text
    site = built(root)
    assert not any(b"Jets: a new brief" in data for data in files_below(site).values())


def test_a_new_brief_takes_the_outlet_from_the_address(make_site: SiteMaker) -> None:
    """As the site itself would, by any of an outlet's hosts; only what was guessed is marked to be looked at again."""
    outlets = (
        "bbc: {name: BBC News, hosts: [bbc.example]}\ntimes: {name: The Times, url: https://times.example}\n"
    )
    library = "@online{times2, title = {Jets}, url = {https://times.example/2}, organization = {Agency}}\n"
    root = make_site({**SITE, "content/outlets/all.yaml": outlets, "own.bib": library})
    asked = ("new", "Jets", "--url", "https://news.bbc.example/1", "--bib", "own.bib")
    written = run_dateline(*asked, cwd=root)
    assert written.returncode == 0, written.stderr
    text = (root / written.stdout.strip()).read_text("utf-8")
    assert "outlet: bbc # guessed from its address\n" in text
    assert "outlet: Agency\n" in text


def test_new_writes_over_no_brief(make_site: SiteMaker) -> None:
    """Two briefs with one title: the second is told, the first is kept."""
    root = make_site({"content/briefs/moscow-again.md": BRIEF})
    result = run_dateline("new", "Moscow again", cwd=root)
    assert (root / "content/briefs/moscow-again.md").read_text("utf-8") == BRIEF
    assert result.returncode == 1 or result.stdout.strip() != "content/briefs/moscow-again.md"


def test_the_closing_line_counts(make_site: SiteMaker) -> None:
    """What a build did is said in one line, in one form, for people and for scripts that look for it."""
    root = make_site(SITE)
    first = run_dateline("build", cwd=root).stdout.splitlines()[-1]
    form = r"1 brief, 3 tags, 0 events: (\d+) files \((\d+) written, 0 removed\) in \d+\.\d\d s"
    match = re.fullmatch(form, first)
    assert match is not None, first
    assert match[1] == match[2]
    again = run_dateline("build", cwd=root).stdout.splitlines()[-1]
    assert f"{match[1]} files (0 written, 0 removed)" in again


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("build",), 0),
        (("check",), 0),
        (("--version",), 0),
        (("build", "--help"), 0),
        (("build", "--no-such-option"), 2),
        (("buidl",), 2),
        (("build", "--today", "tomorrow"), 2),
        (("build", "--base-url", "example"), 2),
        (("build", "--root", "nowhere"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_exit_codes(make_site: SiteMaker, arguments: tuple[str, ...], code: int) -> None:
    """A script that runs Dateline knows from the code alone who must act."""
    assert run_dateline(*arguments, cwd=make_site(SITE)).returncode == code


def test_without_settings_it_says_how_to_begin(tmp_path: Path) -> None:
    """In a folder that is no site the newcomer learns what makes one."""
    result = run_dateline("build", cwd=tmp_path)
    assert result.returncode == 1
    assert "dateline init" in result.stderr


def test_json_has_the_promised_keys(make_site: SiteMaker) -> None:
    """Programs that read the result rely on every key, also when nothing could be built."""
    root = make_site({**SITE, "content/briefs/bad.md": "---\ntitle: x: y\ndate: 2014-08-12\n---\n"})
    result = run_dateline("build", "--format", "json", cwd=root)
    data = json.loads(result.stdout)
    assert result.returncode == 1
    assert list(data) == JSON_KEYS
    keys = ["severity", "code", "path", "line", "column", "message", "hint"]
    assert [list(each) for each in data["diagnostics"]] == [keys] * len(data["diagnostics"])
    assert ("content/briefs/bad.md", 2) in [(each["path"], each["line"]) for each in data["diagnostics"]]


def test_everything_wrong_in_all_files_is_told_in_one_run(make_site: SiteMaker) -> None:
    """Nobody should mend one fault only to be told of the next."""
    root = make_site(
        {
            "content/briefs/date.md": BRIEF.replace("2014-08-12", "2014-02-30"),
            "content/briefs/link.md": BRIEF.replace("Russia is", "[Russia](no-such-brief.md) is"),
            "content/briefs/field.md": BRIEF.replace("title: ", "titel: "),
            "content/tags.yaml": "russia:\n  label: Russia\n  broader: contry\n",
            "content/pages/about.md": "---\ntitle: About\n---\nSee [this](../media/none.pdf).\n",
        }
    )
    result = run_dateline("build", cwd=root)
    assert result.returncode == 1
    told = re.findall(r"^(content/\S+?):\d+:\d+: error", result.stderr, flags=re.MULTILINE)
    assert {name.rpartition("/")[2] for name in told} == {
        *("date.md", "link.md", "field.md", "tags.yaml", "about.md")
    }


def test_a_failed_build_leaves_the_last_good_site(make_site: SiteMaker) -> None:
    """Readers go on reading what was right while the writer mends what is wrong."""
    root = make_site(SITE)
    site = built(root)
    before = files_below(site)
    (root / "content/briefs/moscow.md").write_text(
        BRIEF.replace("date: 2014", "date: 20I4"), encoding="utf-8"
    )
    result = run_dateline("build", cwd=root)
    assert result.returncode == 1
    assert "nothing was written" in result.stderr
    assert files_below(site) == before


def test_a_drafts_own_errors_stop_nobody(make_site: SiteMaker) -> None:
    """One colleague's half-written draft must not hold up another's urgent correction."""
    draft = BRIEF.replace("tags:", "status: draft\ntags:").replace(
        "Russia is", "[Jets]{when=2014-02-31} [x](y.md)"
    )
    root = make_site({**SITE, "content/briefs/draft.md": draft})
    result = run_dateline("build", cwd=root)
    assert result.returncode == 0, result.stderr
    assert "draft.md" in result.stderr
    assert "error" not in result.stderr


def test_check_writes_nothing_at_all(make_site: SiteMaker) -> None:
    """It is safe to run anywhere, even on a disk that can only be read."""
    root = make_site(SITE)
    before = files_below(root)
    assert run_dateline("check", cwd=root).returncode == 0
    assert files_below(root) == before
    assert not (root / "site").exists()


def test_clean_removes_only_what_dateline_wrote(make_site: SiteMaker) -> None:
    """A file that somebody put into the output folder is not ours to delete."""
    root = make_site(SITE)
    site = built(root)
    (site / "CNAME").write_text("briefs.example.org\n", encoding="utf-8")
    result = run_dateline("clean", cwd=root)
    assert result.returncode == 0, result.stderr
    assert list(files_below(site)) == ["CNAME"]


def test_a_foreign_file_in_the_way_is_never_replaced(make_site: SiteMaker) -> None:
    """Whoever points --output at the wrong folder loses nothing."""
    root = make_site({**SITE, "site/index.html": "somebody's page"})
    result = run_dateline("build", cwd=root)
    assert result.returncode == 1
    assert "site/index.html" in result.stderr
    assert files_below(root / "site") == {"index.html": b"somebody's page"}


def test_list_tells_the_state_of_every_brief(make_site: SiteMaker) -> None:
    """The editor sees what waits for whom, and for when."""
    root = make_site(
        {
            **SITE,
            "content/briefs/later.md": BRIEF.replace("date: 2014", "date: 2031"),
            "content/briefs/draft.md": BRIEF.replace("tags:", "status: draft\ntags:"),
        }
    )
    result = run_dateline("list", "--json", "--today", "2026-01-01", cwd=root)
    states = {each["path"].rpartition("/")[2]: each["state"] for each in json.loads(result.stdout)}
    assert states == {"moscow.md": "published", "later.md": "scheduled", "draft.md": "draft"}


def test_a_reader_of_the_output_may_leave_early(make_site: SiteMaker) -> None:
    """`dateline list | head -1` ends without a complaint of a broken pipe."""
    root = make_site({f"content/briefs/brief-{number}.md": BRIEF for number in range(300)})
    script = f'"{sys.executable}" -m generator list --json | head -1'
    result = subprocess.run(
        ["sh", "-c", script],
        cwd=root,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""


def test_a_site_overrides_a_template_by_its_name(make_site: SiteMaker) -> None:
    """A newsroom changes one page and keeps the rest of the theme."""
    template = '{% extends "theme/missing.html" %}{% block title %}Gone fishing{% endblock %}'
    site = built(make_site({**SITE, "templates/missing.html": template}))
    missing = (site / "404.html").read_text("utf-8")
    assert "<title>Gone fishing" in missing
    assert "style.css" in missing


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<h1>x</h1>\n{{ page.breif.title }}", 2, "did you mean `brief`?"),
        ("{{ wrod('skip') }}", 1, "did you mean `word`?"),
        ("\n\n{% if %}", 3, "not a template"),
        ("{{ word('skipp') }}", 1, "did you mean `skip`?"),
        ("{% include 'no-such.html' %}", 1, "no template"),
        ("<p>\n{# never closed\n", 2, "Missing end of comment"),
        ("<p>\n{% include 'brief.html' %}", 2, "includes or extends itself"),
        ("{% if page is brieff %}x{% endif %}", 1, "there is no test `brieff`"),
    ],
    ids=["field", "function", "syntax", "text", "include", "comment", "itself", "test"],
)
def test_a_slip_in_a_template_is_told_at_its_line(
    make_site: SiteMaker, template: str, line: int, words: str
) -> None:
    """Whoever edits a template sees their own line, never ours, and the site stays as it was."""
    root = make_site({**SITE, "templates/brief.html": template})
    result = run_dateline("build", cwd=root)
    assert result.returncode == 1
    assert f"templates/brief.html:{line}:" in result.stderr
    assert words in result.stderr
    assert not (root / "site").exists()


def test_a_name_in_a_template_is_marked(make_site: SiteMaker) -> None:
    """In a long line nobody has to look for the word."""
    root = make_site({**SITE, "templates/brief.html": "<p>{{ page.breif.title }}</p>"})
    said = run_dateline("build", cwd=root).stderr
    assert "templates/brief.html:1:12:" in said
    assert f"  1 | <p>{{{{ page.breif.title }}}}</p>\n    | {' ' * 11}^^^^^\n" in said


def test_a_template_in_another_encoding_is_told(make_site: SiteMaker) -> None:
    """Saved by an old editor on Windows: the file and the byte are named, and it is no fault of Dateline's."""
    root = make_site({**SITE, "templates/brief.html": ""})
    (root / "templates" / "brief.html").write_bytes("<p>\nDéfense".encode("cp1252"))
    result = run_dateline("build", cwd=root)
    assert result.returncode == 1
    assert "templates/brief.html:2:2: error[encoding]" in result.stderr


def test_a_block_that_nothing_shows_is_told(make_site: SiteMaker) -> None:
    """A slip in the name of a block, and its words are on no page; blocks within blocks are the template's own."""
    template = '{% extends "_frame.html" %}\n{% block mian %}{% block mine %}x{% endblock %}{% endblock %}'
    result = run_dateline("build", cwd=make_site({**SITE, "templates/missing.html": template}))
    assert "templates/missing.html:2:10: warning[template-name]" in result.stderr
    assert "did you mean `main`?" in result.stderr
    assert "mine" not in result.stderr.replace("block mine", "")


@pytest.mark.parametrize(
    "template",
    [
        '{# ours #}{% extends "theme/missing.html" %}{% block main %}{% block mine %}x{% endblock %}{% endblock %}',
        '{% extends "_base.html" %}{% block foot %}x{% endblock %}{% block title %}y{% endblock %}',
        "{% block anything %}x{% endblock %}",
    ],
    ids=["the theme's own", "through another", "a page of its own"],
)
def test_blocks_that_are_shown_are_left_alone(make_site: SiteMaker, template: str) -> None:
    """Whoever writes templates of their own is not told of blocks that work."""
    base = '{% extends "_frame.html" %}{% block main %}{% block foot %}{% endblock %}{% endblock %}'
    root = make_site({**SITE, "templates/missing.html": template, "templates/_base.html": base})
    assert "template-name" not in run_dateline("build", cwd=root).stderr
