"""Whom `via` and `by` name, asked once more: slips for a known name, and keys that a source shares with an outlet."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic
from generator.markdown.result import Who
from generator.model.attributions import Directory, nearest_witness, read_chains, read_names, source_named
from generator.model.circles import chain, circles
from generator.model.faults import Where, fault
from generator.model.nearness import Suggester
from generator.model.sources import Notes
from generator.model.spots import where_of_part
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument, Shared
from generator.records.event import Event
from generator.records.source import Source


def check_brief_witnesses(
    document: BriefDocument, notes: Notes, directory: Directory
) -> Iterator[Diagnostic]:
    """Everybody named in the citations of a brief's texts and in its front matter."""
    own = Suggester(notes.ids())
    for _, text in printed_texts(document):
        for group in text.citations:
            for claim in group.claims:
                of_via = [who for chain in claim.via for who in chain]
                for part, named in (("by", claim.by), ("via", of_via)):
                    where = where_of_part(claim, part, document.path) if named else Where(document.path)
                    for who in named:
                        yield from _nearly(who, notes, directory, own, where)
                        if part == "via":
                            yield from _itself(claim.source, who, directory, where)
                        yield from _either(who, notes, directory, where)
    record = document.record
    sources = [("source", record.source)] if record.source is not None else []
    sources += [(f"sources.{index}", each) for index, each in enumerate(record.sources)]
    yield from _check_records(document, sources, list(record.events), notes, directory)


def check_shared_witnesses(shared: tuple[Shared, ...], directory: Directory) -> Iterator[Diagnostic]:
    """Everybody named in the records of content/sources/ and content/events/."""
    for file in shared:
        sources = [(f"sources.{index}", each) for index, each in enumerate(file.sources)]
        yield from _check_records(file, sources, list(file.events), None, directory)


def _check_records(
    file: BriefDocument | Shared,
    sources: list[tuple[str, Source]],
    events: list[Event],
    notes: Notes | None,
    directory: Directory,
) -> Iterator[Diagnostic]:
    named = [
        (f"{path}.{field}", typed)
        for path, source in sources
        for field, typed in (("via", source.via), ("by", source.by))
    ]
    named += [
        (f"events.{index}.reports.{number}.{field}", typed)
        for index, event in enumerate(events)
        for number, report in enumerate(event.reports)
        for field, typed in (("via", report.via), ("by", report.by))
    ]
    yield from _check_circles(file, sources, notes, directory)
    own = Suggester(notes.ids() if notes is not None else ())
    for path, typed in named:
        if typed:
            where = Where(file.path, file.positions.span(path))
            for who in read_names(typed, notes, directory):
                yield from _nearly(who, notes, directory, own, where)
                yield from _either(who, notes, directory, where)


def _nearly(
    who: Who, notes: Notes | None, directory: Directory, own: Suggester, where: Where
) -> Iterator[Diagnostic]:
    """A slip for a known name."""
    near = nearest_witness(who, notes, directory, own)
    if near is not None:
        message = f"nothing is called “{who.text}”, so it is taken for words"
        hint = f"did you mean `{near}`? Words are put in quotation marks"
        yield fault("who-unknown", message, where, hint, "warning", who.text)


def _either(who: Who, notes: Notes | None, directory: Directory, where: Where) -> Iterator[Diagnostic]:
    """A name that means a source here and an outlet anywhere else."""
    if who.quoted:
        return
    source = source_named(who.text, notes, directory)
    outlet = directory.outlets.names.find(who.text) if source is not None else ""
    if source is None or not outlet:
        return
    title = f" “{source.title}”" if source.title else ""
    message = f"`{who.text}` is both a source{title} and an outlet; the source is taken"
    name = directory.outlets.cards[outlet].name
    hint = f'write "{name}" in quotation marks for the outlet, or give the source another id'
    yield fault("who-either", message, where, hint, "warning", who.text)


def _itself(source: str, who: Who, directory: Directory, where: Where) -> Iterator[Diagnostic]:
    """A citation that has its source from that source; a name that an outlet has as well is told as that."""
    if not who.quoted and who.text == source and not directory.outlets.names.find(source):
        message = f"`{source}` has it from itself here"
        yield fault(
            "source-circle", message, where, "name whom it has it from, or leave it out", "warning", source
        )


def _check_circles(
    file: BriefDocument | Shared,
    sources: list[tuple[str, Source]],
    notes: Notes | None,
    directory: Directory,
) -> Iterator[Diagnostic]:
    """Sources of this file that have it from each other, also over sources of other files."""
    typed = {source.id: path for path, source in sources if source.via}
    leads: dict[str, tuple[str, ...]] = {}
    pending = [*typed]
    for key in pending:
        record = source_named(key, notes, directory)
        if key not in leads and record is not None and record.via:
            leads[key] = _had_from(record, notes, directory)
            pending.extend(leads[key])
    for members in circles(leads):
        here = [each for each in members if each in typed]
        if not here or (notes is None and here[0] != min(members)):
            continue  # told in the file of the first of them
        message = f"these sources have it from each other, so that nobody is its origin: {chain(members)}"
        if len(members) == 1:
            message = f"`{members[0]}` has it from itself"
        where = Where(file.path, file.positions.span(f"{typed[here[0]]}.via"))
        yield fault("source-circle", message, where, "name whom one of them has it from", "warning")


def _had_from(record: Source, notes: Notes | None, directory: Directory) -> tuple[str, ...]:
    """The sources that a record names first behind `via`."""
    named = (links[0] for links in read_chains(record.via, notes, directory))
    return tuple(
        who.text
        for who in named
        if not who.quoted
        and source_named(who.text, notes, directory) is not None
        and not (who.text == record.id and directory.outlets.names.find(who.text))
    )
