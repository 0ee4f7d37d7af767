"""Dates counted from something else: from another event, or from the day on which the cited source was published."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_sample import brief, link, link_fine, sources
from test_edtf_laws import dates
from test_model_dates import PAPERS, date_of, told

from generator.edtf.value import EdtfDate
from generator.model.body import Citation

few = settings(max_examples=60, deadline=None)
ANCHOR = "talks: {title: Talks, date: 2014-07-24}\n"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("within a week after talks", "[2014-07-24..2014-07-31]"),
        ("two days before talks-1", "2014-07-22"),
        ("the day after talks-1", "2014-07-25"),
        ("about a month after talks-1", "2014-08~"),
        ("same day as talks-1", "2014-07-24"),
        ("before talks-1", "[..2014-07-24]"),
        ("after talks-1", "[2014-07-24..]"),
    ],
)
def test_a_date_counted_from_another_event(words: str, edtf: str) -> None:
    """“A week after the talks” is worked out, and kept in the writer's words."""
    files = {
        "events/all.yaml": ANCHOR + ANCHOR.replace("talks:", "talks-1:"),
        "a": brief(f'[Jets]{{id=jets when="{words}"}}.'),
    }
    linked = link_fine(files)
    assert date_of(linked) == edtf
    assert (linked.event("jets").date_text, linked.event("jets").basis) == (words, "computed")


@pytest.mark.parametrize(
    ("relative", "edtf"),
    [
        ("{event: talks, after: true, within: P7D}", "[2014-07-24..2014-07-31]"),
        ("{event: talks, before: true, within: P7D}", "[2014-07-17..2014-07-24]"),
        ("{event: talks, after: true, by: P2D}", "2014-07-26"),
        ("{event: talks, before: true, by: P1M}", "2014-06"),
        ("{event: talks, after: true}", "[2014-07-24..]"),
        ("{event: talks, before: yes}", "[..2014-07-24]"),
        ("{event: talks}", "2014-07-24"),
    ],
)
def test_relative_to_in_a_record(relative: str, edtf: str) -> None:
    """The same in the fields of a record."""
    linked = link_fine({"events/all.yaml": f"{ANCHOR}jets: {{title: Jets, relative_to: {relative}}}\n"})
    assert date_of(linked) == edtf
    assert linked.event("jets").basis == "computed"


@pytest.mark.parametrize(
    ("relative", "code"),
    [
        ("{event: talks, after: true, within: a week}", "event-duration"),
        ("{event: talks, within: P7D}", "event-relative"),
        ("{event: talks, after: true, before: true}", "event-relative"),
    ],
)
def test_relative_to_that_says_too_little_is_an_error(relative: str, code: str) -> None:
    """Half a distance is no date; the place of the field is named."""
    linked = link({"events/all.yaml": f"{ANCHOR}jets: {{title: Jets, relative_to: {relative}}}\n"})
    fault = linked.fault(code)
    assert (fault.severity, fault.span and fault.span.line) == ("error", 2)
    assert fault.hint


def test_a_relative_date_follows_its_anchor_and_carries_its_doubt() -> None:
    """Correct the date of the talks, and every date counted from it is corrected; a doubtful one stays doubtful."""
    for anchor, expected in (
        ("2014-08-01", "2014-08-02"),
        ("2014-08-01?", "2014-08-02?"),
        ("2014-08-01~", "2014-08-02~"),
        ("[2014-08-01,2014-08-03]", "[2014-08-02,2014-08-04]"),
        ("2014-08", "[2014-08-02..2014-09-01]"),
        ("2014-08-01/2014-08-05", "2014-08-06"),
    ):
        files = {
            "events/all.yaml": f"talks: {{title: Talks, date: '{anchor}'}}\n",
            "a": brief('[Jets]{id=jets when="the day after talks"}.'),
            "b": brief('[More]{id=more when="the day after jets"}.'),
        }
        linked = link_fine(files)
        assert date_of(linked) == expected, anchor
        assert linked.event("more").date is not None


def test_a_relative_date_is_counted_from_the_reading_of_a_disputed_anchor() -> None:
    """Where the sources differ on the talks, they differ on the day after as much."""
    files = {
        "a": brief("[Talks]{id=talks when=2014-07-24} [@rt; @bbc, when 2014-07-26].", PAPERS),
        "b": brief('[Jets]{id=jets when="the day after talks"}.'),
    }
    assert date_of(link_fine(files)) == "[2014-07-25,2014-07-27]"


