"""RIS, as Zotero and databases write it. Read by rispy, from the extra `import`."""

import re
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.load.citation_files.types import edtf_of_parts, entry_id, language_of, source_type
from generator.records.source import Source

Entry = tuple[Source, Span]
_TAG = re.compile(r"[ \t]*([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t]|\Z)")
_ISSN = re.compile(r"(?i)(?:issn:? *)?\d{4}-?\d{3}[\dX](?: *\([^)]*\))?")
"""`SN` has the number of a book, or of a journal."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_END = "ER  - "


def read_ris(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Each reference as a source with the line of its TY.

    RIS has no citation keys: `ID` is taken where it stands, else first author's family name and year.
    """
    import rispy

    whole, starts, told = _whole_references(text, path)
    try:
        references = rispy.loads(whole, skip_unknown_tags=True)
    except (ValueError, KeyError, IndexError, OSError) as fault:
        hint = "export it again as RIS"
        return (), (*told, Diagnostic("ris", f"this file cannot be read: {fault}", path, Span(1, 1), hint))
    if not references and text.strip() and not told:
        hint = "a reference begins with a line like TY  - NEWS"
        if text.lstrip().startswith("@"):
            hint = "this looks like BibTeX: give the file the ending .bib"
        told = (Diagnostic("ris", "there is no reference in this file", path, Span(1, 1), hint),)
    entries: list[Entry] = []
    taken: dict[str, int] = {}
    for index, reference in enumerate(references):
        line = starts[index] if index < len(starts) else 1
        key = _key(reference)
        taken[key] = taken.get(key, 0) + 1
        # Keys that were typed and are the same are told, as those of any two sources.
        name = key if taken[key] == 1 or reference.get("id") else f"{key}-{taken[key]}"
        entries.append((_source(name, reference), Span(line, 1)))
    return tuple(entries), told


def _whole_references(text: str, path: str) -> tuple[str, list[int], tuple[Diagnostic, ...]]:
    """(the text with every reference ended, the line of each TY, what to tell).

    The library drops lines whose tag is spaced otherwise, and with a reference that has no ER all that follow it.
    """
    lines: list[str] = []
    starts: list[int] = []
    open_since = 0
    unended: list[int] = []
    for number, typed in enumerate(_LINE_END.split(text), start=1):
        # The library would take more letters than an editor does for the end of a line.
        line = " ".join(typed.splitlines())
        match = _TAG.match(line)
        if match and match[1] == "TY":
            if open_since:
                unended.append(open_since)
                lines.append(_END)
            starts.append(number)
            open_since = number
        elif match and match[1] == "ER":
            open_since = 0
        lines.append(f"{match[1]}  - {line[match.end() :]}" if match else line)
    if open_since:
        unended.append(open_since)
        lines.append(_END)
    hint = f"write {_END.strip()} on a line of its own behind its last line"
    message = "this reference has no end; it is read up to the next one"
    told = tuple(Diagnostic("ris", message, path, Span(line, 1), hint, "warning") for line in unended)
    return "\n".join(lines), starts, told


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
        isbn="" if _ISSN.fullmatch(first("issn")) else first("issn"),
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
    return edtf_of_parts(*[*text.replace("-", "/").split("/"), "", "", ""][:3]) or text


def _name(name: str) -> str:
    family, comma, given = str(name).partition(",")
    return f"{given.strip()} {family.strip()}" if comma else family.strip()
