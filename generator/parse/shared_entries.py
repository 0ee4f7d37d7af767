"""The records that one shared file holds: a single one, a list, or a map by id, and what in it is none.

Stands before the check of each record in `shared.py`. One entry that is wrong costs that entry, so that the rest of a
vocabulary stays known and is not missed all over the site.
"""

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.parse.brief import stem
from generator.schema.declared import declared
from generator.schema.field import Record
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.quoting import written
from generator.schema.shapes import empty_words, shape_name
from generator.schema.source_lines import SourceLines
from generator.schema.values import shown
from generator.text.identifiers import make_id

Entry = tuple[str, Mapping, Span]
"""The id, the record and the place of its id."""


def entries_of(
    node: Node, record_class: type[Record], path: str, source: SourceLines
) -> tuple[list[Entry], tuple[Diagnostic, ...]]:
    """Each record in the file, and what is told of entries that are none."""
    if isinstance(node, Sequence):
        told = (_no_record(path, item.span) for item in node.items if not isinstance(item, Mapping))
        return [("", item, item.span) for item in node.items if isinstance(item, Mapping)], tuple(told)
    if not isinstance(node, Mapping):
        return [], (_no_record(path, node.span),)
    if not _is_map_by_id(node, record_class):
        return [(make_id(stem(path)), node, Span(1, 1))], ()
    entries: list[Entry] = []
    faults = []
    for key, value in node.entries:
        if isinstance(value, Mapping):
            entries.append((key.text, value, key.span))
        elif empty_words(value):
            entries.append((key.text, Mapping((), key.span), key.span))
        else:
            faults.append(_stray(key, value, record_class, path, source))
    return entries, tuple(faults)


def _is_map_by_id(node: Mapping, record_class: type[Record]) -> bool:
    """A map by id holds maps (or nothing yet) under keys that are no fields of the record, but for a slip or two."""
    fields = declared(record_class).fields
    other = [value for key, value in node.entries if key.text not in fields]
    maps = sum(isinstance(value, Mapping) for value in other)
    own = len(node.entries) - len(other)
    return maps > own or (not own and all(isinstance(each, Mapping) or empty_words(each) for each in other))


def _stray(
    key: Scalar, value: Node, record_class: type[Record], path: str, source: SourceLines
) -> Diagnostic:
    """A field that lost its indent, or a text where a record belongs."""
    fields, name = declared(record_class).fields, shown(key.text)
    if key.text in fields:
        start = Span(key.span.line, key.span.column, 0)
        fixed = source.with_span(start, "  ") if key.span.column == 1 else ""
        message = f"`{name}` stands at the margin, and belongs to no record"
        hint = "indent it by two spaces, below the id of its record"
        return Diagnostic("record-shape", message, path, key.span, hint, fixed_line=fixed)
    named = next((each.key for each in fields.values() if each.field.kind == "label"), "title")
    message = f"`{name}` takes keys and values, not {shape_name(value)}"
    if not isinstance(value, Scalar):
        return Diagnostic("record-shape", message, path, value.span, f"write `{name}: {{{named}: …}}`")
    record = f"{{{named}: {written(value.text)}}}"
    fixed = source.with_text(value, value.text) and source.with_span(value.span, record)
    hint = f"write `{name}: {shown(record)}`"
    return Diagnostic("record-shape", message, path, value.span, hint, fixed_line=fixed)


def _no_record(path: str, span: Span) -> Diagnostic:
    hint = "write a list of records, each beginning with `- id: …`, or a map whose keys are the ids"
    return Diagnostic("record-shape", "this is not a record", path, span, hint)
