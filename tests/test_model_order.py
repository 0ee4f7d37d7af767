"""The one order of events and their years and months; languages and the way they are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_edtf_laws import dates

from generator.edtf.bounds import month_of
from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.model.events import EventCard
from generator.model.labels import choose_label
from generator.model.timeline import (
    by_month,
    by_year,
    timeline_order,
    timeline_year,
    undated,
    years,
)
from generator.model.web import address_key, host_and_parents, host_of
from generator.text.languages import direction_of


def card(identity: str, edtf: str, significance: int = 1) -> EventCard:
    date = parse_edtf(edtf) if edtf else None
    return EventCard(
        identity, identity, date if isinstance(date, EdtfDate) else None, significance=significance
    )


def test_an_event_stands_under_the_month_of_its_first_possible_day() -> None:
    """Something that lasted from June to August is listed once, where it begins; without a beginning, where it ends."""
    found = [
        card("a", "2014-06/2014-08"),
        card("b", "[..2014-05-03]"),
        card("c", "2014-06-28"),
        card("d", ""),
        card("e", "199X"),
    ]
    ordered = sorted(found, key=timeline_order)
    assert [each.id for each in ordered] == ["e", "b", "a", "c", "d"]
    assert {month: [each.id for each in group] for month, group in by_month(ordered).items()} == {
        "1990-01": ["e"],
        "2014-05": ["b"],
        "2014-06": ["a", "c"],
    }
    assert years(ordered) == ("1990", "2014")
    assert [each.id for each in by_year(ordered)["2014"]] == ["b", "a", "c"]
    assert [each.id for each in undated(ordered)] == ["d"]
    assert [timeline_year(each) for each in ordered] == ["1990", "2014", "2014", "2014", "undated"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(dates(), st.none()), max_size=8))
def test_every_event_is_listed_exactly_once(values: list[EdtfDate | None]) -> None:
    """No date, however odd, drops its event from the timeline or lists it twice."""
    cards = [EventCard(f"e{number}", "T", value) for number, value in enumerate(values)]
    grouped = [each for group in by_month(cards).values() for each in group]
    assert sorted(each.id for each in (*grouped, *undated(cards))) == sorted(each.id for each in cards)
    assert all(timeline_year(each) == month_of(each.date)[:-3] for each in grouped)


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"),
        ("ar-IQ", "rtl"),
        ("he", "rtl"),
        ("ckb", "rtl"),
        ("fa-AF", "rtl"),
        ("en", "ltr"),
        ("ku", "ltr"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("uz-Arab-AF", "rtl"),
        ("", "ltr"),
    ],
)
def test_the_direction_is_that_of_the_script_else_of_the_language(language: str, direction: str) -> None:
    """Arabic in Latin letters runs to the right, Azerbaijani in Arabic ones to the left."""
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("labels", "language", "chosen"),
    [
        ({"en": "A", "ar": "B"}, "ar-IQ", ("B", "")),
        ({"en-GB": "A", "fr": "B"}, "en", ("A", "")),
        ({"en": "A", "en-GB": "B"}, "en-GB", ("B", "")),
        ({"": "A", "en": "B"}, "ru", ("A", "")),
        ({"ru": "A", "en": "B"}, "ar", ("B", "en")),
        ({"ru": "A", "fr": "B"}, "ar", ("B", "fr")),
        ({}, "ar", ("", "")),
    ],
)
def test_the_nearest_language_is_chosen_and_another_is_marked(
    labels: dict[str, str], language: str, chosen: tuple[str, str]
) -> None:
    """A reader gets her own language, else one that is marked as what it is, never nothing."""
    assert choose_label(labels, language) == chosen


def test_addresses_are_compared_by_what_they_lead_to() -> None:
    """Whatever stands in an address field, comparing it neither fails nor changes what is printed."""
    assert address_key("HTTPS://www.Example.org:443/a/?utm_source=x&b=1#top") == "example.org/a?b=1"
    assert address_key("https://example.org/a?b=&c=1") == "example.org/a?b=&c=1"
    for odd in ("https://[::1", "https://example.org:port/", "nothing", "mailto:a@b.c", "", "http://"):
        assert isinstance(address_key(odd), str)
        assert host_of(odd) in ("", "example.org")
    assert host_of("https://m.example.org./a") == "example.org"
    assert host_of("https://amp.com/a") == "amp.com"
    assert host_and_parents("news.bbc.co.uk") == ["news.bbc.co.uk", "bbc.co.uk", "co.uk"]
    assert host_and_parents("localhost") == ["localhost"]
