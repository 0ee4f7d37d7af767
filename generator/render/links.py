"""From a page to whatever it names: addresses that exist in this site, as links relative to the page.

Nothing links to a page whose group of outputs is turned off. Built once a page, from the frame and the address.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec

from generator.outputs.address import (
    absolute_link,
    brief_address,
    entity_address,
    event_address,
    event_anchor_address,
    outlet_address,
    page_address,
    relative_link,
    tag_address,
    tag_timeline_address,
    timeline_address,
)
from generator.render.frame import Frame
from generator.render.pieces import Asked

MISSING = "/404.html"
# Which section a page belongs to, where its address does not say so itself.
_SECTION_OF = {"events": "/timeline/", "outlets": "/sources/"}
_BY_KIND: dict[str, tuple[str, Callable[[str], str]]] = {
    "brief": ("briefs", brief_address),
    "entity": ("entities", entity_address),
    "event": ("events", event_address),
    "outlet": ("outlets", outlet_address),
    "page": ("", page_address),
    "tag": ("tags", tag_address),
    "tag-timeline": ("tag-timelines", tag_timeline_address),
}


class EventPlace(Protocol):
    """What is needed to link to an event: its page, or the brief that tells it."""

    id: str
    brief: str
    anchor: str
    page: bool


class Links(msgspec.Struct, frozen=True):
    """How one page links."""

    frame: Frame
    address: str
    absolute_only: bool = False
    """In feeds: readers see the text far from the site."""
    asked: list[Asked] = []
    """What depended on the page, in order: pieces.py asks it again of other pages."""

    def link(self, target: str) -> str:
        """To an address of the site: relative, absolute in feeds, from the base path on 404.html."""
        if self.absolute_only:
            return self.absolute(target) or target
        if self.address == MISSING:
            found = absolute_link(self.frame.base_path, target)
        else:
            found = relative_link(self.address, target, self.frame.link_style)
        self.asked.append((Links.link, target, found))
        return found

    def current(self, target: str) -> str:
        """Whether the page is the one at an address, or in its section: `page`, `true` or ""."""
        found = _current(self.frame, self.address, target)
        self.asked.append((Links.current, target, found))
        return found

    def absolute(self, target: str) -> str:
        """The full address on the web, "" where the site's own is not known."""
        return absolute_link(self.frame.base_url, target) if self.frame.base_url else ""

    def address_of(self, kind: str, identity: str, fragment: str = "") -> str:
        """The address of a brief, event, tag, entity, outlet or page; "" where that is not made."""
        if kind in ("media", "site"):
            address = "/" + identity.lstrip("/")
        else:
            group, make = _BY_KIND[kind]
            if group and group not in self.frame.outputs:
                return ""
            address = make(identity)
        return f"{address}#{fragment}" if fragment else address

    def to(self, kind: str, identity: str, fragment: str = "") -> str:
        """A link to it, or ""."""
        address = self.address_of(kind, identity, fragment)
        return self.link(address) if address else ""

    def to_event(self, event: EventPlace) -> str:
        """To an event's page, else to where its brief tells it, or ""."""
        if event.page and "events" in self.frame.outputs:
            return self.link(event_address(event.id))
        if event.brief and event.anchor and "briefs" in self.frame.outputs:
            return self.link(event_anchor_address(event.brief, event.anchor))
        return ""

    def to_timeline(self, year: str, event: str) -> str:
        """To an event's place on the site's timeline; `year` is YYYY, YYYY/MM or `undated`, "" is nowhere."""
        if not year or "timeline" not in self.frame.outputs:
            return ""
        return self.link(f"{timeline_address(*year.split('/'))}#t-{event}")


def _current(frame: Frame, address: str, target: str) -> str:
    if address == target:
        return "page"
    if target == "/":
        sections = (entry.address for entry in frame.navigation)
        return "" if any(_current(frame, address, section) for section in sections) else "true"
    section = _SECTION_OF.get(address.split("/")[1], address)
    return "true" if section.startswith(target) else ""
