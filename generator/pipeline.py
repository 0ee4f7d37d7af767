"""The six steps of a build in order: read, parse, link, plan, render, publish. Start reading here.

It decides nothing: each step gives a value and what is wrong, and the next begins unless something stops the build.
What links, plans and proves is loaded where it is needed: an edit of wording is built without.
"""

import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.build.consequences import without_consequences
from generator.build.day import Day, choose_day
from generator.build.known_files import read_known
from generator.build.linked import Linked, keep_linked, remember_link
from generator.build.lock import locked
from generator.build.making import load_makers, workshop_from
from generator.build.options import BuildOptions, BuildOutcome, LeftOut, stops_build
from generator.build.output_site import (
    Prepared,
    check_outputs,
    make_prepared,
    prepare_outputs,
    with_plan,
)
from generator.build.picture_metadata import told_of_pictures
from generator.build.reading import ReadSite, load_documents, read_remembering, reader_of
from generator.build.rewording import find_rewording, reword_outputs
from generator.build.stamp import Built, Inputs, Turn, keep_stamp, see_inputs
from generator.build.system_faults import system_fault
from generator.build.timings import phase
from generator.build.web_address import base_path, choose_base_url
from generator.build.writing import OutputChangedError
from generator.checks.declared import CheckedSite, run_checks, settle_levels
from generator.crew import Crew
from generator.diagnostics.diagnostic import Diagnostic, ordered
from generator.load.walk import look_beside_settings
from generator.memory.memory import Memory
from generator.memory.remembered import cache_folder, forget_cache
from generator.memory.shards import DamagedCacheError, Shards
from generator.model.event_marks import documents_by_id
from generator.model.names import names_asked
from generator.model.publishing import choose_documents, next_turn
from generator.model.site import Site
from generator.model.stages import Stages
from generator.model.understood import UnderstoodEvent, understood_events
from generator.outputs.address import brief_address
from generator.parse.documents import Documents
from generator.render.frame import make_frame
from generator.render.misnamed import told_of_misnamed
from generator.render.theme import style_version, template_folders, told_of_links
from generator.render.workshop import Workshop
from generator.state import open_state, output_state, state_folder
from generator.surroundings.exposure import told_of_exposure, told_of_schedule
from generator.text.wording import ConsultedWordings, ReadWording

if TYPE_CHECKING:
    from generator.proof.hidden_text import SiteInputs
    from generator.proof.prove import Proof


def build_site(
    root: Path, options: BuildOptions, inputs: Inputs | None = None, memory: Memory | None = None
) -> BuildOutcome:
    """Builds the site at `root`, or with `options.writes` off only checks it. Never raises for content or disk.

    `inputs` is a look at what it reads that was taken after `options.clock`. Whoever builds again hands on one
    `memory`, and has it settled in between (`build/upkeep.py`).
    """
    begun = time.perf_counter()
    try:
        outcome = _build_alone(root, options, inputs, memory) if options.writes else _check(root, options)
    except OSError as error:
        outcome = BuildOutcome(diagnostics=(system_fault(error, root, doing="use"),))
    return msgspec.structs.replace(outcome, seconds=time.perf_counter() - begun)


def _build_alone(
    root: Path, options: BuildOptions, inputs: Inputs | None, memory: Memory | None
) -> BuildOutcome:
    """One build at a time: another one at work is waited for, and then told."""
    waited = False

    def waiting() -> None:
        nonlocal waited
        waited = True
        if options.progress is not None:
            options.progress("waiting for another build", 0, 0)

    with locked(open_state(root), waiting=waiting) as busy:
        if busy is not None:
            return BuildOutcome(diagnostics=(busy,))
        # While it waited, much may have been saved.
        seen = see_inputs(root) if waited or inputs is None else inputs
        return _build(root, options, seen, memory or Memory())


def _build(root: Path, options: BuildOptions, inputs: Inputs, memory: Memory) -> BuildOutcome:
    try:
        return _build_looking(root, options, inputs, memory)
    except DamagedCacheError:
        memory.clear()
        forget_cache(cache_folder(state_folder(root)))
        forget_cache(output_state(state_folder(root), options.output))
    message = "the cache was damaged and is thrown away: everything is read anew"
    outcome = _build_looking(root, options, inputs, memory)
    return _with_faults(outcome, [Diagnostic("cache-damaged", message, severity="note")])


def _build_looking(root: Path, options: BuildOptions, inputs: Inputs, memory: Memory) -> BuildOutcome:
    """Begins again with a look at everything where somebody else wrote into the output since this process built."""
    with Crew(options.jobs) as crew:
        try:
            return _build_with(crew, root, options, inputs, memory)
        except OutputChangedError:
            memory.looks.clear()
            return _build_with(crew, root, options, inputs, memory)


