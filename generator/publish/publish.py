"""Publish: the staged files take their places, orphans go, the manifest comes last.

Until the journal stands nothing of the site has changed; from then on the work is finished, if need be by the next
build. Links inside the output are never followed.
"""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from generator.publish.file_system import DISK, FileSystem
from generator.publish.files import MANIFEST_NAME, FileEntry, FilePlan
from generator.publish.journal import (
    DRAFT_NAME,
    JOURNAL_NAME,
    Journal,
    journal_of,
    read_journal,
    write_journal,
)
from generator.publish.manifest import write_manifest
from generator.publish.output_folder import manifest_bytes, read_owned
from generator.publish.staging import staged_file, staging_folder


def publish(output: Path, plan: FilePlan, files: FileSystem = DISK) -> None:
    """Carries out a plan whose changed bytes are staged. Raises OSError: before the journal nothing has changed."""
    journal = journal_of(plan)
    if not (journal.first or journal.written or journal.removed) and _same_manifest(output, plan.entries):
        return _close(output, files)
    _check_rights(output, (*journal.first, *journal.written, *journal.removed))
    staging = staging_folder(output)
    files.write(staging / DRAFT_NAME, (write_journal(journal),))
    for folder in _folders_to_make(output, journal):
        files.make_folder(folder)
    files.rename(staging / DRAFT_NAME, staging / JOURNAL_NAME)
    _carry_out(output, journal, journal.first, files)
    return None


def recover(output: Path, files: FileSystem = DISK) -> bool:
    """Finishes what an interrupted build began; without a journal what it had staged is thrown away.

    Gives whether something was finished. Raises OSError.
    """
    staging = staging_folder(output)
    if staging.is_symlink() or not staging.is_dir():
        return False
    journal = _read(staging / JOURNAL_NAME)
    if journal is None or any(behind_link(output, path) for path in journal.written):
        _undo(output, files)
        return False
    journal = _trusted(output, journal)
    # Once a rename has happened, what went first is gone already; its place may hold a new file.
    untouched = all(staged_file(output, each).is_file() for each in journal.written)
    _carry_out(output, journal, journal.first if untouched else (), files)
    return True


def abandon(output: Path, files: FileSystem = DISK) -> None:
    """Throws away what is staged and not begun; a fresh output folder that stayed empty goes too. Never raises."""
    if (staging_folder(output) / JOURNAL_NAME).exists():
        return
    try:
        _undo(output, files)
        if output.is_dir() and not any(output.iterdir()):
            files.remove_folder(output)
    except OSError:
        return


def _carry_out(output: Path, journal: Journal, first: Iterable[str], files: FileSystem) -> None:
    for path in first:
        _remove_file(output, path, files)
    for path in journal.cleared:
        _clear_folder(output / path, files)
    made: set[Path] = set()
    for path in journal.written:
        target = output / path
        _make_folders(output, target.parent, made, files)
        staged = staged_file(output, path)
        try:
            files.rename(staged, target)
        except FileNotFoundError:
            if staged.exists():
                raise
    for path in journal.removed:
        _remove_file(output, path, files)
    for path in (*journal.first, *journal.removed):
        _remove_empty_folders(output, path, files)
    staging = staging_folder(output)
    files.write(staging / "manifest.part", (write_manifest(journal.entries),))
    files.rename(staging / "manifest.part", output / MANIFEST_NAME)
    _close(output, files)


def _undo(output: Path, files: FileSystem) -> None:
    """Nothing has begun: the folders that were made for it go, and all that was staged."""
    draft = _read(staging_folder(output) / DRAFT_NAME)
    for path in draft.written if draft else ():
        _remove_empty_folders(output, path, files)
    _close(output, files)


def _read(path: Path) -> Journal | None:
    return read_journal(path.read_bytes()) if path.is_file() else None


