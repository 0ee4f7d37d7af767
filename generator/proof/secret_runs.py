"""What of hidden files is looked for in outputs: words in a row, and of each row a few words to find it by.

Stands between hidden_text.py, which knows what is hidden, and leaks.py, which reads outputs. Of a hidden file that is
every run of eight words, every shorter text of twenty letters or more, its ids, and the addresses it names.

A run of eight is found by four of its words in a row, the rarest of them among all that is hidden: these alone are
looked for, all at once, and eight words compared where they stand. One four serves all runs around it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import msgspec

from generator.proof.hidden_text import FEWEST_WORDS as RUN
from generator.proof.hidden_text import Hidden
from generator.proof.visible_text import MARK, plain_words, shown_words, undo_escapes

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

FEWEST_LETTERS = 20
_MOST_NUMBERS = 2
"""Runs with more numbers are dates and figures, which are computed and so may come out alike."""
_ANCHOR = RUN // 2
_LONGEST_IN_CAPITALS = 300
"""Letters: headlines and standfirsts, but no paragraphs."""
_WORD = re.compile(rb" [^ ]+")
_NUMBER = re.compile(rb" [0-9]+(?= )")
# Names that stand in addresses of every site.
_OURS = frozenset(
    b"archive briefs conflicts corrections data entities events feed media outlets page quotes search sources tags "
    b"timeline undated".split()
)

Run = bytes
"""Words in a row, as they are looked for: a space on either side of each."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Words in a row of which none are to stand anywhere: the whole of it, or each eight of them."""

    words: Run
    whole: bool
    before: int = 0
    """Bytes before the words that it is found by."""


class Secrets(msgspec.Struct, frozen=True, gc=False):
    """What is looked for at once, and of each such anchor the runs that are found by it."""

    anchors: "BytesAhoCorasick"
    found_by: tuple[tuple[Stretch, ...], ...]
    """For each anchor, by its number, the stretches whose runs are found by it."""
    letters: dict[Run, tuple[bytes, ...]]
    """Of ids the very letters: as mere words they may stand anywhere."""
    runs: dict[int, dict[Run, int]]
    """Of each anchor that was met the runs that are found by it: for every search in this process."""


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
    return _indexed([Stretch(run, whole=not _is_sought_within(run)) for run in sorted(runs)], {})


def runs_found_by(secrets: Secrets, anchor: int) -> dict[Run, int]:
    """The runs that are found by an anchor, each with the number of bytes in it before the anchor."""
    runs = secrets.runs.get(anchor)
    if runs is None:
        runs = secrets.runs[anchor] = _runs_of(secrets.found_by[anchor])
    return runs


def _runs_of(stretches: Iterable[Stretch]) -> dict[Run, int]:
    """The runs of stretches, each with the number of bytes in it before what it is found by."""
    found: dict[Run, int] = {}
    for stretch in stretches:
        if stretch.whole:
            found[stretch.words] = 0
            continue
        begins = _begins(stretch.words)
        for start, run in zip(begins, _in_a_row(stretch.words, begins, RUN), strict=False):
            if not _is_computed(run):
                found[run] = stretch.before - start
    return found


def owners_of(hidden: Sequence[Hidden], runs: Iterable[Run]) -> Iterator[tuple[int, Run]]:
    """(place of a hidden file, run) for each of these runs that it holds."""
    sought = frozenset(runs)
    for owner, each in enumerate(hidden) if sought else ():
        held = set(_runs_of(_stretches(each)))
        held.update(words for _, words in _ids(each))
        yield from ((owner, run) for run in held & sought)


def _indexed(stretches: Sequence[Stretch], letters: dict[Run, tuple[bytes, ...]]) -> Secrets:
    # Only who has something to hide waits for it.
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    found_by: dict[Run, list[Stretch]] = {each.words: [each] for each in stretches if each.whole}
    long = [(each.words, _begins(each.words)) for each in stretches if not each.whole]
    in_fours = [_in_a_row(words, begins, _ANCHOR) for words, begins in long]
    common = Counter(chain.from_iterable(in_fours))
    for (words, begins), fours in zip(long, in_fours, strict=True):
        for anchor, first, last in _chosen([common[four] for four in fours]):
            around = words[begins[first] : begins[last + RUN] + 1]
            before = begins[anchor] - begins[first]
            found_by.setdefault(fours[anchor], []).append(Stretch(around, whole=False, before=before))
    anchors = BytesAhoCorasick(found_by, implementation=Implementation.ContiguousNFA)
    return Secrets(anchors, tuple(map(tuple, found_by.values())), letters, {})


def _chosen(ranks: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """(anchor, first run, last run) until every run has one of its fours, as rare as can be and then as late."""
    runs = len(ranks) - (RUN - _ANCHOR)
    first = 0
    while first < runs:
        within = ranks[first : first + RUN - _ANCHOR + 1]
        chosen = first + len(within) - 1 - within[::-1].index(min(within))
        yield chosen, first, min(chosen, runs - 1)
        first = chosen + 1


def _is_sought_within(run: Run) -> bool:
    """Whether it would be looked for in a longer text, too."""
    return run.count(b" ") == RUN + 1 and not _is_computed(run)


def _in_a_row(text: Run, begins: Sequence[int], number: int) -> list[Run]:
    """Each word of the text with so many others behind it that there are `number` of them."""
    return [text[begin : end + 1] for begin, end in zip(begins, begins[number:], strict=False)]


def _begins(text: Run) -> list[int]:
    """Where the space before each word stands, and the last one."""
    return [0, *accumulate(map(len, _WORD.findall(text)))]


def _is_computed(run: Run) -> bool:
    return len(_NUMBER.findall(run)) > _MOST_NUMBERS


def _stretches(hidden: Hidden) -> Iterator[Stretch]:
    for text in dict.fromkeys(chain(hidden.texts, _in_capitals(hidden.texts))):
        for block in _blocks(text):
            if block.count(b" ") > RUN:
                yield Stretch(block, whole=False)
            elif _letters(block) >= FEWEST_LETTERS:
                yield Stretch(block, whole=True)
    for address in dict.fromkeys(hidden.addresses):
        words = plain_words(undo_escapes(address.encode("utf-8", "replace")))
        if words.count(b" ") > 2:
            yield Stretch(words, whole=True)


def _in_capitals(texts: Iterable[str]) -> Iterator[str]:
    """Short texts as a template may print them. Of other letters than those of ASCII the case is not undone."""
    return (text.upper() for text in texts if not text.isascii() and len(text) <= _LONGEST_IN_CAPITALS)


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
