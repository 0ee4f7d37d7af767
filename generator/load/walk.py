"""Finds the files of a site, sorted, and reads their bytes; knows what kind each is by its place alone."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.suggest import nearest

FileKind = Literal["settings", "brief", "page", "tags", "events", "sources", "entities", "outlets", "media"]
SETTINGS_NAME = "dateline.yaml"
_RECORD_FOLDERS: dict[str, FileKind] = {
    "events": "events",
    "sources": "sources",
    "entities": "entities",
    "outlets": "outlets",
}
_YAML = (".yaml", ".yml")
_CITATION_FILES = (".bib", ".json", ".ris")
_FOLDERS = ("briefs", "pages", "media", *_RECORD_FOLDERS)
# How other programs, and people in a hurry, end the names of such files.
_ENDINGS = {
    **dict.fromkeys((".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text"), ".md"),
    **dict.fromkeys((".json", ".yal", ".yalm", ".ymal"), ".yaml"),
}
_LARGEST = 20_000_000


class ContentFile(msgspec.Struct, frozen=True, gc=False):
    """One file of the site: `path` is below the root, with `/` between folders; sizes in bytes, times in ns."""

    path: str
    kind: FileKind
    size: int
    modified: int
    changed: int
    inode: int


def find_files(root: Path) -> tuple[tuple[ContentFile, ...], tuple[Diagnostic, ...]]:
    """All files of the site in order of path.

    Hidden files and editors' copies are passed over; a link that leads out of content/ is an error.
    """
    found: list[ContentFile] = []
    diagnostics: list[Diagnostic] = []
    settings = root / SETTINGS_NAME
    if settings.is_file():
        found.append(_content_file(settings.stat(), SETTINGS_NAME, "settings"))
    content = root / "content"
    if content.is_dir():
        inside = os.path.realpath(content)
        for path, status in _walk(content, "content", inside, diagnostics):
            kind = file_kind(path)
            if kind is not None:
                found.append(_content_file(status, path, kind))
            elif not path.endswith("/README.md"):
                diagnostics.append(_unused(path))
    return tuple(sorted(found, key=lambda file: file.path)), tuple(diagnostics)


def file_kind(path: str) -> FileKind | None:
    """What a file is by its place, or None where nothing reads it."""
    parts = path.split("/")
    if len(parts) < 2 or parts[0] != "content":
        return None
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - a path below the root, not one of this system
    folder = parts[1]
    if folder in ("briefs", "pages") and len(parts) > 2:
        return ("brief" if folder == "briefs" else "page") if suffix == ".md" else None
    if folder == "media" and len(parts) > 2:
        return "media"
    if len(parts) == 2 and folder in ("tags.yaml", "tags.yml"):
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


def _walk(
    folder: Path, name: str, inside: str, diagnostics: list[Diagnostic]
) -> Iterator[tuple[str, os.stat_result]]:
    pending = [(folder, name)]
    while pending:
        folder, name = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as fault:
            message = f"cannot read this folder: {fault.strerror}"
            diagnostics.append(Diagnostic("file-unreadable", message, name, hint="check its rights"))
            continue
        for entry in entries:
            if _passed_over(entry.name):
                continue
            path = f"{name}/{entry.name}"
            if not _is_text(entry.name):
                diagnostics.append(_misnamed(path))
                continue
            if entry.is_symlink() and not _leads_inside(entry.path, inside):
                message = "this link leads out of content/, and is not followed"
                hint = "put the file itself into content/"
                diagnostics.append(Diagnostic("file-outside", message, path, hint=hint))
                continue
            try:
                status = entry.stat()
            except OSError as fault:
                diagnostics.append(_unseen(path, fault, link=entry.is_symlink()))
                continue
            if stat.S_ISDIR(status.st_mode):
                if entry.is_symlink():
                    message = "a link to a folder is not followed: it could lead round in a circle"
                    hint = "put the folder itself into content/"
                    diagnostics.append(Diagnostic("file-outside", message, path, hint=hint))
                else:
                    pending.append((Path(entry.path), path))
            elif stat.S_ISREG(status.st_mode):
                yield path, status


def _passed_over(name: str) -> bool:
    return (
        name.startswith((".", "#"))
        or name.endswith(("~", ".swp", ".swx", ".tmp", ".bak"))
        or name == "Thumbs.db"
    )


def _is_text(name: str) -> bool:
    """Whether a name is letters: on Linux it may be any bytes, and what is no UTF-8 comes as halves of letters."""
    return name.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in name)


def _misnamed(path: str) -> Diagnostic:
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    message = "the name of this is not UTF-8, so nothing in it is read"
    return Diagnostic("file-name", message, shown, hint="rename it")


def _unseen(path: str, fault: OSError, *, link: bool) -> Diagnostic:
    message = "this link leads nowhere" if link else f"cannot read this file: {fault.strerror}"
    hint = "remove or mend it" if link else "check the rights of its folder"
    return Diagnostic("file-unreadable", message, path, hint=hint)


def _leads_inside(link: str, inside: str) -> bool:
    target = os.path.realpath(link)
    return os.path.commonpath([target, inside]) == inside


def _content_file(status: os.stat_result, path: str, kind: FileKind) -> ContentFile:
    return ContentFile(path, kind, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _unused(path: str) -> Diagnostic:
    meant = _meant(path)
    hint = f"did you mean `{meant}`? " if meant else ""
    hint += (
        "briefs are .md files in content/briefs/, pages in content/pages/, pictures and downloads in "
        "content/media/; tags stand in content/tags.yaml, other records as .yaml in content/events, sources, "
        "entities or outlets"
    )
    return Diagnostic("file-unused", "nothing reads this file", path, hint=hint, severity="warning")


def _meant(path: str) -> str:
    """The path under which the file would be read: a folder or an ending put right. "" where none is near."""
    _, folder, *below = path.split("/")
    if not below:
        stem, suffix = os.path.splitext(folder)  # noqa: PTH122 - a path below the root
        if suffix.lower() in _YAML and nearest(stem, ("tags",)):
            return "content/tags.yaml"
        return f"content/briefs/{folder}" if suffix.lower() == ".md" else ""
    stem, suffix = os.path.splitext("/".join(below))  # noqa: PTH122 - a path below the root
    ending = _ENDINGS.get(suffix.lower(), suffix.lower())
    for name in (folder, nearest(folder, _FOLDERS)):
        meant = f"content/{name}/{stem}"
        for each in (suffix, ending):
            if name and meant + each != path and file_kind(meant + each) is not None:
                return meant + each
    return ""
