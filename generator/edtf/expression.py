"""A whole EDTF text taken apart: a single date, an interval, or a set; and put together again."""

import msgspec

from generator.edtf.point import APPROXIMATE, UNCERTAIN, Point, doubt, point_text
from generator.edtf.precision import finest
from generator.edtf.value import EdtfDate, End, Form


class Span(msgspec.Struct, frozen=True, gc=False):
    """From one date to another; both are the same point where it is one date, None is an open or unknown end."""

    first: Point | None
    last: Point | None


class Expression(msgspec.Struct, frozen=True, gc=False):
    """One span for a single date and an interval; one or more for a set."""

    form: Form
    spans: tuple[Span, ...]
    lower_end: End = "known"
    upper_end: End = "known"


def single(point: Point) -> Expression:
    """An expression of one date."""
    return Expression("single", (Span(point, point),))


def interval(first: Point | None, last: Point | None, lower_end: End, upper_end: End) -> Expression:
    """An expression of something that lasted."""
    return Expression("interval", (Span(first, last),), lower_end, upper_end)


def set_of(form: Form, spans: list[Span]) -> Expression:
    """A set in its one order, each member once; a set of one date is that date."""
    members = sorted(
        {span_text(span): span for span in map(_one_date_once, _opened_once(spans))}.items(), key=_place
    )
    if len(members) == 1 and is_one_date(members[0][1]):
        return Expression("single", (members[0][1],))
    ordered = tuple(span for _, span in members)
    opens = any(span.first is None for span in ordered)
    closes = any(span.last is None for span in ordered)
    return Expression(form, ordered, "open" if opens else "known", "open" if closes else "known")


def _one_date_once(span: Span) -> Span:
    """A range from a date to the same date is that date."""
    return Span(span.first, span.first) if span.first == span.last else span


def _opened_once(spans: list[Span]) -> list[Span]:
    """EDTF has one open start and one open end in a set: the widest of each."""
    starts = [span for span in spans if span.first is None]
    ends = [span for span in spans if span.last is None]
    if len(starts) < 2 and len(ends) < 2:
        return spans
    widest = [min(starts, key=lambda span: (-(bounds_of(span)[1] or 0), span_text(span)))] if starts else []
    widest += [min(ends, key=lambda span: (bounds_of(span)[0] or 0, span_text(span)))] if ends else []
    return [*widest, *(span for span in spans if span.first is not None and span.last is not None)]


def _place(member: tuple[str, Span]) -> tuple[int, int, int, str]:
    text, span = member
    lower, upper = bounds_of(span)
    side = 0 if span.first is None else 2 if span.last is None else 1
    return (side, lower or 0, upper or 0, text)


def bounds_of(span: Span) -> tuple[int | None, int | None]:
    """First and last possible day."""
    return (span.first.lower if span.first else None, span.last.upper if span.last else None)


def is_one_date(span: Span) -> bool:
    """Whether the span is a single date rather than a range of them."""
    return span.first is span.last


def points(expression: Expression) -> list[Point]:
    """Every date in it, each once."""
    found: list[Point] = []
    for span in expression.spans:
        if span.first is not None:
            found.append(span.first)
        if span.last is not None and span.last is not span.first:
            found.append(span.last)
    return found


def span_text(span: Span) -> str:
    """A member of a set."""
    if span.first is not None and span.first == span.last:
        return point_text(span.first)
    return f"{point_text(span.first) if span.first else ''}..{point_text(span.last) if span.last else ''}"


def expression_text(expression: Expression) -> str:
    """The canonical EDTF text."""
    if expression.form == "single":
        return span_text(expression.spans[0])
    if expression.form == "interval":
        first, last = expression.spans[0].first, expression.spans[0].last
        start = point_text(first) if first else ".." if expression.lower_end == "open" else ""
        end = point_text(last) if last else ".." if expression.upper_end == "open" else ""
        return f"{start}/{end}"
    brackets = "[]" if expression.form == "one-of" else "{}"
    return f"{brackets[0]}{','.join(map(span_text, expression.spans))}{brackets[1]}"


def to_date(expression: Expression) -> EdtfDate:
    """The value: text, bounds, and what is doubted. A date in it that is not known leaves its side unknown."""
    members = points(expression)
    doubts = 0
    for point in members:
        doubts |= doubt(point)
    lowers = [bounds_of(span)[0] for span in expression.spans]
    uppers = [bounds_of(span)[1] for span in expression.spans]
    lower = None if None in lowers else min(bound for bound in lowers if bound is not None)
    upper = None if None in uppers else max(bound for bound in uppers if bound is not None)
    lower_end = expression.lower_end if lower is None and expression.lower_end != "known" else "unknown"
    upper_end = expression.upper_end if upper is None and expression.upper_end != "known" else "unknown"
    return EdtfDate(
        edtf=expression_text(expression),
        lower=lower,
        upper=upper,
        lower_end="known" if lower is not None else lower_end,
        upper_end="known" if upper is not None else upper_end,
        precision=finest([point.precision for point in members]),
        form=expression.form,
        uncertain=bool(doubts & UNCERTAIN),
        approximate=bool(doubts & APPROXIMATE),
    )
