"""What holds of every date, whatever it is: nothing invented, nothing dropped, nothing crashes."""

import datetime as dt
import random
import re
import subprocess
import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_edtf_cases import date, table

from generator.edtf.bounds import allows, combine, is_exact, one_of, range_date, sort_key
from generator.edtf.days import add_months, day_number, from_day_number, iso_day, weekday
from generator.edtf.expression import points
from generator.edtf.friendly import DateReading, read_date
from generator.edtf.parse import expression_of, parse_edtf
from generator.edtf.precision import rank
from generator.edtf.relative import Duration, RelativeToEvent, resolve_relative
from generator.edtf.shape import shape
from generator.edtf.value import DateFault, EdtfDate
from generator.edtf.words import date_parts, date_words, datetime_attribute

few = settings(max_examples=150, deadline=None)
_DAYS = st.integers(day_number(1900, 1, 1), day_number(2100, 1, 1))
_KNOWN = [date(row[0]) for row in table("edtf")]


@st.composite
def single_texts(draw: st.DrawFn) -> str:
    """A date of any precision and doubt, some digits unspecified."""
    year, month, day = from_day_number(draw(_DAYS))
    parts = [f"{year:04d}", f"{month:02d}", f"{day:02d}"][: draw(st.integers(1, 3))]
    if len(parts) == 2 and draw(st.integers(0, 4)) == 0:
        parts[1] = str(draw(st.integers(21, 41)))
    if draw(st.integers(0, 3)) == 0:
        cut = draw(st.integers(1, 3))
        parts[0] = parts[0][:-cut] + "X" * cut
    if len(parts) == 3 and draw(st.integers(0, 4)) == 0:
        parts[2] = "XX"
    marks = st.sampled_from(["", "", "", "?", "~", "%"])
    return "-".join(part + draw(marks) for part in parts)


@st.composite
def dates(draw: st.DrawFn) -> EdtfDate:
    """Any date: single, interval or set."""
    some = [date(draw(single_texts())) for _ in range(draw(st.integers(1, 3)))]
    some.sort(key=sort_key)
    first, last = some[0].edtf, some[-1].edtf
    members = ",".join(each.edtf for each in some)
    forms = [
        first,
        f"{first}/{last}",
        f"{first}/..",
        f"/{last}",
        f"[{first}..{last}]",
        f"[..{last}]",
        f"[{members}]",
    ]
    found = parse_edtf(
        draw(st.sampled_from([*forms, f"[{first}..]", f"{{{members}}}", f"../{last}", f"{first}/"]))
    )
    return found if isinstance(found, EdtfDate) else some[0]


@few
@given(dates())
def test_a_stored_date_is_read_back_as_itself(value: EdtfDate) -> None:
    """What goes into the data comes out of it."""
    assert parse_edtf(value.edtf) == value
    assert read_date(value.edtf) == DateReading(value)


@few
@given(dates())
def test_the_first_possible_day_is_never_after_the_last(value: EdtfDate) -> None:
    """Every drawing has a start left of its end."""
    if value.lower is not None and value.upper is not None:
        assert value.lower <= value.upper
    assert (value.lower is None) is (value.lower_end != "known")
    assert (value.upper is None) is (value.upper_end != "known")


@few
@given(_DAYS, st.lists(st.sampled_from([3, 5, 6, 8, 9]), max_size=4))
def test_a_day_with_digits_left_out_still_allows_that_day(day: int, holes: list[int]) -> None:
    """Not knowing a digit never rules out the truth."""
    text = "".join("X" if place in holes else letter for place, letter in enumerate(iso_day(day)))
    value = date(text)
    assert value.lower is not None
    assert value.upper is not None
    assert value.lower <= day <= value.upper


@few
@given(st.integers(-(10**12), 10**12))
def test_day_numbers_go_on_for_ever_and_agree_with_pythons(number: int) -> None:
    """Prehistory sorts before history."""
    year, month, day = from_day_number(number)
    assert day_number(year, month, day) == number
    assert from_day_number(number + 1) > (year, month, day)
    if 1 <= year <= 9999:
        assert dt.date(year, month, day).toordinal() == number
        assert dt.date(year, month, day).weekday() == weekday(number)


