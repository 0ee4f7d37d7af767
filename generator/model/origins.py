"""Origins: where the reports of an event come from. Ten re-reports of one newspaper are one origin.

An origin counts only when it is traced: the speaker, the end of a chain of `via`, or a source that saw for itself.
Everything else is not traced and corroborates nothing (docs/counting.md says it for readers).
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from generator.markdown.result import Claim
from generator.model.attributions import (
    Directory,
    Witness,
    read_chains,
    read_names,
    source_named,
    source_witness,
    witness,
)
from generator.model.outlets import outlet_of
from generator.model.sources import Notes
from generator.records.source import Source

_MOST_ORIGINS = 100
"""Origins that are carried back to one report; nobody reads more, and the work stays linear."""


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """Whom one report names: itself, those it has it from, and those who said it."""

    reporter: Witness | None
    chains: tuple[tuple[Witness, ...], ...] = ()
    speakers: tuple[Witness, ...] = ()
    firsthand: bool = False

    def names_nobody(self) -> bool:
        """Whether it does not say where it has it from."""
        return not self.speakers and not self.chains

    def leads_nowhere(self) -> bool:
        """Whether it is neither traced nor an origin itself."""
        return not self.speakers and not self.chains and not self.firsthand


SourceAttributions = dict[tuple[str, str], Attribution]
"""By brief and source id."""
Reported = tuple[Attribution, Notes | None]
"""One report of the event, with the notes of the brief in which its names are meant."""
Node = tuple[str, str, bool]
"""A witness in the graph of an event: key, source, and whether it is named as the speaker."""


class _Step(msgspec.Struct, frozen=True, gc=False):
    """A witness named by another, in the words of one brief. A speaker is an end whatever else is known of him."""

    witness: Witness
    speaks: bool
    notes: Notes | None

    def node(self) -> Node:
        return (self.witness.key, "" if self.speaks else self.witness.source, self.speaks)


class _Said(msgspec.Struct, frozen=True):
    """What the reports of one event say of where each has it from."""

    by_source: dict[str, list[Reported]]
    by_key: dict[str, list[Reported]]
    between: dict[str, list[_Step]]
    """What follows each link within a chain: `via a via b` says of `a`, too."""
    named_by: dict[str, set[str]]
    """Keys of the reporters that name each witness."""


class _Graph(msgspec.Struct, frozen=True):
    """All witnesses that can be reached from the reports of an event."""

    before: dict[Node, list[Node]]
    """Backwards: who has it from each."""
    ends: dict[Node, tuple[Witness, bool]]
    """Where ways end, and whether that is somebody who speaks or saw for himself."""


def attribute_sources(notes: Iterable[Notes], directory: Directory) -> SourceAttributions:
    """What the records of all sources say of where they have things from."""
    return {
        (brief.brief, noted.id): attribute_source(noted.record, brief, directory)
        for brief in notes
        for noted in brief.sources
    }


def attribute(
    claim: Claim, notes: Notes | None, directory: Directory, known: SourceAttributions
) -> Attribution:
    """A claim's own `via` and `by`; where it has neither, those of its source's record."""
    if notes is not None and not claim.via and not claim.by:
        found = known.get((notes.brief, claim.source))
        if found is not None:
            return found
    record = source_named(claim.source, notes, directory) if claim.source else None
    if claim.via or claim.by:
        chains = tuple(tuple(witness(who, notes, directory) for who in chain) for chain in claim.via)
        speakers = tuple(witness(who, notes, directory) for who in claim.by)
        outlet = outlet_of(record, directory.outlets) if record is not None else None
        reporter = source_witness(record, notes, directory, outlet) if record is not None else None
        return Attribution(reporter, chains, speakers)
    if record is None:
        return Attribution(None)
    return attribute_source(record, notes, directory)


def attribute_source(record: Source, notes: Notes | None, directory: Directory) -> Attribution:
    """What a source's own record says of where it has things from."""
    outlet = outlet_of(record, directory.outlets)
    outlet_record = directory.outlets.records.get(outlet.id) if outlet is not None else None
    firsthand = record.firsthand or (outlet_record is not None and outlet_record.firsthand)
    reporter = source_witness(record, notes, directory, outlet)
    if not record.via and not record.by:
        return Attribution(reporter, firsthand=firsthand)
    chains = tuple(
        tuple(witness(who, notes, directory) for who in chain)
        for chain in read_chains(record.via, notes, directory)
    )
    speakers = tuple(witness(who, notes, directory) for who in read_names(record.by, notes, directory))
    return Attribution(reporter, chains, speakers, firsthand)


def trace_origins(reports: tuple[Reported, ...], directory: Directory) -> tuple[tuple[Witness, ...], ...]:
    """The traced origins of each report of one event, each once; () for a report that is not traced.

    A chain goes on where its end is itself a reporter of the event that names where it has it from, a source whose
    record does, or a link of another report's chain. A chain that runs in a circle has no end, and so no origin.
    """
    if all(attribution.names_nobody() for attribution, _ in reports):
        return tuple(
            (attribution.reporter,) if attribution.firsthand and attribution.reporter else ()
            for attribution, _ in reports
        )
    said = _gather(reports)
    starts = [_starts(attribution, notes, said) for attribution, notes in reports]
    graph = _explore([step for steps in starts for step in steps], said, directory)
    reached = _carry_back(graph)
    found = [
        _origins_of(attribution, steps, graph, reached)
        for (attribution, _), steps in zip(reports, starts, strict=True)
    ]
    return _with_one_name_each(found, reports)


