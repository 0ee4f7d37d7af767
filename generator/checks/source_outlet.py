"""A source described at length without saying who published it: readers would see the host of its address at most.

An address alone (`source: https://…`) is no such description, and one at an outlet with a record needs none.
"""

from collections.abc import Iterable, Iterator

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.model.event_marks import documents_by_id
from generator.model.site import Site
from generator.model.sources import SiteSource
from generator.outputs.output import Check
from generator.parse.documents import Documents


def find(site: Site, documents: Documents) -> Iterable[Diagnostic]:
    """A warning for each source of a published brief, once, where it is described."""
    places = dict(_places(documents))
    for source in site.sources:
        place = places.get(source.key)
        if place is not None and _lacks_outlet(source):
            host = source.outlet.name if source.outlet else ""
            instead = (
                f"readers see `{host}` in its place" if host else "readers do not learn who published it"
            )
            message = f"the source `{source.id}` names no outlet, and {instead}"
            hint = f"write `outlet: {host or 'its name'}`, or the name that people know"
            yield Diagnostic("source-outlet", message, *place, hint, "warning")


def _lacks_outlet(source: SiteSource) -> bool:
    known = source.outlet is not None and (source.outlet.id or source.record.outlet)
    return not known and bool(source.record.title or source.record.authors)


def _places(documents: Documents) -> Iterator[tuple[str, tuple[str, Span]]]:
    """Each source's key with where it is described: its brief's record, or its own in content/sources/."""
    for document in documents_by_id(documents).values():
        record, positions = document.record, document.positions
        if record.source is not None:
            place = (document.path, positions.span("source"))
            yield f"{document.id}/{record.source.id or 'source'}", place
        for index, source in enumerate(record.sources):
            yield f"{document.id}/{source.id}", (document.path, positions.span(f"sources.{index}"))
    for file in documents.shared:
        for index, source in enumerate(file.sources):
            yield source.id, (file.path, file.positions.span(f"sources.{index}"))


CHECK = Check("source-outlet", find)
