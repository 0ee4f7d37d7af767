"""The nearest known name among many thousands: each question costs the same however many names there are.

`diagnostics/suggest.py` compares a word with every name, which is right for a handful. Here names are cut into
three pieces; within two edits one piece of the name stands unchanged in the word, at most two letters away
(the partition of Li et al., Pass-Join, 2011). Only names that share a piece are compared.
"""

from collections.abc import Collection, Iterable
from itertools import pairwise

import msgspec

from generator.diagnostics.suggest import distance_in_sound, edit_distance

_EDITS = 2
_PIECES = _EDITS + 1
_MOST_COMPARED = 128
_MOST_ANSWERED = 500
"""Questions that a suggester answers in one link; nobody reads more hints, and nothing but slips stays quick."""


class NearNames(msgspec.Struct, frozen=True):
    """Known names by the pieces they are made of."""

    pieces: dict[tuple[int, int, str], list[str]]


def near_names(names: Iterable[str]) -> NearNames:
    """The names made ready for `nearest_name`."""
    pieces: dict[tuple[int, int, str], list[str]] = {}
    for name in sorted(set(names)):
        folded = name.casefold()
        for number, (start, end) in enumerate(_cuts(len(folded))):
            pieces.setdefault((len(folded), number, folded[start:end]), []).append(name)
    return NearNames(pieces)


def nearest_name(word: str, known: NearNames) -> str | None:
    """The known name within two edits of `word` (one, under eight letters; none, under three), or None."""
    folded = word.casefold()
    limit = _EDITS if len(folded) >= 8 else 1 if len(folded) >= 3 else 0
    sharing = [
        names
        for length in range(max(1, len(folded) - limit), len(folded) + limit + 1)
        for number, (start, end) in enumerate(_cuts(length))
        for place in range(max(0, start - limit), start + limit + 1)
        if (names := known.pieces.get((length, number, folded[place : place + end - start])))
    ]
    # A piece that few names have says most.
    found: dict[str, None] = {}
    for names in sorted(sharing, key=len):
        found.update(dict.fromkeys(names[: _MOST_COMPARED - len(found)]))
        if len(found) >= _MOST_COMPARED:
            break
    nearest, least = None, (limit + 1, 0)
    for name in sorted(found):
        distance = _distance(folded, name.casefold(), limit)
        if distance <= min(least[0], limit):
            ranked = (distance, distance_in_sound(folded, name.casefold()))
            if ranked < least:
                nearest, least = name, ranked
    return nearest


def _distance(first: str, second: str, limit: int) -> int:
    """Only what stands between a common beginning and a common end is compared letter by letter."""
    start, most = 0, min(len(first), len(second))
    while start < most and first[start] == second[start]:
        start += 1
    end = 0
    while end < most - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return edit_distance(first[start : len(first) - end], second[start : len(second) - end], limit)


class Suggester:
    """`nearest_name` over these names; they are made ready at the first question, which most builds never ask.

    It stays the very same from link to link, which what is remembered of the steps hangs on (`stages.py`), and so
    frozen records hold it though it changes: each link that takes it from there begins with `answer_anew`. The nearest
    of two names is always the same one; only how many questions were asked is forgotten.
    """

    __slots__ = ("_answers", "_made", "_names")

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._made: NearNames | None = None
        self._answers: dict[str, str | None] = {}

    def __call__(self, word: str) -> str | None:
        """The nearest known name, or None."""
        if word not in self._answers and len(self._answers) < _MOST_ANSWERED:
            if self._made is None:
                self._made = near_names(self._names)
            self._answers[word] = nearest_name(word, self._made)
        return self._answers.get(word)

    def answer_anew(self) -> None:
        """Another link asks: its slips are answered, however many earlier ones were."""
        self._answers = {}


def _cuts(length: int) -> list[tuple[int, int]]:
    """Where a name of this length is cut into three; a piece of no letters would match anything and is left out."""
    places = [length * number // _PIECES for number in range(_PIECES + 1)]
    return [(start, end) for start, end in pairwise(places) if end > start]
