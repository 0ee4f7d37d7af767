"""The small face of a brief, as lists show it."""

from collections.abc import Iterable

from generator.model.briefs import BriefCard
from generator.model.events import EventCard
from generator.model.sources import SourceUse, summarised
from generator.parse.documents import BriefDocument
from generator.text.languages import base_language
from generator.text.wording import Wording

CORRECTIONS = ("correction", "retraction")


def brief_card(
    document: BriefDocument,
    language: str,
    state: str,
    sources: tuple[SourceUse, ...],
    events: Iterable[EventCard],
) -> BriefCard:
    """The card of a published brief. `events`: those told in it."""
    record = document.record
    primary = next(iter(summarised(sources, original=record.original)), None)
    outlet = primary.source.outlet if primary is not None else None
    languages = (use.source.record.lang for use in sources if use.source.record.lang)
    others = (each for each in languages if base_language(each) != base_language(language))
    corrected = [change.date[:10] for change in record.changes if change.kind in CORRECTIONS]
    return BriefCard(
        id=document.id,
        title=document.title,
        summary=brief_summary(document),
        date=document.date,
        language=language,
        sources=len(sources),
        primary_outlet=outlet.name if outlet is not None else "",
        source_languages=tuple(dict.fromkeys(others)),
        access=primary.source.record.access if primary is not None else "",
        read=primary.source.record.read if primary is not None else "",
        corrected=max(corrected, default=""),
        disputes=sum(bool(card.differ) for card in events),
        state=state,
    )


def brief_summary(document: BriefDocument) -> Wording:
    """The summary typed, else the first paragraph."""
    return document.standfirst or document.text.first_paragraph


def last_update(document: BriefDocument) -> str:
    """The day of the newest change of substance, "" where there is none: putting a slip right is no update."""
    if document.updated:
        return document.updated
    days = [change.date[:10] for change in document.record.changes if change.kind != "typo"]
    newest = max(days, default="")
    return newest if newest > document.date else ""
