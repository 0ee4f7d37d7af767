"""A brief: headline, evidence, telling, its timeline, sources, changes, how to cite it, what to read next."""

from collections.abc import Iterable

from generator.model.body import EventStart, ResolvedBody
from generator.model.briefs import ChangeShown, QuoteShown, SiteBrief
from generator.model.site import Site
from generator.model.sources import SiteSource, SourceUse
from generator.outputs.address import brief_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.bibliography import brief_entry, source_entries
from generator.pages.shared.inputs import PageInputs, SiteFacts, site_facts
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
    disputes: int = 0
    """On how many things told here the sources differ."""
    show_events: bool = False
    """Whether it has a list of when things happened."""
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
    facts = site_facts(site)
    for brief in site.briefs:
        yield Planned(
            brief_address(brief.id),
            make,
            (facts, brief),
            "brief.html",
            modified=brief.updated or brief.date,
        )


def make(facts: SiteFacts, brief: SiteBrief) -> BriefPage:
    """The inputs of brief.html; a withdrawn brief keeps only its title and the notice."""
    if brief.state == "withdrawn":
        return BriefPage(brief=brief, language=brief.language, direction=brief.direction)
    primary = [use for use in brief.sources if use.role == "primary"] or list(brief.sources[:1])
    unmarked = _unmarked(brief)
    return BriefPage(
        brief=brief,
        language=brief.language,
        direction=brief.direction,
        description=brief.summary,
        based_on=tuple(use.source for use in primary),
        other_sources=tuple(use for use in brief.sources if use not in primary),
        correction=next((change for change in brief.changes if change.kind in _LOUD_CHANGES), None),
        quotes=tuple(quote for quote in brief.quotes if not quote.in_text),
        disputes=sum(len(card.differ) for card in brief.disputed),
        show_events=len(brief.events) >= FEWEST_LISTED or bool(unmarked),
        unmarked=unmarked,
        linked_data=brief_data(facts, brief),
        metadata=brief_metadata(facts, brief),
        coins=coins_of_brief(facts, brief),
        bibtex=brief_entry(facts, brief),
        sources_bibtex=source_entries(brief),
        method=facts.method,
    )


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
