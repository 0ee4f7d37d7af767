"""What the steps of linking came to last time, for a process that links again and again.

A step is a plain function over frozen values. Asked again with the very same values it gives what it gave; and a value
that is equal to the last one is that one, so that the steps behind it are asked with the very same. Identity only saves
work, it never decides. Knows nothing of what the steps do.
"""

from collections.abc import Callable, Collection, Iterable
from itertools import islice
from operator import is_
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

T = TypeVar("T")
Key = TypeVar("Key")
Read = TypeVarTuple("Read")
_NOTHING = object()
"""In the place of what a thing read that was not there at the last link."""


class Stages:
    """The steps of one site's links. Without `lasting` nothing is kept, and every step is taken."""

    def __init__(self, *, lasting: bool = False) -> None:
        self._lasting = lasting
        self._last: dict[tuple[str, str], tuple[tuple[Any, ...], Any]] = {}
        self._now: dict[tuple[str, str], tuple[tuple[Any, ...], Any]] = {}
        self._last_rows: dict[str, _Rows] = {}
        self._rows: dict[str, _Rows] = {}

    def begin(self) -> None:
        """Another link begins. What the last one did not come to is let go of."""
        self._last, self._now = self._now, {}
        self._last_rows, self._rows = self._rows, {}

    def made(self, stage: str, key: str, make: Callable[[*Read], T], *read: *Read) -> T:
        """`make(*read)`, which reads nothing else and changes none of it. A stage has each key once."""
        if not self._lasting:
            return make(*read)
        known = self._last.get((stage, key))
        if known is None or not the_very_same(known[0], read):
            known = (read, make(*read))
        self._now[stage, key] = known
        found: T = known[1]
        return found

    def each(
        self,
        stage: str,
        make: Callable[..., T],
        keys: Iterable[str],
        *columns: Iterable[Any],
        alike: bool = False,
    ) -> Iterable[T]:
        """`made` for many things, each with a row of the columns: much quicker where most of them read the same.

        With `alike` what is made anew and equals the last is that one, as by `same`. Without memory each is made when
        it is asked for, and the columns are read as far.
        """
        if not self._lasting:
            return map(make, *columns)
        named = [*keys]
        rows = _Rows(named, [[*islice(column, len(named))] for column in columns], [])
        last = self._last_rows.get(stage, _Rows([], [], [])).aligned(named, len(columns))
        rows.values.extend(_values_of(make, rows, last, alike=alike))
        self._rows[stage] = rows
        return rows.values

    def each_by(
        self,
        stage: str,
        make: Callable[..., T],
        keys: Collection[str],
        *columns: Iterable[Any],
        alike: bool = False,
    ) -> dict[str, T]:
        """What `each` gives, by the keys."""
        return dict(zip(keys, self.each(stage, make, keys, *columns, alike=alike), strict=True))

    def same(self, stage: str, key: str, value: T, *of: object) -> T:
        """The value, as the last one if that is equal and was made of the very same things (`of`).

        For values in which no order is lost on `==`: where they hold a mapping, `of` must be what it comes from.
        """
        if not self._lasting:
            return value
        known = self._last.get((stage, key))
        if known is None or not _alike(known[1], value) or not the_very_same(known[0], of):
            known = (of, value)
        self._now[stage, key] = known
        found: T = known[1]
        return found

    def same_each(self, stage: str, keys: Iterable[str], values: Iterable[T]) -> Iterable[T]:
        """`same` for many values, each made of nothing in particular: much quicker."""
        return self.each(stage, _itself, keys, values, alike=True)

    def same_values(self, stage: str, value: dict[str, T]) -> dict[str, T]:
        """A mapping with these values, each as by `same`."""
        return self.each_by(stage, _itself, value, value.values(), alike=True)

    def same_items(self, stage: str, value: dict[Key, T], key: str = "") -> dict[Key, T]:
        """The mapping, as the last one if that has equal items in the same order. Neither is changed any more."""
        if not self._lasting:
            return value
        known = self._last.get((stage, key))
        if known is None or not _in_order(known[1], value):
            known = ((), value)
        self._now[stage, key] = known
        mapping: dict[Key, T] = known[1]
        return mapping

    def same_members(self, stage: str, value: tuple[T, ...]) -> tuple[T, ...]:
        """The tuple, as the last one if that has the very same members."""
        if not self._lasting:
            return value
        known = self._last.get((stage, ""))
        if known is None or not the_very_same(known[0], value):
            known = (value, value)
        self._now[stage, ""] = known
        members: tuple[T, ...] = known[1]
        return members


def the_very_same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    """Whether both have the same values in the same order, which are not compared."""
    return len(before) == len(now) and all(map(is_, before, now))


def _alike(one: object, other: object) -> bool:
    return one is other or (type(one) is type(other) and one == other)


def _itself(value: T) -> T:
    return value


class _Rows(NamedTuple):
    """What many things read, column by column, and what was made of each row."""

    keys: list[str]
    columns: list[list[Any]]
    values: list[Any]

    def aligned(self, keys: list[str], width: int) -> "_Rows":
        """The same for these keys in their order, with nothing for those that were not there."""
        if self.columns and self.keys == keys:
            return self
        place = {key: number for number, key in enumerate(self.keys)}
        found = [place.get(key, -1) for key in keys]
        columns = self.columns or [[] for _ in range(width)]
        filled = [[*column, _NOTHING] for column in (*columns, self.values)]
        *columns, values = [[column[number] for number in found] for column in filled]
        return _Rows(keys, columns, values)


def _values_of(make: Callable[..., T], rows: _Rows, last: _Rows, *, alike: bool) -> list[T]:
    values: list[T] = list(last.values)
    compared = [map(is_, before, now) for before, now in zip(last.columns, rows.columns, strict=True)]
    for number, unchanged in enumerate(map(all, zip(*compared, strict=True))):
        if not unchanged:
            value = make(*(column[number] for column in rows.columns))
            if not (alike and _alike(values[number], value)):
                values[number] = value
    return values


def _in_order(one: dict[Any, Any], other: dict[Any, Any]) -> bool:
    return one is other or (
        one == other
        and list(one) == list(other)
        and all(_in_order(each, other[key]) for key, each in one.items() if isinstance(each, dict))
    )