def test_a_source_may_count_from_another_event() -> None:
    """`[@rt, when "two days after talks"]` is a claim like any other."""
    files = {
        "events/all.yaml": ANCHOR,
        "a": brief('[Jets]{id=jets when=2014-07-28} [@bbc; @rt, when "two days after talks"].', PAPERS),
    }
    assert date_of(link_fine(files)) == "[2014-07-26,2014-07-28]"


def test_an_anchor_without_a_date_leaves_none() -> None:
    """A week after nobody knows when is not a date, and is not lost."""
    files = {
        "events/all.yaml": "talks: {title: Talks}\n",
        "a": brief('[Jets]{id=jets when="a week after talks"}.'),
    }
    linked = link_fine(files)
    assert (date_of(linked), linked.event("jets").date_text) == (None, "a week after talks")


def test_a_missing_anchor_is_an_error_with_the_nearest_id() -> None:
    """A slip in the anchor's id would leave the event undated."""
    linked = link({"events/all.yaml": ANCHOR, "a": brief('[Jets]{id=jets when="a week after talsk"}.')})
    fault = linked.fault("event-anchor")
    assert (fault.path, fault.severity) == ("content/briefs/a.md", "error")
    assert "`talsk`" in fault.message
    assert "`talks`" in fault.hint


def test_an_anchor_that_is_not_published_is_an_error_and_gives_nothing_away() -> None:
    """A date worked out from an embargoed event would tell when that was."""
    files = {
        "draft": brief("[Talks]{id=talks when=2014-07-24}.", "status: draft"),
        "a": brief('[Jets]{id=jets when="the day after talks"}.'),
    }
    linked = link(files)
    fault = linked.fault("event-anchor-unpublished")
    assert (fault.path, fault.severity) == ("content/briefs/a.md", "error")
    assert date_of(linked) is None
    shown = link(files, drafts=True)
    assert (date_of(shown), shown.codes()) == ("2014-07-25", [])


def test_a_circle_names_every_link_with_its_place() -> None:
    """Three events that count from each other: all three places are needed to find the wrong one."""
    files = {
        "a": brief('[One]{id=one when="a day after two"}.'),
        "b": brief('[Two]{id=two when="a day after three"}.'),
        "events/three.yaml": "{title: Three, relative_to: {event: one, after: true, by: P1D}}\n",
        "c": brief('[Four]{id=four when="a day after one"}.'),
    }
    fault = link(files).fault("event-circle")
    assert fault.severity == "error"
    for place in ("content/briefs/a.md:6", "content/briefs/b.md:6", "content/events/three.yaml:1"):
        assert place in fault.message
    for identity in ("`one`", "`two`", "`three`"):
        assert identity in fault.message
    assert "`four`" not in fault.message


def test_an_event_counted_from_itself_is_a_circle() -> None:
    """Also where the anchor is another of its ids."""
    assert (
        "`jets`"
        in link({"a": brief('[Jets]{id=jets when="a day after jets"}.')}).fault("event-circle").message
    )
    files = {"a": brief('[Jets]{id=jets when="a day after old"}.', "events: {jets: {same_as: [old]}}")}
    assert link(files).fault("event-circle").path == "content/briefs/a.md"


def test_a_long_row_of_anchors_is_followed() -> None:
    """Each counted from the one before, however many: no recursion breaks, and files may come in any order."""
    rows = [
        f"e{number}: {{title: E, relative_to: {{event: e{number - 1}, after: true, by: P1D}}}}"
        for number in range(1, 1500)
    ]
    random.Random(0).shuffle(rows)
    linked = link_fine({"events/all.yaml": "\n".join(["e0: {title: E, date: 2014-01-01}", *rows]) + "\n"})
    assert date_of(linked, "e1499") == "2018-02-08"


COUNTED = sources(
    rt="{outlet: RT, url: https://r.example, published: 2014-07-02}",
    bbc="{outlet: BBC, url: https://b.example, published: 2014-06-29}",
    nyt="{outlet: NYT, url: https://n.example}",
    monthly="{outlet: Monthly, url: https://m.example, published: 2014-07}",
)


@pytest.mark.parametrize(
    ("word", "edtf"),
    [
        ("Saturday", "2014-06-28"),
        ("on Wednesday", "2014-07-02"),
        ("last Wednesday", "2014-06-25"),
        ("yesterday", "2014-07-01"),
        ("last week", "[2014-06-23..2014-06-29]"),
        ("last month", "2014-06"),
        ("two weeks ago", "[2014-06-16..2014-06-22]"),
    ],
)
def test_a_day_is_counted_from_the_cited_source(word: str, edtf: str) -> None:
    """“Saturday” is the Saturday before the article, and is shown with its own word."""
    linked = told("[@rt]", word, COUNTED)
    (report,) = linked.event("jets").reports
    assert linked.codes() == []
    assert (date_of(linked), report.counted, report.date_word, report.says) == (edtf, True, word, "")
    assert linked.event("jets").basis == "computed"


