"""Tellings: every place that tells of an event (marked words, front matter, a file of its own), in one form.

What each says stays as typed; joining, dating and counting come later.
"""

from collections.abc import Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.friendly import DateReading
from generator.edtf.relative import RelativeToEvent
from generator.edtf.value import EdtfDate
from generator.figures import Figure
from generator.markdown.result import CitationGroup, Claim, Marks, ToldEvent
from generator.model.attributions import Directory, read_chains, source_named
from generator.model.faults import Where, did_you_mean, fault, span_of_value
from generator.model.relative_to import read_relative_to, relative_faults
from generator.model.sources import Notes
from generator.model.texts import printed_texts
from generator.model.written import Written, written_at
from generator.parse.documents import BriefDocument, Shared
from generator.records.event import Event, EventReport
from generator.text.identifiers import first_words_id

_NOTHING = Event()
WRITTEN_FIELDS = ("because", "summary", "note")
"""Fields of a record whose text stands beside it, as wording."""


class Saying(msgspec.Struct, frozen=True, gc=False):
    """What one source says of the event; `claim.source` is "" where none is named."""

    claim: Claim
    brief: str = ""
    """Through which brief; "" where an event's own file says it."""
    published: EdtfDate | None = None
    """When the source reported it, where that is typed beside it."""


class Telling(msgspec.Struct, frozen=True, gc=False):
    """One place that tells of an event."""

    where: Where
    brief: str = ""
    id: str = ""
    """Set when this defines the event, by a name of its own or one made of its words."""
    named: bool = False
    """The id was typed, so that others can refer to it."""
    unfounded: bool = False
    """Marked words that should have an entry in front matter and have none, which was told."""
    of: str = ""
    """Set when this adds to an event defined elsewhere."""
    mark: tuple[str, int] | None = None
    """The field and the number of the marked words in it; None when no words are marked."""
    anchor: str = ""
    words: str = ""
    title: str = ""
    when: DateReading | None = None
    kind: str = ""
    status: str = ""
    basis: str = ""
    part_of: str = ""
    places: tuple[str, ...] = ()
    actors: tuple[tuple[str, str], ...] = ()
    """Name and role."""
    linked: tuple[str, ...] = ()
    """Names linked inside the words."""
    tags: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    sayings: tuple[Saying, ...] = ()
    record: Event = _NOTHING
    because: Written | None = None
    summary: Written | None = None
    note: Written | None = None
    marks: Marks = ()
    """Values of the marked words that stand in other lines than these."""
    entry: "RecordPlace | None" = None
    """The record that says it, or adds to the marked words."""


class RecordPlace(msgspec.Struct, frozen=True, gc=False):
    """An event's record with what its file read beside it; `path` is its place: `events.0`."""

    file: BriefDocument | Shared
    path: str
    record: Event


def brief_tellings(
    document: BriefDocument, notes: Notes, directory: Directory
) -> tuple[tuple[Telling, ...], tuple[Diagnostic, ...]]:
    """Everything a brief tells: the marked words in the order of its texts, then its front matter."""
    told: list[Diagnostic] = []
    tellings: list[Telling] = []
    taken: dict[str, int] = {}
    records = [
        RecordPlace(document, f"events.{index}", record)
        for index, record in enumerate(document.record.events)
    ]
    unmarked = {place.record.id: place for place in records if place.record.id and not place.record.of}
    for field, text in printed_texts(document):
        for number, event in enumerate(text.events):
            place = unmarked.pop(event.id, None) if event.id else None
            if event.from_front_matter and place is None:
                told.append(_no_entry(document, event))
            sayings, faults = _marked_sayings(document, event, text.citations, notes)
            told.extend(faults)
            telling = _marked(document, event, (field, number), sayings, taken)
            if event.from_front_matter and place is None:
                telling = msgspec.structs.replace(telling, unfounded=True)
            if place is not None:
                told.extend(_record_faults(place, notes, directory))
            if place is not None and event.from_front_matter and _is_bare(place):
                telling = msgspec.structs.replace(telling, id="", named=False, of=event.id, anchor="")
            elif place is not None:
                telling = _completed(telling, place, notes, directory)
            tellings.append(telling)
    for place in records:
        if place.record.id and not place.record.of and place.record.id not in unmarked:
            continue
        telling, faults = _unmarked(document, place, notes, directory, taken)
        tellings.append(telling)
        told.extend(faults)
        told.extend(_record_faults(place, notes, directory))
    return tuple(tellings), tuple(told)


def file_tellings(
    shared: tuple[Shared, ...], directory: Directory
) -> tuple[tuple[Telling, ...], tuple[Diagnostic, ...]]:
    """The events of content/events/."""
    tellings = []
    told: list[Diagnostic] = []
    for file in shared:
        for index, record in enumerate(file.events):
            place = RecordPlace(file, f"events.{index}", record)
            where = Where(file.path, file.positions.span(f"{place.path}.id"))
            tellings.append(_of_record(place, where, None, directory))
            told.extend(_record_faults(place, None, directory))
    return tuple(tellings), tuple(told)


