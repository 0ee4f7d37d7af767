"""Checks of meaning: what is right in form and may be wrong all the same."""

from collections.abc import Iterable

import pytest
from model_sample import Files, Linked, brief, link, link_fine, sources

from generator.checks import near_events
from generator.checks.declared import checks
from generator.diagnostics.diagnostic import Diagnostic


def proposals(files: Files) -> list[Diagnostic]:
    """What `dateline check` proposes to join in a site in which nothing is wrong."""
    linked = link_fine(files)
    return told_by("event-near", linked)


def measures_told(files: Files) -> list[Diagnostic]:
    return told_by("figure-measure", link_fine(files), proposals=False)


def told_by(code: str, linked: Linked, *, proposals: bool = True) -> list[Diagnostic]:
    """What one of the checks finds."""
    found = linked.checked(proposals=proposals)
    return [each for each in found if each.code == code]


def pair(
    first: str, second: str, *, when: str = "2014-06-28", then: str = "2014-06-28", more: str = ""
) -> Files:
    """Two briefs that tell an event each; both name the minister."""
    people = "shoigu: {type: person, name: Sergei Shoigu}\n"
    return {
        "a": brief(f'[{first} by [[Sergei Shoigu]]]{{when="{when}" id=one}}.', "date: 2014-08-01"),
        "b": brief(
            f'[{second} by [[Sergei Shoigu]]]{{when="{then}" id=two}}.',
            "date: 2014-09-01",
            more or "weight: 1",
        ),
        "entities/all.yaml": people,
    }


def test_every_module_of_the_folder_is_a_check() -> None:
    """A check that is dropped into the folder runs; one without CHECK is named at once."""
    codes = [check.code for check in checks()]
    assert "event-near" in codes
    assert len(set(codes)) == len(codes)


def test_two_tellings_of_one_thing_are_proposed_with_the_reason() -> None:
    """A colleague marked the same arrival as a new event: check says which, why, and what to write."""
    (told,) = proposals(pair("First Russian jets received in Baghdad", "Russian jets received"))
    assert (told.code, told.severity, told.path) == ("event-near", "note", "content/briefs/b.md")
    assert told.span is not None
    assert told.span.line == 7
    for words in ("Russian jets received by Sergei Shoigu", "`one`", "28 June 2014", "Sergei Shoigu"):
        assert words in told.message
    assert "of=one" in told.hint
    assert "different_from: [one]" in told.hint


def test_two_people_on_one_day_are_a_hint_whatever_the_verb() -> None:
    """“Shoigu met the guest” and “Shoigu received the guest” on one day are likely one meeting."""
    files = {
        "a": brief("[[[Shoigu]] met [[the guest]] in private]{when=2014-06-28 id=one}."),
        "b": brief("[[[Shoigu]] received [[the guest]]]{when=2014-06-28 id=two}.", "date: 2014-09-01"),
    }
    (told,) = proposals(files)
    assert "Shoigu, the guest" in told.message
    files["b"] = files["b"].replace("2014-06-28", "2014-06")
    assert proposals(files) == []


def test_a_proposal_is_for_check_alone_and_joins_nothing() -> None:
    """A build neither asks nor decides: two events stay two until their writer says otherwise."""
    linked = link_fine(pair("Russian jets received", "Russian jets received"))
    assert told_by("figure-measure", linked, proposals=False) == []
    assert [event.id for event in linked.site.events] == ["one", "two"]
    assert linked.event("one").briefs == ("a",)


@pytest.mark.parametrize(
    ("when", "then", "shown"),
    [
        ("2014-06-28", "2014-06", "28 June 2014"),
        ("2014-06-28", "28 or 29 June 2014", "28 June 2014"),
        ("2014-06-30", "[2014-06-28..2014-07-02]", "30 June 2014"),
        ("[2014-05-31..2014-06-02]", "2014-06-02", "2 June 2014"),
    ],
)
def test_dates_that_overlap_are_enough(when: str, then: str, shown: str) -> None:
    """One brief knows the day, the other only the month."""
    (told,) = proposals(pair("Russian jets received", "Russian jets received", when=when, then=then))
    assert shown in told.message
    assert "overlap" in told.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Five Su-24 jets received", "Five Su-25 jets received"),
        ("Contract Mi-28 signed", "Contract Mi-28NE signed"),
        ("Batch of 5 jets received", "Batch of 10 jets received"),
        ("دفعة ٥ طائرات استلمت", "دفعة ٦ طائرات استلمت"),
        ("Russian jets received", "American tanks inspected"),
        ("Russian jets received", "Russian delegation visited parliament"),
    ],
)
def test_names_that_differ_in_a_digit_and_other_things_are_never_proposed(first: str, second: str) -> None:
    """A Su-24 is not a Su-25: the check must not tempt a tired writer to join them."""
    assert proposals(pair(first, second)) == []


def test_other_dates_other_people_and_publications_are_never_proposed() -> None:
    """Two receptions a week apart are two; so are those of two ministers, and articles are no events."""
    assert proposals(pair("Russian jets received", "Russian jets received", then="2014-07-05")) == []
    files = pair("Russian jets received", "Russian jets received")
    files["b"] = files["b"].replace("[[Sergei Shoigu]]", "[[Someone]]")
    assert proposals(files) == []
    source = (
        "source: {title: Russian jets received by Shoigu, url: https://x.example/%s, published: 2014-06-28}"
    )
    assert proposals({"a": brief("[[Shoigu]]", source % 1), "b": brief("[[Shoigu]]", source % 2)}) == []


