"""What `[[a name]]` means: an entity, else a brief, else a tag, else somebody known by name alone."""

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from generator.markdown.result import NameSlot
from generator.model.entities import Entities, Mention, mention
from generator.model.tag_use import TagBook
from generator.parse.documents import BriefDocument, Documents
from generator.text.fold import fold_name
from generator.text.wording import Wording


class BriefNames(msgspec.Struct, frozen=True):
    """What briefs are found under: folded ids, and the digests of folded titles. An id wins over a title."""

    ids: dict[str, str]
    titles: dict[bytes, str]


class Meaning(msgspec.Struct, frozen=True, gc=False):
    """kind: entity, brief, hidden (a brief that is not published), tag, or "" for a name that nothing has."""

    kind: str
    id: str = ""
    mention: Mention | None = None


class NameBook(msgspec.Struct, frozen=True):
    """Everything that double brackets may lead to."""

    entities: Entities
    shown: BriefNames
    hidden: BriefNames
    """Of briefs that are published, and of all others."""
    tags: TagBook


def know_briefs(documents: Sequence[BriefDocument]) -> BriefNames:
    """The index of some briefs; of two with one title the older is meant. No title is read for it."""
    names = BriefNames({}, {})
    for document in documents:
        names.ids.setdefault(fold_name(document.id), document.id)
        if document.title_key:
            names.titles.setdefault(document.title_key.digest, document.id)
    return names


def names_asked(documents: Documents) -> Iterator[bytes]:
    """The digest of every folded name that is looked up: a title which becomes one of these is found, and so linked."""
    texts = chain(
        (each.text for each in documents.briefs),
        (each.text for each in documents.pages),
        (text for each in documents.briefs for text in each.fields.values()),
        (text for each in documents.shared for text in each.fields.values()),
    )
    asked = {slot.name for text in texts for slot in text.body.slots if isinstance(slot, NameSlot)}
    return (_title_key(fold_name(name)) for name in asked)


def meaning_of(name: str, book: NameBook) -> Meaning:
    """The first thing that has this name in any spelling."""
    found = mention(name, book.entities)
    key = fold_name(name)
    if not found.key.startswith(" "):
        return Meaning("entity", found.key, found)
    if shown := _brief_named(key, book.shown):
        return Meaning("brief", shown)
    if key in book.tags.ids:
        return Meaning("tag", book.tags.ids[key])
    if hidden := _brief_named(key, book.hidden):
        return Meaning("hidden", hidden)
    return Meaning("", "", found)


def nearest_meaning(name: str, book: NameBook) -> str | None:
    """An entity's or a tag's name that this one may be a slip for."""
    return book.entities.names.suggest(name) or book.tags.suggest(name)


def _brief_named(key: str, names: BriefNames) -> str:
    return names.ids.get(key) or names.titles.get(_title_key(key), "")


def _title_key(folded: str) -> bytes:
    return Wording(folded).digest
