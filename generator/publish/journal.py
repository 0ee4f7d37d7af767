"""The journal: what publishing is about to do, written before the first rename so that a later build can finish it."""

from hashlib import blake2b

import msgspec

from generator.publish.files import FileEntry, FilePlan, is_safe_path

JOURNAL_NAME = "journal"
DRAFT_NAME = "journal.part"
"""The journal while folders are made for what will be written: until it takes its name nothing has begun."""


class Journal(msgspec.Struct, frozen=True):
    """The work in its order: `first` go, `cleared` folders too, `written` come, `removed` go, then the manifest."""

    first: tuple[str, ...]
    cleared: tuple[str, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    entries: tuple[FileEntry, ...]


_DECODER = msgspec.json.Decoder(Journal)


def journal_of(plan: FilePlan) -> Journal:
    """The work that a plan asks for."""
    return Journal(
        first=plan.first,
        cleared=plan.cleared,
        written=plan.paths("write"),
        removed=tuple(path for path in plan.paths("remove") if path not in set(plan.first)),
        entries=plan.entries,
    )


def write_journal(journal: Journal) -> bytes:
    """The journal with its own hash before it, so that a torn one is known for what it is."""
    data = msgspec.json.encode(journal)
    return blake2b(data, digest_size=16).hexdigest().encode() + b"\n" + data


def read_journal(data: bytes) -> Journal | None:
    """The journal, or None when it is damaged or would lead out of the folder."""
    digest, _, rest = data.partition(b"\n")
    if blake2b(rest, digest_size=16).hexdigest().encode() != digest:
        return None
    try:
        journal = _DECODER.decode(rest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    listed = (*journal.first, *journal.cleared, *journal.written, *journal.removed)
    paths = (*listed, *(entry.path for entry in journal.entries))
    return journal if all(is_safe_path(path) for path in paths) else None