def _build_with(
    crew: Crew, root: Path, options: BuildOptions, inputs: Inputs, memory: Memory
) -> BuildOutcome:
    """With memory: what changed only in its wording is made without linking, and nothing that stands is made again."""
    with Shards(cache_folder(state_folder(root))) as shards:
        outcome = _build_from(shards, crew, root, options, inputs, memory)
    return msgspec.structs.replace(outcome, seen=inputs.seen)


def _build_from(
    shards: Shards, crew: Crew, root: Path, options: BuildOptions, inputs: Inputs, memory: Memory
) -> BuildOutcome:
    timed, taken = options.timed, int(options.clock * 1e9)
    with phase(timed, "read and parse"):
        read, told = read_remembering(
            root,
            shards,
            crew,
            memory,
            content=inputs.content,
            taken=taken,
            rehash=options.rehash,
            progress=options.progress,
            timed=timed,
        )
    if read is None:
        return BuildOutcome(diagnostics=told)
    timezone = read.site.settings.timezone
    day = choose_day(options, timezone)
    built = None
    with phase(timed, "see what was edited"):
        rewording = find_rewording(root, options, read, memory, day=day, taken=taken)
    # What is told of the clock no file of the site decides, so that a remembered link does not know it.
    if rewording is not None and not told_of_schedule(root, rewording.linked.skipped, read.site.settings):
        built = reword_outputs(root, options, read, crew, memory, rewording)
    if built is None:
        built = _link_and_make(root, options, read, crew, memory, day=day, taken=taken)
    if built.outcome.published:
        with phase(timed, "remember what was built"):
            keep_stamp(
                root, options, built, memory, inputs=inputs.seen, taken=taken, timezone=timezone, day=day
            )
    return built.outcome


class _Planned(msgspec.Struct, frozen=True):
    """A linked site of which only the bytes are missing. A large one lets go of its model here."""

    outcome: BuildOutcome
    turn: Turn
    linked: Linked | None
    workshop: Workshop
    prepared: Prepared
    proof: "Proof"


def _link_and_make(
    root: Path, options: BuildOptions, read: ReadSite, crew: Crew, memory: Memory, *, day: Day, taken: int
) -> Built:
    """Everything linked and planned, and what has changed made and published."""
    crew.prepare(load_makers)
    read_wording = reader_of(read)
    planned = _link_and_plan(root, options, read, read_wording, crew, memory, day=day, taken=taken)
    if isinstance(planned, Built):
        return planned
    published, faults = make_prepared(
        planned.prepared,
        planned.workshop,
        crew,
        options=options,
        memory=memory,
        read_wording=read_wording,
        proof=planned.proof,
    )
    outcome = _with_faults(planned.outcome, faults)
    if published is None:
        return Built(outcome, planned.turn)
    if planned.linked is not None:
        keep_linked(root, options, planned.linked, outcome.understood, memory)
    return Built(with_plan(outcome, published.plan), planned.turn, published.left)


def _link_and_plan(
    root: Path,
    options: BuildOptions,
    read: ReadSite,
    read_wording: ReadWording,
    crew: Crew,
    memory: Memory,
    *,
    day: Day,
    taken: int,
) -> _Planned | Built:
    """The site ready to be made, or what stops it."""
    from generator.build.site_outputs import plan_site
    from generator.proof.prove import prove_staged

    joined = _link_documents(root, options, read, memory.reading(read_wording), memory, day)
    site, outcome, turn = joined.site, joined.outcome, joined.turn
    if stops_build(outcome.diagnostics, outcome.skipped, strict=options.strict):
        return Built(outcome, turn)
    with phase(options.timed, "plan pages"):
        outputs = plan_site(site)
    workshop = _workshop(root, site, memory)
    prepared, faults = prepare_outputs(
        outputs, site.media, workshop, root=root, options=options, memory=memory
    )
    linked = remember_link(
        outcome,
        joined.told,
        options,
        read,
        workshop,
        day=day,
        turn=turn,
        consulted=joined.consulted,
        taken=taken,
    )
    outcome = _with_faults(outcome, faults)
    if prepared is None:
        return Built(outcome, turn)
    proof = partial(prove_staged, joined.inputs, crew, memory.proved, whole=options.proves_all)
    return _Planned(outcome, turn, linked, workshop, prepared, proof)


class _Joined(msgspec.Struct, frozen=True):
    """What documents came to. A large site lets go of them here: they would be half of what is in memory."""

    site: Site
    told: tuple[Diagnostic, ...]
    outcome: BuildOutcome
    turn: Turn
    consulted: frozenset[bytes]
    inputs: "SiteInputs | None"
    """For the proof; None where there is nothing to hide."""


