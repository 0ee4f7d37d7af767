"""A brief that tells no event stands on timelines by the day its primary source was published."""

from collections.abc import Iterable

from generator.model.events import SiteEvent
from generator.model.publishing import ShownBrief
from generator.model.sources import SourceUse, summarised
from generator.model.tags import TagCard
from generator.records.site import Settings
from generator.text.languages import base_language


def publication_events(
    shown: Iterable[ShownBrief],
    sources: dict[str, tuple[SourceUse, ...]],
    tags: dict[str, tuple[TagCard, ...]],
    telling: set[str],
    settings: Settings,
) -> tuple[SiteEvent, ...]:
    """One light event for each listed brief that is not in `telling` and whose primary source has a date."""
    if not settings.timeline.publications:
        return ()
    events = []
    for brief in shown:
        document = brief.document
        if document.id in telling or not brief.listed or not document.record.timeline:
            continue
        original = document.record.original
        primary = next((use.source for use in summarised(sources[document.id], original=original)), None)
        if primary is None or primary.published is None:
            continue
        language = primary.record.lang
        same = not language or base_language(language) == base_language(settings.lang)
        events.append(
            SiteEvent(
                id=publication_id(document.id),
                title=primary.record.title or str(document.title),
                date=primary.published,
                kind="publication",
                brief=document.id,
                tags=tags.get(document.id, ()),
                briefs=(document.id,),
                language="" if same else language,
                publication=True,
            )
        )
    return tuple(events)


def publication_id(brief: str) -> str:
    """An id that no told event can have: theirs hold one full stop at most."""
    return f"{brief}.source.published"
