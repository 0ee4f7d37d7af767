"""Everything a site consists of, before any of it is made: its page kinds' pages and its exports' files.

Stands in `plan`, between the linked site and rendering. Knows that kinds are found in folders, not which there are.
"""

from collections.abc import Callable, Iterable, Iterator

from generator.exports.declared import exports
from generator.exports.sitemap import EXPORT as SITEMAP
from generator.exports.sitemap import sitemap_files
from generator.model.site import Site
from generator.outputs.output import Planned
from generator.pages.declared import page_kinds


def plan_site(site: Site) -> tuple[Planned, ...]:
    """All outputs of the groups that the settings ask for, in order of address."""
    groups = frozenset(("", *site.settings.outputs))
    makers: list[tuple[str, Callable[[Site], Iterable[Planned]]]] = [
        *((kind.group, kind.pages) for kind in page_kinds()),
        *((export.group, export.files) for export in exports()),
    ]
    planned = [output for group, make in makers if group in groups for output in make(site)]
    if SITEMAP.group in groups:
        planned += sitemap_files(_in_sitemap(planned), site.base_url)
    return tuple(sorted(planned, key=lambda output: output.address))


def _in_sitemap(planned: Iterable[Planned]) -> Iterator[tuple[str, str]]:
    return ((output.address, output.modified) for output in planned if output.in_sitemap)
