"""BibTeX and BibLaTeX, as Zotero and Better BibTeX write them; read by bibtexparser (extra `import`)."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.load.citation_files.types import edtf_of_parts, entry_id, language_of, source_type
from generator.records.source import Source

Entry = tuple[Source, Span]
_BARE = re.compile(
    r"(?i)(?:article|online|report|techreport|book|misc|inproceedings|thesis|electronic)\{[^\s,{}]+,"
)
_NEXT_FIELD = re.compile(r"[}\"][ \t\r]*\n\s*[A-Za-z][\w-]*\s*=\s*[{\"\d]")


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
    typed = parse_string(text).entries
    addresses = {
        entry.key: str(entry.fields_dict["url"].value) for entry in typed if "url" in entry.fields_dict
    }
    diagnostics = []
    for block in library.failed_blocks:
        hint = "check its braces and commas, or export it again; two entries may not have one key"
        span = Span((block.start_line or 0) + 1, 1)
        diagnostics.append(Diagnostic("bibtex", "this entry cannot be read", path, span, hint))
    lines = text.split("\n")
    diagnostics += _no_entries(lines, path, any_read=bool(library.entries or diagnostics))
    faults = {entry.start_line: fault for entry in typed if (fault := _fault_of(entry, lines, path))}
    diagnostics += faults.values()
    entries = []
    for entry in library.entries:
        if entry.start_line in faults:
            continue
        fields: dict[str, Any] = {field.key.lower(): field.value for field in entry.fields}
        fields["url"] = addresses.get(entry.key, "")
        number = entry.start_line or 0
        column = max(0, lines[number].find(entry.key)) if number < len(lines) else 0
        span = Span(number + 1, column + 1, len(entry.key))
        entries.append((_source(entry.key, entry.entry_type, fields), span))
    return tuple(entries), tuple(diagnostics)


def _no_entries(lines: list[str], path: str, *, any_read: bool) -> Iterator[Diagnostic]:
    """Entries that lack their @, which are comments to BibTeX; else a file that holds none at all."""
    found = [(number, match) for number, line in enumerate(lines, 1) if (match := _BARE.match(line))]
    for number, match in found:
        message, hint = "an @ is missing before this entry", f"write @{match[0]}"
        span = Span(number, 1, len(match[0]))
        yield Diagnostic("bibtex", message, path, span, hint, fixed_line=f"@{lines[number - 1]}")
    words = [line for line in lines if line.strip() and not line.startswith("%")]
    if words and not found and not any_read and not any(line.startswith("@") for line in words):
        hint = "an entry begins like @online{saunders2014, with its fields below; export it again as BibLaTeX"
        if lines[0].startswith("TY "):
            hint = "this looks like RIS: give the file the ending .ris"
        yield Diagnostic("bibtex", "there is no entry in this file", path, Span(1, 1, len(lines[0])), hint)


def _fault_of(entry: Any, lines: list[str], path: str) -> Diagnostic | None:
    """What the library reads over: an entry without a key, and a field that took in the next one."""
    start = entry.start_line or 0
    if not entry.key.strip():
        hint = "write a key and a comma behind the brace, as in @online{saunders2014,"
        return Diagnostic(
            "bibtex", "this entry has no key, and cannot be cited", path, Span(start + 1, 1), hint
        )
    for field in entry.fields:
        value, number = str(field.value), field.start_line or 0
        end = _end_of_text(value) if number < len(lines) and _NEXT_FIELD.search(value) else 0
        # The library takes the signs around a text away where they are one pair: within it anything may stand.
        alone = (
            lines[number].partition("=")[2].lstrip().startswith(value.partition("\n")[0]) if end else False
        )
        if alone and _NEXT_FIELD.match(value, end - 1):
            number += value.count("\n", 0, end)
            line = lines[number].rstrip()
            span = Span(number + 1, len(line), 1)
            message = f"a comma is missing behind `{field.key}`, and the next field is read as part of it"
            fixed = f"{line}," if line.endswith(("}", '"')) else ""
            return Diagnostic("bibtex", message, path, span, "write the comma", fixed_line=fixed)
    return None


def _end_of_text(value: str) -> int:
    """Where the first text between braces or quotes ends; 0 where there is none."""
    depth = 0
    for match in re.finditer(r'[{}"]', value) if value[:1] in {"{", '"'} else ():
        sign = match[0]
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and match.start() and (sign == value[0] == '"' or (sign == "}" and value[0] == "{")):
            return match.end()
    return 0


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
    # Styles of old had the day behind the month: jun # "~28".
    month = re.sub(r'[#"~\s]+', " ", _words(fields.get("month") or ""))
    return edtf_of_parts(_words(fields.get("year") or ""), month, _words(fields.get("day") or ""))


def _words(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else str(value)
    return re.sub(r"\s+", " ", text.replace("{", "").replace("}", "")).strip()


def _name(person: Any) -> str:
    if isinstance(person, str):
        return _words(person)
    parts = [*person.first, *person.von, *person.last, *person.jr]
    return _words(" ".join(parts))
