"""No page grows without end: a list of more than 200 things is split by year, then by month.

Pure. The address without a year then shows the newest 50 and the years; a crowded year shows its newest 50 and months.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from generator.model.timeline import MOST_ON_A_PAGE, UNDATED

LONGEST = MOST_ON_A_PAGE
NEWEST = 50
T = TypeVar("T")


class Stretch(msgspec.Struct, Generic[T], frozen=True, gc=False, array_like=True):
    """One page of a list: which stretch of time it shows, and what lies beside it."""

    things: tuple[T, ...]
    year: str = ""
    """"" for the whole, `undated` for the page of what has no date."""
    month: str = ""
    """`08` on the page of a month."""
    years: tuple[str, ...] = ()
    """All years with a page of their own."""
    months: tuple[str, ...] = ()
    """All months of the year with a page of their own."""
    has_undated: bool = False
    """There is a page of what has no date."""
    cut: bool = False
    """Only the newest are shown."""
    total: int = 0
    """How many there are of this stretch, shown or not."""

    @property
    def path(self) -> tuple[str, ...]:
        """What follows the list's own address: (), (year) or (year, month)."""
        return tuple(part for part in (self.year, self.month) if part)


def stretches(
    things: Sequence[T],
    month_of: Callable[[T], str],
    *,
    newest_first: bool,
    always_apart: bool = False,
    longest: int = LONGEST,
) -> list[Stretch[T]]:
    """The pages of a list that is in order of time; `month_of` gives `2014-06`, or "" for what has no date.

    The whole comes first; then, where it is too long (or `always_apart`), its years, crowded months and the undated.
    """
    by_year = dict(sorted(grouped(things, lambda thing: month_of(thing)[:-3]).items()))
    undated = tuple(by_year.pop("", ()))
    dated = [thing for thing in things if month_of(thing)] if undated else things
    cut = len(things) > longest
    apart = cut or always_apart
    years = tuple(by_year) if apart else ()
    found = [
        Stretch(
            things=_newest(dated, newest_first) if cut else tuple(things),
            years=years,
            has_undated=apart and bool(undated),
            cut=cut,
            total=len(things),
        )
    ]
    for year in years:
        found += _year(year, by_year[year], month_of, years, bool(undated), newest_first, longest)
    if always_apart or (apart and undated):
        found.append(
            Stretch(undated, year=UNDATED, years=years, has_undated=True, total=len(undated)),
        )
    return found


def grouped(things: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Things by key, keys in the order in which they first come."""
    groups: dict[str, list[T]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups


def _year(
    year: str,
    things: list[T],
    month_of: Callable[[T], str],
    years: tuple[str, ...],
    has_undated: bool,
    newest_first: bool,
    longest: int,
) -> Iterable[Stretch[T]]:
    cut = len(things) > longest
    by_month = dict(sorted(grouped(things, lambda thing: month_of(thing)[-2:]).items())) if cut else {}
    months = tuple(by_month)
    shown = _newest(things, newest_first) if cut else tuple(things)
    yield Stretch(shown, year, "", years, months, has_undated, cut, len(things))
    for month, found in by_month.items():
        yield Stretch(tuple(found), year, month, months=months, total=len(found))


def _newest(things: Sequence[T], newest_first: bool) -> tuple[T, ...]:
    return tuple(things[:NEWEST] if newest_first else things[-NEWEST:])
