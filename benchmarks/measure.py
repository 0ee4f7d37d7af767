"""Runs a command as a whole process and says how long it took and how much memory all its processes had."""

import os
import re
import subprocess
import threading
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """Seconds on the clock, seconds of processor, peak memory of all processes together in MB."""

    wall: float
    cpu: float
    peak: float


def run(
    command: list[str], folder: Path, environment: dict[str, str] | None = None, *, watched: bool = False
) -> Run:
    """One run; a command that fails stops the benchmark with what it said.

    Memory is looked at only where it is asked for: looking takes time from a short run.
    """
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=surroundings(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    peak = _Peak(process.pid)
    if watched:
        peak.start()
    output, _ = process.communicate()
    wall = time.perf_counter() - start
    if watched:
        peak.stop()
    after = os.times()
    if process.returncode != 0:
        raise SystemExit(
            f"{' '.join(command)} failed in {folder}:\n{output.decode(errors='replace')[-2000:]}"
        )
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, peak.megabytes)


def surroundings(added: dict[str, str] | None = None) -> dict[str, str]:
    """The environment of a run: programs may keep their compiled code, as they do for everybody."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **(added or {})}


def medians(runs: list[Run]) -> Run:
    """The median of each figure."""
    return Run(*(median(values) for values in zip(*runs, strict=True)))


def write_section(name: str, text: str) -> None:
    """Replaces one section of docs/performance.md, between its marks, and leaves the rest."""
    report = Path(__file__).parent.parent / "docs" / "performance.md"
    old = report.read_text("utf-8")
    marks = re.compile(rf"(<!-- {name} -->\n).*(<!-- /{name} -->)", re.DOTALL)
    assert marks.search(old), f"{report} has no <!-- {name} --> … <!-- /{name} -->"
    report.write_text(marks.sub(lambda match: f"{match[1]}{text}\n{match[2]}", old), "utf-8")


class _Peak(threading.Thread):
    """Adds up the proportional memory of a session's processes, twenty times a second (Linux only)."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.megabytes = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(0.05):
            total = sum(_proportional(process) for process in _members(self.session))
            self.megabytes = max(self.megabytes, total / 1024)

    def stop(self) -> None:
        self._done.set()
        self.join()


def _members(session: int) -> list[str]:
    found = []
    for name in (entry.name for entry in Path("/proc").iterdir()):
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session:
                found.append(name)
    return found


def _proportional(process: str) -> int:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        return 0
    return 0
