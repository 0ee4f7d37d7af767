"""From planned paths to the published site, in two calls; between them the pipeline makes and stages the bytes.

site, faults = open_output(output, outputs, root=root, state=state)
entries = [stage_bytes(site.folder, path, data, site.standing.hashes.get(path, "")) …]
written, faults = close_output(site, entries, origins)      # or abandon(site.folder)
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.build.system_faults import system_fault
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.memory.memory import Memory, Printed
from generator.publish.clashes import find_clashes
from generator.publish.file_system import DISK, FileSystem
from generator.publish.files import (
    MANIFEST_NAME,
    FileEntry,
    FilePlan,
    Look,
    Made,
    Origin,
    Published,
    Standing,
)
from generator.publish.journal import JOURNAL_NAME
from generator.publish.output_folder import look_at, read_owned, standing_site, times_of
from generator.publish.place import check_place, shown_place
from generator.publish.plan import plan_files
from generator.publish.publish import abandon, behind_link, publish, recover
from generator.publish.staging import open_staging, staging_folder
from generator.state import output_state, recall, remember


class OutputChangedError(Exception):
    """The output folder is not as the last build of this process left it: it must be looked at."""


_NOTHING = Origin()
_GONE = (-1, 0, 0, 0)
"""The times of a file that was written and is not there: no file has them, so the next build looks closely."""


class OpenOutput(msgspec.Struct, frozen=True):
    """An output folder ready to take a site; `made` is what is remembered of the last one."""

    folder: Path
    root: Path
    state: Path
    memory: Memory
    standing: Standing
    look: Look = Look()
    recalled: bool = False
    """Whether the look is not one of now, but how the last build left the folder."""
    made: dict[str, Made] = {}


def open_output(
    output: Path,
    outputs: Sequence[tuple[str, str]] | None,
    *,
    root: Path,
    state: Path,
    memory: Memory,
    reread: bool = False,
    files: FileSystem = DISK,
) -> tuple[OpenOutput | None, tuple[Diagnostic, ...]]:
    """Finishes what an interrupted build left, looks at what stands there, and makes room for new bytes.

    `outputs` are (path, what it is made from), None for the last build's; with `reread` no file is known by its times.
    Gives None when the site cannot be written there: then nothing has been touched but an interrupted build's own work.
    """
    told: tuple[Diagnostic, ...] = ()
    if outputs is not None:
        placed = memory.stages.same("outputs placed", "", tuple(outputs))
        told = memory.stages.made("clashes", "", find_clashes, placed)
    try:
        told += check_place(root, output)
        if has_errors(told):
            return None, told
        recover(output, files)
        made = memory.recall(made_file(state, output), _read_made) or {}
        recalled = None if reread else _recalled_look(output, memory)
        look = recalled or look_at(output)
        wanted = [path for path, _ in outputs] if outputs is not None else list(made)
        owned = memory.recall(output / MANIFEST_NAME, read_owned)
        standing, faults = standing_site(output, owned, look, wanted, {} if reread else made)
        told += _below(output, root, faults)
        open_staging(output, files)
    except OSError as error:
        abandon(output, files)
        return None, (*told, system_fault(error, root))
    return OpenOutput(output, root, state, memory, standing, look, recalled is not None, made), told


def close_output(
    site: OpenOutput,
    entries: Iterable[FileEntry],
    origins: Mapping[str, Origin],
    *,
    files: FileSystem = DISK,
) -> tuple[Published | None, tuple[Diagnostic, ...]]:
    """Publishes the wanted files, whose changed bytes are staged; None when the site stays as it was.

    `origins` by path are remembered for the next build; without one an output is made anew each time.
    Raises OutputChangedError, with everything as it was, where somebody else wrote to a file that changes.
    """
    plan, told = plan_files(site.standing, entries)
    told = _below(site.folder, site.root, told)
    if has_errors(told):
        abandon(site.folder, files)
        return None, told
    if site.recalled and not _stands_as_left(site, plan):
        abandon(site.folder, files)
        raise OutputChangedError(str(site.folder))
    try:
        publish(site.folder, plan, files)
    except OSError as error:
        site.memory.looks.pop(site.folder, None)
        abandon(site.folder, files)
        return None, (*told, _interrupted(error, site))
    left = _left(site, plan)
    site.memory.looks[site.folder] = left
    site.memory.note(site.folder / MANIFEST_NAME, {entry.path: entry for entry in plan.entries})
    made = _seen(left, plan, origins)
    try:
        site.memory.remember(made_file(site.state, site.folder), made, remember)
    except OSError as error:
        told += (system_fault(error, site.root),)
    printed = site.memory.printed
    if printed is not None and printed.made is site.made:
        site.memory.printed = Printed(made, printed.paths)
    return Published(plan, left), told


def made_file(state: Path, output: Path) -> Path:
    """Where the files of an output folder are remembered."""
    return output_state(state, output) / "made"


def recall_made(state: Path, output: Path) -> dict[str, Made]:
    """What is remembered of the last site in an output folder, by path: nothing where that cannot be read."""
    return _read_made(made_file(state, output)) or {}


def _read_made(path: Path) -> dict[str, Made] | None:
    return recall(path, dict[str, Made])


def _recalled_look(output: Path, memory: Memory) -> Look | None:
    """How the folder was left, if nobody has published there since."""
    look = memory.looks.get(output)
    if look is None or staging_folder(output).exists():
        return None
    return look if times_of(output, MANIFEST_NAME) == look.own.get(MANIFEST_NAME) else None


def _stands_as_left(site: OpenOutput, plan: FilePlan) -> bool:
    """Whether what is about to be written or removed is as the last build left it."""
    return not any(
        times_of(site.folder, path) != site.look.files.get(path) or behind_link(site.folder, path)
        for path in (*plan.paths("write"), *plan.paths("remove"))
    )


def _left(site: OpenOutput, plan: FilePlan) -> Look:
    """The output folder as it must stand now: as it was seen, but for what was done since.

    What others did meanwhile is not in it, and so is noticed by the next build.
    """
    files = dict(site.look.files)
    for path in plan.paths("remove"):
        files.pop(path, None)
    for path in plan.paths("write"):
        files[path] = times_of(site.folder, path) or _GONE
    manifest = times_of(site.folder, MANIFEST_NAME) or _GONE
    return Look(files, site.look.folders, site.look.links, {MANIFEST_NAME: manifest})


def _seen(left: Look, plan: FilePlan, origins: Mapping[str, Origin]) -> dict[str, Made]:
    seen = {}
    for entry in plan.entries:
        times = left.files.get(entry.path)
        # Bytes that changed hands after they were staged are not what is remembered.
        if times is not None and times[0] == entry.size:
            seen[entry.path] = Made(times, entry.hash, origins.get(entry.path, _NOTHING))
    return seen


def _interrupted(error: OSError, site: OpenOutput) -> Diagnostic:
    fault = system_fault(error, site.root)
    if not (staging_folder(site.folder) / JOURNAL_NAME).exists():
        return fault
    message = f"{fault.message}; part of the site is new, and the next build finishes it"
    return msgspec.structs.replace(fault, message=message)


def _below(output: Path, root: Path, told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Faults of files in the output folder, named as the user knows them."""
    shown = shown_place(root, output)
    return tuple(
        msgspec.structs.replace(each, path=f"{shown}/{each.path}") if each.path else each for each in told
    )
