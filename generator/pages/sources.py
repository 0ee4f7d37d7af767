"""The annotated bibliography: every source, how it opens, how much of it was read, which briefs use it."""

from collections.abc import Iterable

from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.model.sources import OutletCard
from generator.outputs.address import sources_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import Feed, PageInputs
from generator.pages.shared.listed_sources import ListedSource, coins_of, listed_sources, source_stretches
from generator.pages.shared.splitting import Stretch

_FILES = (
    Feed("application/x-bibtex", "/sources.bib", "bibtex"),
    Feed("application/x-research-info-systems", "/sources.ris", "ris"),
    Feed("application/vnd.citationstyles.csl+json", "/sources.csl.json", "csl"),
)


class SourcesPage(PageInputs, frozen=True, kw_only=True):
    """What sources.html is given."""

    stretch: Stretch[ListedSource]
    """Its `things` are the sources, newest first."""
    coins: tuple[str, ...]
    """For reference managers, one for each source."""
    outlets: tuple[OutletCard, ...]
    """Those with a page, by name; only on the first page."""


def pages(site: Site) -> Iterable[Planned]:
    """One page, or the newest 50 and one page a year of publication."""
    facts = site.facts
    outlets = tuple(outlet.card for outlet in site.outlets if outlet.card.page and outlet.sources)
    for stretch in source_stretches(listed_sources(site, site.sources)):
        shown = outlets if not stretch.year and "outlets" in facts.outputs else ()
        yield Planned(sources_address(*stretch.path), make, (facts, stretch, shown), "sources.html")


def make(facts: SiteFacts, stretch: Stretch[ListedSource], outlets: tuple[OutletCard, ...]) -> SourcesPage:
    """The inputs of sources.html."""
    return SourcesPage(
        stretch=stretch,
        coins=coins_of(stretch.things, facts.language),
        outlets=outlets,
        feeds=_FILES if not stretch.year and "citations" in facts.outputs else (),
    )


KIND = PageKind("sources", "sources", "/sources/{year}/", pages)