def anchors_of(telling: Telling) -> tuple[str, ...]:
    """The events that a telling's dates are counted from."""
    found = [anchor_of(telling.when), *(anchor_of(saying.claim.when) for saying in telling.sayings)]
    return tuple(dict.fromkeys(anchor for anchor in found if anchor)) if any(found) else ()


def anchor_of(reading: DateReading | None) -> str:
    """The event that a date is counted from, "" where it is counted from none."""
    relative = reading.relative if reading is not None else None
    return relative.anchor if isinstance(relative, RelativeToEvent) else ""


def _marked(
    document: BriefDocument,
    event: ToldEvent,
    mark: tuple[str, int],
    sayings: tuple[Saying, ...],
    taken: dict[str, int],
) -> Telling:
    made = event.id
    if not event.id and not event.of:
        made = _free(event.anchor.removeprefix("e-"), document.id, event.words, taken)
    return Telling(
        where=Where(document.path, event.span),
        brief=document.id,
        id=made,
        named=bool(event.id),
        of=event.of,
        mark=mark,
        anchor=f"e-{made}" if made else "",
        words=event.words,
        title=event.title,
        when=event.when,
        kind=event.kind,
        status=event.status,
        basis=event.basis,
        part_of=event.part_of,
        places=event.places,
        actors=tuple((name, "") for name in event.actors),
        linked=event.entities,
        tags=event.tags,
        figures=event.figures,
        sayings=sayings,
        marks=event.marks,
    )


def _completed(telling: Telling, place: RecordPlace, notes: Notes, directory: Directory) -> Telling:
    """Marked words with what the front matter adds to them; what stands beside the words wins."""
    added = _of_record(place, telling.where, notes, directory)
    sayings = added.sayings
    if not place.record.reports:
        sayings = telling.sayings
    elif any(saying.claim.source for saying in telling.sayings):
        sayings = telling.sayings + added.sayings
    return msgspec.structs.replace(
        added,
        brief=telling.brief,
        id=telling.id,
        named=True,
        mark=telling.mark,
        anchor=telling.anchor,
        words=telling.words,
        title=telling.title or added.title,
        when=telling.when or added.when,
        kind=telling.kind or added.kind,
        status=telling.status or added.status,
        basis=telling.basis or added.basis,
        part_of=telling.part_of or added.part_of,
        places=telling.places + added.places,
        actors=telling.actors + added.actors,
        linked=telling.linked,
        marks=telling.marks,
        tags=telling.tags + added.tags,
        figures=telling.figures or added.figures,
        sayings=sayings,
    )


def _unmarked(
    document: BriefDocument, place: RecordPlace, notes: Notes, directory: Directory, taken: dict[str, int]
) -> tuple[Telling, tuple[Diagnostic, ...]]:
    """An entry of front matter whose words are not marked in the text; a bare id refers to a shared event."""
    record = place.record
    span = document.positions.span(place.path)
    telling = _of_record(place, Where(document.path, span), notes, directory)
    bare = _is_bare(place)
    identity, of, anchor = telling.id, telling.of, telling.anchor
    if bare:
        identity, of = "", record.id
    elif not identity and not of:
        identity = _free("", document.id, record.title, taken)
        anchor = f"e-{identity}"
    sayings = telling.sayings
    told: tuple[Diagnostic, ...] = ()
    if not record.reports:
        only = notes.only()
        if only is None and notes.sources and not bare:
            told = (_uncited(telling.where, notes, "list the source under `reports:`"),)
        if only is not None or not notes.sources:
            sayings = (Saying(Claim(only.id if only else "", span), document.id),)
    named = telling.named and not bare
    telling = msgspec.structs.replace(
        telling, brief=document.id, id=identity, named=named, of=of, anchor=anchor, sayings=sayings
    )
    return telling, told


def _of_record(place: RecordPlace, where: Where, notes: Notes | None, directory: Directory) -> Telling:
    record, file, path = place.record, place.file, place.path
    reading = file.dates.get(f"{path}.date") if record.date else None
    reading = reading or (file.dates.get(f"{path}.when") if record.when else None)
    if reading is None and record.relative_to is not None:
        reading = read_relative_to(record.relative_to)
    return Telling(
        where=where,
        id="" if record.of else record.id,
        named=bool(record.id) and not record.of,
        of=record.of,
        anchor=f"e-{record.id}" if record.id and not record.of else "",
        title=record.title,
        when=reading,
        kind=record.kind,
        status=record.status,
        basis=record.date_basis,
        part_of=record.part_of,
        places=record.places,
        actors=tuple((actor.entity, actor.role) for actor in record.actors),
        tags=record.tags,
        figures=file.figures.get(f"{path}.figure", ()) if record.figure else (),
        sayings=_record_sayings(place, notes, directory) if record.reports else (),
        record=record,
        because=written_at(file, f"{path}.because", record.because),
        summary=written_at(file, f"{path}.summary", record.summary),
        note=written_at(file, f"{path}.note", record.note),
        entry=place,
    )


