"""A brief: headline, evidence, telling, its timeline, sources, changes, how to cite it, what to read next."""

from collections.abc import Iterable

import msgspec

from generator.citations.copying import bibtex_to_copy
from generator.drawing.draw import Drawing
from generator.model.body import EventStart, ResolvedBody, without_anchors
from generator.model.briefs import ChangeShown, QuoteShown, SiteBrief
from generator.model.events import EventCard
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.model.sources import SiteSource, SourceUse, summarised
from generator.outputs.address import brief_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.disputes import Dispute, disputes
from generator.pages.shared.drawings import brief_drawing
from generator.pages.shared.inputs import PageInputs
from generator.pages.shared.linked_data import brief_data
from generator.pages.shared.metadata import brief_metadata, coins_of_brief

_LOUD_CHANGES = ("correction", "retraction")
FEWEST_LISTED = 2


class BriefPage(PageInputs, frozen=True, kw_only=True):
    """What brief.html is given."""

    brief: SiteBrief
    """Everything the brief says; see generator/model/briefs.py."""
    based_on: tuple[SiteSource, ...] = ()
    """Its primary sources, for the box beside the headline."""
    other_sources: tuple[SourceUse, ...] = ()
    """The others, with their numbers in the notes."""
    correction: ChangeShown | None = None
    """The newest correction or retraction, told above the text."""
    quotes: tuple[QuoteShown, ...] = ()
    """Quotations that the text itself does not show."""
    disputed: tuple[tuple[EventCard, tuple[Dispute, ...]], ...] = ()
    """Each event told here on which the sources differ, with what each side says."""
    show_events: bool = False
    """Whether it has a list of when things happened."""
    drawing: Drawing | None = None
    """Its events, up to the month it was written in; None where they are fewer than three."""
    unmarked: tuple[str, ...] = ()
    """Anchors of events that no marked words carry: the list does."""
    metadata: tuple[tuple[str, str], ...] = ()
    """Name and content of `meta` elements for reference managers."""
    coins: tuple[str, ...] = ()
    """The brief's own COinS, then its sources', for reference managers."""
    bibtex: str = ""
    """How to cite the brief."""
    sources_bibtex: str = ""
    """How to cite its sources."""
    method: str = ""
    """Id of the page that says how we count, or ""."""


def pages(site: Site) -> Iterable[Planned]:
    """One page for each brief, withdrawn ones included."""
    facts = site.facts
    differ = {event.id: disputes(event) for event in site.events if event.conflicts}
    for brief in site.briefs:
        disputed = tuple((card, differ.get(card.id, ())) for card in brief.disputed)
        yield Planned(
            brief_address(brief.id),
            make,
            (facts, brief, disputed),
            "brief.html",
            modified=brief.updated or brief.date,
        )


def make(
    facts: SiteFacts, brief: SiteBrief, disputed: tuple[tuple[EventCard, tuple[Dispute, ...]], ...]
) -> BriefPage:
    """The inputs of brief.html; a withdrawn brief keeps only its title and the notice."""
    if brief.state == "withdrawn":
        return BriefPage(brief=brief, language=brief.language, direction=brief.direction)
    primary = summarised(brief.sources, original=brief.record.original)
    unmarked = _unmarked(brief)
    bibtex, sources_bibtex = bibtex_to_copy(facts, brief)
    return BriefPage(
        brief=brief,
        language=brief.language,
        direction=brief.direction,
        description=str(brief.summary),
        based_on=tuple(use.source for use in primary),
        other_sources=tuple(use for use in brief.sources if use not in primary),
        correction=_loudest(brief),
        quotes=tuple(quote for quote in brief.quotes if not quote.in_text),
        disputed=disputed,
        show_events=len(brief.events) >= FEWEST_LISTED or bool(unmarked),
        drawing=brief_drawing(
            brief.events,
            facts,
            brief=brief.id,
            written=brief.date,
            language=brief.language,
            direction=brief.direction,
        ),
        unmarked=unmarked,
        linked_data=brief_data(facts, brief),
        metadata=brief_metadata(facts, brief),
        coins=coins_of_brief(facts, brief),
        bibtex=bibtex,
        sources_bibtex=sources_bibtex,
        method=facts.method,
    )


def _loudest(brief: SiteBrief) -> ChangeShown | None:
    for change in brief.changes:
        if change.kind in _LOUD_CHANGES:
            return msgspec.structs.replace(change, note=without_anchors(change.note))
    return None


def _unmarked(brief: SiteBrief) -> tuple[str, ...]:
    """Anchors of events that live here, told in the front matter and not by words of the text."""
    texts = (brief.body, brief.why or ResolvedBody(), *brief.key_points)
    marked = {slot.anchor for text in texts for slot in text.slots if isinstance(slot, EventStart)}
    return tuple(
        card.anchor
        for card in brief.events
        if card.brief == brief.id and card.anchor and card.anchor not in marked
    )


KIND = PageKind("brief", "briefs", "/briefs/{brief}/", pages)