def _close(output: Path, files: FileSystem) -> None:
    """The staging folder goes, its journal last: a kill in between leaves the work known as done or undone."""
    staging = staging_folder(output)
    if staging.is_symlink() or not staging.is_dir():
        return
    last = (staging / DRAFT_NAME, staging / JOURNAL_NAME)
    for left in sorted(staging.iterdir()):
        if left not in last:
            files.remove(left)
    for left in last:
        if left.exists():
            files.remove(left)
    files.remove_folder(staging)


def _trusted(output: Path, journal: Journal) -> Journal:
    """The same with only those removals that the manifest allows: it alone says what may be removed."""
    owned = read_owned(output / MANIFEST_NAME) or {}
    return Journal(
        first=tuple(path for path in journal.first if path in owned),
        cleared=journal.cleared,
        written=journal.written,
        removed=tuple(path for path in journal.removed if path in owned),
        entries=journal.entries,
    )


def _remove_file(output: Path, path: str, files: FileSystem) -> None:
    target = output / path
    if behind_link(output, path) or (target.is_dir() and not target.is_symlink()):
        return
    try:
        files.remove(target)
    except (FileNotFoundError, NotADirectoryError):
        return


def _remove_empty_folders(output: Path, path: str, files: FileSystem) -> None:
    folder = path.rpartition("/")[0]
    while folder and not behind_link(output, folder):
        try:
            if any((output / folder).iterdir()):
                return
            files.remove_folder(output / folder)
        except (FileNotFoundError, NotADirectoryError):
            pass
        folder = folder.rpartition("/")[0]


def _clear_folder(folder: Path, files: FileSystem) -> None:
    """Removes a folder that holds nothing but empty folders."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for below, _, _ in os.walk(folder, topdown=False):
        files.remove_folder(Path(below))


def behind_link(output: Path, path: str) -> bool:
    """Whether a folder on the way to a path is a link, or the path itself leads on."""
    folder = path.rpartition("/")[0]
    while folder:
        if (output / folder).is_symlink():
            return True
        folder = folder.rpartition("/")[0]
    return False


def _folders_to_make(output: Path, journal: Journal) -> list[Path]:
    """Folders that can be made before anything changes, outermost first; those behind a file come later."""
    needed: dict[str, None] = {}
    for path in journal.written:
        folder = path.rpartition("/")[0]
        chain = []
        while folder and folder not in needed:
            chain.append(folder)
            folder = folder.rpartition("/")[0]
        needed.update(dict.fromkeys(reversed(chain)))
    behind = tuple(f"{path}/" for path in journal.first)
    return [
        output / folder
        for folder in needed
        if not f"{folder}/".startswith(behind) and not (output / folder).is_dir()
    ]


def _make_folders(output: Path, folder: Path, made: set[Path], files: FileSystem) -> None:
    chain = []
    while folder != output and folder not in made:
        made.add(folder)
        chain.append(folder)
        folder = folder.parent
    for each in reversed(chain):
        if not each.is_dir():
            files.make_folder(each)


def _check_rights(output: Path, paths: Iterable[str]) -> None:
    """Finds folders of another disk, and those that cannot be written to, while the site is whole. Raises OSError."""
    disk = output.stat().st_dev
    needed = {path.rpartition("/")[0] for path in paths}
    seen: set[str] = set()
    for folder in sorted(needed):
        above = folder
        while above not in seen:
            seen.add(above)
            _check_folder(output / above, disk, written=above in needed)
            above = above.rpartition("/")[0]


def _check_folder(place: Path, disk: int, *, written: bool) -> None:
    try:
        status = place.stat()
    except OSError:
        return
    if not stat.S_ISDIR(status.st_mode):
        return
    if written and not os.access(place, os.W_OK | os.X_OK):
        raise PermissionError(13, "Permission denied", str(place))
    if status.st_dev != disk:
        raise OSError(errno.EXDEV, "this lies on another disk than the site", str(place))


def _same_manifest(output: Path, entries: tuple[FileEntry, ...]) -> bool:
    try:
        return manifest_bytes(output / MANIFEST_NAME) == write_manifest(entries)
    except OSError:
        return False
