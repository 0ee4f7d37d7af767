"""What leads back to itself is told once, with all its members: larger places, larger and earlier events, sources."""

import pytest
from model_sample import Files, brief, link

_PLACES = "a: {type: place, name: Ay, part_of: b}\nb: {type: place, name: Bee, part_of: cee}\n"
_EVENTS = "a: {{title: A, date: 2014, {0}: b}}\nb: {{title: B, date: 2014, {0}: c}}\nc: {{title: C, date: 2014{1}}}\n"
_SOURCES = (
    "a: {url: https://a.example, via: b}\nb: {url: https://b.example, via: c}\nc: {url: https://c.example"
)


@pytest.mark.parametrize(
    ("files", "code", "severity", "place", "words"),
    [
        (
            {"entities/x.yaml": _PLACES + "c: {type: place, name: Cee, part_of: Ay}\n"},
            "entity-circle",
            "error",
            ("content/entities/x.yaml", 1),
            ("a → b → c → a", "x.yaml:2", "x.yaml:3"),
        ),
        (
            {"entities/x.yaml": "a: {type: place, name: A, part_of: a}\n"},
            "entity-circle",
            "error",
            ("content/entities/x.yaml", 1),
            ("`a` is part of itself",),
        ),
        (
            {"events/x.yaml": _EVENTS.format("part_of", ", part_of: a")},
            "event-circle",
            "error",
            ("content/events/x.yaml", 3),
            ("is part of the next", "a → b → c → a", "x.yaml:2"),
        ),
        (
            {"events/x.yaml": _EVENTS.format("follows", ", follows: [a]")},
            "event-circle",
            "error",
            ("content/events/x.yaml", 3),
            ("comes after the next", "a → b → c → a"),
        ),
        (
            {"x": brief("[A]{when=2014 id=a part_of=b} and [B]{when=2014 id=b part_of=a}.")},
            "event-circle",
            "error",
            ("content/briefs/x.md", 6),
            ("a → b → a",),
        ),
        (
            {"sources/x.yaml": _SOURCES + ", via: a}\n"},
            "source-circle",
            "warning",
            ("content/sources/x.yaml", 1),
            ("a → b → c → a",),
        ),
        (
            {"x": brief("T.", "sources: [{id: a, url: https://a.example, via: a}]")},
            "source-circle",
            "warning",
            ("content/briefs/x.md", 2),
            ("`a` has it from itself",),
        ),
        (
            {"x": brief("[A]{when=2014} [@a, via a].", "sources: [{id: a, url: https://a.example}]")},
            "source-circle",
            "warning",
            ("content/briefs/x.md", 6),
            ("`a` has it from itself",),
        ),
    ],
    ids=[
        "places",
        "a place",
        "larger events",
        "earlier events",
        "events in a text",
        "sources",
        "a source",
        "a citation",
    ],
)
def test_what_leads_back_to_itself_is_told_once(
    files: Files, code: str, severity: str, place: tuple[str, int], words: tuple[str, ...]
) -> None:
    """A place inside itself has no map, and a chain of sources without end has no origin."""
    (fault,) = link(files).told
    assert (fault.code, fault.severity) == (code, severity)
    assert fault.span is not None
    assert (fault.path, fault.span.line) == place
    assert [each for each in words if each not in fault.message] == []


@pytest.mark.parametrize(
    "files",
    [
        {"entities/x.yaml": _PLACES + "c: {type: place, name: Cee}\n"},
        {"events/x.yaml": _EVENTS.format("follows", ", part_of: a")},
        {"sources/x.yaml": _SOURCES + "}\n"},
        # An outlet that another of its pieces repeats is no circle of sources.
        {
            "x": brief("[A]{when=2014} [@a].", "sources: [{id: a, url: https://a.example, via: Ay}]"),
            "outlets/x.yaml": "ay: {name: Ay, url: https://a.example}\n",
        },
    ],
    ids=["places", "events", "sources", "an outlet"],
)
def test_what_leads_on_is_no_circle(files: Files) -> None:
    """Ways that end are what all of these are for."""
    assert link(files).codes() == []


def test_a_draft_that_closes_a_circle_is_at_fault() -> None:
    """Nobody's published event is an error for what a colleague is still writing."""
    files = {
        "a": brief("[A]{when=2014 id=a part_of=b}, [B]{when=2014 id=b}."),
        "b": brief("[B]{of=b part_of=a}.", "status: draft"),
    }
    fault = link(files).fault("event-circle")
    assert (fault.path, fault.severity) == ("content/briefs/b.md", "warning")


def test_two_dates_that_differ_are_told_and_an_office_that_ends_first() -> None:
    """One of each is dropped or drawn backwards in silence."""
    files = {
        "events/x.yaml": (
            "a: {title: A, date: 2014-06-28, when: 29 June 2014}\n"
            "b: {title: B, date: 2014-06-28, when: 28 June 2014}\n"
        ),
        "entities/x.yaml": (
            "s: {type: person, name: S, roles: [{title: Minister, from: 2024-05, to: 2012-11}]}\n"
            "t: {type: person, name: T, roles: [{title: Minister, from: 2012, to: 2012-11}, {title: M, to: 2011}]}\n"
        ),
    }
    dates, office = sorted(link(files).told, key=lambda each: each.code, reverse=True)
    assert (dates.code, dates.severity, dates.path) == ("event-dates", "warning", "content/events/x.yaml")
    assert "“29 June 2014”" in dates.message
    assert (office.code, office.severity, office.path) == (
        "date-backwards",
        "error",
        "content/entities/x.yaml",
    )
    assert "2024-05" in office.message
