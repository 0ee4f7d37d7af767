"""The second half of linking, last part: briefs with their texts, their cards, and what to read next."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.model.bodies import BriefSurroundings, Surroundings
from generator.model.body import Link, ResolvedBody
from generator.model.briefs import BriefCard, SiteBrief, SitePage
from generator.model.cards import brief_card
from generator.model.claims import CitedEvents, show_claims
from generator.model.evidence import Evidence
from generator.model.links import linked_briefs
from generator.model.material import Material
from generator.model.publishing import ShownBrief
from generator.model.quotes import Speakers, quote_anchors, show_quotes
from generator.model.related import RelatedInput, Share, relate_briefs
from generator.model.site_briefs import BriefParts, make_brief, make_withdrawn, state_of
from generator.model.stages import Stages
from generator.model.standing import Standing, stand_briefs
from generator.parse.documents import BriefDocument
from generator.records.site import Settings
from generator.text.fold import fold_name

_NO_REPUBLISHING = "none"


def assemble_briefs(
    settings: Settings, material: Material, evidence: Evidence, around: Surroundings, stages: Stages
) -> tuple[tuple[SiteBrief, ...], dict[str, BriefCard]]:
    """All briefs with a page, newest first, and the cards of those with text."""
    shown = material.chosen.shown
    languages = {each.document.id: each.document.record.lang or settings.lang for each in shown}
    standings = stand_briefs(material.chosen.live(), languages)
    cards = {
        each.document.id: stages.same(
            "brief card", each.document.id, _card(each, standings, languages, evidence)
        )
        for each in shown
    }
    shares = tuple(_related_inputs(shown, standings, material, evidence, around))
    related = stages.made("related", "", relate_briefs, stages.same("shares", "", shares))
    cited = CitedEvents(
        evidence.attributions,
        material.directory,
        {event.id: event.date for event in evidence.events},
        material.event_names,
    )
    speakers = Speakers(around.names, around.entities, material.directory.outlets)
    briefs = []
    for each in shown:
        document = each.document
        identity = document.id
        notes = material.notes[identity]
        claims = show_claims(document, notes, cited)
        anchors = quote_anchors(document)
        quotes = show_quotes(document, notes, speakers, anchors)
        parts = BriefParts(
            own=BriefSurroundings(document.path, evidence.homes.marks.get(identity, {}), claims, anchors[0]),
            sources=evidence.uses[identity],
            tags=material.naming.tags[identity],
            entities=tuple(around.entities[key] for key in material.naming.mentions[identity]),
            events=evidence.told_in.get(identity, ()),
            quotes=quotes,
            unmarked=evidence.homes.unmarked.get(identity, ()),
            standing=standings[identity],
            related=related[identity],
        )
        brief = make_brief(each, parts, around, cards, settings)
        briefs.append(stages.same("brief", identity, brief, document))
    briefs += [make_withdrawn(each, around, settings) for each in material.chosen.withdrawn]
    briefs.sort(key=lambda brief: brief.id)
    briefs.sort(key=lambda brief: brief.date, reverse=True)
    return tuple(briefs), cards


def used_media(briefs: Iterable[SiteBrief], pages: Iterable[SitePage]) -> tuple[str, ...]:
    """Files below content/ that published texts link or show, in order."""
    found: set[str] = set()
    for brief in briefs:
        image = brief.record.image
        if image is not None and image.src and image.republish != _NO_REPUBLISHING:
            found.add(image.src)
        notes = (change.note for change in brief.changes)
        for body in (brief.body, brief.why, *brief.key_points, *notes):
            found.update(_media_of(body))
    for page in pages:
        found.update(_media_of(page.body))
    return tuple(sorted(found))


def _media_of(body: ResolvedBody | None) -> Iterable[str]:
    slots = body.slots if body is not None else ()
    return (slot.id for slot in slots if isinstance(slot, Link) and slot.kind == "media")


def _card(
    shown: ShownBrief, standings: dict[str, Standing], languages: dict[str, str], evidence: Evidence
) -> BriefCard:
    identity = shown.document.id
    return brief_card(
        shown.document,
        language=languages[identity],
        state=state_of(shown, standings[identity]),
        sources=evidence.uses[identity],
        events=evidence.told_in.get(identity, ()),
    )


def _related_inputs(
    shown: tuple[ShownBrief, ...],
    standings: dict[str, Standing],
    material: Material,
    evidence: Evidence,
    around: Surroundings,
) -> list[RelatedInput]:
    common = _common(material, evidence, around)
    return [
        RelatedInput(
            id=each.document.id,
            date=each.document.date,
            listed=each.listed,
            shares=_shares(each.document, material, evidence, common),
            names=_ties(each.document, standings[each.document.id], material, around),
        )
        for each in shown
    ]


class _Common(msgspec.Struct, frozen=True):
    """What two briefs or more may have in common: most events and sources are in one alone, and relate it to nobody."""

    events: frozenset[str]
    sources: frozenset[str]
    tags: dict[str, Share]
    people: dict[str, Share]


def _common(material: Material, evidence: Evidence, around: Surroundings) -> _Common:
    cited = Counter(use.source.key for uses in evidence.uses.values() for use in uses)
    tags = material.naming.book.tags.cards
    return _Common(
        events=frozenset(event.id for event in evidence.events if len(event.briefs) > 1),
        sources=frozenset(key for key, count in cited.items() if count > 1),
        tags={identity: Share(("tag", card.label), identity) for identity, card in tags.items()},
        # Whoever two briefs name has a page, but for a name of which no address can be made.
        people={
            key: Share(("person", card.name), key)
            for key, card in around.entities.items()
            if card.page or not card.id
        },
    )


def _shares(
    document: BriefDocument, material: Material, evidence: Evidence, common: _Common
) -> tuple[Share, ...]:
    identity = document.id
    naming = material.naming
    told = evidence.told_in.get(identity, ())
    found = [Share(("event", card.title), card.id) for card in told if card.id in common.events]
    found += [common.tags[card.id] for card in naming.tags[identity]]
    found += [common.people[key] for key in naming.mentions[identity] if key in common.people]
    found += [
        Share(("source", use.source.record.title or use.source.id), use.source.key)
        for use in evidence.uses[identity]
        if use.source.key in common.sources
    ]
    if document.record.series:
        found.append(Share(("series", document.record.series), fold_name(document.record.series)))
    return tuple(found)


def _ties(
    document: BriefDocument, standing: Standing, material: Material, around: Surroundings
) -> tuple[tuple[str, str], ...]:
    """The briefs that this one names itself, each once, the strongest tie first."""
    found = [("supersedes", other) for other in standing.supersedes]
    if standing.superseded_by:
        found.append(("superseded", standing.superseded_by))
    found += [("named", other) for other in standing.related]
    found += [("named", other) for other in material.naming.linked_briefs[document.id]]
    found += [("named", other) for other in linked_briefs(document, around.targets)]
    ties: dict[str, str] = {}
    for kind, other in found:
        ties.setdefault(other, kind)
    return tuple((kind, other) for other, kind in ties.items())