def _differ(first: DateReading, second: DateReading) -> bool:
    edtf = first.date.edtf if first.date is not None else ""
    return edtf != (second.date.edtf if second.date is not None else "") or first.relative != second.relative


def _record_faults(place: RecordPlace, notes: Notes | None, directory: Directory) -> Iterator[Diagnostic]:
    """What only a record can have wrong: a relative date, and the sources of its reports."""
    span = place.file.positions.span
    record, dates = place.record, place.file.dates
    first, second = dates.get(f"{place.path}.date"), dates.get(f"{place.path}.when")
    if record.date and record.when and first is not None and second is not None and _differ(first, second):
        message = (
            f"this event has two dates: `when` is “{record.when}” and `date`, which counts, “{record.date}”"
        )
        where = Where(place.file.path, span(f"{place.path}.when"))
        yield fault("event-dates", message, where, "keep one of them, as `date:`", "warning")
    if place.record.relative_to is not None:
        yield from relative_faults(place.record.relative_to, place.file, f"{place.path}.relative_to")
    if notes is not None:
        return
    for number, report in enumerate(place.record.reports):
        if report.source and not report.brief and source_named(report.source, None, directory) is None:
            where = Where(place.file.path, span(f"{place.path}.reports.{number}.source"))
            hint = did_you_mean(
                directory.sources.suggest(report.source),
                "a source of content/sources/ is needed here, or `brief:` beside it for one of a brief's own",
            )
            yield fault("source-unknown", f"there is no source `{report.source}`", where, hint)


def _marked_sayings(
    document: BriefDocument, event: ToldEvent, citations: tuple[CitationGroup, ...], notes: Notes
) -> tuple[tuple[Saying, ...], tuple[Diagnostic, ...]]:
    """The claims of the citation that belongs to the words, else of the brief's only source."""
    if event.citation is not None:
        claims = citations[event.citation].claims
        known = tuple(Saying(claim, document.id) for claim in claims if notes.named(claim.source))
        return known, ()
    only = notes.only()
    if only is None and notes.sources and event.cited_wrongly:
        return (), ()
    if only is None and notes.sources:
        where = Where(document.path, event.span)
        return (), (_uncited(where, notes, f"cite it behind the words: [@{notes.sources[0].id}]"),)
    return (Saying(Claim(only.id if only else "", event.span), document.id),), ()


def _record_sayings(place: RecordPlace, notes: Notes | None, directory: Directory) -> tuple[Saying, ...]:
    return tuple(
        _record_saying(place, f"{place.path}.reports.{number}", report, notes, directory)
        for number, report in enumerate(place.record.reports)
    )


def _record_saying(
    place: RecordPlace, path: str, report: EventReport, notes: Notes | None, directory: Directory
) -> Saying:
    file = place.file
    published = file.dates.get(f"{path}.date")
    claim = Claim(
        source=report.source,
        span=file.positions.span(path),
        via=read_chains(report.via, notes, directory),
        by=tuple(chain[0] for chain in read_chains(report.by, notes, directory)),
        when=file.dates.get(f"{path}.when"),
        undated=report.undated,
        figures=file.figures.get(f"{path}.figure", ()),
        words=report.says,
        stance=report.stance or "asserts",
    )
    brief = report.brief or (file.id if isinstance(file, BriefDocument) else "")
    return Saying(claim, brief, published.date if published else None)


def _free(made: str, brief: str, words: str, taken: dict[str, int]) -> str:
    """An id for an event without one, by its first words; repeated ones get -2, -3 …"""
    base = made or f"{brief}.{first_words_id(words) or 'event'}"
    taken[base] = taken.get(base, 0) + 1
    return base if taken[base] == 1 else f"{base}-{taken[base]}"


def _is_bare(place: RecordPlace) -> bool:
    """Only an id: it refers to an event that stands elsewhere."""
    record, fields = place.record, place.file.fields
    if not record.id or record != Event(id=record.id):
        return False
    return not any(f"{place.path}.{name}" in fields for name in WRITTEN_FIELDS)


def _no_entry(document: BriefDocument, event: ToldEvent) -> Diagnostic:
    message = f"the front matter has no entry `{event.id}` under `events:`"
    hint = (
        f"add one, write the date here as when=…, or write of={event.id} to add to an event defined elsewhere"
    )
    span = span_of_value(event.marks, "id") or event.span
    return fault("event-entry-missing", message, Where(document.path, span), hint, word=event.id)


def _uncited(where: Where, notes: Notes, hint: str) -> Diagnostic:
    message = f"which of the brief's {len(notes.sources)} sources says this?"
    return fault("event-uncited", message, where, hint, "warning")
