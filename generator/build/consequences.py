"""What is told of names that nothing has, where the file that has them could not be read: it only follows from that.

Stands behind parse, link and the checks, which all tell what they see. Left out only beside the error that explains it,
which stops the build: when that is mended the names are looked for again.
"""

from collections.abc import Iterable

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.walk import FileKind, file_kind

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


def without_consequences(told: Iterable[Diagnostic], unread: Iterable[str]) -> tuple[Diagnostic, ...]:
    """All that is told but what follows from files that could not be read, or not wholly (`unread`, by path)."""
    everything = tuple(told)
    wrong = {each.path for each in everything if each.severity == "error"}
    kinds = [file_kind(path) for path in unread if path in wrong]
    follow = frozenset[str]().union(*(_FOLLOW.get(kind, frozenset()) for kind in kinds if kind is not None))
    return tuple(each for each in everything if each.code not in follow) if follow else everything
