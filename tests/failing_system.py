"""A real process on a system that fails: stopped at a chosen moment, on a small disk, without rights, in a bare locale.

The moment is an event that the interpreter itself reports (`sys.addaudithook`): a file is about to be opened, renamed
or removed, a module imported. Nothing of Dateline is replaced.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import REPOSITORY

_HOOK = """
import os, sys
AT, WORD = int(os.environ["HOOK_AT"]), os.environ["HOOK_WORD"]
NAMES = {"os": os, "sys": sys}
exec("def act(path, said): " + os.environ["HOOK_ACT"], NAMES)
EVENTS = {"open", "import", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.scandir", "os.listdir"}
seen = [0, False, False]
def hook(event, arguments):
    if seen[2] or event not in EVENTS:
        return
    seen[1] = seen[1] or (event == "import" and arguments[0] == os.environ["HOOK_SINCE"])
    said = event + " " + " ".join(str(each) for each in arguments[:2])
    if seen[1] and WORD in said:
        seen[0] += 1
        if AT in (0, seen[0]):
            seen[2] = True
            NAMES["act"](str(arguments[0]), said)
            seen[2] = False
sys.addaudithook(hook)
"""


def environment(**more: str) -> dict[str, str]:
    """The environment of a user, without what this run of tests was started with."""
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "GITHUB_ACTIONS")}
    return {**kept, "PYTHONPATH": str(REPOSITORY), **more}


def hooked(
    folder: Path, act: str, *, word: str = "", at: int = 1, since: str = "generator.build.options"
) -> dict[str, str]:
    """An environment in which `act` is done just before the n-th (0: before every) event whose words hold `word`.

    Events count once the module `since` is imported.
    """
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
    found = environment(HOOK_AT=str(at), HOOK_WORD=word, HOOK_ACT=act, HOOK_SINCE=since)
    return {**found, "PYTHONPATH": f"{folder}{os.pathsep}{REPOSITORY}"}


def run(
    *arguments: str,
    cwd: Path,
    env: dict[str, str] | None = None,
    before: Sequence[str] = (),
    limit: str = "",
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, behind a shell's `limit` (`ulimit -n 16`) or another command."""
    command = [*before, sys.executable, "-m", "generator", *arguments]
    if limit:
        command = ["sh", "-c", f'{limit}; exec "$@"', "sh", *command]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment() if env is None else env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        timeout=120,
    )


def bound_by_rights() -> tuple[str, ...]:
    """What makes a command heed the rights of files: nothing for most people; root has to give its own up first."""
    if sys.platform == "win32":
        pytest.skip("rights of folders are another matter there")
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root may do anything, and there is no setpriv")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A real disk of that size, mounted on a folder; only root can have one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> None:
    """Leaves no room on a small disk, in a file of its own."""
    with (disk / "full").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
