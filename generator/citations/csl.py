"""References as CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json)."""

import re
from typing import Any

from generator.citations.references import BRIEF, WEB, Reference, keywords_in_one
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words

_TYPES = {
    BRIEF: "report",
    WEB: "webpage",
    "news": "article-newspaper",
    "analysis": "article-magazine",
    "newsletter": "post-weblog",
    "memo": "report",
    "report": "report",
    "official": "report",
    "event": "document",
    "interview": "interview",
    "data": "dataset",
    "social": "post",
    "video": "motion_picture",
}
# Years before our era are counted otherwise there: 44 BC is -0043 in EDTF and -44 in CSL.
_PARTS = re.compile(r"(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_SEASON = re.compile(r"(\d{4})-2([1-4])")


def csl(reference: Reference, language: str) -> dict[str, Any]:
    """One item."""
    kind = _TYPES.get(reference.kind, "article-newspaper")
    item = {
        "id": reference.key,
        "type": kind,
        "title": reference.title,
        "author": [_name(author) for author in reference.authors],
        "container-title": reference.container,
        "section": reference.section,
        "publisher": reference.publisher,
        "issued": _date(reference.published, language),
        "accessed": {"date-parts": [[int(part) for part in reference.accessed.split("-")]]}
        if _PARTS.fullmatch(reference.accessed)
        else None,
        "URL": reference.url,
        "archive_location": reference.archived,
        "DOI": reference.doi,
        "ISBN": reference.isbn,
        "page": reference.pages,
        "number": reference.number,
        "version": reference.version,
        "language": reference.language,
        "abstract": reference.abstract,
        "keyword": keywords_in_one(reference),
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def _date(date: EdtfDate | None, language: str) -> dict[str, Any] | None:
    """Only the parts that were stated; in words where CSL has no such date."""
    if date is None:
        return None
    season = _SEASON.fullmatch(date.edtf)
    if season is not None:
        return {"date-parts": [[int(season[1])]], "season": int(season[2])}
    ends = [_PARTS.fullmatch(end.removesuffix("~")) for end in date.edtf.split("/")]
    if date.form in ("single", "interval") and not date.uncertain and all(ends):
        parts = [[int(part) for part in end.groups() if part] for end in ends if end is not None]
        return {"date-parts": parts, **({"circa": True} if date.approximate else {})}
    return {"literal": date_words(date, language)}


def _name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    if comma and given.strip() and "," not in given:
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": name}
