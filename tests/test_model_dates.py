"""The event's own date: a reading of all claims that invents no precision and hides no difference."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from model_sample import Files, Linked, brief, link, link_fine, sources
from test_edtf_laws import dates

from generator.edtf.bounds import allows
from generator.edtf.parse import parse_edtf
from generator.edtf.precision import Precision, rank
from generator.edtf.value import EdtfDate
from generator.model.events import DateSaid

few = settings(max_examples=60, deadline=None)
PAPERS = sources("rt", "bbc", "nyt")
SUNDAY = sources(rt="{outlet: Rt, published: 2014-06-29}", bbc="{outlet: Bbc, published: 2014-06-29}")


def told(citation: str, when: str = "2014-06-28", front: str = PAPERS) -> Linked:
    """One event told with this citation."""
    return link({"a": brief(f'[The jets came]{{when="{when}" id=jets}} {citation}.', front)})


def date_of(linked: Linked, event: str = "jets") -> str | None:
    """The canonical date of an event."""
    date = linked.event(event).date
    return date.edtf if date is not None else None


def test_one_claim_is_the_date() -> None:
    """What one source says is shown as it says it."""
    linked = told("[@rt]")
    assert (date_of(linked), linked.event("jets").reading) == ("2014-06-28", "")


def test_the_most_precise_date_that_all_claims_allow_is_the_reading() -> None:
    """June and the 28th agree: the reader gets the day, and no dispute is invented."""
    linked = told("[@rt; @bbc, when 2014-06; @nyt, when 2014]")
    event = linked.event("jets")
    assert (date_of(linked), event.reading, event.disputed) == ("2014-06-28", "agreed", False)


def test_precision_is_never_invented() -> None:
    """When nobody names a day, the month stays a month."""
    assert date_of(told("[@rt; @bbc, when 2014]", "2014-06")) == "2014-06"


def test_days_that_all_claims_leave_are_the_reading() -> None:
    """One source gives a last day, another a first one: it was between them."""
    linked = told("[@rt; @bbc, when [2014-06-20..]]", "[..2014-06-28]")
    assert (date_of(linked), linked.event("jets").reading) == ("[2014-06-20..2014-06-28]", "agreed")


def test_days_that_differ_are_all_shown() -> None:
    """28 or 29 June: both stand there, drawn as one of them, and nobody is outvoted."""
    linked = told("[@rt; @bbc; @nyt, when 2014-06-29]")
    event = linked.event("jets")
    assert (date_of(linked), event.reading, event.disputed) == ("[2014-06-28,2014-06-29]", "set", True)


def test_a_vague_claim_takes_no_side_where_the_others_differ() -> None:
    """28 or 29 June stays that, whoever adds that it was in June, or in 2014: the timeline is not widened by it."""
    linked = told("[@rt, when 2014-06; @bbc, when 2014-06-29; @nyt]")
    assert (date_of(linked), linked.event("jets").reading) == ("[2014-06-28,2014-06-29]", "set")


def test_a_choice_of_days_that_the_other_rules_out_is_a_set_too() -> None:
    """28 or 30 June against 29 June: all three are shown, and the reading does not claim that they agree."""
    linked = told("[@rt; @bbc, when 2014-06-29]", "28 or 30 June 2014")
    event = linked.event("jets")
    assert (date_of(linked), event.reading) == ("[2014-06-28,2014-06-29,2014-06-30]", "set")


def test_our_own_reading_stands_with_its_reason() -> None:
    """Where the writer has weighed the reports, the date of the definition stands, with the reason."""
    files: Files = {
        "events/jets.yaml": "{title: Jets, date: 2014-06-28, because: Five reports agree}\n",
        "a": brief("[They came]{of=jets when=2014-06-29} [@rt; @bbc, when 2014-06-30].", PAPERS),
    }
    linked = link_fine(files)
    event = linked.event("jets")
    assert (date_of(linked), event.reading, event.because.plain) == (
        "2014-06-28",
        "own",
        "Five reports agree",
    )
    assert event.disputed


def test_a_reading_may_stand_beside_the_definition() -> None:
    """The words define the event; a file adds our reading of its date with the reason."""
    files: Files = {
        "a": brief("[Jets came]{id=jets when=2014-06-29} [@rt; @bbc, when 2014-06-28].", PAPERS),
        "events/all.yaml": "- {of: jets, date: 2014-06-28, because: The BBC was there}\n",
    }
    linked = link_fine(files)
    event = linked.event("jets")
    assert (date_of(linked), event.reading, event.because.plain) == ("2014-06-28", "own", "The BBC was there")


def test_a_report_added_with_of_claims_only_the_date_it_gives_itself() -> None:
    """A second brief without a date does not vote for the first one's."""
    files = {
        "a": brief("[Jets came]{id=jets when=2014-06-28} [@rt].", PAPERS),
        "b": brief("[They landed]{of=jets} [@bbc].", PAPERS, "date: 2014-09-01"),
        "c": brief("[They landed]{of=jets when=2014-06-29} [@nyt].", PAPERS, "date: 2014-09-02"),
    }
    event = link_fine(files).event("jets")
    claims = [(report.outlet, report.date and report.date.edtf) for report in event.reports]
    assert claims == [("Rt", "2014-06-28"), ("Bbc", None), ("Nyt", "2014-06-29")]


