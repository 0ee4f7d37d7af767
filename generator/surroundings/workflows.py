"""The workflows of GitHub Actions round a site, as their files tell: whether something builds by the clock."""

import re
from pathlib import Path

import msgspec

from generator.build.stamp import workflow_folder

_SCHEDULE = re.compile(r"^[^#\n]*\bschedule[\"']?\s*:", re.MULTILINE)
_LARGEST = 1_000_000


class Workflows(msgspec.Struct, frozen=True):
    """The workflows of GitHub Actions beside a site."""

    folder: Path
    names: tuple[str, ...] = ()
    scheduled: bool = False
    """One of them runs by the clock."""
    publishing: str = ""
    """The first that runs `dateline`, else the first of all."""


def read_workflows(root: Path) -> Workflows:
    """What runs on GitHub for this site."""
    folder = workflow_folder(root)
    paths = sorted(path for pattern in ("*.yml", "*.yaml") for path in folder.glob(pattern))
    texts = {path.name: read_text(path) for path in paths}
    publishing = next((name for name, text in texts.items() if "dateline" in text), next(iter(texts), ""))
    scheduled = any(_SCHEDULE.search(text) for text in texts.values())
    return Workflows(folder, tuple(texts), scheduled, publishing)


def read_text(path: Path) -> str:
    """A file as text, as much of it as anybody writes; "" where there is none."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_LARGEST)
    except OSError:
        return ""
