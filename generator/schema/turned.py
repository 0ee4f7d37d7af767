"""Values whose words are shown in another order than they are typed in: warned of at the very letter.

Asked by `check.py` for each text; which letters do so, `text/directions.py` knows.
"""

from generator.diagnostics.span import Span
from generator.schema.node import Scalar
from generator.schema.reading import Reading
from generator.text.directions import turn_words, without_turns, wrong_turns

_MOST_TOLD = 20


def tell_turns(reading: Reading, scalar: Scalar) -> None:
    """Warns of letters that turn the direction of writing and should not, or not without an end."""
    turns = wrong_turns(scalar.text)
    if not turns:
        return
    fixed = reading.source.with_text(scalar, without_turns(scalar.text))
    span, shift = scalar.span, scalar.span.length - len(scalar.text)
    exact = shift in {0, 2} and "\n" not in scalar.text
    for turn in turns[:_MOST_TOLD]:
        message, hint = turn_words(turn)
        place = Span(span.line, span.column + shift // 2 + turn.start, 1) if exact else span
        reading.tell("text-direction", message, place, hint, "warning", fixed)
        if not exact:
            break
