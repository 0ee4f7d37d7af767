"""`image_alt:` for `alt:` inside `image:`, as programs without records inside records have it: told, and put there.

Asked by `meant.py` for each record. Knows how fields are declared, and no field by name.
"""

from generator.diagnostics.span import Span
from generator.schema.declared import DeclaredField, DeclaredRecord, declared
from generator.schema.node import Mapping, Node, Scalar
from generator.schema.quoting import written
from generator.schema.reading import Reading
from generator.schema.shape_faults import field_of_text
from generator.schema.shapes import empty_words
from generator.schema.values import shown
from generator.text.fold import fold_key
from generator.text.synonyms import meant_by

_Entry = tuple[Scalar, Node]


def with_inner_fields(reading: Reading, node: Mapping, declarations: DeclaredRecord) -> Mapping:
    """The map with such names inside the records they speak of; each record is told of once."""
    fields = declarations.fields
    if all(key.text in fields for key, _ in node.entries):
        return node
    for field in fields.values():
        moved = _moved(node, field, declarations)
        outer = _outer(node, field) if moved else None
        if outer is None:
            continue
        key, record = outer
        there = {each.text for each, _ in record.entries}
        kept = [entry for entry in moved if entry[1][0].text not in there]
        if kept:
            gone = [typed for typed, _ in kept]
            record = Mapping((*record.entries, *(inner for _, inner in kept)), record.span)
            _tell(reading, node, field, gone, record)
            others = (each for each in node.entries if each not in gone and each[0].text != field.key)
            node = Mapping((*others, (key or Scalar(field.key, gone[0][0].span), record)), node.span)
    return node


def _moved(
    node: Mapping, field: DeclaredField, declarations: DeclaredRecord
) -> list[tuple[_Entry, tuple[Scalar, Node]]]:
    """Entries whose name is that of the field and of one inside it, and what they are there."""
    if field.shape != "record" or field.record_class is None:
        return []
    inner = declared(field.record_class).fields
    found = []
    for key, value in node.entries:
        start, folded = fold_key(field.key), fold_key(key.text)
        rest = folded.removeprefix(start)
        if key.text in declarations.fields or rest in ("", folded) or empty_words(value):
            continue
        name = next((each for each in inner if fold_key(each) == rest), None) or meant_by(rest, inner)
        if name:
            found.append(((key, value), (Scalar(name, key.span), value)))
    return found


def _outer(node: Mapping, field: DeclaredField) -> tuple[Scalar | None, Mapping] | None:
    """(its name where it is typed, what is typed of the record); None where that is no record and no short form."""
    key, value = next((each for each in node.entries if each[0].text == field.key), (None, None))
    if value is None or empty_words(value):
        return key, Mapping((), node.span)
    if isinstance(value, Mapping):
        return key, value
    short = field_of_text(field, value) if isinstance(value, Scalar) else None
    return (key, Mapping(((Scalar(short.key, value.span), value),), value.span)) if short else None


def _tell(reading: Reading, node: Mapping, field: DeclaredField, gone: list[_Entry], record: Mapping) -> None:
    names = [f"`{shown(key.text)}`" for key, _ in gone]
    message = f"{' and '.join(names[:2])} {'is no field' if len(names) == 1 else 'are no fields'}: "
    message += f"that stands inside `{field.key}`"
    outer = next((value for key, value in node.entries if key.text == field.key), None)
    texts = [(key.text, value.text) for key, value in record.entries if isinstance(value, Scalar)]
    whole = f"{{{', '.join(f'{key}: {written(text)}' for key, text in texts)}}}"
    hint = f"write `{field.key}: {shown(whole)}`"
    if isinstance(outer, Mapping) or len(texts) < len(record.entries) or shown(whole) != whole:
        inner = " and ".join(f"`{key.text}: …`" for key, _ in record.entries)
        hint = f"write {inner} in lines below `{field.key}:`, two spaces further right"
    (key, value), fixed = gone[0], ""
    if outer is None and len(gone) == 1 and isinstance(value, Scalar):
        typed = reading.source.typed_pair(key, value)
        place = Span(key.span.line, key.span.column, len(typed))
        fixed = reading.source.with_span(place, f"{field.key}: {whole}") if typed else ""
    reading.tell("field-unknown", message, key.span, hint, fixed=fixed)
