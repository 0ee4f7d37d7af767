"""A text whose slots are resolved: everything a template needs to print it, for a page or for a feed."""

import msgspec

from generator.edtf.value import EdtfDate
from generator.figures import Figure
from generator.text.wording import Wording


class Link(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="link"):
    """The value of an attribute: what is linked. kind: brief, page, media, site, event; `fragment` without #."""

    kind: str
    id: str
    fragment: str = ""


class Name(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="name"):
    """A linked name. kind: entity, brief, tag or "" (nothing to link to: only words)."""

    words: str
    kind: str = ""
    id: str = ""
    language: str = ""


class ClaimShown(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One source in an open citation."""

    number: int
    outlet: str
    title: str = ""
    published: EdtfDate | None = None
    locator: str = ""
    via: tuple[tuple[str, ...], ...] = ()
    by: tuple[str, ...] = ()
    date: EdtfDate | None = None
    says: str = ""
    """The source's own words for the fact."""
    counted: bool = False
    date_word: str = ""
    """The word that a counted date came from."""
    undated: bool = False
    figures: tuple[Figure, ...] = ()
    stance: str = "asserts"
    caption: bool = False
    headline: bool = False


class EventCount(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Beside a citation: how well the event it belongs to is attested."""

    event: str
    title: str
    reports: int
    origins: tuple[str, ...]
    untraced: int
    page: bool


class Citation(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="citation"):
    """A citation group. `index` is unique in the text, for the ids of the mark and its note."""

    index: int
    numbers: tuple[int, ...]
    claims: tuple[ClaimShown, ...]
    events: tuple[EventCount, ...] = ()


class EventStart(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="event-start"):
    """`anchor` is "" where another place carries it."""

    anchor: str
    event: str


class EventEnd(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="event-end"):
    """The marked words end."""


class EventDate(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="event-date"):
    """The date of the event whose words just ended; leads to its page or its place on the timeline."""

    event: str
    date: EdtfDate | None
    page: bool
    disputed: bool = False
    status: str = "happened"
    brief: str = ""
    anchor: str = ""
    year: str = ""
    """Of the timeline page that shows it: YYYY, YYYY/MM in a crowded year, or `undated`."""


class QuoteStart(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="quote-start"):
    """A quotation begins."""

    anchor: str


class QuoteEnd(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="quote-end"):
    """A quotation ends."""


ResolvedSlot = Link | Name | Citation | EventStart | EventEnd | EventDate | QuoteStart | QuoteEnd
_MARKS = (Citation, EventStart, EventEnd, EventDate, QuoteStart, QuoteEnd)


class ResolvedBody(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Segments and resolved slots, one slot between each two segments."""

    segments: Wording = Wording()
    slots: tuple[ResolvedSlot, ...] = ()


class Prose(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A short text in Markdown, ready to print, and in plain words for files and metadata; empty where none."""

    words: Wording = Wording()
    body: ResolvedBody = ResolvedBody()

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def plain(self) -> str:
        """The plain words."""
        return str(self.words)


def without_marks(body: ResolvedBody) -> ResolvedBody:
    """A note for another page than its own: without citations, events and quotations, whose places are not there."""
    if not any(isinstance(slot, _MARKS) for slot in body.slots):
        return body
    segments = [body.segments[0]]
    slots: list[ResolvedSlot] = []
    for slot, segment in zip(body.slots, body.segments[1:], strict=True):
        if isinstance(slot, _MARKS):
            segments[-1] += segment
        else:
            slots.append(slot)
            segments.append(segment)
    return ResolvedBody(Wording(*segments), tuple(slots))


def without_anchors(body: ResolvedBody) -> ResolvedBody:
    """A note that is printed once more on its own page: its places are where it stands first."""
    return msgspec.structs.replace(body, slots=tuple(map(_without_anchor, body.slots)))


def _without_anchor(slot: ResolvedSlot) -> ResolvedSlot:
    return msgspec.structs.replace(slot, anchor="") if isinstance(slot, EventStart | QuoteStart) else slot
