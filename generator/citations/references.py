"""A source or a brief as something to cite, before any format: the fields that BibTeX, RIS and CSL share."""

import re
from collections.abc import Iterable

import msgspec

from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts, brief_place
from generator.model.sources import SiteSource
from generator.text.plain import one_line

BRIEF = "brief"
WEB = "web"
"""Nothing is known but an address: whoever keeps it may be no outlet at all."""


class Reference(msgspec.Struct, frozen=True, gc=False):
    """`kind` is the type of a source (records/source.py), `brief`, `web`, or "" for an article of unknown type."""

    key: str
    kind: str
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    """The outlet, or the site."""
    publisher: str = ""
    section: str = ""
    published: EdtfDate | None = None
    accessed: str = ""
    """YYYY-MM-DD, or ""."""
    url: str = ""
    archived: str = ""
    doi: str = ""
    isbn: str = ""
    pages: str = ""
    number: str = ""
    language: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    """RIS has each on a line; for the others see `keywords_in_one`."""
    note: str = ""
    version: str = ""
    unread: bool = False
    """A source that is known only through another."""


def source_reference(source: SiteSource) -> Reference | None:
    """A source; None for one of which nothing is known that could be cited."""
    record = source.record
    if not record.title and not record.url and not record.doi:
        return None
    outlet = one_line(source.outlet.name) if source.outlet is not None else ""
    return Reference(
        key=source.key.replace("/", "-"),
        kind=record.type or ("" if _has_outlet(source) else WEB),
        title=one_line(record.title) or outlet or record.url,
        authors=tuple(map(one_line, record.authors)),
        container=outlet,
        section=one_line(record.section),
        published=_without_time(source.published),
        accessed=record.accessed[:10],
        url=record.url,
        archived=record.archived[0].url if record.archived else "",
        doi=record.doi,
        isbn=record.isbn,
        pages=one_line(record.pages),
        number=one_line(record.number),
        language=record.lang,
        note=_note(source),
        unread=record.read == "none",
    )


def brief_references(facts: SiteFacts, brief: SiteBrief) -> list[Reference]:
    """The brief first, then what can be cited of its sources in the order of its notes, each under a key of its own."""
    taken: set[str] = set()
    found = [with_free_key(brief_reference(facts, brief), taken)]
    for use in brief.sources:
        reference = source_reference(use.source)
        if reference is not None:
            found.append(with_free_key(reference, taken))
    return found


def brief_reference(facts: SiteFacts, brief: SiteBrief) -> Reference:
    """A brief, as a report of the site."""
    place = brief_place(facts, brief.id)
    day = parse_edtf(brief.date)
    return Reference(
        key=brief.id,
        kind=BRIEF,
        title=one_line(str(brief.title)),
        authors=tuple(one_line(author.name) for author in brief.authors),
        container=one_line(facts.title),
        publisher=one_line(facts.publisher or facts.title),
        published=day if isinstance(day, EdtfDate) else None,
        url=facts.url(place) if place else "",
        language=brief.language,
        abstract=one_line(str(brief.summary)),
        keywords=tuple(one_line(tag.label) for tag in brief.tags),
        version=brief.updated if brief.updated != brief.date else "",
    )


def sentences(*parts: str) -> str:
    """What there is of them, each ended before the next begins."""
    *before, last = [part for part in parts if part] or [""]
    return "".join(f"{part.rstrip('.')}. " for part in before) + last


def references(sources: Iterable[SiteSource]) -> list[Reference]:
    """What can be cited of these sources, each under a key of its own."""
    taken: set[str] = set()
    found = []
    for source in sources:
        reference = source_reference(source)
        if reference is not None:
            found.append(with_free_key(reference, taken))
    return found


def keywords_in_one(reference: Reference) -> str:
    """All keywords in a field that commas part: those within a keyword go."""
    return ", ".join(one_line(word.replace(",", " ")) for word in reference.keywords)


def with_free_key(reference: Reference, taken: set[str]) -> Reference:
    """The reference under a key that is not taken yet; it is taken then."""
    key, number = reference.key, 1
    while key.casefold() in taken:
        number += 1
        key = f"{reference.key}-{number}"
    taken.add(key.casefold())
    return msgspec.structs.replace(reference, key=key)


def _has_outlet(source: SiteSource) -> bool:
    """Whether somebody named who published it, so that it is more than the host of an address."""
    return bool(source.record.outlet or (source.outlet is not None and source.outlet.id))


def _without_time(date: EdtfDate | None) -> EdtfDate | None:
    """No format of citations has the hour."""
    if date is None or date.precision != "second":
        return date
    day = parse_edtf(re.sub(r"T[^/,.\]}]*", "", date.edtf))
    return day if isinstance(day, EdtfDate) else date


def _note(source: SiteSource) -> str:
    """The annotation; and that a source was not read, which who cites it must know."""
    parts = [one_line(source.note.plain)]
    if source.record.read == "none":
        through = f", known through {', '.join(map(one_line, source.via))}" if source.via else ""
        parts.append(f"Not read{through}")
    return sentences(*parts)
