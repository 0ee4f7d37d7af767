"""Something that is said to have happened, dated after every source that is cited for it: one of the dates is wrong.

The first day that a date allows is compared with the last on which a source can have appeared, and one day is let
through: it is tomorrow already where the event took place. One source that came later, or of which nobody knows when
it came, settles it: the others may have told what was to come. What the brief cannot know either is told as that.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.markdown.result import Claim
from generator.model.sources import SiteSource, SourceUse
from generator.model.told_dates import ToldDate, told_dates, written_until
from generator.outputs.output import Check

_CLOCKS_APART = 1
"""Days by which two places of the world may differ."""


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at each telling."""
    for brief, document, told in told_dates(checked.site, checked.documents):
        too_early = _too_early(told, brief.sources)
        if too_early is None or too_early.published is None or told.first_day() > written_until(document):
            continue
        when, came = date_words(told.date), date_words(too_early.published)
        message = f"this is dated {when}, after its report: `{too_early.id}` was published {came}"
        hint = "mend one of the two dates, cite who tells it, or write status=planned if it was to come"
        yield Diagnostic(
            "event-after-report", message, brief.path, told.span, hint, "warning", word=told.word
        )


def _too_early(told: ToldDate, uses: tuple[SourceUse, ...]) -> SiteSource | None:
    """The first source, where all that are cited appeared before the event; None otherwise."""
    sources = {use.source.id: use.source for use in uses}
    cited = [sources.get(claim.source) for claim in told.claims]
    if not told.claims and len(uses) == 1:
        cited = [uses[0].source]
    claims: list[Claim | None] = [*told.claims] or [None]
    if not cited or not all(
        source is not None and _is_before(source, told, claim)
        for source, claim in zip(cited, claims, strict=True)
    ):
        return None
    return cited[0]


def _is_before(source: SiteSource, told: ToldDate, claim: Claim | None) -> bool:
    first = told.first_day()
    if claim is not None:
        if claim.stance != "asserts" or claim.undated:
            return False
        if claim.when is not None:
            date = claim.when.date
            if date is None or date.lower is None or date.uncertain or date.approximate:
                return False
            first = date.lower
    last = _last_day(source)
    return last is not None and first > last + _CLOCKS_APART


def _last_day(source: SiteSource) -> int | None:
    """The last day on which the source can have said it; None where nobody knows, or where it goes on changing."""
    if source.published is None or source.published.upper is None or source.record.type == "data":
        return None
    later = [
        read.upper
        for version in source.record.versions
        if isinstance(read := parse_edtf(version.date), EdtfDate)
    ]
    known = [each for each in later if each is not None]
    return max((source.published.upper, *known)) if len(known) == len(source.record.versions) else None


CHECK = Check("event-after-report", find)
