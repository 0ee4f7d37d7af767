"""The date value: canonical EDTF text with its bounds, and what is doubted in it."""

from typing import Literal

import msgspec

from generator.edtf.precision import Precision

End = Literal["known", "open", "unknown"]
Form = Literal["single", "interval", "one-of", "all-of"]


class EdtfDate(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One date as EDTF tells it. Bounds are day numbers (days.py), never narrower than what was stated."""

    edtf: str
    """Canonical ISO 8601-2:2019 text: two dates that state the same are written the same."""
    lower: int | None
    """The first possible day; None when open or unknown."""
    upper: int | None
    """The last possible day; None when open or unknown."""
    lower_end: End = "known"
    upper_end: End = "known"
    precision: Precision = "day"
    """Finest unit stated, one of precision.PRECISIONS: second, day, month, quarter, season, … or none."""
    form: Form = "single"
    uncertain: bool = False
    approximate: bool = False


class DateFault(msgspec.Struct, frozen=True, gc=False):
    """Why a text is not a date; `start` and `end` are offsets in it, `suggestion` a text that would be read."""

    code: str
    message: str
    hint: str = ""
    start: int = 0
    end: int = 0
    suggestion: str = ""
