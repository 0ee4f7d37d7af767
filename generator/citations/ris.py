"""References as RIS (Research Information Systems), in the dialect of Zotero: two letters, two spaces, CRLF."""

import re

from generator.citations.references import BRIEF, WEB, Reference
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words

_TYPES = {
    BRIEF: "RPRT",
    WEB: "ELEC",
    "news": "NEWS",
    "analysis": "MGZN",
    "newsletter": "BLOG",
    "memo": "RPRT",
    "report": "RPRT",
    "official": "RPRT",
    "event": "GEN",
    "interview": "PCOMM",
    "data": "DATA",
    "social": "BLOG",
    "video": "VIDEO",
}
_RANGE = re.compile(r"(\w+)\s*[-–]+\s*(\w+)")
_PLAIN_DATE = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?")


def ris(reference: Reference, language: str) -> str:
    """One record."""
    kind = _TYPES.get(reference.kind, "NEWS")
    year, date, note = _date(reference.published, language)
    pages = _RANGE.fullmatch(reference.pages)
    fields = [
        ("TY", kind),
        ("ID", reference.key),
        ("TI", reference.title),
        *(("AU", author) for author in reference.authors),
        ("T2", reference.container),
        ("PB", reference.publisher),
        ("PY", year),
        ("DA", date),
        ("UR", reference.url),
        ("L4" if reference.archived else "", reference.archived),
        ("Y2", reference.accessed.replace("-", "/")),
        ("DO", reference.doi),
        ("SN", reference.isbn),
        ("SP", pages[1] if pages else reference.pages),
        ("EP", pages[2] if pages else ""),
        ("IS", reference.number),
        ("SE", reference.section),
        ("ET", reference.version),
        ("LA", reference.language),
        ("AB", reference.abstract),
        *(("KW", word) for word in reference.keywords),
        ("N1", note),
        ("N1", reference.note),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value and tag]
    return "".join(f"{line}\r\n" for line in (*lines, "ER  - ", ""))


def _date(date: EdtfDate | None, language: str) -> tuple[str, str, str]:
    """Year, date with the parts that were stated, and words where RIS has no such date."""
    if date is None:
        return "", "", ""
    match = _PLAIN_DATE.fullmatch(date.edtf)
    if match is None or int(match[2] or 1) > 12:
        return "", "", date_words(date, language)
    year, month, day = match.groups("")
    return year, f"{year}/{month}/{day}" if day else f"{year}/{month}" if month else "", ""


def _line(value: str) -> str:
    return " ".join(value.split())
