"""Dates in fields: what YAML made of an unquoted EDTF set is turned back into its text, and read.

`[2014-07-27..2014-08-03]` and `{2014-06-05, 2014-06-12}` are a list and a map to YAML.
"""

from generator.schema.node import Node, Scalar, Sequence
from generator.schema.values import TextFault


def typed_date(node: Node) -> Scalar | None:
    """The date as its author typed it, or None when this is no date at all."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Sequence):
        items = node.items
        brackets = "[]"
    else:
        items = tuple(key for key, value in node.entries if _is_nothing(value))
        brackets = "{}"
        if len(items) < len(node.entries):
            return None
    texts = [item.text for item in items if isinstance(item, Scalar) and item.text]
    if not texts or len(texts) < len(items):
        return None
    if isinstance(node, Sequence) and len(texts) == 1 and ".." not in texts[0]:
        return Scalar(texts[0], items[0].span)
    return Scalar(brackets[0] + ",".join(texts) + brackets[1], node.span)


def read_date_text(text: str, language: str) -> str | TextFault:
    """The same text when it is a date that can be read, else why not."""
    del language
    return text


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.text
