"""A law of every export: whatever the date, no file says it more exactly than its writer did, and none loses it."""

import csv
import datetime as dt
import io
import json
import re
from typing import Any

import icalendar
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_edtf_cases import date
from test_edtf_laws import dates

from generator.citations.bibtex import bibtex
from generator.citations.csl import csl
from generator.citations.references import Reference, source_reference
from generator.citations.ris import ris
from generator.edtf.days import day_number, from_day_number, iso_day, month_length
from generator.edtf.parse import parse_edtf
from generator.edtf.relative import Duration, RelativeToEvent, resolve_relative
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.exports import events_csv, events_json, timelinejs
from generator.exports.shared.event_texts import ToldEvent
from generator.exports.shared.icalendar import calendar
from generator.model.events import SiteEvent
from generator.model.facts import SiteFacts
from generator.model.sources import SiteSource
from generator.pages.shared.linked_data import event_data
from generator.pages.shared.metadata import source_coins
from generator.records.source import Source

law = settings(max_examples=200, deadline=None)
FACTS = SiteFacts("A", base_url="https://example.org/")
_DAY = r"-?\d{4}-\d\d-\d\d"
STATED_DAYS = re.compile(rf"({_DAY})(?:T[^/]*)?(?:/({_DAY}))?")
"""A day, or one day to another, without any doubt: nothing else is known to the day."""
BIBLATEX = re.compile(
    r"-?(\d{4}|\d{3}X|\d\dXX)(-(0[1-9]|1[0-2]|XX)(-(\d\d|XX))?|-2[1-4])?[?~%]?"  # the biblatex manual, table of EDTF
)
farther = st.integers(day_number(-400, 1, 1), day_number(12000, 1, 1)).map(lambda day: date(iso_day(day)))
any_date = st.one_of(dates(), farther, st.sampled_from(["Y12000", "-0043", "XXXX", "0000-01-01"]).map(date))


def event(value: EdtfDate) -> SiteEvent:
    return SiteEvent("talks", "Talks", value)


def stated(value: EdtfDate) -> tuple[str, str] | None:
    """First and last day, read from the text of the date itself."""
    match = STATED_DAYS.fullmatch(value.edtf)
    return (match[1], match[2] or match[1]) if match else None


@law
@given(any_date)
@example(date("2014-07-2X"))
@example(date("2014-07/2014-08-01"))
def test_data_files_give_the_date_itself_and_its_own_bounds(value: EdtfDate) -> None:
    """Who reads the data has what the writer wrote, and bounds that leave out no day that is possible."""
    (told,) = json.loads(events_json.make(FACTS, (event(value),), {}))
    (row,) = csv.DictReader(io.StringIO(events_csv.make(FACTS, (event(value),)).decode(), newline=""))
    assert parse_edtf(told["date"]) == value
    for name, bound, end in (
        ("lower", value.lower, value.lower_end),
        ("upper", value.upper, value.upper_end),
    ):
        expected = iso_day(bound) if bound is not None else {"open": "..", "unknown": None}[end]
        assert told[name] == expected
    for name in ("date", "lower", "upper", "precision", "date_text"):
        assert row[name].removeprefix("'") == (told[name] or "")
    assert told["date_text"] == date_words(value)


@law
@given(any_date)
@example(date("2014-07-2X"))
@example(date("9999-12"))
@example(date("0001-01-01"))
def test_a_calendar_covers_every_possible_day_and_says_what_is_not_certain(value: EdtfDate) -> None:
    """Nobody misses the day it may have been, and nobody takes a span for a day."""
    text = calendar(FACTS, "A", "", "", (ToldEvent(event(value), "2014-08-12", "2014-08-12"),))
    found: list[Any] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    if value.lower is None or value.upper is None:
        assert found == []
        return
    within = from_day_number(value.lower)[0] >= 1 and from_day_number(value.upper + 1)[0] <= 9999
    assert len(found) == within
    if within:
        first, last = found[0]["DTSTART"].dt, found[0]["DTEND"].dt - dt.timedelta(days=1)
        assert (first.toordinal(), last.toordinal()) == (value.lower, value.upper)
        assert ("(date uncertain)" in found[0]["SUMMARY"]) is (stated(value) is None)
        assert str(found[0]["X-EDTF"]).replace("\\", "") == value.edtf


