"""Shapes of values: what a node is called, and what a scalar is when its field takes no text."""

import math
import re
from collections.abc import Iterable
from typing import Any

from generator.diagnostics.suggest import nearest
from generator.schema.node import Mapping, Node, Scalar
from generator.text.synonyms import meant_by

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_NEARLY_FLAGS = {
    **dict.fromkeys(("y", "t", "1", "x", "ok", "✓", "✔", "ja", "oui", "si", "sí", "да", "نعم"), "true"),
    **dict.fromkeys(("n", "f", "0", "none", "never", "✗", "nein", "non", "нет", "لا"), "false"),
}
_ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}\Z")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?\Z")


def empty_words(node: Node) -> bool:
    """Whether this says that nothing is there: empty, `~` or `null`, typed without quotes."""
    return isinstance(node, Scalar) and node.plain and node.text in _ABSENT


def to_flag(text: str) -> bool | None:
    """`true yes on` or `false no off`, in any case."""
    return _FLAGS.get(text.strip().casefold())


def flag_meant(text: str) -> str:
    """`true` or `false` for what was probably typed for it; "" where nobody could say."""
    folded = text.strip().casefold()
    near = _NEARLY_FLAGS.get(folded) or (nearest(folded, _FLAGS) if len(folded) > 2 else None)
    return "" if near is None else near if near in _NEARLY_FLAGS.values() else str(_FLAGS[near]).lower()


def to_number(text: str, whole: bool) -> int | float | None:
    """A number in plain digits, or None."""
    text = text.strip()
    if whole:
        return int(text) if _WHOLE.match(text) else None
    value = float(text) if _NUMBER.match(text) else math.nan
    return value if math.isfinite(value) else None


def plain_value(node: Node) -> Any:
    """Free data as text, tuples and dicts. (Nodes are at most 50 deep.)"""
    if isinstance(node, Scalar):
        return None if empty_words(node) else node.text
    if isinstance(node, Mapping):
        return {key.text: plain_value(value) for key, value in node.entries}
    return tuple(plain_value(item) for item in node.items)


def shape_name(node: Node) -> str:
    """What the author typed, in a word."""
    if isinstance(node, Scalar):
        return "a text"
    return "keys and values" if isinstance(node, Mapping) else "a list"


def nearest_choice(text: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant: for which people say this word, else the nearest by its letters."""
    names = tuple(choices)
    return meant_by(text, names) or nearest(text.strip(), names)


def shape_hint(text: str, choices: Iterable[str]) -> str:
    """The nearest choice and all of them."""
    names = tuple(choices)
    near = nearest_choice(text, names)
    listed = ", ".join(names)
    return f"did you mean `{near}`? It can be: {listed}" if near else f"it can be: {listed}"
