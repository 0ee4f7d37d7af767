"""All outputs of a site made and written, or only made, to see whether they can be."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.build.assets import Asset, media_assets, theme_assets
from generator.build.files import FileEntry, FilePlan
from generator.build.making import fingerprints, make_output
from generator.build.options import BuildOptions
from generator.build.plan import plan_outputs
from generator.build.publish import abandon
from generator.build.staging import stage_bytes, stage_copy
from generator.build.system_faults import system_fault
from generator.build.writing import OpenOutput, close_output, open_output
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.outputs.address import output_file
from generator.outputs.output import Planned
from generator.render.theme import static_files
from generator.render.workshop import Workshop

Told = tuple[Diagnostic, ...]


def check_outputs(outputs: Iterable[Planned], workshop: Workshop) -> Told:
    """What is wrong in the site's templates: each output is made, and thrown away. One fault is told once."""
    faults = (make_output(workshop, output)[1] for output in outputs)
    return tuple(dict.fromkeys(fault for fault in faults if fault is not None))


def write_outputs(
    outputs: Sequence[Planned],
    media: Sequence[str],
    workshop: Workshop,
    *,
    root: Path,
    state: Path,
    options: BuildOptions,
) -> tuple[FilePlan | None, Told]:
    """Makes what has changed and publishes the whole; (None, why) when the site stays as it was."""
    assets = (*theme_assets(static_files(workshop.folders)), *media_assets(root, media))
    by_path = {output_file(output.address): output for output in outputs}
    places = [(output_file(output.address), _owner(output)) for output in outputs]
    places += [(asset.path, asset.owner) for asset in assets]
    site, told = open_output(options.output, places, root=root, state=state, forget=options.rehash)
    if site is None:
        return None, told
    prints = fingerprints(outputs, workshop)
    steps, kept = plan_outputs(prints.items(), site.made, site.standing)
    changed = [by_path[step.path] for step in steps if step.action == "make"]
    try:
        entries, faults = _stage(changed, assets, workshop, site, options)
    except OSError as error:
        abandon(site.folder)
        return None, (*told, system_fault(error, root))
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
    options: BuildOptions,
) -> tuple[list[FileEntry], Told]:
    """Every fault of the templates is told once; nothing is staged any more when there is one."""
    entries: list[FileEntry] = []
    faults: dict[Diagnostic, None] = {}
    standing = site.standing.hashes
    for number, output in enumerate(outputs):
        if options.progress is not None:
            options.progress("making pages", number, len(outputs))
        data, fault = make_output(workshop, output)
        if fault is not None:
            faults[fault] = None
        elif data is not None and not faults:
            path = output_file(output.address)
            entries.append(stage_bytes(site.folder, path, data, standing.get(path, "")))
    if not faults:
        entries += (
            stage_copy(site.folder, asset.path, Path(asset.origin), standing.get(asset.path, ""))
            for asset in assets
        )
    return entries, tuple(faults)


def _owner(output: Planned) -> str:
    """What an output is made from, in words for whoever has to choose another name."""
    return output.template or output.address
