"""The proof that nothing leaks: looks in what was written for what must not be there. Pure.

    look_for(secrets, written)          # what is seen of it in outputs
    stands_in(secrets, published)       # which of that stands in inputs that may be shown
    told_of(hidden, seen)               # what is to be said of runs that are seen and published nowhere

A run that stands in a published input is no secret, whoever wrote it as well. Inputs are asked only for what was seen.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from generator.build.hidden_text import Hidden
from generator.build.secret_runs import Run, Secrets, owners_of
from generator.build.visible_text import blocks_of, undo_escapes, unpacked, words_in
from generator.diagnostics.diagnostic import Diagnostic

_SHOWN = 60
_FORMS_OF_ID = (b"/%b/", b'"%b"', b'/%b"', b'#%b"', b"'%b'", b"/%b#", b"/%b.", b">%b<")
_IN_ID = re.compile(rb"[\w-]")
_MOST_KNOWN = 400_000
"""Hashes of blocks that are remembered: some 30 MB."""

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


def look_for(secrets: Secrets, written: Written) -> dict[Run, str]:
    """What of it is seen in some outputs, each run with the first path."""
    search = _Search(secrets)
    seen: dict[Run, str] = {}
    for path, data in written:
        for run in _seen_in(search, path, data):
            seen[run] = path
            search.drop(run)
    return seen


def stands_in(secrets: Secrets, published: Iterable[Iterable[bytes]]) -> dict[Run, int]:
    """What of it stands in some published inputs, each of which is several texts: with the number of the first."""
    search = _Search(secrets)
    found: dict[Run, int] = {}
    for number, texts in enumerate(published):
        blocks = dict.fromkeys(chain.from_iterable(map(blocks_of, texts)))
        for run in search.seek(words_in(blocks)):
            found[run] = number
            search.drop(run)
    return found


def told_of(hidden: Sequence[Hidden], seen: Mapping[Run, str]) -> tuple[Diagnostic, ...]:
    """One error (`leak`) for each hidden file of which something was seen."""
    leaks: dict[int, tuple[str, Run]] = {}
    for path, owner, run in sorted((seen[run], owner, run) for owner, run in owners_of(hidden, seen)):
        leaks.setdefault(owner, (path, run))
    return tuple(_told(hidden[owner], path, run) for owner, (path, run) in sorted(leaks.items()))


class _Search:
    """Finds runs in texts. What was found and dropped is not looked for again, nor is a block read twice."""

    def __init__(self, secrets: Secrets) -> None:
        self.letters = secrets.letters
        self._anchors = secrets.anchors
        self._runs = list(secrets.runs)
        self._found_by = secrets.found_by
        self._known: set[int] = set()

    def seek(self, text: bytes) -> set[Run]:
        """Runs that stand in the text, which is words with a space on either side of each."""
        runs = self._runs
        return {
            run
            for number, start, _ in self._anchors.find_matches_as_indexes(text, overlapping=True)
            for before, run in runs[number]
            if before <= start and text.startswith(run, start - before)
        }

    def drop(self, run: Run) -> None:
        """It is known where it stands."""
        number = self._found_by[run]
        self._runs[number] = tuple(each for each in self._runs[number] if each[1] != run)

    def unread(self, blocks: Iterable[bytes]) -> dict[int, bytes]:
        """Those that were not read yet, by their hashes."""
        known = self._known
        return {
            each: block for each, block in zip(map(hash, blocks), blocks, strict=True) if each not in known
        }

    def is_read(self, hashes: Iterable[int]) -> None:
        """All that is looked for in these blocks was found and dropped."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known.update(hashes)


def _seen_in(search: _Search, path: str, data: bytes) -> set[Run]:
    """What stands in one output, in its name and in what is packed in it."""
    found: set[Run] = set()
    for text in chain([f"/{path}".encode("utf-8", "replace")], unpacked(data)):
        unread = search.unread(blocks_of(text))
        here = search.seek(words_in(unread.values()))
        ids = here & search.letters.keys()
        if ids:
            plain = undo_escapes(text)
            no_ids = {run for run in ids if not any(_as_id(each, plain) for each in search.letters[run])}
            here -= no_ids
        # Whether an id stands as one is seen by what is around its block.
        if not ids or not no_ids:
            search.is_read(unread)
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
    shown = run.strip().decode("utf-8", "replace")
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rpartition(" ")[0] + " …"
    message = f"“{shown}” of {_CALLED[hidden.reason]} stands in the site: {path}"
    return Diagnostic("leak", message, hidden.path, hint=_HINT)
