"""Figures: ranges of a named measure (`delivered 5; ordered >12; value <=500m USD, as of 2014-07-01`).

Floor 0: pure. Two figures conflict only where measure, unit and as-of agree and the ranges are disjoint.
"""

import msgspec


class Figure(msgspec.Struct, frozen=True, gc=False):
    """`least` and `most` are None where open; `above`/`below`: the bound itself is not included."""

    measure: str
    least: str | None
    """Decimal as text, exact: floating point would change what a source says."""
    most: str | None
    above: bool = False
    below: bool = False
    unit: str = ""
    as_of: str = ""
    text: str = ""
    """As typed."""