def test_denials_claim_no_date_and_doubts_do() -> None:
    """Who says that it never happened does not date it."""
    linked = told("[@rt; @bbc, when 2014-06-29, denies]")
    assert (date_of(linked), linked.event("jets").reading) == ("2014-06-28", "")
    assert date_of(told("[@rt; @bbc, when 2014-06-29, doubts]")) == "[2014-06-28,2014-06-29]"


def test_a_source_that_gives_no_date_claims_none() -> None:
    """`undated` keeps a source from being counted for a day it does not name."""
    event = told("[@rt; @bbc, undated]").event("jets")
    assert [(report.outlet, report.date is None, report.undated) for report in event.reports] == [
        ("Rt", False, False),
        ("Bbc", True, True),
    ]


@pytest.mark.parametrize("when", ["unknown", "XXXX", "undated"])
def test_what_nobody_dates_has_no_date(when: str) -> None:
    """Unknown is an answer: the event is listed as undated."""
    assert date_of(told("[@rt]", when)) is None


def test_the_writers_words_for_a_date_are_kept_where_they_say_more() -> None:
    """“Early August 2014” is not the same as between the 1st and the 10th."""
    assert told("[@rt]", "early August 2014").event("jets").date_text == "early August 2014"
    assert told("[@rt]", "27 July 2014").event("jets").date_text == ""
    assert told("[@rt]", "28 or 29 June 2014").event("jets").date_text == ""
    record = "{title: Jets, date: 2014-06, date_text: in the weeks before Ramadan}\n"
    assert link_fine({"events/jets.yaml": record}).event("jets").date_text == "in the weeks before Ramadan"


def test_only_a_sources_own_words_stand_beside_a_date() -> None:
    """What the writer types to give a date is no quotation; what a source says of it is, and of it alone."""

    def said(when: str, citation: str = "[@rt]") -> tuple[str, str] | None:
        found = told(citation, when, SUNDAY).site.event_cards["jets"].said
        return (found.words, found.outlet) if found is not None else None

    for typed in ("early August 2014", "July 27, 2014", "by 2014-08-12", "before 29 June 2014"):
        assert said(typed) is None
    assert said("2014-06-28", '[@rt, as "the first fighters"]') is None
    assert said("Saturday") == ("Saturday", "Rt")
    assert said("2014-06-28", "[@rt; @bbc, when Saturday]") == ("Saturday", "Bbc")
    record = "{title: Jets, date: 2014-06, date_text: in the weeks before Ramadan}\n"
    found = link_fine({"events/jets.yaml": record}).site.event_cards["jets"].said
    assert found == DateSaid("in the weeks before Ramadan")


