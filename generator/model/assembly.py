"""The second half of linking, last part: briefs with their texts, their cards, and what to read next."""

from collections.abc import Iterable
from itertools import repeat

import msgspec

from generator.edtf.value import EdtfDate
from generator.model.bodies import BriefSurroundings, Mark, Still, Surroundings
from generator.model.body import Link, ResolvedBody
from generator.model.briefs import BriefCard, SiteBrief, SitePage
from generator.model.cards import brief_card
from generator.model.claims import CitedEvents, dates_asked, show_claims
from generator.model.entities import EntityCard
from generator.model.events import EventCard
from generator.model.evidence import Evidence
from generator.model.material import Material
from generator.model.places import Places
from generator.model.publishing import ShownBrief
from generator.model.quotes import Speakers, quote_anchors, show_quotes
from generator.model.readings import EventDates
from generator.model.related import Reasons
from generator.model.related_inputs import relate_all
from generator.model.site_briefs import BriefParts, make_brief, make_withdrawn, state_of
from generator.model.sources import Notes, SourceUse
from generator.model.stages import Stages
from generator.model.standing import Standing, stand_briefs
from generator.model.tags import TagCard
from generator.parse.documents import BriefDocument
from generator.records.brief import Author
from generator.records.site import Settings

_NO_REPUBLISHING = "none"
_ALONE = Standing()


_NO_MARKS: dict[tuple[str, int], Mark] = {}
_NO_DATES: EventDates = {}


class _Known(msgspec.Struct, frozen=True):
    """What the texts of all briefs refer to, but for addresses and for what each tells of events."""

    around: Surroundings
    speakers: Speakers
    cited: CitedEvents
    authors: tuple[Author, ...]
    """The site's."""


class _Own(msgspec.Struct, frozen=True, gc=False):
    """What of the rest of the site one brief refers to. Each value is the last one where nothing of it changed."""

    marks: dict[tuple[str, int], Mark]
    marked: tuple[EventCard | None, ...]
    """The events of these marks."""
    days: tuple[EdtfDate | None, ...]
    """Of the events that dates in its citations are counted from."""
    beside: tuple[BriefCard | None, ...]
    """The briefs that it names or that are named beside it."""


def assemble_briefs(
    settings: Settings,
    material: Material,
    evidence: Evidence,
    around: Surroundings,
    still: Still,
    stages: Stages,
) -> tuple[tuple[SiteBrief, ...], dict[str, BriefCard]]:
    """All briefs with a page, newest first, and the cards of those with text."""
    shown, same = material.chosen.shown, stages.same
    lang = same("language of briefs", "", settings.lang)
    languages = {each.document.id: each.document.record.lang or lang for each in shown}
    standings = stages.same_values("standing", stand_briefs(material.chosen.live, languages))
    cards = _make_cards(shown, standings, languages, evidence, stages)
    related = relate_all(shown, standings, material, evidence, around, stages)
    naming, ids = material.naming, [each.document.id for each in shown]
    reasons = [*stages.same_each("related to", ids, (related[each] for each in ids))]
    known = _know(settings, material, evidence, still.around, stages)
    beside = (
        tuple([cards.get(other) for other in _beside(why, standings[each])])
        for each, why in zip(ids, reasons, strict=True)
    )
    made = stages.each(
        "brief made",
        _brief,
        ids,
        (each.document for each in shown),
        (state_of(each, standings[each.document.id]) for each in shown),
        (material.notes[each] for each in ids),
        repeat(known),
        _own_each(shown, beside, evidence, material, stages),
        (still.places_for(each.document) for each in shown),
        (evidence.uses[each] for each in ids),
        (naming.tags[each] for each in ids),
        stages.same_each(
            "entities of",
            ids,
            (tuple([around.entities[key] for key in naming.mentions[each]]) for each in ids),
        ),
        (evidence.told_in.get(each, ()) for each in ids),
        (evidence.homes.unmarked.get(each, ()) for each in ids),
        (standings[each] for each in ids),
        reasons,
        (languages[each] for each in ids),
    )
    briefs = [same("brief", brief.id, brief, each.document) for each, brief in zip(shown, made, strict=True)]
    briefs += [make_withdrawn(each, around, settings) for each in material.chosen.withdrawn]
    briefs.sort(key=lambda brief: brief.id)
    briefs.sort(key=lambda brief: brief.date, reverse=True)
    return tuple(briefs), cards