def test_a_citation_may_count_its_own_day() -> None:
    """Each source's word is counted from that source's own day."""
    linked = told(
        '[@rt, when Saturday; @bbc, when yesterday; @bbc, when Sunday, as "on the Sunday"]',
        "2014-06-28",
        COUNTED,
    )
    event = linked.event("jets")
    assert [
        (report.date and report.date.edtf, report.date_word, report.says) for report in event.reports
    ] == [
        ("2014-06-28", "Saturday", ""),
        ("2014-06-28", "yesterday", ""),
        ("2014-06-29", "Sunday", "on the Sunday"),
    ]
    (citation,) = (slot for slot in linked.brief("a").body.slots if isinstance(slot, Citation))
    assert [(claim.counted, claim.date_word, claim.says) for claim in citation.claims] == [
        (True, "Saturday", ""),
        (True, "yesterday", ""),
        (True, "Sunday", "on the Sunday"),
    ]


def test_a_day_in_the_words_is_counted_from_the_first_source_alone() -> None:
    """The other sources take the event's date: an article of the week after does not mean its own Saturday."""
    linked = told("[@bbc; @rt; @nyt]", "Saturday", COUNTED)
    event = linked.event("jets")
    assert linked.codes() == []
    assert (date_of(linked), event.disputed) == ("2014-06-28", False)
    assert [(report.date and report.date.edtf, report.counted) for report in event.reports] == [
        ("2014-06-28", True),
        ("2014-06-28", False),
        ("2014-06-28", False),
    ]
    late = sources(
        bbc="{outlet: BBC, url: https://b.example, published: 2014-06-29}",
        rt="{outlet: RT, url: https://r.example, published: 2014-07-09}",
    )
    assert date_of(told("[@bbc; @rt]", "Saturday", late)) == "2014-06-28"


@pytest.mark.parametrize("source", ["nyt", "monthly"])
def test_a_day_that_cannot_be_counted_is_told(source: str) -> None:
    """Nobody knows which Saturday, if the article's own day is not known: the writer is asked for it."""
    linked = told(f"[@{source}]", "Saturday", COUNTED)
    fault = linked.fault("date-uncounted")
    assert fault.severity == "error"
    assert "“Saturday”" in fault.message
    assert f"`{source}`" in fault.message
    assert "published:" in fault.hint
    assert date_of(linked) is None


def test_a_month_can_be_counted_from_a_month() -> None:
    """“Last month” in a monthly of July is June."""
    assert date_of(told("[@monthly]", "last month", COUNTED)) == "2014-06"


def test_a_doubtful_day_of_publication_makes_a_doubtful_date() -> None:
    """What is counted from an uncertain day is uncertain."""
    front = sources(rt="{outlet: RT, url: https://r.example, published: 2014-07-02?}")
    assert date_of(told("[@rt]", "yesterday", front)) == "2014-07-01?"


def test_the_day_of_a_report_in_a_record_is_counted_from() -> None:
    """A record may say when the source reported it, where the source itself does not."""
    files = {
        "events/jets.yaml": "title: Jets\nreports: [{source: rt, date: 2014-07-02, when: Saturday}]\n",
        "sources/all.yaml": "rt: {outlet: RT, url: https://r.example}\n",
    }
    linked = link_fine(files)
    assert date_of(linked) == "2014-06-28"


@few
@given(
    dates(), st.sampled_from(["the day after", "within a week before", "about a month after", "same day as"])
)
def test_nothing_counted_is_more_certain_than_what_it_is_counted_from(anchor: EdtfDate, words: str) -> None:
    """A week after some day in July is not a day, and a doubt is never lost on the way."""
    files = {
        "a": brief(f'[Talks]{{id=the-talks when="{anchor.edtf}"}}.'),
        "b": brief(f'[Jets]{{id=jets when="{words} the-talks"}}.'),
    }
    linked = link(files)
    talks, jets = linked.event("the-talks").date, linked.event("jets").date
    if talks is None:
        assert jets is None
        return
    assert jets is not None
    if talks.form == "single" and talks.lower is not None and talks.upper is not None:
        assert jets.lower is not None
        assert jets.upper is not None
        # A month after January is February, which is shorter.
        assert jets.upper - jets.lower >= talks.upper - talks.lower - 3
    assert jets.uncertain >= talks.uncertain
    assert jets.approximate >= talks.approximate
