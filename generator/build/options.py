"""What a build is asked and what it answers: the two records that pass between command line, server and pipeline."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics.diagnostic import UNFINISHED, Diagnostic
from generator.publish.files import Step

if TYPE_CHECKING:
    from generator.build.stamp import Seen
    from generator.build.timings import Timed
    from generator.model.understood import UnderstoodEvent

Progress = Callable[[str, int, int], None]
"""Told while work goes on: what is being done, how many are done, how many there are."""


class BuildOptions(msgspec.Struct, frozen=True):
    """One run as it was asked for; clock and environment are read at the edge, once, and handed on here."""

    output: Path
    base_url: str = ""
    """As given on the command line; "" when it was not."""
    drafts: bool = False
    future: bool = False
    today: str = ""
    """YYYY-MM-DD as given on the command line; "" when it was not."""
    strict: bool = False
    jobs: int = 0
    """How many processes may work; 0 is as many as there are processors."""
    rehash: bool = False
    """Read every file, whatever its times say."""
    clock: float = 0.0
    """Seconds since 1970, when the run began."""
    source_date_epoch: str = ""
    """https://reproducible-builds.org/specs/source-date-epoch/"""
    repository: str = ""
    """OWNER/NAME inside GitHub Actions, else ""."""
    explains: bool = False
    """For `serve`: also say what was understood of each brief's events."""
    writes: bool = True
    """False for `check`: nothing is written anywhere."""
    proves_all: bool = False
    """Look for what must not be published in the whole output, not only in what is written now."""
    progress: Progress | None = None
    timed: "Timed | None" = None
    """Told how long each part of the work took."""


class LeftOut(msgspec.Struct, frozen=True, gc=False):
    """A brief or page that is not published: reason is draft, review, scheduled or embargoed."""

    path: str
    reason: str
    until: str = ""


class BuildOutcome(msgspec.Struct, frozen=True):
    """What came of a run. Counts are those of the published site; of files, those of the output folder."""

    briefs: int = 0
    tags: int = 0
    events: int = 0
    files_written: int = 0
    files_unchanged: int = 0
    files_removed: int = 0
    seconds: float = 0.0
    skipped: tuple[LeftOut, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    base_path: str = "/"
    """Where the site's root lies on its host: `/` or `/briefings/`."""
    steps: tuple[Step, ...] = ()
    """What was done with each file, and why."""
    understood: "dict[str, tuple[UnderstoodEvent, ...]]" = {}
    """By address of a brief, where it was asked for."""
    seen: "Seen | None" = None
    """Everything that was read, as it stood before that."""
    published: bool = False
    """Whether the output folder now holds what was asked for."""


def stops_build(diagnostics: Iterable[Diagnostic], skipped: Iterable[LeftOut] = (), *, strict: bool) -> bool:
    """Whether these faults keep the site from being written: errors, and with `strict` warnings.

    What is wrong in a draft that is left out never stops a colleague's correction, strict or not.
    """
    unfinished = {each.path for each in skipped if each.reason in UNFINISHED}
    return any(
        each.severity == "error" or (strict and each.severity == "warning" and each.path not in unfinished)
        for each in diagnostics
    )
