"""A record class -> the Markdown table of its fields, for the documentation."""

from generator.schema.declared import DeclaredField, declared
from generator.schema.field import Record

_SHAPES = {
    "text": "text",
    "flag": "true or false",
    "whole": "whole number",
    "number": "number",
    "texts": "list of texts",
    "texts by language": "text, or one for each language",
    "anything": "anything",
}
_KINDS = {
    "markdown": "Markdown",
    "id": "id",
    "key": "citation key",
    "url": "web address",
    "address": "address in the site",
    "host": "host on the web",
    "path": "file below content/",
    "day": "day or instant",
    "instant": "instant with zone",
    "edtf": "date (EDTF)",
    "when": "date (EDTF, friendly or relative)",
    "language": "language code",
    "entity": "entity",
    "outlet": "outlet",
    "brief": "brief",
    "source": "source",
    "event": "event",
    "tag": "tag",
    "author": "author",
}


def reference_table(record_class: type[Record]) -> str:
    """Name, type, meaning and example of each field, in the order declared; ends without a line break."""
    rows = ["| field | type | what it is | example |", "|---|---|---|---|"]
    for field in declared(record_class).fields.values():
        example = f"`{_cell(field.field.example)}`" if field.field.example else ""
        required = " **Required.**" if field.field.required else ""
        meaning = _cell(field.field.help) + required
        rows.append(f"| `{field.key}` | {_cell(_type_name(field))} | {meaning} | {example} |")
    return "\n".join(rows)


def _type_name(field: DeclaredField) -> str:
    if field.field.choices:
        names = ", ".join(f"`{choice}`" for choice in field.field.choices)
        if field.shape == "texts":
            return f"list of {names}"
        return f"a map to {names}" if field.field.keys else names
    if field.record_class is not None:
        name = field.record_class.__name__
        return f"list of {name}" if field.shape == "records" else name
    kind = _KINDS.get(field.field.kind, "")
    if not kind:
        return _SHAPES[field.shape]
    if field.shape == "texts":
        return f"list: {kind}"
    return f"{kind} for each language" if field.shape == "texts by language" else kind


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
