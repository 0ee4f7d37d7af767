"""A first paragraph that is a quotation: the point of a brief is said in its writer's own words."""

import re
from collections.abc import Iterable, Sequence

from generator.checks.declared import CheckedSite, checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.quotes import count_words, placed_quotes
from generator.outputs.output import Check

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile('[“”„«»「」"]')
_SHORTEST = 8
"""A quotation of fewer words may well be all that happened: “We resign,” he said."""
_MOST = 0.8


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at the quotation that a first paragraph copies."""
    for document in checked_briefs(checked.documents):
        long = [each for each in placed_quotes(document) if count_words(each[0]) >= _SHORTEST]
        # Only now, since what is read here cannot be changed any more without linking.
        lead = str(document.text.first_paragraph) if long else ""
        slips = ((span, lead_slip(lead, text)) for text, span in long)
        for span, slip in slips:
            if slip:
                hint = "say the point in your own words first, and quote below"
                yield Diagnostic("lead-quote", slip, document.path, span, hint, "warning")
                break


def lead_slip(lead: str, quotation: str) -> str:
    """What is wrong with a first paragraph beside a quotation; "" when nothing is."""
    told, said = _words(lead), _words(quotation)
    if not _holds(told, said):
        return ""
    if len(said) >= _MOST * len(told):
        return "the first paragraph is this quotation and little else"
    return "" if _MARKS.search(lead) else "the first paragraph repeats this quotation without quotation marks"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _holds(told: Sequence[str], said: Sequence[str]) -> bool:
    return f" {' '.join(said)} " in f" {' '.join(told)} "


CHECK = Check("lead-quote", find)
