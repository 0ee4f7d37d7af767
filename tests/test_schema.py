"""Front matter checked against what a brief may say: every fault has its place and its remedy."""

from typing import Annotated, Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.load.yaml import read_yaml
from generator.records.brief import Brief, Page
from generator.records.source import Source
from generator.records.vocabulary import Entity, Outlet
from generator.schema.check import check_record
from generator.schema.field import Field, Record
from generator.schema.gates import read_foreign_gates
from generator.schema.jsonschema import json_schema
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.schema.positions import FieldPlaces, Positions, joined
from generator.schema.reference import reference_table

START = "title: Moscow\ndate: 2014-08-12\n"


class Plain(Record, frozen=True):
    """A record with one field of each plain shape."""

    words: Annotated[str, Field("Words")] = ""
    flag: Annotated[bool, Field("A flag")] = False
    count: Annotated[int, Field("A count", "3")] = 0
    share: Annotated[float, Field("A share", "0.5")] = 0.0
    anything: Annotated[Any, Field("Notes")] = None


def node(text: str) -> Mapping:
    read, told = read_yaml(text, "brief.md")
    assert not told
    assert isinstance(read, Mapping)
    return read


def brief(text: str) -> tuple[Brief, FieldPlaces, list[tuple[int, int, str, str]]]:
    """A brief from its front matter, with places and what was told as (line, column, severity, code)."""
    record, positions, told = check_record(node(START + text), Brief, "brief.md")
    assert record is not None
    return record, positions, short(told)


def short(told: tuple[Diagnostic, ...]) -> list[tuple[int, int, str, str]]:
    assert all(each.hint and each.path == "brief.md" for each in told)
    spans = [each.span or Span(0, 0) for each in told]
    return [
        (span.line, span.column, each.severity, each.code) for span, each in zip(spans, told, strict=True)
    ]


def hint(text: str) -> str:
    _, _, told = check_record(node(START + text), Brief, "brief.md")
    assert len(told) == 1
    return f"{told[0].message} | {told[0].hint}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("flag: true", {"flag": True}),
        ("flag: Yes", {"flag": True}),
        ("flag: ON", {"flag": True}),
        ("flag: off", {"flag": False}),
        ("words: no\ncount: 007", {"words": "no", "count": 7}),
        ("words: ~\nflag: null\ncount:\nshare: NULL", {}),
        ('words: "~"', {"words": "~"}),
        ('words: "null"', {"words": "null"}),
        ("words: 12:30", {"words": "12:30"}),
        ("words: |\n  one\n  two\n", {"words": "one\ntwo"}),
        ("share: -.5e1", {"share": -5.0}),
        ("anything: {a: [1, {b: ~}]}", {"anything": {"a": ("1", {"b": None})}}),
    ],
)
def test_a_text_is_what_its_field_makes_of_it(typed: str, meant: dict[str, object]) -> None:
    """`no` is a word where words belong and a refusal where yes or no belongs; nothing is the default."""
    record, _, told = check_record(node(typed), Plain, "brief.md")
    assert told == ()
    assert record == Plain(**meant)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed",
    [
        "flag: maybe",
        "count: 1.5",
        "count: 1_000",
        "count: " + "9" * 5000,
        "share: .",
        "share: 1e999",
        "flag: [true]",
        "words: [a]",
    ],
)
def test_what_no_field_can_make_anything_of_is_an_error(typed: str) -> None:
    """A value of the wrong kind is told and costs only its own field."""
    record, _, told = check_record(node("anything: kept\n" + typed), Plain, "brief.md")
    assert [each.severity for each in told] == ["error"]
    assert record == Plain(anything="kept")


def test_the_smallest_brief() -> None:
    """Title, date and source are enough."""
    record, positions, told = brief("source: https://example.org/a%20b?c=d\ntags: [Russia, arms sales]\n")
    assert told == []
    assert record == Brief(
        title="Moscow",
        date="2014-08-12",
        source=Source(url="https://example.org/a%20b?c=d"),
        tags=("Russia", "arms sales"),
    )
    assert positions.span("tags.1") == Span(4, 16, 10)
    assert positions.span("source.url") == Span(3, 9, 29)
    assert positions.span("source.outlet") == Span(3, 9, 29)
    assert positions.span("summary") == Span(1, 1, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "sources:\n  - id: alm\n    url: https://a.org\n  - id: ibn\n    outlet: IBN\n",
        "sources:\n  alm: {url: https://a.org}\n  ibn:\n    outlet: IBN\n",
        "sources:\n  alm: https://a.org\n  ibn: {outlet: IBN}\n",
    ],
)
def test_sources_as_a_list_or_by_id(typed: str) -> None:
    """A list of entries and a map by id say the same."""
    record, positions, told = brief(typed)
    assert told == []
    assert record.sources == (Source(id="alm", url="https://a.org"), Source(id="ibn", outlet="IBN"))
    assert positions.span("sources.1.id").line > positions.span("sources.0.id").line


