"""What a drawn timeline promises its readers: true to the dates, legible at any width, the same from right to left."""

import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.drawing.axis import NARROWEST, make_axis, make_ticks
from generator.drawing.counts import count_months
from generator.drawing.draw import Drawing, draw, draw_counts
from generator.drawing.labels import LONGEST, short_label, width_of
from generator.drawing.marks import Mark
from generator.edtf.days import day_number, iso_day
from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.model.events import EventCard
from generator.model.timeline import timeline_order
from generator.render.environment import make_environment

TEMPLATES = Path(__file__).parent.parent / "templates"
HOSTILE = '<script>alert(1)</script> ]]> "x" & \u202e \x07 ' + "long " * 50


def a_date(text: str) -> EdtfDate:
    date = parse_edtf(text)
    assert isinstance(date, EdtfDate), text
    return date


def a_card(number: int, date: str, title: str = "Jets land", **more: Any) -> EventCard:
    return EventCard(id=f"e{number}", title=title, date=a_date(date) if date else None, **more)


def drawn(cards: list[EventCard], **options: Any) -> Drawing:
    found = draw(sorted(cards, key=timeline_order), lambda card: f"#t-{card.id}", **options)
    assert found is not None
    return found


def svg_of(drawing: Drawing) -> ET.Element:
    """The drawing as the template prints it, read as XML."""
    macros = (
        make_environment([TEMPLATES])
        .get_template("_drawing.html")
        .make_module({"word": lambda key, *_, **__: key})
    )
    return ET.fromstring(str(macros.drawing(drawing, lambda address: address)).replace("\x07", ""))  # type: ignore[attr-defined]


# --- where the ink is, as the template draws it, told here a second time ---

_INK = {"day": (5, 5), "by": (44, 1), "after": (1, 44), "end-unknown": (0, 44), "start-unknown": (44, 0)}
_INK |= {"ongoing": (0, 12), "start-open": (12, 0)}
_FIXED_INK = {"bar-hollow": 9, "bar-solid": 9, "one-of": 9, "one-or-other": 11, "each": 12.5}


def ink(mark: Mark, width: int, *, right_to_left: bool) -> tuple[float, float]:
    """Left and right edge of a mark in pixels of a drawing of that width."""
    before, after = _INK.get(mark.kind, (5.0, 5.0) if mark.members else (1.0, 1.0))
    if mark.kind in _FIXED_INK and mark.start == mark.end:
        before = after = _FIXED_INK[mark.kind]
    if mark.uncertain and mark.kind == "day":
        before = after = 8
    if mark.around_start:
        before = max(before, mark.around_start + 9.3)
    if mark.around_end:
        after = max(after, mark.around_end + 9.3)
    if mark.question:
        after = max(after, mark.question + 4)
    if right_to_left:
        before, after = after, before
    return min(mark.start, mark.end) * width / 100 - before, max(mark.start, mark.end) * width / 100 + after


def words(mark: Mark, width: int, *, right_to_left: bool) -> tuple[float, float]:
    """The same for its label."""
    taken = width_of(mark.label) + (15 if mark.differ else 0)
    start = mark.label_at * width / 100 + mark.label_offset
    return (start - taken, start) if (mark.anchor == "end") != right_to_left else (start, start + taken)


def boxes(drawing: Drawing, width: int) -> list[tuple[int, float, float, float, float]]:
    """(mark, left, right, top, bottom) of every glyph and label."""
    found = []
    for number, mark in enumerate(drawing.marks):
        left, right = ink(mark, width, right_to_left=drawing.right_to_left)
        found.append((number, left, right, mark.y - 6.0, mark.y + 6.0))
        if mark.label:
            left, right = words(mark, width, right_to_left=drawing.right_to_left)
            found.append((number, left, right, mark.label_y - 6.0, mark.label_y + 6.0))
    return found


def collisions(drawing: Drawing, width: int) -> list[tuple[str, str]]:
    everything = boxes(drawing, width)
    return [
        (drawing.marks[one[0]].event, drawing.marks[other[0]].event)
        for index, one in enumerate(everything)
        for other in everything[index + 1 :]
        if one[0] != other[0]
        and one[1] < other[2]
        and other[1] < one[2]
        and one[3] < other[4]
        and other[3] < one[4]
    ]


