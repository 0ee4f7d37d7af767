"""Where sources differ: what cannot all be right is shown, and what can is not called a dispute."""

import pytest
from model_sample import brief, link_fine, sources

from generator.model.events import Conflict, SiteEvent

PAPERS = sources("rt", "bbc", "nyt", "mena")


def told(citation: str, attributes: str = "when=2014-06-28") -> SiteEvent:
    """One event told with this citation."""
    body = f"[The jets came]{{{attributes} id=jets}} {citation}."
    return link_fine({"a": brief(body, PAPERS)}).event("jets")


def values(conflict: Conflict) -> list[tuple[str, tuple[int, ...]]]:
    """Each side in words, with the numbers of its reports."""
    return list(conflict.values)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2014-06-28", "2014-06-29"),
        ("2014-06", "2014-07"),
        ("before 2014-06-28", "2014-06-28"),
        ("since 2014-07", "2014-06-30"),
        ("2014-06-28?", "2014-06-29"),
        ("between 1 and 5 June 2014", "between 6 and 9 June 2014"),
    ],
)
def test_dates_without_a_common_day_are_a_conflict(first: str, second: str) -> None:
    """The reader is told that the sources differ, and which says what."""
    event = told(f'[@rt; @bbc, when "{second}"]', f'when="{first}"')
    (conflict,) = event.conflicts
    assert (conflict.about, conflict.measure, event.disputed) == ("date", "", True)
    assert [reports for _, reports in conflict.values] == [(0,), (1,)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2014-06-28", "2014-06"),
        ("2014-06-28", "2014-06-28~"),
        ("[..2014-06-28]", "2014-06-28"),
        ("since 2014-06", "2014-07"),
        ("unknown", "2014-07"),
        ("2014-06/2014-08", "2014-07-01"),
    ],
)
def test_dates_that_can_both_be_right_are_none(first: str, second: str) -> None:
    """June and the 28th of June are no dispute: marking them as one would teach readers to ignore the mark."""
    event = told(f'[@rt; @bbc, when "{second}"]', f'when="{first}"')
    assert (event.conflicts, event.disputed) == ((), False)


def test_a_conflict_of_dates_lists_each_side_once_with_its_reports() -> None:
    """“28 June: RT, BBC; 29 June: NYT”, and what agrees with both takes no side."""
    event = told("[@rt; @bbc; @nyt, when 2014-06-29; @mena, when 2014-06]")
    (conflict,) = event.conflicts
    assert values(conflict) == [("28 June 2014", (0, 1)), ("29 June 2014", (2,))]


@pytest.mark.parametrize(
    ("figure", "other"),
    [
        ("delivered 5", "delivered 10"),
        ("Delivered 5", "delivered 10"),
        ("value <=500m USD", "value >1bn USD"),
        ("value $4.2bn", "value 4.3bn USD"),
        ("ordered >12", "ordered 12"),
        ("ordered >=13", "ordered <=12"),
        ("jets 2..3", "jets 4..6"),
        ("delivered 5, as of 2014-07-01", "delivered 7, as of 1 July 2014"),
        ("share 5%", "share 6%"),
    ],
)
def test_ranges_of_one_measure_that_do_not_meet_are_a_conflict(figure: str, other: str) -> None:
    """Five delivered or ten: whoever cites us must know that both are claimed."""
    event = told(f'[@rt; @bbc, figure "{other}"]', f'when=2014-06-28 figure="{figure}"')
    (conflict,) = event.conflicts
    assert (conflict.about, conflict.measure) == ("figure", figure.split(" ")[0])
    assert [reports for _, reports in conflict.values] == [(0,), (1,)]


@pytest.mark.parametrize(
    ("figure", "other"),
    [
        ("value >4.2bn USD", "value 4.3bn USD"),
        ("value 4.2bn USD", "value 3.1bn EUR"),
        ("value S$5.2bn", "value $4.2bn"),
        ("delivered 5", "ordered 12"),
        ("delivered 5, as of 2014-07-01", "delivered 7, as of 2014-08-01"),
        ("delivered 5, as of 2014-07-01", "delivered 7"),
        ("jets 2..4", "jets 4..6"),
        ("jets >=6", "jets 10"),
        ("delivered 5 jets", "delivered 40 missiles"),
        ("delivered 5", "delivered =5"),
    ],
)
def test_figures_that_can_both_be_right_or_measure_other_things_are_none(figure: str, other: str) -> None:
    """“Above 4.2bn” and “4.3bn” agree; dollars and euros, orders and deliveries, July and August are not compared."""
    event = told(f'[@rt; @bbc, figure "{other}"]', f'when=2014-06-28 figure="{figure}"')
    assert (event.conflicts, event.disputed) == ((), False)


