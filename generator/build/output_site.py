"""All outputs of a site made and written, or only made, to see whether they can be."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.build.linked import forget_linked
from generator.build.making import Destination, MadeOutput, Orders, fingerprints, make_outputs, worth_workers
from generator.build.options import BuildOptions, BuildOutcome
from generator.build.system_faults import system_fault
from generator.build.timings import Timed, phase
from generator.build.writing import OpenOutput, close_output, open_output, recall_made
from generator.crew import Crew
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.memory.fingerprints import Digests
from generator.memory.memory import Memory
from generator.memory.remembered import cache_folder
from generator.memory.sent_outputs import KeptOutput, bring_together, fetching, keep_outputs, sent_shards
from generator.memory.shards import DamagedCacheError, Shards
from generator.outputs.address import output_file
from generator.outputs.output import Planned
from generator.publish.assets import Asset, media_assets, theme_assets
from generator.publish.files import FileEntry, FilePlan, Made, Origin, Published
from generator.publish.plan import plan_outputs
from generator.publish.publish import abandon
from generator.publish.staging import stage_copy
from generator.render.theme import static_files
from generator.render.workshop import Workshop
from generator.state import output_state, state_folder
from generator.text.wording import ReadWording

if TYPE_CHECKING:
    from generator.proof.prove import Proof

Told = tuple[Diagnostic, ...]


def check_outputs(
    root: Path, options: BuildOptions, outputs: Sequence[Planned], workshop: Workshop, crew: Crew
) -> Told:
    """What is wrong in the site's templates: each output is made, and thrown away. One fault is told once.

    What the last build made of the very same is not made again.
    """
    made = recall_made(state_folder(root), options.output)
    prints = fingerprints(outputs, workshop, Digests()) if made else {}
    orders = Orders([each for each in outputs if not _was_made(output_file(each.address), prints, made)])
    tried = make_outputs(
        orders, workshop, Destination(), crew=crew, progress=options.progress, timed=options.timed
    )
    return tuple(dict.fromkeys(each.fault for each in tried if each.fault is not None))


def _was_made(path: str, prints: Mapping[str, str], made: Mapping[str, Made]) -> bool:
    return path in made and made[path].origin.fingerprint == prints[path]


class Changes(msgspec.Struct, frozen=True):
    """What was found to be made of a site, and what stays."""

    outputs: Collection[Planned]
    """Those of which it may be that what they are made from is not kept yet."""
    prints: Mapping[str, str]
    """Their fingerprints by path."""
    changed: Mapping[str, Planned]
    """By path: those that are to be made."""
    kept: tuple[FileEntry, ...]
    """The files that stay."""
    shards: Shards
    """Where what outputs are made from is kept."""
    others: Mapping[str, Origin] = {}
    """Of further files that stay, by path."""
    assets: tuple[Asset, ...] = ()


class Prepared(msgspec.Struct, frozen=True):
    """A site of which everything is known but the bytes of its outputs: what it was planned from may go."""

    site: OpenOutput
    orders: Orders
    kept: tuple[FileEntry, ...]
    """The files that stay."""
    assets: tuple[Asset, ...]
    origins: dict[str, Origin]
    shards: Shards
    """Where what outputs are made from is kept."""


def prepare_outputs(
    outputs: Sequence[Planned],
    media: Sequence[str],
    workshop: Workshop,
    *,
    root: Path,
    options: BuildOptions,
    memory: Memory,
) -> tuple[Prepared | None, Told]:
    """Finds what has changed of a whole site and prepares it; (None, why) when the site stays as it was.

    Raises DamagedCacheError; then nothing of the site has changed either.
    """
    assets = (*theme_assets(static_files(workshop.folders)), *media_assets(root, media))
    by_path = {output_file(output.address): output for output in outputs}
    places = [(path, output.template or output.address) for path, output in by_path.items()]
    places += [(asset.path, asset.owner) for asset in assets]
    with phase(options.timed, "look at the output folder"):
        site, told = open_output(
            options.output,
            places,
            root=root,
            state=state_folder(root),
            memory=memory,
            reread=options.rehash,
        )
    if site is None:
        return None, told

    def find(site: OpenOutput) -> Changes:
        prints = fingerprints(outputs, workshop, memory.digests if memory.lasting else Digests())
        steps, kept = plan_outputs(prints.items(), site.made, site.standing)
        changed = {step.path: by_path[step.path] for step in steps if step.action == "make"}
        return Changes(outputs, prints, changed, kept, sent_shards(site.state, site.folder), assets=assets)

    prepared, faults = prepare_changes(site, find, options.timed)
    return prepared, (*told, *faults)


def prepare_changes(
    site: OpenOutput, find: Callable[[OpenOutput], Changes], timed: Timed | None
) -> tuple[Prepared | None, Told]:
    """Keeps what the outputs are made from of which `find` finds that they changed, and orders those to be made.

    (None, why) when the site stays as it was. Raises DamagedCacheError; then it does so too.
    """
    try:
        forget_linked(site.state, site.folder, site.memory)
        with phase(timed, "find what is to be made"):
            changes = find(site)
        with changes.shards as shards, phase(timed, "keep what pages are made from"):
            origins = keep_outputs(changes.outputs, changes.prints, site.made, shards, site.memory)
            origins = bring_together({**changes.others, **origins}, shards)
        orders = _order(changes.changed, origins, site.memory)
    except OSError as error:
        abandon(site.folder)
        return None, (system_fault(error, site.root),)
    except BaseException:
        abandon(site.folder)
        raise
    return Prepared(site, orders, changes.kept, changes.assets, origins, shards), ()


def _order(outputs: Mapping[str, Planned], origins: Mapping[str, Origin], memory: Memory) -> Orders:
    """Outputs by path as they are ordered: many by where they were kept, so that they need not stay in memory."""
    if not worth_workers(len(outputs)):
        return Orders(tuple(outputs.values()))
    # Workers read from disk what this process only knows.
    memory.settle()
    places = ((output.address, origins[path].sent) for path, output in outputs.items())
    return Orders(kept=[KeptOutput(address, place) for address, place in places if place is not None])


def make_prepared(
    prepared: Prepared,
    workshop: Workshop,
    crew: Crew,
    *,
    options: BuildOptions,
    memory: Memory,
    read_wording: ReadWording,
    proof: "Proof | None" = None,
) -> tuple[Published | None, Told]:
    """Makes what has changed and publishes the whole; (None, why) when the site stays as it was, or would leak.

    Raises DamagedCacheError; then nothing of the site has changed either.
    """
    shards = prepared.shards
    making = partial(
        make_outputs,
        prepared.orders,
        workshop,
        crew=crew,
        fetch=fetching(shards, read_wording),
        progress=options.progress,
        timed=options.timed,
    )
    with shards, phase(options.timed, "make and publish"):
        published, told = _publish(prepared, making, proof)
    if published is not None:
        memory.afterwards(shards.folder, shards.drop)
    return published, told


def _publish(
    prepared: Prepared, making: Callable[[Destination], Iterable[MadeOutput]], proof: "Proof | None"
) -> tuple[Published | None, Told]:
    """Stages what `making` makes and copies the assets, and publishes them with what is kept if the proof holds."""
    site = prepared.site
    try:
        entries, faults = _stage(site, making, prepared.assets)
        if proof is not None and not has_errors(faults):
            faults += proof(site.folder, (*prepared.kept, *entries))
    except DamagedCacheError:
        abandon(site.folder)
        raise
    except OSError as error:
        faults = (system_fault(error, site.root),)
    except BaseException:
        abandon(site.folder)
        raise
    if has_errors(faults):
        abandon(site.folder)
        return None, faults
    published, told = close_output(site, (*prepared.kept, *entries), prepared.origins)
    return published, (*faults, *told)


def _stage(
    site: OpenOutput, making: Callable[[Destination], Iterable[MadeOutput]], assets: Iterable[Asset]
) -> tuple[list[FileEntry], Told]:
    """The files of the site, laid ready; every fault of the templates is told once."""
    standing = site.standing.hashes
    entries: list[FileEntry] = []
    faults: dict[Diagnostic, None] = {}
    cache, kept = cache_folder(site.state), output_state(site.state, site.folder)
    for made in making(Destination(str(site.folder), str(cache), standing, str(kept))):
        if made.fault is not None:
            faults[made.fault] = None
        elif made.entry is not None:
            entries.append(made.entry)
    if not faults:
        entries += (
            stage_copy(site.folder, asset.path, Path(asset.origin), standing.get(asset.path, ""))
            for asset in assets
        )
    return entries, tuple(faults)


def with_plan(outcome: BuildOutcome, plan: FilePlan) -> BuildOutcome:
    """What came of a run whose site stands."""
    return msgspec.structs.replace(
        outcome,
        files_written=len(plan.paths("write")),
        files_unchanged=len(plan.paths("keep")),
        files_removed=len(plan.paths("remove")),
        steps=plan.steps,
        published=True,
    )
