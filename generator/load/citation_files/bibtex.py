"""BibTeX and BibLaTeX, as Zotero and Better BibTeX write them; read by bibtexparser (extra `import`)."""

import logging
import re
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.load.citation_files.types import edtf_of_parts, entry_id, language_of, source_type
from generator.records.source import Source

Entry = tuple[Source, Span]


def read_bibtex(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Each entry as a source with the place of its key; what cannot be read is an error at its line."""
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    # The library logs what we tell as diagnostics.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(
        text,
        append_middleware=[
            middlewares.LatexDecodingMiddleware(),
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
        ],
    )
    # Decoding LaTeX would change addresses, which are kept byte for byte.
    addresses = {
        entry.key: str(entry.fields_dict["url"].value)
        for entry in parse_string(text).entries
        if "url" in entry.fields_dict
    }
    diagnostics = []
    for block in library.failed_blocks:
        hint = "check its braces and commas, or export it again; two entries may not have one key"
        span = Span((block.start_line or 0) + 1, 1)
        diagnostics.append(Diagnostic("bibtex", "this entry cannot be read", path, span, hint))
    entries = []
    lines = text.split("\n")
    for entry in library.entries:
        fields: dict[str, Any] = {field.key.lower(): field.value for field in entry.fields}
        fields["url"] = addresses.get(entry.key, "")
        number = entry.start_line or 0
        column = max(0, lines[number].find(entry.key)) if number < len(lines) else 0
        span = Span(number + 1, column + 1, len(entry.key))
        entries.append((_source(entry.key, entry.entry_type, fields), span))
    return tuple(entries), tuple(diagnostics)


def _source(key: str, entry_type: str, fields: dict[str, Any]) -> Source:
    def first(*names: str) -> str:
        return next((_words(fields[name]) for name in names if fields.get(name)), "")

    kind = "articlenewspaper" if fields.get("entrysubtype") == "newspaper" else entry_type
    return Source(
        id=entry_id(key),
        type=source_type(kind),
        title=first("title"),
        authors=tuple(_name(person) for person in fields.get("author") or ()),
        outlet=first(
            "journaltitle", "journal", "organization", "institution", "publisher", "maintitle", "eventtitle"
        ),
        url=str(fields.get("url") or ""),
        published=_date(fields),
        accessed=_words(fields.get("urldate") or ""),
        lang=language_of(first("langid", "language")),
        doi=first("doi"),
        isbn=first("isbn"),
        pages=first("pages").replace("--", "-"),
        number=first("number", "issue"),
        note=first("annotation", "annote", "note"),
    )


def _date(fields: dict[str, Any]) -> str:
    date = _words(fields.get("date") or "")
    if date:
        return date
    return edtf_of_parts(
        _words(fields.get("year") or ""), _words(fields.get("month") or ""), _words(fields.get("day") or "")
    )


def _words(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else str(value)
    return re.sub(r"\s+", " ", text.replace("{", "").replace("}", "")).strip()


def _name(person: Any) -> str:
    if isinstance(person, str):
        return _words(person)
    parts = [*person.first, *person.von, *person.last, *person.jr]
    return _words(" ".join(parts))
