"""A figure's measure that the site does not know: “deliverd 5” would never be compared with “delivered 10”.

Measures are a closed list, so that figures can be compared: the usual ones below, and those that the settings name
under `measures:`. Each unknown one is told once, where it stands first.
"""

from collections.abc import Iterable, Iterator

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.diagnostics.suggest import nearest
from generator.figures import Figure
from generator.model.faults import did_you_mean, span_of_value
from generator.model.texts import printed_texts
from generator.outputs.output import Check
from generator.parse.documents import BriefDocument, Documents, Shared
from generator.text.fold import fold_name

USUAL_MEASURES = (
    *("announced", "ordered", "due", "delivered", "in service", "lost", "value", "price"),
    *("killed", "wounded", "missing", "detained", "displaced", "jets", "aircraft", "troops", "votes"),
)
Placed = tuple[str, str, Span]


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning for each measure that neither the program nor the settings know."""
    published = {brief.path for brief in checked.site.briefs}
    known = {fold_name(each): each for each in (*checked.documents.settings.measures, *USUAL_MEASURES)}
    told: set[str] = set()
    for measure, path, span in _measures(checked.documents, published):
        key = fold_name(measure)
        if key in known or key in told:
            continue
        told.add(key)
        message = f"the measure “{measure}” is not known, so it is compared with no other"
        hint = did_you_mean(nearest(measure, known.values()), "add it under `measures:` in the settings")
        yield Diagnostic("figure-measure", message, path, span, hint, "warning", word=measure)


def _measures(documents: Documents, published: set[str]) -> Iterator[Placed]:
    for document in documents.briefs:
        if document.path in published:
            yield from _of_texts(document)
            yield from _of_records(document)
    for file in documents.shared:
        yield from _of_records(file)


def _of_texts(document: BriefDocument) -> Iterator[Placed]:
    for _, text in printed_texts(document):
        for event in text.events:
            span = span_of_value(event.marks, "figure") or event.span
            yield from _placed(event.figures, document.path, span)
        for group in text.citations:
            for claim in group.claims:
                span = span_of_value(claim.marks, "figure") or claim.span
                yield from _placed(claim.figures, document.path, span)


def _of_records(file: BriefDocument | Shared) -> Iterator[Placed]:
    for field, figures in file.figures.items():
        yield from _placed(figures, file.path, file.positions.span(field))


def _placed(figures: Iterable[Figure], path: str, span: Span) -> Iterator[Placed]:
    return ((figure.measure, path, span) for figure in figures)


CHECK = Check("figure-measure", find)
