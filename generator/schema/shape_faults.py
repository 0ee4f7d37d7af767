"""What is said of a value that has not the shape of its field: a map where a text belongs, a list in one text."""

from generator.diagnostics.span import Span
from generator.schema.declared import DeclaredField, declared
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.quoting import quoted, written
from generator.schema.reading import Reading
from generator.schema.shapes import shape_name
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
    if isinstance(node, Mapping) and _tell_colon(reading, field, node):
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
