"""All outputs of a site made and written, or only made, to see whether they can be."""

from collections.abc import Sequence
from pathlib import Path

from generator.build.assets import Asset, media_assets, theme_assets
from generator.build.crew import Crew
from generator.build.files import FileEntry, FilePlan
from generator.build.making import Place, fingerprints, make_outputs
from generator.build.options import BuildOptions
from generator.build.plan import plan_outputs
from generator.build.publish import abandon
from generator.build.remembered import cache_folder
from generator.build.staging import stage_copy
from generator.build.state import state_folder
from generator.build.system_faults import system_fault
from generator.build.writing import OpenOutput, close_output, open_output
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.outputs.address import output_file
from generator.outputs.output import Planned
from generator.render.theme import static_files
from generator.render.workshop import Workshop

Told = tuple[Diagnostic, ...]


def check_outputs(outputs: Sequence[Planned], workshop: Workshop, crew: Crew) -> Told:
    """What is wrong in the site's templates: each output is made, and thrown away. One fault is told once."""
    made = make_outputs(outputs, workshop, Place(), crew)
    return tuple(dict.fromkeys(each.fault for each in made if each.fault is not None))


def write_outputs(
    outputs: Sequence[Planned],
    media: Sequence[str],
    workshop: Workshop,
    crew: Crew,
    *,
    root: Path,
    options: BuildOptions,
) -> tuple[FilePlan | None, Told]:
    """Makes what has changed and publishes the whole; (None, why) when the site stays as it was.

    Raises DamagedCacheError; then nothing of the site has changed either.
    """
    assets = (*theme_assets(static_files(workshop.folders)), *media_assets(root, media))
    by_path = {output_file(output.address): output for output in outputs}
    places = [(path, output.template or output.address) for path, output in by_path.items()]
    places += [(asset.path, asset.owner) for asset in assets]
    state = state_folder(root)
    site, told = open_output(options.output, places, root=root, state=state, forget=options.rehash)
    if site is None:
        return None, told
    prints = fingerprints(outputs, workshop)
    steps, kept = plan_outputs(prints.items(), site.made, site.standing)
    changed = [by_path[step.path] for step in steps if step.action == "make"]
    try:
        entries, faults = _stage(changed, assets, workshop, site, crew, options)
    except OSError as error:
        faults = (system_fault(error, root),)
    except BaseException:
        abandon(site.folder)
        raise
    if has_errors(faults):
        abandon(site.folder)
        return None, (*told, *faults)
    plan, faults = close_output(site, (*kept, *entries), prints)
    return plan, (*told, *faults)


def _stage(
    outputs: Sequence[Planned],
    assets: Sequence[Asset],
    workshop: Workshop,
    site: OpenOutput,
    crew: Crew,
    options: BuildOptions,
) -> tuple[list[FileEntry], Told]:
    """The files of the site, laid ready; every fault of the templates is told once."""
    standing = site.standing.hashes
    place = Place(str(site.folder), str(cache_folder(site.state)), standing)
    entries: list[FileEntry] = []
    faults: dict[Diagnostic, None] = {}
    for made in make_outputs(outputs, workshop, place, crew, options.progress):
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
