"""Files of records that live once for the whole site: tags, entities, outlets, events, sources. Pure."""

from collections.abc import Iterator
from collections.abc import Sequence as Many
from typing import Any

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.front_matter import decode_text
from generator.load.walk import FileKind
from generator.load.yaml import read_yaml
from generator.parse.brief import ParseRules
from generator.parse.documents import Shared
from generator.parse.field_texts import read_field_texts
from generator.parse.other_writing import told_of_writing
from generator.parse.shared_entries import Entry, entries_of
from generator.records.event import Event
from generator.records.source import Source
from generator.records.vocabulary import Entity, Outlet, Tag
from generator.schema.check import check_record
from generator.schema.field import Record
from generator.schema.node import Scalar
from generator.schema.positions import FieldPlaces, joined
from generator.schema.source_lines import SourceLines, source_lines

_RECORDS: dict[FileKind, type[Record]] = {
    "tags": Tag,
    "events": Event,
    "sources": Source,
    "entities": Entity,
    "outlets": Outlet,
}


def parse_shared(
    path: str, kind: FileKind, data: bytes, rules: ParseRules
) -> tuple[Shared | None, tuple[Diagnostic, ...]]:
    """One YAML file of records: a single record, a list of them, or a map by id.

    A record without an id takes its key in the map, or the file's name where it stands alone.
    """
    text, told = decode_text(data, path)
    if text is None:
        return None, told
    node, faults = read_yaml(text, path, 1)
    told += faults
    if node is None:
        return None, told
    record_class = _RECORDS[kind]
    source = source_lines(text)
    entries, faults = entries_of(node, record_class, path, source)
    if faults and not entries:
        writing = told_of_writing(text, path) if isinstance(node, Scalar) else ()
        return None, told + (writing or faults)
    shared, told = _check_entries(entries, kind, path, rules, told + faults, source)
    return (msgspec.structs.replace(shared, partial=True) if faults else shared), told


def _check_entries(
    entries: Many[Entry],
    kind: FileKind,
    path: str,
    rules: ParseRules,
    told: tuple[Diagnostic, ...],
    source: SourceLines,
) -> tuple[Shared, tuple[Diagnostic, ...]]:
    commas = frozenset(each.span.line for each in told if each.code == "yaml-comma" and each.span)
    own_faults: list[Diagnostic] = []
    records: list[Record] = []
    found_places: list[tuple[str, FieldPlaces]] = []
    for given_id, node, span in entries:
        record, own_places, faults = check_record(
            node, _RECORDS[kind], path, language=rules.language, source=source
        )
        own_faults += _not_told_by(commas, faults)
        if record is None:
            continue
        if not getattr(record, "id", ""):
            record = msgspec.structs.replace(record, id=given_id)
        prefix = f"{kind}.{len(records)}."
        found_places.append((prefix, own_places.with_span("id", span)))
        records.append(record)
    places = joined(found_places)
    texts, faults = read_field_texts(
        [(f"{kind}.{index}.", record) for index, record in enumerate(records)],
        places,
        path=path,
        brief_id="",
        language=rules.language,
        lines=source.lines,
    )
    found: dict[str, Any] = {kind: tuple(records)}
    shared = Shared(
        path=path,
        positions=places.packed(),
        dates=texts.dates,
        figures=texts.figures,
        fields=texts.fields,
        **found,
    )
    return shared, (*told, *own_faults, *faults)


def _not_told_by(commas: frozenset[int], faults: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """The same without what is wrong with a text in which a comma is told already, by its line."""
    for each in faults:
        if each.code not in {"field-list", "field-value"} or not each.span or each.span.line not in commas:
            yield each
