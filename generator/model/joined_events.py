"""One event however many places tell it: definitions, `of=` and `same_as` brought together."""

from collections.abc import Iterable

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.event_order import check_order
from generator.model.faults import did_you_mean, fault
from generator.model.identities import same_id
from generator.model.nearness import Suggester
from generator.model.sifted import Sifted
from generator.model.spots import where_of
from generator.model.stages import Stages
from generator.model.tellings import Telling


class JoinedEvent(msgspec.Struct, frozen=True, gc=False):
    """An event of the site. Its first telling defines it, or stands in for a definition that is not published."""

    id: str
    tellings: tuple[Telling, ...]
    own_file: bool = False

    @property
    def definition(self) -> Telling:
        """The telling that heads the event."""
        return self.tellings[0]


class EventNames(msgspec.Struct, frozen=True):
    """Every id that may be referred to, and the event it leads to."""

    ids: dict[str, str]
    """Ids with those of `same_as` to the event's own id; events that are not published among them."""
    suggest: Suggester


class Tellings(msgspec.Struct, frozen=True):
    """All tellings, by how far they are from being published. Each group stands in a fixed order."""

    files: Sifted
    shown: Sifted
    """Of published briefs, oldest brief first."""
    hidden: Sifted
    public: Sifted
    """Of files and of published briefs."""
    everything: Sifted
    """All of them, what is hidden last."""
    hidden_briefs: frozenset[str]


def join_events(
    tellings: Tellings, stages: Stages
) -> tuple[tuple[JoinedEvent, ...], EventNames, tuple[tuple[Telling, Diagnostic], ...]]:
    """The events that published tellings make, in order of id; the names of all; faults with their telling.

    Nothing of a hidden telling is in an event; an event of a file that only hidden briefs tell is left out.
    """
    public, everything = tellings.public, tellings.everything
    definitions, told = _definitions(everything.every)
    leaders = _leaders(public.alike, definitions)
    known = [each.id for each in definitions.values() if each.named]
    aliases = [alias for each in tellings.hidden.alike for alias in each.record.same_as]
    ids = {identity: leaders.get(identity, identity) for identity in (*known, *leaders, *aliases)}
    names = stages.made(
        "event names",
        "",
        _name_events,
        stages.same_items("event ids", ids),
        stages.same("events named", "", tuple(known)),
    )
    names.suggest.answer_anew()
    told += _check_targets(everything.adding, names)
    told += _check_same_as(everything.alike, definitions, names)
    told += check_order(everything.ranked, names.ids)
    groups: dict[str, list[Telling]] = {}
    for telling in public.every:
        groups.setdefault(event_of(telling, names), []).append(telling)
    secret = _secret(tellings, names)
    filed = {event_of(each, names) for each in tellings.files.every if each.id}
    groups = {identity: groups[identity] for identity in sorted(groups.keys() - secret)}
    return _join(groups, definitions, filed, stages), names, told


def _join(
    groups: dict[str, list[Telling]], definitions: dict[str, Telling], filed: set[str], stages: Stages
) -> tuple[JoinedEvent, ...]:
    """An event of each group of tellings, by its id. `filed`: those that a file of their own defines."""
    for identity, group in groups.items():
        if len(group) > 1:
            group.sort(key=lambda each: _rank(each, identity, definitions))
    return tuple(
        stages.each(
            "joined",
            _joined,
            groups,
            groups,
            (group[0] for group in groups.values()),
            (tuple(group[1:]) for group in groups.values()),
            (identity in filed for identity in groups),
            alike=True,
        )
    )


def _joined(identity: str, first: Telling, others: tuple[Telling, ...], own_file: bool) -> JoinedEvent:
    return JoinedEvent(identity, (first, *others), own_file)


def _name_events(ids: dict[str, str], known: tuple[str, ...]) -> EventNames:
    return EventNames(ids, Suggester(known))


def _definitions(
    tellings: Iterable[Telling],
) -> tuple[dict[str, Telling], tuple[tuple[Telling, Diagnostic], ...]]:
    first: dict[str, Telling] = {}
    told = []
    for telling in tellings:
        if not telling.id:
            continue
        there = first.setdefault(same_id(telling.id), telling)
        if there is not telling and not telling.unfounded and not _told_by_their_text(telling, there):
            told.append((telling, _second_definition(telling, there)))
    return {each.id: each for each in first.values()}, tuple(told)


