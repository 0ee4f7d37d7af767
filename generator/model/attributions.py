"""Who a `via` or `by` names: a source, an outlet, an entity, or only words; and what a record's `via:` says."""

import msgspec

from generator.markdown.result import Who
from generator.model.entities import Entities
from generator.model.nearness import Suggester
from generator.model.outlets import Outlets, outlet_of
from generator.model.sources import Notes, OutletCard, SharedSources
from generator.records.source import Source
from generator.text.fold import fold_name
from generator.text.patterns import pattern

_TOKENS = pattern(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|«[^»]{0,400}»|[^\s]+")
_QUOTES = '“”"«»'


class Directory(msgspec.Struct, frozen=True):
    """Everybody whom a brief may name as having said or carried something."""

    sources: SharedSources
    outlets: Outlets
    entities: Entities
    published_by: dict[str, str] = {}
    """Entities that are outlets too, under any of their names: entity's id to outlet's."""


class Witness(msgspec.Struct, frozen=True, gc=False):
    """Somebody named by `via` or `by`, or a source itself. Equal keys are one, however they were spelt."""

    key: str
    name: str
    source: str = ""
    """Where it is a source: the id of a shared one, else `<brief>/<id>`; two briefs may each call one `s1`."""
    record: Source | None = None
    """Likewise."""


def know_everybody(sources: SharedSources, outlets: Outlets, entities: Entities) -> Directory:
    """The directory, in which an outlet and an organisation of one name are one."""
    published_by = {}
    for entity in entities.records.values():
        for name in (*entity.name.values(), entity.native, *entity.aliases, entity.id):
            if name and (outlet := outlets.names.find(name)):
                published_by[entity.id] = outlet
                break
    return Directory(sources, outlets, entities, published_by)


def witness(who: Who, notes: Notes | None, directory: Directory) -> Witness:
    """Whom `who` means in this brief: one of its sources, a shared source, an outlet, an entity, else words."""
    if not who.quoted:
        record = source_named(who.text, notes, directory)
        if record is not None:
            return source_witness(record, notes, directory, outlet_of(record, directory.outlets))
    key, name = name_key(who.text, directory)
    return Witness(key, name)


def source_witness(
    record: Source, notes: Notes | None, directory: Directory, outlet: OutletCard | None
) -> Witness:
    """A source as a witness: all pieces of one outlet are one witness, so that it cannot vouch for itself."""
    place = _place_of(record, notes)
    if outlet is None:
        title = record.title or ", ".join(record.authors) or record.id
        return Witness(name_key(title, directory)[0], title, place, record)
    if outlet.id:
        return Witness(f"outlet {outlet.id}", outlet.name, place, record)
    return Witness(name_key(outlet.name, directory)[0], outlet.name, place, record)


def source_named(text: str, notes: Notes | None, directory: Directory) -> Source | None:
    """The source with this id: the brief's own, else a shared one."""
    noted = notes.named(text) if notes is not None else None
    if noted is not None:
        return noted.record
    shared = directory.sources.records.get(text)
    return shared.record if shared is not None else None


def name_key(name: str, directory: Directory) -> tuple[str, str]:
    """(key, name to print). An outlet and an entity of one name are one."""
    if outlet := directory.outlets.names.find(name):
        return f"outlet {outlet}", directory.outlets.cards[outlet].name
    if entity := directory.entities.names.find(name):
        if outlet := directory.published_by.get(entity, ""):
            return f"outlet {outlet}", directory.outlets.cards[outlet].name
        return f"entity {entity}", directory.entities.cards[entity].name
    return f"words {fold_name(name)}", name.strip()


def nearest_witness(who: Who, notes: Notes | None, directory: Directory, own: Suggester) -> str | None:
    """For a name that nothing knows, a known one that it may be a slip for; quoted words are meant as they are."""
    if who.quoted or source_named(who.text, notes, directory) is not None:
        return None
    if not name_key(who.text, directory)[0].startswith("words "):
        return None
    return (
        own(who.text)
        or directory.sources.suggest(who.text)
        or directory.outlets.names.suggest(who.text)
        or directory.entities.names.suggest(who.text)
    )


def read_chains(text: str, notes: Notes | None, directory: Directory) -> tuple[tuple[Who, ...], ...]:
    """A record's `via:`: `a via b` is one chain, `a and b` two side by side. A known name with `and` stays whole."""
    if not text.strip():
        return ()
    if _is_known(text.strip(), notes, directory):
        return ((Who(text.strip()),),)
    chains: list[list[Who]] = [[]]
    words: list[str] = []
    for token in [*_TOKENS.findall(text), "and"]:
        if token.lower() not in ("and", "via"):
            words.append(token)
            continue
        if words:
            chains[-1].append(_who(" ".join(words)))
            words = []
        if token.lower() == "and" and chains[-1]:
            chains.append([])
    return tuple(tuple(chain) for chain in chains if chain)


def read_names(text: str, notes: Notes | None, directory: Directory) -> tuple[Who, ...]:
    """Everybody whom a record's `via:` or `by:` names."""
    return tuple(who for chain in read_chains(text, notes, directory) for who in chain)


def _is_known(name: str, notes: Notes | None, directory: Directory) -> bool:
    """Whether a name is that of an outlet, an entity or a source, and no mere words."""
    known = not name_key(name, directory)[0].startswith("words ")
    return known or source_named(name, notes, directory) is not None


def _place_of(record: Source, notes: Notes | None) -> str:
    noted = notes.named(record.id) if notes is not None else None
    if notes is None or noted is None:
        return record.id
    return noted.shared or f"{notes.brief}/{record.id}"


def _who(text: str) -> Who:
    text = text.strip().rstrip(",")
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        return Who(text[1:-1].strip(), quoted=True)
    return Who(text)
