"""Tags: the vocabulary applied, hierarchy closed, every spelling led to its one tag."""

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.body import Prose
from generator.model.circles import chain, circles
from generator.model.faults import Where, did_you_mean, fault
from generator.model.known_names import KnownNames, NamedRecord, know_names
from generator.model.labels import choose_label
from generator.model.record_homes import RecordHome, records_with_homes
from generator.parse.documents import Shared
from generator.records.vocabulary import Tag

Homes = dict[str, RecordHome]


class TagCard(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The small face of a tag."""

    id: str
    label: str


class SiteTag(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One tag with what its page shows."""

    id: str
    label: str
    labels: dict[str, str] = {}
    """Per language."""
    alt: tuple[str, ...] = ()
    note: Prose = Prose()
    """What it covers."""
    facet: str = ""
    broader: tuple[TagCard, ...] = ()
    narrower: tuple[TagCard, ...] = ()
    related: tuple[TagCard, ...] = ()
    """Named in the vocabulary, then those most often beside it."""
    briefs: tuple[str, ...] = ()
    """Ids, newest first, the narrower tags' briefs among them."""
    own_briefs: int = 0
    """How many name this tag itself."""
    events: tuple[str, ...] = ()
    """Ids in timeline order, the narrower tags' events among them."""
    aliases: tuple[str, ...] = ()
    """Old ids whose addresses lead here."""
    defined: bool = False
    """It stands in the vocabulary."""


class Vocabulary(msgspec.Struct, frozen=True):
    """The tags that content/tags.yaml defines, replaced ones apart."""

    records: dict[str, Tag]
    """By id; a replaced tag has none."""
    names: KnownNames
    cards: dict[str, TagCard]
    broader: dict[str, tuple[str, ...]]
    related: dict[str, tuple[str, ...]]
    replaced: dict[str, str]
    """Ids that gave way, and the tag that now stands for each."""


def gather_vocabulary(shared: tuple[Shared, ...], language: str) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """All tags. Two with one key are errors, and so are circles of broader tags and names that lead nowhere."""
    records, homes, told = records_with_homes(shared, "tags", lambda file: file.tags, "tag")
    named = [
        NamedRecord(tag.id, (*tag.label.values(), *tag.alt, *tag.hidden, *tag.aliases), tag, homes[tag.id])
        for tag in records.values()
    ]
    names, clashes = know_names(named, "tag", "error")
    told += clashes
    replaced, faults = _follow_replacements(records, names, homes)
    told += faults
    names = msgspec.structs.replace(
        names, ids={key: replaced.get(tag, tag) for key, tag in names.ids.items()}
    )
    kept = {tag.id: tag for tag in records.values() if tag.id not in replaced}
    broader, faults = _resolve(kept, names, homes, "broader")
    told += faults
    told += tuple(_circle(tags, kept, names, homes) for tags in circles(broader))
    related, faults = _resolve(kept, names, homes, "related")
    told += faults
    cards = {tag.id: TagCard(tag.id, _label(tag, language)) for tag in kept.values()}
    return Vocabulary(kept, names, cards, broader, related, replaced), told


def closure(tag: str, broader: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The tag and everything wider, nearest first, each once; circles are survived."""
    found = {tag: None}
    pending = [tag]
    for each in pending:
        for wider in broader.get(each, ()):
            if wider not in found:
                found[wider] = None
                pending.append(wider)
    return tuple(found)


def _label(tag: Tag, language: str) -> str:
    return choose_label(tag.label, language)[0] or tag.id.replace("-", " ")


def _follow_replacements(
    records: dict[str, Tag], names: KnownNames, homes: Homes
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Each replaced tag and the one at the end of the line; unknown ends and circles are errors."""
    told: list[Diagnostic] = []
    following: dict[str, str] = {}
    for tag in records.values():
        if not tag.replaced_by:
            continue
        target = names.find(tag.replaced_by)
        if target and target != tag.id:
            following[tag.id] = target
        elif target:
            message = f"the tag `{tag.id}` is replaced by itself"
            where = homes[tag.id].where("replaced_by")
            told.append(
                fault("tag-circle", message, where, "name the tag that took its place, or leave it out")
            )
        else:
            where = homes[tag.id].where("replaced_by")
            told.append(_unknown_tag(tag.replaced_by, tag.id, "is replaced by", names, where))
    ends: dict[str, str] = {}
    for start in following:
        passed: dict[str, None] = {}
        tag_id = start
        while tag_id in following and tag_id not in passed and tag_id not in ends:
            passed[tag_id] = None
            tag_id = following[tag_id]
        if tag_id in passed:
            steps = " → ".join([*passed, tag_id])
            message = f"tags that replace each other in a circle: {steps}"
            told.append(
                fault("tag-circle", message, homes[start].where("replaced_by"), "let one of them stand")
            )
        ends.update(dict.fromkeys(passed, "" if tag_id in passed else ends.get(tag_id, tag_id)))
    return {tag: end for tag, end in ends.items() if end}, tuple(told)


def _resolve(
    records: dict[str, Tag], names: KnownNames, homes: Homes, field: str
) -> tuple[dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """The ids that `broader` or `related` name, each once, without the tag itself."""
    told = []
    found: dict[str, tuple[str, ...]] = {}
    for tag in records.values():
        targets: dict[str, None] = {}
        for index, typed in enumerate(getattr(tag, field)):
            target = names.find(typed)
            if not target:
                where = homes[tag.id].where(f"{field}.{index}")
                told.append(_unknown_tag(typed, tag.id, f"names as {field}", names, where))
            elif target != tag.id:
                targets[target] = None
            elif field == "broader":
                message = f"the tag `{tag.id}` is wider than itself"
                where = homes[tag.id].where(f"{field}.{index}")
                told.append(fault("tag-circle", message, where, "drop it from broader"))
        if targets:
            found[tag.id] = tuple(targets)
    return found, tuple(told)


def _unknown_tag(typed: str, tag: str, says: str, names: KnownNames, where: Where) -> Diagnostic:
    hint = did_you_mean(names.suggest(typed), "add it to content/tags.yaml")
    message = f"the tag `{tag}` {says} “{typed}”, which is no other tag of the vocabulary"
    return fault("tag-unknown", message, where, hint)


def _circle(tags: list[str], records: dict[str, Tag], names: KnownNames, homes: Homes) -> Diagnostic:
    others = ", ".join(f"`{tag}` in {homes[tag].where().words()}" for tag in tags)
    message = f"broader tags go round in a circle: {chain(tags)} ({others})"
    wider = [names.find(typed) for typed in records[tags[0]].broader]
    where = homes[tags[0]].where(f"broader.{wider.index(tags[1 % len(tags)])}")
    return fault("tag-circle", message, where, "drop one of these from broader")
