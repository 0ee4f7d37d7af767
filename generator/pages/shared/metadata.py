"""What reference managers read from a page: Highwire and Dublin Core `meta` elements, and COinS for each source.

Zotero reads COinS before `meta` and knows no JSON-LD; `z:itemType` keeps it from taking a brief for a journal article.
Keys of COinS: OpenURL 1.0 (ANSI/NISO Z39.88), format info:ofi/fmt:kev:mtx:dc, whose rft.type is Zotero's own.
Types are those that Zotero gives to what the files for import say (generator/citations/csl.py).
"""

import re
from urllib.parse import quote

from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts
from generator.model.sources import SiteSource
from generator.outputs.address import absolute_link, brief_address

_ZOTERO_TYPES = {
    "news": "newspaperArticle",
    "analysis": "magazineArticle",
    "newsletter": "blogPost",
    "memo": "report",
    "report": "report",
    "official": "report",
    "event": "document",
    "interview": "interview",
    "data": "dataset",
    "social": "forumPost",
    "video": "videoRecording",
}
_PLAIN_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_NOT_IN_A_QUERY = re.compile(r"[^\w.\-:/,;()!*~ ]+", re.ASCII)
"""What is percent-encoded in a query: as little as can be, which spares a page with many sources a kilobyte."""


def brief_metadata(facts: SiteFacts, brief: SiteBrief) -> tuple[tuple[str, str], ...]:
    """Name and content of each `meta`, in a fixed order; one citation_author for each author."""
    found = [("z:itemType", "report"), ("citation_title", str(brief.title))]
    found += [("citation_author", author.name) for author in brief.authors if author.name]
    found.append(("citation_publication_date", brief.date.replace("-", "/")))
    if facts.base_url:
        found.append(("citation_public_url", absolute_link(facts.base_url, brief_address(brief.id))))
    found += [
        ("citation_technical_report_institution", facts.publisher or facts.title),
        ("citation_language", brief.language),
        ("citation_keywords", "; ".join(tag.label for tag in brief.tags)),
        ("citation_abstract", str(brief.summary)),
        ("DC.title", str(brief.title)),
        ("DC.date", brief.date),
        ("DC.publisher", facts.publisher or facts.title),
        ("DC.rights", brief.record.licence or facts.licence or brief.record.rights),
    ]
    return tuple((name, content) for name, content in found if content)


def coins_of_brief(facts: SiteFacts, brief: SiteBrief) -> tuple[str, ...]:
    """The brief's own first, so that Zotero's list begins with it; sources never seen are left out."""
    own = [
        ("type", "report"),
        ("title", str(brief.title)),
        *(("au", author.name) for author in brief.authors),
        ("source", facts.title),
        ("publisher", facts.publisher),
        ("date", brief.date),
        ("description", str(brief.summary)),
        ("language", brief.language),
        ("identifier", absolute_link(facts.base_url, brief_address(brief.id)) if facts.base_url else ""),
    ]
    seen = [use.source for use in brief.sources if use.source.record.read != "none"]
    return (_context(own), *(source_coins(source, brief.language) for source in seen))


def source_coins(source: SiteSource, language: str = "en") -> str:
    """One source as a COinS context object; `language` is that of a date which only words can tell."""
    record = source.record
    named = record.outlet or (source.outlet is not None and source.outlet.id)
    identifier = f"urn:doi:{record.doi}" if record.doi else record.url
    return _context(
        [
            ("type", _ZOTERO_TYPES.get(record.type, "newspaperArticle" if named else "webpage")),
            ("title", record.title or (source.outlet.name if source.outlet else source.id)),
            *(("au", author) for author in record.authors),
            ("source", source.outlet.name if source.outlet else ""),
            ("date", _date(source.published, language)),
            ("isbn", record.isbn),
            ("pages", record.pages),
            ("language", record.lang),
            ("identifier", identifier),
        ]
    )


def _date(date: EdtfDate | None, language: str) -> str:
    """Year, month or day; anything else in words: Zotero would read one day out of “[2014-07-24,2014-07-25]”."""
    if date is None:
        return ""
    day = date.edtf.partition("T")[0]
    return day if _PLAIN_DATE.fullmatch(day) else date_words(date, language)


def _context(pairs: list[tuple[str, str]]) -> str:
    shown = "&".join(f"rft.{key}={_encoded(value)}" for key, value in pairs if value)
    return f"ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&{shown}"


def _encoded(value: str) -> str:
    """As `quote_plus` has it, which looks at every octet of a text with one letter that is not ASCII."""
    return _NOT_IN_A_QUERY.sub(_percent, value).replace(" ", "+")


def _percent(match: re.Match[str]) -> str:
    return quote(match.group(), safe="")