def test_sources_in_short() -> None:
    """Bare addresses are sources with ids of their own; one alone is a list of one."""
    assert brief("sources: https://a.org\n")[0].sources == (Source(id="source", url="https://a.org"),)
    assert [each.id for each in brief("sources: [https://a.org, https://b.org]\n")[0].sources] == [
        "source",
        "source-2",
    ]
    assert brief("sources: {url: https://a.org, outlet: A}\n")[0].sources == (
        Source(url="https://a.org", outlet="A"),
    )


def test_names_in_one_language_or_several() -> None:
    """A bare name stands under no language."""
    assert check_record(node("name: Al-Monitor"), Outlet, "a.yaml")[0] == Outlet(name={"": "Al-Monitor"})
    typed = "type: person\nname: {en: Shoigu, ar: شويغو}\nroles: [{title: Minister, from: 2012-11}]"
    entity, positions, told = check_record(node(typed), Entity, "a.yaml")
    assert told == ()
    assert entity is not None
    assert entity.name == {"en": "Shoigu", "ar": "شويغو"}
    assert entity.roles[0].from_ == "2012-11"
    assert positions.span("roles.0.from") == Span(3, 33, 7)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("[2014-07-27..2014-08-03]", "[2014-07-27..2014-08-03]"),
        ("[2014-06-28, 2014-06-29]", "[2014-06-28,2014-06-29]"),
        ("[..2014-08-12]", "[..2014-08-12]"),
        ("{2014-06-05, 2014-06-12}", "{2014-06-05,2014-06-12}"),
        ("[2014-07-27]", "2014-07-27"),
        ("2014-07-27?", "2014-07-27?"),
        ('"[2014-07-27..2014-08-03]"', "[2014-07-27..2014-08-03]"),
    ],
)
def test_dates_that_yaml_takes_for_lists(typed: str, read: str) -> None:
    """A set of days needs no quotes."""
    record, _, told = brief(f"period: {typed}\nevents:\n  - date: {typed}\n    id: a\n")
    assert told == []
    assert record.period == record.events[0].date == read


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("updted: 2014-08-12", [(3, 1, "warning", "field-unknown")]),
        ("satus: draft", [(3, 1, "error", "gate-typo")]),
        ("Status: draft", [(3, 1, "error", "gate-typo")]),
        ("embargoe: 2014-08-12", [(3, 1, "error", "gate-typo")]),
        ("embargo_until: 2014-08-12", [(3, 1, "error", "gate-typo")]),
        ("unpublish: notes", [(3, 1, "error", "gate-typo")]),
        ("darft: true", [(3, 1, "error", "gate-typo")]),
        # Beside a date that stands there another one decides nothing; without it the missing date is the error.
        ("datee: 2030-01-01", [(3, 1, "warning", "field-unknown")]),
        ("source:\n  url: https://a.org\n  status: draft", [(5, 3, "error", "gate-place")]),
        ("image:\n  draft: true", [(4, 3, "error", "gate-place")]),
        ("visibility: private", [(3, 1, "error", "gate-value")]),
        ("visibility: public", [(3, 1, "warning", "field-unknown")]),
        ("password: sesame", [(3, 1, "error", "gate-value")]),
        ("withdrawn: true", [(3, 1, "error", "gate-value")]),
        ("categories: [news, Draft]", [(3, 1, "error", "gate-value")]),
        ("build:\n  render: never", [(3, 1, "error", "gate-value")]),
        ("layout: post", [(3, 1, "warning", "field-unknown")]),
        ("permalink: /2014/moscow/", [(3, 1, "warning", "field-unknown")]),
        ("status: draught", [(3, 9, "error", "field-choice")]),
        ("embargo: 2014-08-13", [(3, 10, "error", "instant-form")]),
        ("embargo: 2014-08-13T06:00", [(3, 10, "error", "instant-form")]),
    ],
)
def test_near_a_gate_a_typo_is_an_error(typed: str, told: list[tuple[int, int, str, str]]) -> None:
    """No misspelling publishes what was meant to stay in."""
    assert brief(typed)[2] == told


