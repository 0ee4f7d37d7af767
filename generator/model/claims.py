"""Citations opened: each source in a pair of brackets with what it says differently, ready to print."""

import msgspec

from generator.markdown.result import Claim
from generator.model.attributions import Directory
from generator.model.body import ClaimShown
from generator.model.joined_events import EventNames
from generator.model.origins import SourceAttributions, attribute, names_once
from generator.model.readings import EventDates, resolve_reading
from generator.model.sources import NotedSource, Notes
from generator.model.tellings import anchor_of
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument


class CitedEvents(msgspec.Struct, frozen=True):
    """What claims may name: the dates of all events, and who is who."""

    attributions: SourceAttributions
    directory: Directory
    dates: EventDates
    names: EventNames


def dates_asked(document: BriefDocument) -> tuple[str, ...]:
    """The events that dates in the citations of a brief are counted from."""
    claims = (
        claim for _, text in printed_texts(document) for group in text.citations for claim in group.claims
    )
    return tuple(dict.fromkeys(found for claim in claims if (found := anchor_of(claim.when))))


def show_claims(
    document: BriefDocument, notes: Notes, cited: CitedEvents
) -> dict[tuple[str, int], tuple[ClaimShown, ...]]:
    """The open citations of a brief by field and number; a source that is not known was told already."""
    return {
        (field, number): tuple(
            _shown(claim, noted, notes, cited)
            for claim in group.claims
            if (noted := notes.named(claim.source)) is not None
        )
        for field, text in printed_texts(document)
        for number, group in enumerate(text.citations)
    }


def _shown(claim: Claim, noted: NotedSource, notes: Notes, cited: CitedEvents) -> ClaimShown:
    attribution = attribute(claim, notes, cited.directory, cited.attributions)
    claimed = resolve_reading(claim.when, noted.published, cited.dates, cited.names)
    return ClaimShown(
        number=noted.number,
        outlet=attribution.reporter.name if attribution.reporter is not None else noted.id,
        title=noted.record.title,
        published=noted.published,
        locator=claim.locator,
        via=tuple(tuple(each.name for each in chain) for chain in attribution.chains),
        by=names_once(attribution.speakers),
        date=claimed.date,
        says=claim.words,
        counted=claimed.counted,
        date_word=claimed.words if claimed.counted else "",
        undated=claim.undated,
        figures=claim.figures,
        stance=claim.stance,
        caption=claim.caption,
        headline=claim.headline,
    )
