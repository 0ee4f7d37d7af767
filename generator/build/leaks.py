"""The proof that nothing leaks: looks in what was written for what must not be there. Pure.

    look_for(hidden, written)              # in as many processes as there are: what is seen in some outputs
    settle_sightings(hidden, published, seen)       # what of that stands in no published input

Of a hidden file that is every run of eight words, every shorter text of twenty letters or more, its ids, and the
addresses it names. One pass over the outputs: pairs of neighbouring words are looked up, and only where a rare pair
of a hidden text stands are the words around it compared.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, count, groupby, islice
from typing import Literal

import msgspec

from generator.build.hidden_text import FEWEST_WORDS as RUN
from generator.build.hidden_text import Hidden, Published
from generator.build.visible_text import MARK, Words, readings, split_words, undo_escapes, unpacked
from generator.diagnostics.diagnostic import Diagnostic

FEWEST_LETTERS = 20
_MOST_NUMBERS = 2
"""Runs with more numbers are dates and figures, which are computed and so may come out alike."""
_SAMPLE = 40
_SAMPLE_BYTES = 200_000
"""The first outputs say which words are common."""
_SHOWN = 60
_FORMS_OF_ID = (b"/%b/", b'"%b"', b'/%b"', b'#%b"', b"'%b'", b"/%b#", b"/%b.", b">%b<")
_IN_ID = re.compile(rb"[\w-]")
# Names that stand in addresses of every site.
_OURS = frozenset(
    b"archive briefs conflicts corrections data entities events feed media outlets page quotes search sources tags "
    b"timeline undated".split()
)

Kind = Literal["words", "address", "id"]
Pair = tuple[bytes, bytes]
Run = tuple[bytes, ...]
Common = Counter[Pair]
Written = Iterable[tuple[str, bytes]]
"""Path below the output folder, and bytes."""

_CALLED = {
    "draft": "this draft",
    "review": "this brief in review",
    "scheduled": "this brief, which is not out yet",
    "embargoed": "this embargoed brief",
    "withdrawn": "this withdrawn brief",
    "notes": "the unpublished notes of this file",
    "media": "this file, which nothing published uses",
}
_HINT = (
    "do not publish it; if a template of yours did not put it there, please report it as a fault in Dateline"
)


class Secret(msgspec.Struct, frozen=True, gc=False):
    """Words in a row of which `least` must not stand in an output; of an id the very letters count, too."""

    owner: int
    kind: Kind
    words: Run
    least: int
    letters: bytes = b""


class Sighting(msgspec.Struct, frozen=True, gc=False, order=True):
    """Words of a secret that stand in an output, before anybody asked whether they are published anyhow."""

    owner: int
    path: str
    words: Run


def look_for(hidden: Sequence[Hidden], written: Written) -> tuple[Sighting, ...]:
    """The first half: what of the hidden files is seen in these outputs, each run once."""
    secrets = tuple(chain.from_iterable(_secrets(number, each) for number, each in enumerate(hidden)))
    files = iter(written)
    some = list(islice(files, _SAMPLE))
    if not secrets or not some:
        return ()
    seeker = Seeker(secrets, _common_pairs(data[:_SAMPLE_BYTES] for _, data in some))
    for path, data in chain(some, files):
        _look_in(seeker, path, data)
    return tuple(sorted(Sighting(owner, path, words) for (owner, words), path in seeker.seen.items()))


def settle_sightings(
    hidden: Sequence[Hidden], published: Sequence[Published], seen: Sequence[Sighting]
) -> tuple[Diagnostic, ...]:
    """The second half: one error (`leak`) for each hidden file of which something was seen that is published nowhere.

    `published` are the inputs that may be shown; they are read only when something was seen.
    """
    folders = {f"{each.path.rpartition('/')[0]}/" for each in seen}
    likely = sorted(published, key=lambda each: each.folder not in folders)
    known = _published_among({each.words for each in seen}, likely) if seen else set()
    leaks: dict[int, Sighting] = {}
    for each in sorted(seen):
        if each.words not in known:
            leaks.setdefault(each.owner, each)
    return tuple(_told(hidden[owner], found) for owner, found in sorted(leaks.items()))


class Seeker:
    """Finds secrets in lists of words: of every stretch that must not stand there one rare pair of words is known.

    What was seen once is not looked for again.
    """

    def __init__(self, secrets: Iterable[Secret], common: Common) -> None:
        self.seen: dict[tuple[int, Run], str] = {}
        """Where the words of an owner stood first."""
        self.known: set[int] = set()
        """Hashes of what was read already."""
        self._pairs: dict[Pair, list[tuple[Secret, int]]] = {}
        self._alone: dict[bytes, list[Secret]] = {}
        known: set[tuple[int, Kind, Run, int]] = set()
        for secret in secrets:
            words, least = secret.words, secret.least
            if least == 1:
                self._alone.setdefault(words[0], []).append(secret)
            for place in _rare_pairs(words, least, common):
                start = max(0, place - least + 2)
                # A text that repeats itself is compared once.
                around = (secret.owner, secret.kind, words[start : place + least], place - start)
                if around not in known:
                    known.add(around)
                    self._pairs.setdefault((words[place], words[place + 1]), []).append((secret, place))

    def seek(self, words: Words) -> Iterator[tuple[Secret, int, int, int]]:
        """(secret, place of its pair, start, end) of stretches of secrets that stand among the words."""
        if not self._alone.keys().isdisjoint(words):
            for word in self._alone.keys() & set(words):
                yield from ((secret, 0, 0, 1) for secret in tuple(self._alone[word]))
        pairs = self._pairs
        paired = map(pairs.__contains__, zip(words, islice(words, 1, None), strict=False))
        for at in compress(count(), paired):
            for secret, place in tuple(pairs.get((words[at], words[at + 1]), ())):
                start, end = _stretch(secret, place, words, at)
                if end - start >= secret.least:
                    yield secret, place, start, end

    def note(self, path: str, secret: Secret, runs: Iterable[Run]) -> bool:
        """Keeps what was seen; whether any of it is new."""
        before = len(self.seen)
        for run in runs:
            self.seen.setdefault((secret.owner, run), path)
        return len(self.seen) > before

    def drop(self, secret: Secret) -> None:
        """The whole of it was seen."""
        if secret.least == 1:
            self._alone[secret.words[0]].remove(secret)
            if not self._alone[secret.words[0]]:
                del self._alone[secret.words[0]]
        for place in range(len(secret.words) - 1):
            self._take_out(secret, place)

    def forget(self, secret: Secret, place: int) -> None:
        """One pair of it is not looked for again if every run that holds the pair was seen."""
        first, last = max(0, place - RUN + 2), min(place, len(secret.words) - RUN)
        runs = ((secret.owner, secret.words[at : at + RUN]) for at in range(first, last + 1))
        if all(run in self.seen for run in runs):
            self._take_out(secret, place)

    def _take_out(self, secret: Secret, place: int) -> None:
        pair = (secret.words[place], secret.words[place + 1])
        left = [each for each in self._pairs.get(pair, ()) if each != (secret, place)]
        if left:
            self._pairs[pair] = left
        else:
            self._pairs.pop(pair, None)


def _secrets(owner: int, hidden: Hidden) -> Iterator[Secret]:
    for text in dict.fromkeys(hidden.texts):
        shown = next(readings(text.encode("utf-8", "replace")))
        for block in _blocks(shown):
            if len(block) >= RUN or _letters(block) >= FEWEST_LETTERS:
                yield Secret(owner, "words", block, min(RUN, len(block)))
    for address in dict.fromkeys(hidden.addresses):
        words = tuple(split_words(undo_escapes(address.encode("utf-8", "replace"))))
        if len(words) > 1:
            yield Secret(owner, "address", words, len(words))
    for identity in dict.fromkeys(hidden.ids):
        letters = identity.encode("utf-8", "replace")
        words = tuple(split_words(letters))
        if words and not all(word.isdigit() for word in words) and not _OURS.issuperset(words):
            yield Secret(owner, "id", words, len(words), letters)


def _blocks(words: Words) -> Iterator[Run]:
    for is_mark, block in groupby(words, MARK.__eq__):
        if not is_mark:
            yield tuple(block)


def _letters(words: Iterable[bytes]) -> int:
    return sum(len(word.decode("utf-8", "replace")) for word in words if not word.isdigit())


def _common_pairs(texts: Iterable[bytes]) -> Common:
    common: Common = Counter()
    for text in texts:
        words = split_words(text)
        common.update(zip(words, islice(words, 1, None), strict=False))
    return common


def _rare_pairs(words: Run, least: int, common: Common) -> Iterator[int]:
    """Places such that every stretch of `least` words holds one of them and its next, each pair as rare as can be."""
    chosen = -1
    for start in range(len(words) - least + 1 if least > 1 else 0):
        if chosen < start:
            # Of pairs that are as rare the longer, then the later one, which serves more stretches.
            chosen = min(
                range(start, start + least - 1),
                key=lambda at: (common[words[at], words[at + 1]], -len(words[at] + words[at + 1]), -at),
            )
            yield chosen


def _stretch(secret: Secret, place: int, words: Words, at: int) -> tuple[int, int]:
    """How far secret and output agree around a pair, in places of the secret: as far as runs that hold the pair go."""
    own, most = secret.words, secret.least
    first, last = 0, 2
    left = min(place, at, most - 2)
    while first < left and own[place - first - 1] == words[at - first - 1]:
        first += 1
    end = min(len(own) - place, len(words) - at, most)
    while last < end and own[place + last] == words[at + last]:
        last += 1
    return place - first, place + last


def _look_in(seeker: Seeker, path: str, data: bytes) -> None:
    """Notes what stands in one output, in its name and in what is packed in it."""
    for text in chain([f"/{path}".encode("utf-8", "replace")], unpacked(data)):
        whole: set[Secret] = set()
        for words in readings(text, seeker.known):
            for secret, place, start, end in seeker.seek(words):
                if secret.least == RUN and secret.kind == "words":
                    if not seeker.note(path, secret, _runs(secret, start, end)):
                        seeker.forget(secret, place)
                else:
                    whole.add(secret)
        letters = undo_escapes(text) if any(secret.kind == "id" for secret in whole) else b""
        for secret in whole:
            if secret.kind != "id" or _as_id(secret.letters, letters):
                seeker.note(path, secret, (secret.words,))
                seeker.drop(secret)


def _runs(secret: Secret, start: int, end: int) -> Iterator[Run]:
    for first in range(start, end - RUN + 1):
        run = secret.words[first : first + RUN]
        if sum(map(bytes.isdigit, run)) <= _MOST_NUMBERS:
            yield run


def _as_id(letters: bytes, text: bytes) -> bool:
    """Whether an id stands there as one: of several words by its hyphens, of one word in an address or in quotes."""
    if b"-" not in letters:
        return any(form % letters in text for form in _FORMS_OF_ID)
    at = text.find(letters)
    while at >= 0:
        end = at + len(letters)
        if not (_IN_ID.match(text[at - 1 : at]) or _IN_ID.match(text[end : end + 1])):
            return True
        at = text.find(letters, end)
    return False


def _published_among(seen: set[Run], published: Iterable[Published]) -> set[Run]:
    """Which of these words stand in a published input as well. What is likely to hold them should come first."""
    seeker = Seeker([Secret(0, "words", words, len(words)) for words in sorted(seen)], Counter())
    known: set[Run] = set()
    texts = chain.from_iterable(each.texts() for each in published)
    while len(known) < len(seen) and (text := next(texts, None)) is not None:
        for words in readings(text):
            for secret, _, _, _ in seeker.seek(words):
                known.add(secret.words)
                seeker.drop(secret)
    return known


def _told(hidden: Hidden, found: Sighting) -> Diagnostic:
    shown = b" ".join(found.words).decode("utf-8", "replace")
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rpartition(" ")[0] + " …"
    message = f"“{shown}” of {_CALLED[hidden.reason]} stands in the site: {found.path}"
    return Diagnostic("leak", message, hidden.path, hint=_HINT)
