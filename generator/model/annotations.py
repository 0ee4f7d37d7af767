"""Notes in Markdown, once names and addresses are known: resolved, and put where pages and files find them.

They are read on other pages than the text they stand beside, and so carry no marks: a citation becomes the names of
its outlets, and an event cannot be told in a note.
"""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import TypeVar

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.markdown.result import AddressSlot, CitationSlot, Claim, NameSlot
from generator.model.attributions import source_named
from generator.model.bodies import Surroundings, check_text
from generator.model.body import Name, Prose, ResolvedBody, ResolvedSlot
from generator.model.briefs import SiteOutlet
from generator.model.entities import SiteEntity
from generator.model.events import SiteEvent
from generator.model.evidence import Evidence
from generator.model.faults import Where, did_you_mean, fault
from generator.model.links import dead_fragment, resolve_address
from generator.model.material import Material
from generator.model.names import meaning_of
from generator.model.outlets import outlet_of
from generator.model.sources import Notes, SiteSource, SourceUse
from generator.model.stages import Stages
from generator.model.tags import SiteTag
from generator.model.tellings import WRITTEN_FIELDS
from generator.model.texts import printed_texts
from generator.model.things import Things
from generator.model.written import SourceNotes, Written
from generator.outputs.address import brief_address, entity_address, tag_address
from generator.parse.documents import BriefDocument, Shared
from generator.text.wording import Wording

_ADDRESSES: dict[str, Callable[[str], str]] = {
    "brief": brief_address,
    "entity": entity_address,
    "tag": tag_address,
}
Noted = TypeVar("Noted", SiteTag, SiteEntity, SiteOutlet)


class _Reading(msgspec.Struct, frozen=True):
    """What resolving a note needs; `done` holds those of shared records, which many briefs print."""

    material: Material
    around: Surroundings
    stages: Stages
    done: dict[int, Prose]


def annotate(
    material: Material,
    evidence: Evidence,
    events: list[SiteEvent],
    written: dict[str, tuple[Written | None, ...]],
    things: Things,
    around: Surroundings,
    stages: Stages,
) -> tuple[Evidence, Things]:
    """The same with every note resolved. In `events`, those of the evidence, each is replaced by one with its notes."""
    reading = _Reading(material, around, stages, {})
    uses = {brief: _annotated_uses(brief, used, reading) for brief, used in evidence.uses.items()}
    _annotate_events(events, written, reading)
    oldest: dict[str, SiteSource] = {}
    for brief, used in uses.items():
        if used is not evidence.uses[brief]:
            for use in used:
                oldest.setdefault(use.source.key, use.source)
    annotated = Things(
        tags=_with_notes("tags", ((tag.id, tag) for tag in things.tags), reading),
        entities=_with_notes("entities", ((each.id, each) for each in things.entities), reading),
        outlets=_with_notes("outlets", ((each.card.id, each) for each in things.outlets), reading),
        sources=tuple(_noted_as(source, oldest.get(source.key)) for source in things.sources),
    )
    evidence = msgspec.structs.replace(evidence, uses=uses, events=tuple(events))
    return evidence, _same_things(annotated, reading)


def _same_things(things: Things, reading: _Reading) -> Things:
    same, vocabulary = reading.stages.same, reading.material.vocabulary
    return Things(
        tags=tuple(same("tag", each.id, each, vocabulary) for each in things.tags),
        entities=tuple(same("entity", each.id, each, each.record) for each in things.entities),
        outlets=tuple(same("outlet", each.card.id, each) for each in things.outlets),
        sources=tuple(
            reading.stages.same_each("source", (each.key for each in things.sources), things.sources)
        ),
    )


def _annotated_uses(brief: str, uses: tuple[SourceUse, ...], reading: _Reading) -> tuple[SourceUse, ...]:
    """The very same where nothing is written of any of them."""
    written = [noted.notes for noted in reading.material.notes[brief].sources]
    if not any(written):
        return uses
    annotated = tuple(
        msgspec.structs.replace(use, source=_annotated_source(use.source, notes, reading)) if notes else use
        for use, notes in zip(uses, written, strict=True)
    )
    return reading.stages.same("annotated uses", brief, annotated)


def _annotated_source(source: SiteSource, notes: SourceNotes, reading: _Reading) -> SiteSource:
    versions = tuple(_prose(each, reading) if each is not None else Prose() for each in notes.versions)
    note = _prose(notes.note, reading) if notes.note is not None else Prose()
    return msgspec.structs.replace(source, note=note, version_notes=versions)


def _noted_as(source: SiteSource, noted: SiteSource | None) -> SiteSource:
    if noted is None:
        return source
    return msgspec.structs.replace(source, note=noted.note, version_notes=noted.version_notes)


def _annotate_events(
    events: list[SiteEvent], written: dict[str, tuple[Written | None, ...]], reading: _Reading
) -> None:
    numbers = [number for number, event in enumerate(events) if event.id in written]
    ids = [events[number].id for number in numbers]
    found = reading.stages.each(
        "plain notes",
        _with_plain_notes,
        ids,
        (events[number] for number in numbers),
        (written.pop(identity) for identity in ids),
    )
    for number, noted in zip(numbers, found, strict=True):
        if isinstance(noted, SiteEvent):
            events[number] = noted
        else:
            texts = _with_texts(events[number], noted, lambda each: _body(each, reading))
            events[number] = reading.stages.same("notes of event", texts.id, texts)


