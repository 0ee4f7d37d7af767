"""Pieces that recur are printed once, and say on every page what they would say printed there anew."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader
from markupsafe import Markup

from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.model.events import EventCard
from generator.render.code import RECURRING
from generator.render.compiled import Compiled
from generator.render.desk import PAGE_SLOTS, Desk
from generator.render.environment import make_environment
from generator.render.frame import Frame, NavigationEntry
from generator.render.links import Links
from generator.render.pieces import KEPT, RecurringMacro
from generator.render.theme import template_folders, theme_folder

FRAME = Frame(
    title="A site",
    base_url="https://site.example/",
    outputs=("briefs", "events", "tags", "timeline"),
    navigation=(NavigationEntry("/timeline/", word="timeline"), NavigationEntry("/tags/", word="tags")),
    feeds=(("application/atom+xml", "/feed.xml"),),
)
ADDRESSES = (
    *(
        "/",
        "/404.html",
        "/timeline/",
        "/timeline/2014/",
        "/timeline/2014/08/",
        "/tags/",
        "/tags/x/",
        "/tags/y/",
    ),
    *("/briefs/a/", "/briefs/b/", "/events/a/", "/tags/x/timeline/2014/"),
)
DATES = [parse_edtf(text) for text in ("2014-07-27", "2014-07", "2014-07-27?")]
CARDS = st.builds(
    EventCard,
    id=st.sampled_from("ab"),
    title=st.sampled_from(("It happened", "<b> & “c”")),
    date=st.sampled_from([None, *(date for date in DATES if isinstance(date, EdtfDate))]),
    brief=st.sampled_from("ab"),
    anchor=st.just("e-x"),
    page=st.booleans(),
    reports=st.integers(0, 2),
    language=st.sampled_from(("", "ru")),
)
ROW = """{% import "_rows.html" as rows %}{% import "_chrome.html" as chrome %}{{ chrome.masthead() }}
{{ chrome.feeds() }}
{{ rows.event(page, anchor="t-" ~ page.id) }}{{ rows.event(page, "2014", level=4) }}{{ rows.event_title(page) }}"""


def desk(folder: Path | None = None, **templates: str) -> Desk:
    """A desk over the default theme and these templates of the site's own."""
    if folder is not None:
        for name, source in templates.items():
            (folder / f"{name}.html").write_text(source, "utf-8")
    return Desk(
        template_folders(folder), FRAME, "en", "ltr", PAGE_SLOTS, compiled=Compiled(), feed_body=Markup
    )


class Row(msgspec.Struct, frozen=True):
    """A record that a macro is given."""

    id: str


class Loose(msgspec.Struct):
    """One that may change."""

    id: str


class Holding(msgspec.Struct, frozen=True):
    """One that holds something that may change."""

    parts: dict[str, str]


def macro(source: str, keeps: int = KEPT) -> RecurringMacro:
    """The macro `event` of a template that has it recur."""
    environment = make_environment([])
    environment.keeps = keeps
    environment.loader = DictLoader({"_rows.html": source})
    environment.page = Links(FRAME, "/")
    found = environment.get_template("_rows.html").module.event  # type: ignore[attr-defined]
    assert isinstance(found, RecurringMacro)
    return found


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ADDRESSES), CARDS), min_size=1, max_size=6))
def test_a_page_says_what_it_would_say_alone(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, EventCard]]
) -> None:
    """Whatever pages were made before it, a page's links lead where they must, and its section is marked."""
    folder = tmp_path_factory.mktemp("templates", numbered=True)
    shared = desk(folder, row=ROW)
    for address, card in made:
        assert shared.render("row.html", address, card) == desk(folder).render("row.html", address, card)


def test_a_piece_is_printed_once() -> None:
    """What a macro prints of the same record is what it printed."""
    event = macro("{% macro event(card) %}{{ card.id }}{% endmacro %}")
    assert event(Row("a")) is event(Row("a"))
    assert event(Row("b")) == "b"


def test_pages_that_answer_alike_share_a_piece(tmp_path: Path) -> None:
    """From all years of a timeline a link to a brief is the same; from a month it is another."""
    own = desk(
        tmp_path, _rows='{% macro event(card) %}{{ link_to("brief", card.id) }}{% endmacro %}', empty=""
    )
    event = own.environment.get_template("_rows.html").module.event  # type: ignore[attr-defined]

    def on(address: str) -> str:
        own.render("empty.html", address, None)
        return str(event(Row("a")))

    assert on("/timeline/2014/") == "../../briefs/a/"
    kept = event(Row("a"))
    assert on("/timeline/2015/") == kept
    assert event(Row("a")) is kept
    assert on("/timeline/2014/08/") == "../../../briefs/a/"
    assert on("/briefs/a/") == "./"


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), ("<", Markup("<")), (0, False), (None, "None"), (Row("a"), "a")],
)
def test_what_is_equal_and_prints_otherwise_is_told_apart(one: object, other: object) -> None:
    """1 is True to Python, and a text that is safe equals one that is not."""
    source = "{% macro event(card) %}{{ card }}{% endmacro %}"
    event = macro(source)
    alone = macro(source)
    event(one)
    assert event(other) == alone(other)


def test_what_may_change_is_not_remembered() -> None:
    """A list that a template of the site's own puts together may hold more the next time."""
    event = macro("{% macro event(card) %}{{ card|string }}{% endmacro %}")
    for growing in ([1], Loose("a"), Holding({"a": "b"})):
        before = event(growing)
        if isinstance(growing, list):
            growing.append(2)
        elif isinstance(growing, Loose):
            growing.id = "b"
        else:
            growing.parts["c"] = "d"
        assert event(growing) != before


def test_only_so_much_is_kept() -> None:
    """A large site needs no more memory for its pieces than a small one; what is asked for again stays."""
    event = macro("{% macro event(card) %}{{ card.id }}{% endmacro %}", keeps=10_000)
    first = event(Row("first"))
    for number in range(500):
        event(Row(str(number)))
        assert event(Row("first")) is first
    assert len(event._young) + len(event._old) < 60


def test_a_macro_that_reads_the_page_keeps_nothing_of_it(tmp_path: Path) -> None:
    """A site's own row may be imported with the page it stands on, and then tells each page's own."""
    own = desk(
        tmp_path,
        _rows="{% macro event(card) %}{{ card.id }} on {{ address }}{% endmacro %}",
        row='{% import "_rows.html" as rows with context %}{{ rows.event(page) }}',
    )
    assert own.render("row.html", "/a/", Row("x")) == "x on /a/"
    assert own.render("row.html", "/b/", Row("x")) == "x on /b/"


def test_every_macro_that_recurs_is_in_the_theme() -> None:
    """A macro that was renamed would be printed over and over, and nobody would notice."""
    environment = desk().environment
    for template, names in RECURRING.items():
        assert (theme_folder() / template).is_file()
        for name in names:
            assert isinstance(getattr(environment.get_template(template).module, name), RecurringMacro), name
