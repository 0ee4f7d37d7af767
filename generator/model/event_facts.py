"""What all tellings of an event say of it together: its title, kind, people and places, whoever typed them.

The definition is asked first; what it leaves open is taken from the others in their order.
"""

import msgspec

from generator.model.entities import Entities, EntityCard, mention
from generator.model.events import Report
from generator.model.joined_events import JoinedEvent
from generator.model.tellings import WRITTEN_FIELDS, Telling
from generator.model.written import Written
from generator.records.event import LookAlike

_EVIDENCE_BY_CAPTION = "caption"
_TEXTS = ("kind", "basis", "part_of")


class Named(msgspec.Struct, frozen=True):
    """Who can be named: records, and the cards of all that are named, by key of mention."""

    records: Entities
    cards: dict[str, EntityCard]

    def card(self, name: str) -> EntityCard | None:
        """The card of somebody or some place."""
        return self.cards.get(mention(name, self.records).key)


def gather_facts(event: JoinedEvent) -> Telling:
    """All tellings as one: the definition, with what it leaves open from the others in their order."""
    tellings = event.tellings
    if len(tellings) == 1:
        return tellings[0]
    found = {
        field: next((text for each in tellings if (text := getattr(each, field))), "") for field in _TEXTS
    }
    titled = next((each for each in tellings if each.title or each.words.strip()), tellings[0])
    records = [each.record for each in tellings]
    kept_apart = [each.different_from for each in records if each.different_from]
    record = msgspec.structs.replace(
        tellings[0].record,
        significance=next((each.significance for each in records if each.significance), 0),
        date_text=next((each.date_text for each in records if each.date_text), ""),
        different_from=LookAlike(
            tuple(dict.fromkeys(identity for each in kept_apart for identity in each.ids)),
            next((each.note for each in kept_apart if each.note), ""),
        ),
    )
    return msgspec.structs.replace(
        tellings[0],
        brief=titled.brief,
        title=titled.title,
        words=titled.words,
        actors=tuple(actor for each in tellings for actor in each.actors),
        places=tuple(place for each in tellings for place in each.places),
        # Of the definition's words, or of the first report's where that has none.
        linked=next((each.linked for each in tellings if each.words), ()),
        tags=tuple(tag for each in tellings for tag in each.tags),
        record=record,
        **found,
    )


def written_of(event: JoinedEvent) -> tuple[Written | None, ...]:
    """What is written of an event, by field: the definition's, where it is silent another telling's."""
    return tuple(
        next((found for each in event.tellings if (found := getattr(each, field)) is not None), None)
        for field in WRITTEN_FIELDS
    )


def title_of(facts: Telling) -> str:
    """The title typed, else the words without the signs of the sentence they stood in; an id where there is neither."""
    words = facts.title or " ".join(facts.words.split()).rstrip(" ,;:")
    if words.endswith(".") and not words.endswith(("..", "U.S.")) and words.count(".") == 1:
        words = words[:-1]
    return words or facts.id or facts.of


def basis_of(facts: Telling, reports: tuple[Report, ...]) -> str:
    """What the date rests on: as typed, else computed where it was counted, else a caption where all have only that."""
    if facts.basis:
        return facts.basis
    if facts.when is not None and facts.when.relative is not None:
        return "computed"
    dated = [report for report in reports if report.date is not None]
    return _EVIDENCE_BY_CAPTION if dated and all(report.caption for report in dated) else ""


def actors_of(facts: Telling, named: Named) -> tuple[tuple[EntityCard, str], ...]:
    """Those typed, with their roles, then those linked inside the words, but for places; each once."""
    if not facts.actors and not facts.linked:
        return ()
    found: dict[str, tuple[EntityCard, str]] = {}
    for name, role in (*facts.actors, *((name, "") for name in facts.linked)):
        card = named.card(name)
        if card is not None and not (role == "" and card.type == "place"):
            known = found.get(card.id or card.name)
            found[card.id or card.name] = (card, known[1] if known and known[1] else role)
    return tuple(found.values())


def places_of(facts: Telling, named: Named) -> tuple[EntityCard, ...]:
    """Those typed, then those linked inside the words, each once."""
    if not facts.places and not facts.linked:
        return ()
    cards = [named.card(name) for name in facts.places]
    cards += [
        card for name in facts.linked if (card := named.card(name)) is not None and card.type == "place"
    ]
    return tuple({card.id or card.name: card for card in cards if card is not None}.values())
