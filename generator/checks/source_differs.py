"""One article that two briefs describe in two ways: its page and its citations follow the older brief.

Only what both say is compared, and titles only where both briefs are of one language. A brief that says something else
than a record of content/sources/ means to.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.briefs import SiteBrief
from generator.model.event_marks import documents_by_id
from generator.model.same_article import are_parts, described, said_otherwise
from generator.model.sources import SiteSource
from generator.outputs.output import Check
from generator.parse.documents import BriefDocument


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at the younger brief's description, with what it says otherwise than the oldest one."""
    by_id = documents_by_id(checked.documents)
    shared = checked.known.directory.sources.records
    first: dict[str, tuple[SiteBrief, SiteSource]] = {}
    for brief in reversed(checked.site.briefs):
        for use in brief.sources:
            other, source = first.setdefault(use.source.key, (brief, use.source))
            same = other is brief or use.source.record is source.record or source.key in shared
            if same or are_parts(use.source.record, source.record):
                continue
            here, there = (described(each.record, each.outlet) for each in (use.source, source))
            if told := ", ".join(said_otherwise(here, there, titles=brief.language == other.language)):
                message = f"{other.path} describes this article otherwise: {told}"
                hint = "mend the one that is wrong, or describe the article once, in content/sources/"
                document = by_id[brief.id]
                span = document.positions.span(_place(document, use.source.id))
                yield Diagnostic("source-differs", message, brief.path, span, hint, "warning")


def _place(document: BriefDocument, identity: str) -> str:
    sources = document.record.sources
    return next((f"sources.{index}" for index, each in enumerate(sources) if each.id == identity), "source")


CHECK = Check("source-differs", find)
