"""The quick way for the commonest edit: wording that changed is carried to the outputs that print it, and to no others.

Stands beside `link` and `plan` and gives what they would: an edit that changed anything which another file may depend
on is left to them. What the last link read to decide something is known (`linked.consulted`), so nothing is guessed.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.build.day import Day
from generator.build.linked import (
    Linked,
    content_digest,
    keep_linked,
    read_linked,
    read_understood,
)
from generator.build.making import fingerprints, workshop_from
from generator.build.meaning import LineAndColumn, reworded
from generator.build.options import BuildOptions, BuildOutcome, stops_build
from generator.build.output_site import Changes, make_prepared, prepare_changes, with_plan
from generator.build.parsing import document_decoder
from generator.build.reading import ReadSite, reader_of
from generator.build.stamp import Built, day_holds
from generator.build.timings import phase
from generator.build.writing import OpenOutput, open_output
from generator.crew import Crew
from generator.diagnostics.diagnostic import has_errors, ordered
from generator.memory.fingerprints import Digests
from generator.memory.memory import Memory
from generator.memory.remembered import RememberedFile
from generator.memory.sending import receive_output
from generator.memory.sent_outputs import printing, read_output, sent_shards
from generator.outputs.address import brief_address
from generator.parse.documents import BriefDocument
from generator.publish.files import FileEntry
from generator.publish.publish import abandon
from generator.render.theme import template_folders, theme_digest
from generator.render.workshop import Workshop
from generator.state import state_folder
from generator.text.wording import ReadWording

if TYPE_CHECKING:
    from generator.build.linked import Understood
    from generator.model.understood import UnderstoodEvent

_MOST = 100
"""More changed files than this are linked anew."""
Edit = tuple[RememberedFile, RememberedFile]


class Rewording(msgspec.Struct, frozen=True):
    """The last link, which still holds, and the new digest of each wording that changed."""

    linked: Linked
    content: bytes
    digests: dict[bytes, bytes]
    moved: dict[str, dict[LineAndColumn, LineAndColumn]]
    """By address of a changed brief: where its lines went."""
    understood: "Understood" = {}
    """As at the last link, where that was asked for."""


def find_rewording(
    root: Path, options: BuildOptions, read: ReadSite, memory: Memory, *, day: Day, taken: int
) -> Rewording | None:
    """What changed since the last link, if it was wording and nothing else. Raises DamagedCacheError."""
    edits = _edits(read)
    quick = not (options.rehash or options.proves_all)
    linked = read_linked(root, options, memory) if edits is not None and quick else None
    if edits is None or linked is None or linked.explained < options.explains:
        return None
    understood = read_understood(root, options, memory) if options.explains else {}
    if understood is None:
        return None
    if not day_holds(linked.day, linked.turn, day):
        return None
    before = {old.path: old for old, _ in edits}
    content = content_digest(read.site, read.files, {}, taken)
    if content is None or content_digest(read.site, read.files, before, taken) != linked.content:
        return None
    if theme_digest(template_folders(root / "templates")) != linked.theme or _told_of(before, linked):
        return None
    if stops_build((*read.told, *linked.told), linked.skipped, strict=options.strict):
        return None
    changed = _changed_wordings(read, edits)
    if changed is None:
        return None
    digests, moved = changed
    if _matters(digests, linked) or _shared(read, before, digests):
        return None
    return Rewording(linked, content, digests, moved, understood)


def reword_outputs(
    root: Path, options: BuildOptions, read: ReadSite, crew: Crew, memory: Memory, rewording: Rewording
) -> Built | None:
    """Makes and publishes the outputs that print what changed; None when the site must be linked after all.

    Raises DamagedCacheError, with the site as it was.
    """
    linked, read_wording = rewording.linked, reader_of(read)
    workshop = workshop_from(memory, template_folders(root / "templates"), linked.frame)
    with phase(options.timed, "look at the output folder"):
        site, told = open_output(options.output, None, root=root, state=state_folder(root), memory=memory)
    if site is None:
        return None
    if (
        has_errors(told)
        or not site.made
        or any(site.standing.hashes.get(path) != each.hash for path, each in site.made.items())
    ):
        abandon(site.folder)
        return None
    find = partial(_find_changes, rewording.digests, workshop, read_wording)
    prepared, faults = prepare_changes(site, find, options.timed)
    published = None
    if prepared is not None:
        published, faults = make_prepared(
            prepared, workshop, crew, options=options, memory=memory, read_wording=read_wording
        )
    understood = _understood(rewording) if options.explains else {}
    outcome = BuildOutcome(
        understood=understood,
        briefs=linked.briefs,
        tags=linked.tags,
        events=linked.events,
        skipped=linked.skipped,
        diagnostics=tuple(ordered((*read.told, *linked.told, *told, *faults))),
        base_path=linked.base_path,
    )
    if published is None:
        return Built(outcome, linked.turn)
    linked = msgspec.structs.replace(linked, content=rewording.content, explained=options.explains)
    keep_linked(root, options, linked, understood, memory)
    return Built(with_plan(outcome, published.plan), linked.turn, published.left)


def _find_changes(
    digests: Mapping[bytes, bytes], workshop: Workshop, read_wording: ReadWording, site: OpenOutput
) -> Changes:
    """The outputs that print a wording which has a new digest, and are nothing else anew. Raises DamagedCacheError."""
    with sent_shards(site.state, site.folder) as shards:
        touched = {
            path: receive_output(read_output(place, shards, digests), read_wording)
            for path, place in printing(digests, site.made, shards, site.memory)
        }
    others = {path: each for path, each in site.made.items() if path not in touched}
    return Changes(
        touched.values(),
        fingerprints(touched.values(), workshop, Digests()),
        touched,
        tuple(FileEntry(path, each.times[0], each.hash) for path, each in others.items()),
        shards,
        {path: each.origin for path, each in others.items()},
    )


def _edits(read: ReadSite) -> list[Edit] | None:
    """(before, now) of each file that changed; None where one came, went, or could not be understood."""
    before = read.before
    if before is None or len(before) > _MOST:
        return None
    now = {file.path: file for file in read.files if file.path in before}
    edits = [(old, now[path]) for path, old in before.items() if old is not None and path in now]
    whole = len(edits) == len(before)
    return edits if whole and all(old.document and new.document for old, new in edits) else None


def _told_of(before: Mapping[str, RememberedFile], linked: Linked) -> bool:
    """Whether anything was told of a changed file, whose lines may have moved."""
    return any(path in f"{each.path} {each.message} {each.hint}" for each in linked.told for path in before)


def _understood(rewording: Rewording) -> "Understood":
    """As at the last link, with the lines of now."""
    understood = dict(rewording.understood)
    for address, moved in rewording.moved.items():
        understood[address] = tuple(_moved(each, moved) for each in understood.get(address, ()))
    return understood


def _moved(event: "UnderstoodEvent", moved: dict[LineAndColumn, LineAndColumn]) -> "UnderstoodEvent":
    line, column = moved.get((event.line, event.column), (event.line, event.column))
    return msgspec.structs.replace(event, line=line, column=column)


def _changed_wordings(
    read: ReadSite, edits: list[Edit]
) -> tuple[dict[bytes, bytes], dict[str, dict[LineAndColumn, LineAndColumn]]] | None:
    """(the new digest of each wording that changed, where lines went); None when anything else did."""
    decode = document_decoder(reader_of(read))
    found: dict[bytes, bytes] = {}
    moved: dict[str, dict[LineAndColumn, LineAndColumn]] = {}
    for old, new in edits:
        if old.document is None or new.document is None:
            return None
        now = decode(new.kind, read.shards.read(new.document))
        changed = reworded(decode(old.kind, read.shards.read(old.document)), now)
        if changed is None:
            return None
        digests = changed.digests
        if any(found.setdefault(each, digests[each]) != digests[each] for each in digests):
            return None
        if isinstance(now, BriefDocument):
            moved[brief_address(now.id)] = changed.moved
    return {then: now for then, now in found.items() if then != now}, moved


def _shared(read: ReadSite, before: Mapping[str, RememberedFile], digests: Mapping[bytes, bytes]) -> bool:
    """Whether a file that did not change says the same as a changed one did or does: one may be taken for the other."""
    both = {*digests, *digests.values()}
    others = (file for file in read.files if file.path not in before)
    return any(digest in file.wording_rows for file in others for digest in both)


def _matters(digests: Mapping[bytes, bytes], linked: Linked) -> bool:
    """Whether something was decided by what was said before, or would be by what is said now."""
    return not linked.consulted.isdisjoint({*digests, *digests.values()})
