"""An old address: a page that leads on by itself, and says where to."""

from collections.abc import Iterable

from generator.model.facts import SiteFacts, event_place
from generator.model.site import Redirect, Site
from generator.outputs.address import brief_address, page_address, tag_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs
from generator.text.wording import Wording

_LEADS_TO = {"brief": brief_address, "page": page_address, "tag": tag_address}
_GROUPS = {"brief": "briefs", "tag": "tags", "event": "events"}


class RedirectPage(PageInputs, frozen=True, kw_only=True):
    """What redirect.html is given."""

    target: str
    """The address that took its place."""
    title: Wording
    """Of the page there."""


def pages(site: Site) -> Iterable[Planned]:
    """One page for each old address whose new one is made."""
    facts = site.facts
    titles = {
        **{("brief", brief.id): brief.title for brief in site.briefs},
        **{("page", page.id): Wording(page.title) for page in site.pages},
        **{("tag", tag.id): Wording(tag.label) for tag in site.tags},
    }
    for old in site.redirects:
        target = _target(facts, site, old)
        if target and _GROUPS.get(old.kind, "") in ("", *facts.outputs):
            event = site.event_cards.get(old.id) if old.kind == "event" else None
            named = Wording(event.title if event is not None else old.id)
            title = titles.get((old.kind, old.id), named)
            yield Planned(_page_of(old.address), make, (target, title), "redirect.html", in_sitemap=False)


def make(target: str, title: Wording) -> RedirectPage:
    """The inputs of redirect.html."""
    return RedirectPage(target=target, title=title)


def _target(facts: SiteFacts, site: Site, old: Redirect) -> str:
    if old.kind != "event":
        return _LEADS_TO[old.kind](old.id)
    card = site.event_cards[old.id]
    return event_place(facts, card.id, card.brief, card.anchor, card.page)


def _page_of(address: str) -> str:
    """Old addresses without an ending, such as /2014/moscow, are folders here."""
    last = address.rpartition("/")[2]
    return address if not last or "." in last else address + "/"


KIND = PageKind("redirect", "", "the addresses under `aliases:` and `same_as:`", pages)
