"""Events -> the drawing of their timeline: an axis with marks in lanes, or bars of counts where they are too many.

Pure; knows neither pages nor addresses: who calls says where a mark leads. The rules are told in docs/drawing.md.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from generator.drawing.axis import NARROWEST, Axis, make_axis, make_ticks
from generator.drawing.counts import HIGHEST, Bar, Counts, axis_of_counts, count_months, make_bars
from generator.drawing.crowd import TOP, Drawn, lay_out
from generator.drawing.glyphs import make_glyph
from generator.drawing.marks import Mark, make_mark, mirrored, percent
from generator.edtf.shape import Shape, shape
from generator.model.events import EventCard

MOST_MARKS = 200
KINDS = (
    *("day", "bar-hollow", "one-of", "one-or-other", "each", "bar-solid", "ongoing", "start-open"),
    *("end-unknown", "start-unknown", "by", "after", "around", "uncertain", "differ"),
)
"""What a key may have to explain, in its order."""
_OVERHANG = 6
_WIDEST_MARGIN = 0.15
_ABOVE_BARS = 20


class TickMark(msgspec.Struct, frozen=True, gc=False):
    """A line across the drawing, in per cent of its width; `label` may be ""."""

    x: float
    label: str = ""


class Drawing(msgspec.Struct, frozen=True, gc=False):
    """Everything that the macros of templates/_drawing.html print: either marks or bars."""

    height: int
    ticks: tuple[TickMark, ...]
    marks: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()
    kinds: tuple[str, ...] = ()
    """What the key has to explain, of KINDS."""
    right_to_left: bool = False


def draw(
    cards: Sequence[EventCard],
    link: Callable[[EventCard], str],
    language: str = "en",
    *,
    right_to_left: bool = False,
    reach: Iterable[int] = (),
    window: tuple[int, int] | None = None,
) -> Drawing | None:
    """The drawing of events in timeline order; None where none of them has a date.

    `link` gives the address behind a mark (or `#…`, or ""). `reach`: days that the axis holds too, such as the day
    a brief was written. `window`: first and last day beyond which nothing is drawn.
    """
    dated = [(card, mark) for card in cards if (mark := shape(card.date)).kind != "undated"]
    if len(dated) > MOST_MARKS:
        counts = count_months(card.date for card, _ in dated)
        return draw_counts(counts, language, right_to_left=right_to_left)
    if not dated:
        return None
    bounds = [bound for _, mark in dated for bound in (mark.start, mark.end) if bound is not None]
    axis, drawn = _place(dated, make_axis([*bounds, *reach], window))
    if not drawn:
        return None
    laid = lay_out(drawn)
    if laid is None:
        counts = count_months(card.date for card, _ in drawn)
        return draw_counts(counts, language, right_to_left=right_to_left)
    marks = tuple(make_mark(card, placed, y, link(card)) for card, placed, y in laid.marks)
    return Drawing(
        height=laid.height,
        ticks=_ticks(axis, language, right_to_left),
        marks=tuple(map(mirrored, marks)) if right_to_left else marks,
        kinds=_kinds(marks),
        right_to_left=right_to_left,
    )


def draw_counts(
    counts: Counts,
    language: str = "en",
    *,
    link: Callable[[int, int], str] | None = None,
    right_to_left: bool = False,
) -> Drawing | None:
    """A bar a month (a year, a decade) with its count; `counts` is from `count_months`. None where it is empty.

    `link(year, month)` gives the address of a month, or with month 0 of a year, or "".
    """
    if not counts:
        return None
    axis = axis_of_counts(counts)
    bars = make_bars(counts, axis, link)
    if right_to_left:
        bars = tuple(
            msgspec.structs.replace(bar, start=round(100 - bar.start - bar.width, 2)) for bar in bars
        )
    return Drawing(
        height=TOP + _ABOVE_BARS + HIGHEST,
        ticks=_ticks(axis, language, right_to_left),
        bars=bars,
        right_to_left=right_to_left,
    )


def _place(dated: Sequence[tuple[EventCard, Shape]], axis: Axis) -> tuple[Axis, list[Drawn]]:
    """Glyphs on the axis, which gives way at its ends to what stands out: arrows, question marks."""
    drawn = _drawn(dated, axis)
    left = max((_OVERHANG, *(glyph.before - glyph.first * NARROWEST for _, glyph in drawn))) - _OVERHANG
    right = max((_OVERHANG, *(glyph.right(NARROWEST) - NARROWEST for _, glyph in drawn))) - _OVERHANG
    if not left and not right:
        return axis, drawn
    # A little more than is missing: what stands near an end moves with it.
    margins = (min(side * 1.1 / NARROWEST, _WIDEST_MARGIN) for side in (left, right))
    axis = msgspec.structs.replace(axis, left=next(margins), right=next(margins))
    return axis, _drawn(dated, axis)


def _drawn(dated: Sequence[tuple[EventCard, Shape]], axis: Axis) -> list[Drawn]:
    return [(card, glyph) for card, mark in dated if (glyph := make_glyph(mark, axis)) is not None]


def _ticks(axis: Axis, language: str, right_to_left: bool) -> tuple[TickMark, ...]:
    return tuple(
        TickMark(percent(1 - tick.at if right_to_left else tick.at), tick.label)
        for tick in make_ticks(axis, language)
    )


def _kinds(marks: Iterable[Mark]) -> tuple[str, ...]:
    found: set[str] = set()
    for mark in marks:
        # A ring with a question mark is explained as uncertain, not as a day.
        if not (mark.kind == "day" and mark.uncertain):
            found.add(mark.kind)
        for kind, present in (
            ("around", mark.around_start or mark.around_end),
            ("uncertain", mark.uncertain),
            ("differ", mark.differ),
        ):
            if present:
                found.add(kind)
    return tuple(kind for kind in KINDS if kind in found)
