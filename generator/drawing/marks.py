"""Marks: a glyph with its label, placed at the narrowest width; then numbers for the template, mirrored if need be."""

import msgspec

from generator.drawing.axis import NARROWEST
from generator.drawing.glyphs import Glyph
from generator.drawing.labels import width_of
from generator.edtf.bounds import is_exact
from generator.edtf.shape import ShapeKind
from generator.model.events import EventCard

LABEL_GAP = 6
DIFFER_WIDTH = 15.0
HIT_GAP = 4
ABOVE, BENEATH = -5, 7
"""Pixels from the middle of the lane, where words and mark share it one over the other."""
_LONGEST_TITLE = 300


class Label(msgspec.Struct, frozen=True, gc=False):
    """Words beside a mark. `place` is a fraction of the drawing, `offset` pixels from there to the words."""

    text: str
    width: float
    place: float
    offset: float
    leftwards: bool = False
    above: bool = False
    """Over the mark instead of beside it."""


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A glyph and its label; knows the room both take."""

    glyph: Glyph
    label: Label | None = None

    def left(self, width: float) -> float:
        """Where it begins in a drawing of that width."""
        if self.label is None:
            return self.glyph.left(width)
        edge = (
            self.label.place * width + self.label.offset - (self.label.width if self.label.leftwards else 0)
        )
        return min(self.glyph.left(width), edge)

    def right(self, width: float) -> float:
        """Where it ends."""
        if self.label is None:
            return self.glyph.right(width)
        edge = (
            self.label.place * width + self.label.offset + (0 if self.label.leftwards else self.label.width)
        )
        return max(self.glyph.right(width), edge)


class Mark(msgspec.Struct, frozen=True, gc=False):
    """One mark of a drawing. Places are per cent of its width, everything else pixels; right-to-left is done."""

    event: str
    kind: ShapeKind
    y: int
    """Of its middle."""
    start: float
    """Where it begins in time: left of `end`, or right of it in right-to-left drawings."""
    end: float
    """Equal to `start` for what is of fixed size."""
    address: str = ""
    """An address of the site, or `#…` on the page itself."""
    title: str = ""
    """The whole title, where the label is not all of it."""
    label: str = ""
    language: str = ""
    label_y: int = 0
    """Of the middle of the words."""
    label_at: float = 0.0
    label_offset: float = 0.0
    anchor: str = "start"
    """`start` or `end`, as SVG understands it: by the direction of the page."""
    hit_offset: float = 0.0
    """The clickable box of the label, from `label_at`."""
    hit_width: float = 0.0
    around_start: float = 0.0
    around_end: float = 0.0
    question: float = 0.0
    uncertain: bool = False
    members: tuple[tuple[float, float], ...] = ()
    runs_in: bool = False
    runs_on: bool = False
    inexact: bool = False
    """Hidden when only certain dates are shown."""
    differ: bool = False
    light: bool = False


def place_label(glyph: Glyph, text: str, differ: bool) -> Placed:
    """The glyph with its label: to the right of it, to the left where only that has room, else above it."""
    taken = width_of(text) + (DIFFER_WIDTH if differ else 0.0)
    after, before = glyph.after + LABEL_GAP, glyph.before + LABEL_GAP
    rightwards = Placed(glyph, Label(text, taken, glyph.last, after))
    if rightwards.right(NARROWEST) <= NARROWEST:
        return rightwards
    leftwards = Placed(glyph, Label(text, taken, glyph.first, -before, leftwards=True))
    if leftwards.left(NARROWEST) >= 0:
        return leftwards
    # Neither side: a bar that fills the drawing. The words stand over it, as near its start as they fit.
    place = max(0.0, min(glyph.first, 1 - taken / NARROWEST))
    return Placed(glyph, Label(text, taken, place, 0.0, above=True))


def make_mark(card: EventCard, placed: Placed, y: int, address: str) -> Mark:
    """The numbers of one mark, as left-to-right pages show it."""
    glyph, label = placed.glyph, placed.label
    mark = Mark(
        event=card.id,
        kind=glyph.kind,
        y=y + BENEATH if label is not None and label.above else y,
        start=percent(glyph.first),
        end=percent(glyph.last),
        address=address,
        title="" if label is not None and label.text == card.title else card.title[:_LONGEST_TITLE],
        language=card.language,
        around_start=glyph.around_start,
        around_end=glyph.around_end,
        question=glyph.question,
        uncertain=glyph.uncertain,
        members=tuple((percent(first), percent(last)) for first, last in glyph.members),
        runs_in=glyph.runs_in,
        runs_on=glyph.runs_on,
        inexact=not is_exact(card.date) or "date" in card.differ,
        differ=bool(card.differ),
        light=card.publication,
    )
    if label is None:
        return mark
    reach = label.width + LABEL_GAP + HIT_GAP
    return msgspec.structs.replace(
        mark,
        label=label.text,
        label_y=y + ABOVE if label.above else y,
        label_at=percent(label.place),
        label_offset=round(label.offset),
        anchor="end" if label.leftwards else "start",
        hit_offset=round(label.offset + (LABEL_GAP - reach if label.leftwards else -LABEL_GAP)),
        hit_width=round(reach),
    )


def percent(fraction: float) -> float:
    """As SVG writes it; a hundredth is a tenth of a pixel on the widest screens."""
    return round(fraction * 100, 2)


def mirrored(mark: Mark) -> Mark:
    """The mark as right-to-left pages show it: later is further to the left."""
    return msgspec.structs.replace(
        mark,
        start=_other_side(mark.start),
        end=_other_side(mark.end),
        members=tuple((_other_side(first), _other_side(last)) for first, last in mark.members),
        label_at=_other_side(mark.label_at),
        label_offset=-mark.label_offset,
        hit_offset=-mark.hit_offset - mark.hit_width,
    )


def _other_side(place: float) -> float:
    return round(100 - place, 2)
