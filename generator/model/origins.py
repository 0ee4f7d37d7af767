"""Origins: where the reports of an event come from. Ten re-reports of one newspaper are one origin.

An origin counts only when it is traced: the speaker, the end of a chain of `via`, or a source that saw for itself.
Everything else is not traced and corroborates nothing (docs/counting.md says it for readers).
"""

from collections.abc import Iterable

import msgspec

from generator.markdown.result import Claim
from generator.model.attributions import (
    Directory,
    Witness,
    name_key,
    read_chains,
    source_named,
    source_witness,
    witness,
)
from generator.model.outlets import outlet_of
from generator.model.sources import Notes
from generator.records.source import Source

_LONGEST_CHAIN = 64
"""Chains are followed this far; a longer one ends there. Real ones have three links."""


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """Whom one report names: itself, those it has it from, and those who said it."""

    reporter: Witness | None
    chains: tuple[tuple[Witness, ...], ...] = ()
    speakers: tuple[Witness, ...] = ()
    firsthand: bool = False

    def ends(self) -> tuple[Witness, ...]:
        """The next step towards the origin: the speakers, else the far end of each chain."""
        return self.speakers or tuple(chain[-1] for chain in self.chains)


def attribute(claim: Claim, notes: Notes | None, directory: Directory) -> Attribution:
    """A claim's own `via` and `by`; where it has neither, those of its source's record."""
    record = source_named(claim.source, notes, directory) if claim.source else None
    if claim.via or claim.by:
        chains = tuple(tuple(witness(who, notes, directory) for who in chain) for chain in claim.via)
        speakers = tuple(witness(who, notes, directory) for who in claim.by)
        reporter = source_witness(record, directory) if record is not None else None
        return Attribution(reporter, chains, speakers)
    if record is None:
        return Attribution(None)
    return attribute_source(record, notes, directory)


def attribute_source(record: Source, notes: Notes | None, directory: Directory) -> Attribution:
    """What a source's own record says of where it has things from."""

    def is_name(text: str) -> bool:
        known = not name_key(text, directory)[0].startswith("words ")
        return known or source_named(text, notes, directory) is not None

    chains = tuple(
        tuple(witness(who, notes, directory) for who in chain) for chain in read_chains(record.via, is_name)
    )
    speakers = tuple(
        witness(who, notes, directory) for chain in read_chains(record.by, is_name) for who in chain
    )
    outlet = outlet_of(record, directory.outlets)
    outlet_record = directory.outlets.records.get(outlet.id) if outlet is not None else None
    firsthand = record.firsthand or (outlet_record is not None and outlet_record.firsthand)
    return Attribution(source_witness(record, directory), chains, speakers, firsthand)


def trace_origins(
    reports: tuple[tuple[Attribution, Notes | None], ...], directory: Directory
) -> tuple[tuple[Witness, ...], ...]:
    """The traced origins of each report of one event, each once; () for a report that is not traced.

    A chain goes on where its end is itself a source or another reporter of the event that names where it has it
    from. A chain that runs in a circle has no end, and so no origin.
    """
    onward: dict[str, list[Attribution]] = {}
    for attribution, _ in reports:
        if attribution.reporter is not None and (attribution.ends() or attribution.firsthand):
            onward.setdefault(attribution.reporter.key, []).append(attribution)
    return tuple(_origins_of(attribution, notes, onward, directory) for attribution, notes in reports)


def names_once(witnesses: Iterable[Witness]) -> tuple[str, ...]:
    """Names to print, one for each witness however it was spelt."""
    found: dict[str, str] = {}
    for each in witnesses:
        found.setdefault(each.key, each.name)
    return tuple(found.values())


def _origins_of(
    attribution: Attribution,
    notes: Notes | None,
    onward: dict[str, list[Attribution]],
    directory: Directory,
) -> tuple[Witness, ...]:
    if not attribution.ends():
        return (attribution.reporter,) if attribution.firsthand and attribution.reporter else ()
    found: dict[str, Witness] = {}
    reporter = {attribution.reporter.key} if attribution.reporter else set()
    seen = set(reporter)
    pending = [(each, bool(attribution.speakers)) for each in reversed(attribution.ends())]
    while pending:
        current, is_speaker = pending.pop()
        if is_speaker:
            found.setdefault(current.key, current)
            continue
        if current.key in seen:
            continue
        seen.add(current.key)
        nexts = onward.get(current.key, [])
        if current.source and not nexts:
            record = source_named(current.source, notes, directory)
            nexts = [attribute_source(record, notes, directory)] if record is not None else []
        steps = [(end, bool(each.speakers)) for each in nexts for end in each.ends()]
        if (
            not steps
            or any(each.firsthand and not each.ends() for each in nexts)
            or len(seen) > _LONGEST_CHAIN
        ):
            found.setdefault(current.key, current)
        pending.extend(reversed(steps))
    return tuple(found.values())
