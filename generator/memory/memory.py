"""What is remembered between builds: in `.dateline/`, and in this process for as long as it builds again and again.

A value from this process stands for a file only while that is the file which was read or written for it; whoever else
built meanwhile, or threw the state away, is noticed by its times. What a build has to remember is known here at once
and written when it is settled, all of it or nothing: until then the disk holds what an earlier build remembered, which
is as good as what a killed one leaves.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from generator.memory.fingerprints import Digests
from generator.model.stages import Stages
from generator.proof.proved import Proved
from generator.publish.files import FileTimes, Look, Made, Place
from generator.publish.output_folder import file_times
from generator.text.wording import ConsultedWordings, ReadWording

if TYPE_CHECKING:
    from generator.parse.site import Document
    from generator.render.workshop import Workshop

T = TypeVar("T")
Write = Callable[[Path, Any], None]


class Kept(msgspec.Struct, frozen=True):
    """The value of a file of the state, and the times of that file; None where there was no file."""

    times: FileTimes | None
    value: Any


class Printed(msgspec.Struct, frozen=True):
    """Which outputs may print a wording, by its digest, for one memory of outputs."""

    made: dict[str, Made]
    paths: dict[bytes, list[str]]


class Memory:
    """One site's. At the command line it lives as long as one build; `serve` hands it on from build to build."""

    def __init__(self, *, lasting: bool = False) -> None:
        self.lasting = lasting
        """Whether more builds will follow, so that what only they need is worth finding out."""
        self._kept: dict[Path, Kept] = {}
        self._waiting: dict[Path, tuple[Any, Write]] = {}
        self._afterwards: dict[Path, Callable[[], None]] = {}
        self._reader: ConsultedWordings | None = None
        self.documents: dict[Place, Document] = {}
        """As they were loaded for the last link, by where they lie."""
        self.looks: dict[Path, Look] = {}
        """Output folders as they were left."""
        self.printed: Printed | None = None
        self.workshops: dict[bytes, Workshop] = {}
        """The one that was opened last, by what it was opened with."""
        self.stages = Stages(lasting=lasting)
        """What the steps of the last link came to."""
        self.digests = Digests(lasting=lasting)
        """Of what the last outputs were made from."""
        self.proved = Proved(lasting=lasting)
        """What the last proofs that nothing leaks came to."""

    def reading(self, read: ReadWording) -> ConsultedWordings:
        """The reader of the documents in memory, which from now on reads so."""
        if self._reader is None:
            self._reader = ConsultedWordings(read)
        else:
            self._reader.begin(read)
        return self._reader

    def recall(self, path: Path, read: Callable[[Path], T | None]) -> T | None:
        """What a file of the state holds; read from there unless it is known. Raises what `read` raises."""
        times = _times_of(path)
        kept = self._kept.get(path)
        if kept is not None and kept.times == times:
            return cast("T | None", kept.value)
        if path in self._waiting:
            # Somebody else wrote there; what this process has not written yet goes with what it knew.
            self.clear()
        value = read(path)
        if times is not None and value is not None:
            self._kept[path] = Kept(times, value)
        return value

    def remember(self, path: Path, value: Any, write: Write) -> None:
        """Known from now on, and written with `write` when it is settled; at once where no build follows.

        Raises OSError.
        """
        self._kept[path] = Kept(_times_of(path), value)
        self._waiting[path] = (value, write)
        if not self.lasting:
            self.settle()

    def note(self, path: Path, value: Any) -> None:
        """A file that was written just now holds this."""
        self._kept[path] = Kept(_times_of(path), value)

    def forget(self, path: Path) -> None:
        """Removes a file of the state at once. Raises OSError."""
        self._waiting.pop(path, None)
        self._kept.pop(path, None)
        path.unlink(missing_ok=True)

    def afterwards(self, place: Path, action: Callable[[], None]) -> None:
        """To be done at a place once all that waits is written; only what was asked for last is. Raises OSError."""
        self._afterwards[place] = action
        if not self.lasting:
            self.settle()

    def settle(self) -> None:
        """Writes what waits, in the order in which it came. The caller holds the site's lock. Raises OSError.

        Where somebody else wrote one of these files, nothing is written: what this process knows is of the past.
        """
        if any(self._kept[path].times != _times_of(path) for path in self._waiting):
            self.clear()
            return
        try:
            for path, (value, write) in self._waiting.items():
                write(path, value)
                self._kept[path] = Kept(_times_of(path), value)
            self._waiting = {}
            for action in self._afterwards.values():
                action()
        except BaseException:
            self.clear()
            raise
        self._afterwards = {}

    def clear(self) -> None:
        """Forgets what only this process knows."""
        self._kept, self._waiting, self._afterwards = {}, {}, {}
        self._reader, self.documents = None, {}
        self.stages, self.digests = Stages(lasting=self.lasting), Digests(lasting=self.lasting)
        self.proved = Proved(lasting=self.lasting)
        self.looks, self.printed, self.workshops = {}, None, {}


def _times_of(path: Path) -> FileTimes | None:
    try:
        return file_times(path.stat())
    except FileNotFoundError:
        return None
