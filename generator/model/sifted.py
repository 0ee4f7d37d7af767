"""The few tellings that later steps look for, sifted out brief by brief: most tell an event of their own and no more.

Stands behind the tellings of a brief and before they are joined. Knows nothing of other briefs.
"""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from generator.model.tellings import Telling, anchors_of


class Sifted(NamedTuple):
    """Tellings in a fixed order; then, in the same order, those among them of which something is to be asked."""

    every: tuple[Telling, ...] = ()
    adding: tuple[Telling, ...] = ()
    """To an event that is defined elsewhere."""
    alike: tuple[Telling, ...] = ()
    """With other ids of their event: `same_as`."""
    counted: tuple[Telling, ...] = ()
    """With a date that is counted from another event's."""
    relayed: tuple[Telling, ...] = ()
    """With a report that stands in another brief."""
    tagged: tuple[Telling, ...] = ()
    ranked: tuple[Telling, ...] = ()
    """Part of a larger event, or coming after others."""


def sift(tellings: tuple[Telling, ...]) -> Sifted:
    """The tellings of one brief, or of all files."""
    return Sifted(
        tellings,
        tuple([each for each in tellings if each.of]),
        tuple([each for each in tellings if each.record.same_as]),
        tuple([each for each in tellings if anchors_of(each)]),
        tuple([each for each in tellings if _is_relayed(each)]),
        tuple([each for each in tellings if each.tags]),
        tuple([each for each in tellings if each.part_of or each.record.follows]),
    )


def together(sifted: Iterable[Sifted]) -> Sifted:
    """Those of many briefs, one after the other."""
    columns = zip(*sifted, strict=True)
    return Sifted(*(tuple(chain.from_iterable(column)) for column in columns))


def _is_relayed(telling: Telling) -> bool:
    return any(saying.brief and saying.brief != telling.brief for saying in telling.sayings)