def _with_plain_notes(
    event: SiteEvent, written: tuple[Written | None, ...]
) -> SiteEvent | tuple[Written | None, ...]:
    """Words without links and names read nothing of the rest of the site; others are given back as they are."""
    if any(each is not None and each.text is not None and each.text.body.slots for each in written):
        return written
    return _with_texts(event, written, _plain_body)


def _with_texts(
    event: SiteEvent, written: tuple[Written | None, ...], body_of: Callable[[Written], ResolvedBody]
) -> SiteEvent:
    found = zip(WRITTEN_FIELDS, written, strict=True)
    prose = {field: Prose(each.words, body_of(each)) for field, each in found if each is not None}
    return msgspec.structs.replace(event, **prose)


def _with_notes(kind: str, things: Iterable[tuple[str, Noted]], reading: _Reading) -> tuple[Noted, ...]:
    notes = reading.material.shared_notes
    return tuple(
        msgspec.structs.replace(thing, note=_prose(note, reading))
        if (note := notes.get((kind, identity)))
        else thing
        for identity, thing in things
    )


def _prose(written: Written, reading: _Reading) -> Prose:
    found = reading.done.get(id(written))
    if found is None:
        found = reading.done[id(written)] = Prose(written.words, _body(written, reading))
    return found


def _plain_body(written: Written) -> ResolvedBody:
    if written.text is None:
        return ResolvedBody(Wording(escape(str(written.words), quote=False)))
    return ResolvedBody(written.text.body.segments)


def _body(written: Written, reading: _Reading) -> ResolvedBody:
    text = written.text
    if text is None or not text.body.slots:
        return _plain_body(written)
    segments = [text.body.segments[0]]
    slots: list[ResolvedSlot] = []
    for slot, segment in zip(text.body.slots, text.body.segments[1:], strict=True):
        found: ResolvedSlot | None = None
        if isinstance(slot, AddressSlot):
            found = resolve_address(slot, written.path, reading.around.targets, reading.around.places)
        elif isinstance(slot, NameSlot):
            found = _name(slot, reading.around)
        elif isinstance(slot, CitationSlot):
            found = _outlets(text.citations[slot.group].claims, written.brief, reading.material)
        if found is None:
            segments[-1] += segment
        else:
            slots.append(found)
            segments.append(segment)
    return ResolvedBody(Wording(*segments), tuple(slots))


def _name(slot: NameSlot, around: Surroundings) -> Name:
    """Linked where the thing has a page: a note makes none."""
    words = slot.words or slot.name
    meaning = meaning_of(slot.name, around.names)
    kind, identity = meaning.kind, meaning.id
    if meaning.mention is not None:
        card = around.entities.get(meaning.mention.key)
        kind, identity = "entity", card.id if card is not None else meaning.mention.key
    place = _ADDRESSES.get(kind)
    linked = place is not None and place(identity) in around.places.addresses
    return Name(words, kind, identity) if linked else Name(words)


def _outlets(claims: Iterable[Claim], brief: str, material: Material) -> Name:
    """Who is cited, in brackets: the numbers of a brief's notes mean nothing on another page."""
    notes = material.notes.get(brief)
    names: dict[str, None] = {}
    for claim in claims:
        record = source_named(claim.source, notes, material.directory)
        outlet = outlet_of(record, material.directory.outlets) if record is not None else None
        names[outlet.name if outlet is not None else record.title if record is not None else claim.source] = (
            None
        )
    return Name(f" ({', '.join(names)})")


def check_notes(
    material: Material, around: Surroundings, shared: tuple[Shared, ...]
) -> Iterator[tuple[str, Diagnostic]]:
    """Links, names and citations in the notes of all briefs and of the files for the whole site."""
    for document in (*material.chosen.live, *material.chosen.unpublished()):
        if document.fields:
            notes = material.notes[document.id]
            yield from ((document.id, each) for each in _check_file(document, notes, material, around))
    for file in shared:
        yield from (("", each) for each in _check_file(file, None, material, around))


def _check_file(
    file: BriefDocument | Shared, notes: Notes | None, material: Material, around: Surroundings
) -> Iterator[Diagnostic]:
    printed = {field for field, _ in printed_texts(file)} if isinstance(file, BriefDocument) else set()
    for field, text in file.fields.items():
        if field in printed:
            continue
        yield from check_text(text, file.path, around, material.naming.known)
        for fragment, span in text.fragments:
            yield dead_fragment(fragment, Where(file.path, span), None)
        for event in text.events:
            message = "an event is told in the text of a brief, not in a note"
            yield fault(
                "note-event", message, Where(file.path, event.span), "write its words without the braces"
            )
        for claim in (claim for group in text.citations for claim in group.claims):
            if source_named(claim.source, notes, material.directory) is None:
                near = material.directory.sources.suggest(claim.source)
                where = Where(file.path, claim.span)
                hint = did_you_mean(near, "cite a source of content/sources/, or name it in words")
                yield fault("source-unknown", f"there is no source `{claim.source}`", where, hint)
