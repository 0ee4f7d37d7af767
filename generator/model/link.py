"""Link: all documents become one frozen site. Pure; what each stage reads stands in its arguments.

It comes after parse and before plan, and knows no address, no template and no file.
"""

from collections.abc import Iterator
from itertools import repeat

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.afterwards import Afterwards, look_ahead
from generator.model.annotations import annotate, check_notes
from generator.model.assembly import assemble_briefs, used_media
from generator.model.bodies import Still, Surroundings, stand_still
from generator.model.checking import check_brief, check_page, check_settings
from generator.model.evidence import Evidence, weigh_evidence
from generator.model.facts import site_facts
from generator.model.material import Material, choose_published, gather_material
from generator.model.publishing import settle_faults
from generator.model.redirects import (
    OldAddress,
    document_redirects,
    event_redirects,
    moved_addresses,
    settle_redirects,
    tag_redirects,
)
from generator.model.shared_records import SharedRecords
from generator.model.site import Site, SkippedBrief
from generator.model.site_briefs import make_page
from generator.model.stages import Stages
from generator.model.things import Things, listed_newest_first, look_around, make_things
from generator.model.witness_checks import check_shared_witnesses
from generator.parse.documents import Documents

_NO_ANCHORS: frozenset[str] = frozenset()


def link_site(
    documents: Documents,
    *,
    today: str,
    now: str,
    drafts: bool = False,
    future: bool = False,
    base_url: str = "",
    stages: Stages | None = None,
) -> tuple[Site, SharedRecords, tuple[Diagnostic, ...]]:
    """The site as it is published on `today` (YYYY-MM-DD) at `now` (an RFC 3339 instant), and all that is wrong.

    With `drafts` and `future` what would be left out is shown. Nothing of a brief that is left out is in the site; the
    records for the whole site stand beside it, for some are named by such briefs alone.
    """
    stages = stages or Stages()
    stages.begin()
    settings = documents.settings
    chosen, told = choose_published(documents, today=today, now=now, drafts=drafts, future=future)
    material, faults = gather_material(documents, chosen, stages)
    told += faults
    # Tellings go as events are made of them, and each event with its notes takes the place of the one without: both at
    # once would be more than all else that is in memory here.
    afterwards, joined = look_ahead(material, stages), list(material.joined)
    material = msgspec.structs.replace(material, tellings={}, files=(), joined=())
    evidence, faults = weigh_evidence(material, joined, settings, stages)
    told += faults
    things = make_things(material, evidence, stages)
    old = _old_addresses(documents, material, afterwards, evidence, things)
    moved = moved_addresses((each for each, _ in old), evidence.cards, settings.outputs)
    around = look_around(documents, material, evidence, things, moved, stages)
    still = stand_still(around, (*chosen.live, *chosen.unpublished()), stages)
    told += tuple(_check(documents, material, afterwards, evidence, around, still, stages))
    redirects, clashes = settle_redirects(old, around.places)
    told += tuple(("", clash) for clash in clashes)
    events, evidence = list(evidence.events), msgspec.structs.replace(evidence, events=())
    evidence, things = annotate(material, evidence, events, afterwards.written, things, around, stages)
    briefs, cards = assemble_briefs(settings, material, evidence, around, still, stages)
    pages = tuple(make_page(page, around, settings) for page in chosen.pages)
    newest = max((brief.updated or brief.date for brief in briefs), default="")
    base_url = base_url or settings.base_url
    site = Site(
        settings=settings,
        base_url=base_url,
        # The very same value while nothing of it changes, and so is what is made from it.
        facts=stages.same("facts", "", site_facts(settings, base_url, {page.id for page in pages})),
        newest=newest,
        drafts=drafts,
        briefs=briefs,
        cards={brief: cards[brief] for brief in listed_newest_first(chosen.shown)},
        pages=pages,
        events=evidence.events,
        event_cards=evidence.cards,
        tags=things.tags,
        entities=things.entities,
        outlets=things.outlets,
        sources=things.sources,
        redirects=redirects,
        skipped=tuple(
            SkippedBrief(each.document.path, each.reason, each.until)
            for each in sorted(chosen.hidden, key=lambda each: each.document.path)
        ),
        media=used_media(briefs, pages),
        marks=evidence.homes.marks,
    )
    return site, material.known, settle_faults(told, chosen)


def _check(
    documents: Documents,
    material: Material,
    afterwards: Afterwards,
    evidence: Evidence,
    around: Surroundings,
    still: Still,
    stages: Stages,
) -> Iterator[tuple[str, Diagnostic]]:
    """Links and names of every brief, those that are not published among them, and of pages and settings."""
    chosen, directory = material.chosen, material.directory
    known = stages.same("names known", "", material.naming.known)
    everybody = (*chosen.live, *chosen.unpublished())
    anchors = (
        stages.same("anchors given", each.path, given)
        if (given := _anchors_given(each.id, afterwards, evidence))
        else given
        for each in everybody
    )
    checked = stages.each(
        "brief checked",
        check_brief,
        (each.path for each in everybody),
        everybody,
        (material.notes[each.id] for each in everybody),
        repeat(still.around),
        map(still.places_for, everybody),
        repeat(directory),
        repeat(known),
        anchors,
    )
    for document, faults in zip(everybody, checked, strict=True):
        for fault in faults:
            yield document.id, fault
    for page in chosen.pages:
        yield from (("", fault) for fault in check_page(page, around, known))
    yield from (("", fault) for fault in check_shared_witnesses(documents.shared, material.directory))
    yield from check_notes(material, around, documents.shared)
    yield from (
        ("", fault) for fault in check_settings(documents, frozenset(page.id for page in chosen.pages))
    )


def _anchors_given(brief: str, afterwards: Afterwards, evidence: Evidence) -> frozenset[str]:
    """The anchors that joining events gave to a page, and those that it would have alone. Of most nobody asks."""
    if brief not in afterwards.anchors:
        return _NO_ANCHORS
    return frozenset(evidence.homes.anchors(brief).union(afterwards.anchors[brief]))


def _old_addresses(
    documents: Documents, material: Material, afterwards: Afterwards, evidence: Evidence, things: Things
) -> tuple[OldAddress, ...]:
    """Old addresses of what is published."""
    chosen = material.chosen
    published = [each.document for each in (*chosen.shown, *chosen.withdrawn)]
    present = frozenset(tag.id for tag in things.tags)
    old = [*document_redirects([*published, *chosen.pages])]
    old += tag_redirects(documents.shared, material.vocabulary, present)
    old += event_redirects(afterwards.old_ids, frozenset(evidence.cards))
    return tuple(old)
