"""The six steps of a build in order: read, parse, link, plan, render, publish. Start reading here.

It decides nothing: each step gives a value and what is wrong, and the next begins unless something stops the build.
"""

import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.build.crew import Crew
from generator.build.day import choose_day
from generator.build.lock import locked
from generator.build.options import BuildOptions, BuildOutcome, LeftOut, stops_build
from generator.build.output_site import check_outputs, write_outputs
from generator.build.reading import ReadSite, read_remembering
from generator.build.remembered import cache_folder, forget_cache
from generator.build.site_outputs import plan_site
from generator.build.stamp import see_inputs, write_stamp
from generator.build.state import open_state, state_folder
from generator.build.system_faults import system_fault
from generator.build.texts import DamagedCacheError
from generator.build.web_address import base_path, choose_base_url
from generator.checks.declared import run_checks
from generator.diagnostics.diagnostic import Diagnostic, ordered
from generator.model.event_marks import documents_by_id
from generator.model.link import link_site
from generator.model.publishing import next_turn
from generator.model.site import Site
from generator.model.understood import UnderstoodEvent, understood_events
from generator.outputs.address import brief_address
from generator.parse.documents import Documents
from generator.parse.site import read_site
from generator.render.frame import make_frame
from generator.render.theme import style_version, template_folders
from generator.render.workshop import Workshop, open_workshop


def build_site(root: Path, options: BuildOptions) -> BuildOutcome:
    """Builds the site at `root`, or with `options.writes` off only checks it. Never raises for content or disk."""
    begun = time.perf_counter()
    try:
        outcome = _build_alone(root, options) if options.writes else _build(root, options)
    except OSError as error:
        outcome = BuildOutcome(diagnostics=(system_fault(error, root, doing="use"),))
    return msgspec.structs.replace(outcome, seconds=time.perf_counter() - begun)


def _build_alone(root: Path, options: BuildOptions) -> BuildOutcome:
    """One build at a time: another one at work is waited for, and then told."""

    def waiting() -> None:
        if options.progress is not None:
            options.progress("waiting for another build", 0, 0)

    with locked(open_state(root), waiting=waiting) as busy:
        return BuildOutcome(diagnostics=(busy,)) if busy is not None else _build(root, options)


def _build(root: Path, options: BuildOptions) -> BuildOutcome:
    try:
        with Crew(options.jobs) as crew:
            return _build_with(crew, root, options)
    except DamagedCacheError:
        forget_cache(cache_folder(state_folder(root)))
    message = "the cache was damaged and is thrown away: everything is read anew"
    with Crew(options.jobs) as crew:
        outcome = _build_with(crew, root, options)
    return _with_faults(outcome, [Diagnostic("cache-damaged", message, severity="note")])


def _build_with(crew: Crew, root: Path, options: BuildOptions) -> BuildOutcome:
    taken, inputs = int(options.clock * 1e9), see_inputs(root)
    read, told = _read(root, options, crew, taken)
    if read is None:
        return BuildOutcome(diagnostics=told)
    documents = read.documents
    day = choose_day(options, documents.settings.timezone)
    address = choose_base_url(options.base_url, documents.settings.base_url, options.repository)
    site, faults = link_site(
        documents,
        today=day.today,
        now=day.now,
        drafts=options.drafts,
        future=options.future,
        base_url=address,
    )
    meant = run_checks(site, documents, proposals=not options.writes)
    outcome = _linked(site, (*told, *faults, *meant))
    if stops_build(outcome.diagnostics, outcome.skipped, strict=options.strict):
        return outcome
    if options.explains:
        outcome = msgspec.structs.replace(outcome, understood=_explained(site, documents))
    folders = template_folders(root / "templates")
    workshop = open_workshop(folders, make_frame(site, style_version(folders)), read.read_text)
    outcome = _made(root, site, workshop, crew, options, outcome)
    if outcome.published:
        turn = next_turn(documents.briefs, today=day.today, now=day.now)
        timezone = documents.settings.timezone
        write_stamp(root, options, outcome, inputs=inputs, taken=taken, timezone=timezone, day=day, turn=turn)
    return outcome


def _read(
    root: Path, options: BuildOptions, crew: Crew, taken: int
) -> tuple[ReadSite | None, tuple[Diagnostic, ...]]:
    """All files as documents; without memory where nothing may be written."""
    if options.writes:
        folder = cache_folder(state_folder(root))
        progress, rehash = options.progress, options.rehash
        return read_remembering(root, folder, crew, taken=taken, rehash=rehash, progress=progress)
    documents, told = read_site(root)
    return ReadSite(documents) if documents is not None else None, told


def _made(
    root: Path, site: Site, workshop: Workshop, crew: Crew, options: BuildOptions, outcome: BuildOutcome
) -> BuildOutcome:
    outputs = plan_site(site)
    if not options.writes:
        return _with_faults(outcome, check_outputs(outputs, workshop, crew))
    plan, faults = write_outputs(outputs, site.media, workshop, crew, root=root, options=options)
    outcome = _with_faults(outcome, faults)
    if plan is None:
        return outcome
    return msgspec.structs.replace(
        outcome,
        files_written=len(plan.paths("write")),
        files_unchanged=len(plan.paths("keep")),
        files_removed=len(plan.paths("remove")),
        steps=plan.steps,
        published=True,
    )


def _linked(site: Site, told: Iterable[Diagnostic]) -> BuildOutcome:
    """What is known of a site before any of it is made."""
    return BuildOutcome(
        briefs=len(site.briefs),
        tags=len(site.tags),
        events=sum(not event.publication for event in site.events),
        skipped=tuple(LeftOut(each.path, each.reason, each.until) for each in site.skipped),
        diagnostics=tuple(ordered(told)),
        base_path=base_path(site.base_url),
    )


def _explained(site: Site, documents: Documents) -> dict[str, tuple[UnderstoodEvent, ...]]:
    """What was understood of the events of each published brief, by its address."""
    by_id = documents_by_id(documents)
    return {brief_address(brief.id): understood_events(site, by_id[brief.id]) for brief in site.briefs}


def _with_faults(outcome: BuildOutcome, faults: Iterable[Diagnostic]) -> BuildOutcome:
    return msgspec.structs.replace(outcome, diagnostics=tuple(ordered((*outcome.diagnostics, *faults))))
