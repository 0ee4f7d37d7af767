"""The tables in tests/cases/dates are the promise: what a writer types, what is stored, told and drawn."""

import re
from pathlib import Path

import pytest

from generator.edtf.bounds import combine, lower_text, upper_text
from generator.edtf.faults import FORMS_HINT
from generator.edtf.friendly import FORMS, DateReading, read_date
from generator.edtf.parse import parse_edtf
from generator.edtf.relative import RelativeToEvent, RelativeToReport, resolve_counted, resolve_relative
from generator.edtf.shape import shape
from generator.edtf.value import DateFault, EdtfDate
from generator.edtf.words import date_parts, date_words, datetime_attribute

CASES = Path(__file__).parent / "cases" / "dates"
_NOTHING = "–"


def table(name: str) -> list[tuple[str, ...]]:
    """The rows of every table in a file; backquotes are markup, a lone dash is nothing."""
    lines = (CASES / f"{name}.md").read_text("utf-8").splitlines()
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split(" | "))
        for line in lines
        if line.startswith("| ")
    ]
    headings = {rows[0]}
    return [tuple(_cell(cell) for cell in row) for row in rows if row not in headings]


def _cell(cell: str) -> str:
    return "" if cell == _NOTHING else cell.replace("`", "")


def date(text: str) -> EdtfDate:
    found = parse_edtf(text)
    assert isinstance(found, EdtfDate), found
    return found


def reading(text: str, language: str = "en") -> DateReading:
    found = read_date(text, language)
    assert isinstance(found, DateReading), found
    return found


def told(fault: DateFault | DateReading) -> tuple[str, str, str]:
    assert isinstance(fault, DateFault), fault
    hint = {FORMS: "*every form*", FORMS_HINT: "*EDTF forms*"}.get(fault.hint, fault.hint)
    return fault.code, fault.message, hint


def drawn(value: EdtfDate) -> str:
    mark = shape(value)
    around = {(True, True): "~", (True, False): " ~start", (False, True): " ~end"}
    return (
        mark.kind
        + around.get((mark.approximate_start, mark.approximate_end), "")
        + ("?" if mark.uncertain else "")
    )


def test_every_file_of_cases_is_read() -> None:
    """A table that no test reads promises nothing."""
    names = {"claims", "counted", "edtf", "faults", "friendly", "languages", "pieces", "relative"}
    assert {path.stem for path in CASES.glob("*.md")} == names
    assert all(len(table(name)) > 10 for name in names)


@pytest.mark.parametrize("row", table("edtf"), ids=lambda row: row[0])
def test_an_edtf_text_is_stored_told_and_drawn_as_what_it_states(row: tuple[str, ...]) -> None:
    """No date gains or loses anything on its way from the file to the page."""
    text, canonical, lower, upper, precision, words, datetime, mark = row
    value = date(text)
    assert (
        value.edtf,
        lower_text(value) or "unknown",
        upper_text(value) or "unknown",
        value.precision,
        date_words(value),
        datetime_attribute(value),
        drawn(value),
    ) == (text if canonical == "same" else canonical, lower, upper, precision, words, datetime, mark)


@pytest.mark.parametrize("row", table("friendly"), ids=lambda row: row[0])
def test_a_date_can_be_written_as_people_write_it(row: tuple[str, ...]) -> None:
    """A writer need not know EDTF."""
    text, stored, warned, words = row
    found = reading(text)
    codes = " ".join(warning.code for warning in found.warnings)
    assert (found.date.edtf if found.date else "", codes, date_words(found.date)) == (stored, warned, words)


@pytest.mark.parametrize("row", table("faults"), ids=lambda row: row[0])
def test_what_is_not_a_date_is_told_with_its_place_and_a_way_out(row: tuple[str, ...]) -> None:
    """A writer sees which letters are wrong, why, and what to type instead."""
    marked, code, message, hint = row
    before, part, after = re.split("[«»]", marked)
    fault = read_date(before + part + after)
    assert told(fault) == (code, message, hint)
    assert isinstance(fault, DateFault)
    assert (fault.start, fault.end) == (len(before), len(before) + len(part))


@pytest.mark.parametrize("row", table("languages"), ids=lambda row: f"{row[0]} {row[1]}")
def test_a_date_in_another_language_is_read_and_told_in_it(row: tuple[str, ...]) -> None:
    """Iraq's July is تموز and Egypt's يوليو; both are read on either's site."""
    language, text, stored, words = row
    found = reading(text, language)
    assert found.date is not None
    assert (found.date.edtf, date_words(found.date, language)) == (stored, words)


def pieces(value: EdtfDate, *, without_year: bool = False) -> str:
    parts = date_parts(value, without_year=without_year)
    return "".join(f"[{part.text}]({part.datetime})" if part.datetime else part.text for part in parts)


@pytest.mark.parametrize("row", table("pieces"), ids=lambda row: row[0])
def test_each_piece_carries_the_finest_datetime_that_is_true_of_it(row: tuple[str, ...]) -> None:
    """A machine that reads the page learns no more than the reader does."""
    text, whole, short = row
    assert (pieces(date(text)), pieces(date(text), without_year=True)) == (whole, short)


@pytest.mark.parametrize("row", table("relative"), ids=lambda row: f"{row[0]}, {row[1]}")
def test_a_date_counted_from_an_event_moves_with_it(row: tuple[str, ...]) -> None:
    """What is doubted in the event is doubted in what is counted from it."""
    text, anchor, follows = row
    relative = reading(text).relative
    assert isinstance(relative, RelativeToEvent)
    assert relative.anchor == text.split()[-1]
    assert resolve_relative(relative, date(anchor)).edtf == follows


