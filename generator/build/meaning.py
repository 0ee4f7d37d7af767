"""What an edit changed: only wording, or something that other files may depend on. Pure."""

from typing import Any

import msgspec

from generator.diagnostics.span import Span
from generator.schema.positions import Positions
from generator.text.wording import Wording

_NOT_MEANT = (Span, Positions)
"""Where something stands in its file: only diagnostics tell it."""


def reworded(before: object, after: object) -> dict[bytes, bytes] | None:
    """The digest of each wording of `before` with that in `after`; None when they differ in anything else.

    Wording that appears, vanishes or is split differently counts as something else.
    """
    found: dict[bytes, bytes] = {}
    return found if _same(before, after, found) else None


def _same(before: Any, after: Any, found: dict[bytes, bytes]) -> bool:
    kind = type(before)
    if kind is not type(after):
        return False
    if kind is Wording:
        return _same_place(before, after, found)
    if kind in _NOT_MEANT:
        return True
    if isinstance(before, msgspec.Struct):
        names = before.__struct_fields__
        return all(_same(getattr(before, name), getattr(after, name), found) for name in names)
    if kind is tuple:
        return len(before) == len(after) and all(
            _same(one, other, found) for one, other in zip(before, after, strict=True)
        )
    if kind is dict:
        return list(before) == list(after) and all(
            _same(value, after[key], found) for key, value in before.items()
        )
    return bool(before == after)


def _same_place(before: Wording, after: Wording, found: dict[bytes, bytes]) -> bool:
    """Whether one stands for the other; the same wording at two places must stay the same at both."""
    if bool(before) != bool(after):
        return False
    return not before or found.setdefault(before.digest, after.digest) == after.digest
