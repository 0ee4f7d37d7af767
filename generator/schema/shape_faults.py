"""What is said of a value that has not the shape of its field: a map where a text belongs, a list in one text."""

from generator.diagnostics.span import Span
from generator.schema.declared import DeclaredField, DeclaredRecord, declared
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.people import name_typed_as_map
from generator.schema.quoting import quoted, written
from generator.schema.reading import Reading
from generator.schema.shapes import flag_meant, nearest_choice, shape_hint, shape_name
from generator.schema.values import shown

_WANTED = {
    "text": "one text",
    "flag": "true or false",
    "whole": "a number",
    "number": "a number",
    "record": "keys and values",
    "texts": "a list of texts",
    "records": "a list of entries",
    "texts by language": "one text for each language",
    "anything": "anything",
}


def wrong_shape(reading: Reading, field: DeclaredField, node: Node) -> None:
    """Tells of a value that its field cannot take."""
    if isinstance(node, Mapping) and (_tell_colon(reading, field, node) or _tell_name(reading, field, node)):
        return
    message = f"`{field.key}` takes {_WANTED[field.shape]}, not {shape_name(node)}"
    reading.tell("field-shape", message, node.span, _shape_repair(field, node))


def tell_commas(reading: Reading, field: DeclaredField, node: Scalar) -> None:
    """Warns of one text with commas where a list belongs."""
    fixed, sign = "", "," if "," in node.text else ";"
    names = [name.strip() for name in node.text.strip("()[]{} ").split(sign)]
    if node.plain and reading.source.with_text(node, node.text):
        fixed = reading.source.with_span(node.span, f"[{', '.join(written(name) for name in names if name)}]")
    hint = f"write `{field.key}: [{shown(', '.join(names))}]`"
    message = f"this is read as one, {'commas' if sign == ',' else 'semicolons'} and all"
    reading.tell("field-list", message, node.span, hint, "warning", fixed)


def _tell_name(reading: Reading, field: DeclaredField, node: Mapping) -> bool:
    """Whether a map is rather the name of somebody, where names are texts; then it is told."""
    name = name_typed_as_map(node) if field.field.people else ""
    if name:
        message = f"the names in `{field.key}` are texts, not {shape_name(node)}"
        reading.tell("field-shape", message, node.span, f"write `{shown(written(name))}`")
    return bool(name)


def tell_no_value(reading: Reading, field: DeclaredField, node: Scalar) -> None:
    """Tells of a text that is neither true nor false, or no number."""
    message, hint = f"`{field.key}` is a number", f"write it like {field.field.example or '1'}"
    meant = ""
    if field.shape == "flag":
        message, meant = f"`{field.key}` is either true or false", flag_meant(node.text)
        hint = f"write `{field.key}: {meant or 'true'}`" + ("" if meant == "true" else " or leave it out")
    fixed = reading.source.with_text(node, meant) if meant else ""
    reading.tell("field-value", f"{message}, not “{shown(node.text)}”", node.span, hint, fixed=fixed)


def with_lists_named(reading: Reading, node: Mapping, declarations: DeclaredRecord) -> Mapping:
    """The map with a list under the name of the field for several that stood under the name for one; it is told.

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


def _tell_colon(reading: Reading, field: DeclaredField, node: Mapping) -> bool:
    """Whether a map is rather a text with a colon in it, `- He said: this`; then it is told."""
    key, value = node.entries[0] if len(node.entries) == 1 else (None, None)
    if key is None or not isinstance(value, Scalar) or field.shape not in {"text", "texts"}:
        return False
    if not key.plain or node.span.column != key.span.column:
        return False  # in quotes or braces: no slip
    typed = reading.source.typed_pair(key, value)
    text = typed if typed and value.plain else f"{key.text}: {value.text}".rstrip()
    whole = Span(key.span.line, key.span.column, len(typed))
    fixed = reading.source.with_span(whole, quoted(text)) if typed else ""
    hint = f"put the text in quotes: {quoted(shown(text))}"
    message = "a colon and a space make a name and a value of this text"
    reading.tell("field-colon", message, key.span, hint, fixed=fixed)
    return True


def _shape_repair(field: DeclaredField, node: Node) -> str:
    if field.shape == "text" and isinstance(node, Sequence):
        return "put the text in quotes if it begins with a bracket; else write one value only"
    if field.field.many and isinstance(node, Sequence):
        return f"move what stands here to the list `{field.field.many}:`"
    alone = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None
    if field.shape == "record" and field.field.shorthand and isinstance(alone, Scalar):
        return f"write it without brackets: `{field.key}: {shown(alone.text)}`"
    example = field.field.example
    if example:
        return f"write it like `{field.key}: {example}`"
    if field.record_class is None:
        return "docs/fields.md has an example of every field"
    inner = tuple(declared(field.record_class).fields)
    return f"write it like `{field.key}: {{{inner[0]}: …}}`; it may hold {', '.join(inner)}"


def tell_unknown_name(reading: Reading, field: DeclaredField, key: Scalar) -> None:
    """Tells of a name that a map with a closed list of names has not."""
    names = field.field.keys
    message = f"`{field.key}` has no `{shown(key.text)}`"
    near = nearest_choice(key.text, names)
    fixed = reading.source.with_text(key, near) if near else ""
    reading.tell("field-choice", message, key.span, shape_hint(key.text, names), fixed=fixed)


def tell_missing(reading: Reading, field: DeclaredField, node: Mapping, span: Span | None) -> None:
    """Tells of a field that must be there; `span` is where it stands, empty, and nothing when that was told already."""
    if span is not None and span.line == 0:
        return
    hint = f"write `{field.key}: {field.field.example or '…'}` ({field.field.help})"
    if span is not None:
        reading.tell("field-missing", f"`{field.key}` is empty", span, hint)
    else:
        place = Span(node.span.line, node.span.column)
        reading.tell("field-missing", f"`{field.key}` is missing", place, hint)
