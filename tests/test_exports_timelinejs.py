"""TimelineJS 3: what its JSON format takes (https://timeline.knightlab.com/docs/json-format.html), nothing made up."""

import json
from typing import Any

import jsonschema
import pytest
from exports_sample import BASE, DATES, FORMULA, sample
from site_reader import PageReader

from generator.edtf.parse import parse_edtf
from generator.exports import timelinejs
from generator.model.body import Prose
from generator.model.events import SiteEvent
from generator.model.facts import SiteFacts
from generator.text.wording import Wording

DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
TEXT = {
    "type": "object",
    "required": ["headline", "text"],
    "properties": {"headline": {"type": "string", "minLength": 1}, "text": {"type": "string"}},
    "additionalProperties": False,
}
SLIDE = {
    "type": "object",
    "required": ["start_date", "text", "display_date", "unique_id"],
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "text": TEXT,
        "display_date": {"type": "string", "minLength": 1},
        "unique_id": {"type": "string", "minLength": 1},
        "group": {"type": "string", "minLength": 1},
    },
    "additionalProperties": False,
}
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"type": "object", "properties": {"text": TEXT}, "additionalProperties": False},
        "events": {"type": "array", "items": SLIDE},
    },
    "additionalProperties": False,
}


def timeline(base_url: str = BASE) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sample(base_url)["/data/timelinejs.json"])
    return found


def slides(base_url: str = BASE) -> dict[str, dict[str, Any]]:
    return {each["unique_id"]: each for each in timeline(base_url)["events"]}


def parts(date: dict[str, int]) -> str:
    return "-".join(str(date[name]) for name in ("year", "month", "day") if name in date)


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_the_file_is_what_the_format_takes(base_url: str) -> None:
    """A page that gives TimelineJS this address shows a timeline, not an error."""
    jsonschema.Draft202012Validator(TIMELINE).validate(timeline(base_url))
    assert len(slides(base_url)) == len(timeline(base_url)["events"])


def test_what_has_a_place_in_time_is_there_and_nothing_else() -> None:
    """Only what has neither a first nor a last day cannot be placed; data files and timeline have it."""
    events = json.loads(sample()["/data/events.json"])
    placed = {each["id"] for each in events if {each["lower"], each["upper"]} - {None, ".."}}
    assert set(slides()) == placed
    assert {each["id"] for each in events} - placed == {"feast", "never", "more"}


@pytest.mark.parametrize(
    ("identity", "first", "last"),
    [
        ("day", "2014-7-27", ""),
        ("month", "2014-6", ""),
        ("year", "2014", ""),
        ("some-day", "2014-7-27", "2014-8-3"),
        ("either", "2014-6-28", "2014-6-29"),
        ("both", "2014-7-24", "2014-7-26"),
        ("lasted", "2014-7-28", "2014-8-1"),
        ("mixed", "2014-7", "2014-8-1"),
        ("ongoing", "2014-6", ""),
        ("end-unknown", "2014-6", ""),
        ("start-unknown", "2014", ""),
        ("about", "2014-8-10", ""),
        ("perhaps", "2014-7-27", ""),
        ("by", "2014-8-12", ""),
        ("after", "2014-8-12", ""),
        ("twenties", "2014-7", ""),
        ("some-24th", "2014", ""),
        ("decade", "2010", "2019"),
        ("winter", "2014", "2015"),
        ("quarter", "2014-1", "2014-3"),
        ("timed", "2014-7-24", ""),
        ("ides", "-43-3-15", ""),
        ("far", "12000", ""),
    ],
)
def test_a_date_has_the_parts_that_were_stated_and_no_more(identity: str, first: str, last: str) -> None:
    """No month becomes its first day and no open end a day on which something ended."""
    slide = slides()[identity]
    assert parts(slide["start_date"]) == first
    assert parts(slide.get("end_date", {})) == last


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ("either", "28 or 29 June 2014"),
        ("both", "24 and 26 July 2014"),
        ("ongoing", "since June 2014"),
        ("by", "by 12 August 2014"),
        ("about", "around 10 August 2014"),
        ("perhaps", "27 July 2014 (uncertain)"),
        ("ides", "15 March 44 BC"),
        ("shoigu", "24 or 25 July 2014"),
    ],
)
def test_how_a_date_is_meant_is_said_in_words(identity: str, words: str) -> None:
    """A dot on a day may be “by then” or “one of two”: the words beside it say which."""
    assert slides()[identity]["display_date"] == words


def test_words_are_text_and_links_whole() -> None:
    """Headlines are HTML to TimelineJS: what people wrote is shown as they wrote it, and leads to where it is told."""
    for slide in [timeline()["title"], *timeline()["events"]]:
        for words in slide["text"].values():
            reader = PageReader()
            reader.feed(words)
            reader.close()
            assert reader.faults == []
            assert reader.scripts == []
            assert all(link.startswith(BASE) for link in reader.links)
    reader = PageReader()
    reader.feed(slides()["formula"]["text"]["headline"])
    assert reader.text == [FORMULA]
    assert reader.links == [f"{BASE}briefs/hostile/#e-formula"]
    one = SiteEvent("a", "<script>alert(1)</script> & <b>", parse_edtf("2014"), summary=Prose(Wording("<i>")))  # type: ignore[arg-type]
    (told,) = json.loads(timelinejs.make(SiteFacts("A"), (one,)))["events"]
    assert told["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;"
    assert told["text"]["text"] == "<p>&lt;i&gt;</p>"
    assert timeline()["title"]["text"]["headline"] == "Arms &amp; &lt;allies&gt;"
    assert "<a" not in json.dumps(timeline(""))


def test_what_is_only_planned_or_was_called_off_stands_apart() -> None:
    """Nobody takes a visit that was never made for one that was: it has a row of its own, with its name."""
    assert slides()["visit"]["group"] == "cancelled"
    assert "group" not in slides()["shoigu"]


def test_every_kind_of_date_is_tried() -> None:
    """A new kind of date in the sample is a new line in these tables."""
    assert set(DATES) - set(slides()) == {"feast", "never"}
