"""What of hidden files is looked for in outputs: words in a row, and of each row a few rare words to find it by.

Stands between hidden_text.py, which knows what is hidden, and leaks.py, which reads outputs. Of a hidden file that is
every run of eight words, every shorter text of twenty letters or more, its ids, and the addresses it names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

import msgspec

from generator.build.hidden_text import FEWEST_WORDS as RUN
from generator.build.hidden_text import Hidden
from generator.build.visible_text import MARK, Words, readings, split_words, undo_escapes

FEWEST_LETTERS = 20
_MOST_NUMBERS = 2
"""Runs with more numbers are dates and figures, which are computed and so may come out alike."""
_LONGEST = 255
SIZES = (4, 1)
"""A run is found by four of its words: by two it would be taken for too many others. A shorter one by a single word."""
# Names that stand in addresses of every site.
_OURS = frozenset(
    b"archive briefs conflicts corrections data entities events feed media outlets page quotes search sources tags "
    b"timeline undated".split()
)

Run = tuple[bytes, ...]
"""Words in a row, as they are looked for; those that one is found by are its anchor."""


class Stretch(msgspec.Struct, frozen=True):
    """Words in a row, how many of them must not stand together, and how many of these may be numbers."""

    words: Run
    least: int
    most_numbers: int


class Secrets(msgspec.Struct, frozen=True, gc=False):
    """Runs, each with the place of its anchor in it; of each anchor how many runs it stands for, and how they lie."""

    runs: dict[Run, tuple[int, int]]
    """(place of the anchor in the run, words of the anchor)."""
    anchors: Counter[Run]
    shapes: dict[Run, tuple[tuple[int, int], ...]]
    """(place of the anchor in a run, words of the run)."""
    letters: dict[Run, tuple[bytes, ...]]
    """Of ids the very letters: as mere words they may stand anywhere."""


def secrets_of(hidden: Sequence[Hidden]) -> Secrets:
    """All that is looked for of these files."""
    letters: dict[Run, tuple[bytes, ...]] = {}
    stretches: dict[Stretch, None] = {}
    for each in hidden:
        stretches.update(dict.fromkeys(_stretches(each)))
        for identity, words in _ids(each):
            letters[words] = tuple({*letters.get(words, ()), identity})
    plain = {each.words for each in stretches if each.least == len(each.words)}
    letters = {words: found for words, found in letters.items() if words not in plain}
    return _indexed([*stretches, *map(_whole, letters)], letters)


def secrets_among(runs: Iterable[Run]) -> Secrets:
    """The same for runs that were seen somewhere and are looked for elsewhere."""
    return _indexed([*map(_whole, sorted(runs))], {})


def owners_of(hidden: Sequence[Hidden], runs: Iterable[Run]) -> Iterator[tuple[int, Run]]:
    """(place of a hidden file, run) for each of these runs that it holds."""
    sought = frozenset(runs)
    for owner, each in enumerate(hidden):
        held = {
            stretch.words[at : at + stretch.least] for stretch in _stretches(each) for at in _starts(stretch)
        }
        held.update(words for _, words in _ids(each))
        yield from ((owner, run) for run in held & sought)


def _indexed(stretches: Sequence[Stretch], letters: dict[Run, tuple[bytes, ...]]) -> Secrets:
    common: Counter[Run] = Counter()
    for stretch in stretches:
        common.update(in_a_row(stretch.words, _size_of_anchor(stretch)))
    runs: dict[Run, tuple[int, int]] = {}
    anchors: Counter[Run] = Counter()
    shapes: dict[Run, set[tuple[int, int]]] = {}
    for stretch in stretches:
        words, least, size = stretch.words, stretch.least, _size_of_anchor(stretch)
        for start, place in _rare_places(stretch, size, common):
            run = words[start : start + least]
            if run not in runs and sum(map(bytes.isdigit, run)) <= stretch.most_numbers:
                runs[run] = place - start, size
                anchor = words[place : place + size]
                anchors[anchor] += 1
                shapes.setdefault(anchor, set()).add((place - start, least))
    return Secrets(runs, anchors, {anchor: tuple(sorted(found)) for anchor, found in shapes.items()}, letters)


def in_a_row(words: Sequence[bytes], number: int) -> Iterator[Run]:
    """Each word with so many others behind it that there are `number` of them."""
    return zip(*(islice(words, start, None) for start in range(number)), strict=False)


def _whole(words: Run) -> Stretch:
    return Stretch(words, len(words), len(words))


def _stretches(hidden: Hidden) -> Iterator[Stretch]:
    for text in dict.fromkeys(hidden.texts):
        shown = next(readings(text.encode("utf-8", "replace")))
        for block in _blocks(shown):
            if len(block) >= RUN:
                yield Stretch(block, RUN, _MOST_NUMBERS)
            elif _letters(block) >= FEWEST_LETTERS:
                yield _whole(block)
    for address in dict.fromkeys(hidden.addresses):
        words = tuple(split_words(undo_escapes(address.encode("utf-8", "replace"))))
        if len(words) > 1:
            yield _whole(words)


def _ids(hidden: Hidden) -> Iterator[tuple[bytes, Run]]:
    for identity in dict.fromkeys(hidden.ids):
        letters = identity.encode("utf-8", "replace")
        words = tuple(split_words(letters))
        if words and not all(word.isdigit() for word in words) and not _OURS.issuperset(words):
            yield letters, words


def _blocks(words: Words) -> Iterator[Run]:
    for is_mark, block in groupby(words, MARK.__eq__):
        if not is_mark:
            yield tuple(block)


def _letters(words: Iterable[bytes]) -> int:
    return sum(len(word.decode("utf-8", "replace")) for word in words if not word.isdigit())


def _size_of_anchor(stretch: Stretch) -> int:
    return next(size for size in SIZES if size <= stretch.least)


def _starts(stretch: Stretch) -> range:
    return range(len(stretch.words) - stretch.least + 1)


def _rare_places(stretch: Stretch, size: int, common: Counter[Run]) -> Iterator[tuple[int, int]]:
    """(start, place of an anchor in it) of every run of the stretch, each anchor as rare as can be."""
    # Of anchors that are as rare the longer.
    ranks = [
        common[anchor] * (_LONGEST + 1) - min(_LONGEST, sum(map(len, anchor)))
        for anchor in in_a_row(stretch.words, size)
    ]
    chosen = -1
    for start in _starts(stretch):
        if chosen < start:
            within = ranks[start : start + stretch.least - size + 1]
            chosen = start + within.index(min(within))
        yield start, chosen
