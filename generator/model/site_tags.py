"""Tags of the site: what stands under each, the narrower tags' briefs and events among them."""

import heapq
from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.model.events import SiteEvent
from generator.model.tag_use import TagBook
from generator.model.tags import SiteTag, TagCard, Vocabulary, closure

_MOST_RELATED = 8
_MOST_BESIDE = 20
"""Tags of one brief that are paired with each other; a brief with more says little by it."""


class TaggedBrief(msgspec.Struct, frozen=True, gc=False):
    """A listed brief with the ids of its tags."""

    id: str
    tags: tuple[str, ...]


def make_tags(
    briefs: Iterable[TaggedBrief],
    events: Iterable[SiteEvent],
    linked: Iterable[str],
    book: TagBook,
    vocabulary: Vocabulary,
) -> tuple[SiteTag, ...]:
    """Every tag that a published brief or event bears, or that a text links, by label.

    `briefs` newest first, `events` in timeline order: each tag's lists keep these orders.
    """
    wider = {tag: closure(tag, vocabulary.broader) for tag in book.cards}
    own: Counter[str] = Counter()
    under: dict[str, list[str]] = {}
    beside: dict[str, dict[str, int]] = {}
    for brief in briefs:
        for tag in brief.tags:
            own[tag] += 1
        for tag in _with_wider(brief.tags, wider):
            under.setdefault(tag, []).append(brief.id)
        for tag in brief.tags[:_MOST_BESIDE]:
            near = beside.setdefault(tag, {})
            for other in brief.tags[:_MOST_BESIDE]:
                near[other] = near.get(other, 0) + 1
    told = _told_under(events, wider)
    present = {tag for tag in (*under, *told, *_with_wider(linked, wider)) if tag in book.cards}
    narrower: dict[str, list[str]] = {}
    for tag in sorted(present):
        for above in vocabulary.broader.get(tag, ()):
            narrower.setdefault(above, []).append(tag)
    tags = [
        _tag(tag, book, vocabulary, present, narrower.get(tag, []), beside.get(tag, {})) for tag in present
    ]
    filled = [
        msgspec.structs.replace(
            tag,
            briefs=tuple(under.get(tag.id, ())),
            own_briefs=own[tag.id],
            events=tuple(told.get(tag.id, ())),
        )
        for tag in tags
    ]
    return tuple(sorted(filled, key=lambda tag: (tag.label.casefold(), tag.id)))


def _told_under(events: Iterable[SiteEvent], wider: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """By tag: the events that bear it or one below it. The events of a brief share one tuple of tags."""
    told: dict[str, list[str]] = {}
    known: dict[int, tuple[str, ...]] = {}
    for event in events:
        tags = known.get(id(event.tags))
        if tags is None:
            tags = known[id(event.tags)] = _with_wider([card.id for card in event.tags], wider)
        for tag in tags:
            told.setdefault(tag, []).append(event.id)
    return told


def _tag(
    tag: str,
    book: TagBook,
    vocabulary: Vocabulary,
    present: set[str],
    narrower: list[str],
    beside: dict[str, int],
) -> SiteTag:
    record = vocabulary.records.get(tag)
    card = book.cards[tag]
    near = {tag, *narrower, *vocabulary.broader.get(tag, ())}
    related = [each for each in vocabulary.related.get(tag, ()) if each in present]
    near.update(related)
    beside_most = heapq.nsmallest(
        _MOST_RELATED,
        (each for each in beside if each not in near),
        key=lambda each: (-beside[each], book.cards[each].label.casefold(), each),
    )
    related += beside_most
    gone = sorted(old for old, now in vocabulary.replaced.items() if now == tag)
    return SiteTag(
        id=tag,
        label=card.label,
        labels=dict(record.label) if record else {},
        alt=record.alt if record else (),
        facet=record.facet if record else "",
        broader=_cards(vocabulary.broader.get(tag, ()), book, present),
        narrower=tuple(sorted(_cards(narrower, book, present), key=lambda each: each.label.casefold())),
        related=_cards(related[:_MOST_RELATED], book, present),
        aliases=(*(record.aliases if record else ()), *gone),
        defined=record is not None,
    )


def _cards(tags: Iterable[str], book: TagBook, present: set[str]) -> tuple[TagCard, ...]:
    return tuple(book.cards[tag] for tag in tags if tag in present and tag in book.cards)


def _with_wider(tags: Iterable[str], wider: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The tags and everything above them, each once."""
    return tuple(dict.fromkeys(above for tag in tags for above in wider.get(tag, (tag,))))
