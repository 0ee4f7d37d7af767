"""Dates as HTML: words in pieces, each with the finest `datetime` that is true. Pure, and remembered."""

from functools import lru_cache

from markupsafe import Markup, escape

from generator.edtf.bounds import year_month_of_lower
from generator.edtf.days import from_day_number
from generator.edtf.parse import parse_edtf
from generator.edtf.shape import shape
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_parts, month_heading


@lru_cache(maxsize=20_000)
def date_html(date: EdtfDate | None, language: str, year: str = "") -> Markup:
    """A date in words; `year` is that of the heading above, which need not be said again."""
    without_year = bool(year) and _within_year(date, year)
    parts = date_parts(date, language, without_year=without_year)
    return Markup(
        "".join(
            f'<time datetime="{part.datetime}">{escape(part.text)}</time>'
            if part.datetime
            else escape(part.text)
            for part in parts
        )
    )


@lru_cache(maxsize=20_000)
def text_date_html(text: str, language: str, year: str = "") -> Markup:
    """The same for a date that stands as EDTF text in a record: a day, a month; other text as it is."""
    if not text:
        return Markup("")
    date = parse_edtf(text[:10] if len(text) > 10 and text[10] in "Tt " else text)
    return date_html(date, language, year) if isinstance(date, EdtfDate) else escape(text)


@lru_cache(maxsize=2_000)
def month_html(month: str, language: str) -> Markup:
    """`2014-06` as a heading."""
    date = parse_edtf(month)
    found = year_month_of_lower(date) if isinstance(date, EdtfDate) else None
    if found is None:
        return escape(month)
    words = escape(month_heading(*found, language))
    return Markup(f'<time datetime="{month}">{words}</time>') if month[:1].isdigit() else Markup(words)


def last_month(date: EdtfDate | None, language: str) -> tuple[str, Markup]:
    """(`lasts` or `latest`, month) of a date that reaches into a later month than the one it is listed under.

    `lasts`: it went on until then; `latest`: it happened then at the latest. ("", "") where neither can be said.
    """
    mark = shape(date)
    if mark.kind not in ("bar-solid", "bar-hollow") or mark.start is None or mark.end is None:
        return "", Markup("")
    first, last = from_day_number(mark.start)[:2], from_day_number(mark.end)[:2]
    if first == last:
        return "", Markup("")
    word = "lasts" if mark.kind == "bar-solid" else "latest"
    return word, Markup(escape(month_heading(*last, language)))


def _within_year(date: EdtfDate | None, year: str) -> bool:
    if date is None or date.lower is None or date.upper is None:
        return False
    years = {from_day_number(date.lower)[0], from_day_number(date.upper)[0]}
    return {str(each) for each in years} == {year}
