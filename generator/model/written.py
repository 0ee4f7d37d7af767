"""Markdown that an author writes into a record: a note on a source, the definition of a tag, the reason for a date.

It is kept as it was read until names and addresses are known; `annotations.py` resolves it.
"""

from collections.abc import Iterable

import msgspec

from generator.markdown.result import RenderedText
from generator.parse.documents import BriefDocument, Shared
from generator.records.source import Source
from generator.text.wording import Wording


class Written(msgspec.Struct, frozen=True, gc=False):
    """One such text."""

    words: Wording
    path: str
    """Of its file, from which links are read."""
    text: RenderedText | None = None
    """None where another program wrote it: then it is plain words."""
    brief: str = ""
    """In which its citations are meant; "" in files for the whole site."""


class SourceNotes(msgspec.Struct, frozen=True, gc=False):
    """What is written of a source."""

    note: Written | None = None
    versions: tuple[Written | None, ...] = ()
    """Of each version, in their order."""


SharedNotes = dict[tuple[str, str], Written]
"""By (tags, entities or outlets) and id."""


def written_at(file: BriefDocument | Shared, field: str, typed: str = "") -> Written | None:
    """The text of a field, None where there is none. `typed` is what the record has, where no Markdown was read."""
    text = file.fields.get(field)
    if text is None and not typed:
        return None
    words = text.plain if text is not None else Wording(" ".join(typed.split()))
    return Written(words, file.path, text, file.id if isinstance(file, BriefDocument) else "")


def source_notes(file: BriefDocument | Shared, path: str, record: Source) -> SourceNotes | None:
    """What a record at `sources.0` or `source` says of its source; of most nothing."""
    if not record.note and not record.versions:
        return None
    versions = enumerate(record.versions)
    return SourceNotes(
        written_at(file, f"{path}.note", record.note),
        tuple([written_at(file, f"{path}.versions.{index}.note", each.note) for index, each in versions]),
    )


def gather_shared_notes(shared: Iterable[Shared]) -> SharedNotes:
    """The notes of tags, entities and outlets; of two records with one id the first counts."""
    found: SharedNotes = {}
    for file in shared:
        typed = [("tags", index, tag.id, tag.note) for index, tag in enumerate(file.tags)]
        typed += [("entities", index, each.id, each.note) for index, each in enumerate(file.entities)]
        typed += [("outlets", index, each.id, each.note) for index, each in enumerate(file.outlets)]
        for kind, index, identity, text in typed:
            note = written_at(file, f"{kind}.{index}.note", text)
            if note is not None:
                found.setdefault((kind, identity), note)
    return found