@pytest.mark.parametrize(
    "kept",
    [
        "events: {two: {different_from: [one]}}",
        "events: {two: {part_of: one}}",
        "events: {two: {follows: [one]}}",
    ],
)
def test_events_that_the_writer_told_apart_are_never_proposed_again(kept: str) -> None:
    """Who has said that they are two, or that one belongs to or follows the other, is not asked twice."""
    assert proposals(pair("Russian jets received", "Russian jets received", more=kept)) == []


def test_the_hint_can_be_followed_where_an_event_has_no_id() -> None:
    """`of=` leads only to an id that was typed: where there is none, one is asked for first."""
    files = pair("Russian jets received", "Russian jets received")
    files["a"] = files["a"].replace(" id=one", "")
    (told,) = proposals(files)
    assert (told.path, "of=two" in told.hint) == ("content/briefs/a.md", True)
    files["b"] = files["b"].replace(" id=two", "")
    (told,) = proposals(files)
    assert told.path == "content/briefs/b.md"
    assert "id=" in told.hint
    assert "content/briefs/a.md:6" in told.hint


def test_the_record_of_an_event_is_the_one_that_others_join() -> None:
    """A brief that tells anew what has a file of its own is the one that is asked, whatever the ids."""
    files = pair("Russian jets received", "Russian jets received")
    del files["a"]
    files["events/zz.yaml"] = "{title: Russian jets received, date: 2014-06-28, actors: [shoigu]}\n"
    (told,) = proposals(files)
    assert (told.path, "of=zz" in told.hint) == ("content/briefs/b.md", True)


def test_very_many_look_alikes_do_not_hold_up_a_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year of daily bulletins with one title is compared in linear work: no more than a few titles for each."""
    compared = 0
    alike = near_events.titles_alike

    def counting(first: object, second: object) -> bool:
        nonlocal compared
        compared += 1
        return alike(first, second)  # type: ignore[arg-type]

    monkeypatch.setattr(near_events, "titles_alike", counting)
    rows = (
        f"e{number}: {{title: Russian jets received daily, date: 2014-06, actors: [Russia]}}"
        for number in range(1500)
    )
    linked = link_fine({"events/all.yaml": "\n".join(rows) + "\n"})
    list(linked.checked(proposals=True))
    assert compared <= 60 * 1500


def hints(found: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    return [(each.message.split("“")[1].split("”")[0], each.hint) for each in found]


def test_a_measure_that_the_site_does_not_know_is_pointed_out_once() -> None:
    """“recieved 5” beside “delivered 10” would never be compared: the slip is found before a reader cites it."""
    body = (
        '[A]{when=2014 figure="deliverd 5"} [@rt]. [B]{when=2014 figure="deliverd 6; helicopters 3"} [@rt].'
    )
    told = measures_told({"a": brief(body, sources("rt"))})
    assert [(each.code, each.severity, each.span and each.span.line) for each in told] == [
        ("figure-measure", "warning", 7),
        ("figure-measure", "warning", 7),
    ]
    (slip, hint), (other, advice) = hints(told)
    assert (slip, other) == ("deliverd", "helicopters")
    assert "`delivered`" in hint
    assert "measures:" in advice


def test_usual_measures_and_the_sites_own_are_known_in_any_case() -> None:
    """What the settings list is no slip, nor is a capital letter."""
    figure = "Delivered 5; ordered 6; value 1bn USD; in service 3; Sorties 40"
    files = {
        "dateline.yaml": "title: T\nmeasures: [sorties]\n",
        "a": brief(f'[A]{{when=2014 figure="{figure}"}} [@rt, figure "killed 3"].', sources("rt")),
        "events/x.yaml": f"{{title: X, date: 2014, figure: {figure}}}\n".replace("; ", ";"),
    }
    assert measures_told(files) == []


def test_measures_of_records_and_citations_are_looked_at_too() -> None:
    """A slip is one wherever figures stand."""
    files = {
        "a": brief(
            '[A]{when=2014} [@rt, figure "kiled 3"].',
            sources("rt"),
            "events: [{title: B, date: 2014, figure: woundd 3, reports: [rt]}]",
        ),
        "events/x.yaml": "title: X\ndate: 2014\nreports:\n  - {source: all, figure: orderd 3}\n",
        "sources/x.yaml": "all: {outlet: All, url: https://a.example}\n",
    }
    told = measures_told(files)
    assert {(each.path, slip) for each, (slip, _) in zip(told, hints(told), strict=True)} == {
        ("content/briefs/a.md", "kiled"),
        ("content/briefs/a.md", "woundd"),
        ("content/events/x.yaml", "orderd"),
    }


def test_a_drafts_own_slip_says_nothing_on_a_build() -> None:
    """What is not published is not checked for meaning until it is shown."""
    files = {"a": brief('[A]{when=2014 figure="deliverd 5"}.', "status: draft")}
    linked = link(files)
    assert told_by("figure-measure", linked, proposals=False) == []
    shown = link(files, drafts=True)
    assert len(told_by("figure-measure", shown, proposals=False)) == 1
