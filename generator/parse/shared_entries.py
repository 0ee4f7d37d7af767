"""The records that one shared file holds: a single one, a list, or a map by id, and what in it is none.

Stands before the check of each record in `shared.py`. One entry that is wrong costs that entry, so that the rest of a
vocabulary stays known and is not missed all over the site.
"""

from collections.abc import Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.diagnostics.suggest import nearest
from generator.parse.brief import stem
from generator.schema.declared import declared
from generator.schema.field import Record
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.quoting import written
from generator.schema.shapes import empty_words, shape_name
from generator.schema.source_lines import SourceLines
from generator.schema.values import TextFault, read_text, shown
from generator.text.identifiers import make_id
from generator.text.synonyms import meant_by

Entry = tuple[str, Mapping, Span]
"""The id, the record and the place of its id."""


class _File(msgspec.Struct, frozen=True):
    """What a file is looked at with; `told` grows."""

    record_class: type[Record]
    path: str
    source: SourceLines
    told: list[Diagnostic]
    names: frozenset[str]
    """Those of a map by id."""

    def tell(self, code: str, message: str, span: Span, hint: str, fixed: str = "") -> None:
        self.told.append(Diagnostic(code, message, self.path, span, hint, fixed_line=fixed))


def entries_of(
    node: Node, record_class: type[Record], path: str, source: SourceLines
) -> tuple[list[Entry], tuple[Diagnostic, ...]]:
    """Each record in the file, and what is told of entries that are none."""
    names = frozenset(key.text for key, _ in node.entries) if isinstance(node, Mapping) else frozenset[str]()
    file = _File(record_class, path, source, [], names)
    if isinstance(node, Mapping) and not _is_map_by_id(node, record_class):
        return [(make_id(stem(path)), node, Span(1, 1))], ()
    return list(_entries(file, node)), tuple(file.told)


def _entries(file: _File, node: Node) -> Iterator[Entry]:
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping):
                yield "", item, item.span
            else:
                _tell_no_record(file, item, listed=True)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _entry(file, key, value)
    else:
        _tell_no_record(file, node, listed=False)


def _entry(file: _File, key: Scalar, value: Node) -> Iterator[Entry]:
    """One entry of a map by id; where records stand below a name of their own, each of those."""
    if _holds_records(value, file.record_class, alone=len(file.names) == 1):
        message = f"`{shown(key.text)}` is no record: the records stand in the file itself, not below a name"
        hint = "delete this line, and begin those below it further left, at the margin"
        file.tell("record-shape", message, key.span, hint)
        yield from _entries(file, value)
    elif isinstance(value, Mapping):
        yield _id_of(file, key), value, key.span
    elif empty_words(value):
        yield _id_of(file, key), Mapping((), key.span), key.span
    else:
        _tell_stray(file, key, value)


def _id_of(file: _File, key: Scalar) -> str:
    """The name of an entry as its id; told where it is none, and read as what was meant."""
    own = declared(file.record_class).fields["id"]
    read = read_text(own.field.kind, key.text)
    if not isinstance(read, TextFault):
        return read
    meant = read.suggestion
    if meant in file.names:
        return key.text  # told as one of two with one id
    fixed = file.source.with_text(key, meant) if meant else ""
    file.tell(read.code, read.message, key.span, read.hint, fixed)
    return meant or key.text


def _holds_records(value: Node, record_class: type[Record], *, alone: bool) -> bool:
    """Whether a value is rather a list or a map of records than one of them; `alone` in its file."""
    if isinstance(value, Sequence):
        return (alone and bool(value.items)) or any(isinstance(item, Mapping) for item in value.items)
    fields = declared(record_class).fields
    return (
        isinstance(value, Mapping)
        and bool(value.entries)
        and all(isinstance(each, Mapping) and key.text not in fields for key, each in value.entries)
    )


def _is_map_by_id(node: Mapping, record_class: type[Record]) -> bool:
    """A map by id holds maps (or nothing yet) under keys that are no fields of the record, but for a slip or two."""
    fields = declared(record_class).fields
    other = [(key.text, value) for key, value in node.entries if key.text not in fields]
    maps = sum(isinstance(value, Mapping) for _, value in other)
    own = len(node.entries) - len(other)
    if maps > own or own:
        return maps > own
    if all(isinstance(value, Mapping) or empty_words(value) for _, value in other):
        return True
    return not any(nearest(key, fields) or meant_by(key, fields) for key, _ in other)


def _tell_stray(file: _File, key: Scalar, value: Node) -> None:
    """A field that lost its indent, or a text where a record belongs."""
    fields, name, source = declared(file.record_class).fields, shown(key.text), file.source
    if key.text in fields:
        start = Span(key.span.line, key.span.column, 0)
        fixed = source.with_span(start, "  ") if key.span.column == 1 else ""
        message = f"`{name}` stands at the margin, and belongs to no record"
        hint = "indent it by two spaces, below the id of its record"
        file.tell("record-shape", message, key.span, hint, fixed)
        return
    named = _naming_field(file)
    message = f"`{name}` takes keys and values, not {shape_name(value)}"
    brace = key.text.find("{")
    if brace > 0 and isinstance(value, Scalar) and value.text.endswith("}"):
        place = Span(key.span.line, key.span.column + brace, 1)
        fixed = source.with_span(key.span, f"{key.text[:brace].rstrip()}: {key.text[brace:]}")
        hint = f"write `{shown(key.text[:brace].rstrip())}: {{…}}`"
        file.tell("yaml-missing-colon", "a colon is missing before this bracket", place, hint, fixed)
        return
    if not isinstance(value, Scalar):
        file.tell("record-shape", message, value.span, f"write `{name}: {{{named}: …}}`")
        return
    record = f"{{{named}: {written(value.text)}}}"
    fixed = source.with_text(value, value.text) and source.with_span(value.span, record)
    file.tell("record-shape", message, value.span, f"write `{name}: {shown(record)}`", fixed)


def _naming_field(file: _File) -> str:
    fields = declared(file.record_class).fields
    return next((each.key for each in fields.values() if each.field.kind == "label"), "title")


def _tell_no_record(file: _File, node: Node, *, listed: bool) -> None:
    """A text, or a list, where a record belongs: in a list of names each is mended by itself."""
    hint = "write a list of records, each beginning with `- id: …`, or a map whose keys are the ids"
    message, fixed = "this is not a record", ""
    if listed and isinstance(node, Scalar) and (made := make_id(node.text)):
        record = f"{{id: {made}, {_naming_field(file)}: {written(node.text)}}}"
        message, hint = "this is a text, not a record", f"write `- {shown(record)}`"
        fixed = file.source.with_text(node, node.text) and file.source.with_span(node.span, record)
    file.tell("record-shape", message, node.span, hint, fixed)
