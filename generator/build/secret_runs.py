"""What of hidden files is looked for in outputs: words in a row, and of each row a few words to find it by.

Stands between hidden_text.py, which knows what is hidden, and leaks.py, which reads outputs. Of a hidden file that is
every run of eight words, every shorter text of twenty letters or more, its ids, and the addresses it names.

A run of eight is found by four of its words in a row, the rarest of them among all that is hidden: these alone are
looked for, all at once, and eight words compared where they stand.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from generator.build.hidden_text import FEWEST_WORDS as RUN
from generator.build.hidden_text import Hidden
from generator.build.visible_text import MARK, plain_words, shown_words, undo_escapes

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

FEWEST_LETTERS = 20
_MOST_NUMBERS = 2
"""Runs with more numbers are dates and figures, which are computed and so may come out alike."""
_ANCHOR = RUN // 2
_LONGEST = 255
# Names that stand in addresses of every site.
_OURS = frozenset(
    b"archive briefs conflicts corrections data entities events feed media outlets page quotes search sources tags "
    b"timeline undated".split()
)

Run = bytes
"""Words in a row, as they are looked for: a space on either side of each."""


class Stretch(msgspec.Struct, frozen=True):
    """Words in a row of which none are to stand anywhere: the whole of it, or each eight of them."""

    words: Run
    whole: bool


class Secrets(msgspec.Struct, frozen=True, gc=False):
    """Anchors by number, and of each where it lies in the runs that are found by it."""

    anchors: "BytesAhoCorasick"
    runs: tuple[tuple[tuple[int, Run], ...], ...]
    """(bytes of the run before the anchor, run) for each anchor."""
    found_by: dict[Run, int]
    """The number of its anchor."""
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
    plain = {each.words for each in stretches if each.whole}
    letters = {words: found for words, found in letters.items() if words not in plain}
    return _indexed([*stretches, *(Stretch(words, whole=True) for words in letters)], letters)


def secrets_among(runs: Iterable[Run]) -> Secrets:
    """The same for runs that were seen somewhere and are looked for elsewhere."""
    return _indexed([Stretch(run, whole=True) for run in sorted(runs)], {})


def owners_of(hidden: Sequence[Hidden], runs: Iterable[Run]) -> Iterator[tuple[int, Run]]:
    """(place of a hidden file, run) for each of these runs that it holds."""
    sought = frozenset(runs)
    for owner, each in enumerate(hidden) if sought else ():
        held = {run for stretch in _stretches(each) for run in _runs_of(stretch)}
        held.update(words for _, words in _ids(each))
        yield from ((owner, run) for run in held & sought)


def _indexed(stretches: Sequence[Stretch], letters: dict[Run, tuple[bytes, ...]]) -> Secrets:
    # Only who has something to hide waits for it.
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    common: Counter[Run] = Counter()
    for stretch in stretches:
        if not stretch.whole:
            common.update(_in_a_row(stretch.words, _ANCHOR))
    numbers: dict[Run, int] = {}
    runs: list[list[tuple[int, Run]]] = []
    found_by: dict[Run, int] = {}
    for stretch in stretches:
        for anchor, before, run in _anchored(stretch, common):
            if run not in found_by:
                number = numbers.setdefault(anchor, len(runs))
                if number == len(runs):
                    runs.append([])
                runs[number].append((before, run))
                found_by[run] = number
    anchors = BytesAhoCorasick(numbers, implementation=Implementation.ContiguousNFA)
    return Secrets(anchors, tuple(map(tuple, runs)), found_by, letters)


def _anchored(stretch: Stretch, common: Counter[Run]) -> Iterator[tuple[Run, int, Run]]:
    """(anchor, bytes of the run before it, run) of every run of the stretch, each anchor as rare as can be."""
    text = stretch.words
    if stretch.whole:
        yield text, 0, text
        return
    begins, anchors = _begins(text), _in_a_row(text, _ANCHOR)
    # Of anchors that are as rare the longer.
    ranks = [common[anchor] * (_LONGEST + 1) - min(_LONGEST, len(anchor)) for anchor in anchors]
    chosen = -1
    for start, run in enumerate(_in_a_row(text, RUN)):
        if chosen < start:
            within = ranks[start : start + RUN - _ANCHOR + 1]
            chosen = start + within.index(min(within))
        if not _is_computed(run):
            yield anchors[chosen], begins[chosen] - begins[start], run


def _runs_of(stretch: Stretch) -> list[Run]:
    if stretch.whole:
        return [stretch.words]
    return [run for run in _in_a_row(stretch.words, RUN) if not _is_computed(run)]


def _in_a_row(text: Run, number: int) -> list[Run]:
    """Each word of the text with so many others behind it that there are `number` of them."""
    begins = _begins(text)
    return [text[begin : end + 1] for begin, end in zip(begins, begins[number:], strict=False)]


def _begins(text: Run) -> list[int]:
    """Where the space before each word stands, and the last one."""
    return [0, *accumulate(len(word) + 1 for word in text.split())]


def _is_computed(run: Run) -> bool:
    return sum(map(bytes.isdigit, run.split())) > _MOST_NUMBERS


def _stretches(hidden: Hidden) -> Iterator[Stretch]:
    for text in dict.fromkeys(hidden.texts):
        for block in _blocks(text):
            if block.count(b" ") > RUN:
                yield Stretch(block, whole=False)
            elif _letters(block) >= FEWEST_LETTERS:
                yield Stretch(block, whole=True)
    for address in dict.fromkeys(hidden.addresses):
        words = plain_words(undo_escapes(address.encode("utf-8", "replace")))
        if words.count(b" ") > 2:
            yield Stretch(words, whole=True)


def _ids(hidden: Hidden) -> Iterator[tuple[bytes, Run]]:
    for identity in dict.fromkeys(hidden.ids):
        letters = identity.encode("utf-8", "replace")
        run = plain_words(letters)
        words = run.split()
        if words and not all(word.isdigit() for word in words) and not _OURS.issuperset(words):
            yield letters, run


def _blocks(text: str) -> Iterator[Run]:
    """What a reader sees of a text, block by block."""
    blocks = shown_words(text.encode("utf-8", "replace")).split(MARK)
    return (block for block in blocks if block.strip())


def _letters(words: Run) -> int:
    return sum(len(word.decode("utf-8", "replace")) for word in words.split() if not word.isdigit())
