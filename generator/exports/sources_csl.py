"""/sources.csl.json: every source of the site as CSL-JSON."""

from collections.abc import Iterable

from generator.citations.csl import csl
from generator.citations.references import references
from generator.exports.shared.json_lines import json_lines
from generator.model.site import Site
from generator.model.sources import SiteSource
from generator.outputs.output import Export, Planned

ADDRESS = "/sources.csl.json"


def files(site: Site) -> Iterable[Planned]:
    """The one file."""
    yield Planned(ADDRESS, make, (site.settings.lang, site.sources), in_sitemap=False)


def make(language: str, sources: tuple[SiteSource, ...]) -> bytes:
    """All items, in the order of the site's sources."""
    return json_lines(csl(reference, language) for reference in references(sources))


EXPORT = Export("sources_csl", "citations", ADDRESS, "application/vnd.citationstyles.csl+json", files)
