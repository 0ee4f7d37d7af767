"""/sources.ris: every source of the site as RIS."""

from collections.abc import Iterable

from generator.citations.references import references
from generator.citations.ris import ris
from generator.model.site import Site
from generator.model.sources import SiteSource
from generator.outputs.output import Export, Planned

ADDRESS = "/sources.ris"


def files(site: Site) -> Iterable[Planned]:
    """The one file."""
    yield Planned(ADDRESS, make, (site.settings.lang, site.sources), in_sitemap=False)


def make(language: str, sources: tuple[SiteSource, ...]) -> str:
    """All entries, in the order of the site's sources."""
    return "".join(ris(reference, language) for reference in references(sources))


EXPORT = Export("sources_ris", "citations", ADDRESS, "application/x-research-info-systems", files)
