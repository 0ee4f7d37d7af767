"""Maps that say in other words what a record says: put as they were meant before they are checked, and told.

Called by `check.py` for each record; what comes back has the fields that were meant, so that nothing is missing as
well. Knows how fields are declared, and the names that people part one field into.
"""

from generator.diagnostics.span import Span
from generator.diagnostics.suggest import nearest
from generator.schema.dates import read_date_text
from generator.schema.declared import DeclaredRecord
from generator.schema.field import Kind
from generator.schema.joined_names import with_inner_fields
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.people import with_whole_name
from generator.schema.quoting import written
from generator.schema.reading import Reading
from generator.schema.shapes import empty_words
from generator.schema.values import read_text, shown
from generator.text.fold import fold_key

_STARTS = frozenset({"start", "begin", "from", "startdate", "datestart", "begins"})
_ENDS = frozenset({"end", "until", "to", "enddate", "dateend", "ends"})


def as_meant(reading: Reading, node: Mapping, declarations: DeclaredRecord) -> Mapping:
    """The map with the names of fields for what is told here."""
    node = _with_id(reading, node, declarations)
    node = with_whole_name(reading, node, declarations)
    node = _with_both_ends(reading, node, declarations)
    node = _with_date_and_words(reading, node, declarations)
    node = with_inner_fields(reading, node, declarations)
    return _with_lists_named(reading, node, declarations)


def _with_id(reading: Reading, node: Mapping, declarations: DeclaredRecord) -> Mapping:
    """`- alm:` above the fields of an entry of a list, or round them, for `- id: alm`."""
    fields = declarations.fields
    key, value = node.entries[0] if node.entries else (Scalar("", node.span), node)
    if "id" not in fields or key.text in fields or nearest(key.text, fields) or not key.text:
        return node
    if not reading.source.begins_item(key.span) or any(each.text == "id" for each, _ in node.entries):
        return node
    inner: tuple[tuple[Scalar, Node], ...] = ()
    if len(node.entries) == 1 and isinstance(value, Mapping):
        inner = value.entries
    elif len(node.entries) == 1 or not empty_words(value):
        return node
    fixed = "" if inner else reading.source.with_key(key, f"id: {written(key.text)}")
    message = f"`{shown(key.text)}` is no field; in a list an entry says its id like its other fields"
    hint = f"write `- id: {shown(key.text)}`" + (", and its fields below the id" if inner else "")
    reading.tell("field-unknown", message, key.span, hint, fixed=fixed)
    return Mapping(((Scalar("id", key.span), key), *(inner or node.entries[1:])), node.span)


def _with_both_ends(reading: Reading, node: Mapping, declarations: DeclaredRecord) -> Mapping:
    """`start:` and `end:` of an event as its one date."""
    fields = [each for each in declarations.fields.values() if each.field.kind == "when"]
    if not fields or any(key.text == each.key for key, _ in node.entries for each in fields):
        return node
    other = [entry for entry in node.entries if entry[0].text not in declarations.fields]
    start = next((each for each in other if fold_key(each[0].text) in _STARTS), None)
    end = next((each for each in other if fold_key(each[0].text) in _ENDS), None)
    if start is None or end is None:
        return node
    if not isinstance(start[1], Scalar) or not isinstance(end[1], Scalar) or empty_words(start[1]):
        return node
    date = f"{start[1].text}/{'..' if empty_words(end[1]) else end[1].text}"
    span, fixed = reading.source.with_both(start, end, f"{fields[0].key}: {written(date)}")
    hint = f"write `{fields[0].key}: {shown(date)}`" + ("" if fixed else " for both")
    reading.tell("field-unknown", "a date has its start and its end in one field", span, hint, fixed=fixed)
    kept = (entry for entry in node.entries if entry not in (start, end))
    typed = Scalar(fields[0].key, start[0].span), Scalar(date, start[1].span)
    return Mapping((typed, *kept), node.span)


def _with_date_and_words(reading: Reading, node: Mapping, declarations: DeclaredRecord) -> Mapping:
    """`- 28 June 2014: Jets landed` as an event, or a change, with its date and its words."""
    fields = declarations.fields
    key, value = node.entries[0] if len(node.entries) == 1 else (Scalar("", node.span), node)
    if not isinstance(value, Scalar) or not reading.source.begins_item(key.span) or key.text in fields:
        return node
    date = next((each for each in fields.values() if each.field.kind in {"when", "day"}), None)
    words = [each for kind in ("label", "markdown") for each in fields.values() if each.field.kind == kind]
    if date is None or not words or not _is_date(date.field.kind, key.text, reading.language):
        return node
    record = f"{{{date.key}: {written(key.text)}, {words[0].key}: {written(value.text)}}}"
    typed = reading.source.typed_pair(key, value)
    whole = Span(key.span.line, key.span.column, len(typed))
    fixed = reading.source.with_span(whole, record) if typed else ""
    message = f"a date is the value of `{date.key}`, and no name of a field"
    reading.tell("field-unknown", message, key.span, f"write `- {shown(record)}`", fixed=fixed)
    named = (Scalar(date.key, key.span), key), (Scalar(words[0].key, value.span), value)
    return Mapping(named, node.span)


def _is_date(kind: Kind, text: str, language: str) -> bool:
    read = read_text(kind, text) if kind == "day" else read_date_text(kind, text, language)[0]
    return isinstance(read, str)


def _with_lists_named(reading: Reading, node: Mapping, declarations: DeclaredRecord) -> Mapping:
    """A list that stands under the name for one, under the name of the field for several.

    Where that field is typed as well, the list is of another shape than it should be and nothing else.
    """
    for field in declarations.with_many:
        found = next((each for each in node.entries if each[0].text == field.key), None)
        many = field.field.many
        if found is None or any(key.text == many for key, _ in node.entries):
            continue
        key, value = found
        if not isinstance(value, Sequence):
            continue
        message, fixed = f"`{field.key}` takes one, not a list", reading.source.with_text(key, many)
        if value.items:
            reading.tell("field-shape", message, key.span, f"a list stands under `{many}:`", fixed=fixed)
        named = (Scalar(many, key.span, key.plain), value)
        node = Mapping(tuple(named if each is found else each for each in node.entries), node.span)
    return node
