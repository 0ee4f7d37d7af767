"""What one Markdown text says once it is parsed: HTML in segments and slots, events, citations, links.

The step is pure and knows one file only: every name in it is still open, and is resolved in `model/`.
"""

import msgspec

from generator.diagnostics.span import Span
from generator.edtf.friendly import DateReading
from generator.figures import Figure
from generator.text.wording import Wording


class Who(msgspec.Struct, frozen=True, gc=False):
    """A source, outlet or entity by id or name; with `quoted` just words in quotes."""

    text: str
    quoted: bool = False


Marks = tuple[tuple[str, Span], ...]
"""Names of values with their places, of those that stand in another line than what they belong to."""


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One source in a citation, and what this source says differently from the others."""

    source: str
    """The key as typed."""
    span: Span
    locator: str = ""
    via: tuple[tuple[Who, ...], ...] = ()
    """Chains towards the origin: `via a via b` is ((a, b),), `via a and b` is ((a,), (b,))."""
    by: tuple[Who, ...] = ()
    when: DateReading | None = None
    undated: bool = False
    figures: tuple[Figure, ...] = ()
    words: str = ""
    """From `as "…"`: the source's own words."""
    caption: bool = False
    headline: bool = False
    stance: str = "asserts"
    """asserts, denies or doubts."""
    marks: Marks = ()
    """Of its parts."""


class CitationGroup(msgspec.Struct, frozen=True, gc=False):
    """One pair of brackets: `[@a; @b, p. 3]`."""

    claims: tuple[Claim, ...]
    span: Span


class ToldEvent(msgspec.Struct, frozen=True, gc=False):
    """An event marked in its sentence, or an item of a chronology."""

    anchor: str
    """`e-` and the id, or `e-<brief>.<first five words>`; "" for a report that only has `of`."""
    words: str
    """The marked words as plain text."""
    span: Span
    id: str = ""
    """Set when this defines an event by a name of its own."""
    of: str = ""
    """Set when this adds a report to an event defined elsewhere."""
    title: str = ""
    when: DateReading | None = None
    kind: str = ""
    status: str = ""
    basis: str = ""
    part_of: str = ""
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    entities: tuple[str, ...] = ()
    """Names linked by [[…]] inside the words."""
    citation: int | None = None
    """Index of the citation group that belongs to it; None: the brief's only source, or none."""
    from_front_matter: bool = False
    """`[words]{#id}`: date and the rest stand in the front matter's `events:`."""
    cited_wrongly: bool = False
    """A citation in its paragraph is not well formed, which was told."""
    listed: bool = False
    """An item of a chronology without braces, which can say no more than its date."""
    marks: Marks = ()
    """Of its attributes."""


class SaidQuote(msgspec.Struct, frozen=True, gc=False):
    """A quotation marked in the text: `[words]{by=…}`."""

    anchor: str
    words: str
    by: str
    span: Span
    citation: int | None = None


# Slots: the places in the HTML that depend on other files. Segment 0, slot 0, segment 1, slot 1, … segment n.


class AddressSlot(msgspec.Struct, frozen=True, gc=False, tag="address"):
    """Inside an attribute: the address of `target`, with `fragment` (without #).

    kind: `brief` (by id or by file name relative to this file), `media` (a file below content/),
    `site` (an address from the site's root).
    """

    kind: str
    target: str
    fragment: str
    span: Span


class NameSlot(msgspec.Struct, frozen=True, gc=False, tag="name"):
    """`[[name]]` or `[[name|words]]`: an entity, else a brief, else a tag."""

    name: str
    words: str
    span: Span


class CitationSlot(msgspec.Struct, frozen=True, gc=False, tag="citation"):
    """Where the mark of citation group number `group` stands."""

    group: int


class EventStartSlot(msgspec.Struct, frozen=True, gc=False, tag="event-start"):
    """Where the words of told event number `event` begin."""

    event: int


class EventEndSlot(msgspec.Struct, frozen=True, gc=False, tag="event-end"):
    """Where they end."""

    event: int


class EventDateSlot(msgspec.Struct, frozen=True, gc=False, tag="event-date"):
    """Where the event's date is shown: behind the citation that follows at once, else behind the words."""

    event: int


class QuoteStartSlot(msgspec.Struct, frozen=True, gc=False, tag="quote-start"):
    """Where quotation number `quote` begins."""

    quote: int


class QuoteEndSlot(msgspec.Struct, frozen=True, gc=False, tag="quote-end"):
    """Where it ends."""

    quote: int


Slot = (
    AddressSlot
    | NameSlot
    | CitationSlot
    | EventStartSlot
    | EventEndSlot
    | EventDateSlot
    | QuoteStartSlot
    | QuoteEndSlot
)


class Body(msgspec.Struct, frozen=True, gc=False):
    """Safe HTML in `len(slots) + 1` segments; content can never forge a slot."""

    segments: Wording = Wording()
    slots: tuple[Slot, ...] = ()


class RenderedText(msgspec.Struct, frozen=True, gc=False):
    """Everything that one Markdown text says."""

    body: Body = Body()
    events: tuple[ToldEvent, ...] = ()
    citations: tuple[CitationGroup, ...] = ()
    quotes: tuple[SaidQuote, ...] = ()
    outline: Wording = Wording()
    """Level, id (as GitHub gives it) and words of each heading, one after the other."""
    anchors: tuple[str, ...] = ()
    """Every id in the HTML, event and quotation anchors included, for checking links."""
    fragments: tuple[tuple[str, Span], ...] = ()
    """Links to places in the same text: `#…` as typed, without the #."""
    outward: Wording = Wording()
    """Addresses outside the site that the text links to."""
    first_paragraph: Wording = Wording()
    """Plain text of the first paragraph: the summary when none is given."""
    plain: Wording = Wording()
    """All words as plain text, for search and checks of meaning."""
