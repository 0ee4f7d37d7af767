"""Files of the output as data: one with its hash, what stands there now, and what is to be done. No I/O."""

import re
from hashlib import blake2b
from typing import Literal

import msgspec

MANIFEST_NAME = ".dateline-manifest"
STAGING_NAME = ".dateline-staging"
OUR_NAMES = (MANIFEST_NAME, STAGING_NAME)
HASH_BYTES = 16
RACY_NS = 2_000_000_000
"""A file whose time is as young as what is remembered may have changed since, within one tick of a clock
(git's rule for racy files, https://git-scm.com/docs/racy-git)."""

# Controls, backslashes, and the halves of letters that stand for bytes that are no text.
_UNSAFE = re.compile("[\x00-\x1f\x7f\\\\\ud800-\udfff]")

Action = Literal["make", "write", "keep", "remove"]
FileTimes = tuple[int, int, int, int]
"""Size, mtime, ctime (in ns) and inode: a file with the same is taken for unchanged."""


class FileEntry(msgspec.Struct, frozen=True, gc=False):
    """One file of the site: `path` is below the output folder, with `/` between folders."""

    path: str
    size: int
    hash: str


class Place(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Where a record lies: number of the shard, first byte, number of bytes, CRC-32."""

    shard: int
    start: int
    size: int
    sum: int


class Origin(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What an output was made from: its fingerprint, and where it lies as it was sent ("" and None for none)."""

    fingerprint: str = ""
    sent: Place | None = None


class Made(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file of the site as it was last seen, and what it was made from."""

    times: FileTimes
    hash: str
    origin: Origin = Origin()


class Look(msgspec.Struct, frozen=True):
    """Everything below the output folder, unread: `links` are neither files nor folders, `own` our own names."""

    files: dict[str, FileTimes] = {}
    folders: frozenset[str] = frozenset()
    links: dict[str, FileTimes] = {}
    own: dict[str, FileTimes] = {}


class Standing(msgspec.Struct, frozen=True):
    """What stands in the output folder before anything is done.

    `owned` are the files of the manifest, None where there is none. `hashes` has every file that may be kept or is
    in the way. `links` are things that are neither files nor folders, which are never followed.
    """

    owned: dict[str, FileEntry] | None = None
    hashes: dict[str, str] = {}
    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()


class Step(msgspec.Struct, frozen=True, gc=False):
    """What is done with one file, and why."""

    path: str
    action: Action
    reason: str


class FilePlan(msgspec.Struct, frozen=True):
    """What turns the standing site into the wanted one; every list is in order of path."""

    steps: tuple[Step, ...] = ()
    entries: tuple[FileEntry, ...] = ()
    """The wanted site whole: the next manifest."""
    first: tuple[str, ...] = ()
    """Of the removed: those in the way of what is written, to go before it."""
    cleared: tuple[str, ...] = ()
    """Folders that give way to a file."""

    def paths(self, action: Action) -> tuple[str, ...]:
        """The files with which one thing is done."""
        return tuple(step.path for step in self.steps if step.action == action)


class Published(msgspec.Struct, frozen=True):
    """A plan that was carried out, and the output folder as that left it."""

    plan: FilePlan
    left: Look


def hash_bytes(data: bytes) -> str:
    """The hash under which bytes are known in the manifest."""
    return blake2b(data, digest_size=HASH_BYTES).hexdigest()


def entry_of(path: str, data: bytes) -> FileEntry:
    """A file as the manifest knows it."""
    return FileEntry(path, len(data), hash_bytes(data))


def is_safe_path(path: str) -> bool:
    """Whether a path stays below the output folder on every system, and is not one of our own files."""
    parts = path.split("/")
    if parts[0] in OUR_NAMES or any(part in ("", ".", "..") for part in parts):
        return False
    if len(parts[0]) == 2 and parts[0][1] == ":":
        return False
    return _UNSAFE.search(path) is None
