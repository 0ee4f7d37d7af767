"""Finds the files of a site, sorted, and reads their bytes; knows what kind each is by its place alone."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.file_names import told_of_names
from generator.load.look import CONTENT_NAME, Looked, is_text, look_at_content
from generator.load.unused_files import told_beside, told_of_copies, told_of_unused

FileKind = Literal["settings", "brief", "page", "tags", "events", "sources", "entities", "outlets", "media"]
SETTINGS_NAME = "dateline.yaml"
_RECORD_FOLDERS: dict[str, FileKind] = {
    "events": "events",
    "sources": "sources",
    "entities": "entities",
    "outlets": "outlets",
}
_YAML = (".yaml", ".yml")
_TAGS = ("tags.yaml", "tags.yml")
_CITATION_FILES = (".bib", ".json", ".ris")
_LARGEST = 20_000_000


class ContentFile(msgspec.Struct, frozen=True, gc=False):
    """One file of the site: `path` is below the root, with `/` between folders; sizes in bytes, times in ns."""

    path: str
    kind: FileKind
    size: int
    modified: int
    changed: int
    inode: int


def find_files(
    root: Path, content: Sequence[Looked] | None = None
) -> tuple[tuple[ContentFile, ...], tuple[Diagnostic, ...]]:
    """All files of the site in order of path; `content` is a look that was taken already.

    Hidden files and editors' copies are passed over; a link that leads out of content/ is an error.
    """
    found: list[ContentFile] = []
    diagnostics: list[Diagnostic] = []
    settings = root / SETTINGS_NAME
    if settings.is_file():
        found.append(_settings_file(settings.stat()))
    diagnostics += _folders_for_files(root)
    inside = os.path.realpath(root / CONTENT_NAME)
    looked = look_at_content(root) if content is None else content
    misnamed = told_of_names(each.path for each in looked if is_text(each.path))
    copies = {each.path: each for each in told_of_copies((each.path for each in looked), file_kind)}
    for each in looked:
        fault = _fault_of(root, each, inside) or misnamed.get(each.path) or copies.get(each.path)
        if fault is not None:
            diagnostics.append(fault)
        elif each.path in misnamed:
            continue
        elif stat.S_ISREG(each.mode):
            kind = file_kind(each.path)
            if kind is not None:
                found.append(ContentFile(each.path, kind, each.size, each.modified, each.changed, each.inode))
            elif not each.path.endswith("/README.md"):
                diagnostics.append(told_of_unused(each.path, file_kind))
    return tuple(sorted(found, key=lambda file: file.path)), tuple(diagnostics)


def file_kind(path: str) -> FileKind | None:
    """What a file is by its place, or None where nothing reads it."""
    # Nearly every file of a large site.
    if path.startswith("content/briefs/") and path.endswith(".md"):
        return "brief"
    parts = path.split("/")
    if len(parts) < 2 or parts[0] != "content":
        return None
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - a path below the root, not one of this system
    folder = parts[1]
    if folder in ("briefs", "pages") and len(parts) > 2:
        return ("brief" if folder == "briefs" else "page") if suffix == ".md" else None
    if folder == "media" and len(parts) > 2:
        return "media"
    if len(parts) == 2 and folder in _TAGS:
        return "tags"
    kind = _RECORD_FOLDERS.get(folder) if len(parts) > 2 else None
    if kind == "sources" and suffix in _CITATION_FILES:
        return kind
    return kind if suffix in _YAML else None


def read_bytes(root: Path, path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The file's bytes; a file that cannot be read, or is far too large, is a fault told at its path."""
    try:
        size = (root / path).stat().st_size
        if size > _LARGEST:
            message = f"this file has {size:,} bytes; the most that is read is {_LARGEST:,}"
            return None, (
                Diagnostic("file-size", message, path, hint="split it, or move it to content/media/"),
            )
        return (root / path).read_bytes(), ()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        hint = "check that it exists and that you may read it"
        return None, (Diagnostic("file-unreadable", f"cannot read this file: {reason}", path, hint=hint),)


def _fault_of(root: Path, each: Looked, inside: str) -> Diagnostic | None:
    """Why something that stands in content/ cannot be read, None where it can."""
    path = each.path
    if not is_text(path):
        return _misnamed(path)
    if each.linked and not _leads_inside(os.path.join(root, path), inside):  # noqa: PTH118 - for realpath
        message = "this link leads out of content/, and is not followed"
        return Diagnostic("file-outside", message, path, hint="put the file itself into content/")
    if each.fault and stat.S_ISDIR(each.mode):
        message = f"cannot read this folder: {each.fault}"
        return Diagnostic("file-unreadable", message, path, hint="check its rights")
    if each.fault:
        return _unseen(each)
    if stat.S_ISDIR(each.mode) and each.linked:
        message = "a link to a folder is not followed: it could lead round in a circle"
        return Diagnostic("file-outside", message, path, hint="put the folder itself into content/")
    return None if stat.S_ISREG(each.mode) or stat.S_ISDIR(each.mode) else _no_file(path)


def _folders_for_files(root: Path) -> list[Diagnostic]:
    """A vocabulary that is a folder is not a site without tags, nor a content/ that is not there an empty one."""
    found = [f"{CONTENT_NAME}/{name}" for name in _TAGS if (root / CONTENT_NAME / name).is_dir()]
    told = [_no_file(path) for path in found]
    content = root / CONTENT_NAME
    if not os.path.lexists(content):
        hint = "go to the folder that has it, or fetch it; where nothing is written yet, make an empty one"
        told.append(
            Diagnostic("content-missing", "this site has no folder content/", CONTENT_NAME, hint=hint)
        )
    elif not content.is_dir():
        message = "this is no folder, nor a link that leads to one"
        told.append(Diagnostic("file-unreadable", message, CONTENT_NAME, hint="put the folder back"))
    return told


def look_beside_settings(root: Path) -> tuple[Diagnostic, ...]:
    """What is told of files beside the settings that nothing reads; of a build they are no part."""
    try:
        with os.scandir(root) as listed:
            names = [entry.name for entry in listed if is_text(entry.name) and entry.is_file()]
    except OSError:
        return ()
    return tuple(told_beside(names, SETTINGS_NAME))


def _no_file(path: str) -> Diagnostic:
    message = "this is no file that can be read, but a folder, a pipe, a socket or a device"
    return Diagnostic("file-unreadable", message, path, hint="remove it, and put a file in its place")


def _misnamed(path: str) -> Diagnostic:
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    message = "the name of this is not UTF-8, so nothing in it is read"
    return Diagnostic("file-name", message, shown, hint="rename it")


def _unseen(each: Looked) -> Diagnostic:
    message = "this link leads nowhere" if each.linked else f"cannot read this file: {each.fault}"
    hint = "remove or mend it" if each.linked else "check the rights of its folder"
    return Diagnostic("file-unreadable", message, each.path, hint=hint)


def _leads_inside(link: str, inside: str) -> bool:
    target = os.path.realpath(link)
    return os.path.commonpath([target, inside]) == inside


def _settings_file(status: os.stat_result) -> ContentFile:
    return ContentFile(
        SETTINGS_NAME, "settings", status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
    )
