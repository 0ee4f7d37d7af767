"""Whom and what a brief names: in its front matter, in double brackets, as actors, places and speakers."""

from collections.abc import Iterable, Iterator

from generator.markdown.result import NameSlot
from generator.model.entities import Mention, mention
from generator.model.names import NameBook, meaning_of
from generator.model.tellings import Telling
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument, PageDocument


def brief_mentions(
    document: BriefDocument, tellings: Iterable[Telling], names: NameBook
) -> dict[str, Mention]:
    """Each entity that a brief names, by key, in the order of its front matter, then of its text."""
    found: dict[str, Mention] = {}
    for each in (
        *_typed(document, names),
        *_linked(document, names),
        *(one for telling in tellings for one in telling_mentions(telling, names)),
    ):
        known = found.get(each.key)
        if known is None or (each.type and not known.type):
            found[each.key] = each
    return found


def telling_mentions(telling: Telling, names: NameBook) -> Iterator[Mention]:
    """The actors and places of an event."""
    for name, _ in telling.actors:
        yield mention(name, names.entities)
    for name in telling.places:
        yield mention(name, names.entities, "place")


def page_mentions(page: PageDocument, names: NameBook) -> Iterator[Mention]:
    """The entities that a plain page links."""
    for slot in page.text.body.slots:
        if isinstance(slot, NameSlot) and (found := meaning_of(slot.name, names).mention) is not None:
            yield found


def _typed(document: BriefDocument, names: NameBook) -> Iterator[Mention]:
    record = document.record
    for name in record.people:
        yield mention(name, names.entities, "person")
    for name in record.orgs:
        yield mention(name, names.entities, "org")
    for name in record.places:
        yield mention(name, names.entities, "place")
    for quote in record.quotes:
        if quote.by:
            yield mention(quote.by, names.entities, "person")


def _linked(document: BriefDocument, names: NameBook) -> Iterator[Mention]:
    for _, text in printed_texts(document):
        for slot in text.body.slots:
            if isinstance(slot, NameSlot) and (found := meaning_of(slot.name, names).mention) is not None:
                yield found
        for quote in text.quotes:
            known = mention(quote.by, names.entities)
            if quote.by and not known.key.startswith(" "):
                yield known


def linked_names(document: BriefDocument | PageDocument, names: NameBook) -> Iterator[tuple[str, str]]:
    """(kind, id) of the briefs and tags that a text names in double brackets."""
    texts = (
        [document.text]
        if isinstance(document, PageDocument)
        else [text for _, text in printed_texts(document)]
    )
    for text in texts:
        for slot in text.body.slots:
            if isinstance(slot, NameSlot):
                meaning = meaning_of(slot.name, names)
                if meaning.kind in ("brief", "tag"):
                    yield meaning.kind, meaning.id


def typed_keys(document: BriefDocument, tellings: Iterable[Telling], names: NameBook) -> Iterator[str]:
    """Keys of those whom front matter and events name: people meant, not slips in double brackets."""
    yield from (each.key for each in _typed(document, names))
    yield from (each.key for telling in tellings for each in telling_mentions(telling, names))