@given(
    st.sampled_from(["status", "embargo", "expires", "unpublished"]),
    st.lists(
        st.tuples(st.integers(0, 11), st.sampled_from(["", "x", "s", "-", "swap"]), st.integers(0, 1)),
        min_size=1,
        max_size=2,
    ),
)
def test_two_slips_from_a_gate_are_an_error(gate: str, slips: list[tuple[int, str, int]]) -> None:
    """A letter too many, too few, wrong or in another's place: whatever hands do, the text stays in."""
    typed = gate
    for at, letter, taken in slips:
        if letter == "swap":
            typed = typed[:at] + typed[at : at + 2][::-1] + typed[at + 2 :]
        else:
            typed = typed[:at] + letter + typed[at + taken :]
    told = brief(f'"{typed}": draft')[2]
    assert typed == gate or "error" in {severity for _, _, severity, _ in told}


@pytest.mark.parametrize(
    ("typed", "meant", "severities"),
    [
        ("draft: true", {"status": "draft"}, ["warning"]),
        ("hidden: true", {"status": "draft"}, ["warning"]),
        ("wip: yes", {"status": "draft"}, ["warning"]),
        ("Draft: Yes", {"status": "draft"}, ["warning"]),
        ("draft: false", {}, ["warning"]),
        ("draft: perhaps", {}, ["error"]),
        ("draft: true\nstatus: published", {}, ["error"]),
        ("draft: true\nstatus: review", {}, ["warning"]),
        ("published: false", {"status": "draft"}, ["warning"]),
        ("published: 2014-08-12", {}, ["error"]),
        ("expiryDate: 2015-08-12", {"expires": "2015-08-12"}, ["warning"]),
        ("expiry_date: soon", {}, ["error"]),
        ("unlisted: true", {"status": "draft"}, ["warning"]),
        ("eleventyExcludeFromCollections: true", {"status": "draft"}, ["warning"]),
        ("dg-publish: false", {"status": "draft"}, ["warning"]),
        ("permalink: false", {"status": "draft"}, ["warning"]),
        ("entwurf: true", {"status": "draft"}, ["warning"]),
        ("unpublished: true", {}, ["error"]),
        ("release_date: 2014-09-01T06:00Z", {"embargo": "2014-09-01T06:00:00Z"}, ["warning"]),
        ("go_live: soon", {}, ["error"]),
        ("publishDate: 2014-09-01T06:00+03:00", {"embargo": "2014-09-01T06:00:00+03:00"}, ["warning"]),
        ("publish-date: 2014-09-01", {"embargo": "2014-09-01T00:00:00-12:00"}, ["warning"]),
        ("embargo: 2014-09-01T06:00Z\npublishDate: 2014-09-02", {}, ["error"]),
    ],
)
def test_other_tools_gates_are_read_as_what_they_mean(
    typed: str, meant: dict[str, str], severities: list[str]
) -> None:
    """A folder copied from Hugo or Jekyll does not publish its drafts."""
    kept, read, told = read_foreign_gates(node(START + typed), "brief.md")
    assert read == meant
    assert [each.severity for each in told] == severities
    record, _, more = check_record(kept, Brief, "brief.md")
    assert (record is not None, more) == (True, ())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("draft: true", "gate-place"),
        ("status: draft", "gate-place"),
        ("embargo: 2999-01-01T06:00Z", "gate-place"),
        ("publishDate: 2999-01-01", "gate-place"),
        ("visibility: private", "gate-place"),
        ("draft: false", "field-unknown"),
        ("published: 2014", "field-unknown"),
    ],
)
def test_a_shared_record_cannot_be_held_back_and_says_so(typed: str, code: str) -> None:
    """A person, place or outlet has no gate: a line that looks like one publishes nothing unnoticed."""
    _, _, told = check_record(node(f"type: person\nname: Ann Lee\n{typed}\n"), Entity, "ann.yaml")
    assert [(each.code, each.span) for each in told] == [(code, Span(3, 1, typed.index(":")))]


@pytest.mark.parametrize("typed", ["expires: 2014-01-01", "status: withdrawn", "embrago: 2914-01-01T00:00Z"])
def test_what_a_plain_page_cannot_be_is_an_error(typed: str) -> None:
    """A page that was to go away, or to come out later, is not simply shown."""
    _, _, told = check_record(node(f"title: x\n{typed}\n"), Page, "about.md")
    assert [each.severity for each in told] == ["error"]


