"""Citations opened: each source in a pair of brackets with what it says differently, ready to print."""

from generator.markdown.result import Claim
from generator.model.attributions import Directory
from generator.model.body import ClaimShown
from generator.model.joined_events import EventNames
from generator.model.origins import attribute, names_once
from generator.model.outlets import outlet_of
from generator.model.readings import EventDates, resolve_reading
from generator.model.sources import Notes
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument


def show_claims(
    document: BriefDocument, notes: Notes, directory: Directory, dates: EventDates, names: EventNames
) -> dict[tuple[str, int], tuple[ClaimShown, ...]]:
    """The open citations of a brief by field and number; a source that is not known was told already."""
    return {
        (field, number): tuple(
            _shown(claim, notes, directory, dates, names)
            for claim in group.claims
            if claim.source in notes.by_id
        )
        for field, text in printed_texts(document)
        for number, group in enumerate(text.citations)
    }


def _shown(
    claim: Claim, notes: Notes, directory: Directory, dates: EventDates, names: EventNames
) -> ClaimShown:
    noted = notes.by_id[claim.source]
    attribution = attribute(claim, notes, directory)
    claimed = resolve_reading(claim.when, noted.published, dates, names)
    outlet = outlet_of(noted.record, directory.outlets)
    return ClaimShown(
        number=noted.number,
        outlet=outlet.name if outlet is not None else noted.record.title or noted.id,
        title=noted.record.title,
        published=noted.published,
        locator=claim.locator,
        via=tuple(tuple(each.name for each in chain) for chain in attribution.chains),
        by=names_once(attribution.speakers),
        date=claimed.date,
        says=claim.words or (claimed.words if claimed.counted else ""),
        counted=claimed.counted,
        undated=claim.undated,
        figures=claim.figures,
        stance=claim.stance,
        caption=claim.caption,
        headline=claim.headline,
    )
