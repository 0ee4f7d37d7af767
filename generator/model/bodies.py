"""Slots become what they stand for: links, names, citations and the marks of events. The only file that reads slots."""

from collections.abc import Iterator
from itertools import compress

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.markdown.result import (
    AddressSlot,
    CitationSlot,
    EventDateSlot,
    EventEndSlot,
    EventStartSlot,
    NameSlot,
    QuoteEndSlot,
    QuoteStartSlot,
    RenderedText,
    ToldEvent,
)
from generator.model.body import (
    Citation,
    ClaimShown,
    EventCount,
    EventDate,
    EventEnd,
    EventStart,
    Name,
    QuoteEnd,
    QuoteStart,
    ResolvedBody,
    ResolvedSlot,
)
from generator.model.entities import EntityCard
from generator.model.events import EventCard
from generator.model.faults import Where, did_you_mean, fault
from generator.model.links import LinkTargets, check_address, resolve_address
from generator.model.names import NameBook, meaning_of, nearest_meaning
from generator.model.nearness import Suggester
from generator.model.places import Places
from generator.model.stages import Stages
from generator.model.texts import printed_texts
from generator.model.timeline import timeline_page
from generator.parse.documents import BriefDocument

Mark = tuple[str, str]
"""The anchor that marked words carry ("" for none), and the event they tell."""


class Surroundings(msgspec.Struct, frozen=True):
    """What the slots of any text may refer to."""

    targets: LinkTargets
    places: Places
    names: NameBook
    entities: dict[str, EntityCard]
    """By key of mention."""
    events: dict[str, EventCard]
    crowded: frozenset[str] = frozenset()
    """Years whose months have timeline pages of their own."""


_NO_EVENTS: dict[str, EventCard] = {}
_NO_PLACES = Places(frozenset(), Suggester(()))


class Still(msgspec.Struct, frozen=True):
    """What the texts of briefs refer to, but for events: of these, and of addresses, most edits change one."""

    around: Surroundings
    """Without events and addresses."""
    places: Places
    asking: frozenset[str]
    """Paths of the briefs whose texts link addresses of the site."""

    def places_for(self, document: BriefDocument) -> Places:
        """None where no text of the brief links any."""
        return self.places if document.path in self.asking else _NO_PLACES


class BriefSurroundings(msgspec.Struct, frozen=True, gc=False):
    """What only the slots of one brief refer to. For a plain page all but the path is empty."""

    path: str
    marks: dict[tuple[str, int], Mark] = {}
    """By field and number of the marked words."""
    claims: dict[tuple[str, int], tuple[ClaimShown, ...]] = {}
    """By field and number of the citation."""
    quotes: dict[tuple[str, int], str] = {}
    """By field and number of the quotation: its anchor on the page."""


def stand_still(around: Surroundings, documents: tuple[BriefDocument, ...], stages: Stages) -> Still:
    """`around`, parted into what most edits leave as it was and what they do not."""
    paths = [each.path for each in documents]
    asking = frozenset(compress(paths, stages.each("asks for addresses", _asks, paths, documents)))
    still = stages.made(
        "surroundings",
        "",
        Surroundings,
        around.targets,
        _NO_PLACES,
        around.names,
        around.entities,
        _NO_EVENTS,
        around.crowded,
    )
    return Still(still, around.places, asking)


def _asks(document: BriefDocument) -> bool:
    slots = (slot for _, text in printed_texts(document) for slot in text.body.slots)
    return any(isinstance(slot, AddressSlot) and slot.kind == "site" for slot in slots)


