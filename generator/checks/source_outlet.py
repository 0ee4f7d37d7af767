"""A source described at length without saying who published it: readers would see the host of its address at most.

An address alone (`source: https://…`) is no such description, and one at an outlet with a record needs none.
"""

from collections.abc import Iterable, Iterator

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.model.sources import SiteSource
from generator.outputs.output import Check
from generator.parse.documents import Documents


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning for each source of a published brief, once, where it is described."""
    lacking = [source for source in checked.site.sources if _lacks_outlet(source)]
    places = dict(source_places(checked.documents, "url")) if lacking else {}
    for source in lacking:
        if source.key in places:
            host = source.outlet.name if source.outlet else ""
            instead = (
                f"readers see `{host}` in its place" if host else "readers do not learn who published it"
            )
            message = f"the source `{source.id}` names no outlet, and {instead}"
            hint = f"write `outlet: {host or 'its name'}`, or the name that people know"
            yield Diagnostic("source-outlet", message, *places[source.key], hint, "warning")


def _lacks_outlet(source: SiteSource) -> bool:
    known = source.outlet is not None and (source.outlet.id or source.record.outlet)
    return not known and bool(source.record.title or source.record.authors)


def source_places(documents: Documents, field: str = "") -> Iterator[tuple[str, tuple[str, Span]]]:
    """Each source's key with where it, or a field of it, is typed: in its brief, or in content/sources/."""
    within = f".{field}" if field else ""
    for document in documents.briefs:
        record, positions = document.record, document.positions
        if record.source is not None:
            key = f"{document.id}/{record.source.id or 'source'}"
            yield key, (document.path, positions.span(f"source{within}"))
        for index, source in enumerate(record.sources):
            place = positions.span(f"sources.{index}{within}")
            yield f"{document.id}/{source.id}", (document.path, place)
    for file in documents.shared:
        for index, source in enumerate(file.sources):
            yield source.id, (file.path, file.positions.span(f"sources.{index}{within}"))


CHECK = Check("source-outlet", find)
