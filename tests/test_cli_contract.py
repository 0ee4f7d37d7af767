"""What programs rely on: the exit code, the streams and the JSON of every verb, each in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from conftest import REPOSITORY, run_dateline

from generator.cli.main import VERBS

DAY = "2026-01-01"
OBJECT = [
    *("briefs", "events", "tags", "files_written", "files_unchanged", "files_removed"),
    *("seconds", "skipped", "diagnostics"),
]
BRIEF = """---
title: Moscow sees opportunity
date: 2014-08-12
source: https://example.org/alm
tags: [Russia, Russa]
---
[The ministers met]{when=2014-07-24 id=met} [@source].
"""
SITE = {
    "dateline.yaml": "title: Test\n",
    "content/briefs/moscow.md": BRIEF,
    "content/briefs/later.md": BRIEF.replace("2014-08-12", "2031-08-12").replace("id=met", "of=met"),
    "content/tags.yaml": "russia:\n  label: Russia\n",
}
BROKEN = {**SITE, "content/briefs/moscow.md": BRIEF.replace("when=2014-07-24", "when=2014-07-32")}
UNREADABLE = {**SITE, "dateline.yaml": "title: [\n"}
NOWHERE: dict[str, str] = {}
NO_CONTENT = {"dateline.yaml": "title: Test\n"}
NO_SETTINGS = {**SITE, "dateline.yaml": "- title\n"}


class Run(msgspec.Struct, frozen=True):
    """A command line, where it is typed, and what comes of it."""

    line: str
    site: dict[str, str]
    code: int
    says: str = ""
    """Words of a result, on stdout."""
    tells: str = ""
    """Words of a message, on stderr; "" where stderr stays empty."""


RUNS = [
    Run("", SITE, 2, tells="Verbs:"),
    Run("--version", NOWHERE, 0, "Dateline "),
    Run("--help", NOWHERE, 0, "Exit codes: 0 fine"),
    *(Run(f"{verb} --help", NOWHERE, 0, f"Usage: dateline {verb} ") for verb in VERBS),
    Run("biuld", SITE, 2, tells="Did you mean `build`?"),
    Run("build --no-such-option", SITE, 2, tells="No such option"),
    Run("build --today tomorrow", SITE, 2, tells="is not a day"),
    Run("build --jobs 0", SITE, 2, tells="--jobs"),
    Run("build --root nowhere", SITE, 2, tells="there is no folder nowhere"),
    Run("build --format sarif", SITE, 2, tells="--format"),
    Run("init new-site", NOWHERE, 0, "dateline.yaml"),
    Run("init .", SITE, 1, tells="init-clash"),
    Run("new", SITE, 2, tells="needs a title"),
    Run("new Jets", SITE, 0, "content/briefs/jets.md\n"),
    Run("new Moscow", SITE, 1, tells="new-taken"),
    Run("new Jets", NOWHERE, 1, tells="settings-missing"),
    Run("new Jets", UNREADABLE, 1, tells="dateline.yaml:"),
    Run("build", SITE, 0, "1 scheduled (2031-08-12) left out", tells="warning["),
    Run("build -q", SITE, 0),
    Run("build --strict", SITE, 1, tells="nothing was written"),
    Run("build", BROKEN, 1, tells="moscow.md:7:26: error[date-no-such-day]"),
    Run("build", UNREADABLE, 1, tells="dateline.yaml:"),
    Run("build", NOWHERE, 1, tells="dateline init"),
    Run("build --format github", SITE, 0, "::warning file=", tells="warning["),
    Run("check", SITE, 0, "1 brief, 2 tags, 1 event: 2 warnings", tells="warning["),
    Run("check --strict", SITE, 1, tells="warning[", says="2 warnings"),
    Run("check", BROKEN, 1, tells="error[date-no-such-day]", says="1 error"),
    Run("check --fix", BROKEN, 1, tells="error[date-no-such-day]", says="1 error"),
    Run("check --diff", SITE, 0),
    Run("check --diff", NO_CONTENT, 1, tells="content-missing"),
    Run("check --diff", NO_SETTINGS, 1, tells="settings-shape"),
    Run("check --diff --format sarif", SITE, 2, tells="--diff shows lines"),
    Run("check --format sarif", BROKEN, 1, '"ruleId": "date-no-such-day"'),
    Run("list", SITE, 0, "scheduled (1)"),
    Run("list --state withdrawn", SITE, 0),
    Run("list", UNREADABLE, 1, "scheduled (1)", tells="1 file could not be read"),
    Run("show moscow", SITE, 0, "1 event", tells="warning["),
    Run("show moskow", SITE, 1, tells="did you mean `moscow`?"),
    Run("show", SITE, 2, tells="Missing argument"),
    Run("tags", SITE, 0, "not in the vocabulary"),
    Run("tags", NOWHERE, 1, tells="settings-missing"),
    Run("tags merge Russa Russia", SITE, 0, "3 files changed"),
    Run("tags", NO_CONTENT, 1, tells="content-missing"),
    Run("tags", NO_SETTINGS, 1, tells="settings-shape"),
    Run("tags", UNREADABLE, 1, "not in the vocabulary", tells="1 file could not be read"),
    Run("tags -q", UNREADABLE, 1, "not in the vocabulary", tells="1 file could not be read"),
    Run("list -q", UNREADABLE, 1, "scheduled (1)", tells="1 file could not be read"),
    Run("tags merge Russa Russia", NO_CONTENT, 1, tells="content-missing"),
    Run("tags merge Russa Russia", NO_SETTINGS, 1, tells="settings-shape"),
    Run("tags merge Russa !!", SITE, 1, tells="cannot be the name of a tag"),
    Run("tags merge nothing Russia", SITE, 1, tells="tag-unknown"),
    Run("tags merge Russia", SITE, 2, tells="Missing argument"),
    Run("explain date-no-such-day", NOWHERE, 0, "date-no-such-day: "),
    Run("explain no-such-code", NOWHERE, 1, tells="code-unknown"),
    Run("schema brief", NOWHERE, 0, '"$schema"'),
    Run("schema breif", NOWHERE, 2, tells="Did you mean `brief`?"),
    Run("schema --output schemas", NOWHERE, 0, "8 schemas written to schemas"),
    Run("clean", SITE, 0, "0 files removed"),
    Run("clean", NOWHERE, 1, tells="settings-missing"),
    Run("serve", NOWHERE, 1, tells="settings-missing"),
    Run("serve --port 0", SITE, 2, tells="--port"),
]
PROGRAMS: list[tuple[str, dict[str, str], int, list[str]]] = [
    ("init new-site", NOWHERE, 0, [*OBJECT, "paths"]),
    ("init .", SITE, 1, OBJECT),
    ("new Jets", SITE, 0, [*OBJECT, "paths"]),
    ("new Moscow", SITE, 1, OBJECT),
    ("new Jets", UNREADABLE, 1, OBJECT),
    ("build", SITE, 0, OBJECT),
    ("build", BROKEN, 1, OBJECT),
    ("build", UNREADABLE, 1, OBJECT),
    ("build", NOWHERE, 1, OBJECT),
    ("check", SITE, 0, OBJECT),
    ("check", BROKEN, 1, OBJECT),
    ("check --fix", SITE, 0, [*OBJECT, "mended"]),
    ("check --diff", SITE, 0, [*OBJECT, "mended"]),
    ("check --diff", NO_CONTENT, 1, [*OBJECT, "mended"]),
    ("check --diff", NO_SETTINGS, 1, [*OBJECT, "mended"]),
    ("tags", NO_CONTENT, 1, OBJECT),
    ("tags merge Russa Russia", NO_CONTENT, 1, OBJECT),
    ("tags merge Russa Russia", NO_SETTINGS, 1, OBJECT),
    ("list", SITE, 0, []),
    ("list", UNREADABLE, 1, []),
    ("show moscow", SITE, 0, []),
    ("show moskow", SITE, 1, OBJECT),
    ("tags", SITE, 0, ["near", "singletons", "unused", "undefined"]),
    ("tags merge Russa Russia", SITE, 0, [*OBJECT, "paths", "changes"]),
    ("tags merge Russa Russia --dry-run", SITE, 0, [*OBJECT, "paths", "changes"]),
    ("tags merge nothing Russia", SITE, 1, OBJECT),
    ("explain date-no-such-day", NOWHERE, 0, ["code"]),
    ("explain no-such-code", NOWHERE, 1, OBJECT),
    ("explain", NOWHERE, 0, []),
    ("schema brief", NOWHERE, 0, ["$schema"]),
    ("schema --output schemas", NOWHERE, 0, [*OBJECT, "paths"]),
    ("clean", SITE, 0, OBJECT),
    ("clean", NOWHERE, 1, OBJECT),
    ("serve", NOWHERE, 1, OBJECT),
]


def written(site: dict[str, str], root: Path) -> Path:
    for name, text in site.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


def dated(line: str) -> list[str]:
    """The words of a command line, on the day of these tests where a verb looks at a site."""
    words = line.split()
    return [*words, "--today", DAY] if words[:1] in (["build"], ["check"], ["list"]) else words


def where(run: Run) -> str:
    names = {id(SITE): "site", id(BROKEN): "broken", id(UNREADABLE): "unreadable", id(NOWHERE): "nowhere"}
    names |= {id(NO_CONTENT): "no content", id(NO_SETTINGS): "no settings"}
    return f"{run.line or 'nothing'} ({names[id(run.site)]})"


@pytest.mark.parametrize("run", RUNS, ids=where)
def test_each_line_answers_as_promised(run: Run, tmp_path: Path) -> None:
    """A script knows from the code who must act, finds results on stdout, and messages on stderr alone."""
    words = dated(run.line) if run.code != 2 else run.line.split()
    result = run_dateline(*words, cwd=written(run.site, tmp_path))
    assert result.returncode == run.code, result.stderr
    assert run.says in result.stdout
    assert run.tells in result.stderr if run.tells else result.stderr == ""
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("line", "site", "code", "keys"), PROGRAMS)
def test_programs_get_one_json_value(
    line: str, site: dict[str, str], code: int, keys: list[str], tmp_path: Path
) -> None:
    """Whatever was asked and however it ends, `--format json` prints one value on stdout and nothing beside it."""
    result = run_dateline(*dated(line), "--format", "json", cwd=written(site, tmp_path))
    assert result.returncode == code, result.stderr
    value = json.loads(result.stdout)
    if not keys:
        assert isinstance(value, list)
    elif keys[:1] == OBJECT[:1]:
        assert list(value) == keys
        errors = [each["code"] for each in value["diagnostics"] if each["severity"] == "error"]
        assert bool(errors) == (code == 1)
        assert result.stderr == ""
    else:
        assert set(keys) <= set(value)


def test_what_was_written_is_named_to_programs(tmp_path: Path) -> None:
    """A script that begins a brief opens it next, and one that cleans counts."""
    root = written(SITE, tmp_path)
    begun = json.loads(run_dateline("new", "Jets", "--format", "json", cwd=root).stdout)
    assert (begun["files_written"], begun["paths"]) == (1, ["content/briefs/jets.md"])
    built = json.loads(run_dateline("build", "--today", DAY, "--format", "json", cwd=root).stdout)
    cleaned = json.loads(run_dateline("clean", "--format", "json", cwd=root).stdout)
    assert cleaned["files_removed"] == built["files_written"] > 20


def test_code_scanning_reads_what_check_tells(tmp_path: Path) -> None:
    """GitHub shows SARIF beside the line it is about."""
    root = written(BROKEN, tmp_path)
    log = json.loads(run_dateline("check", "--format", "sarif", cwd=root).stdout)
    assert log["version"] == "2.1.0"
    (place,) = [
        each["locations"][0]["physicalLocation"]
        for each in log["runs"][0]["results"]
        if each["ruleId"] == "date-no-such-day"
    ]
    assert place["artifactLocation"]["uri"] == "content/briefs/moscow.md"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (7, 26)


def test_options_before_a_verb_below_a_verb_count(tmp_path: Path) -> None:
    """`dateline tags --root SITE merge A B` is of that site, wherever it is typed."""
    written(SITE, tmp_path / "site")
    result = run_dateline("tags", "--root", "site", "merge", "Russa", "Russia", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "Russa" not in (tmp_path / "site/content/briefs/moscow.md").read_text("utf-8")


def test_a_fault_of_our_own_is_told_apart(tmp_path: Path) -> None:
    """A writer is never blamed for a bug: code 3, one line, and no traceback unless it is asked for."""
    broken = (
        "import sys; from generator.cli import main, start; main.VERBS['list'] = ('none', ''); start.run()"
    )
    for options, says in (([], "fault in Dateline"), (["--debug"], "Traceback")):
        result = subprocess.run(
            [sys.executable, "-c", broken, "list", *options],
            cwd=tmp_path,
            env={"PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert says in result.stderr
        assert options or (result.returncode == 3 and result.stderr.count("\n") == 1)


def test_the_bare_command_says_what_there_is(tmp_path: Path) -> None:
    """Who types the name alone is shown the verbs once, not told of an error."""
    told = run_dateline(cwd=tmp_path).stderr
    assert (told.count("Usage:"), told.count("error:")) == (1, 0)