def resolve_text(
    text: RenderedText,
    field: str,
    own: BriefSurroundings,
    around: Surroundings,
    *,
    first_citation: int = 0,
) -> ResolvedBody:
    """The text with every slot resolved; `first_citation` keeps the indexes of one page's texts apart."""
    counts = _counts_by_citation(text, field, own, around)
    slots: list[ResolvedSlot] = []
    for slot in text.body.slots:
        if isinstance(slot, AddressSlot):
            slots.append(resolve_address(slot, own.path, around.targets, around.places))
        elif isinstance(slot, NameSlot):
            slots.append(_resolve_name(slot, around))
        elif isinstance(slot, CitationSlot):
            claims = own.claims.get((field, slot.group), ())
            index = first_citation + slot.group
            numbers = tuple(dict.fromkeys(claim.number for claim in claims))
            slots.append(Citation(index, numbers, claims, counts.get(slot.group, ())))
        elif isinstance(slot, EventStartSlot):
            slots.append(EventStart(*own.marks.get((field, slot.event), ("", ""))))
        elif isinstance(slot, EventEndSlot):
            slots.append(EventEnd())
        elif isinstance(slot, EventDateSlot):
            event = own.marks.get((field, slot.event), ("", ""))[1]
            slots.append(_event_date(event, text.events[slot.event], around))
        elif isinstance(slot, QuoteStartSlot):
            anchor = text.quotes[slot.quote].anchor
            slots.append(QuoteStart(own.quotes.get((field, slot.quote), anchor)))
        elif isinstance(slot, QuoteEndSlot):
            slots.append(QuoteEnd())
    return ResolvedBody(text.body.segments, tuple(slots))


def check_text(
    text: RenderedText, path: str, around: Surroundings, known: frozenset[str]
) -> Iterator[Diagnostic]:
    """Every dead link and unknown name of a text. `known`: keys of entities without a record that are meant."""
    for slot in text.body.slots:
        if isinstance(slot, AddressSlot):
            told = check_address(slot, path, around.targets, around.places)
        elif isinstance(slot, NameSlot):
            told = _check_name(slot, path, around.names, known)
        else:
            continue
        if told is not None:
            yield told


def _resolve_name(slot: NameSlot, around: Surroundings) -> Name:
    words = slot.words or slot.name
    meaning = meaning_of(slot.name, around.names)
    if meaning.mention is not None:
        card = around.entities.get(meaning.mention.key)
        if card is None or not card.page:
            return Name(words)
        return Name(words, "entity", card.id)
    return Name(words) if meaning.kind == "hidden" else Name(words, meaning.kind, meaning.id)


def _check_name(slot: NameSlot, path: str, names: NameBook, known: frozenset[str]) -> Diagnostic | None:
    meaning = meaning_of(slot.name, names)
    name = Span(slot.span.line, slot.span.column, min(slot.span.length, len("[[") + len(slot.name)))
    where = Where(path, name)
    if meaning.kind == "hidden":
        message = f"“{slot.name}” is a brief that is not published yet"
        hint = "publish it first, or take the link out until then"
        return fault("link-unpublished", message, where, hint, word=slot.name)
    if meaning.kind or meaning.mention is None or meaning.mention.key in known:
        return None
    near = nearest_meaning(slot.name, names)
    if near is None:
        return None
    message = f"nothing is called “{slot.name}”"
    return fault("name-unknown", message, where, did_you_mean(near), "warning", slot.name)


def _event_date(event: str, told: ToldEvent, around: Surroundings) -> EventDate:
    """The event's date; where these words report another one than the event has, the one they report."""
    card = around.events.get(event)
    if card is None:
        return EventDate(event, None, page=False)
    reported = told.when.date if told.of and told.when is not None else None
    return EventDate(
        event=card.id,
        date=reported or card.date,
        page=card.page,
        disputed=bool(card.differ),
        status=card.status,
        brief=card.brief,
        anchor=card.anchor,
        year=timeline_page(card, around.crowded),
    )


def _counts_by_citation(
    text: RenderedText, field: str, own: BriefSurroundings, around: Surroundings
) -> dict[int, tuple[EventCount, ...]]:
    counts: dict[int, dict[str, EventCount]] = {}
    for number, told in enumerate(text.events):
        card = around.events.get(own.marks.get((field, number), ("", ""))[1])
        if told.citation is not None and card is not None:
            count = EventCount(card.id, card.title, card.reports, card.origins, card.untraced, card.page)
            counts.setdefault(told.citation, {})[card.id] = count
    return {group: tuple(found.values()) for group, found in counts.items()}
