"""One article summarised by two briefs that do not know of each other: the second writer had not seen the first brief.

Addresses are compared as those of sources are: without scheme, www and mobile hosts, tracking, AMP and the last slash.
Translations, replacements and briefs that name each other are no such pair.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.briefs import SiteBrief
from generator.model.event_marks import documents_by_id
from generator.model.sources import SiteSource, summarised
from generator.outputs.output import Check

_AWARE = ("named", "supersedes", "superseded")


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at the younger brief, for each article that is all that both summarise."""
    by_id = documents_by_id(checked.documents)
    first: dict[str, SiteBrief] = {}
    for brief in reversed(checked.site.briefs):
        source = _only_summarised(brief)
        if source is None:
            continue
        other = first.setdefault(source.key, brief)
        if other is brief or _know_each_other(brief, other):
            continue
        positions = by_id[brief.id].positions
        span = positions.span("source" if brief.record.source is not None else "sources")
        message = f"this article has a brief already: {other.path}"
        hint = f"link to it, put `{other.id}` under `related:` or `supersedes:`, or make the two one"
        yield Diagnostic("source-repeated", message, brief.path, span, hint, "warning")


def _only_summarised(brief: SiteBrief) -> SiteSource | None:
    uses = summarised(brief.sources, original=brief.record.original)
    return (
        uses[0].source
        if len(uses) == 1 and (uses[0].source.record.url or uses[0].source.record.doi)
        else None
    )


def _know_each_other(one: SiteBrief, other: SiteBrief) -> bool:
    return _names(one, other.id) or _names(other, one.id)


def _names(one: SiteBrief, other: str) -> bool:
    if other in one.record.related or any(card.id == other for _, card in one.translations):
        return True
    return any(
        each.card.id == other and any(kind in _AWARE for kind, _ in each.reasons) for each in one.related
    )


CHECK = Check("source-repeated", find)
