"""A quotation longer than the house allows: `quotes: {max_words: 50}` in the settings."""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite, checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.quotes import count_words, placed_quotes
from generator.outputs.output import Check


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at each quotation that is too long."""
    limit = checked.documents.settings.quotes.max_words
    for document in checked_briefs(checked.documents) if limit > 0 else ():
        for text, span in placed_quotes(document):
            words = count_words(text)
            if words > limit:
                message = f"this quotation has {words} words; the limit is {limit}"
                hint = "quote the part that matters, and say the rest in your own words"
                yield Diagnostic("quote-long", message, document.path, span, hint, "warning")


CHECK = Check("quote-long", find)
