"""What `[[a name]]` means: an entity, else a brief, else a tag, else somebody known by name alone."""

import msgspec

from generator.model.entities import Entities, Mention, mention
from generator.model.tag_use import TagBook
from generator.parse.documents import BriefDocument
from generator.text.fold import fold_name


class BriefTitles(msgspec.Struct, frozen=True):
    """Folded titles and ids to brief ids; of those that are published, and of all others."""

    shown: dict[str, str]
    hidden: dict[str, str]


class Meaning(msgspec.Struct, frozen=True, gc=False):
    """kind: entity, brief, hidden (a brief that is not published), tag, or "" for a name that nothing has."""

    kind: str
    id: str = ""
    mention: Mention | None = None


class NameBook(msgspec.Struct, frozen=True):
    """Everything that double brackets may lead to."""

    entities: Entities
    titles: BriefTitles
    tags: TagBook


def know_titles(shown: tuple[BriefDocument, ...], hidden: tuple[BriefDocument, ...]) -> BriefTitles:
    """The index of titles; of two briefs with one title the older is meant, and an id wins over a title."""
    indexes = []
    for documents in (shown, hidden):
        index: dict[str, str] = {}
        for document in documents:
            index.setdefault(fold_name(document.id), document.id)
        for document in documents:
            if document.record.title:
                index.setdefault(fold_name(document.record.title), document.id)
        indexes.append(index)
    return BriefTitles(*indexes)


def meaning_of(name: str, book: NameBook) -> Meaning:
    """The first thing that has this name in any spelling."""
    found = mention(name, book.entities)
    key = fold_name(name)
    if not found.key.startswith(" "):
        return Meaning("entity", found.key, found)
    if key in book.titles.shown:
        return Meaning("brief", book.titles.shown[key])
    if key in book.tags.ids:
        return Meaning("tag", book.tags.ids[key])
    if key in book.titles.hidden:
        return Meaning("hidden", book.titles.hidden[key])
    return Meaning("", "", found)


def nearest_meaning(name: str, book: NameBook) -> str | None:
    """An entity's or a tag's name that this one may be a slip for."""
    return book.entities.names.suggest(name) or book.tags.suggest(name)
