"""Who and what the published briefs name: one index of names, one card for each entity, tags of each brief."""

from collections.abc import Iterable

import msgspec

from generator.model.entities import Entities, EntityCard, Mention, cards_of_named
from generator.model.mentions import (
    brief_mentions,
    linked_names,
    page_mentions,
    telling_mentions,
    typed_keys,
)
from generator.model.names import NameBook, know_titles
from generator.model.publishing import Selection
from generator.model.tag_use import telling_tags, typed_tags, use_tags
from generator.model.tags import TagCard, Vocabulary
from generator.model.tellings import Telling

TellingsByBrief = dict[str, tuple[Telling, ...]]


class Naming(msgspec.Struct, frozen=True):
    """The index of names, and what was found with it."""

    book: NameBook
    mentions: dict[str, tuple[str, ...]]
    """By published brief: the keys of those it names, in order."""
    cards: dict[str, EntityCard]
    """By key."""
    known: frozenset[str]
    """Keys of entities without a record that are meant: typed in front matter, or named by two briefs."""
    secret: frozenset[str]
    """Records of entities that only unpublished briefs name."""
    tags: dict[str, tuple[TagCard, ...]]
    """By published brief."""
    linked_tags: tuple[str, ...]
    linked_briefs: dict[str, tuple[str, ...]]


def name_everything(
    chosen: Selection,
    tellings: TellingsByBrief,
    files: tuple[Telling, ...],
    entities: Entities,
    vocabulary: Vocabulary,
) -> Naming:
    """All names of the published briefs. Unpublished ones add nothing but what must be kept secret."""
    live = chosen.live()
    typed = [each for document in live for each in typed_tags(document)]
    for telling in (*files, *(one for document in live for one in tellings[document.id])):
        typed += telling_tags(telling)
    hidden = chosen.unpublished()
    withdrawn = tuple(each.document for each in chosen.withdrawn)
    only_hidden = tuple(document for document in hidden if document not in withdrawn)
    book = NameBook(entities, know_titles((*live, *withdrawn), only_hidden), use_tags(typed, vocabulary))
    mentions = {document.id: brief_mentions(document, tellings[document.id], book) for document in live}
    beside = [each for telling in files for each in telling_mentions(telling, book)]
    beside += [each for page in chosen.pages for each in page_mentions(page, book)]
    counted = _count(mentions.values(), beside)
    typed_known = {key for document in live for key in typed_keys(document, tellings[document.id], book)}
    secret = {key for document in hidden for key in brief_mentions(document, tellings[document.id], book)}
    links = {document.id: tuple(linked_names(document, book)) for document in live}
    of_pages = [each for page in chosen.pages for each in linked_names(page, book)]
    return Naming(
        book=book,
        mentions={brief: tuple(found) for brief, found in mentions.items()},
        cards=cards_of_named(counted, entities),
        known=frozenset(typed_known | {key for key, (_, briefs) in counted.items() if briefs > 1}),
        secret=frozenset(secret - counted.keys()),
        tags={document.id: book.tags.cards_of(document.record.tags) for document in live},
        linked_tags=tuple(
            identity for found in (*links.values(), of_pages) for kind, identity in found if kind == "tag"
        ),
        linked_briefs={
            brief: tuple(identity for kind, identity in found if kind == "brief")
            for brief, found in links.items()
        },
    )


def _count(briefs: Iterable[dict[str, Mention]], beside: Iterable[Mention]) -> dict[str, tuple[Mention, int]]:
    """Each entity's first mention, and how many briefs name it; events' files and plain pages do not count."""
    counted: dict[str, tuple[Mention, int]] = {}
    for mentions in briefs:
        for key, found in mentions.items():
            first, count = counted.get(key, (found, 0))
            counted[key] = (Mention(key, first.name, first.type or found.type), count + 1)
    for found in beside:
        counted.setdefault(found.key, (found, 0))
    return counted
