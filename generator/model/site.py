"""The frozen site: everything that pages and exports read, and the order in which it is linked."""

import msgspec

from generator.model.briefs import BriefCard, SiteBrief, SiteOutlet, SitePage
from generator.model.entities import SiteEntity
from generator.model.events import EventCard, SiteEvent
from generator.model.facts import SiteFacts
from generator.model.sources import SiteSource
from generator.model.tags import SiteTag
from generator.records.site import Settings


class Redirect(msgspec.Struct, frozen=True, gc=False):
    """An old address and what it leads to. kind: brief, page, tag or event."""

    address: str
    kind: str
    id: str


class SkippedBrief(msgspec.Struct, frozen=True, gc=False):
    """A brief left out, for the closing line: reason is draft, review, scheduled or embargoed."""

    path: str
    reason: str
    until: str = ""


class Site(msgspec.Struct, frozen=True):
    """One linked site. Orders are total and part of the contract.

    `briefs` newest first (date, then id); `events` in timeline order (lower, upper, significance, id; undated last);
    tags by label; entities, outlets and sources by name, then id.
    """

    settings: Settings
    base_url: str
    facts: SiteFacts
    """What outputs say of the site itself."""
    newest: str
    """Newest content date (YYYY-MM-DD), what front, indexes and feeds print; "" for an empty site."""
    drafts: bool = False
    """Drafts are shown among the briefs: a look ahead, which no search engine should keep."""
    briefs: tuple[SiteBrief, ...] = ()
    cards: dict[str, BriefCard] = {}
    """By brief id; withdrawn briefs and those that have expired have none: lists leave them out."""
    pages: tuple[SitePage, ...] = ()
    events: tuple[SiteEvent, ...] = ()
    event_cards: dict[str, EventCard] = {}
    tags: tuple[SiteTag, ...] = ()
    entities: tuple[SiteEntity, ...] = ()
    outlets: tuple[SiteOutlet, ...] = ()
    sources: tuple[SiteSource, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    skipped: tuple[SkippedBrief, ...] = ()
    media: tuple[str, ...] = ()
    """Files below content/media/ that published text or pictures use, as paths below content/."""
    marks: dict[str, dict[tuple[str, int], tuple[str, str]]] = {}
    """By brief, then by field and number of its marked words: their anchor and event. No output is given these."""
