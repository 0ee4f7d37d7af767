"""A person, organisation or place named in front matter or by an event, and nearly called like one with a record.

Names in double brackets are judged where they are linked. What two briefs name alike is meant; names that differ in a
digit are others: Su-24 is not Su-25.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.checks.declared import CheckedSite, checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.model.faults import did_you_mean
from generator.model.nearness import Suggester
from generator.model.texts import printed_texts
from generator.outputs.output import Check
from generator.parse.documents import BriefDocument, Documents
from generator.records.event import Event
from generator.schema.positions import Positions
from generator.text.fold import fold_name

Place = Callable[[], Span]
Named = tuple[str, str, Place]
"""A name, the file in which it is typed, and how to find its place there."""


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at each such name."""
    names = checked.known.directory.entities.names
    suggest = Suggester(names.spellings)
    unknown: dict[str, list[Named]] = {}
    known: dict[str, bool] = {}
    for named in _named(checked.documents) if names.ids else ():
        if named[0] not in known:
            known[named[0]] = fold_name(named[0]) in names.ids
        if not known[named[0]]:
            unknown.setdefault(fold_name(named[0]), []).append(named)
    for places in unknown.values():
        near = nearly_called(places[0][0], suggest) if len({path for _, path, _ in places}) == 1 else None
        for name, path, place in places if near else ():
            message = f"nothing is called “{name}”"
            hint = did_you_mean(near)
            yield Diagnostic("name-unknown", message, path, place(), hint, "warning", word=name)


def nearly_called(name: str, suggest: Suggester) -> str | None:
    """The known name that this one may be a slip for."""
    near = suggest(name)
    return near if near is not None and _digits(near) == _digits(name) else None


def _digits(name: str) -> list[str]:
    return [letter for letter in name if letter.isdigit()]


def _named(documents: Documents) -> Iterator[Named]:
    for document in checked_briefs(documents):
        yield from _of_front_matter(document)
        for _, text in printed_texts(document):
            for quote in text.quotes:
                yield quote.by, document.path, partial(_itself, quote.span)
            for told in text.events:
                for name in (*told.actors, *told.places):
                    yield name, document.path, partial(_itself, told.span)
    for file in documents.shared:
        for index, event in enumerate(file.events):
            yield from _of_event(event, file.path, file.positions, f"events.{index}")
        for index, entity in enumerate(file.entities):
            for number, role in enumerate(entity.roles):
                if role.org:
                    place = f"entities.{index}.roles.{number}.org"
                    yield role.org, file.path, partial(file.positions.span, place)


def _itself(span: Span) -> Span:
    return span


def _of_front_matter(document: BriefDocument) -> Iterator[Named]:
    record, span = document.record, document.positions.span
    for field, names in (("people", record.people), ("orgs", record.orgs), ("places", record.places)):
        for index, name in enumerate(names):
            yield name, document.path, partial(span, f"{field}.{index}")
    for index, quote in enumerate(record.quotes):
        if quote.by:
            yield quote.by, document.path, partial(span, f"quotes.{index}.by")
    for index, event in enumerate(record.events):
        yield from _of_event(event, document.path, document.positions, f"events.{index}")


def _of_event(event: Event, path: str, positions: Positions, place: str) -> Iterator[Named]:
    for index, actor in enumerate(event.actors):
        yield actor.entity, path, partial(positions.span, f"{place}.actors.{index}.entity")
    for index, name in enumerate(event.places):
        yield name, path, partial(positions.span, f"{place}.places.{index}")


CHECK = Check("name-unknown", find)
