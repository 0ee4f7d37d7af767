"""/sources.bib: every source of the site as BibTeX."""

from collections.abc import Iterable

from generator.citations.bibtex import bibtex
from generator.citations.references import references
from generator.model.site import Site
from generator.model.sources import SiteSource
from generator.outputs.output import Export, Planned

ADDRESS = "/sources.bib"


def files(site: Site) -> Iterable[Planned]:
    """The one file."""
    yield Planned(ADDRESS, make, (site.settings.lang, site.sources), in_sitemap=False)


def make(language: str, sources: tuple[SiteSource, ...]) -> str:
    """All entries, in the order of the site's sources."""
    return "\n".join(bibtex(reference, language) for reference in references(sources))


EXPORT = Export("sources_bib", "citations", ADDRESS, "application/x-bibtex", files)
