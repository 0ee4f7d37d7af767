"""Our bounds against those of edtf.js, a third reading of the standard; where it differs stands why.

Its answers are kept in cases/dates/edtf-js.json (cases/dates/edtf_js.mjs makes them), so that no test needs Node.
"""

import json
import re

import pytest
from test_edtf_cases import CASES, date, table

from generator.edtf.days import iso_day

ANSWERS: dict[str, list[str | None] | None] = json.loads((CASES / "edtf-js.json").read_text("utf-8"))
# Its own spelling of docs/dates.md, "Where another reader differs".
SEASON = "seasons are quarters to it: spring begins in January; ours are those of the calendar's months"
THIRD = "the first two thirds of a year have five months each with it; ours are of four"
IN_SET = "of a range within a set it takes only the beginning, and does not order what is typed out of order"
LEAP_DAY = "29 February of an unknown year ends on a 28 February; ours in the last leap year"
UNKNOWN_YEAR = "XXXX is every year from 0 to 9999; ours is unknown"
ZONE = "an instant becomes the day in UTC; ours stays the day that was written"
FAR_YEAR = "it has no bounds beyond the years that JavaScript's clock knows"
DIFFERS = {
    **dict.fromkeys(["2014-21", "2014-22", "2014-23", "2014-24"], SEASON),
    **dict.fromkeys(["2014-25", "2014-26", "2014-28", "2014-29", "2014-30", "2014-31", "2014-32"], SEASON),
    **dict.fromkeys(["2014-37", "2014-38"], THIRD),
    **dict.fromkeys(["[2014-07-27..2014-08-03]", "[2014-07-21..2014-07-27]"], IN_SET),
    **dict.fromkeys(["[2014-08-21..2014-08-31]", "[2014-06-29, 2014-06-28]"], IN_SET),
    **dict.fromkeys(["[2014-06,2014-06-28]", "[1667,1668,1670..1672]", "{2014..2016}"], IN_SET),
    "20XX-02-29": LEAP_DAY,
    **dict.fromkeys(["XXXX", "XXXX/2014", "[XXXX]", "XXXX-12-25", "XXXX-12"], UNKNOWN_YEAR),
    "2014-07-27T23:20:30-04": ZONE,
    **dict.fromkeys(["Y170000002", "Y-170000002"], FAR_YEAR),
}
REFUSED = {
    "2014-22~": "a doubted season",
    "2014-21/2014-23": "an interval of seasons",
    **dict.fromkeys(["2014-06/open", "2014-06/unknown", "unknown/2014"], "the words of 2012"),
    **dict.fromkeys(["2014-07-27?~", "2014-07-27~?", "199u", "196x", "uuuu", "2014-uu-03"], "signs of 2012"),
    "y170000002": "a small letter",
}


@pytest.mark.parametrize("text", [row[0] for row in table("edtf")])
def test_bounds_are_those_that_a_third_reader_finds(text: str) -> None:
    """Two readers of the standard may share a mistake; three hardly do, and each difference has its reason."""
    answer = ANSWERS[text]
    assert (answer is None) is (text in REFUSED), REFUSED.get(text)
    if answer is None:
        return
    value = date(text)
    ours = [None if bound is None else iso_day(bound) for bound in (value.lower, value.upper)]
    theirs = [None if bound is None else re.sub(r"^-00", "-", bound) for bound in answer]
    assert (ours == theirs) is (text not in DIFFERS), (DIFFERS.get(text), ours, theirs)
