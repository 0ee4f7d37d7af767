"""CSL-JSON, as Zotero and Better BibTeX write it: a list of items (or an object that holds one)."""

import json
import re
from typing import Any

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Lines, Span
from generator.load.citation_files.types import edtf_of_parts, entry_id, language_of, source_type
from generator.records.source import Source

Entry = tuple[Source, Span]
_LONGEST_ITEM = 100_000
"""Letters in which the title of an item is looked for."""
_JSON_FAULTS = (
    ("Expecting property name", "a name in double quotes belongs here"),
    ("Expecting ',' delimiter", "a comma, or the end of a list or item, is missing before this"),
    ("Expecting ':' delimiter", "a colon is missing before this"),
    ("Expecting value", "a value belongs here: a text in double quotes, a number, a list or an item"),
    ("Extra data", "something stands behind the end of the list"),
    ("Unterminated string", "this quote is not closed"),
    ("Invalid control character", "a text goes on in the next line, or holds a tab"),
    ("Invalid \\escape", "a backslash stands here alone; write it twice"),
)
"""How the library begins what it says, and our words."""


def read_csl_json(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Each item as a source with the place of its id."""
    lines = Lines(text)
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as fault:
        return (), (_no_json(text, path, fault),)
    items = data.get("items") if isinstance(data, dict) else data
    if isinstance(data, dict) and _text(data, "id"):
        items = [data]
    if not isinstance(items, list):
        message = "this file holds no list of items"
        return (), (Diagnostic("csl-json", message, path, Span(1, 1), "export it again as CSL JSON"),)
    entries: list[Entry] = []
    diagnostics = []
    searched = 0
    for item in items:
        key = _text(item, "citation-key") or _text(item, "id") if isinstance(item, dict) else ""
        if not key:
            message = "an item without an id cannot be cited"
            title = _text(item, "title") if isinstance(item, dict) else str(item)
            typed = msgspec.json.encode(title).decode() if title else ""
            at = text.find(typed, searched, searched + _LONGEST_ITEM) if typed else -1
            searched = max(at, searched)
            place = lines.span(at, at + len(title) + 2) if at >= 0 else Span(1, 1)
            diagnostics.append(Diagnostic("csl-json", message, path, place, "give it an `id`"))
            continue
        found = text.find(msgspec.json.encode(key).decode(), searched)
        searched = max(found, searched)
        span = lines.span(found, found + len(key) + 2) if found >= 0 else Span(1, 1)
        entries.append((_source(key, item), span))
    return tuple(entries), tuple(diagnostics)


def _no_json(text: str, path: str, fault: Exception) -> Diagnostic:
    """Where JSON ends to be JSON, in words for somebody who typed in the file."""
    try:
        json.loads(text)
    except json.JSONDecodeError as found:
        message = next((words for begins, words in _JSON_FAULTS if found.msg.startswith(begins)), str(fault))
        # Versions of the library have other words for it, and other places.
        if re.match(r",?\s*[\]}]", text[found.pos :]) and text[: found.pos + 1].rstrip("]} \n\t").endswith(
            ","
        ):
            message = "a comma stands behind the last entry"
        hint = "mend it, or export the file again as CSL JSON"
        if text[found.pos : found.pos + 1] in {"“", "”", "„", "‘", "’", "'"}:
            hint = 'JSON has straight double quotes alone: "…"'
        span = Span(found.lineno, found.colno, 1)
        return Diagnostic("csl-json", f"this is not JSON: {message}", path, span, hint)
    except (RecursionError, ValueError):
        pass
    return Diagnostic(
        "csl-json", f"this is not JSON: {fault}", path, Span(1, 1), "export it again as CSL JSON"
    )


def _source(key: str, item: dict[str, Any]) -> Source:
    return Source(
        id=entry_id(key),
        type=source_type(_text(item, "type")),
        title=_text(item, "title"),
        authors=tuple(name for person in _list(item, "author") if (name := _name(person))),
        outlet=_text(item, "container-title") or _text(item, "publisher"),
        section=_text(item, "section"),
        url=_text(item, "URL"),
        published=_date(item.get("issued")),
        accessed=_date(item.get("accessed")),
        lang=language_of(_text(item, "language")),
        doi=_text(item, "DOI"),
        isbn=_text(item, "ISBN"),
        pages=_text(item, "page"),
        number=_text(item, "number") or _text(item, "issue"),
        note=_text(item, "note"),
    )


def _text(item: dict[str, Any], name: str) -> str:
    # Crossref gives lists where the schema has one text.
    value = item.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _list(item: dict[str, Any], name: str) -> list[Any]:
    value = item.get(name)
    return value if isinstance(value, list) else []


def _name(person: Any) -> str:
    if not isinstance(person, dict):
        return ""
    parts = (person.get(name) for name in ("given", "non-dropping-particle", "family", "suffix"))
    return str(person.get("literal") or " ".join(str(part) for part in parts if part)).strip()


def _date(value: Any) -> str:
    """EDTF of a CSL date: date-parts (one or two), or a raw EDTF text; `circa` is about."""
    if isinstance(value, str | int):
        return str(value).strip()
    if not isinstance(value, dict):
        return ""
    ends = value.get("date-parts")
    if isinstance(ends, list) and ends:
        # Some write the parts of one date without the list of both ends.
        pairs = ends[:2] if isinstance(ends[0], list) else [ends]
        dates = [edtf_of_parts(*map(str, end[:3])) for end in pairs if isinstance(end, list) and end]
        if dates and all(dates):
            about = "~" if value.get("circa") else ""
            return "/".join(date + about for date in dates)
    raw = value.get("raw") or value.get("literal")
    return str(raw).strip() if raw else ""
