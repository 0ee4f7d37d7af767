"""More words quoted of one source than the house allows one brief: `quotes: {max_total_words: 150}`.

What stands both in front matter and in the text counts once.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.event_marks import documents_by_id
from generator.model.quotes import count_words, placed_quotes
from generator.outputs.output import Check
from generator.text.fold import fold_name


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at the quotation with which a brief goes past the limit, for each source."""
    limit = checked.documents.settings.quotes.max_total_words
    by_id = documents_by_id(checked.documents)
    for brief in checked.site.briefs if limit > 0 else ():
        quoted: dict[int, dict[str, int]] = {}
        for shown, (text, span) in zip(brief.quotes, placed_quotes(by_id[brief.id]), strict=False):
            counted = quoted.setdefault(shown.number, {})
            before = sum(counted.values())
            counted[fold_name(text)] = count_words(text)
            after = sum(counted.values())
            if shown.number and before <= limit < after:
                source = shown.outlet or "this source"
                message = f"with this {after} words of {source} are quoted here; the limit is {limit}"
                hint = "say more of it in your own words"
                yield Diagnostic("quote-total", message, brief.path, span, hint, "warning")


CHECK = Check("quote-total", find)
