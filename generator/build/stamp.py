"""The stamp of the last build: what it was made from, what it wrote, and until when that holds.

With it "nothing changed" is answered from the times of files alone, before templates, Markdown or the model are loaded.
An input whose time is as young as the stamp may have changed since within one tick of the clock, and is not trusted
(git's rule for racy files, https://git-scm.com/docs/racy-git).
"""

import os
import stat
from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.build.day import Day, choose_day
from generator.build.files import RACY_NS
from generator.build.options import BuildOptions, BuildOutcome, LeftOut, stops_build
from generator.build.program import program_digest
from generator.build.state import output_state, recall, remember, state_folder
from generator.diagnostics.diagnostic import Diagnostic
from generator.render.theme import theme_folder

_CONTENT = "content"
_INPUTS = (_CONTENT, "templates", "dateline.yaml")


Turn = tuple[str, str]
"""The first day (YYYY-MM-DD) and the first instant (RFC 3339) that change what is published; "" for never."""


class Seen(msgspec.Struct, frozen=True):
    """Files as they stand: a digest of their names, sizes, times and inodes, and the youngest of the times (ns)."""

    digest: str = ""
    youngest: int = 0


class Stamp(msgspec.Struct, frozen=True):
    """A build that was published. `taken` is when its inputs were looked at, in ns since 1970."""

    asked: str
    inputs: Seen
    taken: int
    outputs: Seen
    timezone: str
    day: Day
    turn: Turn
    briefs: int
    tags: int
    events: int
    files: int
    base_path: str
    skipped: tuple[LeftOut, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def unchanged(root: Path, options: BuildOptions) -> BuildOutcome | None:
    """What the last build said, where a build now could say nothing else; None where it has to be found out."""
    if options.rehash or not options.writes or options.explains:
        return None
    try:
        stamp = recall(_stamp_file(root, options), Stamp)
        if (
            stamp is None
            or stamp.asked != asked_for(options)
            or not day_holds(stamp.day, stamp.turn, choose_day(options, stamp.timezone))
        ):
            return None
        if stops_build(stamp.diagnostics, stamp.skipped, strict=options.strict):
            return None
        inputs = see_inputs(root)
        if inputs != stamp.inputs or inputs.youngest > stamp.taken - RACY_NS:
            return None
        if see_outputs(options.output) != stamp.outputs:
            return None
    except (OSError, ValueError):
        return None
    return _kept(stamp)


def see_inputs(root: Path) -> Seen:
    """Everything that a build reads. Raises OSError."""
    return _see([*(root / name for name in _INPUTS), workflow_folder(root), theme_folder()])


def repository_top(root: Path) -> Path | None:
    """The folder with `.git` in which the site lies; None where it lies in none."""
    return next((each for each in (root, *root.parents) if (each / ".git").exists()), None)


def workflow_folder(root: Path) -> Path:
    """Where GitHub looks for the workflows of the site's repository."""
    return (repository_top(root) or root) / ".github" / "workflows"


def see_outputs(output: Path) -> Seen:
    """The whole output folder; a build that is at work, or was interrupted, makes it another. Raises OSError."""
    return _see([output])


def write_stamp(
    root: Path,
    options: BuildOptions,
    outcome: BuildOutcome,
    *,
    inputs: Seen,
    taken: int,
    timezone: str,
    day: Day,
    turn: Turn,
) -> None:
    """Remembers a published build. Raises OSError."""
    stamp = Stamp(
        asked=asked_for(options),
        inputs=inputs,
        taken=taken,
        outputs=see_outputs(options.output),
        timezone=timezone,
        day=day,
        turn=turn,
        briefs=outcome.briefs,
        tags=outcome.tags,
        events=outcome.events,
        files=outcome.files_written + outcome.files_unchanged,
        base_path=outcome.base_path,
        skipped=outcome.skipped,
        diagnostics=outcome.diagnostics,
    )
    remember(_stamp_file(root, options), stamp)


def _stamp_file(root: Path, options: BuildOptions) -> Path:
    return output_state(state_folder(root), options.output) / "stamp"


def asked_for(options: BuildOptions) -> str:
    """A digest of the program and of what was asked of it, as far as either decides what is written."""
    asked = (options.base_url, options.drafts, options.future, options.repository)
    return blake2b(program_digest() + repr(asked).encode(), digest_size=16).hexdigest()


def day_holds(then: Day, turn: Turn, day: Day) -> bool:
    """Whether the same is published on this day as then: before the first day and instant that change it.

    A clock that was put back proves nothing.
    """
    next_day, next_instant = turn
    if day.today < then.today or (next_day and day.today >= next_day):
        return False
    now = datetime.fromisoformat(day.now)
    if now < datetime.fromisoformat(then.now):
        return False
    return not next_instant or now < datetime.fromisoformat(next_instant)


def _kept(stamp: Stamp) -> BuildOutcome:
    return BuildOutcome(
        briefs=stamp.briefs,
        tags=stamp.tags,
        events=stamp.events,
        files_unchanged=stamp.files,
        skipped=stamp.skipped,
        diagnostics=stamp.diagnostics,
        base_path=stamp.base_path,
        published=True,
    )


def _see(places: Iterable[Path]) -> Seen:
    digest = blake2b(digest_size=16)
    youngest = 0
    for place in places:
        found = sorted(_files(os.fspath(place)))
        digest.update(f"{len(found)}\0".encode())
        for name, size, modified, changed, inode in found:
            digest.update(f"{name}\0{size} {modified} {changed} {inode}\0".encode("utf-8", "surrogateescape"))
            youngest = max(youngest, modified, changed)
    return Seen(digest.hexdigest(), youngest)


def _files(place: str) -> list[tuple[str, int, int, int, int]]:
    """(name below the place, size, mtime, ctime, inode) of every file; links to folders are not followed."""
    try:
        status = os.stat(place)  # noqa: PTH116 - a path for every file would be slow
    except FileNotFoundError:
        return []
    if not stat.S_ISDIR(status.st_mode):
        return [("", status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)]
    found = []
    start = len(place) + 1
    pending = [place]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                        continue
                    each = _status(entry)
                    found.append(
                        (entry.path[start:], each.st_size, each.st_mtime_ns, each.st_ctime_ns, each.st_ino)
                    )
        except PermissionError:
            # Of content/ this is told with all other faults when it is read; without templates nothing can be made.
            if os.path.basename(place) != _CONTENT:  # noqa: PTH119 - as above
                raise
            found.append((folder[start:], -1, 0, 0, 0))
    return found


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    """Of the file a link leads to; of the link itself where it leads nowhere."""
    try:
        return entry.stat()
    except FileNotFoundError:
        return entry.stat(follow_symlinks=False)