def test_a_word_that_was_counted_to_another_day_is_not_said_of_this_one() -> None:
    """Our reading is the 28th: the Sunday of one paper must not stand under it."""
    files = {
        "a": brief("[Jets]{when=2014-06-28 id=jets} [@rt; @bbc, when Sunday].", SUNDAY),
        "events/x.yaml": "- {of: jets, date: 2014-06-28, because: We saw it}\n",
    }
    assert link_fine(files).site.event_cards["jets"].said is None


@pytest.mark.parametrize(
    ("date", "until"),
    [
        ("2014-06/2014-08", "2014-08"),
        ("2014-06-28/2014-08-01", "2014-08"),
        ("2014-06-01/2014-06-30", ""),
        ("2012/2016", ""),
        ("2014-05/2016", ""),
        ("2014-22/2015-24", ""),
        ("2012~", ""),
        ("2014-22", ""),
        ("[2014-06-28..2014-07-03]", ""),
        ("2014-06/..", ""),
        ("2014", ""),
    ],
)
def test_what_lasted_is_said_to_end_in_a_month_only_where_a_month_is_stated(date: str, until: str) -> None:
    """“2012 to 2016” does not end in December, and no summer is stretched to August."""
    assert told("[@rt]", date).site.event_cards["jets"].lasts_until == until


def test_what_a_date_rests_on() -> None:
    """A caption's date is marked as such when nothing better supports it; what is typed is kept."""
    assert told("[@rt, caption]").event("jets").basis == "caption"
    assert told("[@rt, caption; @bbc]").event("jets").basis == ""
    assert (
        link_fine({"a": brief("[Jets]{id=jets when=2014 basis=dateline}.")}).event("jets").basis == "dateline"
    )


def claims_site(claims: list[EdtfDate]) -> Files:
    """One event, each claim by another source."""
    papers = [f"p{number}" for number in range(len(claims))]
    cited = "; ".join(f'@{paper}, when "{claim.edtf}"' for paper, claim in zip(papers, claims, strict=True))
    return {"a": brief(f'[The jets came]{{when="{claims[0].edtf}" id=jets}} [{cited}].', sources(*papers))}


def finest_allowed(claims: list[EdtfDate]) -> Precision:
    """A range of decades or seasons is told in years or months, never in days that nobody named."""
    finest = max((claim.precision for claim in claims), key=rank)
    return finest if rank(finest) >= rank("day") else "month" if rank(finest) > rank("year") else "year"


def bounded(date: EdtfDate) -> bool:
    return date.form in ("single", "interval")


@few
@given(st.lists(dates(), min_size=1, max_size=4), st.randoms(use_true_random=False))
@example([parse_edtf("[2014-05..2014-06]"), parse_edtf("[2014-06..2014-07]")], random.Random(0))
@example([parse_edtf("199X"), parse_edtf("[1995..2005]")], random.Random(0))
def test_no_reading_is_more_precise_than_the_claims(claims: list[EdtfDate], shuffled: random.Random) -> None:
    """A page never names a day that no source names, never leaves out a claim, and never depends on order."""
    linked = link(claims_site(claims))
    event = linked.event("jets")
    known = [claim for claim in claims if (claim.lower, claim.upper) != (None, None)]
    if not known:
        assert event.date is None or (event.date.lower, event.date.upper) == (None, None)
        return
    found = event.date
    assert found is not None
    assert rank(found.precision) <= rank(finest_allowed(known))
    lowest = max((claim.lower for claim in known if claim.lower is not None), default=None)
    highest = min((claim.upper for claim in known if claim.upper is not None), default=None)
    if all(map(bounded, known)) and (lowest is None or highest is None or lowest <= highest):
        # Wide enough for all days that every claim allows.
        assert found.lower is None or (lowest is not None and found.lower <= lowest)
        assert found.upper is None or (highest is not None and found.upper >= highest)
    if event.reading == "set":
        apart = any(not allows(one, other) for one in known for other in known)
        assert apart or any(claim.form != "single" for claim in known)
    else:
        assert all(allows(found, claim) for claim in known)
    again = list(claims)
    shuffled.shuffle(again)
    assert link(claims_site(again)).event("jets").date == found
