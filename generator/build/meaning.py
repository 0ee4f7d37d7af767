"""What an edit changed: only wording, or something that other files may depend on. Pure."""

from typing import Any

import msgspec

from generator.diagnostics.span import Span
from generator.schema.positions import Positions
from generator.text.wording import Wording

LineAndColumn = tuple[int, int]


class Reworded(msgspec.Struct, frozen=True):
    """A document that says the same in other words: the new digest of each wording, and where places went."""

    digests: dict[bytes, bytes]
    moved: dict[LineAndColumn, LineAndColumn]


def reworded(before: object, after: object) -> Reworded | None:
    """What changed between two documents, if it was wording and nothing else; places do not count.

    Wording that appears, vanishes or is split differently counts as something else.
    """
    found = Reworded({}, {})
    return found if _same(before, after, found) else None


def _same(before: Any, after: Any, found: Reworded) -> bool:
    kind = type(before)
    if kind is not type(after):
        return False
    if kind is Wording:
        return _same_place(before, after, found)
    if kind is Span:
        found.moved[before.line, before.column] = (after.line, after.column)
        return True
    if kind is Positions:
        return _move(before, after, found)
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


def _same_place(before: Wording, after: Wording, found: Reworded) -> bool:
    """Whether one stands for the other; the same wording at two places must stay the same at both."""
    if bool(before) != bool(after):
        return False
    return not before or found.digests.setdefault(before.digest, after.digest) == after.digest


def _move(before: Positions, after: Positions, found: Reworded) -> bool:
    now = dict(after.places())
    for field, place in before.places():
        found.moved[place[:2]] = now.get(field, place)[:2]
    return True
