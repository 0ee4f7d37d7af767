"""Letters that turn the direction of writing: those that show words in another order, and those that are left open.

Marks, and embeddings and isolates that are closed, are how Arabic and Hebrew stand beside Latin, and nothing is said of
them. Knows neither YAML nor Markdown; texts are told apart by whoever asks.
"""

import msgspec

from generator.text.patterns import pattern

OVERRIDES = frozenset("\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_END_OF_TURN, _END_OF_ISOLATE = "\u202c", "\u2069"
TURNS = pattern("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_SIGNS = pattern("[\u202a-\u202e\u2066-\u2069]")


class Turn(msgspec.Struct, frozen=True, gc=False):
    """One such letter, by where it stands; `end` is where the letter that closes it stands, -1 where none does."""

    start: int
    letter: str
    end: int


def wrong_turns(text: str) -> tuple[Turn, ...]:
    """Overrides, and what is not closed, in one paragraph or value, in order."""
    if text.isascii() or not TURNS.search(text):
        return ()
    wrong: list[Turn] = []
    opened: list[Turn] = []
    isolates = 0
    for match in _SIGNS.finditer(text):
        letter, at = match[0], match.start()
        if letter == _END_OF_TURN:
            closed = [opened.pop()] if opened and opened[-1].letter not in _ISOLATES else []
        elif letter == _END_OF_ISOLATE:
            closed = _isolated(opened) if isolates else []
            isolates -= isolates > 0
        else:
            isolates += letter in _ISOLATES
            opened.append(Turn(at, letter, -1))
            continue
        wrong += (Turn(each.start, each.letter, at) for each in closed if each.letter in OVERRIDES)
    return tuple(sorted((*wrong, *opened), key=lambda turn: turn.start))


def _isolated(opened: list[Turn]) -> list[Turn]:
    """What the end of an isolate ends: the last one, and all that was opened in it."""
    ended = [opened.pop()]
    while ended[-1].letter not in _ISOLATES:
        ended.append(opened.pop())
    return ended


def without_turns(text: str) -> str:
    """The text without those letters, and without what closes them."""
    turns = wrong_turns(text)
    gone = {turn.start for turn in turns}
    gone |= {turn.end for turn in turns if turn.end >= 0 and text[turn.end] == _END_OF_TURN}
    return "".join(letter for index, letter in enumerate(text) if index not in gone)


def turn_words(turn: Turn) -> tuple[str, str]:
    """(what is said of it, the hint)."""
    number = f"U+{ord(turn.letter):04X}"
    if turn.letter in OVERRIDES:
        message = (
            f"an invisible letter ({number}) shows the words behind it in another order than they are in"
        )
        return message, "delete it; no language needs it"
    closing = _END_OF_ISOLATE if turn.letter in _ISOLATES else _END_OF_TURN
    message = f"an invisible letter ({number}) turns the direction of writing, and nothing ends it"
    return message, f"delete it, or end it with U+{ord(closing):04X} behind the words it is for"