def test_a_publishing_date_alone_is_the_date() -> None:
    """Hugo's publishDate stands in for a date that is not given."""
    kept, meant, _ = read_foreign_gates(node("title: x\npublishDate: 2014-09-01\n"), "brief.md")
    record, positions, told = check_record(kept, Brief, "brief.md")
    assert (meant, told) == ({}, ())
    assert record == Brief(title="x", date="2014-09-01")
    assert positions.span("date") == Span(2, 14, 10)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("updated: 2014-02-30", "February 2014 has 28 days | the last is 2014-02-28"),
        ("updated: 2014-13-01", "there is no month 13"),
        ("updated: 2014-08-12 10:00", "no zone"),
        ("updated: 12 August 2014", "write 2014-08-12"),
        ("updated: 2014-08", "write it like 2014-08-12"),
        ("period: 2014-02-30", "February 2014 has 28 days"),
        ("period: within a week after talks", "counted from something else"),
        ("period: 2014-06/open", "write 2014-06/.."),
        ("events: [{id: a, date: 12 Agust 2014}]", "did you mean “12 August 2014”?"),
        ("lang: English", "write en"),
        ("lang: Elvish", "short code"),
        ("lang: en_GB", "write en-GB"),
        ("id: Moscow Iraq", "write moscow-iraq"),
        ("status: publishd", "did you mean `published`?"),
        ("source: www.al-monitor.com/a", "write https://www.al-monitor.com/a"),
        ("source: javascript:alert(1)", "cannot begin with javascript:"),
        ("source: https://a.org/a b", "write %20"),
        ("source: https://", "names no host"),
        ("aliases: 2014/moscow.html", "write /2014/moscow.html"),
        ("aliases: [https://old.org/a.html]", "write only /a.html"),
        ("aliases: [/%2e%2e/%2e%2e/up]", "begin with a dot"),
        ("aliases: [/.dateline-manifest]", "begin with a dot"),
        ("aliases: [/.git/config]", "begin with a dot"),
        ("image: {src: ../../etc/passwd}", "from the folder content on"),
        ("image: picture.jpg", "keys and values, not a text"),
        ("key_points:\n  - He said: no", 'put the text in quotes: "He said: no"'),
        ("tags: Russia, Iraq", "write `tags: [Russia, Iraq]`"),
        (f"tags: [{', '.join(map(str, range(3000)))}]", "has 3,000 entries, and no more than 200 are read"),
        ("tags: [a, ~]", "this entry is empty"),
        ("translations: {Arabic: x}", "not the code of a language"),
        ("authors:\n  - role: desk", "`name` is missing"),
        ("summary: " + "x" * 301, "has 301 letters"),
        ("featured: sometimes", "true or false, not “sometimes”"),
        ("weight: heavy", "a number, not “heavy”"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_type_instead(typed: str, words: str) -> None:
    """Every message has its remedy."""
    assert words in hint(typed)


def test_months_are_read_in_the_language_of_the_brief() -> None:
    """An Arabic brief dates its events in Arabic."""
    assert brief("lang: ar-IQ\nevents: [{id: a, date: 24 تموز 2014}]")[2] == []
    assert [each[3] for each in brief("events: [{id: a, date: 24 تموز 2014}]")[2]] == ["date-form"]


def test_the_caret_stands_under_the_part_of_a_date_that_is_wrong() -> None:
    """Quotes around a date do not shift it."""
    assert brief("updated: 2014-02-30")[2] == [(3, 18, "error", "day-form")]
    assert brief('updated: "2014-02-30"')[2] == [(3, 19, "error", "day-form")]


def test_what_is_missing_is_told_where_the_record_begins() -> None:
    """A brief without a title or with an empty date is an error at a place that can be clicked."""
    _, _, told = check_record(node("tags: [a]\ndate:\nsummary: x"), Brief, "brief.md")
    assert short(told) == [(1, 1, "error", "field-missing"), (2, 6, "error", "field-missing")]


@pytest.mark.parametrize(
    "address",
    [
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "javascript\u200b:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org/a",
        "https:/\\example.org",
        "https://exam\u202eple.org",
        "file:///etc/passwd",
        "mailto:",
    ],
)
def test_only_the_web_and_mail_can_be_linked(address: str) -> None:
    """No disguise brings a script into a page."""
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in address)
    record, _, told = brief(f'source: "{escaped}"')
    assert record.source is None
    assert [each[3] for each in told] == ["url-form"]


