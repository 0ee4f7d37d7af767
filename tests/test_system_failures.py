"""When the system fails: a clear message, the right exit code, the last good site intact. docs/reliability.md."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SiteMaker
from failing_system import bound_by_rights, environment, fill, hooked, run, small_disk

from generator.publish.files import MANIFEST_NAME, STAGING_NAME

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its signals, limits and rights are others")
BRIEF = """---
title: {title}
date: 2014-08-12
source: https://example.org/article
---
A word about {title} ![hangar](media/hangar.png).
"""
NAMES = ("first", "second", "мир-é")
SITE = {
    **{f"content/briefs/{name}.md": BRIEF.format(title=name) for name in NAMES},
    "content/media/hangar.png": "GIF89a: a picture",
}
BARE = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": environment()["PYTHONPATH"]}


def files_of(site: Path) -> dict[str, bytes]:
    """Every file that a reader can be sent."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and STAGING_NAME not in path.parts
    }


def write_again(root: Path, title: str = "changed") -> None:
    (root / "content/briefs/first.md").write_text(BRIEF.format(title=title), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as it was built, to be copied."""
    root = tmp_path_factory.mktemp("built")
    for name, text in {"dateline.yaml": "title: Test\nchecks: {source-repeated: off}\n", **SITE}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert run("build", cwd=root).returncode == 0
    return root


@pytest.fixture
def good(built: Path, tmp_path: Path) -> Path:
    """A site that was built, and whose content has changed since."""
    root = shutil.copytree(built, tmp_path / "root")
    write_again(root)
    return root


def assert_told(result: subprocess.CompletedProcess[str], *words: str, code: int = 1) -> None:
    assert (result.returncode, "Traceback" in result.stderr) == (code, False), result.stderr
    for word in words:
        assert word in result.stderr


def assert_next_build_is_cold(root: Path) -> None:
    assert run("build", cwd=root).returncode == 0
    assert run("build", "--output", "cold", cwd=root).returncode == 0
    assert files_of(root / "site") == files_of(root / "cold")
    assert not (root / "site" / STAGING_NAME).exists()


# Ctrl-C, SIGTERM, a kill


MOMENTS = [
    ("import", 1),
    ("files.part", 1),
    (f"open {{site}}/{STAGING_NAME}", 12),
    ("os.rename", 6),
    (f"{STAGING_NAME}/manifest.part", 1),
    ("os.rmdir", 1),
]
EVERY_MOMENT = [
    *MOMENTS,
    ("import", 150),
    ("scandir", 1),
    ("open", 30),
    (STAGING_NAME, 1),
    ("os.rename", 3),
    ("stamp", 1),
]


def end_at(moments: list[tuple[str, int]], root: Path, hook: Path, number: signal.Signals, code: int) -> None:
    for word, at in moments:
        before = files_of(root / "site")
        write_again(root, title=f"changed {word.split('/')[-1]} {at}")
        there = word.format(site=root / "site")
        env = hooked(hook, f"os.kill(os.getpid(), {int(number)})", word=there, at=at)
        ended = run("build", "--jobs", "1", "--rehash", cwd=root, env=env)
        assert_told(ended, *([] if number == signal.SIGKILL else ["stopped: "]), code=code)
        now = files_of(root / "site")
        if not (root / "site" / STAGING_NAME / "journal").exists():
            # Once the manifest is written the site is the new one.
            assert now == before or now[MANIFEST_NAME] != before[MANIFEST_NAME], (word, at)
    assert_next_build_is_cold(root)


def test_ctrl_c_at_any_moment_harms_nothing(good: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The writer changes her mind: the next build is as if nothing had been."""
    end_at(MOMENTS, good, tmp_path_factory.mktemp("hook"), signal.SIGINT, 130)


def test_sigterm_in_the_middle_of_publishing_harms_nothing(
    good: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A server that shuts down waits for nobody: the next build finishes what was begun."""
    end_at(MOMENTS[2:4], good, tmp_path_factory.mktemp("hook"), signal.SIGTERM, 143)


def test_ctrl_c_while_the_program_loads_is_quiet(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whoever changes her mind at once gets no traceback; a shell says 130 of a process that a signal ended."""
    hook, start = tmp_path_factory.mktemp("hook"), "generator.cli.start"
    env = hooked(hook, "os.kill(os.getpid(), 2)", word="generator.cli.codes", since=start)
    ended = run("--version", cwd=tmp_path, env=env)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")


@pytest.mark.long
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_build_that_is_ended_at_any_moment_harms_nothing(
    good: Path, tmp_path_factory: pytest.TempPathFactory, number: signal.Signals, code: int
) -> None:
    """Ctrl-C, SIGTERM, or a kill by the system, from the first import to the last file written."""
    end_at(EVERY_MOMENT, good, tmp_path_factory.mktemp("hook"), number, code)


LARGE = {**SITE, **{f"content/briefs/b{n}.md": BRIEF.format(title=f"b{n}") for n in range(210)}}
"""So many briefs that other processes help."""
IN_THREE = [sys.executable, "-m", "generator", "build", "--jobs", "3"]


def test_a_killed_build_leaves_no_process_behind(
    make_site: SiteMaker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Where the system kills a build that needs too much memory, its helpers do not stay for ever."""
    root = make_site(LARGE)
    env = hooked(tmp_path_factory.mktemp("hook"), "os.kill(os.getpid(), 9)", word="files.part")
    # The pipe ends only when nobody holds it any more.
    with subprocess.Popen(
        IN_THREE, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            pytest.fail("a process still holds the pipe")
    assert process.returncode == -signal.SIGKILL


def test_ctrl_c_that_reaches_all_processes_is_answered_by_one(
    make_site: SiteMaker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A terminal sends Ctrl-C to the helpers too: they say nothing."""
    root = make_site(LARGE)
    env = hooked(tmp_path_factory.mktemp("hook"), "os.killpg(0, 2)", word="files.part")
    with subprocess.Popen(
        IN_THREE, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (
        told.decode().strip() == "stopped: the site is as it was, or the next build finishes what was begun"
    )


# Disks


def test_a_disk_that_is_full_leaves_the_last_good_site(
    make_site: SiteMaker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """On a full disk the writer is told so, and readers still get the site of yesterday, whole."""
    root = make_site(SITE)
    with small_disk(tmp_path_factory.mktemp("disks") / "disk", "4m") as disk:
        output = ("--output", str(disk / "site"))
        assert run("build", *output, cwd=root).returncode == 0
        before = files_of(disk / "site")
        fill(disk)
        write_again(root)
        assert_told(
            run("build", *output, cwd=root), "no space left", "the disk is full", "nothing was written"
        )
        assert files_of(disk / "site") == before
        (disk / "full").unlink()
        assert run("build", *output, cwd=root).returncode == 0
        assert run("build", "--output", "cold", cwd=root).returncode == 0
        assert files_of(disk / "site") == files_of(root / "cold")


@pytest.mark.parametrize("size", ["64k"])
def test_a_disk_that_is_too_small_for_a_first_build(
    make_site: SiteMaker, tmp_path_factory: pytest.TempPathFactory, size: str
) -> None:
    """A site that does not fit is not there by half: what was begun is taken away again."""
    root = make_site(SITE)
    with small_disk(tmp_path_factory.mktemp("disks") / "disk", size) as disk:
        assert_told(run("build", "--output", str(disk / "site"), cwd=root), "the disk is full")
        assert list(disk.iterdir()) == []


def test_a_folder_of_the_site_on_another_disk_leaves_the_site_as_it_was(good: Path) -> None:
    """A volume mounted into the site cannot be renamed into: that is told before anything of the site is new."""
    before = files_of(good / "site")
    (good / "site/timeline").rename(good / "moved")
    with small_disk(good / "site/timeline", "4m"):
        write_again(good, title="second change")
        result = run("build", cwd=good)
        assert_told(
            result, "site/timeline", "another disk", "put all of the site on one disk", "nothing was written"
        )
        whole = {path: data for path, data in before.items() if not path.startswith("timeline/")}
        assert files_of(good / "site") == whole
    (good / "site/timeline").rmdir()
    (good / "moved").rename(good / "site/timeline")
    assert_next_build_is_cold(good)


def test_an_output_that_is_a_disk_of_its_own_can_be_built_and_cleaned(make_site: SiteMaker) -> None:
    """In a container `site/` is often a volume: it is emptied, and nobody expects it to go."""
    root = make_site(SITE)
    with small_disk(root / "site", "4m") as disk:
        assert run("build", cwd=root).returncode == 0
        assert run("clean", cwd=root).returncode == 0
        assert list(disk.iterdir()) == []
        assert not (root / ".dateline").exists()


@pytest.mark.parametrize("blocks", [1])
def test_files_that_may_not_be_as_large_as_they_must(good: Path, blocks: int) -> None:
    """Where an account may only write small files, the build says so."""
    before = files_of(good / "site")
    assert_told(run("build", "--rehash", cwd=good, limit=f"ulimit -f {blocks}"), "ulimit -f")
    assert files_of(good / "site") == before
    assert_next_build_is_cold(good)


@pytest.mark.parametrize("most", [6, 14])
def test_too_many_open_files(good: Path, most: int) -> None:
    """A system short of file handles either lets the site be built or says what is short."""
    before = files_of(good / "site")
    result = run("build", "--rehash", "--jobs", "3", cwd=good, limit=f"ulimit -n {most}")
    if result.returncode != 0:
        assert_told(result, "oo many open files")
        assert files_of(good / "site") == before


# Rights


@pytest.mark.parametrize("place", ["site", "site/briefs", ".dateline/cache"])
def test_a_folder_that_may_not_be_written(good: Path, place: str) -> None:
    """Without the right to write, nothing is written by half, and the folder is named."""
    prefix = bound_by_rights()
    before = files_of(good / "site")
    write_again(good, title="second change")
    (good / place).chmod(0o555)
    result = run("build", cwd=good, before=prefix)
    (good / place).chmod(0o755)
    assert_told(result, place, "permission denied", "change the rights")
    assert files_of(good / "site") == before


def test_what_may_not_be_read_is_told_with_all_other_faults(good: Path) -> None:
    """A file, a folder and its files without the right to read: all are named in one run, beside a slip in a brief."""
    prefix = bound_by_rights()
    before = files_of(good / "site")
    (good / "content/briefs/second.md").chmod(0)
    (good / "content/media").chmod(0)
    write_again(good, title="x\nembargo: never")
    listed = good / "content/events"
    listed.mkdir()
    (listed / "e.yaml").write_text("a: {title: A}")
    listed.chmod(0o444)
    result = run("build", cwd=good, before=prefix)
    listed.chmod(0o755)
    (good / "content/media").chmod(0o755)
    assert_told(
        result,
        "content/briefs/second.md: error[file-unreadable]",
        "content/media: error[file-unreadable]",
        "content/events/e.yaml: error[file-unreadable]",
        "content/briefs/first.md:3:10: error[",
    )
    assert files_of(good / "site") == before


def test_a_site_that_may_only_be_read_can_be_checked_and_listed(good: Path) -> None:
    """A reviewer with read rights alone checks a site; only building needs more, and says so."""
    prefix = bound_by_rights()
    subprocess.run(["rm", "-rf", ".dateline"], cwd=good, check=True)
    good.chmod(0o555)
    checked, listed = run("check", cwd=good, before=prefix), run("list", cwd=good, before=prefix)
    built = run("build", cwd=good, before=prefix)
    good.chmod(0o755)
    assert (checked.returncode, listed.returncode) == (0, 0), checked.stderr
    assert_told(built, ".dateline", "permission denied")


# Content that changes while it is read


def test_a_brief_that_vanishes_while_it_is_read(good: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A colleague's synchronising folder takes a file away: it is named, and nothing is published without it."""
    before = files_of(good / "site")
    env = hooked(tmp_path_factory.mktemp("hook"), "os.remove(path)", word="briefs/first.md")
    assert_told(run("build", "--rehash", cwd=good, env=env), "content/briefs/first.md", "file-unreadable")
    assert files_of(good / "site") == before


def test_a_brief_that_never_rests(good: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file that something writes to all the time is not published in the middle of a sentence."""
    before = files_of(good / "site")
    act = "open(path, 'a').write('x')"
    env = hooked(
        tmp_path_factory.mktemp("hook"), act, word="open " + str(good / "content/briefs/first.md"), at=0
    )
    assert_told(run("build", "--rehash", cwd=good, env=env), "content/briefs/first.md", "file-unsteady")
    assert files_of(good / "site") == before


def test_a_picture_that_vanishes_while_it_is_copied(
    good: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A picture is read last of all: if it is gone by then the site stays as it was."""
    before = files_of(good / "site")
    env = hooked(
        tmp_path_factory.mktemp("hook"), "os.remove(path)", word="open " + str(good / "content/media/hangar")
    )
    assert_told(run("build", "--rehash", cwd=good, env=env), "content/media/hangar.png", "build again")
    assert files_of(good / "site") == before


# Locale, home, pipes


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"},
        {"HOME": "/nowhere", "TMPDIR": "/nowhere", "LANG": "xx_XX.nonsense", "TZ": "Nowhere/At_All"},
    ],
    ids=["nothing", "POSIX without UTF-8", "latin-1", "nonsense"],
)
def test_the_site_is_the_same_without_home_or_locale(good: Path, more: dict[str, str]) -> None:
    """A cron job or a container has neither HOME nor locale: it builds the same bytes."""
    assert run("build", cwd=good).returncode == 0
    result = run("build", "--output", "bare", cwd=good, env={**BARE, **more})
    assert_told(result, code=0)
    assert files_of(good / "bare") == files_of(good / "site")
    listed = run("list", cwd=good, env={**BARE, **more})
    assert_told(listed, code=0)
    assert "second" in listed.stdout


def test_a_name_that_is_no_text_is_told(good: Path) -> None:
    """A file unpacked from an old archive has a name in another encoding: it is named as well as can be."""
    try:
        Path(os.fsdecode(os.fsencode(good) + b"/content/briefs/caf\xe9.md")).write_text(
            BRIEF.format(title="x")
        )
    except OSError:
        pytest.skip("this disk refuses such a name by itself")
    assert_told(run("build", cwd=good), r"content/briefs/caf\xe9.md", "file-name", "rename it")


@pytest.mark.parametrize("verb", ["list", "build -v --rehash", "check --format json"])
def test_a_reader_that_goes_away_is_no_fault(good: Path, verb: str) -> None:
    """`dateline list | head -1` ends quietly, as everything in a pipe does."""
    shell = f'"$0" -m generator {verb} | head -c 1; echo "${{PIPESTATUS[0]}}"'
    result = subprocess.run(
        ["bash", "-c", shell, sys.executable],
        cwd=good,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.stdout[-2:], result.stderr) == ("0\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("verb", ["list", "build"])
def test_a_result_that_cannot_be_written_is_a_fault(good: Path, verb: str) -> None:
    """A list that was cut off by a full disk must not look like a whole one to the script that asked for it."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "generator", verb]
        result = subprocess.run(
            command, cwd=good, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "<stdout>: error[system]" in result.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_fault(good: Path, closed: str) -> None:
    """A service without a terminal may have no streams at all."""
    result = subprocess.run(
        ["sh", "-c", f'"$0" -m generator build {closed}', sys.executable],
        cwd=good,
        env=environment(),
        check=False,
    )
    assert result.returncode == 0
    assert "changed" in (good / "site/index.html").read_text("utf-8")


def test_a_folder_that_was_deleted_under_the_command(tmp_path: Path) -> None:
    """In a terminal whose folder is gone there is a message."""
    gone = tmp_path / "gone"
    gone.mkdir()
    shell = 'rmdir "$1" && exec "$0" -m generator build'
    result = subprocess.run(
        ["sh", "-c", shell, sys.executable, str(gone)],
        cwd=gone,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, "Traceback" in result.stderr) == (1, False), result.stderr
    assert "error[system]" in result.stderr
