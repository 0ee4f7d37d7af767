"""The proof that nothing leaks: looks in what was written for what must not be there. Pure.

    look_for(secrets, written)          # what is seen of it in outputs
    stand_in_asked(inputs)              # which of that stands in the inputs that it most likely comes from
    stands_in(secrets, published)       # which of that stands in any inputs that may be shown
    told_of(hidden, seen)               # what is to be said of runs that are seen and published nowhere

A run that stands in a published input is no secret, whoever wrote it as well. Inputs are asked only for what was seen.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from generator.diagnostics.diagnostic import Diagnostic
from generator.proof.hidden_text import Hidden
from generator.proof.secret_runs import Run, Secrets, owners_of, runs_found_by
from generator.proof.visible_text import Reader, undo_escapes, unpacked, words_in

_SHOWN = 60
_FORMS_OF_ID = (b"/%b/", b'"%b"', b'/%b"', b'#%b"', b"'%b'", b"/%b#", b"/%b.", b">%b<")
_IN_ID = re.compile(rb"[\w-]")

Place = TypeVar("Place", str, int)
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


def look_for(secrets: Secrets, written: Written, published: Iterable[bytes] = ()) -> dict[Run, str]:
    """What of it is seen in some outputs, each run with the first path.

    What these published texts say is no secret: blocks that repeat them are passed over.
    """
    search = _Search(secrets)
    search.pass_over(published)
    return _first_of_each(search, ((path, _texts_of(path, data)) for path, data in written))


def stand_in_asked(inputs: Iterable[tuple[Sequence[Run], Iterable[bytes]]]) -> dict[Run, int]:
    """What stands in published inputs of the few runs that each is asked for: with the number of an input."""
    found: dict[Run, int] = {}
    for number, (runs, texts) in enumerate(inputs):
        left = runs
        for text in texts:
            if not left:
                break
            words = words_in(Reader().unread_blocks(text))
            found.update((run, number) for run in left if run in words)
            left = [run for run in left if run not in found]
    return found


def stands_in(secrets: Secrets, published: Iterable[Iterable[bytes]]) -> dict[Run, int]:
    """What of it stands in some published inputs, each of which is several texts: with the number of the first."""
    return _first_of_each(_Search(secrets), enumerate(published))


def told_of(hidden: Sequence[Hidden], seen: Mapping[Run, str]) -> tuple[Diagnostic, ...]:
    """One error (`leak`) for each hidden file of which something was seen."""
    leaks: dict[int, tuple[str, Run]] = {}
    for path, owner, run in sorted((seen[run], owner, run) for owner, run in owners_of(hidden, seen)):
        leaks.setdefault(owner, (path, run))
    return tuple(_told(hidden[owner], path, run) for owner, (path, run) in sorted(leaks.items()))


def _texts_of(path: str, data: bytes) -> Iterable[bytes]:
    """The name of an output, what it says and what is packed in it."""
    return chain([f"/{path}".encode("utf-8", "replace")], unpacked(data))


def _first_of_each(search: "_Search", places: Iterable[tuple[Place, Iterable[bytes]]]) -> dict[Run, Place]:
    """Each run that stands in one of these, with the first of them. A place has several texts."""
    found: dict[Run, Place] = {}
    for place, texts in places:
        for text in texts:
            for run in search.find(text):
                found.setdefault(run, place)
    return found


class _Search:
    """Finds runs in texts. What was found is not looked for again, nor is a block read twice."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._left: list[dict[Run, int] | None] = [None] * len(secrets.found_by)
        """Of each anchor the runs that were not found yet; made when the anchor is met."""
        self._reader = Reader()

    def pass_over(self, texts: Iterable[bytes]) -> None:
        """Blocks that stand in these are not looked through."""
        for text in texts:
            self._reader.unread_blocks(text)

    def find(self, text: bytes) -> list[Run]:
        """Runs that stand in the text and were not found before."""
        blocks = self._reader.unread_blocks(text)
        found = self._seek(words_in(blocks))
        mere_words = self._mere_words(found.keys() & self._secrets.letters.keys(), text)
        if mere_words:
            # Whether an id stands as one is seen by what is around its block.
            self._reader.forget(blocks)
        for run in mere_words:
            del found[run]
        for run, left in found.items():
            del left[run]
        return list(found)

    def _seek(self, words: bytes) -> dict[Run, dict[Run, int]]:
        """Runs among words with a space on either side of each, and where they are kept until they are found."""
        found: dict[Run, dict[Run, int]] = {}
        kept = self._left
        for anchor, start, _ in self._secrets.anchors.find_matches_as_indexes(words, overlapping=True):
            left = kept[anchor]
            if left is None:
                left = kept[anchor] = dict(runs_found_by(self._secrets, anchor))
            for run, before in left.items():
                if before <= start and words.startswith(run, start - before):
                    found[run] = left
        return found

    def _mere_words(self, ids: Collection[Run], text: bytes) -> list[Run]:
        """Those whose words stand in the text, but not as an id."""
        if not ids:
            return []
        plain = undo_escapes(text)
        return [run for run in ids if not any(_as_id(each, plain) for each in self._secrets.letters[run])]


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
    shown = run.strip().decode("utf-8", "replace")
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rpartition(" ")[0] + " …"
    message = f"“{shown}” of {_CALLED[hidden.reason]} stands in the site: {path}"
    return Diagnostic("leak", message, hidden.path, hint=_HINT)
