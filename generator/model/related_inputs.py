"""What each brief has in common with others, put together for related.py: asked of everything that linking found.

Of a brief only that is read which may relate it to another, so that most edits leave it as it was.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import repeat

import msgspec

from generator.model.bodies import Surroundings
from generator.model.entities import EntityCard
from generator.model.events import EventCard
from generator.model.evidence import Evidence
from generator.model.links import LinkTargets, linked_briefs
from generator.model.material import Material
from generator.model.publishing import ShownBrief
from generator.model.related import Reasons, RelatedInput, Share, relate_briefs
from generator.model.sources import SourceUse
from generator.model.stages import Stages
from generator.model.standing import Standing
from generator.model.tags import TagCard
from generator.parse.documents import BriefDocument
from generator.text.fold import fold_name


class _Common(msgspec.Struct, frozen=True):
    """What two briefs or more may have in common: most events and sources are in one alone, and relate it to nobody."""

    events: frozenset[str]
    sources: frozenset[str]
    tags: dict[str, Share]
    people: dict[str, Share]
    targets: LinkTargets


def relate_all(
    shown: tuple[ShownBrief, ...],
    standings: dict[str, Standing],
    material: Material,
    evidence: Evidence,
    around: Surroundings,
    stages: Stages,
) -> dict[str, tuple[tuple[str, Reasons], ...]]:
    """For each brief those to read next, with the reasons."""
    common = _common(material, evidence, around, stages)
    naming = material.naming
    ids = [each.document.id for each in shown]
    found = stages.each(
        "related input",
        _related_input,
        ids,
        (each.document for each in shown),
        (each.listed for each in shown),
        (evidence.told_in.get(each, ()) for each in ids),
        (naming.tags[each] for each in ids),
        stages.same_each("mentions", ids, (naming.mentions[each] for each in ids)),
        (evidence.uses[each] for each in ids),
        (standings[each] for each in ids),
        stages.same_each("briefs named", ids, (naming.linked_briefs[each] for each in ids)),
        repeat(common),
        alike=True,
    )
    return stages.made("related", "", relate_briefs, stages.same("shares", "", tuple(found)))


def _common(material: Material, evidence: Evidence, around: Surroundings, stages: Stages) -> _Common:
    cited = Counter(use.source.key for uses in evidence.uses.values() for use in uses)
    told = frozenset(event.id for event in evidence.events if len(event.briefs) > 1)
    return stages.made(
        "common",
        "",
        _Common,
        stages.same("common events", "", told),
        stages.same("common sources", "", frozenset(key for key, count in cited.items() if count > 1)),
        stages.made("common tags", "", _shares_of_tags, material.naming.book.tags.cards),
        stages.made("common people", "", _shares_of_people, around.entities),
        around.targets,
    )


def _shares_of_tags(cards: dict[str, TagCard]) -> dict[str, Share]:
    return {identity: Share(("tag", card.label), identity) for identity, card in cards.items()}


def _shares_of_people(entities: dict[str, EntityCard]) -> dict[str, Share]:
    """Whoever two briefs name has a page, but for a name of which no address can be made."""
    return {
        key: Share(("person", card.name), key) for key, card in entities.items() if card.page or not card.id
    }


def _related_input(
    document: BriefDocument,
    listed: bool,
    told: tuple[EventCard, ...],
    tags: tuple[TagCard, ...],
    mentions: tuple[str, ...],
    uses: tuple[SourceUse, ...],
    standing: Standing,
    named: tuple[str, ...],
    common: _Common,
) -> RelatedInput:
    found = [Share(("event", card.title), card.id) for card in told if card.id in common.events]
    found += [common.tags[card.id] for card in tags]
    found += [common.people[key] for key in mentions if key in common.people]
    found += [
        Share(("source", use.source.record.title or use.source.id), use.source.key)
        for use in uses
        if use.source.key in common.sources
    ]
    if document.record.series:
        found.append(Share(("series", document.record.series), fold_name(document.record.series)))
    return RelatedInput(
        id=document.id,
        date=document.date,
        listed=listed,
        shares=tuple(found),
        names=_ties(document, standing, named, common.targets),
    )


def _ties(
    document: BriefDocument, standing: Standing, named: Iterable[str], targets: LinkTargets
) -> tuple[tuple[str, str], ...]:
    """The briefs that this one names itself, each once, the strongest tie first."""
    found = [("supersedes", other) for other in standing.supersedes]
    if standing.superseded_by:
        found.append(("superseded", standing.superseded_by))
    found += [("named", other) for other in standing.related]
    found += [("named", other) for other in named]
    found += [("named", other) for other in linked_briefs(document, targets)]
    ties: dict[str, str] = {}
    for kind, other in found:
        ties.setdefault(other, kind)
    return tuple((kind, other) for other, kind in ties.items())
