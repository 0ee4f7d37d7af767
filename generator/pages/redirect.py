"""An old address: a page that leads on by itself, and says where to."""

from collections.abc import Iterable

from generator.model.site import Redirect, Site
from generator.outputs.address import brief_address, page_address, tag_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs

_LEADS_TO = {"brief": brief_address, "page": page_address, "tag": tag_address}
_GROUPS = {"brief": "briefs", "tag": "tags"}


class RedirectPage(PageInputs, frozen=True, kw_only=True):
    """What redirect.html is given."""

    target: str
    """The address that took its place."""
    title: str
    """Of the page there."""


def pages(site: Site) -> Iterable[Planned]:
    """One page for each old address whose new one is made."""
    titles = {
        **{("brief", brief.id): brief.title for brief in site.briefs},
        **{("page", page.id): page.title for page in site.pages},
        **{("tag", tag.id): tag.label for tag in site.tags},
    }
    for old in site.redirects:
        if _GROUPS.get(old.kind, "") in ("", *site.settings.outputs):
            title = titles.get((old.kind, old.id), old.id)
            yield Planned(_page_of(old.address), make, (old, title), "redirect.html", in_sitemap=False)


def make(old: Redirect, title: str) -> RedirectPage:
    """The inputs of redirect.html."""
    return RedirectPage(target=_LEADS_TO[old.kind](old.id), title=title)


def _page_of(address: str) -> str:
    """Old addresses without an ending, such as /2014/moscow, are folders here."""
    last = address.rpartition("/")[2]
    return address if not last or "." in last else address + "/"


KIND = PageKind("redirect", "", "the addresses under `aliases:`", pages)
