"""Search without an engine: the ways into the site that need neither script nor index."""

from collections.abc import Iterable

from generator.model.site import Site
from generator.model.tags import TagCard
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs

TAGS = 40


class SearchPage(PageInputs, frozen=True, kw_only=True):
    """What search.html is given."""

    tags: tuple[TagCard, ...]
    """The forty most used, by label."""


def pages(site: Site) -> Iterable[Planned]:
    """The one page."""
    used = sorted(site.tags, key=lambda tag: -len(tag.briefs))[:TAGS]
    tags = tuple(TagCard(tag.id, tag.label) for tag in site.tags if tag.briefs and tag in used)
    yield Planned("/search/", make, (tags,), "search.html", in_sitemap=False)


def make(tags: tuple[TagCard, ...]) -> SearchPage:
    """The inputs of search.html."""
    return SearchPage(tags=tags)


KIND = PageKind("search", "search", "/search/", pages)