def names_once(witnesses: Sequence[Witness]) -> tuple[str, ...]:
    """Names to print, one for each witness however it was spelt."""
    if not witnesses:
        return ()
    found: dict[str, str] = {}
    for each in witnesses:
        found.setdefault(each.key, each.name)
    return tuple(found.values())


def _gather(reports: tuple[Reported, ...]) -> _Said:
    said = _Said({}, {}, {}, {})
    for attribution, notes in reports:
        reporter = attribution.reporter
        own = reporter.key if reporter is not None else ""
        for named in (*attribution.speakers, *(each for chain in attribution.chains for each in chain)):
            said.named_by.setdefault(named.key, set()).add(own)
        if reporter is not None and (attribution.firsthand or not attribution.names_nobody()):
            said.by_source.setdefault(reporter.source, []).append((attribution, notes))
            said.by_key.setdefault(reporter.key, []).append((attribution, notes))
        for chain in attribution.chains:
            for link, following in pairwise(chain):
                said.between.setdefault(link.key, []).append(_Step(following, False, notes))
            speakers = [_Step(each, True, notes) for each in attribution.speakers]
            said.between.setdefault(chain[-1].key, []).extend(speakers)
    return said


def _starts(attribution: Attribution, notes: Notes | None, said: _Said) -> list[_Step]:
    """The first steps from a report: to its speakers, else to the far end of each chain.

    A report that names nobody, but that another one names, goes on as it does for that one.
    """
    if attribution.names_nobody():
        reporter = attribution.reporter
        if (
            attribution.firsthand
            or reporter is None
            or not said.named_by.get(reporter.key, set()) - {reporter.key}
        ):
            return []
        return [_Step(reporter, False, notes)]
    return _steps_of((attribution, notes))


def _steps_of(reported: Reported) -> list[_Step]:
    attribution, notes = reported
    if attribution.speakers:
        return [_Step(each, True, notes) for each in attribution.speakers]
    return [_Step(chain[-1], False, notes) for chain in attribution.chains]


def _explore(starts: list[_Step], said: _Said, directory: Directory) -> _Graph:
    graph = _Graph({}, {})
    seen: set[Node] = set()
    pending = list(starts)
    for step in pending:
        node = step.node()
        if node in seen:
            continue
        seen.add(node)
        following, saw = ([], True) if step.speaks else _onward(step, said, directory)
        if saw or not following:
            graph.ends[node] = (step.witness, saw)
        for each in following:
            graph.before.setdefault(each.node(), []).append(node)
        pending.extend(following)
    return graph


def _onward(step: _Step, said: _Said, directory: Directory) -> tuple[list[_Step], bool]:
    """Where a witness has it from, and whether it saw for itself: as its own report of the event says, else its
    record, else another report of its outlet, else somebody's chain that leads through it."""
    named = step.witness
    if named.record is None:
        reported = said.by_key.get(named.key, [])
        if not reported:
            return said.between.get(named.key, []), False
    else:
        reported = said.by_source.get(named.source, [])
        if not reported:
            of_record = attribute_source(named.record, step.notes, directory)
            if of_record.leads_nowhere():
                return [_Step(Witness(named.key, named.name), False, step.notes)], False
            reported = [(of_record, step.notes)]
    saw = any(attribution.firsthand and attribution.names_nobody() for attribution, _ in reported)
    return [following for each in reported for following in _steps_of(each)], saw


def _carry_back(graph: _Graph) -> dict[Node, list[Node]]:
    """The ends that can be reached from each witness: every end is carried back to all who have it from there.

    A circle without a way out is reached by no end.
    """
    reached: dict[Node, list[Node]] = {}
    for end in graph.ends:
        pending = [end]
        carried = {end}
        for node in pending:
            found = reached.setdefault(node, [])
            if len(found) >= _MOST_ORIGINS:
                continue
            found.append(end)
            for each in graph.before.get(node, ()):
                if each not in carried:
                    carried.add(each)
                    pending.append(each)
    return reached


def _origins_of(
    attribution: Attribution, steps: list[_Step], graph: _Graph, reached: dict[Node, list[Node]]
) -> tuple[Witness, ...]:
    """The ends of a report's ways, without its own outlet, unless that spoke, saw, or is named by others."""
    reporter = attribution.reporter
    if not steps:
        return (reporter,) if attribution.firsthand and reporter is not None else ()
    found: dict[str, Witness] = {}
    for step in steps:
        for end in reached.get(step.node(), ()):
            origin, saw = graph.ends[end]
            if saw or reporter is None or origin.key != reporter.key or attribution.names_nobody():
                found.setdefault(origin.key, origin)
    return tuple(found.values())


def _with_one_name_each(
    found: list[tuple[Witness, ...]], reports: tuple[Reported, ...]
) -> tuple[tuple[Witness, ...], ...]:
    """The same origins, each as its own report prints its name, else as it is named first."""
    known: dict[str, Witness] = {}
    for attribution, _ in reports:
        if attribution.reporter is not None:
            known.setdefault(attribution.reporter.key, attribution.reporter)
    return tuple(tuple(known.setdefault(each.key, each) for each in origins) for origins in found)