@pytest.mark.parametrize(
    "typed",
    [
        "2014-08-12T10:00:00+03:00",
        "2014-08-12 10:00 +03:00",
        "2014-08-12t10:00:00.5+0300",
        "2014-8-12 10:00:00 +3",
    ],
)
def test_an_instant_is_kept_in_one_form(typed: str) -> None:
    """However the time is typed, later stages see RFC 3339."""
    assert check_record(node(f"title: x\ndate: {typed}"), Brief, "brief.md")[0] == Brief(
        title="x", date="2014-08-12T10:00:00+03:00"
    )


def test_choices_are_blind_to_case() -> None:
    """`status: Draft` is a draft."""
    assert brief("status: Draft")[0].status == "draft"


def test_thousands_of_unknown_keys_are_told_once_each_and_then_summed() -> None:
    """A file of another kind does not flood the screen."""
    _, _, told = brief("".join(f"key{number}: x\n" for number in range(1000)))
    assert len(told) == 101


def test_positions_survive_the_cache_and_joining() -> None:
    """Places found when a file was parsed are those told when it comes from the cache."""
    places = FieldPlaces({"": (1, 1, 0), "title": (2, 8, 5)})
    positions = places.packed()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(positions), type=Positions) == positions
    both = joined([("events.0.", places), ("events.1.", places.with_span("id", Span(9, 1, 2)))]).packed()
    assert both.span("events.1.id") == Span(9, 1, 2)
    assert both.span("events.0.id") == Span(1, 1, 0)
    assert both.span("nothing") == Span(1, 1)


def test_a_place_in_a_file_of_many_records_is_found_as_in_one_of_few() -> None:
    """A bibliography of a thousand sources is told of by line and column as a brief with one source is."""
    few = {
        "": (1, 1, 0),
        "sources.0": (2, 3, 1),
        "sources.0.url": (2, 9, 20),
        "sources.0.authors.0": (3, 5, 7),
    }
    of_few = FieldPlaces(few).packed()
    of_many = FieldPlaces(
        {**few, **{f"sources.{number}.url": (number + 3, 9, 20) for number in range(1, 900)}}
    ).packed()
    assert dict(of_few.places()) == few
    assert all(of_many.place(path) == place for path, place in few.items())
    assert of_many.place("sources.899.url") == (902, 9, 20)
    assert of_many.span("sources.7.outlet") == Span(1, 1, 0)


def test_every_place_in_a_list_of_many_entries_is_found() -> None:
    """Two thousand tags in one list: each is told of where it stands, and what is not there is not found."""
    places = {"tags": (1, 7, 1), **{f"tags.{number}": (number + 2, 3, 9) for number in range(2000)}}
    positions = FieldPlaces(places).packed()
    assert {path: positions.place(path) for path in places} == places
    assert positions.place("tags.2000") is None
    assert positions.span("tags.2000") == Span(1, 7, 1)


def nodes() -> st.SearchStrategy[Node]:
    texts = st.one_of(
        st.sampled_from([*Brief.__struct_fields__, "id", "url", "2014", "[", "~", "true"]),
        st.text(max_size=8),
    )
    scalar = st.builds(Scalar, texts, st.just(Span(1, 1, 1)), st.booleans())
    return st.recursive(
        scalar,
        lambda inner: st.one_of(
            st.builds(Sequence, st.lists(inner, max_size=3).map(tuple), st.just(Span(1, 1))),
            st.builds(
                Mapping,
                st.lists(st.tuples(scalar, inner), max_size=5, unique_by=lambda pair: pair[0].text).map(
                    tuple
                ),
                st.just(Span(1, 1)),
            ),
        ),
        max_leaves=15,
    )


@settings(max_examples=300, deadline=None)
@given(nodes())
def test_no_shape_is_too_strange(anything: Node) -> None:
    """Whatever is typed, the rest of the file is still checked, and each fault has a hint."""
    if isinstance(anything, Mapping):
        anything = read_foreign_gates(anything, "brief.md")[0]
    record, _, told = check_record(anything, Brief, "brief.md")
    assert record is not None or told
    assert all(each.hint and each.span for each in told)


def test_editors_and_docs_know_every_field() -> None:
    """One line in a record class is enough for the check, the reference and the editor's completion."""
    schema = json_schema(Brief)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(
        {"title": "x", "date": "2014-08-12", "source": "https://a.org", "events": ["a"]}, schema
    )
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"title": "x", "date": "2014-08-12", "status": "darft"}, schema)
    table = reference_table(Brief)
    for name in Brief.__struct_fields__:
        assert f"| `{name.rstrip('_')}` |" in table
        assert name.rstrip("_") in schema["properties"]