DAYS = st.integers(day_number(2013, 11, 1), day_number(2014, 12, 31)).map(iso_day)
FORMS = (
    *("{0}", "{0}?", "{0}~", "{0}%", "{m}", "{m}?", "{m}~", "{y}", "{y}-21", "[{0}..{1}]", "[{0},{1}]"),
    *(
        "{{{0},{1}}}",
        "{0}/{1}",
        "{0}~/{1}",
        "{m}/..",
        "{0}/",
        "../{0}",
        "/{0}",
        "[..{0}]",
        "[{0}..]",
        "[{m},{0}]",
    ),
)


@st.composite
def dates(draw: st.DrawFn) -> str:
    first, second = sorted([draw(DAYS), draw(DAYS)])
    return draw(st.sampled_from(FORMS)).format(first, second, m=first[:7], y=first[:4])


TITLES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["Su-25s land", "俄罗斯向伊拉克出售战斗机的合同已经签署完毕", "WWWW " * 9, "وصول الطائرات"]
    ),
)
CARDS = st.lists(
    st.builds(
        lambda date, title, differ, significance: a_card(
            0, date, title, differ=("date",) if differ else (), significance=significance
        ),
        dates(),
        TITLES,
        st.booleans(),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=70,
).map(lambda cards: [msgspec.structs.replace(card, id=f"e{number}") for number, card in enumerate(cards)])


@settings(max_examples=120, deadline=None)
@given(CARDS, st.booleans())
def test_no_mark_or_label_covers_another_at_any_width(cards: list[EventCard], right_to_left: bool) -> None:
    """A drawing is read on a small tablet and on a wall: nothing may overlap at 640 px, nor at 2000."""
    drawing = drawn(cards, right_to_left=right_to_left)
    for width in (640, 811, 2000):
        assert collisions(drawing, width) == []


@settings(max_examples=80, deadline=None)
@given(CARDS, st.booleans())
def test_nothing_stands_out_of_the_drawing(cards: list[EventCard], right_to_left: bool) -> None:
    """What stands out at the side makes the whole page scroll sideways."""
    drawing = drawn(cards, right_to_left=right_to_left)
    for _, left, right, top, bottom in boxes(drawing, NARROWEST):
        assert left >= -9
        assert right <= NARROWEST + 9
        assert top >= 20
        assert bottom <= drawing.height


@settings(max_examples=60, deadline=None)
@given(CARDS)
def test_every_dated_event_is_drawn_once_and_inside_its_bounds(cards: list[EventCard]) -> None:
    """A mark that reaches past what was stated would tell a date that nobody told."""
    drawing = drawn([*cards, a_card(999, "")])
    if drawing.bars:
        assert sum(bar.count for bar in drawing.bars) == len(cards)
        return
    assert sorted(mark.event for mark in drawing.marks) == sorted(card.id for card in cards)
    places = {mark.event: mark for mark in drawing.marks}
    for one in cards:
        for other in cards:
            if (
                one.date is not None
                and other.date is not None
                and one.date.upper is not None
                and other.date.lower is not None
                and one.date.upper < other.date.lower
            ):
                assert places[one.id].end <= places[other.id].start + 0.01


@settings(max_examples=40, deadline=None)
@given(CARDS)
def test_right_to_left_is_the_mirror_image(cards: list[EventCard]) -> None:
    """A reader of Arabic follows time from the right, and finds every mark as far from the start."""
    there, here = drawn(cards), drawn(cards, right_to_left=True)
    assert there.height == here.height
    for one, other in zip(there.marks, here.marks, strict=True):
        assert other.start == pytest.approx(100 - one.start, abs=0.011)
        assert other.end == pytest.approx(100 - one.end, abs=0.011)
        assert (one.y, one.label, one.anchor) == (other.y, other.label, other.anchor)


@pytest.mark.parametrize(
    ("date", "kind", "start", "end"),
    [
        ("2014-07-27", "day", "2014-07-27", "2014-07-27"),
        ("2014-06", "bar-hollow", "2014-06-01", "2014-06-30"),
        ("2014-07-27?", "day", "2014-07-27", "2014-07-27"),
        ("[2014-07-01..2014-08-03]", "one-of", "2014-07-01", "2014-08-03"),
        ("2014-07-01/2014-08-03", "bar-solid", "2014-07-01", "2014-08-03"),
        ("[2014-06-28,2014-08-29]", "one-or-other", "2014-06-28", "2014-08-29"),
        ("[..2014-08-12]", "by", "2014-08-12", "2014-08-12"),
        ("[2014-08-12..]", "after", "2014-08-12", "2014-08-12"),
        ("2014-06/..", "ongoing", "2014-06-01", "2014-08-31"),
        ("2014-06-10/", "end-unknown", "2014-06-10", "2014-06-10"),
    ],
)
def test_each_kind_of_date_has_its_own_mark(date: str, kind: str, start: str, end: str) -> None:
    """A month is never a dot, a day never a bar, and neither is wider than what was stated."""
    drawing = drawn([a_card(1, date), a_card(2, "2014-06-01"), a_card(3, "2014-08-31")])
    (mark,) = [mark for mark in drawing.marks if mark.event == "e1"]
    axis_start, length = day_number(2014, 6, 1), 92
    first = (a_date(start).lower or 0) - axis_start
    last = (a_date(end).upper or 0) + 1 - axis_start
    assert mark.kind == kind
    if kind == "day":
        assert mark.start == pytest.approx((first + 0.5) / length * 100, abs=0.01)
    assert mark.start >= first / length * 90
    assert mark.end <= last / length * 100 + 0.01


def test_an_event_without_a_date_is_not_drawn() -> None:
    """Nobody knows when it was: any place on the axis would be a lie. The list has it."""
    assert draw([a_card(1, ""), a_card(2, "XXXX")], lambda _: "") is None


def test_a_week_end_is_not_stretched_to_be_seen() -> None:
    """A short stretch on a long axis is a sign of fixed size round its middle."""
    drawing = drawn([a_card(1, "2014-06-28/2014-06-29"), a_card(2, "2009")])
    (mark,) = [mark for mark in drawing.marks if mark.event == "e1"]
    assert (mark.kind, mark.start) == ("bar-solid", mark.end)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(-(10**9), 800_000),
    st.integers(0, 10**7) | st.integers(0, 1500),
    st.sampled_from(["en", "ar-IQ", "de"]),
)
def test_labels_of_the_axis_never_overlap(first: int, days: int, language: str) -> None:
    """Three months or a thousand centuries: the axis can be read, and there is always something to read."""
    axis = make_axis([first, first + days])
    labelled = [(tick.at * NARROWEST, tick.label) for tick in make_ticks(axis, language) if tick.label]
    assert labelled
    ends = [place + 5 + width_of(label) for place, label in labelled]
    assert all(end < place for end, (place, _) in zip(ends, labelled[1:], strict=False))
    assert ends[-1] <= NARROWEST


