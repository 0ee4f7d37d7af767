"""What proofs that nothing leaks came to, for a process that proves again and again (prove.py).

What is hidden seldom changes between two saves, and what of it was seen in outputs stands in the same published inputs
as before. Identity only saves work: a run is no secret while the very input in which it was found is still published.
Knows nothing of how anything is searched.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.model.stages import Stages

if TYPE_CHECKING:
    from generator.proof.hidden_text import Published
    from generator.proof.secret_runs import Run

_NOWHERE: tuple[str, object] = ("", None)


class Proved:
    """One site's. Without `lasting` nothing is kept, and everything is looked for."""

    def __init__(self, *, lasting: bool = False) -> None:
        self.stages = Stages(lasting=lasting)
        """What is hidden, ready to be looked for."""
        self._lasting = lasting
        self._shown_by: dict[Run, tuple[str, object]] = {}
        """What was seen in outputs and is no secret: the path of an input in which it stands, and that input."""

    def begin(self) -> None:
        """Another proof begins."""
        self.stages.begin()

    def still_secret(self, seen: "dict[Run, str]", published: "Iterable[Published]") -> "dict[Run, str]":
        """Those of which it is not known that they stand in one of these."""
        if not self._shown_by:
            return seen
        sources = {each.path: each.source for each in published}
        # Of an input that is another now only the path is kept: most likely the run stands there still.
        self._shown_by = {
            run: (path, source if sources.get(path) is source else None)
            for run, (path, source) in self._shown_by.items()
        }
        return {run: place for run, place in seen.items() if self._shown_by.get(run, _NOWHERE)[1] is None}

    def path_of(self, run: "Run") -> str:
        """Of the input in which it stood before, if it is known."""
        return self._shown_by.get(run, _NOWHERE)[0]

    def is_shown(self, run: "Run", published: "Published") -> None:
        """It stands there, and so is no secret."""
        if self._lasting and published.source is not None:
            self._shown_by[run] = (published.path, published.source)
