"""Names of people typed otherwise than as one text each: in halves, or several in one text.

Asked by `check.py` for fields and records that are declared to hold names of people; knows no field of theirs by name
but those that other programs part a name into.
"""

from generator.schema.declared import DeclaredField, DeclaredRecord
from generator.schema.node import Mapping, Node, Scalar
from generator.schema.quoting import quoted, written
from generator.schema.reading import Reading
from generator.schema.values import shown
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
    whole = (value for key, value in node.entries if _folded(key) in _WHOLE)
    named = next((value.text for value in whole if isinstance(value, Scalar)), "")
    return named or _halves(node)[1]


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
    found = [entry for entry in node.entries if _folded(entry[0]) in _FIRST | _LAST]
    first = next((value for key, value in found if _folded(key) in _FIRST), None)
    last = next((value for key, value in found if _folded(key) in _LAST), None)
    if len(found) != 2 or not isinstance(first, Scalar) or not isinstance(last, Scalar):
        return [], ""
    return found, f"{first.text} {last.text}".strip()


def _folded(key: Scalar) -> str:
    return key.text.strip().casefold().replace("_", "").replace("-", "").replace(" ", "")