@pytest.mark.parametrize("row", table("counted"), ids=lambda row: f"{row[0]}, {row[1]}")
def test_thursday_is_counted_from_the_day_the_source_was_published(row: tuple[str, ...]) -> None:
    """A source's own word is kept, and the day it means is worked out."""
    text, published, meant = row
    language = "ar" if not text.isascii() else "fr" if text == "jeudi" else "en"
    relative = reading(text, language).relative
    assert isinstance(relative, RelativeToReport)
    counted = resolve_counted(relative, date(published))
    assert (counted.edtf if counted else "") == meant


@pytest.mark.parametrize("row", table("claims"), ids=lambda row: row[0])
def test_claims_become_the_one_date_all_allow_or_the_set_of_them(row: tuple[str, ...]) -> None:
    """The date of an event is a reading, not a vote."""
    claims, found, _ = row
    combined = combine([date(text) for text in claims.split()])
    assert (combined.edtf if combined else "") == found


@pytest.mark.parametrize("language", ["en", "fr", "de", "ru", "ar-IQ", "es"])
@pytest.mark.parametrize(
    "text",
    [
        *("2014-07-27", "2014-06", "2014", "2014-07-27?", "2014-08~", "2014-07-27%", "2014-22", "2014-24"),
        *("2014-35", "2014-40", "199X", "18XX", "199X/..", "2014-06/..", "2014-06/", "/2014-07-27"),
        *("[2014-07-27..2014-08-03]", "[2014-07-21..2014-07-27]", "2014-07-27/2014-08-03", "[2014-08-12..]"),
        *("2014-07-21/2014-07-27", "2013-12-27/2014-01-03", "[..2014-08-12]", "[2014-06-28,2014-06-29]"),
        *("[2014-06-28,2014-07-01,2014-07-03]", "{2012-04,2012-07,2012-08}", "[2014-06-28?,2014-06-29?]"),
    ],
)
def test_what_the_page_says_can_be_typed_back(text: str, language: str) -> None:
    """Words copied from a page mean the same date in a file."""
    assert reading(date_words(date(text), language), language).date == date(text)


@pytest.mark.parametrize(
    "text",
    ["2014-07-27", "2014-06", "2014", "2014-08~", "[2014-07-27..2014-08-03]", "[2014-06-28,2014-06-29]"],
)
@pytest.mark.parametrize(
    "language",
    [
        *(
            "bg",
            "bn",
            "bs",
            "cs",
            "da",
            "el",
            "fa",
            "fi",
            "he",
            "hi",
            "hr",
            "hu",
            "hy",
            "id",
            "it",
            "ja",
            "kn",
        ),
        *(
            "ko",
            "ky",
            "mr",
            "nb",
            "nl",
            "pl",
            "pt",
            "ro",
            "sr",
            "sv",
            "sw",
            "ta",
            "te",
            "th",
            "tlh",
            "tr",
            "uk",
        ),
        *("ur", "uz", "vi", "zh"),
    ],
)
def test_a_language_without_sentences_of_ours_is_read_back_all_the_same(text: str, language: str) -> None:
    """A writer in Hebrew, Marathi or Vietnamese types the month as the page prints it."""
    words = date_words(date(text), language)
    assert not re.search("M[0-9]{2}|  ", words)
    found = reading(words, language)
    assert (found.date, found.warnings) == (date(text), ())


def test_a_date_with_hyphens_and_a_range_with_hyphens_are_told_apart() -> None:
    """27-Jul-2014 is a day; 27-29 July and July 3-July 4 are spans."""
    found = [reading(text).date for text in ("27-Jul-2014", "27-29 July 2014", "July 3-July 4, 2014")]
    assert [each and each.edtf for each in found] == [
        "2014-07-27",
        "2014-07-27/2014-07-29",
        "2014-07-03/2014-07-04",
    ]


@pytest.mark.parametrize(
    ("language", "text", "published", "meant"),
    [
        ("ar-IQ", "أمس", "2014-07-25", "2014-07-24"),
        ("ar", "الأسبوع الماضي", "2014-07-25", "[2014-07-14..2014-07-20]"),
        ("ar", "الخميس الماضي", "2014-07-25", "2014-07-24"),
        ("ru", "вчера", "2014-07-25", "2014-07-24"),
        ("ru", "в прошлый четверг", "2014-07-25", "2014-07-24"),
        ("fr", "hier", "2014-07-25", "2014-07-24"),
        ("fr", "aujourd’hui", "2014-07-25", "2014-07-25"),
        ("fr", "jeudi dernier", "2014-07-24", "2014-07-17"),
        ("de", "letzte Woche", "2014-07-25", "[2014-07-14..2014-07-20]"),
        ("de", "vorgestern", "2014-07-25", "2014-07-23"),
        ("de", "am vergangenen Donnerstag", "2014-07-24", "2014-07-17"),
        ("es", "el mes pasado", "2014-07-25", "2014-06"),
        ("es", "el jueves pasado", "2014-07-25", "2014-07-24"),
    ],
)
def test_yesterday_is_counted_in_the_words_of_the_source(
    language: str, text: str, published: str, meant: str
) -> None:
    """A source in Arabic says أمس, and its word stands in the citation as it is."""
    relative = reading(text, language).relative
    assert isinstance(relative, RelativeToReport)
    counted = resolve_counted(relative, date(published))
    assert counted is not None
    assert counted.edtf == meant
