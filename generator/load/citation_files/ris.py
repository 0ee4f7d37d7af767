"""RIS, as Zotero and databases write it. Read by rispy, from the extra `import`."""

import re
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.load.citation_files.types import edtf_of_parts, entry_id, language_of, source_type
from generator.records.source import Source

Entry = tuple[Source, Span]


def read_ris(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Each reference as a source with the line of its TY.

    RIS has no citation keys: `ID` is taken where it stands, else first author's family name and year.
    """
    import rispy

    starts = [
        number for number, line in enumerate(text.splitlines(), start=1) if re.match(r"\s*TY\s\s?-", line)
    ]
    try:
        references = rispy.loads(text, skip_unknown_tags=True)
    except (ValueError, KeyError, IndexError, OSError) as fault:
        hint = "export it again as RIS"
        return (), (Diagnostic("ris", f"this file cannot be read: {fault}", path, Span(1, 1), hint),)
    entries: list[Entry] = []
    taken: dict[str, int] = {}
    for index, reference in enumerate(references):
        line = starts[index] if index < len(starts) else 1
        key = _key(reference)
        taken[key] = taken.get(key, 0) + 1
        name = key if taken[key] == 1 else f"{key}-{taken[key]}"
        entries.append((_source(name, reference), Span(line, 1)))
    return tuple(entries), ()


def _source(key: str, reference: dict[str, Any]) -> Source:
    def first(*names: str) -> str:
        return next((str(reference[name]).strip() for name in names if reference.get(name)), "")

    urls = reference.get("urls") or ()
    pages = "-".join(part for part in (first("start_page"), first("end_page")) if part)
    return Source(
        id=key,
        type=source_type(first("type_of_reference")),
        title=first("title", "primary_title"),
        authors=tuple(
            _name(name) for name in reference.get("authors") or reference.get("first_authors") or ()
        ),
        outlet=first("secondary_title", "journal_name", "alternate_title3", "publisher"),
        url=str(urls[0]) if urls else first("url"),
        published=_date(first("date")) or edtf_of_parts(first("year", "publication_year")[:4]),
        accessed=_date(first("access_date")),
        lang=language_of(first("language")),
        doi=first("doi"),
        isbn=first("issn"),
        pages=pages,
        number=first("number"),
        note="\n\n".join(str(note) for note in reference.get("notes") or ()),
    )


def _key(reference: dict[str, Any]) -> str:
    if reference.get("id"):
        return entry_id(str(reference["id"]))
    authors = (
        reference.get("authors") or reference.get("first_authors") or [reference.get("secondary_title", "")]
    )
    family = str(authors[0]).split(",")[0]
    year = str(reference.get("year") or reference.get("date") or "")[:4]
    return entry_id(f"{family} {year}")


def _date(text: str) -> str:
    """RIS dates are `2014/06/29/` with any part left out."""
    return edtf_of_parts(*[*text.replace("-", "/").split("/"), "", "", ""][:3])


def _name(name: str) -> str:
    family, comma, given = str(name).partition(",")
    return f"{given.strip()} {family.strip()}" if comma else family.strip()
