"""Files that nothing reads, or should read: with a name that was nearly right, of another program, copies of others.

Asked by walk.py while it looks at content/ and beside it; knows names alone, and opens nothing.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.suggest import nearest

_FOLDERS = ("briefs", "pages", "media", "events", "sources", "entities", "outlets")
_YAML = (".yaml", ".yml")
# How other programs, and people in a hurry, end the names of such files.
_ENDINGS = {
    **dict.fromkeys((".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text"), ".md"),
    **dict.fromkeys((".json", ".yal", ".yalm", ".ymal"), ".yaml"),
    **dict.fromkeys((".bibtex", ".biblatex"), ".bib"),
}
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods", ".numbers", ".gsheet"})
_DOCUMENTS = frozenset({".docx", ".doc", ".odt", ".rtf", ".pages", ".gdoc", ".html", ".htm", ".pdf"})
_REFERENCES = frozenset({".rdf", ".enw", ".nbib", ".xml", ".enl", ".ciw"})
# What cloud drives, browsers and file managers put behind the name of a copy, in some languages.
_COPY = re.compile(
    r"(?i)(?P<name>.+?)(?: ?\(\d{1,3}\)| [-–] (?:copy|kopie|copie|copia|cópia|kopia|копия|نسخة)(?: ?\(\d{1,3}\))?"
    r"| copy(?: \d{1,3})?|(?: \((?=[^()]*(?:cop(?:y|ie|ia)|cópia|kopie|копия|case|encoding|sync)\b)[^()]*"
    r"(?:conflict|konflikt|conflit|conflicto)[^()]*\))|\.sync-conflict-[\w-]+)"
)
"""Conflicts alone make no copy of a file: they are what briefs are about."""
_OTHER_SETTINGS = re.compile(
    r"(?: ?\(.*\)|(?: - |[-_. ])(?:copy|kopie|copie|copia|cópia|old|new|backup|bak|orig|\d+)(?: ?\(?\d{1,3}\)?)?"
    r"|\.sync-conflict-[\w-]+)?(?:\.ya?ml)?\.(?:ya?ml|txt|json)|\.[\w.-]+\.ya?ml"
)
"""What stands behind the name of the settings in another version of them; notes and files of others are none."""
_WHERE = (
    "briefs are .md files in content/briefs/, pages in content/pages/, pictures and downloads in "
    "content/media/; tags stand in content/tags.yaml, other records as .yaml in content/events, sources, "
    "entities or outlets"
)


def told_of_unused(path: str, kind_of: Callable[[str], object]) -> Diagnostic:
    """A warning of a file that nothing reads, with what to do; `kind_of` says what reads a path, if anything."""
    meant, ending = _meant(path, kind_of), os.path.splitext(path)[1].lower()  # noqa: PTH122 - below the root
    hint = _WHERE
    if meant:
        hint = f"did you mean `{meant}`?"
    elif ending in _TABLES:
        hint = "tables are not read: write each row as a record, `- {id: …}`, in a .yaml file"
    elif ending in _DOCUMENTS:
        hint = (
            "save its text as a .md file in content/briefs/; a download for readers belongs in content/media/"
        )
    elif ending in _REFERENCES:
        hint = "export it as BibLaTeX (.bib), CSL JSON (.json) or RIS (.ris)"
    return Diagnostic("file-unused", "nothing reads this file", path, hint=hint, severity="warning")


def original_of(path: str) -> str:
    """The file of which this one is a copy by its name; "" where the name says nothing of that."""
    stem, ending = os.path.splitext(path)  # noqa: PTH122 - a path below the root
    match = _COPY.fullmatch(stem)
    return match["name"] + ending if match else ""


def told_of_copies(paths: Iterable[str], kind_of: Callable[[str], object]) -> Iterator[Diagnostic]:
    """An error for each file that was left beside one that is read: both would be published, or clash."""
    known = frozenset(paths)
    # Hardly any name has a sign in it that all names of copies have.
    odd = (path for path in known if " " in path or "(" in path or ".sync-conflict-" in path)
    for path in sorted(odd):
        original = original_of(path) if not path.startswith("content/media/") else ""
        if original in known and kind_of(original) is not None:
            message = f"this is a copy of {original}, as file managers and shared folders make them"
            hint = "keep what is right of the two in one, and delete the other; or give this one a name of its own"
            yield Diagnostic("file-copy", message, path, hint=hint)


def told_beside(names: Iterable[str], settings: str) -> Iterator[Diagnostic]:
    """Warnings of files beside the settings that were meant for them, or belong into content/."""
    stem = settings.partition(".")[0]
    for name in sorted(names):
        hint = ""
        if name != settings and _OTHER_SETTINGS.fullmatch(name.lower().removeprefix(stem)):
            hint = f"the settings are those in {settings}: bring over what is right, and delete this"
        elif name.lower() in {f"tags{ending}" for ending in _YAML}:
            hint = "did you mean `content/tags.yaml`?"
        if hint:
            yield Diagnostic("file-unused", "nothing reads this file", name, hint=hint, severity="warning")


def _meant(path: str, kind_of: Callable[[str], object]) -> str:
    """The path under which the file would be read: a folder or an ending put right. "" where none is near."""
    _, folder, *below = path.split("/")
    stem, suffix = os.path.splitext("/".join(below) or folder)  # noqa: PTH122 - a path below the root
    inner = os.path.splitext(stem)[1].lower()  # noqa: PTH122 - a path below the root
    if suffix.lower() in {".txt", ".text"} and inner:
        shorter = path[: -len(suffix)]
        return shorter if kind_of(shorter) is not None else ""
    ending = _ENDINGS.get(suffix.lower(), suffix.lower())
    if not below:
        if ending in _YAML and nearest(stem, ("tags",)):
            return "content/tags.yaml"
        named = nearest(stem, _FOLDERS) if ending in _YAML else None
        return f"content/{named}/{folder}" if named else f"content/briefs/{folder}" if ending == ".md" else ""
    if ending in _YAML and folder == "tags":
        return "content/tags.yaml"
    for name in (folder, nearest(folder, _FOLDERS)):
        meant = f"content/{name}/{stem}"
        for each in (suffix, ending):
            if name and meant + each != path and kind_of(meant + each) is not None:
                return meant + each
    return ""
