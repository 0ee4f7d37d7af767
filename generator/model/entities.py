"""People, organisations, places, works and equipment: any spelling leads to the one record."""

from collections.abc import Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.bounds import disjoint, sort_key
from generator.model.body import Prose
from generator.model.circles import chain, circles
from generator.model.faults import Where, did_you_mean, fault
from generator.model.identities import same_id
from generator.model.known_names import KnownNames, NamedRecord, know_names
from generator.model.labels import choose_label
from generator.model.record_homes import RecordHome, records_with_homes
from generator.parse.documents import Shared
from generator.records.vocabulary import Entity
from generator.text.fold import fold_name
from generator.text.identifiers import make_id


class EntityCard(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The small face of an entity; `page` when it has a page of its own."""

    id: str
    name: str
    type: str = ""
    page: bool = False
    language: str = ""
    """Set where the name is in another language than the site."""


class SiteEntity(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One entity with what its page shows."""

    id: str
    name: str
    type: str
    record: Entity | None = None
    note: Prose = Prose()
    """Who or what it is."""
    briefs: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    page: bool = False


class Mention(msgspec.Struct, frozen=True, gc=False):
    """An entity named somewhere. `key` is its record's id, else its folded name after a blank, so that the
    two kinds never meet."""

    key: str
    name: str
    type: str = ""


class Entities(msgspec.Struct, frozen=True):
    """The entities with a record."""

    records: dict[str, Entity]
    names: KnownNames
    cards: dict[str, EntityCard]
    met: dict[tuple[str, str], Mention] = {}
    """What names mean that were asked before: a name stands in many briefs."""


def gather_entities(shared: tuple[Shared, ...], language: str) -> tuple[Entities, tuple[Diagnostic, ...]]:
    """All records of content/entities/. Two with one id are an error, two with one name a warning."""
    records, homes, told = records_with_homes(shared, "entities", lambda file: file.entities, "entity")
    named = [
        NamedRecord(each.id, (*each.name.values(), each.native, *each.aliases), each, homes[each.id])
        for each in records.values()
    ]
    names, clashes = know_names(named, "entity", "warning")
    cards = {each.id: _card(each, language) for each in records.values()}
    entities = Entities(records, names, cards)
    told += (*clashes, *_check_references(shared, entities), *_check_circles(records, homes, names))
    return entities, told


def mention(name: str, entities: Entities, entity_type: str = "") -> Mention:
    """Who or what a name means: an entity with a record, else one known by this name alone."""
    met = entities.met.get((name, entity_type))
    if met is None:
        met = entities.met[name, entity_type] = _meet(name, entities, entity_type)
    return met


def _meet(name: str, entities: Entities, entity_type: str) -> Mention:
    known = entities.names.find(name)
    if known:
        card = entities.cards[known]
        return Mention(known, card.name, card.type)
    return Mention(" " + fold_name(name), name.strip(), entity_type)


def cards_of_named(counted: dict[str, tuple[Mention, int]], entities: Entities) -> dict[str, EntityCard]:
    """A card for every entity mentioned, by key. `counted`: first mention, and how many briefs name it.

    One without a record has a page when two briefs or more name it.
    """
    cards: dict[str, EntityCard] = {}
    taken = {same_id(identity) for identity in entities.records}
    for key in sorted(counted):
        first, briefs = counted[key]
        if not key.startswith(" "):
            cards[key] = entities.cards[key]
            continue
        made = free_id(make_id(first.name), taken)
        taken.add(same_id(made))
        cards[key] = EntityCard(made, first.name, first.type, page=briefs > 1 and bool(made))
    return cards


def free_id(wanted: str, taken: set[str]) -> str:
    """The id, or with -2, -3 … where it is taken."""
    if not wanted:
        return ""
    found, number = wanted, 1
    while same_id(found) in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _card(entity: Entity, language: str) -> EntityCard:
    label, other = choose_label(entity.name, language)
    if not label:
        label = entity.native
    return EntityCard(entity.id, label or entity.id, entity.type, page=True, language=other)


def _check_references(shared: tuple[Shared, ...], entities: Entities) -> tuple[Diagnostic, ...]:
    told: list[Diagnostic] = []
    for file in shared:
        for index, each in enumerate(file.entities):
            told.extend(_check_offices(file, index, each))
            if each.point and each.type not in ("place", "org"):
                message = (
                    "only a place or an organisation has a point on the map, and nothing would show this one"
                )
                where = Where(file.path, file.positions.span(f"entities.{index}.point"))
                told.append(fault("point-form", message, where, "leave it out", "warning"))
            if each.part_of and not entities.names.find(each.part_of):
                near = entities.names.suggest(each.part_of)
                message = f"`{each.id}` is part of “{each.part_of}”, which has no record"
                hint = did_you_mean(near, "add a record for it in content/entities/, or leave part_of out")
                where = Where(file.path, file.positions.span(f"entities.{index}.part_of"))
                told.append(fault("entity-unknown", message, where, hint, "warning"))
    return tuple(told)


def _check_offices(file: Shared, index: int, entity: Entity) -> Iterator[Diagnostic]:
    """Offices that end before they begin."""
    for number in range(len(entity.roles)):
        path = f"entities.{index}.roles.{number}"
        since, until = (file.dates.get(f"{path}.{end}") for end in ("from", "to"))
        if since is None or since.date is None or until is None or until.date is None:
            continue
        if disjoint(since.date, until.date) and sort_key(until.date) < sort_key(since.date):
            role = entity.roles[number]
            message = f"this office ends ({role.to}) before it begins ({role.from_})"
            where = Where(file.path, file.positions.span(f"{path}.to"))
            yield fault("date-backwards", message, where, "mend one of the two")


def _check_circles(
    records: dict[str, Entity], homes: dict[str, RecordHome], names: KnownNames
) -> Iterator[Diagnostic]:
    """Places and organisations that are part of each other, or of themselves."""
    larger = {
        each.id: (found,) for each in records.values() if each.part_of and (found := names.find(each.part_of))
    }
    for members in circles(larger):
        others = ", ".join(f"`{each}` in {homes[each].where().words()}" for each in members)
        message = f"`{members[0]}` is part of itself: {chain(members)} ({others})"
        where = homes[members[0]].where("part_of")
        yield fault(
            "entity-circle", message, where, "name the larger one, or leave part_of out of one of these"
        )
