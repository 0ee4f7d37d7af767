"""/robots.txt: everything may be read; where the sitemap is."""

from collections.abc import Iterable

from generator.model.facts import site_facts
from generator.model.site import Site
from generator.outputs.output import Export, Planned

ADDRESS = "/robots.txt"


def files(site: Site) -> Iterable[Planned]:
    """The one file."""
    facts = site_facts(site)
    sitemap = facts.url("/sitemap.xml") if "sitemap" in facts.outputs else ""
    yield Planned(ADDRESS, make, (sitemap,), in_sitemap=False)


def make(sitemap: str) -> str:
    """The rules; the sitemap only where its full address is known."""
    rules = "User-agent: *\nAllow: /\n"
    return f"{rules}\nSitemap: {sitemap}\n" if sitemap else rules


EXPORT = Export("robots", "", ADDRESS, "text/plain", files)
