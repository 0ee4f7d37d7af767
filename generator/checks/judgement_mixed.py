"""A likelihood and a confidence in one sentence of a summary. Those of texts are told where they are read."""

from collections.abc import Iterable

from generator.checks.declared import checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.site import Site
from generator.outputs.output import Check
from generator.parse.documents import Documents
from generator.text.judgements import mixed_judgement, mixed_words


def find(_site: Site, documents: Documents) -> Iterable[Diagnostic]:
    """A warning for each summary that has both."""
    for document in checked_briefs(documents):
        language = document.record.lang or documents.settings.lang
        mixed = mixed_judgement(document.record.summary, language)
        if mixed is not None:
            message, hint = mixed_words(*mixed)
            span = document.positions.span("summary")
            yield Diagnostic("judgement-mixed", message, document.path, span, hint, "warning")


CHECK = Check("judgement-mixed", find)
