"""Two outputs that would be one file, on this system or another: found for all systems, before anything is made."""

from collections.abc import Iterable

from generator.diagnostics.diagnostic import Diagnostic
from generator.publish.files import is_safe_path
from generator.text.file_names import same_file_key

_UNSAFE_HINT = "rename it: letters, digits, hyphens and dots are safe everywhere"


def find_clashes(outputs: Iterable[tuple[str, str]]) -> tuple[Diagnostic, ...]:
    """Faults among (path below the output folder, what it is made from); none when each has its own place.

    Paths that differ only in case or in normal form are one on macOS and Windows, so they are errors everywhere.
    """
    told: list[Diagnostic] = []
    files: dict[str, tuple[str, str]] = {}
    folders: dict[str, tuple[str, str]] = {}
    for path, owner in sorted(outputs):
        if not is_safe_path(path):
            message = f"“{path}” cannot be the name of a file of the site ({owner})"
            told.append(Diagnostic("output-path", message, hint=_UNSAFE_HINT))
            continue
        key = same_file_key(path)
        if key in files:
            told.append(_clash(path, owner, *files[key]))
            continue
        files[key] = (path, owner)
        told += _check_folders(path, owner, folders)
    told += (_in_the_way(*files[key], *folders[key]) for key in sorted(files.keys() & folders.keys()))
    return tuple(told)


def _check_folders(path: str, owner: str, folders: dict[str, tuple[str, str]]) -> list[Diagnostic]:
    told = []
    folder = path.rpartition("/")[0]
    while folder:
        key = same_file_key(folder)
        known = folders.get(key)
        if known is None:
            folders[key] = (folder, owner)
        elif known[0] == folder:
            break
        else:
            told.append(_clash(folder + "/", owner, known[0] + "/", known[1]))
        folder = folder.rpartition("/")[0]
    return told


def _clash(path: str, owner: str, other: str, other_owner: str) -> Diagnostic:
    if path == other:
        message = f"two outputs would be written to /{path}: {other_owner} and {owner}"
        return Diagnostic("output-clash", message, hint="give one of them another id or name")
    message = (
        f"/{path} ({owner}) and /{other} ({other_owner}) differ only in case or in how letters are encoded; "
        "macOS and Windows take them for one"
    )
    return Diagnostic("output-clash", message, hint="rename one of them")


def _in_the_way(path: str, owner: str, folder: str, folder_owner: str) -> Diagnostic:
    message = f"/{path} ({owner}) would be a file, and a folder for {folder_owner} (/{folder}/)"
    return Diagnostic("output-clash", message, hint="rename one of them")
