"""A file of content/sources/ in another program's format becomes shared sources. Pure."""

import posixpath
import re
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

import msgspec

from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.diagnostics.span import Span
from generator.edtf.friendly import DateReading, read_date
from generator.edtf.value import DateFault
from generator.load.citation_files.bibtex import read_bibtex
from generator.load.citation_files.csl_json import read_csl_json
from generator.load.citation_files.ris import read_ris
from generator.load.front_matter import decode_text
from generator.parse.any_language import read_date_of_any
from generator.parse.documents import Shared
from generator.parse.foreign_texts import PlaceOf, taken_over
from generator.records.source import Source
from generator.schema.positions import FieldPlaces, joined

Entry = tuple[Source, Span]
Reader = Callable[[str, str], tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]]
_BEGINS_DATE = re.compile(r"([0-9]{4}(?:-(?:0[1-9]|1[0-2]))?)(?![0-9])")
_ENDS_DATE = re.compile(r"(?<![0-9-])([0-9]{4})\Z")
_DATED = re.compile(r"(?i)\b(?:month|date|year|issued|DA|PY|Y1)\b")
_LONGEST_ENTRY = 100
"""Lines in which a text is looked for."""
_READERS: dict[str, tuple[Reader, str]] = {
    ".bib": (read_bibtex, "bibtexparser"),
    ".json": (read_csl_json, ""),
    ".ris": (read_ris, "rispy"),
}


def is_citation_file(path: str) -> bool:
    """Whether the ending is one that reference managers write."""
    return posixpath.splitext(path)[1].lower() in _READERS


def parse_citation_file(path: str, data: bytes) -> tuple[Shared | None, tuple[Diagnostic, ...]]:
    """All sources of one file; what cannot be read of a date is a warning and left out."""
    text, told = decode_text(data, path)
    if text is None:
        return None, told
    read, library = _READERS[posixpath.splitext(path)[1].lower()]
    if library and find_spec(library) is None:
        message = f"reading this file needs the library {library}, which is not installed"
        hint = "install it with: pip install 'dateline[import]'"
        return None, (*told, Diagnostic("import-missing", message, path, hint=hint))
    entries, faults = read(text, path)
    sources = []
    dates: dict[str, DateReading] = {}
    places: list[tuple[str, FieldPlaces]] = []
    diagnostics = [*told, *faults]
    lines = text.split("\n")
    for index, (entry, span) in enumerate(entries):
        place = partial(_place_of_text, span, lines)
        fit, unfit = taken_over(entry, path, place)
        diagnostics += unfit
        source, reading, fault = _with_date(fit, path, place, partial(_place_in_dates, span, lines))
        if reading is not None:
            dates[f"sources.{index}.published"] = reading
        if fault is not None:
            diagnostics.append(fault)
        sources.append(source)
        places.append((f"sources.{index}.", FieldPlaces().with_span("id", span)))
    shared = Shared(
        path=path,
        positions=joined(places).packed(),
        sources=tuple(sources),
        dates=dates,
        partial=has_errors(faults),
    )
    return shared, tuple(diagnostics)


def _place_of_text(entry: Span, lines: list[str], text: str) -> Span:
    """Where an entry has a text, if it is typed there as it is read; else the entry itself."""
    near = enumerate(lines[entry.line - 1 : entry.line - 1 + _LONGEST_ENTRY], start=entry.line)
    found = next(((number, line.find(text)) for number, line in near if text in line), None)
    return Span(found[0], found[1] + 1, len(text)) if found is not None and text else entry


def _place_in_dates(entry: Span, lines: list[str], text: str) -> Span:
    """Where an entry has a text behind the name of a date's part; else the entry itself."""
    near = enumerate(lines[entry.line - 1 : entry.line - 1 + _LONGEST_ENTRY], start=entry.line)
    for number, line in near if text else ():
        named = _DATED.search(line)
        at = line.find(text, named.end()) if named is not None else -1
        if at >= 0:
            return Span(number, at + 1, len(text))
    return entry


def _with_date(
    source: Source, path: str, place: PlaceOf, place_of_part: PlaceOf
) -> tuple[Source, DateReading | None, Diagnostic | None]:
    """The source with its date read, in any language; of one that cannot be read the year or month that can be."""
    typed = source.published
    if not typed:
        return source, None, None
    reading = read_date_of_any(typed, source.lang)
    if not isinstance(reading, DateFault):
        return source, reading, None
    begins = _BEGINS_DATE.match(typed) or _ENDS_DATE.search(typed)
    kept = begins[1] if begins is not None else ""
    left = typed.replace(kept, "", 1).strip(" -/") if kept else typed
    span = place(typed) if place(typed).length == len(typed) else place_of_part(left)
    done = f"only {kept} is taken" if kept else "is left out"
    message = f"the date “{typed}” of this entry cannot be read, and {done}"
    fault = Diagnostic("import-date", message, path, span, reading.hint, "warning")
    partial_date = read_date(kept) if kept else reading
    known = None if isinstance(partial_date, DateFault) else partial_date
    return msgspec.structs.replace(source, published=kept), known, fault