def _told_by_their_text(one: Telling, other: Telling) -> bool:
    """Whether both are marked words of one text, which tells of a second definition itself."""
    fields = [each.mark[0] for each in (one, other) if each.mark is not None]
    return (
        one.id == other.id
        and one.where.path == other.where.path
        and len(fields) == 2
        and len(set(fields)) == 1
    )


def _second_definition(telling: Telling, first: Telling) -> Diagnostic:
    if telling.id == first.id:
        message = f"the event `{telling.id}` is already defined in {first.where.words()}"
    else:
        message = f"the event ids `{telling.id}` here and `{first.id}` in {first.where.words()} are one on many systems"
    hint = f"write of={first.id} to add this report to it, or choose another id"
    where = where_of(telling, "id", telling.id)
    return fault("event-id-twice", message, where, hint, word=telling.id)


def _leaders(alike: Iterable[Telling], definitions: dict[str, Telling]) -> dict[str, str]:
    """Ids that `same_as` joins, each to the id that leads: a typed one before one that is made of words, then the one
    that names the others, else the first by letter."""
    parent: dict[str, str] = {}
    named: set[str] = set()

    def find(identity: str) -> str:
        while parent.setdefault(identity, identity) != identity:
            parent[identity] = parent[parent[identity]]
            identity = parent[identity]
        return identity

    for telling in alike:
        own = telling.id or telling.of
        for other in telling.record.same_as:
            if own and other != own:
                named.add(other)
                parent[find(other)] = find(own)
    if not parent:
        return {}
    made = {each.id for each in definitions.values() if not each.named}
    sets: dict[str, list[str]] = {}
    for identity in sorted(parent):
        sets.setdefault(find(identity), []).append(identity)
    leaders = {}
    for members in sets.values():
        known = [each for each in members if each in definitions] or members
        leader = min(known, key=lambda each: (each in made, each in named, each))
        leaders.update(dict.fromkeys(members, leader))
    return leaders


def _secret(tellings: Tellings, names: EventNames) -> set[str]:
    """Events that only hidden briefs tell, though a file of their own defines them."""
    told_hidden = {event_of(each, names) for each in tellings.hidden.every}
    told_openly = {event_of(each, names) for each in tellings.shown.every}
    for telling in tellings.files.every:
        for saying in telling.sayings:
            where = told_hidden if saying.brief in tellings.hidden_briefs else told_openly
            if saying.brief:
                where.add(event_of(telling, names))
    return told_hidden - told_openly


def _check_targets(adding: Iterable[Telling], names: EventNames) -> tuple[tuple[Telling, Diagnostic], ...]:
    told = []
    for telling in adding:
        if telling.of not in names.ids:
            hint = did_you_mean(
                names.suggest(telling.of), f"define it where it is told first, with id={telling.of}"
            )
            message = f"there is no event `{telling.of}`"
            where = where_of(telling, "of", telling.of)
            told.append((telling, fault("event-unknown", message, where, hint, word=telling.of)))
    return tuple(told)


def _check_same_as(
    alike: Iterable[Telling], definitions: dict[str, Telling], names: EventNames
) -> tuple[tuple[Telling, Diagnostic], ...]:
    """An old id may live on in `same_as` alone; one that is nearly the id of another event is a likely slip."""
    told = []
    for telling in alike:
        for other in telling.record.same_as:
            near = names.suggest(other) if other not in definitions else None
            if near is not None and names.ids[near] != event_of(telling, names):
                message = f"there is no event `{other}` to be the same as"
                where = where_of(telling, "same_as", other)
                told.append(
                    (telling, fault("event-same-as", message, where, did_you_mean(near), "warning", other))
                )
    return tuple(told)


def event_of(telling: Telling, names: EventNames) -> str:
    """The id of the event a telling belongs to; one that refers to nothing known stands alone."""
    own = telling.id or telling.of
    return names.ids.get(own, own)


def _rank(telling: Telling, identity: str, definitions: dict[str, Telling]) -> tuple[bool, bool]:
    """The definition first, then definitions of joined ids, then the others in their order."""
    return (definitions.get(identity) is not telling, not telling.id)
