"""Marks: what the scanner finds in an inline source, by the offset where each begins. Everything else is CommonMark."""

from typing import ClassVar

import msgspec

from generator.markdown.result import Claim, SaidQuote, ToldEvent


class EventMark(msgspec.Struct, frozen=True):
    """`[words]{when=…}`; the words are `source[inner:close]`."""

    kind: ClassVar[str] = "event"
    start: int
    inner: int
    close: int
    end: int
    told: ToldEvent


class QuoteMark(msgspec.Struct, frozen=True):
    """`[words]{by=…}`."""

    kind: ClassVar[str] = "quote"
    start: int
    inner: int
    close: int
    end: int
    said: SaidQuote


class LinkMark(msgspec.Struct, frozen=True):
    """`[words](address "title")`, `[words][label]`, with ! before it a picture."""

    kind: ClassVar[str] = "link"
    start: int
    inner: int
    close: int
    end: int
    href: str
    title: str = ""


class PictureMark(LinkMark, frozen=True):
    """`![what it shows](address "caption")`."""

    kind: ClassVar[str] = "picture"


class CitationMark(msgspec.Struct, frozen=True):
    """`[@key, part; @key]`."""

    kind: ClassVar[str] = "citation"
    start: int
    end: int
    claims: tuple[Claim, ...]


class NameMark(msgspec.Struct, frozen=True):
    """`[[name]]` or `[[name|words]]`."""

    kind: ClassVar[str] = "name"
    start: int
    end: int
    name: str
    words: str


class NoteMark(msgspec.Struct, frozen=True):
    """`[^label]`."""

    kind: ClassVar[str] = "note"
    start: int
    end: int
    label: str


class AutolinkMark(msgspec.Struct, frozen=True):
    """`<https://…>` or `<name@host>`."""

    kind: ClassVar[str] = "autolink"
    start: int
    end: int
    href: str
    words: str


class CommentMark(msgspec.Struct, frozen=True):
    """`<!-- … -->`: never on a page."""

    kind: ClassVar[str] = "comment"
    start: int
    end: int


class RawMark(msgspec.Struct, frozen=True):
    """A tag, where HTML is let through."""

    kind: ClassVar[str] = "raw"
    start: int
    end: int
    text: str


SpanMark = EventMark | QuoteMark | LinkMark
Mark = SpanMark | CitationMark | NameMark | NoteMark | AutolinkMark | CommentMark | RawMark
