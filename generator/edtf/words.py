"""A date in words, whole or in pieces that carry the finest true `datetime` attribute of HTML."""

from functools import lru_cache

import msgspec

from generator.edtf.days import from_day_number
from generator.edtf.expression import Expression, Span, is_one_date, points
from generator.edtf.parse import expression_of
from generator.edtf.phrases import Phrases, phrases
from generator.edtf.point import APPROXIMATE, UNCERTAIN, Point, doubt
from generator.edtf.point_words import ends_said, heading, html_datetime, is_day, say_point, say_together
from generator.edtf.sentence import Said, fill
from generator.edtf.value import EdtfDate, End, Form


class DatePart(msgspec.Struct, frozen=True, gc=False):
    """A piece of a date in words; `datetime` is "" where no single value would be true."""

    text: str
    datetime: str = ""


def date_words(date: EdtfDate | None, language: str = "en", *, without_year: bool = False) -> str:
    """The date in words: "between 27 July and 3 August 2014"."""
    return "".join([part.text for part in date_parts(date, language, without_year=without_year)])


@lru_cache(maxsize=8192)
def date_parts(
    date: EdtfDate | None, language: str = "en", *, without_year: bool = False
) -> tuple[DatePart, ...]:
    """The same words in pieces. `without_year` leaves out the year that all share, under its heading."""
    if date is None or date.precision == "none":
        return (DatePart(phrases(language).unknown),)
    if len(date.edtf) == 10 and date.precision == "day" and "X" not in date.edtf and date.form == "single":
        return (_plain_day(date.edtf, language, without_year),)
    expression = expression_of(date)
    without_year = without_year and len({point.year for point in points(expression)}) == 1
    if expression.form == "interval":
        said = _interval(expression, language, without_year)
    elif len(expression.spans) == 1:
        said = _span(expression.spans[0], expression.form, language, without_year)
    else:
        said = _list(expression, language, without_year)
    return tuple(DatePart(each.text, each.datetime) for each in said)


def _plain_day(text: str, language: str, without_year: bool) -> DatePart:
    """The short way for nine dates in ten: YYYY-MM-DD and no doubt."""
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    said = heading(year, month, day, language, without_year=without_year)
    return DatePart(said, text if year else "")


def datetime_attribute(date: EdtfDate | None) -> str:
    """The value of `datetime` for the whole date, or "" where none is true."""
    if date is None or date.form != "single" or date.approximate:
        return ""
    point = expression_of(date).spans[0].first
    return html_datetime(point) if point is not None else ""


def month_heading(year: int, month: int, language: str = "en") -> str:
    """A month and year alone, as a heading."""
    return heading(year, month, None, language)


def day_words(number: int, language: str = "en") -> str:
    """A day's number in words."""
    year, month, day = from_day_number(number)
    return heading(year, month, day, language)


def _span(span: Span, form: Form, language: str, without_year: bool) -> list[Said]:
    """A single date, or one day in a range; of a set that means each of its days, the whole range."""
    say = phrases(language)
    first, last = span.first, span.last
    if form == "all-of" and first is not last:
        sides: tuple[End, End] = ("known" if first else "open", "known" if last else "open")
        return _interval(Expression("interval", (span,), *sides), language, without_year)
    if first is not None and last is not None and first is not last:
        return _two(first, last, say.between, language, without_year)
    point = first or last
    if point is None:
        return [Said(say.unknown)]
    if first is None:
        return _one(point, say.by, language, without_year)
    if last is None:
        return _one(point, say.after, language, without_year)
    if (ends := ends_said(point)) is not None:
        return _doubted(_two(*ends, say.between, language, without_year), point, say)
    about = bool(_shared_doubt(point) & APPROXIMATE)
    inflected = _inflects([point], say)
    said = say_point(point, language, without_year=without_year, inside=about, inflected=inflected)
    return _doubted(said, point, say)


def _interval(expression: Expression, language: str, without_year: bool) -> list[Said]:
    say = phrases(language)
    first, last = expression.spans[0].first, expression.spans[0].last
    if first is not None and last is not None:
        return _two(first, last, say.lasted, language, without_year)
    if first is not None:
        pattern = say.since if expression.upper_end == "open" else say.end_unknown
        return _one(first, pattern, language, without_year)
    if last is not None:
        pattern = say.until if expression.lower_end == "open" else say.start_unknown
        return _one(last, pattern, language, without_year)
    return [Said(say.unknown)]