@few
@given(_DAYS, st.integers(-500, 500))
def test_months_are_calendar_months_and_stop_at_their_last_day(number: int, months: int) -> None:
    """A month after 31 January is the last of February, not a day in March."""
    year, month, day = from_day_number(number)
    moved = from_day_number(add_months(number, months))
    assert moved[0] * 12 + moved[1] == year * 12 + month + months
    assert moved[2] == day or (moved[2] < day and from_day_number(add_months(number, months) + 1)[2] == 1)


@few
@given(st.lists(st.one_of(dates(), st.none()), max_size=8), st.randoms(use_true_random=False))
def test_any_dates_have_one_order(values: list[EdtfDate | None], shuffled: random.Random) -> None:
    """Two builds list the same events in the same order; the undated come last."""
    ordered = sorted(values, key=sort_key)
    again = list(values)
    shuffled.shuffle(again)
    assert sorted(again, key=sort_key) == ordered
    dated = [value is not None and (value.lower, value.upper) != (None, None) for value in ordered]
    assert dated == sorted(dated, reverse=True)


@few
@given(dates())
def test_no_datetime_says_more_than_the_date_does(value: EdtfDate) -> None:
    """A search engine never reads a day where the writer gave a month."""
    finest = max(rank(point.precision) for point in points(expression_of(value)))
    whole = datetime_attribute(value)
    for text in [whole, *(part.datetime for part in date_parts(value))]:
        if text and not _is_end_of_vague_date(value):
            assert rank(date(text).precision) <= finest
    if whole:
        assert (date(whole).lower, date(whole).upper) == (value.lower, value.upper)


def _is_end_of_vague_date(value: EdtfDate) -> bool:
    """2014-1X is told by its ends, between October and December, each of which is a true bound."""
    return "X" in value.edtf


@few
@given(dates(), st.sampled_from(["en", "ar-IQ", "ru", "fr", "ja"]), st.booleans())
def test_every_date_has_words_in_every_language(value: EdtfDate, language: str, short: bool) -> None:
    """No page shows an empty date, or a pattern that was not filled."""
    words = date_words(value, language, without_year=short)
    assert words == words.strip() != ""
    assert not set(words) & set("{}[]|")
    assert "  " not in words


@few
@given(dates())
def test_only_a_certain_single_day_is_exact(value: EdtfDate) -> None:
    """ "Certain dates only" hides everything else."""
    if is_exact(value):
        assert value.lower == value.upper is not None
        assert not value.uncertain
        assert not value.approximate
        assert shape(value).kind == "day"


@few
@given(dates())
def test_a_doubt_is_always_told_and_drawn(value: EdtfDate) -> None:
    """Nobody reads a doubtful date as a sure one."""
    if value.lower is None and value.upper is None:
        return
    words = date_words(value)
    assert ("uncertain" in words) is value.uncertain
    assert ("around" in words or "approximate" in words) is value.approximate
    assert shape(value).uncertain is value.uncertain
    assert (shape(value).approximate_start or shape(value).approximate_end) is value.approximate


@few
@given(st.lists(dates(), min_size=1, max_size=5), st.randoms(use_true_random=False))
@example([date("2014-06"), date("2014-06-28"), date("2014-06-29")], random.Random(0))
def test_a_reading_lies_within_all_claims_or_names_them(
    claims: list[EdtfDate], shuffled: random.Random
) -> None:
    """Our reading of an event's date contradicts no source without showing what the source says."""
    found = combine(claims)
    known = [claim for claim in claims if (claim.lower, claim.upper) != (None, None)]
    if not known:
        assert found is None
        return
    assert found is not None
    assert parse_edtf(found.edtf) == found
    assert any(allows(found, claim) for claim in known)
    if all(allows(one, other) for one in known for other in known):
        assert all(allows(found, claim) for claim in known)
    again = list(claims)
    shuffled.shuffle(again)
    assert combine(again) == found


@few
@given(st.lists(_DAYS, min_size=2, max_size=6, unique=True))
def test_days_that_differ_become_a_choice_of_exactly_those_days(days: list[int]) -> None:
    """Sources that differ are all shown, and nothing between them is."""
    claims = [range_date(day, day) for day in days]
    found = combine(claims)
    assert found == one_of(claims)
    assert found is not None
    assert [low for low, _ in shape(found).members] == sorted(days)


