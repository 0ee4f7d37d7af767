"""Names of files and folders in content/ that not every system can have, or that some take for one.

Asked by walk.py of everything that was found, before anything is read: a site must be the same wherever it is cloned.
"""

from collections.abc import Iterable

from generator.diagnostics.diagnostic import Diagnostic
from generator.schema.values import shown
from generator.text.file_names import name_fault, same_file_key

_CODE = "file-name"


def told_of_names(paths: Iterable[str]) -> dict[str, Diagnostic | None]:
    """By path what is wrong with its name; None where a folder above it is told already, with another file."""
    told: dict[str, Diagnostic | None] = {}
    folders: dict[str, Diagnostic | None] = {"": None}
    known: dict[str, str] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        new = folder not in folders
        above = _fault_of_folders(folder, folders, known)
        if above is not None:
            told[path] = above if new else None
        elif fault := _fault(path, known):
            told[path] = fault
    return told


def _fault_of_folders(
    folder: str, folders: dict[str, Diagnostic | None], known: dict[str, str]
) -> Diagnostic | None:
    above, new = folder, []
    while above not in folders:
        new.append(above)
        above = above.rpartition("/")[0]
    for each in reversed(new):
        folders[each] = folders[each.rpartition("/")[0]] or _fault(each, known)
    return folders[folder]


def _fault(path: str, known: dict[str, str]) -> Diagnostic | None:
    name = path.rpartition("/")[2]
    barred = name_fault(name)
    if barred is not None:
        meant = barred.suggestion
        hint = f"rename it to `{shown(meant)}`" if meant else "give it another name"
        hint += ", and mend what leads to it"
        message = f"{barred.message}, so that the site could not be cloned there"
        return Diagnostic(_CODE, message, path, None, hint)
    other = known.setdefault(same_file_key(path), path)
    if other == path:
        return None
    how = "in capitals" if other.lower() == path.lower() else "in how its letters are encoded"
    message = f"Windows and macOS take this name for `{other}`, from which it differs only {how}"
    return Diagnostic(_CODE, message, path, None, "rename one of the two, or remove it")
