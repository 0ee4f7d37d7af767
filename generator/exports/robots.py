"""/robots.txt: everything may be read; where the sitemap is.

Where drafts are shown pages may be read still, for only so is their noindex seen; files that can carry none may not.
"""

from collections.abc import Iterable

from generator.model.site import Site
from generator.outputs.output import Export, Planned

ADDRESS = "/robots.txt"
_DRAFTS_SHOWN = """\
User-agent: *
Disallow: /data/
Disallow: /*.xml$
Disallow: /*.json$
Disallow: /*.ics$
Disallow: /*.bib$
Disallow: /*.ris$
Allow: /
"""


def files(site: Site) -> Iterable[Planned]:
    """The one file."""
    facts = site.facts
    named = "sitemap" in facts.outputs and not site.drafts
    sitemap = facts.url("/sitemap.xml") if named else ""
    yield Planned(ADDRESS, make, (sitemap, site.drafts), in_sitemap=False)


def make(sitemap: str, drafts: bool) -> str:
    """The rules; the sitemap only where its full address is known."""
    if drafts:
        return _DRAFTS_SHOWN
    rules = "User-agent: *\nAllow: /\n"
    return f"{rules}\nSitemap: {sitemap}\n" if sitemap else rules


EXPORT = Export("robots", "", ADDRESS, "text/plain", files)
