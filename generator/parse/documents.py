"""Documents: what one file says on its own, names still open. `link` reads these and nothing else."""

import msgspec

from generator.diagnostics.span import Span
from generator.edtf.friendly import DateReading
from generator.figures import Figure
from generator.markdown.result import RenderedText
from generator.records.brief import Brief, Page
from generator.records.event import Event
from generator.records.site import Settings
from generator.records.source import Source
from generator.records.vocabulary import Entity, Outlet, Tag
from generator.schema.positions import Positions
from generator.text.wording import Wording


class BriefDocument(msgspec.Struct, frozen=True, gc=False):
    """One brief. `date` and `updated` are YYYY-MM-DD in the site's zone."""

    path: str
    id: str
    record: Brief
    """As typed, but for what stands below as wording."""
    positions: Positions
    title: Wording
    title_key: Wording
    """The title folded: what it is found under when it is named elsewhere."""
    standfirst: Wording
    """The summary, where one is typed."""
    text: RenderedText
    date: str
    updated: str = ""
    fields: dict[str, RenderedText] = {}
    """Rendered Markdown fields by their path: `why`, `key_points.0`, `changes.1.note`."""
    dates: dict[str, DateReading] = {}
    """Dates of the front matter already read, by path: `events.0.date`, `sources.1.published`."""
    figures: dict[str, tuple[Figure, ...]] = {}
    """Figures of the front matter already read, by path: `events.0.figure`."""
    embargo_refused: bool = False
    """An embargo is typed that could not be read, and so is not in the record."""


class PageDocument(msgspec.Struct, frozen=True, gc=False):
    """One plain page. `date` is YYYY-MM-DD in the site's zone, or "" where none is typed."""

    path: str
    id: str
    record: Page
    positions: Positions
    text: RenderedText
    date: str = ""
    embargo_refused: bool = False
    """As in a brief."""


class Shared(msgspec.Struct, frozen=True, gc=False):
    """Records that live once for the whole site, from one file.

    Paths in `positions`, `dates`, `figures` begin with the plural noun and the index: `events.0.title`.
    """

    path: str
    positions: Positions
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    tags: tuple[Tag, ...] = ()
    dates: dict[str, DateReading] = {}
    """As in a brief: `events.0.date`, `events.0.reports.1.when`, `sources.2.published`."""
    figures: dict[str, tuple[Figure, ...]] = {}
    fields: dict[str, RenderedText] = {}
    """Rendered Markdown fields: `events.0.because`, `tags.3.note`."""
    partial: bool = False
    """Something in the file could not be read: what is missed elsewhere may be just that."""


class Documents(msgspec.Struct, frozen=True):
    """All that was read, in order of path."""

    settings: Settings
    settings_positions: Positions
    settings_path: str = "dateline.yaml"
    briefs: tuple[BriefDocument, ...] = ()
    pages: tuple[PageDocument, ...] = ()
    shared: tuple[Shared, ...] = ()
    media: tuple[str, ...] = ()
    """Paths below content/."""
    unread: tuple[str, ...] = ()
    """Paths of files that could not be read, or not wholly."""


def whole_file(path: str) -> tuple[str, Span]:
    """The place to name when a whole file is meant."""
    return path, Span(1, 1)
