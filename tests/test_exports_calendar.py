"""Calendars as programs take them (RFC 5545): read by icalendar, and held against the letter of the format."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
from exports_sample import BASE, DATES, FORMULA, brief, made, sample

from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.exports.shared.event_texts import ToldEvent
from generator.exports.shared.icalendar import LONGEST, calendar
from generator.model.body import Prose
from generator.model.events import Conflict, SiteEvent
from generator.model.facts import SiteFacts
from generator.text.wording import Wording

CALENDARS = sorted(address for address in sample() if address.endswith(".ics"))
LINE = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<parameters>(;[A-Z0-9-]+=("[^"\x00-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*))*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)'
)
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "UID", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "X-EDTF"}
ESCAPED = re.compile(r"(\\[\\;,nN]|[^\\;,])*")


def lines(address: str, files: dict[str, bytes] | None = None) -> list[str]:
    """Content lines, unfolded."""
    whole = (files or sample())[address].decode()
    assert whole.endswith("\r\n")
    return whole.replace("\r\n ", "").split("\r\n")[:-1]


def parsed(address: str = "/timeline.ics", files: dict[str, bytes] | None = None) -> Any:
    return icalendar.Calendar.from_ical((files or sample())[address])


def events(address: str = "/timeline.ics", files: dict[str, bytes] | None = None) -> dict[str, Any]:
    return {str(event["UID"]): event for event in parsed(address, files).walk("VEVENT")}


def edtf(text: str) -> EdtfDate:
    found = parse_edtf(text)
    assert isinstance(found, EdtfDate)
    return found


def told(identity: str, when: str, **fields: object) -> ToldEvent:
    event = SiteEvent(identity, str(fields.pop("title", identity)), edtf(when), **fields)  # type: ignore[arg-type]
    return ToldEvent(event, "2014-08-12", "2014-08-12")


def alone(one: ToldEvent) -> Any:
    """The one event of a calendar, read back."""
    return icalendar.Calendar.from_ical(calendar(SiteFacts("A"), "A", "", "", (one,))).walk("VEVENT")[0]


@pytest.mark.parametrize("address", CALENDARS)
def test_a_stranger_reads_every_calendar_without_an_error(address: str) -> None:
    """Any program that can subscribe shows every event."""
    found = parsed(address)
    assert found.errors == []
    assert found["VERSION"] == "2.0"
    assert found["PRODID"]
    assert found["CALSCALE"] == "GREGORIAN"
    for event in found.walk("VEVENT"):
        assert event.errors == []
        assert event["UID"]
        assert event.decoded("DTSTAMP").utcoffset() == dt.timedelta(0)
        assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("address", CALENDARS)
def test_every_line_is_one_that_the_format_knows(address: str) -> None:
    """Strict programs refuse a whole calendar for one line that is cut, open or badly escaped."""
    open_parts: list[str] = []
    for line in lines(address):
        match = LINE.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if name in TEXTS:
            assert ESCAPED.fullmatch(value), line
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value
    assert open_parts == []
    assert len([line for line in lines(address) if line.startswith("BEGIN:")]) > 1


@pytest.mark.parametrize("address", CALENDARS)
def test_lines_are_folded_at_75_octets_and_no_letter_is_cut(address: str) -> None:
    """A long Arabic title arrives whole: programs join lines first and read letters then, or the other way round."""
    raw = sample()[address]
    assert raw.count(b"\n") == raw.count(b"\r") == raw.count(b"\r\n")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert any(line.startswith(b" ") for line in raw.split(b"\r\n"))


def test_a_title_longer_than_a_line_comes_back_as_it_was() -> None:
    """Wherever a line breaks, after any number of octets, nothing is added and nothing lost."""
    for filler in range(80):
        title = "x" * filler + "روسيا 🛩️ Ж" * 12 + " , ; \\ \\n end"
        assert alone(told("a", "2014-07-27", title=title))["SUMMARY"] == title


@pytest.mark.parametrize(
    ("identity", "first", "last", "certain"),
    [
        ("day", "2014-07-27", "2014-07-27", True),
        ("lasted", "2014-07-28", "2014-08-01", True),
        ("timed", "2014-07-24", "2014-07-24", True),
        ("month", "2014-06-01", "2014-06-30", False),
        ("year", "2014-01-01", "2014-12-31", False),
        ("some-day", "2014-07-27", "2014-08-03", False),
        ("either", "2014-06-28", "2014-06-29", False),
        ("both", "2014-07-24", "2014-07-26", False),
        ("mixed", "2014-07-01", "2014-08-01", False),
        ("about", "2014-08-10", "2014-08-10", False),
        ("perhaps", "2014-07-27", "2014-07-27", False),
        ("twenties", "2014-07-20", "2014-07-29", False),
        ("some-24th", "2014-01-24", "2014-12-24", False),
        ("decade", "2010-01-01", "2019-12-31", False),
        ("winter", "2014-12-01", "2015-02-28", False),
        ("quarter", "2014-01-01", "2014-03-31", False),
    ],
)
def test_an_event_takes_the_whole_span_of_its_date(
    identity: str, first: str, last: str, certain: bool
) -> None:
    """A calendar knows days only: what is not certain to the day takes all days it may have been, and says so."""
    event = events()[identity]
    start, end = event["DTSTART"], event["DTEND"]
    assert (type(start.dt), type(end.dt)) == (dt.date, dt.date)
    assert start.params == end.params == {"VALUE": "DATE"}
    assert start.dt == dt.date.fromisoformat(first)
    assert end.dt - dt.timedelta(days=1) == dt.date.fromisoformat(last)
    assert event["SUMMARY"] == f"Once {identity}" + ("" if certain else " (date uncertain)")
    assert str(event["X-EDTF"]).replace("\\", "") == DATES[identity]


def test_no_calendar_names_a_zone() -> None:
    """A day is the same day wherever it is read: no event slips to the evening before in Baghdad or New York."""
    for address in CALENDARS:
        days = [line for line in lines(address) if line.startswith(("DTSTART", "DTEND"))]
        assert days
        assert all(re.fullmatch(r"DT(START|END);VALUE=DATE:\d{8}", line) for line in days)


def test_what_has_no_first_or_last_day_is_left_out_and_the_calendar_says_where_it_stands() -> None:
    """Nothing is dropped without a word: the calendar counts what it cannot show and leads to the timeline."""
    left_out = {"ongoing", "end-unknown", "start-unknown", "by", "after", "feast", "never", "ides", "far"}
    whole = set(events("/tags/chronicle/timeline.ics"))
    assert whole == set(DATES) - left_out
    said = parsed("/tags/chronicle/timeline.ics")
    assert int(said["X-DATELINE-WITHOUT-DAYS"]) == len(left_out)
    assert str(len(left_out)) in said["X-WR-CALDESC"]
    assert f"{BASE}tags/chronicle/timeline/" in said["X-WR-CALDESC"]
    assert said["DESCRIPTION"] == said["X-WR-CALDESC"]
    assert f"{BASE}timeline/" in parsed()["X-WR-CALDESC"]
    assert "X-WR-CALDESC" not in parsed("/tags/العراق/timeline.ics")


def test_the_id_of_an_event_is_its_name_in_every_calendar(tmp_path: Path) -> None:
    """Whoever subscribes sees an event move, not double, when its title, date, brief or address changes."""
    first = {"content/briefs/a.md": brief("A", "[One]{when=2014-08-01 id=talks} [@source].", tags="[x]")}
    then = {"content/briefs/b.md": brief("B", "[Two]{when=2014-08-02 id=talks} [@source].", tags="[x]")}
    before = made(tmp_path / "1", first, "https://example.org/a/")
    after = made(tmp_path / "2", then, "https://example.net/")
    for address in ("/timeline.ics", "/tags/x/timeline.ics"):
        assert list(events(address, before)) == list(events(address, after)) == ["talks"]
    assert before["/timeline.ics"] != after["/timeline.ics"]


def test_titles_and_descriptions_are_escaped_and_come_back() -> None:
    """Commas, semicolons, backslashes and line ends in what people write break no calendar."""
    formula = events()["formula"]
    assert formula["SUMMARY"] == FORMULA
    shoigu = events()["shoigu"]
    assert str(shoigu["DESCRIPTION"]).splitlines() == ["24 or 25 July 2014", "Al-Monitor, IBN, example.com"]
    treaty = events()["treaty"]
    assert treaty["SUMMARY"] == "A treaty; nobody's brief tells it, yet"
    odd = alone(
        told("a", "2014-07-27", title="a\x00b\x7fc\u2028d\te", summary=Prose(Wording("one\r\ntwo\x0bthree")))
    )
    assert odd["SUMMARY"] == "abc d e"
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", str(odd["DESCRIPTION"]))


def test_an_event_says_what_became_of_it_where_it_was_and_where_to_read_on() -> None:
    """Planned, happened and cancelled are told apart by programs; none makes anybody busy."""
    visit, shoigu = events()["visit"], events()["shoigu"]
    assert (visit["STATUS"], shoigu["STATUS"]) == ("CANCELLED", "CONFIRMED")
    assert alone(told("a", "2014-07-27", status="planned"))["STATUS"] == "TENTATIVE"
    assert visit["LOCATION"] == "Baghdad"
    assert visit["URL"] == f"{BASE}briefs/moscow/#e-visit"
    assert shoigu["URL"] == f"{BASE}events/shoigu/"
    assert list(shoigu["CATEGORIES"].cats) == ["Russia", "arms sales"]
    assert events()["arrival"]["SUMMARY"].params["LANGUAGE"] == "ar"


def test_a_date_on_which_sources_differ_is_uncertain_whatever_is_chosen() -> None:
    """A writer's reading of disputed days stands in the calendar, but nobody takes it for undisputed."""
    conflict = Conflict("date", "", (("24 July 2014", (0,)), ("25 July 2014", (1,))))
    figure = Conflict("figure", "jets", (("5", (0,)), ("6", (1,))))
    assert alone(told("a", "2014-07-24", conflicts=(conflict,)))["SUMMARY"] == "a (date uncertain)"
    assert alone(told("a", "2014-07-24", conflicts=(figure,)))["SUMMARY"] == "a"