@few
@given(_DAYS, st.integers(0, 60), st.integers(0, 60), st.integers(0, 400), st.booleans())
def test_what_is_counted_from_an_event_moves_when_the_event_does(
    day: int, least: int, more: int, moved: int, after: bool
) -> None:
    """Correct the date of the talks, and a week after the talks is corrected too."""
    relative = RelativeToEvent(
        "talks", "after" if after else "before", Duration(days=least), Duration(days=least + more)
    )
    first = resolve_relative(relative, range_date(day, day))
    second = resolve_relative(relative, range_date(day + moved, day + moved))
    assert first.lower is not None
    assert first.upper is not None
    assert (second.lower, second.upper) == (first.lower + moved, first.upper + moved)
    assert first.upper - first.lower == more


@few
@given(dates(), st.booleans(), st.integers(0, 30))
def test_counting_from_a_vague_event_is_as_vague(anchor: EdtfDate, after: bool, days: int) -> None:
    """Two days after some day in July is not a day."""
    relative = RelativeToEvent(
        "talks", "after" if after else "before", Duration(days=days), Duration(days=days)
    )
    found = resolve_relative(relative, anchor)
    if anchor.form in ("single", "one-of") and anchor.lower is not None and anchor.upper is not None:
        assert found.lower is not None
        assert found.upper is not None
        assert found.upper - found.lower == anchor.upper - anchor.lower
        assert (found.uncertain, found.approximate) == (anchor.uncertain, anchor.approximate)


_SCRAPS = st.sampled_from(
    re.findall(
        r"\S+",
        "2014 2014-07 2014-07-27 XXXX 199X X 0 7 27 31 July june Agust Monday early mid- between and or to from until "
        "since before after by week of night the c. about ? ~ % ?~ / .. , [ ] { } ( ) - – T09:00:00Z open unknown uuuu "
        "2014-22 Q3 winter 2013/14 1990s 19th century BC perhaps (uncertain) later onwards within a day talks Y99999 "
        "تموز و ٢٧ 年 é",
    )
)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.text(max_size=40), st.lists(st.one_of(_SCRAPS, st.just(" ")), max_size=12).map("".join)),
    st.sampled_from(["en", "ar", "ru", "ja", "xx-unheard-of", ""]),
)
@example("from onwards", "en")
@example("after Y999999999999", "en")
@example("²", "en")
@example("-" * 5000, "en")
def test_no_text_whatever_crashes_the_reader(text: str, language: str) -> None:
    """A slip of the hand is told, never a traceback."""
    found = read_date(text, language)
    if isinstance(found, DateFault):
        assert 0 <= found.start <= found.end <= len(text)
        assert found.message
        assert found.hint
        return
    for warning in found.warnings:
        assert 0 <= warning.start < warning.end <= len(text)
    if found.date is not None:
        assert parse_edtf(found.date.edtf) == found.date
        assert date_words(found.date, "en")


def test_every_date_of_the_tables_has_a_place_in_one_order() -> None:
    """No two different dates of the tables are taken for one."""
    assert len({sort_key(value) for value in _KNOWN}) == len(set(_KNOWN))


def test_a_site_in_english_never_loads_the_library_of_languages() -> None:
    """A writer in English waits for nothing that only others need."""
    code = (
        "import sys; from generator.edtf.friendly import read_date; from generator.edtf.words import date_words; "
        "date_words(read_date('27 July 2014').date, 'en-GB'); read_date('27 Agust'); sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_month_has_its_own_name_whatever_languages_were_read_before() -> None:
    """Two builds of one site, and two processes of one build, print the same month."""
    code = (
        "import sys; from generator.edtf.friendly import read_date; from generator.edtf.words import date_words; "
        "june = read_date('2014-06').date; date_words(june, 'he'); date_words(june, 'bgn'); "
        "print(date_words(june, 'bs'))"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], check=True, capture_output=True, text=True
    )
    assert told.stdout == "juni 2014.\n"
