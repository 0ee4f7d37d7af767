"""Marked YAML nodes: plain data in which every value knows its line and column."""

import msgspec

from generator.diagnostics.span import Span


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """Text as the author meant it (quotes and escapes undone); `plain` when it was typed without quotes."""

    text: str
    span: Span
    plain: bool = True


class Sequence(msgspec.Struct, frozen=True):
    """A list; `span` is the place of its first character."""

    items: tuple["Node", ...]
    span: Span


class Mapping(msgspec.Struct, frozen=True):
    """Keys and values in the order typed; keys are unique."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span


Node = Scalar | Sequence | Mapping
