"""Names of people typed otherwise than as one text each: in halves, or several in one text.

Asked by `check.py` for fields and records that are declared to hold names of people; knows no field of theirs by name
but those that other programs part a name into.
"""

from generator.diagnostics.span import Span
from generator.diagnostics.suggest import nearest
from generator.schema.declared import DeclaredField, DeclaredRecord, declared
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.quoting import quoted, written
from generator.schema.reading import Reading
from generator.schema.shapes import empty_words
from generator.schema.values import shown
from generator.text.fold import fold_key
from generator.text.persons import several_persons

_FIRST = frozenset({"first", "firstname", "given", "givenname", "givennames", "forename"})
_LAST = frozenset({"last", "lastname", "family", "familyname", "surname"})
_WHOLE = frozenset({"name", "literal", "fullname"})


def with_whole_name(reading: Reading, node: Mapping, declarations: DeclaredRecord) -> Mapping:
    """The map with one name where a first and a last one are typed, which is told; else the map as it is."""
    field = declarations.name_of_person
    if field is None or any(key.text == field.key for key, _ in node.entries):
        return node
    halves, name = _halves(node)
    if not name:
        return node
    span, fixed = reading.source.with_both(halves[0], halves[1], f"{field.key}: {written(name)}")
    message = f"a name is one text here: `{field.key}`"
    hint = f"write `{field.key}: {shown(written(name))}`" + ("" if fixed else " for both")
    reading.tell("field-shape", message, span, hint, fixed=fixed)
    typed = Scalar(field.key, halves[0][0].span), Scalar(name, halves[0][1].span)
    return Mapping((typed, *(entry for entry in node.entries if entry not in halves)), node.span)


def name_typed_as_map(node: Node) -> str:
    """The name that `{first: Ann, last: Smith}` or `{name: Ann Smith}` gives; "" for any other value."""
    if not isinstance(node, Mapping):
        return ""
    whole = (value for key, value in node.entries if fold_key(key.text) in _WHOLE)
    named = next((value.text for value in whole if isinstance(value, Scalar)), "")
    return named or _halves(node)[1]


def with_names_named(reading: Reading, field: DeclaredField, node: Node) -> Node:
    """Records for `Ann Smith: Arms desk`, whose name stands where that of a field belongs; each is told."""
    if isinstance(node, Sequence):
        items = (each for item in node.items for each in _named(reading, field, item) or (item,))
        return Sequence(tuple(items), node.span)
    people = _named(reading, field, node)
    return Sequence(people, node.span) if people else node


def _named(reading: Reading, field: DeclaredField, node: Node) -> tuple[Mapping, ...]:
    """Who the entries of a map are, each with what is said of him or her; nobody where one is rather a field."""
    if not isinstance(node, Mapping) or not node.entries or field.record_class is None:
        return ()
    fields = declared(field.record_class).fields
    name, role = list(fields)[:2]
    people = []
    for key, value in node.entries:
        plain = isinstance(value, Scalar) and not empty_words(value) and not value.text.startswith("http")
        if not plain or not key.text[:1].isalpha() or key.text[0].islower() or nearest(key.text, fields):
            return ()
        said = Scalar(role, value.span), value
        people.append(Mapping(((Scalar(name, key.span), key), said), Span(key.span.line, key.span.column)))
    _tell_named(reading, field, node, (name, role))
    return tuple(people)


def _tell_named(reading: Reading, field: DeclaredField, node: Mapping, keys: tuple[str, str]) -> None:
    records = [
        f"{{{keys[0]}: {written(key.text)}, {keys[1]}: {written(value.text)}}}"
        for key, value in node.entries
        if isinstance(value, Scalar)
    ]
    meant = ", ".join(records)
    (first, _), (_, last) = node.entries[0], node.entries[-1]
    span = Span(first.span.line, first.span.column, first.span.length)
    whole = Span(span.line, span.column, last.span.column + last.span.length - span.column)
    around = Span(span.line, max(1, span.column - 1), whole.length + 2)
    fixed = ""
    if first.span.line == last.span.line and reading.source.typed(around).strip("{}") == reading.source.typed(
        whole
    ):
        fixed = reading.source.with_span(around, f"[{meant}]")
    elif len(records) == 1 and reading.source.begins_item(span) and first.span.line == last.span.line:
        fixed = reading.source.with_span(whole, meant)
    message = f"`{shown(first.text)}` stands where the name of a field belongs"
    hint = f"write `{field.key}: [{shown(meant)}]`"
    reading.tell("field-shape", message, span, hint, fixed=fixed)


def tell_several(reading: Reading, field: DeclaredField, node: Node) -> None:
    """Warns of one text that very likely names several people, of a value that holds no list."""
    names = several_persons(node.text) if isinstance(node, Scalar) else ()
    if not isinstance(node, Scalar) or not names:
        return
    listed = f"[{', '.join(map(written, names))}]"
    fixed = reading.source.with_text(node, node.text) and reading.source.with_span(node.span, listed)
    alone = shown(quoted(node.text))
    hint = f"write `{field.key}: {shown(listed)}`; one name stands in brackets and quotes: `[{alone}]`"
    message = f"this is read as one name, and seems to be {len(names)}"
    reading.tell("field-list", message, node.span, hint, "warning", fixed)


def _halves(node: Mapping) -> tuple[list[tuple[Scalar, Node]], str]:
    """The entries with the first and the last name, as typed, and both as one."""
    found = [entry for entry in node.entries if fold_key(entry[0].text) in _FIRST | _LAST]
    first = next((value for key, value in found if fold_key(key.text) in _FIRST), None)
    last = next((value for key, value in found if fold_key(key.text) in _LAST), None)
    if len(found) != 2 or not isinstance(first, Scalar) or not isinstance(last, Scalar):
        return [], ""
    return found, f"{first.text} {last.text}".strip()
