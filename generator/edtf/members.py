"""The dates of an expression in words, each with what its neighbours say for it; and the days beside them."""

import msgspec

from generator.edtf.calendar_words import NoDate, Partial, completed, point_of, read_partial
from generator.edtf.days import from_day_number, iso_year
from generator.edtf.expression import Span
from generator.edtf.point import APPROXIMATE, Point, doubt, doubted, make_point, point_text
from generator.edtf.thirds import third_of
from generator.edtf.tokens import Token
from generator.edtf.value import DateFault


class NotRead(msgspec.Struct, frozen=True):
    """Where the words stop being a date; `message` where it can be said why."""

    start: int
    end: int
    message: str = ""
    hint: str = ""


class Said(msgspec.Struct, frozen=True):
    """A date, or a third of one ("early August": its first and last day)."""

    first: Point
    last: Point
    coarse: Point
    """The date of which it is a third."""


_Fault = DateFault | NotRead
_FARTHEST_YEAR = 10**12


def split_at(tokens: list[Token], words: tuple[str, ...]) -> list[list[Token]]:
    """The tokens between the words that part them; a comma before such a word goes."""
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "key" and token.key in words:
            groups.append([])
        else:
            groups[-1].append(token)
    # "28, 29, or 30 June"
    trimmed = [group[:-1] if group and group[-1].key == "comma" else group for group in groups]
    return trimmed if "comma" not in words else [group for group in trimmed if group]


def read_two(tokens: list[Token], words: tuple[str, ...], text: str) -> tuple[Said, Said] | _Fault:
    """Both ends of a range, parted by one of the words."""
    groups = split_at(tokens, words)
    if len(groups) != 2 or not all(groups):
        message = "a range has two dates" if len(groups) != 2 else "a date is missing here"
        hint = "write 27 July to 3 August 2014, or between 27 July and 3 August 2014"
        start, end = (tokens[0].start, tokens[-1].end) if tokens else (0, 0)
        return NotRead(start, end, message, hint)
    partials = read_partials(groups)
    if isinstance(partials, NotRead):
        return partials
    said = read_all(partials, text)
    return (said[0], said[1]) if isinstance(said, list) else said


def read_one(tokens: list[Token], text: str) -> Said | _Fault:
    """The one date that all the tokens make."""
    partials = read_partials([tokens])
    if isinstance(partials, NotRead):
        return partials
    said = read_all(partials, text)
    return said[0] if isinstance(said, list) else said


def read_partials(groups: list[list[Token]]) -> list[Partial] | NotRead:
    """What each group says, with year and month of its neighbours where it leaves them out."""
    found: list[Partial] = []
    for index, group in enumerate(groups):
        if not group:
            beside_it = groups[index - 1] if index else groups[-1]
            place = (beside_it[0].start, beside_it[-1].end) if beside_it else (0, 0)
            return NotRead(*place, "a date is missing beside this one")
        partial = read_partial(group)
        if isinstance(partial, NoDate):
            return NotRead(partial.start, partial.end, partial.message, partial.hint)
        found.append(partial)
    return completed(found)


def read_all(partials: list[Partial], text: str) -> list[Said] | DateFault:
    """The dates themselves, thirds of them opened."""
    said: list[Said] = []
    for partial in partials:
        point = point_of(partial, text)
        if isinstance(point, DateFault):
            return point
        if not partial.third:
            said.append(Said(point, point, point))
            continue
        ends = third_of(point, partial.third)
        if ends is None:
            said_text = text[partial.start : partial.end]
            message = (
                f"“{said_text}”: only months, seasons, years, decades and centuries are early, mid or late"
            )
            return DateFault("date-form", message, "leave that word out", partial.start, partial.end)
        said.append(Said(*ends, point))
    return said


def end_of(said: Said) -> Point:
    """A date as the end of something that lasted: of "late August" only "around August" can be said."""
    if said.first.time:
        day = make_point(said.first.year, said.first.month, said.first.day)
        return day if isinstance(day, Point) else said.first
    return said.first if said.first is said.last else doubted(said.coarse, APPROXIMATE)


def backwards_fault(span: Span, tokens: list[Token], text: str) -> DateFault | None:
    """The fault of a range that ends before it begins."""
    first, last = span.first, span.last
    if (
        first is None
        or last is None
        or first.lower is None
        or last.upper is None
        or first.lower <= last.upper
    ):
        return None
    start, end = tokens[0].start, tokens[-1].end
    message = f"“{text[start:end]}” ends before it begins: {point_text(first)}, {point_text(last)}"
    return DateFault(
        "date-backwards", message, "write the year of both dates, the earlier one first", start, end
    )


def beside(said: Said, bound: int | None, step: int) -> Point | None:
    """The unit before or after a date: the day before a day, the month before a month or season."""
    if bound is None:
        return None
    year, month, day = from_day_number(bound + step)
    precision = said.first.precision
    if abs(year) >= _FARTHEST_YEAR:
        return None
    doubts = doubt(said.coarse)
    if said.first is not said.last or precision in ("day", "second"):
        made = make_point(iso_year(year), f"{month:02d}", f"{day:02d}")
        doubts |= APPROXIMATE if said.first is not said.last else 0
    elif precision in ("month", "season", "quarter", "quadrimester", "semester"):
        made = make_point(iso_year(year), f"{month:02d}")
    else:
        made = make_point(iso_year(year))
    return doubted(made, doubts) if isinstance(made, Point) else None


def days_later(point: Point, days: int) -> Point | None:
    """A later day; None where the date is not one day."""
    if point.precision != "day" or point.lower is None or point.lower != point.upper:
        return None
    year, month, day = from_day_number(point.lower + days)
    made = make_point(iso_year(year), f"{month:02d}", f"{day:02d}")
    return doubted(made, doubt(point)) if isinstance(made, Point) else None