def test_a_source_that_gives_one_figure_takes_the_others_of_the_event() -> None:
    """What a citation does not say is as the event has it: another number of deliveries leaves the orders alone."""
    event = told(
        '[@rt; @bbc, figure "delivered 10"; @nyt, figure "ordered 14"]',
        'when=2014 figure="delivered 5; ordered 12"',
    )
    found = [[figure.text for figure in report.figures] for report in event.reports]
    assert found == [
        ["delivered 5", "ordered 12"],
        ["delivered 10", "ordered 12"],
        ["ordered 14", "delivered 5"],
    ]
    assert [(conflict.measure, values(conflict)) for conflict in event.conflicts] == [
        ("delivered", [("5", (0, 2)), ("10", (1,))]),
        ("ordered", [("12", (0, 1)), ("14", (2,))]),
    ]


def test_an_assertion_and_a_denial_are_a_conflict() -> None:
    """The spokesman says that it is off, the minister that it stands: disputed, and nobody had to type it."""
    event = told("[@rt; @bbc; @nyt, denies]")
    (conflict,) = event.conflicts
    assert (conflict.about, values(conflict)) == ("stance", [("asserts", (0, 1)), ("denies", (2,))])
    assert event.disputed


def test_doubts_and_lone_denials_are_none() -> None:
    """Who is not sure contradicts nobody, and a denial of what nobody asserts is no dispute."""
    assert told("[@rt; @bbc, doubts]").conflicts == ()
    assert told("[@rt, denies; @bbc, denies]").conflicts == ()


def test_a_denials_date_and_figures_are_no_claims() -> None:
    """“There were no ten jets” is not a claim that there were ten."""
    event = told(
        '[@rt; @bbc, when 2014-07-01, figure "delivered 10", denies]', 'when=2014-06-28 figure="delivered 5"'
    )
    assert [conflict.about for conflict in event.conflicts] == ["stance"]


def test_all_conflicts_of_an_event_stand_in_one_order() -> None:
    """Date, then measures by name, then stances: two builds list them alike."""
    event = told(
        '[@rt; @bbc, when 2014-07-01, figure "ordered 14; delivered 10"; @nyt, denies]',
        'when=2014-06-28 figure="ordered 12; delivered 5"',
    )
    assert [(each.about, each.measure) for each in event.conflicts] == [
        ("date", ""),
        ("figure", "delivered"),
        ("figure", "ordered"),
        ("stance", ""),
    ]
    files = {"a": brief("[Jets]{when=2014 id=jets} [@rt; @bbc, when 2015].", PAPERS)}
    assert link_fine(files).site.event_cards["jets"].differ == ("date",)


def test_a_dispute_is_shown_on_every_brief_that_tells_the_event() -> None:
    """A reader of either brief learns that the other's source differs, and the card in lists says so."""
    files = {
        "a": brief("[Jets]{when=2014-06-28 id=jets} [@rt].", PAPERS),
        "b": brief("[They came]{of=jets when=2014-06-29} [@bbc].", PAPERS, "date: 2014-09-01"),
    }
    linked = link_fine(files)
    assert [[card.id for card in linked.brief(each).disputed] for each in "ab"] == [["jets"], ["jets"]]
    assert [linked.site.cards[each].disputes for each in "ab"] == [1, 1]


def test_thousands_of_differing_figures_are_not_compared_each_with_each() -> None:
    """A hostile or careless file costs no more than it is long: two thousand values are told at once."""
    reports = "".join(f"  - {{source: rt, figure: 'killed {number}'}}\n" for number in range(2000))
    files = {
        "events/jets.yaml": f"title: Jets\ndate: 2014\nreports:\n{reports}",
        "sources/all.yaml": "rt: {outlet: RT, url: https://r.example}\n",
    }
    event = link_fine(files).event("jets")
    (conflict,) = event.conflicts
    assert 2 <= len(conflict.values) <= 100


def test_the_one_value_that_differs_is_found_among_very_many() -> None:
    """However many reports agree, the last one that does not is shown, with one that contradicts it."""
    numbers = [*(f"{number}..1000" for number in range(300)), "2000"]
    reports = "".join(f"  - {{source: rt, figure: 'killed {number}'}}\n" for number in numbers)
    files = {
        "events/jets.yaml": f"title: Jets\ndate: 2014\nreports:\n{reports}",
        "sources/all.yaml": "rt: {outlet: RT, url: https://r.example}\n",
    }
    (conflict,) = link_fine(files).event("jets").conflicts
    assert conflict.values[-1] == ("2,000", (300,))


def test_look_alikes_are_kept_apart_with_a_note() -> None:
    """The second batch is not the first: both pages say so, whoever defined which."""
    text = (
        "first: {title: First batch, date: 2014-06-28, different_from: {ids: [second], note: It came later}}\n"
        "second: {title: Second batch, date: 2014-07-01, different_from: [first]}\n"
    )
    linked = link_fine({"events/all.yaml": text})
    assert (linked.event("first").different_from, linked.event("first").different_note) == (
        ("second",),
        "It came later",
    )
    assert linked.event("second").different_from == ("first",)