def test_the_axis_has_at_least_three_months_and_years_after_thirty() -> None:
    """One event in July must not be drawn as if July were all of history."""
    assert [tick.label for tick in drawn([a_card(1, "2014-07-02")]).ticks] == ["June 2014", "July", "August"]
    long = drawn([a_card(1, "2012-04"), a_card(2, "2016-03-01")])
    assert [tick.label for tick in long.ticks] == ["2012", "2013", "2014", "2015", "2016"]


def test_a_crowd_keeps_the_labels_of_what_matters() -> None:
    """Of a hundred events in a year the significant ones are named, and every one has a mark."""
    cards = [
        a_card(
            number, iso_day(day_number(2014, 1, 1) + number * 3), significance=3 if number % 20 == 0 else 1
        )
        for number in range(120)
    ]
    drawing = drawn(cards)
    named = {mark.event for mark in drawing.marks if mark.label}
    assert len(drawing.marks) == 120
    assert {f"e{number}" for number in range(0, 120, 20)} <= named
    assert all(mark.title for mark in drawing.marks if not mark.label)
    assert drawing.height < 700


def test_a_multitude_is_counted() -> None:
    """Twenty-five thousand events are bars whose counts add up; nothing is left out but what has no date."""
    cards = [a_card(number, iso_day(day_number(1990, 1, 1) + number % 9000)) for number in range(25_000)]
    drawing = drawn([*cards, a_card(-1, "")])
    assert not drawing.marks
    assert sum(bar.count for bar in drawing.bars) == 25_000
    assert max(bar.start + bar.width for bar in drawing.bars) <= 100.01


def test_bars_lead_to_their_month_or_year() -> None:
    """A click on a high bar shows what happened then."""
    months = count_months([a_date("2014-06-01"), a_date("2014-06"), a_date("2014-08-02"), None])
    drawing = draw_counts(months, link=lambda year, month: f"/timeline/{year}/#m{year}-{month:02d}")
    assert drawing is not None
    assert [(bar.count, bar.address) for bar in drawing.bars] == [
        (2, "/timeline/2014/#m2014-06"),
        (1, "/timeline/2014/#m2014-08"),
    ]


@given(st.text(max_size=200) | st.text("W m\u0301字", max_size=300))
@settings(max_examples=150, deadline=None)
def test_a_label_is_one_short_line(title: str) -> None:
    """Whatever the title, its label fits beside a mark."""
    label = short_label(title)
    assert len(label) <= LONGEST
    assert width_of(label) <= 260
    assert "\n" not in label


