"""A plain page: about, method, policies."""

from collections.abc import Iterable

from generator.model.briefs import SitePage
from generator.model.site import Site
from generator.outputs.address import page_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs


class PlainPage(PageInputs, frozen=True, kw_only=True):
    """What plain.html is given."""

    content: SitePage
    """Title, summary and text of the page."""


def pages(site: Site) -> Iterable[Planned]:
    """One page for each file of content/pages/."""
    for page in site.pages:
        yield Planned(page_address(page.id), make, (page,), "plain.html", modified=page.updated)


def make(content: SitePage) -> PlainPage:
    """The inputs of plain.html."""
    return PlainPage(
        content=content,
        language=content.language,
        direction=content.direction,
        description=str(content.summary),
    )


KIND = PageKind("plain", "", "/{page}/", pages)