def _know(
    settings: Settings, material: Material, evidence: Evidence, around: Surroundings, stages: Stages
) -> _Known:
    directory = material.directory
    return stages.made(
        "known to briefs",
        "",
        _Known,
        around,
        stages.made("speakers", "", Speakers, around.names, around.entities, directory.outlets),
        stages.made(
            "cited", "", CitedEvents, evidence.attributions, directory, _NO_DATES, material.event_names
        ),
        stages.same("authors", "", settings.author),
    )


def _own_each(
    shown: tuple[ShownBrief, ...],
    beside: Iterable[tuple[BriefCard | None, ...]],
    evidence: Evidence,
    material: Material,
    stages: Stages,
) -> Iterable[_Own]:
    """For each brief what of the rest of the site it refers to."""
    ids = [each.document.id for each in shown]
    asked = stages.each("days asked", dates_asked, ids, (each.document for each in shown), alike=True)
    days = {event.id: event.date for event in evidence.events}
    names, cards = material.event_names.ids, evidence.cards
    marks = [evidence.homes.marks.get(each, _NO_MARKS) for each in ids]
    marked = (tuple([cards.get(event) for _, event in each.values()]) for each in marks)
    counted = (tuple([days.get(names.get(each, "")) for each in dates]) for dates in asked)
    return stages.each(
        "own",
        _Own,
        ids,
        marks,
        stages.same_each("marked", ids, marked),
        stages.same_each("days", ids, counted),
        stages.same_each("beside", ids, beside),
    )


def _beside(related: tuple[tuple[str, Reasons], ...], standing: Standing) -> list[str]:
    named = [other for other, _ in related]
    if standing == _ALONE:
        return named
    translated = (other for _, other in standing.translations)
    return [*named, *standing.supersedes, standing.superseded_by, *translated]


def _brief(
    document: BriefDocument,
    state: str,
    notes: Notes,
    known: _Known,
    own: _Own,
    places: Places,
    sources: tuple[SourceUse, ...],
    tags: tuple[TagCard, ...],
    entities: tuple[EntityCard, ...],
    events: tuple[EventCard, ...],
    unmarked: tuple[str, ...],
    standing: Standing,
    related: tuple[tuple[str, Reasons], ...],
    language: str,
) -> SiteBrief:
    """One brief, of nothing but what it refers to."""
    names = known.cited.names.ids
    days = {names.get(each, ""): day for each, day in zip(dates_asked(document), own.days, strict=True)}
    told = {card.id: card for card in own.marked if card is not None}
    claims = show_claims(
        document, notes, msgspec.structs.replace(known.cited, dates=days) if days else known.cited
    )
    anchors = quote_anchors(document)
    parts = BriefParts(
        own=BriefSurroundings(document.path, own.marks, claims, anchors[0]),
        language=language,
        state=state,
        sources=sources,
        tags=tags,
        entities=entities,
        events=events,
        quotes=show_quotes(document, notes, known.speakers, anchors),
        unmarked=unmarked,
        standing=standing,
        related=related,
    )
    around = msgspec.structs.replace(known.around, places=places, events=told)
    beside = {card.id: card for card in own.beside if card is not None}
    return make_brief(document, parts, around, beside, known.authors)


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


def _make_cards(
    shown: tuple[ShownBrief, ...],
    standings: dict[str, Standing],
    languages: dict[str, str],
    evidence: Evidence,
    stages: Stages,
) -> dict[str, BriefCard]:
    ids = [each.document.id for each in shown]
    return stages.each_by(
        "brief card",
        brief_card,
        ids,
        (each.document for each in shown),
        (languages[each] for each in ids),
        (state_of(each, standings[each.document.id]) for each in shown),
        (evidence.uses[each] for each in ids),
        (evidence.told_in.get(each, ()) for each in ids),
        alike=True,
    )
