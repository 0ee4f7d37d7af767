"""One file's bytes become one document, whatever the bytes; what is wrong has its place in that file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.walk import FileKind
from generator.parse.brief import ParseRules, civil_day, parse_brief, parse_page, stem
from generator.parse.documents import BriefDocument, PageDocument, Shared
from generator.parse.settings import parse_settings
from generator.parse.shared import parse_shared
from generator.parse.site import parse_bytes

RULES = ParseRules()
PATH = "content/briefs/2014/moscow-iraq.md"
FRONT = "---\ntitle: Moscow sees opportunity\ndate: 2014-08-12\nsource: https://example.org/a\n"


def brief(
    text: str, path: str = PATH, rules: ParseRules = RULES
) -> tuple[BriefDocument, tuple[Diagnostic, ...]]:
    document, told = parse_brief(path, text.encode(), rules)
    assert document is not None, told
    return document, told


def places(told: tuple[Diagnostic, ...]) -> list[tuple[str, int, int, int]]:
    return [(each.code, each.span.line, each.span.column, each.span.length) for each in told if each.span]


def codes(told: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in told]


def test_the_smallest_brief_is_a_document() -> None:
    """Four lines and a paragraph are enough; id, summary and language follow from them."""
    document, told = brief(f"{FRONT}---\nRussia is using *arms sales*.\n")
    assert told == ()
    assert (document.id, document.date, str(document.text.first_paragraph)) == (
        "moscow-iraq",
        "2014-08-12",
        "Russia is using arms sales.",
    )


@pytest.mark.parametrize("after", ["", "lang: en\n"])
def test_notes_are_the_writers_own_in_their_form_too(after: str) -> None:
    """Elsewhere a name without a value is rather a text with a comma in it; among notes nothing is read."""
    notes = "unpublished: {call: Tuesday, maybe}\n"
    assert brief(f"{FRONT}{notes}{after}---\nText.\n")[1] == ()
    assert codes(brief(f"{FRONT}{notes}image: {{alt: Jets, landing}}\n---\nText.\n")[1])[0] == "yaml-comma"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_are_the_same_however_the_file_was_saved(newline: str, mark: str) -> None:
    """Windows line ends and Notepad's mark shift no caret."""
    text = f"{FRONT}key_points:\n  - So [@source p. 3]\n---\n\nThen [it landed] {{when=2014}}.\n"
    _, told = brief(mark + text.replace("\n", newline))
    assert places(told) == [("event-space", 9, 16, 3), ("citation-comma", 6, 17, 4)]


def test_events_are_named_after_the_brief() -> None:
    """An event without an id can be linked to, and is not taken for another brief's."""
    document, _ = brief(f"{FRONT}id: short\n---\n[It landed]{{when=2014}}\n")
    assert [event.anchor for event in document.text.events] == ["e-short.it-landed"]


def test_the_language_of_the_brief_reads_its_dates_and_names_its_notes() -> None:
    """An Arabic brief on an English site is Arabic throughout."""
    text = f'{FRONT}lang: ar\n---\n> [!NOTE]\n> [هبطت]{{when="٢٨ حزيران ٢٠١٤"}}\n'
    document, told = brief(text)
    assert told == ()
    assert "ملاحظة" in document.text.body.segments[0]


def test_dates_figures_and_markdown_of_front_matter_are_read_once() -> None:
    """What the front matter says of events is as good as what the text says."""
    text = f"""{FRONT}why: Because of [[Iraq]].
events:
  - id: landing
    title: The first jets land
    date: 28 or 29 June 2014
    figure: delivered 5
    note: As *told*.
---
[They landed]{{#landing}} [@source].
"""
    document, told = brief(text)
    assert told == ()
    assert sorted(document.fields) == ["events.0.note", "why"]
    assert document.figures["events.0.figure"][0].least == "5"
    date = document.dates["events.0.date"].date
    assert date is not None
    assert date.edtf == "[2014-06-28,2014-06-29]"


def test_a_figure_in_front_matter_that_is_none_is_told_at_its_place() -> None:
    """The number is not lost without a word."""
    _, told = brief(f"{FRONT}events:\n  - id: a\n    date: 2014\n    figure: many\n---\nText\n")
    assert places(told) == [("figure", 8, 13, 4)]


@pytest.mark.parametrize("gate", ["status: draft", "status: review", "draft: true", "published: false"])
def test_the_faults_of_a_draft_are_warnings(gate: str) -> None:
    """A colleague's half-written brief never stops an urgent correction, whichever way it is marked."""
    _, told = brief(f"{FRONT}{gate}\n---\n[It landed] {{when=2014}} [@source p. 3]\n")
    assert {each.severity for each in told} == {"warning"}