def _one(point: Point, pattern: str, language: str, without_year: bool) -> list[Said]:
    say = phrases(language)
    inflected = "{X}" in pattern or _inflects([point], say)
    said = say_point(point, language, without_year=without_year, inside=True, inflected=inflected)
    if _shared_doubt(point) & APPROXIMATE:
        said = fill(say.around, said, is_day=is_day(point))
    return _closing(fill(pattern, said, is_day=is_day(point)), _shared_doubt(point), point, say)


def _two(first: Point, last: Point, pattern: str, language: str, without_year: bool) -> list[Said]:
    """A range: what both ends share is said once, doubts of both at the end."""
    say = phrases(language)
    inflected = "{X}" in pattern or _inflects([first, last], say)
    pair = say_together(
        [first, last], language, without_year=without_year, inside=pattern != say.lasted, inflected=inflected
    )
    said_as_number = len(pair[0]) == 1 and pair[0][0].text.rstrip(".").isdigit() and is_day(first)
    if pattern == say.lasted and said_as_number and not doubt(first) and not doubt(last):
        pattern = pattern.replace(" – ", "–")
    both = _shared_doubt(first) & _shared_doubt(last)
    halves: list[list[Said]] = []
    for point, said in zip((first, last), pair, strict=True):
        shared = _shared_doubt(point)
        part = fill(say.around, said, is_day=is_day(point)) if shared & APPROXIMATE else said
        only_here = shared & UNCERTAIN & ~both
        if only_here:
            part = fill(say.end_uncertain if point is last else say.uncertain, part)
        halves.append(_parts_doubted(part, point, say))
    whole = fill(pattern, halves[0], halves[1], is_day=is_day(first), last_is_day=is_day(last))
    return fill(say.uncertain, whole) if both & UNCERTAIN else whole


def _list(expression: Expression, language: str, without_year: bool) -> list[Said]:
    """One of several, or each of several."""
    say = phrases(language)
    joiner = say.disjunction if expression.form == "one-of" else say.conjunction
    if all(map(is_one_date, expression.spans)):
        members = [span.first for span in expression.spans if span.first is not None]
        inflected = _inflects(members, say)
        said = say_together(members, language, without_year=without_year, inflected=inflected)
        shared = _shared_doubt(members[0])
        if all(doubt(each) == shared == _shared_doubt(each) for each in members):
            joined = _joined(said, joiner, say)
            if shared & APPROXIMATE:
                joined = fill(say.around, joined, is_day=is_day(members[0]))
            return fill(say.uncertain, joined) if shared & UNCERTAIN else joined
        return _joined([_doubted(*each, say) for each in zip(said, members, strict=True)], joiner, say)
    return _joined(
        [_span(span, expression.form, language, without_year) for span in expression.spans], joiner, say
    )


def _joined(members: list[list[Said]], joiner: str, say: Phrases) -> list[Said]:
    joined = list(members[0])
    for index, member in enumerate(members[1:], start=2):
        joined.append(Said(joiner if index == len(members) else say.comma or joiner))
        joined.extend(member)
    return joined


def _doubted(said: list[Said], point: Point, say: Phrases) -> list[Said]:
    shared = _shared_doubt(point)
    if shared & APPROXIMATE:
        said = fill(say.around, said, is_day=is_day(point))
    return _closing(said, shared, point, say)


def _closing(said: list[Said], shared: int, point: Point, say: Phrases) -> list[Said]:
    said = fill(say.uncertain, said) if shared & UNCERTAIN else said
    return _parts_doubted(said, point, say)


def _inflects(points: list[Point], say: Phrases) -> bool:
    """Whether "around" asks for another form of the name of a month."""
    return "{X}" in say.around and any(_shared_doubt(point) & APPROXIMATE for point in points)


def _shared_doubt(point: Point) -> int:
    """What is doubted in every part of the date, and so in the date."""
    shared = point.year_doubt
    if point.month:
        shared &= point.month_doubt
    return shared & point.day_doubt if point.day else shared


def _parts_doubted(said: list[Said], point: Point, say: Phrases) -> list[Said]:
    """Doubts of the year, the month or the day alone."""
    shared = _shared_doubt(point)
    doubts = (point.year_doubt, point.month_doubt, point.day_doubt)
    details: list[str] = []
    for bit, pattern in ((UNCERTAIN, say.part_uncertain), (APPROXIMATE, say.part_approximate)):
        if shared & bit:
            continue
        units = [unit for unit, bits in zip(say.units, doubts, strict=True) if bits & bit]
        if units:
            details.append(pattern.replace("{p}", say.conjunction.join(units)))
    return fill(say.in_brackets.replace("{d}", ", ".join(details)), said) if details else said
