"""The author's own files are written all or not at all, whichever verb changes them, and nothing typed is ever lost."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import SiteMaker
from failing_system import fill, hooked, run, small_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its rights and links are others")

BRIEF = (
    "---\ntitle: {title}\ndate: 2014-08-12\ntags: [{tag}]\nsource: https://example.org/{name}\n---\nText.\n"
)
PATHS = [f"content/briefs/{name}.md" for name in "abc"]


class Verb(msgspec.Struct, frozen=True):
    """A command that changes three briefs, and what they hold before and after."""

    line: str
    before: dict[str, str]
    after: dict[str, str]
    more: tuple[str, ...] = ()
    """Other files that change."""

    def run_in(self, root: Path, env: dict[str, str] | None = None) -> tuple[int, dict[str, Any]]:
        """The exit code, and what a program is told."""
        result = run(*shlex.split(self.line), "--format", "json", cwd=root, env=env)
        assert result.stderr == ""
        told = json.loads(result.stdout)
        assert isinstance(told, dict)
        return result.returncode, told


def texts(title: str, tag: str) -> dict[str, str]:
    return {path: BRIEF.format(title=title, tag=tag, name=path[-4]) for path in PATHS}


FIX = Verb("check --fix", texts("Heat: a review", "x"), texts('"Heat: a review"', "x"))
# The tag that goes is in the vocabulary, is not, or there is no vocabulary at all.
REPLACE = Verb(
    "tags merge guns arms",
    {**texts("A", "guns"), "content/tags.yaml": "arms: {label: Arms}\nguns:\n  alt: [rifles]\n"},
    {
        **texts("A", "Arms"),
        "content/tags.yaml": "arms: {label: Arms}\nguns:\n  replaced_by: arms\n  alt: [rifles]\n",
    },
    ("content/tags.yaml",),
)
ALIAS = Verb(
    "tags merge guns arms",
    {**texts("A", "guns"), "content/tags.yaml": "arms: {label: Arms}\n"},
    {**texts("A", "Arms"), "content/tags.yaml": "arms: {aliases: [guns], label: Arms}\n"},
    ("content/tags.yaml",),
)
PLAIN = Verb("tags merge guns arms", texts("A", "guns"), texts("A", "arms"))
VERBS = pytest.mark.parametrize("verb", [FIX, REPLACE], ids=["fix", "merge"])


def standing(root: Path) -> dict[str, str]:
    """Every file in content/, hidden ones too."""
    found = (path for path in sorted((root / "content").rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}


def codes(told: dict[str, Any]) -> list[tuple[str, str]]:
    """Codes and paths of what is told of writing."""
    diagnostics = told["diagnostics"]
    assert isinstance(diagnostics, list)
    return [
        (each["code"], each["path"]) for each in diagnostics if each["code"].startswith(("fix-", "system"))
    ]


def read_only(path: Path, _elsewhere: Path) -> None:
    path.chmod(0o444)


def linked(path: Path, elsewhere: Path) -> None:
    path.rename(elsewhere / "b.md")
    path.symlink_to(elsewhere / "b.md")


@VERBS
@pytest.mark.parametrize(("obstacle", "code"), [(read_only, "fix-read-only"), (linked, "fix-link")])
def test_if_one_file_may_not_be_written_none_is(
    verb: Verb, obstacle: Callable[[Path, Path], None], code: str, make_site: SiteMaker
) -> None:
    """A tag that is merged in eleven of twelve files is two tags still: the writer hears of the twelfth first."""
    root = make_site(verb.before)
    (root / "content/briefs/deep").mkdir()
    obstacle(root / PATHS[1], root / "content/briefs/deep")
    before = standing(root)
    ended, told = verb.run_in(root)
    assert (ended, standing(root)) == (1, before)
    # The file that a link leads to lies in the site here, and is named itself.
    assert codes(told) == [("fix-stopped", ""), (code, PATHS[1])]


@VERBS
def test_what_is_saved_meanwhile_stays(verb: Verb, make_site: SiteMaker, tmp_path: Path) -> None:
    """An editor saves between a file's being read and its being written: its version stays, and nothing is written."""
    root = make_site(verb.before)
    saved = f"open({str(root / PATHS[2])!r}, 'a').write('More.')"
    ended, told = verb.run_in(root, hooked(tmp_path / "hook", saved, word=".tmp"))
    assert (ended, standing(root)) == (1, {**verb.before, PATHS[2]: verb.before[PATHS[2]] + "More."})
    assert codes(told) == [("fix-stopped", ""), ("fix-changed", PATHS[2])]


