"""The author's own files replaced, for every verb that changes them, and new ones begun: all of them, or none.

Each is looked at first, then all new texts are put beside the old ones, and only then do they take their places. No
link is followed, no right is overruled, and no file that changed since it was read is replaced. Shows the difference
too. Knows nothing of what the changes are about.
"""

import contextlib
import difflib
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.build.system_faults import system_fault
from generator.cli.report import counted
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.look import CONTENT_NAME
from generator.publish.file_system import DISK

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NAMED = 10
_AGAIN = "run the same command again"

Told = tuple[Diagnostic, ...]


class ChangedFile(msgspec.Struct, frozen=True):
    """A file of the author as it was read, and as it should read; not written yet."""

    path: str
    before: bytes
    after: bytes


class ChangedLine(msgspec.Struct, frozen=True, gc=False):
    """One line of a difference; `before` is None where it is new, `after` where it goes."""

    path: str
    line: int
    """In the file as it was; of a new line, the one that it stands before."""
    before: str | None
    after: str | None


def write_files(root: Path, files: Sequence[ChangedFile]) -> tuple[tuple[str, ...], Told]:
    """(paths of the files that were replaced, in the order given; why that is not all of them).

    If any of them may not be replaced, none is. Where the system fails in the middle, the rest stays as it was.
    """
    parts: list[Path] = []
    refused = _refusals(root, files)
    try:
        for file in files if not refused else ():
            try:
                parts.append(_put_beside(root / file.path, file.after))
            except OSError as error:
                refused = (_obstacle(root, file) or _failed(error, root, file),)
                break
        # Putting them beside took its time.
        refused = refused or _refusals(root, files)
        if refused:
            return (), (*refused, _stopped(files, ()))
        return _replace_all(root, files, parts)
    finally:
        for part in parts:
            with contextlib.suppress(OSError):
                part.unlink()


def create_files(folder: Path, texts: Mapping[str, str]) -> Told:
    """Makes new files, all or none: what was begun is taken back where the system fails. None is overwritten."""
    made: list[Path] = []
    path = ""
    try:
        for path, text in texts.items():
            place = folder / path
            missing = [each for each in place.parents if not each.exists()]
            place.parent.mkdir(parents=True, exist_ok=True)
            made += reversed(missing)
            with place.open("x", encoding="utf-8", newline="\n") as file:
                made.append(place)
                file.write(text)
    except BaseException as error:
        for each in reversed(made):
            with contextlib.suppress(OSError):
                each.rmdir() if each.is_dir() else each.unlink()
        if not isinstance(error, OSError):
            raise
        hint = f"nothing was written; put this right, and {_AGAIN}"
        return (msgspec.structs.replace(system_fault(error, folder), path=path, hint=hint),)
    return ()


def difference(files: Iterable[ChangedFile]) -> str:
    """What would change, as `diff -u` shows it and `patch` takes it."""
    return "".join(line for file in files for line in _difference(file))


def changed_lines(files: Iterable[ChangedFile]) -> tuple[ChangedLine, ...]:
    """The same line by line, for programs: without line ends."""
    return tuple(line for file in files for line in _changed_lines(file))


def places_before(told: Iterable[Diagnostic], files: Iterable[ChangedFile]) -> Told:
    """What is told of the files as they should read, at its places in the files as they are."""
    shifts = {file.path: _line_shifts(file) for file in files}
    return tuple(_moved(each, shifts.get(each.path, [])) for each in told)


def _moved(fault: Diagnostic, shifts: Sequence[tuple[int, int]]) -> Diagnostic:
    if fault.span is None:
        return fault
    line = fault.span.line
    line += next((by for start, by in reversed(shifts) if start <= line), 0)
    return msgspec.structs.replace(fault, span=msgspec.structs.replace(fault.span, line=line))


def _line_shifts(file: ChangedFile) -> list[tuple[int, int]]:
    """(a line of the new text, how many further down it and those behind it stood in the old one)."""
    blocks = difflib.SequenceMatcher(None, *_both(file), autojunk=False).get_matching_blocks()
    return [(block.b + 1, block.a - block.b) for block in blocks if block.size]