def test_the_newest_thousand_and_a_word_on_the_others() -> None:
    """A calendar of decades stays one that a phone can take, and says that there is more."""
    many = tuple(told(f"e{number}", f"2014-{number % 12 + 1:02}") for number in range(LONGEST + 5))
    page = "https://example.org/timeline/"
    found: Any = icalendar.Calendar.from_ical(calendar(SiteFacts("A"), "A", "", page, many))
    assert [str(event["UID"]) for event in found.walk("VEVENT")] == [each.event.id for each in many[5:]]
    assert LONGEST == 1_000
    assert "5 older" in found["X-WR-CALDESC"]
    assert page in found["X-WR-CALDESC"]


def test_a_calendar_without_events_is_still_a_calendar(tmp_path: Path) -> None:
    """A tag whose events have no days yet can be subscribed to: the format wants at least one part."""
    files = made(tmp_path, {"content/briefs/a.md": brief("A", tags="[quiet]")})
    found = parsed("/tags/quiet/timeline.ics", files)
    assert found.walk("VEVENT") == []
    assert len(found.subcomponents) == 1
    assert found.subcomponents[0].name == "VTIMEZONE"


def test_a_stamp_moves_only_when_the_author_says_so(tmp_path: Path) -> None:
    """Programs announce a change of an event when it changed, not after every build."""
    text = "[One]{when=2014-08-01 id=talks} [@source]."
    slip = "[{date: 2014-09-01, kind: typo, note: A comma.}]"
    update = "[{date: 2014-09-02, kind: update, note: More.}]"
    stamps = [
        events(
            files=made(tmp_path / str(number), {"content/briefs/a.md": brief("A", text, changes=changes)})
        )["talks"]
        .decoded("DTSTAMP")
        .date()
        .isoformat()
        for number, changes in enumerate(("", slip, update))
    ]
    assert stamps == ["2014-08-12", "2014-08-12", "2014-09-02"]
