"""Plan: what stands in the output folder and what is wanted there become steps, each with its reason. Pure.

First which outputs must be made at all (by fingerprint), then which files must be written, kept or removed (by bytes).
"""

from collections.abc import Iterable, Mapping

from generator.diagnostics.diagnostic import Diagnostic
from generator.publish.files import FileEntry, FilePlan, Made, Standing, Step
from generator.text.file_names import same_file_key

_FOREIGN_HINT = (
    "move or delete it: Dateline replaces only files that it wrote itself (listed in .dateline-manifest)"
)
_LINK_HINT = "delete the link: nothing is written through links, which may lead out of the folder"


def plan_outputs(
    fingerprints: Iterable[tuple[str, str]], made: Mapping[str, Made], standing: Standing
) -> tuple[tuple[Step, ...], tuple[FileEntry, ...]]:
    """(steps, the files of those that are kept) for each output's (path, fingerprint) of today.

    An output is kept when it was made from the same before and the bytes it gave then still stand there.
    """
    steps: list[Step] = []
    kept: list[FileEntry] = []
    for path, fingerprint in fingerprints:
        before = made.get(path)
        if before is None:
            steps.append(Step(path, "make", "nothing is known of it"))
        elif before.origin.fingerprint != fingerprint:
            steps.append(Step(path, "make", "what it shows has changed"))
        elif standing.hashes.get(path) != before.hash:
            steps.append(Step(path, "make", "its file is missing or altered"))
        else:
            steps.append(Step(path, "keep", "made from the same"))
            kept.append(FileEntry(path, before.times[0], before.hash))
    return tuple(steps), tuple(kept)


def plan_files(standing: Standing, wanted: Iterable[FileEntry]) -> tuple[FilePlan, tuple[Diagnostic, ...]]:
    """The steps to the wanted site, and what is in the way: foreign files with other bytes, links, folders.

    Without a manifest nothing is removed. The wanted files have no clashes among themselves.
    """
    entries = tuple(sorted(wanted, key=lambda entry: entry.path))
    places = {entry.path for entry in entries}
    owned = standing.owned or {}
    steps = [_step(entry, standing, owned) for entry in entries]
    orphans = sorted(path for path in owned if path not in places and path in standing.files)
    steps += (Step(path, "remove", "no longer part of the site") for path in orphans)
    cleared = tuple(sorted(places & standing.folders))
    told = _find_obstacles(entries, standing, owned)
    plan = FilePlan(
        steps=tuple(steps),
        entries=entries,
        first=_in_the_way(orphans, places, cleared),
        cleared=cleared,
    )
    return plan, told


def _step(entry: FileEntry, standing: Standing, owned: dict[str, FileEntry]) -> Step:
    present = standing.hashes.get(entry.path)
    before = owned.get(entry.path)
    if present == entry.hash:
        return Step(entry.path, "keep", "the same bytes" if before else "the same bytes, taken over")
    if before is None:
        return Step(entry.path, "write", "new")
    if present is None:
        return Step(entry.path, "write", "missing from the output folder")
    if before.hash == entry.hash:
        return Step(entry.path, "write", "altered in the output folder")
    return Step(entry.path, "write", "changed")


def _in_the_way(orphans: list[str], places: set[str], cleared: tuple[str, ...]) -> tuple[str, ...]:
    """Orphans that must go before anything is written.

    They hold the place of a folder, lie in a folder that becomes a file, or share a name but for its case.
    """
    if not orphans:
        return ()
    keys = {same_file_key(path) for path in places}
    folders = {same_file_key(folder) for folder in {each for path in places for each in _parents(path)}}
    gone = tuple(folder + "/" for folder in cleared)
    return tuple(
        path
        for path in orphans
        if (key := same_file_key(path)) in keys
        or key in folders
        or path.startswith(gone)
        or any(same_file_key(folder) in keys for folder in _parents(path))
    )


def _find_obstacles(
    entries: tuple[FileEntry, ...], standing: Standing, owned: dict[str, FileEntry]
) -> tuple[Diagnostic, ...]:
    foreign = standing.files - owned.keys()
    if not foreign and not standing.links:
        return ()
    by_key = {same_file_key(path): path for path in sorted(foreign)}
    foreign_folders = {folder: path for path in sorted(foreign, reverse=True) for folder in _parents(path)}
    told: dict[str, Diagnostic] = {}
    for entry in entries:
        path = entry.path
        for place in (path, *_parents(path)):
            if place in standing.links:
                message = (
                    "this is a link (or something else that is no file), and stands where the site is written"
                )
                told[place] = Diagnostic("output-link", message, place, hint=_LINK_HINT)
            elif place in foreign and (place != path or standing.hashes.get(path) != entry.hash):
                told[place] = Diagnostic("output-foreign", _foreign_message(path), place, hint=_FOREIGN_HINT)
        other = by_key.get(same_file_key(path), path)
        if other != path:
            told[other] = Diagnostic("output-foreign", _foreign_message(path), other, hint=_FOREIGN_HINT)
        if path in foreign_folders:
            inside = foreign_folders[path]
            told[inside] = Diagnostic("output-foreign", _foreign_message(path), inside, hint=_FOREIGN_HINT)
    return tuple(told[place] for place in sorted(told))


def _foreign_message(path: str) -> str:
    return f"this file was not written by Dateline, and stands where /{path} is to be written"


def _parents(path: str) -> list[str]:
    folders = []
    folder = path.rpartition("/")[0]
    while folder:
        folders.append(folder)
        folder = folder.rpartition("/")[0]
    return folders
