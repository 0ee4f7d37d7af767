"""The stamp of the last build: what it was made from, what it wrote, and until when that holds.

With it "nothing changed" is answered from the times of files alone, before templates, Markdown or the model are loaded.
An input whose time is as young as the stamp may have changed since within one tick of the clock, and is not trusted
(git's rule for racy files, https://git-scm.com/docs/racy-git).
"""

import os
import stat
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.build.day import Day, choose_day
from generator.build.options import BuildOptions, BuildOutcome, LeftOut, stops_build
from generator.build.program import program_digest
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.look import Looked, look_at_content
from generator.publish.files import RACY_NS, Look
from generator.publish.output_folder import look_at
from generator.render.theme import theme_folder
from generator.state import output_state, recall, remember, state_folder

if TYPE_CHECKING:
    from generator.memory.memory import Memory

_BESIDE_CONTENT = ("templates", "dateline.yaml")


Turn = tuple[str, str]
"""The first day (YYYY-MM-DD) and the first instant (RFC 3339) that change what is published; "" for never."""


class Seen(msgspec.Struct, frozen=True):
    """Files as they stand: a digest of their names, sizes, times and inodes, and the youngest of the times (ns)."""

    digest: str = ""
    youngest: int = 0


class Inputs(msgspec.Struct, frozen=True):
    """One look at everything that a build reads; what stands in content/ one by one, so that nobody looks again."""

    seen: Seen
    content: tuple[Looked, ...]


class Stamp(msgspec.Struct, frozen=True):
    """A build that was published. `taken` is when its inputs were looked at, in ns since 1970."""

    asked: str
    inputs: Seen
    taken: int
    outputs: str
    """A digest of the output folder as it was left."""
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


class Built(msgspec.Struct, frozen=True):
    """What a build came to, until when that holds, and the output folder as it left it, if it published."""

    outcome: BuildOutcome
    turn: Turn
    left: Look | None = None


def unchanged(root: Path, options: BuildOptions, inputs: Inputs | None = None) -> BuildOutcome | None:
    """What the last build said, where a build now could say nothing else; None where it has to be found out.

    `inputs` is a look that was taken already.
    """
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
        seen = (inputs or see_inputs(root)).seen
        if seen != stamp.inputs or seen.youngest > stamp.taken - RACY_NS:
            return None
        if outputs_digest(look_at(options.output)) != stamp.outputs:
            return None
    except (OSError, ValueError):
        return None
    return _kept(stamp)


def see_inputs(root: Path) -> Inputs:
    """Looks at everything that a build reads. Raises OSError."""
    content = look_at_content(root)
    lines = [
        f"{each.path}\0{each.size} {each.modified} {each.changed} {each.inode} {each.mode}\0"
        for each in content
    ]
    youngest = max((max(each.modified, each.changed) for each in content), default=0)
    digest = blake2b(f"{len(lines)}\0".encode(), digest_size=16)
    digest.update("".join(lines).encode("utf-8", "surrogateescape"))
    for place in (*(root / name for name in _BESIDE_CONTENT), workflow_folder(root), theme_folder()):
        found = sorted(_files(os.fspath(place)))
        digest.update(f"{len(found)}\0{found}".encode("utf-8", "surrogateescape"))
        youngest = max(youngest, max((max(each[2], each[3]) for each in found), default=0))
    return Inputs(Seen(digest.hexdigest(), youngest), content)


def inputs_now(root: Path) -> Inputs | None:
    """The same; None where something cannot be looked at, of which a build says what is wrong."""
    try:
        return see_inputs(root)
    except OSError:
        return None


def repository_top(root: Path) -> Path | None:
    """The folder with `.git` in which the site lies; None where it lies in none."""
    return next((each for each in (root, *root.parents) if (each / ".git").exists()), None)


def workflow_folder(root: Path) -> Path:
    """Where GitHub looks for the workflows of the site's repository."""
    return (repository_top(root) or root) / ".github" / "workflows"


def outputs_digest(look: Look) -> str:
    """Of everything in the output folder, our own files too: an interrupted build makes it another."""
    found = sorted((*look.files.items(), *look.links.items(), *look.own.items()))
    return blake2b(repr(found).encode(), digest_size=16).hexdigest()


def keep_stamp(
    root: Path,
    options: BuildOptions,
    built: Built,
    memory: "Memory",
    *,
    inputs: Seen,
    taken: int,
    timezone: str,
    day: Day,
) -> None:
    """From now on this is the last build that published."""
    outcome = built.outcome
    stamp = Stamp(
        asked=asked_for(options),
        inputs=inputs,
        taken=taken,
        outputs="",
        timezone=timezone,
        day=day,
        turn=built.turn,
        briefs=outcome.briefs,
        tags=outcome.tags,
        events=outcome.events,
        files=outcome.files_written + outcome.files_unchanged,
        base_path=outcome.base_path,
        skipped=outcome.skipped,
        diagnostics=outcome.diagnostics,
    )

    def write(path: Path, value: Stamp) -> None:
        remember(path, msgspec.structs.replace(value, outputs=outputs_digest(built.left or Look())))

    memory.remember(_stamp_file(root, options), stamp, write)


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
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                    continue
                each = _status(entry)
                found.append(
                    (entry.path[start:], each.st_size, each.st_mtime_ns, each.st_ctime_ns, each.st_ino)
                )
    return found


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    """Of the file a link leads to; of the link itself where it leads nowhere."""
    try:
        return entry.stat()
    except FileNotFoundError:
        return entry.stat(follow_symlinks=False)