@given(st.text("aiW m\u0301字", max_size=300))
def test_a_label_is_as_wide_for_whoever_builds(title: str) -> None:
    """Widths added with `sum` differ from Python 3.12 on, and so would pages: here they are added exactly."""
    assert width_of(title) == float(sum(Fraction(width_of(letter)) for letter in title))


def test_a_label_is_cut_at_a_word() -> None:
    """Half a word reads like another word."""
    assert short_label("Contracts for more than one billion dollars signed") == "Contracts for more than one…"


def test_titles_are_text_whatever_they_hold() -> None:
    """A title with markup or control characters is shown, not run."""
    root = svg_of(drawn([a_card(1, "2014-07", HOSTILE), a_card(2, "2014-07-02", "a < b", language="en")]))
    assert {element.tag for element in root.iter()} <= {
        *("figure", "svg", "line", "text", "tspan", "a", "rect", "circle", "path", "title"),
        *("ul", "li", "figcaption"),
    }


def test_the_drawing_is_silent_and_out_of_the_way_of_the_keyboard() -> None:
    """The list tells the same; a screen reader must not hear it twice, Tab must not stop at each dot."""
    root = svg_of(drawn([a_card(1, "2014-07"), a_card(2, "2014-07-02")]))
    assert root[0].get("aria-hidden") == "true"
    assert [link.get("tabindex") for link in root.iter("a")] == ["-1", "-1"]
    assert not any("style" in element.attrib for element in root.iter())


def test_the_key_explains_what_is_there_and_no_more() -> None:
    """A key of fifteen signs for two dots would be noise."""
    drawing = drawn(
        [a_card(1, "2014-07-02"), a_card(2, "2014-07-03?"), a_card(3, "2014-07-09~", differ=("date",))]
    )
    assert drawing.kinds == ("day", "around", "uncertain", "differ")
    keys = [item.findtext(".") or "" for item in svg_of(drawing).iter("li")]
    assert len(keys) == 3


def test_a_drawing_can_be_stored_and_sent() -> None:
    """Workers get drawings as data."""
    drawing = drawn([a_card(1, "2014-07"), a_card(2, "[2014-06-01,2014-09-02]")])
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(drawing), type=Drawing) == drawing


@pytest.mark.browser
def test_in_a_browser_no_label_is_wider_than_was_reckoned(browser: Any) -> None:
    """Lanes are found without a font; a real browser with real fonts is the judge."""
    titles = (
        *("Wagner MiG-31BM IN MOSCOW", "First Su-25s land in Baghdad", "وصول الطائرات الروسية إلى بغداد"),
        *(
            "签署合同签署合同签署合同",
            "Министр обороны прибыл в Москву",
            "mmmm wwww MMMM WWWW",
            "Čeští piloti",
        ),
    )
    cards = [a_card(number, f"2014-03-0{number + 1}", title) for number, title in enumerate(titles)]
    figure = ET.tostring(svg_of(drawn(cards)), encoding="unicode", method="html")
    style = "body{margin:0} figure{margin:0;width:640px} figure > svg{font:13px sans-serif;width:100%}"
    page = browser.new_page(viewport={"width": 700, "height": 900})
    page.set_content(f"<!doctype html><style>{style}</style>{figure}")
    measured = page.evaluate(
        """() => [...document.querySelectorAll('figure > svg > a')].map(a => [
            a.querySelector('text').textContent,
            a.querySelector('text').getBoundingClientRect().width,
            a.querySelector('.hit').width.baseVal.value - 10,
        ])"""
    )
    page.close()
    assert len(measured) == len(titles)
    assert [each for each in measured if each[1] > each[2] + 1] == []


def test_the_page_of_a_month_has_the_whole_width_for_it() -> None:
    """A crowded month is opened to see its days apart: they share no third of the drawing with months beside it."""
    march = (day_number(1997, 3, 1), day_number(1997, 3, 31))
    axis = make_axis([day_number(1996, 1, 1), day_number(1997, 3, 12)], march)
    assert (axis.fraction(march[0]), axis.fraction(march[1] + 1)) == (0, 1)
    assert [tick.label for tick in make_ticks(axis, "en")] == ["March 1997", "8", "15", "22", "29"]
    february = (day_number(2014, 2, 1), day_number(2014, 2, 28))
    ticks = make_ticks(make_axis(february, february), "de")
    assert [tick.label for tick in ticks] == ["Februar 2014", "8", "15", "22"]
