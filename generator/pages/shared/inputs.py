"""What every page is given, whatever its kind, and small faces of things for pages that only link to them."""

from typing import Any

import msgspec

from generator.model.briefs import SiteBrief
from generator.model.site import Site
from generator.model.tags import TagCard
from generator.text.wording import Wording


class BriefLink(msgspec.Struct, frozen=True, gc=False):
    """A brief where only its name is shown, so that nothing else of it can change the page."""

    id: str
    title: Wording
    language: str


class Feed(msgspec.Struct, frozen=True, gc=False):
    """A feed or calendar of what the page lists."""

    media_type: str
    address: str
    word: str
    """Key of its name: feed, json-feed or calendar."""


class PageInputs(msgspec.Struct, frozen=True, kw_only=True):
    """The part of `page` that every template has."""

    language: str = ""
    """Of the page; "" is the site's."""
    direction: str = ""
    """`ltr` or `rtl`; "" is the site's."""
    description: str = ""
    """One sentence for search engines and previews."""
    feeds: tuple[Feed, ...] = ()
    """Feeds and calendars of this page's own list."""
    linked_data: dict[str, Any] | None = None
    """JSON-LD, or None where the site's address is not known."""


def brief_links(site: Site) -> dict[str, BriefLink]:
    """Every brief that lists may name, by id."""
    return {card.id: BriefLink(card.id, card.title, card.language) for card in site.cards.values()}


def brief_link(brief: SiteBrief) -> BriefLink:
    """The link to one brief, withdrawn or not."""
    return BriefLink(brief.id, brief.title, brief.language)


def tag_feeds(tag: TagCard, outputs: tuple[str, ...]) -> tuple[Feed, ...]:
    """What a reader can follow a tag by."""
    base = f"/tags/{tag.id}/"
    feeds: tuple[Feed, ...] = ()
    if "tag-feeds" in outputs:
        feeds += (
            Feed("application/atom+xml", base + "feed.xml", "feed"),
            Feed("application/feed+json", base + "feed.json", "json-feed"),
        )
    if "calendars" in outputs:
        feeds += (Feed("text/calendar", base + "timeline.ics", "calendar"),)
    return feeds


def unique_in_order(values: "tuple[str, ...] | list[str]") -> tuple[str, ...]:
    """Each once, in the order in which they came."""
    return tuple(dict.fromkeys(values))
