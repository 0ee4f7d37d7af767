"""Files of records that live once for the whole site: tags, entities, outlets, events, sources. Pure."""

from collections.abc import Sequence as Many
from typing import Any

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.load.front_matter import decode_text
from generator.load.walk import FileKind
from generator.load.yaml import read_yaml
from generator.parse.brief import ParseRules, stem
from generator.parse.documents import Shared
from generator.parse.field_texts import read_field_texts
from generator.records.event import Event
from generator.records.source import Source
from generator.records.vocabulary import Entity, Outlet, Tag
from generator.schema.check import check_record
from generator.schema.field import Record
from generator.schema.node import Mapping, Node, Sequence
from generator.schema.positions import FieldPlaces, joined
from generator.schema.shapes import empty_words
from generator.schema.source_lines import SourceLines, source_lines
from generator.text.identifiers import make_id

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
    entries = _entries(node, record_class, path)
    if isinstance(entries, Diagnostic):
        return None, (*told, entries)
    return _check_entries(entries, kind, path, rules, told, source_lines(text))


def _check_entries(
    entries: Many[tuple[str, Mapping, Span]],
    kind: FileKind,
    path: str,
    rules: ParseRules,
    told: tuple[Diagnostic, ...],
    source: SourceLines,
) -> tuple[Shared, tuple[Diagnostic, ...]]:
    records: list[Record] = []
    found_places: list[tuple[str, FieldPlaces]] = []
    for given_id, node, span in entries:
        record, own_places, faults = check_record(
            node, _RECORDS[kind], path, language=rules.language, source=source
        )
        told += faults
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
    return shared, told + faults


def _entries(
    node: Node, record_class: type[Record], path: str
) -> list[tuple[str, Mapping, Span]] | Diagnostic:
    """(id, record, place of its id) for each record in the file."""
    if isinstance(node, Sequence):
        entries = [("", item, item.span) for item in node.items if isinstance(item, Mapping)]
        wrong = next((item for item in node.items if not isinstance(item, Mapping)), None)
        return _not_a_record(path, wrong.span) if wrong is not None else entries
    if isinstance(node, Mapping):
        if _is_map_by_id(node, record_class):
            return [
                (key.text, value if isinstance(value, Mapping) else Mapping((), key.span), key.span)
                for key, value in node.entries
            ]
        return [(make_id(stem(path)), node, Span(1, 1))]
    return _not_a_record(path, node.span)


def _is_map_by_id(node: Mapping, record_class: type[Record]) -> bool:
    """A map by id holds maps (or nothing yet) under keys that are no fields of the record."""
    fields = {name.rstrip("_") for name in record_class.__struct_fields__}
    return all(
        key.text not in fields and (isinstance(value, Mapping) or empty_words(value))
        for key, value in node.entries
    )


def _not_a_record(path: str, span: Span) -> Diagnostic:
    hint = "write a list of records, each beginning with `- id: …`, or a map whose keys are the ids"
    return Diagnostic("record-shape", "this is not a record", path, span, hint)
