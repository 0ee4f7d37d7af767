"""Who and what the published briefs name: one index of names, one card for each entity, tags of each brief."""

from collections.abc import Iterator
from itertools import repeat

import msgspec

from generator.model.entities import Entities, EntityCard, Mention, cards_of_named
from generator.model.joined_events import Tellings
from generator.model.mentions import NamesRead, read_names, read_page_names, telling_mentions
from generator.model.names import NameBook, know_briefs
from generator.model.publishing import Selection
from generator.model.stages import Stages
from generator.model.tag_use import TagBook, use_tags
from generator.model.tags import TagCard, Vocabulary
from generator.model.tellings import Telling
from generator.parse.documents import BriefDocument

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
    grouped: Tellings,
    entities: Entities,
    vocabulary: Vocabulary,
    stages: Stages,
) -> Naming:
    """All names of the published briefs. Unpublished ones add nothing but what must be kept secret."""
    live = chosen.live
    labels = [tag for document in live for tag in document.record.tags]
    labels += [tag for telling in grouped.public.tagged for tag in telling.tags]
    withdrawn = tuple(each.document for each in chosen.withdrawn)
    hidden = chosen.unpublished()
    left_out = {document.id for document in withdrawn}
    only_hidden = tuple(document for document in hidden if document.id not in left_out)
    book = stages.made(
        "names",
        "",
        NameBook,
        entities,
        stages.same("names shown", "", know_briefs((*live, *withdrawn))),
        stages.same("names hidden", "", know_briefs(only_hidden)),
        stages.made(
            "tags", "", use_tags, stages.same("labels", "", tuple(dict.fromkeys(labels))), vocabulary
        ),
    )
    book.tags.suggest.answer_anew()
    read = _read_all((*live, *hidden), tellings, book, stages)
    counted: dict[str, tuple[Mention, int]] = {}
    mentions: dict[str, tuple[str, ...]] = {}
    typed: set[str] = set()
    links: dict[str, tuple[tuple[str, str], ...]] = {}
    for document, found_there in zip(live, read, strict=False):
        _count(found_there.mentions, counted)
        mentions[document.id] = tuple([counted[key][0].key for key in found_there.mentions])
        typed.update(found_there.typed)
        links[document.id] = found_there.links
    pages = [read_page_names(page, book) for page in chosen.pages]
    beside = [each for telling in grouped.files.every for each in telling_mentions(telling, book)]
    beside += [each for found, _ in pages for each in found]
    for found in beside:
        counted.setdefault(found.key, (found, 0))
    secret = {key for found_there in read for key in found_there.mentions}
    linked = [link for found in (*links.values(), *(found for _, found in pages)) for link in found]
    return Naming(
        book=book,
        mentions=mentions,
        cards=stages.same_items("cards", cards_of_named(counted, entities)),
        known=frozenset(typed | {key for key, (_, briefs) in counted.items() if briefs > 1}),
        secret=frozenset(secret - counted.keys()),
        tags=_tags_of(live, book.tags, stages),
        linked_tags=tuple(identity for kind, identity in linked if kind == "tag"),
        linked_briefs={
            brief: tuple(identity for kind, identity in found if kind == "brief")
            for brief, found in links.items()
        },
    )


def _read_all(
    documents: tuple[BriefDocument, ...], tellings: TellingsByBrief, book: NameBook, stages: Stages
) -> Iterator[NamesRead]:
    paths = (each.path for each in documents)
    told = (tellings[each.id] for each in documents)
    return iter(stages.each("names read", read_names, paths, documents, told, repeat(book)))


def _tags_of(
    documents: tuple[BriefDocument, ...], tags: TagBook, stages: Stages
) -> dict[str, tuple[TagCard, ...]]:
    ids = [each.id for each in documents]
    return stages.each_by("tags of", _cards_of, ids, documents, repeat(tags), alike=True)


def _cards_of(document: BriefDocument, tags: TagBook) -> tuple[TagCard, ...]:
    return tags.cards_of(document.record.tags)


def _count(mentions: dict[str, Mention], counted: dict[str, tuple[Mention, int]]) -> None:
    """Adds a brief to each entity's first mention, and how many briefs name it; what else names one does not count."""
    for key, found in mentions.items():
        first, count = counted.get(key, (found, 0))
        if found.type and not first.type:
            first = Mention(first.key, first.name, found.type)
        counted[key] = (first, count + 1)
