"""A brief and its sources as BibTeX to copy from the page (biblatex, which takes EDTF dates). Pure text."""

import re

from generator.model.briefs import SiteBrief
from generator.model.sources import SiteSource
from generator.outputs.address import absolute_link, brief_address
from generator.pages.shared.inputs import SiteFacts

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_AS_TEXT = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "^": r"\^{}",
    "~": r"\~{}",
}
_TYPES = {"report": "report", "memo": "report", "official": "report", "data": "dataset", "interview": "misc"}


def brief_entry(facts: SiteFacts, brief: SiteBrief) -> str:
    """The brief, with the version the reader has seen."""
    authors = " and ".join(f"{{{_text(author.name)}}}" for author in brief.authors)
    fields = [
        ("title", _text(brief.title)),
        ("author", authors),
        ("date", brief.date),
        ("version", brief.updated if brief.updated != brief.date else ""),
        ("organization", _text(facts.title)),
        ("url", absolute_link(facts.base_url, brief_address(brief.id)) if facts.base_url else ""),
        ("langid", brief.language),
    ]
    return _entry("online", brief.id, fields)


def source_entries(brief: SiteBrief) -> str:
    """Every source of the brief that was seen, in the order of its notes."""
    return "\n".join(_source(use.source) for use in brief.sources if use.source.record.read != "none")


def _source(source: SiteSource) -> str:
    record = source.record
    fields = [
        ("title", _text(record.title)),
        ("author", " and ".join(f"{{{_text(name)}}}" for name in record.authors)),
        ("journaltitle", _text(source.outlet.name) if source.outlet else ""),
        ("date", record.published),
        ("url", record.url),
        ("urldate", record.accessed[:10]),
        ("doi", record.doi),
        ("isbn", record.isbn),
        ("number", _text(record.number)),
        ("pages", record.pages),
        ("langid", record.lang),
    ]
    kind = _TYPES.get(record.type, "article" if record.outlet else "online")
    return _entry(kind, source.id or source.key.replace("/", "-"), fields)


def _entry(kind: str, key: str, fields: list[tuple[str, str]]) -> str:
    shown = [(name, value) for name, value in fields if value]
    width = max(len(name) for name, _ in shown)
    lines = [f"  {name.ljust(width)} = {{{value}}}" for name, value in shown]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}"


def _text(value: str) -> str:
    return _SPECIAL.sub(lambda match: _AS_TEXT.get(match.group(), "\\" + match.group()), value)
