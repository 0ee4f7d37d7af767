"""What the last link of a site came to, kept for the next build: what it was made from, what it told, what it read.

With it an edit that changes only wording need not be linked again: see `rewording`.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.build.day import Day
from generator.build.options import BuildOptions, BuildOutcome, LeftOut
from generator.build.reading import ReadSite
from generator.build.stamp import Turn, asked_for
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.walk import ContentFile
from generator.memory.memory import Memory
from generator.memory.remembered import RememberedFile
from generator.parse.site import SiteFiles
from generator.publish.files import RACY_NS
from generator.render.frame import Frame
from generator.render.theme import theme_digest
from generator.render.workshop import Workshop
from generator.state import output_state, recall, remember, state_folder

if TYPE_CHECKING:
    from generator.model.understood import UnderstoodEvent

    Understood = dict[str, tuple[UnderstoodEvent, ...]]

_NAME = "linked"


class Linked(msgspec.Struct, frozen=True):
    """One linked site. `content` and `theme` are digests of all that it was made from besides the program."""

    asked: str
    content: bytes
    theme: bytes
    day: Day
    turn: Turn
    frame: Frame
    briefs: int
    tags: int
    events: int
    base_path: str
    skipped: tuple[LeftOut, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    """By link and checks: what is wrong with files taken together."""
    consulted: frozenset[bytes] = frozenset()
    """Wordings that were read to decide something."""
    explained: bool = False
    """Whether it was also said what was understood: that is kept beside it."""


def remember_link(
    outcome: BuildOutcome,
    told: tuple[Diagnostic, ...],
    options: BuildOptions,
    read: ReadSite,
    workshop: Workshop,
    *,
    day: Day,
    turn: Turn,
    consulted: frozenset[bytes],
    taken: int,
) -> Linked | None:
    """What is kept of a link that came to `outcome` and told `told`; None where later edits cannot be judged by it."""
    content = content_digest(read.site, read.files, {}, taken)
    if content is None:
        return None
    return Linked(
        asked=asked_for(options),
        content=content,
        theme=theme_digest(workshop.folders),
        day=day,
        turn=turn,
        frame=workshop.frame,
        briefs=outcome.briefs,
        tags=outcome.tags,
        events=outcome.events,
        base_path=outcome.base_path,
        skipped=outcome.skipped,
        told=told,
        consulted=consulted,
        explained=options.explains,
    )


def read_understood(root: Path, options: BuildOptions, memory: Memory) -> "Understood | None":
    """What was understood of each brief at the last link, by its address; None where nobody asked."""
    # The type brings the model with it, which most edits do without.
    from generator.model.understood import UnderstoodEvent

    kind = dict[str, tuple[UnderstoodEvent, ...]]
    return memory.recall(_understood_file(root, options), lambda path: recall(path, kind))


def read_linked(root: Path, options: BuildOptions, memory: Memory) -> Linked | None:
    """The last link of this site for this output folder, if it was asked for the same."""
    linked = memory.recall(_file(root, options), _read)
    return linked if linked is not None and linked.asked == asked_for(options) else None


def forget_linked(state: Path, output: Path, memory: Memory) -> None:
    """Before anything else is published there: a link and the outputs made from it must be of one build."""
    memory.forget(output_state(state, output) / _NAME)


def keep_linked(
    root: Path, options: BuildOptions, linked: Linked, understood: "Understood", memory: Memory
) -> None:
    """From now on this is the last link, and what was understood with it."""
    if linked.explained:
        memory.remember(_understood_file(root, options), understood, remember)
    memory.remember(_file(root, options), linked, remember)


def _read(path: Path) -> Linked | None:
    return recall(path, Linked)


def content_digest(
    site: SiteFiles, files: Iterable[RememberedFile], instead: Mapping[str, RememberedFile], taken: int
) -> bytes | None:
    """A digest of the settings and of every file, those of `instead` in place of what is there now.

    None when a file that is not parsed is so young that its times prove nothing.
    """
    digest = blake2b(digest_size=16)
    digest.update(repr((site.settings, site.settings_positions)).encode("utf-8", "surrogatepass"))
    for file in files:
        known = instead.get(file.path, file)
        digest.update(f"{known.kind} {known.path}\0{known.hash}\0".encode("utf-8", "surrogateescape"))
    for each in site.files:
        if each.kind == "media":
            if max(each.modified, each.changed) > taken - RACY_NS:
                return None
            digest.update(_media_line(each).encode("utf-8", "surrogateescape"))
    return digest.digest()


def _media_line(file: ContentFile) -> str:
    return f"{file.path}\0{file.size} {file.modified} {file.changed} {file.inode}\0"


def _understood_file(root: Path, options: BuildOptions) -> Path:
    return output_state(state_folder(root), options.output) / "understood"


def _file(root: Path, options: BuildOptions) -> Path:
    return output_state(state_folder(root), options.output) / _NAME
