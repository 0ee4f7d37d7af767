"""Whom and what a brief names: in its front matter, in double brackets, as actors, places and speakers."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.markdown.result import NameSlot, RenderedText
from generator.model.entities import Mention, mention
from generator.model.names import NameBook, meaning_of
from generator.model.tellings import Telling
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument, PageDocument


class NamesRead(msgspec.Struct, frozen=True, gc=False):
    """Everything that one text names."""

    mentions: dict[str, Mention]
    """Each entity by key, in the order of the front matter, then of the text, then of the events."""
    typed: frozenset[str]
    """Keys of those whom front matter and events name: people meant, not slips in double brackets."""
    links: tuple[tuple[str, str], ...]
    """(kind, id) of the briefs and tags named in double brackets."""


def read_names(document: BriefDocument, tellings: Iterable[Telling], names: NameBook) -> NamesRead:
    """Whom a brief names, anywhere."""
    typed = [*_typed(document, names)]
    told = [each for telling in tellings for each in telling_mentions(telling, names)]
    linked: list[Mention] = []
    links: list[tuple[str, str]] = []
    for _, text in printed_texts(document):
        _read_slots(text, names, linked, links)
        for quote in text.quotes:
            known = mention(quote.by, names.entities)
            if quote.by and not known.key.startswith(" "):
                linked.append(known)
    found: dict[str, Mention] = {}
    for each in (*typed, *linked, *told):
        known_as = found.get(each.key)
        if known_as is None or (each.type and not known_as.type):
            found[each.key] = each
    return NamesRead(found, frozenset(each.key for each in (*typed, *told)), tuple(links))


def read_page_names(page: PageDocument, names: NameBook) -> tuple[list[Mention], list[tuple[str, str]]]:
    """The entities that a plain page links, and (kind, id) of its briefs and tags."""
    linked: list[Mention] = []
    links: list[tuple[str, str]] = []
    _read_slots(page.text, names, linked, links)
    return linked, links


def telling_mentions(telling: Telling, names: NameBook) -> Iterator[Mention]:
    """The actors and places of an event."""
    for name, _ in telling.actors:
        yield mention(name, names.entities)
    for name in telling.places:
        yield mention(name, names.entities, "place")


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


def _read_slots(
    text: RenderedText, names: NameBook, linked: list[Mention], links: list[tuple[str, str]]
) -> None:
    for slot in text.body.slots:
        if isinstance(slot, NameSlot):
            meaning = meaning_of(slot.name, names)
            if meaning.mention is not None:
                linked.append(meaning.mention)
            elif meaning.kind in ("brief", "tag"):
                links.append((meaning.kind, meaning.id))