def _difference(file: ChangedFile) -> Iterator[str]:
    for line in difflib.unified_diff(*_both(file), file.path, file.path):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def _changed_lines(file: ChangedFile) -> Iterator[ChangedLine]:
    before, after = _both(file)
    opcodes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, start, end, new_start, new_end in opcodes:
        if kind == "equal":
            continue
        for place in range(max(end - start, new_end - new_start)):
            old = before[start + place].rstrip("\r\n") if start + place < end else None
            new = after[new_start + place].rstrip("\r\n") if new_start + place < new_end else None
            # A last line that only gets its end reads the same.
            if old != new:
                yield ChangedLine(file.path, min(start + place, end) + 1, old, new)


def _both(file: ChangedFile) -> tuple[list[str], list[str]]:
    return _LINE.findall(file.before.decode("utf-8")), _LINE.findall(file.after.decode("utf-8"))


def _refusals(root: Path, files: Iterable[ChangedFile]) -> Told:
    obstacles = (_obstacle(root, file) for file in files)
    return tuple(each for each in obstacles if each is not None)


def _obstacle(root: Path, file: ChangedFile) -> Diagnostic | None:
    """Why a file must not be replaced, if it must not."""
    place = root
    for part in file.path.split("/"):
        place /= part
        # A content/ that is a link is where the author keeps it; whatever lies in it is not to lead elsewhere.
        if place.is_symlink() and place != root / CONTENT_NAME:
            hint = "change the file that it leads to"
            return Diagnostic("fix-link", "this leads elsewhere by a link", file.path, hint=hint)
    try:
        if (changed := _changed(place, file)) is not None:
            return changed
        if not place.stat().st_mode & stat.S_IWUSR or not os.access(place, os.W_OK):
            hint = f"allow writing, and {_AGAIN}"
            return Diagnostic("fix-read-only", "this file may only be read", file.path, hint=hint)
    except OSError as error:
        return _failed(error, root, file)
    return None


def _changed(place: Path, file: ChangedFile) -> Diagnostic | None:
    """Whether somebody saved or removed the file since it was read. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        if place.read_bytes() == file.before:
            return None
    return Diagnostic("fix-changed", "this file was changed meanwhile", file.path, hint=_AGAIN)


def _put_beside(place: Path, data: bytes) -> Path:
    """The new text in a file of its own, on the disk and with the rights of the old one. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{place.name[:60]}.", suffix=".tmp", dir=place.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            # It is the only copy of what the author wrote: a power cut must not leave it empty.
            os.fsync(stream.fileno())
        part.chmod(stat.S_IMODE(place.stat().st_mode))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _replace_all(
    root: Path, files: Sequence[ChangedFile], parts: Sequence[Path]
) -> tuple[tuple[str, ...], Told]:
    written: list[str] = []
    for file, part in zip(files, parts, strict=True):
        place = root / file.path
        try:
            # As late as can be: an editor may have saved while the others were written.
            fault = _changed(place, file)
            if fault is None:
                DISK.rename(part, place)
        except OSError as error:
            fault = _failed(error, root, file)
        if fault is not None:
            return tuple(written), (fault, _stopped(files, written))
        written.append(file.path)
    return tuple(written), ()


def _failed(error: OSError, root: Path, file: ChangedFile) -> Diagnostic:
    hint = f"put this right, and {_AGAIN}"
    return msgspec.structs.replace(system_fault(error, root), path=file.path, hint=hint)


def _stopped(files: Sequence[ChangedFile], written: Sequence[str]) -> Diagnostic:
    """Where that leaves the author: which files are new and which are old."""
    if not written:
        message = f"nothing was written; {counted(len(files), 'file')} would have changed"
        return Diagnostic("fix-stopped", message, hint="mend what is told, and " + _AGAIN)
    more = f" and {len(written) - _NAMED} more" if len(written) > _NAMED else ""
    message = f"{len(written)} of {len(files)} files were written: {', '.join(written[:_NAMED])}{more}"
    return Diagnostic("fix-stopped", message, hint=f"the others are as they were; {_AGAIN} to finish")