@law
@given(any_date)
@example(date("2014-07-2X"))
@example(date("2014-07/2014-08-01"))
@example(date("{2014-07-24,2014-07-26}"))
def test_linked_data_has_a_day_only_where_one_is_stated(value: EdtfDate) -> None:
    """No search engine shows a day that nobody stated."""
    data = event_data(SiteFacts("A", base_url="https://example.org/"), event(value))
    assert data is not None
    days = stated(value)
    assert (data.get("startDate") is None) is (days is None)
    if days is not None:
        assert (data["startDate"], data.get("endDate", data["startDate"])) == days


@law
@given(any_date)
@example(date("2014-07/2014-07-31"))
@example(date("[2014-07-01,2014-07]"))
def test_timelinejs_has_only_parts_that_are_stated_and_covers_all(value: EdtfDate) -> None:
    """No slide stands on a day that was only a month, and none ends before the event may have."""
    slides = json.loads(timelinejs.make(FACTS, (event(value),)))["events"]
    if value.lower is None and value.upper is None:
        assert slides == []
        return
    (slide,) = slides
    assert slide["display_date"] == date_words(value)
    bare = re.sub(r"[?~%]", "", value.edtf)
    for parts in (slide["start_date"], slide.get("end_date", slide["start_date"])):
        if "day" in parts:
            assert iso_day(day_number(parts["year"], parts["month"], parts["day"])) in bare
        elif "month" in parts:
            assert f"{parts['year']:04d}-{parts['month']:02d}" in bare or re.search(r"-(3[3-9]|4[01])", bare)
    first, last = slide["start_date"], slide.get("end_date", slide["start_date"])
    if value.lower is not None:
        assert day_number(first["year"], first.get("month", 1), first.get("day", 1)) <= value.lower
    if value.upper is not None:
        month = last.get("month", 12)
        end = last.get("day", month_length(last["year"], month))
        assert day_number(last["year"], month, end) >= value.upper


@law
@given(any_date)
@example(date("2014-07-2X"))
def test_citations_have_a_date_that_the_format_knows_or_words(value: EdtfDate) -> None:
    """A reference manager sorts by no year and prints no day that the source does not have."""
    reference = source_reference(
        SiteSource("s", "s", Source(title="A", published=value.edtf), published=value)
    )
    assert reference is not None
    day = value.edtf.partition("T")[0]
    words = date_words(date(day))
    fields = {field.key: field.value for field in parse_string(bibtex(reference, "en")).entries[0].fields}
    known = all(end in ("", "..") or BIBLATEX.fullmatch(end) for end in day.split("/"))
    assert fields.get("date") == (day if known else None)
    assert fields.get("note") == (None if known else words)
    (record,) = rispy.loads(ris(reference, "en"))
    plain = re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", day) is not None
    assert record.get("date", record.get("year")) == (day.replace("-", "/") if plain else None)
    assert record.get("notes") == (None if plain else [words])
    saved = re.search(
        r"rft\.date=([^&]*)", source_coins(SiteSource("s", "s", Source(title="A"), published=value))
    )
    assert saved is not None
    assert (saved[1] == day) is plain


@law
@given(any_date)
def test_csl_dates_have_the_parts_that_are_stated(value: EdtfDate) -> None:
    """“Around August” is printed as such, and “24 or 25 July” in words."""
    issued = csl(Reference("s", "news", "A", published=value), "en")["issued"]
    if "literal" in issued:
        assert issued == {"literal": date_words(value)}
        return
    ends = [re.sub("~", "", end) for end in value.edtf.partition("T")[0].split("/")]
    if "season" in issued:
        assert ends == [f"{issued['date-parts'][0][0]}-2{issued['season']}"]
        return
    assert [
        "-".join(f"{part:02d}" if n else f"{part:04d}" for n, part in enumerate(parts))
        for parts in issued["date-parts"]
    ] == ends
    assert issued.get("circa", False) is value.approximate
    assert not value.uncertain


@pytest.mark.parametrize(
    ("least", "most", "edtf"),
    [(2, 3, "[2014-06-27..2014-06-29]"), (2, 2, "[2014-06-27,2014-06-28]"), (0, None, "[2014-06-25..]")],
)
def test_days_counted_from_one_of_two_are_said_once(least: int, most: int | None, edtf: str) -> None:
    """“Two to three days after 25 or 26 June” is one span, not “between 27 and 28 or between 28 and 29”."""
    away = RelativeToEvent(
        "talks", "after", Duration(days=least), Duration(days=most) if most is not None else None
    )
    assert resolve_relative(away, date("[2014-06-25,2014-06-26]")).edtf == edtf
