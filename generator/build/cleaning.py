"""Removes what Dateline wrote: the files of the manifest, and the state folder. Nothing else."""

import errno
import shutil
from pathlib import Path

from generator.build.lock import LOCK_NAME, locked
from generator.build.system_faults import system_fault
from generator.build.writing import close_output, open_output
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.memory.memory import Memory
from generator.publish.files import MANIFEST_NAME
from generator.state import open_state, state_folder


def clean_site(root: Path, output: Path) -> tuple[int, tuple[Diagnostic, ...]]:
    """(files removed from the output folder, faults). Waits for a build that is at work."""
    if state_folder(root).is_symlink():
        message = "this is a link, and what it leads to is not removed"
        return 0, (Diagnostic("output-link", message, ".dateline", hint="delete the link yourself"),)
    try:
        state = open_state(root)
        with locked(state) as busy:
            if busy is not None:
                return 0, (busy,)
            removed, told = _clean_output(root, output, state)
            if has_errors(told):
                return removed, told
            _empty(state)
        # The lock is held open until here, and Windows does not remove what is open.
        shutil.rmtree(state)
    except OSError as error:
        return 0, (system_fault(error, root, doing="remove"),)
    return removed, told


def _clean_output(root: Path, output: Path, state: Path) -> tuple[int, tuple[Diagnostic, ...]]:
    if not output.exists():
        return 0, ()
    opened, told = open_output(output, (), root=root, state=state, memory=Memory())
    if opened is None:
        return 0, told
    if opened.standing.owned is None:
        close_output(opened, (), {})
        (output / MANIFEST_NAME).unlink(missing_ok=True)
        message = "there is no manifest in this folder, so nothing is removed from it"
        hint = "only what is listed in .dateline-manifest is known to be Dateline's"
        told += (Diagnostic("clean-manifest", message, output.name, hint=hint, severity="note"),)
        return 0, told
    published, faults = close_output(opened, (), {})
    if published is None:
        return 0, told + faults
    (output / MANIFEST_NAME).unlink()
    if not any(output.iterdir()):
        _remove_folder(output)
    return len(published.plan.paths("remove")), told + faults


def _remove_folder(output: Path) -> None:
    """Where a disk is mounted on the folder it stays, empty."""
    try:
        output.rmdir()
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise


def _empty(state: Path) -> None:
    for entry in sorted(state.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != LOCK_NAME:
            entry.unlink()
