"""The proof that nothing leaks: looks in what was written for what must not be there. Pure.

    look_for(secrets, published, written)     # in as many processes as there are: what is found in some of both
    told_of(hidden, seen)                     # what is to be said of runs that are seen and published nowhere

A run that stands in a published input is no secret, whoever wrote it as well. One pass over published inputs and
outputs: a few words in a row are looked up, and only around those that are the anchor of a run its words are compared.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, count

import msgspec

from generator.build.hidden_text import Hidden
from generator.build.secret_runs import SIZES, Run, Secrets, in_a_row, owners_of, secrets_among
from generator.build.visible_text import Known, Words, readings, undo_escapes, unpacked
from generator.diagnostics.diagnostic import Diagnostic

_SHOWN = 60
_FORMS_OF_ID = (b"/%b/", b'"%b"', b'/%b"', b'#%b"', b"'%b'", b"/%b#", b"/%b.", b">%b<")
_IN_ID = re.compile(rb"[\w-]")

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


class Found(msgspec.Struct, frozen=True):
    """Runs that stand in published inputs, and those that were seen in outputs, with the first path of each."""

    published: frozenset[Run] = frozenset()
    seen: dict[Run, str] = {}


def look_for(secrets: Secrets, published: Iterable[bytes], written: Written) -> Found:
    """What stands in some published inputs, and what of the rest in some outputs; each run once."""
    search = _Search(secrets)
    for text in published:
        for words in readings(text, search.known):
            for run in search.seek(words):
                search.drop(run)
    open_to_all = search.dropped
    search.dropped = set()
    seen: dict[Run, str] = {}
    for path, data in written:
        for run in _seen_in(search, path, data):
            seen[run] = path
            search.drop(run)
    return Found(frozenset(open_to_all), seen)


def secret_still(seen: Mapping[Run, str], published: Iterable[bytes]) -> dict[Run, str]:
    """What of this stands in none of the published inputs, which are read only until all is found."""
    search = _Search(secrets_among(seen))
    texts = iter(published)
    while search.live and (text := next(texts, None)) is not None:
        for words in readings(text, search.known):
            for run in search.seek(words):
                search.drop(run)
    return {run: path for run, path in seen.items() if run in search.live}


def told_of(hidden: Sequence[Hidden], seen: Mapping[Run, str]) -> tuple[Diagnostic, ...]:
    """One error (`leak`) for each hidden file of which something was seen."""
    leaks: dict[int, tuple[str, Run]] = {}
    for path, owner, run in sorted((seen[run], owner, run) for owner, run in owners_of(hidden, seen)):
        leaks.setdefault(owner, (path, run))
    return tuple(_told(hidden[owner], path, run) for owner, (path, run) in sorted(leaks.items()))


class _Search:
    """Finds runs in lists of words; what was found once and dropped is not looked for again."""

    def __init__(self, secrets: Secrets) -> None:
        self.secrets = secrets
        self.live = secrets.runs.copy()
        self.dropped: set[Run] = set()
        self.known = Known()
        self._anchors = dict(secrets.anchors)
        self._begins = {size: {each[0] for each in self._anchors if len(each) == size} for size in SIZES}

    def seek(self, words: Words) -> Iterator[Run]:
        """Runs that stand among the words."""
        live, shapes = self.live, self.secrets.shapes
        for size in SIZES:
            if self._begins[size].isdisjoint(words):
                continue
            anchored = map(self._anchors.__contains__, in_a_row(words, size))
            for at in compress(count(), anchored):
                for place, length in shapes[tuple(words[at : at + size])]:
                    run = tuple(words[at - place : at - place + length]) if at >= place else ()
                    if run in live:
                        yield run

    def drop(self, run: Run) -> None:
        """It is known where it stands; an anchor of no other run is not looked at any more."""
        found = self.live.pop(run, None)
        if found is None:
            return
        self.dropped.add(run)
        place, size = found
        anchor = run[place : place + size]
        self._anchors[anchor] -= 1
        if not self._anchors[anchor]:
            del self._anchors[anchor]


def _seen_in(search: _Search, path: str, data: bytes) -> set[Run]:
    """What stands in one output, in its name and in what is packed in it."""
    found: set[Run] = set()
    letters = search.secrets.letters
    for text in chain([f"/{path}".encode("utf-8", "replace")], unpacked(data)):
        here = {run for words in readings(text, search.known) for run in search.seek(words)}
        ids = [run for run in here if run in letters]
        if ids:
            plain = undo_escapes(text)
            here.difference_update(
                run for run in ids if not any(_as_id(each, plain) for each in letters[run])
            )
        found |= here
    return found


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


def _told(hidden: Hidden, path: str, run: Run) -> Diagnostic:
    shown = b" ".join(run).decode("utf-8", "replace")
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rpartition(" ")[0] + " …"
    message = f"“{shown}” of {_CALLED[hidden.reason]} stands in the site: {path}"
    return Diagnostic("leak", message, hidden.path, hint=_HINT)
