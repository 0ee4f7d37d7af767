"""/sitemap.xml: every page for search engines; an index of several files from 50,000 addresses on.

Format: https://www.sitemaps.org/protocol.html. It needs every page, so the planner calls `sitemap_files` itself
with the addresses it has planned; `EXPORT` names the file and its group. Without the site's address there is none.
"""

from collections.abc import Iterable
from html import escape

from generator.model.site import Site
from generator.outputs.address import absolute_link
from generator.outputs.output import Export, Planned

ADDRESS = "/sitemap.xml"
MOST = 50_000
Address = tuple[str, str]
"""An address and the day (YYYY-MM-DD) of the newest content shown there, or ""."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(site: Site) -> Iterable[Planned]:  # noqa: ARG001
    """Nothing: see `sitemap_files`."""
    return ()


def sitemap_files(addresses: Iterable[Address], base_url: str) -> Iterable[Planned]:
    """The sitemap of these pages, in order of address; nothing where the site's own address is not known."""
    if not base_url:
        return
    ordered = tuple(sorted(set(addresses)))
    if len(ordered) < MOST:
        yield Planned(ADDRESS, make, (base_url, ordered), in_sitemap=False)
        return
    parts = [ordered[start : start + MOST] for start in range(0, len(ordered), MOST)]
    names = tuple(f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1))
    days = tuple(max(day for _, day in part) for part in parts)
    yield Planned(ADDRESS, make_index, (base_url, tuple(zip(names, days, strict=True))), in_sitemap=False)
    for name, part in zip(names, parts, strict=True):
        yield Planned(name, make, (base_url, part), in_sitemap=False)


def make(base_url: str, addresses: tuple[Address, ...]) -> str:
    """One file of addresses."""
    return _document("urlset", "url", base_url, addresses)


def make_index(base_url: str, addresses: tuple[Address, ...]) -> str:
    """The list of files."""
    return _document("sitemapindex", "sitemap", base_url, addresses)


def _document(root: str, element: str, base_url: str, addresses: tuple[Address, ...]) -> str:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_NAMESPACE}">']
    for address, day in addresses:
        modified = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(
            f"<{element}><loc>{escape(absolute_link(base_url, address), quote=False)}</loc>{modified}</{element}>"
        )
    lines.append(f"</{root}>\n")
    return "\n".join(lines)


EXPORT = Export("sitemap", "sitemap", ADDRESS, "application/xml", files)
