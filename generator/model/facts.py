"""What outputs say of the site itself: settings, and which pages they name; nothing derived from briefs."""

from collections.abc import Collection

import msgspec

from generator.outputs.address import absolute_link, brief_address, event_address, event_anchor_address
from generator.records.site import Settings


class SiteFacts(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The same value for every page and every export."""

    title: str
    description: str = ""
    base_url: str = ""
    """With a slash at the end; "" when not known, and then no full address is written."""
    language: str = "en"
    publisher: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    corrections_policy: str = ""
    """Id of the page that says how we correct, or ""."""
    method: str = ""
    """Id of the page that says how we count, or ""."""

    def url(self, address: str) -> str:
        """The full address on the web, or "" where the site's own is not known."""
        return absolute_link(self.base_url, address) if self.base_url else ""

    def place(self, address: str) -> str:
        """The full address; where the site's own is not known, the address from its root."""
        return self.url(address) or address


def site_facts(settings: Settings, base_url: str, pages: Collection[str]) -> SiteFacts:
    """The facts of a site with these plain pages."""
    policies = settings.policies
    return SiteFacts(
        title=settings.title,
        description=settings.description,
        base_url=base_url.rstrip("/") + "/" if base_url else "",
        language=settings.lang,
        publisher=settings.publisher,
        licence=settings.licence,
        authors=tuple(author.name for author in settings.author if author.name),
        outputs=tuple(sorted(settings.outputs)),
        corrections_policy=policies.corrections if policies.corrections in pages else "",
        method=policies.method if policies.method in pages else "",
    )


def brief_place(facts: SiteFacts, brief: str) -> str:
    """The address of a brief, or "" where briefs have no pages."""
    return brief_address(brief) if "briefs" in facts.outputs else ""


def event_place(facts: SiteFacts, event: str, brief: str, anchor: str, page: bool) -> str:
    """The address of an event: its page, else where its brief tells it, or ""."""
    if page and "events" in facts.outputs:
        return event_address(event)
    if brief and anchor and "briefs" in facts.outputs:
        return event_anchor_address(brief, anchor)
    return brief_place(facts, brief) if brief else ""
