"""Search without an engine: the ways into the site that need neither script nor index."""

from collections.abc import Iterable

from generator.model.site import Site
from generator.model.tags import TagCard
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs


class SearchPage(PageInputs, frozen=True, kw_only=True):
    """What search.html is given."""

    tags: tuple[TagCard, ...]
    """All tags, by label."""


def pages(site: Site) -> Iterable[Planned]:
    """The one page."""
    tags = tuple(TagCard(tag.id, tag.label) for tag in site.tags if tag.briefs)
    yield Planned("/search/", make, (tags,), "search.html", in_sitemap=False)


def make(tags: tuple[TagCard, ...]) -> SearchPage:
    """The inputs of search.html."""
    return SearchPage(tags=tags)


KIND = PageKind("search", "search", "/search/", pages)