@VERBS
def test_what_is_saved_while_others_are_written_stays_too(
    verb: Verb, make_site: SiteMaker, tmp_path: Path
) -> None:
    """However late it is saved: then some are new, that one is hers, and trying again does the rest."""
    root = make_site(verb.before)
    saved = f"open({str(root / PATHS[2])!r}, 'a').write('More.')"
    ended, told = verb.run_in(root, hooked(tmp_path / "hook", saved, word="os.rename"))
    assert (ended, (root / PATHS[2]).read_text("utf-8")) == (1, verb.before[PATHS[2]] + "More.")
    assert codes(told) == [("fix-stopped", ""), ("fix-changed", PATHS[2])]
    assert verb.run_in(root)[0] == 0
    assert standing(root) == {**verb.after, PATHS[2]: verb.after[PATHS[2]] + "More."}


@VERBS
def test_a_file_removed_meanwhile_does_not_come_back(
    verb: Verb, make_site: SiteMaker, tmp_path: Path
) -> None:
    """A colleague's synchronising folder takes a brief away: it is not written anew."""
    root = make_site(verb.before)
    removed = f"os.remove({str(root / PATHS[0])!r})"
    ended, told = verb.run_in(root, hooked(tmp_path / "hook", removed, word=".tmp"))
    assert (ended, (root / PATHS[0]).exists()) == (1, False)
    assert codes(told)[-1][0] == "fix-changed"


