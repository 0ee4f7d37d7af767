"""What is told of names that nothing has, where the file that has them could not be read: it only follows from that.

Stands behind parse, link and the checks, which all tell what they see. Left out only beside the error that explains it,
which stops the build: when that is mended the names are looked for again.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.walk import FileKind, file_kind, read_bytes
from generator.text.fold import fold_name

_NAMED = re.compile(r"`([^`]+)`|“([^”]+)”")
_WORD = re.compile(r"[^\W_]+")
_ENTITIES = frozenset({"name-unknown", "entity-unknown", "who-unknown"})
_FOLLOW: dict[FileKind, frozenset[str]] = {
    "sources": frozenset({"source-unknown", "who-unknown", "source-outlet"}),
    "events": frozenset({"event-unknown", "event-anchor", "event-untitled"}),
    "entities": _ENTITIES,
    "outlets": frozenset({"outlet-unknown", *_ENTITIES}),
    "tags": frozenset({"tag-undefined", "tag-unknown", "name-unknown"}),
    "brief": frozenset({"brief-unknown", "event-unknown", "event-anchor", "link-brief", "name-unknown"}),
    "page": frozenset({"settings-page", "link-brief", "link-address"}),
}


def without_consequences(
    told: Iterable[Diagnostic], unread: Iterable[str], root: Path
) -> tuple[Diagnostic, ...]:
    """All that is told but what follows from files that could not be read, or not wholly (`unread`, by path)."""
    everything = tuple(told)
    wrong = {each.path for each in everything if each.severity == "error"}
    kinds = {path: file_kind(path) for path in unread if path in wrong}
    files = [(_FOLLOW[kind], _words_of(root, path)) for path, kind in kinds.items() if kind in _FOLLOW]
    return tuple(each for each in everything if not any(_follows(each, *file) for file in files))


def _follows(told: Diagnostic, codes: frozenset[str], words: frozenset[str] | None) -> bool:
    """Whether a name that is missed may stand in a file: all its words do. Another is a slip of its own."""
    if told.code not in codes or (told.code == "source-outlet" and file_kind(told.path) == "sources"):
        return False  # a source in a file that could be read is told of by itself
    names = [told.word] if told.word else [one or other for one, other in _NAMED.findall(told.message)]
    return (
        words is None or not names or any(words.issuperset(_WORD.findall(fold_name(name))) for name in names)
    )


def _words_of(root: Path, path: str) -> frozenset[str] | None:
    """The words of a file and of its path; None where nobody can say, or ids are made of several of its fields."""
    data = None if path.lower().endswith(".ris") else read_bytes(root, path)[0]
    try:
        text = None if data is None else data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    # By line, for the folding remembers what it is asked.
    return (
        None
        if text is None
        else frozenset(word for line in (path, *text.splitlines()) for word in _WORD.findall(fold_name(line)))
    )