def _link_documents(
    root: Path, options: BuildOptions, read: ReadSite, reader: ConsultedWordings, memory: Memory, day: Day
) -> _Joined:
    from generator.proof.hidden_text import hides_something

    with phase(options.timed, "load documents"):
        documents = load_documents(read, reader.read, memory.documents if memory.lasting else {})
    site, told = _link(root, documents, options, day, memory.stages)
    clock = told_of_schedule(root, _left_out(site), documents.settings)
    outcome = _linked(site, without_consequences((*read.told, *told, *clock), documents.unread, root))
    if options.explains:
        outcome = msgspec.structs.replace(outcome, understood=_explained(site, documents))
    inputs = _proof_inputs(root, documents, read.told, site, day, options)
    return _Joined(
        site,
        told,
        outcome,
        next_turn((*documents.briefs, *documents.pages), today=day.today, now=day.now),
        frozenset((*reader.consulted, *names_asked(documents))),
        inputs if hides_something(inputs) else None,
    )


def _check(root: Path, options: BuildOptions) -> BuildOutcome:
    """Without writing anything anywhere."""
    with Crew(options.jobs) as crew:
        return _check_with(crew, root, options)


def _check_with(crew: Crew, root: Path, options: BuildOptions) -> BuildOutcome:
    from generator.build.site_outputs import plan_site
    from generator.proof.prove import prove_standing

    with phase(options.timed, "read and parse"):
        documents, told = read_known(
            root, crew, rehash=options.rehash, progress=options.progress, timed=options.timed
        )
    if documents is None:
        return BuildOutcome(diagnostics=told)
    day = choose_day(options, documents.settings.timezone)
    site, faults = _link(root, documents, options, day, Stages())
    exposed = told_of_exposure(root, _left_out(site), documents, options.output)
    around = settle_levels((*exposed, *look_beside_settings(root)), documents)
    clock = told_of_schedule(root, _left_out(site), documents.settings)
    outcome = _linked(site, without_consequences((*told, *faults, *around, *clock), documents.unread, root))
    if stops_build(outcome.diagnostics, outcome.skipped, strict=options.strict):
        return outcome
    if options.explains:
        outcome = msgspec.structs.replace(outcome, understood=_explained(site, documents))
    faulty = check_outputs(root, options, plan_site(site), _workshop(root, site, Memory()), crew)
    if options.proves_all and options.output.is_dir():
        inputs = _proof_inputs(root, documents, told, site, day, options)
        faulty += prove_standing(inputs, crew, options.output)
    return _with_faults(outcome, faulty)


def _link(
    root: Path, documents: Documents, options: BuildOptions, day: Day, stages: Stages
) -> tuple[Site, tuple[Diagnostic, ...]]:
    from generator.model.link import link_site

    with phase(options.timed, "link"):
        site, known, told = link_site(
            documents,
            today=day.today,
            now=day.now,
            drafts=options.drafts,
            future=options.future,
            base_url=choose_base_url(options.base_url, documents.settings.base_url, options.repository),
            stages=stages,
        )
    with phase(options.timed, "check"):
        meant = run_checks(CheckedSite(site, documents, known), proposals=not options.writes)
        folders = template_folders(root / "templates")
        theirs = (*told_of_misnamed(folders), *told_of_links(folders))
        beside = told_of_pictures(root, site.media)
        return site, (*settle_levels((*told, *meant, *beside), documents), *theirs)


def _proof_inputs(
    root: Path, documents: Documents, told: Iterable[Diagnostic], site: Site, day: Day, options: BuildOptions
) -> "SiteInputs":
    from generator.proof.prove import inputs_of

    chosen = choose_documents(
        documents.briefs,
        documents.pages,
        today=day.today,
        now=day.now,
        drafts=options.drafts,
        future=options.future,
    )
    return inputs_of(root, documents, told, site.media, chosen, copies=options.proves_all)


def _workshop(root: Path, site: Site, memory: Memory) -> Workshop:
    folders = template_folders(root / "templates")
    return workshop_from(memory, folders, make_frame(site, style_version(folders)))


def _linked(site: Site, told: Iterable[Diagnostic]) -> BuildOutcome:
    """What is known of a site before any of it is made."""
    return BuildOutcome(
        briefs=len(site.briefs),
        tags=len(site.tags),
        events=sum(not event.publication for event in site.events),
        skipped=_left_out(site),
        diagnostics=tuple(ordered(told)),
        base_path=base_path(site.base_url),
    )


def _left_out(site: Site) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(each.path, each.reason, each.until) for each in site.skipped)


def _explained(site: Site, documents: Documents) -> dict[str, tuple[UnderstoodEvent, ...]]:
    """What was understood of the events of each published brief, by its address."""
    by_id = documents_by_id(documents)
    return {brief_address(brief.id): understood_events(site, by_id[brief.id]) for brief in site.briefs}


def _with_faults(outcome: BuildOutcome, faults: Iterable[Diagnostic]) -> BuildOutcome:
    return msgspec.structs.replace(outcome, diagnostics=tuple(ordered((*outcome.diagnostics, *faults))))
