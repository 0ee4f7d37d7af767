"""A brief and its sources as BibTeX to copy from the page (biblatex, which takes EDTF dates). Pure text.

Says of each the same as the files for import (generator/exports/shared/bibtex.py), so that a source that was copied
and one that was imported are one; abstract, keywords and annotations, which stand on the page, are left out.
"""

import re
from collections.abc import Iterable

from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.model.briefs import SiteBrief
from generator.model.sources import SiteSource
from generator.outputs.address import absolute_link, brief_address
from generator.pages.shared.inputs import SiteFacts

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
# Parsers count even braces with a backslash before them, so these have names.
_AS_TEXT = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_NOT_IN_A_KEY = re.compile(r"""[\s,{}()%#~"'=\\]+""")
_TYPES = {
    **dict.fromkeys(("news", "analysis"), "article"),
    **dict.fromkeys(("memo", "report", "official"), "report"),
    **dict.fromkeys(("newsletter", "social"), "online"),
    **dict.fromkeys(("event", "interview"), "misc"),
    "data": "dataset",
    "video": "video",
}
_SUBTYPES = {"news": "newspaper", "interview": "interview"}
# One end of a date as EDTF levels 0 and 1 have it; two dots are open, nothing is unknown.
_LEVEL_ONE = re.compile(
    r"(?:-?(?:\d{4}|\d{3}X|\d\dXX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:\d\d|XX))?)?[?~%]?)?|\.\."
)
_TIME = re.compile(r"T[^/,.\]}]*")
Fields = list[tuple[str, str]]


def brief_entry(facts: SiteFacts, brief: SiteBrief) -> str:
    """The brief, with the version the reader has seen."""
    fields = [
        ("title", _whole(brief.title)),
        ("author", _names(author.name for author in brief.authors)),
        ("organization", _text(facts.title)),
        ("institution", _text(facts.publisher or facts.title)),
        ("type", "Brief"),
        ("date", brief.date),
        ("url", absolute_link(facts.base_url, brief_address(brief.id)) if facts.base_url else ""),
        ("version", brief.updated if brief.updated != brief.date else ""),
        ("langid", brief.language),
    ]
    return _entry("report", brief.id, fields)


def source_entries(brief: SiteBrief) -> str:
    """Every source of the brief that was seen, in the order of its notes."""
    seen = [use.source for use in brief.sources if use.source.record.read != "none"]
    known = [each for each in seen if each.record.title or each.record.url or each.record.doi]
    return "\n".join(_source(each, brief.language) for each in known)


def _source(source: SiteSource, language: str) -> str:
    record = source.record
    outlet = source.outlet.name if source.outlet is not None else ""
    named = record.outlet or (source.outlet is not None and source.outlet.id)
    kind = _TYPES.get(record.type, "article" if named else "online")
    date, words = _date(source.published, language)
    fields = [
        ("title", _whole(record.title or outlet or record.url)),
        ("author", _names(record.authors)),
        ("journaltitle" if kind == "article" else "organization", _text(outlet)),
        ("entrysubtype", _SUBTYPES.get(record.type, "")),
        ("date", date),
        ("url", _address(record.url)),
        ("urldate", record.accessed[:10]),
        ("doi", _address(record.doi)),
        ("isbn", _text(record.isbn)),
        ("pages", _text(record.pages)),
        ("number", _text(record.number)),
        ("langid", record.lang),
        ("note", _text(words)),
    ]
    return _entry(kind, source.key.replace("/", "-"), fields)


def _entry(kind: str, key: str, fields: Fields) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in fields if value]
    return f"@{kind}{{{_NOT_IN_A_KEY.sub('-', key)},\n" + ",\n".join(lines) + "\n}"


def _date(date: EdtfDate | None, language: str) -> tuple[str, str]:
    """A date that BibLaTeX reads, or words for the note where it knows no such date."""
    if date is None:
        return "", ""
    day = _TIME.sub("", date.edtf) if date.precision == "second" else date.edtf
    if all(map(_LEVEL_ONE.fullmatch, day.split("/"))):
        return day, ""
    return "", date_words(date, language)


def _names(names: Iterable[str]) -> str:
    return " and ".join(map(_name, names))


def _name(name: str) -> str:
    """A name typed family first is such; any other is kept whole: who can tell a person from an agency?"""
    family, comma, given = name.partition(",")
    if comma and given.strip() and "," not in given:
        return f"{_text(family)}, {_text(given)}".replace(" and ", " {and} ")
    return f"{{{_text(name)}}}"


def _whole(title: str) -> str:
    """A title whose capitals stay as they are."""
    return f"{{{_text(title)}}}" if title else ""


def _text(value: str) -> str:
    """On one line, without what LaTeX would run."""
    line = " ".join(value.split())
    return _SPECIAL.sub(lambda match: _AS_TEXT.get(match.group(), "\\" + match.group()), line)


def _address(value: str) -> str:
    """Addresses are verbatim in BibLaTeX: only what would end the field is percent-encoded."""
    encoded = value.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
    return "".join(encoded.split())
