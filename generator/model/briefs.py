"""Briefs: one published brief with everything its page shows, and its small face for lists."""

import msgspec

from generator.model.body import Prose, ResolvedBody
from generator.model.entities import EntityCard
from generator.model.events import EventCard
from generator.model.sources import OutletCard, SourceUse
from generator.model.tags import TagCard
from generator.records.brief import Author, Brief
from generator.text.wording import Wording


class BriefCard(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What lists show of a brief."""

    id: str
    title: Wording
    summary: Wording
    date: str
    """YYYY-MM-DD."""
    language: str
    sources: int = 0
    primary_outlet: str = ""
    source_languages: tuple[str, ...] = ()
    """Languages of its sources other than the brief's own."""
    access: str = ""
    """Of the primary source."""
    read: str = ""
    corrected: str = ""
    """Day of the newest correction, or ""."""
    disputes: int = 0
    """On how many things told here the sources differ."""
    state: str = "published"


class ChangeShown(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One change, its note resolved."""

    date: str
    kind: str
    was: str = ""
    now: str = ""
    where: str = ""
    note: ResolvedBody = ResolvedBody()
    by: str = ""


class QuoteShown(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One quotation: from the front matter or marked in the text."""

    anchor: str
    text: str
    speaker: str
    speaker_id: str = ""
    role_then: str = ""
    said: str = ""
    date: str = ""
    """EDTF, or ""."""
    language: str = ""
    original: str = ""
    original_language: str = ""
    translator: str = ""
    outlet: str = ""
    number: int = 0
    locator: str = ""
    in_text: bool = False
    """Marked in the text itself, which shows it already."""


class Related(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A brief to read next, and why."""

    card: BriefCard
    reasons: tuple[tuple[str, str], ...]
    """(`named`, ""), (`event`, title), (`person`, name), (`tag`, label), (`source`, title), (`supersedes`, "")…"""


class SiteBrief(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One brief of the published site."""

    id: str
    path: str
    """Of its file, below the site's root."""
    record: Brief
    """As typed, without `unpublished`, title and summary; of a withdrawn brief only what its notice needs."""
    title: Wording
    standfirst: Wording
    """The summary, where one is typed."""
    summary: Wording
    """Typed, else the first paragraph."""
    language: str
    direction: str
    date: str
    updated: str = ""
    state: str = "published"
    """published, superseded or withdrawn (a withdrawn brief has no text, sources or events here)."""
    authors: tuple[Author, ...] = ()
    sources: tuple[SourceUse, ...] = ()
    tags: tuple[TagCard, ...] = ()
    entities: tuple[EntityCard, ...] = ()
    body: ResolvedBody = ResolvedBody()
    why: ResolvedBody | None = None
    key_points: tuple[ResolvedBody, ...] = ()
    outline: Wording = Wording()
    """What `headings` reads."""
    events: tuple[EventCard, ...] = ()
    """In timeline order."""
    disputed: tuple[EventCard, ...] = ()
    quotes: tuple[QuoteShown, ...] = ()
    changes: tuple[ChangeShown, ...] = ()
    """Newest first."""
    related: tuple[Related, ...] = ()
    supersedes: tuple[BriefCard, ...] = ()
    superseded_by: BriefCard | None = None
    translations: tuple[tuple[str, BriefCard], ...] = ()
    unmarked: tuple[str, ...] = ()
    """Ids of events that live here though no words are marked: the page's own list carries their anchors."""

    @property
    def headings(self) -> tuple[tuple[int, str, str], ...]:
        """Level, id, text."""
        if not self.outline:
            return ()
        pieces = self.outline.pieces
        levels, ids, texts = (pieces[start::3] for start in range(3))
        return tuple(zip(map(int, levels), ids, texts, strict=True))


class SitePage(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A plain page."""

    id: str
    path: str
    title: str
    summary: Wording
    language: str
    direction: str
    body: ResolvedBody
    updated: str = ""


class SiteOutlet(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """An outlet with the keys of its sources."""

    card: OutletCard
    url: str = ""
    country: str = ""
    owner: str = ""
    funding: str = ""
    reliability_basis: str = ""
    """What its reliability was judged by; the letter itself is for the writer."""
    reviewed: str = ""
    """Day on which that was last looked at."""
    note: Prose = Prose()
    """What a reader should know of it."""
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