def test_what_a_draft_lacks_is_a_warning() -> None:
    """Nor does one that has neither title nor source yet."""
    _, told = parse_brief(PATH, b"---\nstatus: draft\n---\nText\n", RULES)
    assert {each.severity for each in told} == {"warning"}


def test_html_is_let_through_only_where_the_settings_say_so() -> None:
    """A script in a brief is text, unless somebody wanted it."""
    text = f"{FRONT}---\n<b>x</b>\n"
    off, told = brief(text)
    on, _ = brief(text, rules=ParseRules(allow_html=True))
    assert codes(told) == ["html-off"]
    assert "<b>" not in off.text.body.segments[0]
    assert "<b>" in on.text.body.segments[0]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("content/briefs/moscow.md", "moscow"),
        ("content/briefs/moscow/index.md", "moscow"),
        ("content/briefs/2014/a.b.md", "a.b"),
        ("content/briefs/عنوان.md", "عنوان"),
    ],
)
def test_an_id_comes_from_the_name_of_the_file(path: str, name: str) -> None:
    """Where nothing is typed the address is the file's name, or its folder's."""
    assert stem(path) == name


def test_a_file_without_letters_in_its_name_wants_an_id() -> None:
    """No brief gets an empty address."""
    _, told = brief(f"{FRONT}---\nText\n", "content/briefs/!!!.md")
    assert codes(told) == ["id-empty"]


@pytest.mark.parametrize(
    ("typed", "zone", "day"),
    [
        ("2014-08-12", "Asia/Baghdad", "2014-08-12"),
        ("2014-08-11T22:00:00Z", "Asia/Baghdad", "2014-08-12"),
        ("2014-08-12T01:00:00+03:00", "UTC", "2014-08-11"),
        ("2014-08-12 01:00:00+03:00", "Asia/Baghdad", "2014-08-12"),
        ("", "UTC", ""),
    ],
)
def test_a_day_is_that_of_the_sites_zone(typed: str, zone: str, day: str) -> None:
    """A brief written at one in the morning in Baghdad is of that day, not of the day before."""
    assert civil_day(typed, zone) == day


def test_a_plain_page_says_where_it_holds_an_event_or_a_citation() -> None:
    """What is marked on an about page would be in no timeline and have no source: it is told."""
    text = b"---\ntitle: About\n---\nWe [began]{when=2012} then [@alm].\n"
    document, told = parse_page("content/pages/about.md", text, RULES)
    assert document is not None
    assert document.id == "about"
    assert places(told) == [("page-event", 4, 4, 18), ("page-event", 4, 28, 6)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Text\n", "front-matter-missing"),
        (b"---\n- a\n---\n", "front-matter-shape"),
        (b"---\ntitle: \xff\n---\n", "encoding"),
        (b"", "front-matter-missing"),
    ],
)
def test_a_file_that_is_no_brief_says_why(data: bytes, code: str) -> None:
    """Nothing that lies among the briefs is skipped without a word."""
    document, told = parse_brief(PATH, data, RULES)
    assert document is None
    assert code in codes(told)


def test_places_in_shared_records_are_those_of_their_file() -> None:
    """A reason in a file of events is read as Markdown, and its faults stand where they were typed."""
    text = "landing:\n  title: Landing\n  date: 2014-06-28\n  because: >\n    Five reports\n    agree [@rt p. 3].\n"
    document, told = parse_shared("content/events/su25.yaml", "events", text.encode(), RULES)
    assert document is not None
    assert [event.id for event in document.events] == ["landing"]
    assert places(told) == [("citation-comma", 6, 16, 4)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("id: moscow\nname: Moscow\n", ["moscow"]),
        ("name: Moscow\n", ["places"]),
        ("- id: moscow\n  name: Moscow\n- id: baghdad\n  name: Baghdad\n", ["moscow", "baghdad"]),
        ("moscow:\n  name: Moscow\nbaghdad:\n", ["moscow", "baghdad"]),
    ],
)
def test_shared_records_stand_alone_in_a_list_or_in_a_map(text: str, ids: list[str]) -> None:
    """A librarian keeps them as she likes."""
    document, _ = parse_shared("content/entities/places.yaml", "entities", text.encode(), RULES)
    assert document is not None
    assert [entity.id for entity in document.entities] == ids


def test_settings_say_what_they_lack() -> None:
    """A site without a title, or whose settings are no settings, is not built as if it had none."""
    assert codes(parse_settings("dateline.yaml", b"")[2]) == ["field-missing"]
    assert codes(parse_settings("dateline.yaml", b"- title\n")[2]) == ["settings-shape"]
    _, _, told = parse_settings("dateline.yaml", b"title: T\ntimezone: Asia/Bagdad\n")
    assert told[0].hint == "did you mean `Asia/Baghdad`?"