@VERBS
def test_a_full_disk_changes_nothing(
    verb: Verb, make_site: SiteMaker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The new texts find their room before any of them takes its place."""
    with small_disk(tmp_path_factory.mktemp("disks") / "disk", "1m") as disk:
        for path, text in {"dateline.yaml": "title: Test\n", **verb.before}.items():
            (disk / path).parent.mkdir(parents=True, exist_ok=True)
            (disk / path).write_text(text, encoding="utf-8")
        before = standing(disk)
        fill(disk)
        ended, told = verb.run_in(disk)
        assert (ended, standing(disk)) == (1, before)
        assert ("fix-stopped", "") in codes(told)
        assert "space" in json.dumps(told["diagnostics"])
        (disk / "full").unlink()
        assert verb.run_in(disk)[0] == 0
        assert standing(disk) == verb.after


@pytest.mark.parametrize("verb", [FIX, REPLACE, ALIAS, PLAIN], ids=["fix", "replace", "alias", "plain"])
@pytest.mark.parametrize("last", [False, True], ids=["second", "last"])
def test_what_was_begun_is_finished_by_the_same_command(
    verb: Verb, last: bool, make_site: SiteMaker, tmp_path: Path
) -> None:
    """The system fails at the second or the last of them: the writer hears which are new, and tries again."""
    root = make_site(verb.before)
    at = len((*PATHS, *verb.more)) if last else 2
    fails = "raise OSError(30, 'Read-only file system', path)"
    ended, told = verb.run_in(root, hooked(tmp_path / "hook", fails, word="os.rename", at=at))
    now = standing(root)
    new = [path for path in now if now[path] == verb.after[path]]
    assert (ended, len(new), now.keys()) == (1, at - 1, verb.before.keys())
    assert [code for code, _ in codes(told)] == ["fix-stopped", "system"]
    (stopped,) = (each for each in told["diagnostics"] if each["code"] == "fix-stopped")
    assert all(path in stopped["message"] for path in new)
    ended, told = verb.run_in(root)
    assert (ended, standing(root)) == (0, verb.after)
    named = told.get("paths") or [each["path"] for each in told["mended"]]
    assert sorted(named) == sorted({*PATHS, *verb.more} - set(new))


@VERBS
def test_ctrl_c_leaves_no_file_beside(verb: Verb, make_site: SiteMaker, tmp_path: Path) -> None:
    """Whoever changes her mind in the middle finds her own files in the folder, and no others."""
    root = make_site(verb.before)
    env = hooked(tmp_path / "hook", "os.kill(os.getpid(), 2)", word="os.rename", at=2)
    assert run(*shlex.split(verb.line), cwd=root, env=env).returncode == 130
    assert standing(root).keys() == verb.before.keys()
    assert verb.run_in(root)[0] == 0
    assert standing(root) == verb.after


def test_a_site_whose_content_lies_elsewhere_is_its_own_all_the_same(
    make_site: SiteMaker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Who keeps content/ in a notebook beside the site has it merged there."""
    root = make_site(REPLACE.before)
    notebook = tmp_path_factory.mktemp("notes") / "content"
    (root / "content").rename(notebook)
    (root / "content").symlink_to(notebook)
    assert REPLACE.run_in(root)[0] == 0
    assert standing(notebook.parent) == REPLACE.after


def test_a_person_is_told_what_was_not_written(make_site: SiteMaker) -> None:
    """In words, on stderr; and nothing on stdout looks like success."""
    root = make_site(REPLACE.before)
    (root / PATHS[1]).chmod(0o444)
    result = run("tags", "merge", "guns", "arms", cwd=root)
    assert (result.returncode, result.stdout) == (1, "0 files changed\n")
    assert f"{PATHS[1]}: error[fix-read-only]" in result.stderr
    assert "nothing was written; 4 files would have changed" in result.stderr


def test_what_is_told_of_writing_reaches_programs_from_check(make_site: SiteMaker) -> None:
    """`check --fix --format json` ended with 1 and gave no reason."""
    root = make_site(FIX.before)
    (root / PATHS[1]).chmod(0o444)
    ended, told = FIX.run_in(root)
    assert (ended, told["mended"], codes(told)[-1][0]) == (1, [], "fix-read-only")


NEW = [("new", "Jets"), ("init", "fresh")]


@pytest.mark.parametrize("line", NEW, ids=["new", "init"])
def test_what_could_not_be_begun_is_taken_back(
    line: tuple[str, str], make_site: SiteMaker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """An empty brief on a full disk had its name taken, and half a new site could not be made again."""
    root = make_site({})
    fails = "raise OSError(28, 'No space left on device', path)"
    word = {"new": "/content/briefs/jets.md", "init": "open fresh/dateline.yaml"}[line[0]]
    env = hooked(tmp_path_factory.mktemp("hook") / "hook", fails, word=word)
    before = sorted(root.rglob("*"))
    result = run(*line, "--format", "json", cwd=root, env=env)
    (told,) = json.loads(result.stdout)["diagnostics"]
    assert (result.returncode, told["code"], "No space".casefold() in told["message"]) == (1, "system", True)
    assert sorted(root.rglob("*")) == before
    assert run(*line, cwd=root).returncode == 0


@pytest.mark.parametrize("line", NEW, ids=["new", "init"])
def test_a_full_disk_begins_nothing(line: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A disk that takes a name and no text."""
    with small_disk(tmp_path_factory.mktemp("disks") / "disk", "64k") as disk:
        (disk / "dateline.yaml").write_text("title: Test\n", encoding="utf-8")
        fill(disk)
        before = sorted(disk.rglob("*"))
        result = run(*line, "--format", "json", cwd=disk)
        assert (result.returncode, result.stderr) == (1, "")
        assert [each["code"] for each in json.loads(result.stdout)["diagnostics"]] == ["system"]
        assert sorted(disk.rglob("*")) == before


def test_programs_get_their_value_whatever_the_system_refuses(tmp_path: Path) -> None:
    """Where no verb expects it, too: a script that reads JSON is told why, and not left with nothing."""
    gone = tmp_path / "gone"
    gone.mkdir()
    left = ("sh", "-c", 'rmdir "$0" && exec "$@"', str(gone))
    for words in (["--format", "json"], ["--format=json"]):
        gone.mkdir(exist_ok=True)
        result = run("list", *words, cwd=gone, before=left)
        assert (result.returncode, result.stderr) == (1, "")
        assert [each["code"] for each in json.loads(result.stdout)["diagnostics"]] == ["system"]
