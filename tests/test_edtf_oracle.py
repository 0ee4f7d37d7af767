"""Our bounds against those of python-edtf, another reading of the same standard; where it differs stands why."""

import math
from time import struct_time

import edtf
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st
from test_edtf_cases import date, table

from generator.edtf.days import day_number, iso_day, month_length

# Its own spelling of docs/dates.md, "Where another reader differs".
UNKNOWN_END = "an unknown end is taken to be ten years away; we leave it unknown"
WINTER = "winter ends on 31 December; ours runs to the end of February"
LEAP_DAY = "29 February of an unknown year ends on a 1 March; ours in the last leap year"
UNKNOWN_YEAR = "XXXX is every year from 0 to 9999; ours is unknown"
DIFFERS = {
    "/2014-08-12": UNKNOWN_END,
    "2014-06/": UNKNOWN_END,
    "2014-24": WINTER,
    "2014-28": WINTER,
    "2014-30": WINTER,
    "20XX-02-29": LEAP_DAY,
    "XXXX": UNKNOWN_YEAR,
    "XXXX-12": UNKNOWN_YEAR,
    "XXXX-12-25": UNKNOWN_YEAR,
    "XXXX/2014": UNKNOWN_YEAR,
}
# Valid, and refused by it: half a month or day unspecified, doubts twice over or in an open set, a doubted season.
NOT_READ = {
    "1984-1X",
    "2014-07-2X",
    "2014-07-3X",
    "2014-22~",
    "2004?-06?-11?",
    "[..2014-08-11?]",
    "[2014-06-28]",
    "[XXXX]",
}
TEXTS = [row[0] for row in table("edtf")]
OLD = {row[0] for row in table("edtf") if row[1] not in ("same", row[0]) and row[0] not in DIFFERS}


def oracle(text: str) -> tuple[int | None, int | None]:
    """Bounds as day numbers; None for open."""
    found = edtf.parse_edtf(text)
    return _day(found.lower_strict()), _day(found.upper_strict())


def _day(bound: object) -> int | None:
    if isinstance(bound, float):
        assert math.isinf(bound)
        return None
    assert isinstance(bound, struct_time)
    return day_number(bound.tm_year, bound.tm_mon, bound.tm_mday)


@pytest.mark.parametrize("text", [text for text in TEXTS if text not in NOT_READ and text not in OLD])
def test_bounds_are_those_that_another_reader_finds(text: str) -> None:
    """What Dateline sorts by is what the standard says, not what one program makes of it."""
    value = date(text)
    assert (oracle(text) == (value.lower, value.upper)) is (text not in DIFFERS), DIFFERS.get(text)


@pytest.mark.parametrize("text", sorted(NOT_READ))
def test_what_the_other_reader_cannot_read_is_read_here(text: str) -> None:
    """When it learns to, these belong in the comparison."""
    with pytest.raises((EDTFParseException, ValueError, AttributeError)):
        oracle(text)
    assert date(text).edtf


@st.composite
def stated(draw: st.DrawFn) -> str:
    """A date of any precision, perhaps doubted."""
    year, month = draw(st.integers(1000, 9998)), draw(st.integers(1, 12))
    day = draw(st.integers(1, month_length(year, month)))
    parts = [f"{year:04d}", f"{month:02d}", f"{day:02d}"][: draw(st.integers(1, 3))]
    if len(parts) == 1 and draw(st.booleans()):
        unknown = draw(st.integers(1, 2))
        parts = [parts[0][:-unknown] + "X" * unknown]
    return "-".join(parts) + draw(st.sampled_from(["", "", "?", "~", "%"]))


@settings(max_examples=60, deadline=None)
@given(stated(), stated(), st.sampled_from(["{0}", "{2}/{3}", "[{2},{3}]", "{{{2},{3}}}"]))
def test_any_date_has_the_bounds_that_another_reader_finds(first: str, last: str, form: str) -> None:
    """The same, for dates that nobody thought of."""
    first, last = sorted((first, last), key=lambda text: (date(text).lower, date(text).upper))
    text = form.format(first, last, first.rstrip("?~%"), last.rstrip("?~%"))
    value = date(text)
    lower, upper = oracle(text)
    assert (value.lower, value.upper) == (lower, upper), (iso_day(lower or 0), iso_day(upper or 0))