kinds = st.sampled_from(["brief", "page", "tags", "events", "sources", "entities", "outlets"])
_PIECES = (
    "---\n|title: T\n|date: 2014\n|source: x\n|- |  |\n|: |[|]|{|}|\"|'|@a|]{when=2014}|[@a]|key_points:\n  - |"
    "why: >\n  |why: |é|\\|\t|\r\n|a|events:\n"
)
pieces = st.sampled_from(["why: |\n  ", *_PIECES.split("|")])


@settings(max_examples=400, deadline=None)
@given(kinds, st.one_of(st.lists(pieces, max_size=25).map("".join).map(str.encode), st.binary(max_size=60)))
def test_no_file_is_too_strange(kind: FileKind, data: bytes) -> None:
    """Any bytes among the content end in a document or in faults that have a hint; never in a crash."""
    path = {"brief": PATH, "page": "content/pages/a.md"}.get(kind, f"content/{kind}/a.yaml")
    document, told = parse_bytes(path, kind, data, RULES)
    assert document is None or isinstance(document, BriefDocument | PageDocument | Shared)
    assert document is not None or told
    assert all(each.hint and each.path == path for each in told)


@settings(max_examples=200, deadline=None)
@given(st.lists(pieces, max_size=25).map("".join))
def test_the_same_bytes_are_the_same_document(text: str) -> None:
    """What is remembered of a file is what reading it again would give."""
    data = (FRONT + text + "\n---\n" + text).encode()
    assert parse_brief(PATH, data, RULES) == parse_brief(PATH, data, RULES)


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("summary: Jets landed [@source].", "[@"),
        ('summary: "Jets [landed]{when=2014-06-28} at night"', "]{"),
        ("summary: Jets landed {when=2014-06-28} at night", "{when="),
        ("rights: Ask [[Sergei Shoigu]]", "[["),
        ("changes: [{date: 2014-08-13, was: '[@source]', now: that}]", "[@"),
        ("summary: >\n  Jets\n  landed [@source]", "[@"),
    ],
)
def test_a_mark_in_a_plain_field_is_never_printed(line: str, marked: str) -> None:
    """A summary is printed as it is typed: brackets and braces in it would stand on every list and in every feed."""
    text = f"{FRONT}{line}\n---\nText.\n"
    _, told = brief(text)
    ((code, row, column, length),) = places(told)
    assert code == "field-plain"
    assert told[0].severity == "error"
    assert text.split("\n")[row - 1][column - 1 : column - 1 + length] == marked


def test_a_mark_in_copied_words_is_a_warning() -> None:
    """A headline may have brackets of its own, and is not ours to change."""
    _, told = parse_shared(
        "content/sources/a.yaml", "sources", b"- {id: a, title: '[@rt] Jets landed'}\n", RULES
    )
    assert [(each.code, each.severity) for each in told] == [("field-plain", "warning")]


def test_marks_in_settings_and_pages_are_told() -> None:
    """The name of the site stands on every page."""
    _, _, told = parse_settings("dateline.yaml", b"title: Arms [@alm]\n")
    assert places(told) == [("field-plain", 1, 13, 2)]
    _, told = parse_page("content/pages/a.md", b"---\ntitle: About [[us]]\n---\nText.\n", RULES)
    assert places(told) == [("field-plain", 2, 14, 2)]


@pytest.mark.parametrize("fence", ["+++", "---"])
def test_toml_is_offered_as_the_yaml_that_says_the_same(fence: str) -> None:
    """Who comes from Hugo pastes the hint: tables, lists, texts with colons and values without quotes are in it."""
    toml = (
        'title = "Jets: a review"\ndate = 2014-08-12T10:00:00Z\nseries = Jets and tanks\ntags = ["Iraq", "a, b"]\n'
        '\n[[sources]]\nid = "jets"\nurl = "https://example.org/jets"\n[[sources]]\nid = "tanks"\n'
        "[params]\nmath = true\n"
    )
    _, told = parse_brief(PATH, f"{fence}\n{toml}{fence}\nText.\n".encode(), RULES)
    (fault,) = told
    assert fault.hint == (
        'write it as\n---\ntitle: "Jets: a review"\ndate: 2014-08-12T10:00:00Z\nseries: Jets and tanks\n'
        'tags: [Iraq, "a, b"]\nsources:\n  - id: jets\n    url: https://example.org/jets\n  - id: tanks\n'
        "params:\n  math: true\n---"
    )


def test_json_is_offered_as_the_yaml_that_says_the_same() -> None:
    """Lists and maps too, not only what is one text."""
    json = '{"title": "Jets", "date": "2014-08-12", "tags": ["Iraq", "a, b"], "source": {"url": "https://e.org"}}\n'
    _, told = parse_brief(PATH, json.encode(), RULES)
    assert [each.hint for each in told] == [
        'write it as\n---\ntitle: Jets\ndate: 2014-08-12\ntags: [Iraq, "a, b"]\nsource:\n  url: https://e.org\n---'
    ]
