"""An event that has no title and whose words no text marks: pages would show its id in their place."""

from collections.abc import Iterable, Iterator

from generator.checks.declared import CheckedSite, checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.outputs.output import Check
from generator.parse.documents import BriefDocument, Documents, Shared
from generator.records.event import Event


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at each such record."""
    bare = {event.id for event in checked.site.events if event.title == event.id}
    for file, events in _records(checked.documents):
        for index, event in enumerate(events):
            # Without an id nothing can mark its words.
            if not event.title and not event.of and (event.id in bare or not event.id):
                hint = "give it a `title:`, or mark the words that tell it: [words]{#id}"
                span = file.positions.span(f"events.{index}.id")
                message = "this event has no title, and no text marks the words that tell it"
                yield Diagnostic("event-untitled", message, file.path, span, hint, "warning")


def _records(documents: Documents) -> Iterator[tuple[BriefDocument | Shared, tuple[Event, ...]]]:
    yield from ((document, document.record.events) for document in checked_briefs(documents))
    yield from ((file, file.events) for file in documents.shared)


CHECK = Check("event-untitled", find)
