"""Reports: what each source says of an event, ready to print, with the origins it was traced to."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.relative import RelativeToReport
from generator.edtf.value import EdtfDate
from generator.markdown.result import Claim
from generator.model.attributions import Directory
from generator.model.events import Report
from generator.model.faults import Where, fault
from generator.model.joined_events import EventNames, JoinedEvent
from generator.model.origins import Attribution, attribute, names_once, trace_origins
from generator.model.outlets import outlet_of
from generator.model.readings import ClaimedDate, EventDates, claimed_reading, resolve_reading
from generator.model.sources import NotedSource, Notes
from generator.model.tellings import Saying, Telling


class Newsroom(msgspec.Struct, frozen=True):
    """What making reports needs to know of the rest of the site."""

    notes: dict[str, Notes]
    """By published brief."""
    keys: dict[tuple[str, str], str]
    """(brief, source id) to the source's key in the site; a shared source stands under ("", id)."""
    directory: Directory
    names: EventNames


class MadeReports(msgspec.Struct, frozen=True):
    """The reports of one event, and the dates that they claim for it."""

    reports: tuple[Report, ...]
    claims: tuple[ClaimedDate, ...]
    """Of the reports that assert or doubt."""
    own: EdtfDate | None
    origins: tuple[str, ...]
    """Names of the traced origins of the asserting reports, each once."""


def make_reports(
    event: JoinedEvent, dates: EventDates, newsroom: Newsroom
) -> tuple[MadeReports, tuple[tuple[Telling, Diagnostic], ...]]:
    """One report for each source and brief; what a brief repeats word for word counts once."""
    entries = list(_entries(event, newsroom))
    attributions = [
        (attribute(saying.claim, notes, newsroom.directory), notes) for _, saying, notes, _ in entries
    ]
    origins = trace_origins(tuple(attributions), newsroom.directory)
    told: list[tuple[Telling, Diagnostic]] = []
    reports: dict[Report, None] = {}
    claims = []
    for (telling, saying, _, noted), (attribution, _), found in zip(
        entries, attributions, origins, strict=True
    ):
        published = saying.published or (noted.published if noted is not None else None)
        claimed = resolve_reading(claimed_reading(telling, saying), published, dates, newsroom.names)
        told.extend(_uncounted(telling, saying, claimed))
        if saying.claim.stance != "denies":
            claims.append(claimed)
        report = _report(event.id, telling, saying, noted, attribution, claimed, newsroom)
        reports[msgspec.structs.replace(report, origins=names_once(found), published=published)] = None
    definition = event.definition
    own = resolve_reading(definition.when, None, dates, newsroom.names).date
    asserted = [
        one
        for (_, saying, _, _), found in zip(entries, origins, strict=True)
        if saying.claim.stance == "asserts"
        for one in found
    ]
    return MadeReports(tuple(reports), tuple(claims), own, names_once(asserted)), tuple(told)


def count_reports(reports: Iterable[Report]) -> int:
    """How many sources report it; a brief that names none counts for nothing where another does."""
    found = list(reports)
    sources = {report.source for report in found if report.source}
    return len(sources) or min(1, len(found))


def untraced_outlets(reports: Iterable[Report]) -> tuple[str, ...]:
    """Names of the outlets none of whose asserting reports is traced."""
    asserting = [report for report in reports if report.stance == "asserts" and report.outlet]
    traced = {report.outlet for report in asserting if report.origins}
    return tuple(dict.fromkeys(report.outlet for report in asserting if report.outlet not in traced))


def _entries(
    event: JoinedEvent, newsroom: Newsroom
) -> Iterator[tuple[Telling, Saying, Notes | None, NotedSource | None]]:
    """Each saying with the notes of its brief and its source there; those of other briefs are left out."""
    for telling in event.tellings:
        for saying in telling.sayings:
            if saying.brief and saying.brief not in newsroom.notes:
                continue
            notes = newsroom.notes.get(saying.brief)
            key = saying.claim.source
            if notes is None:
                yield telling, saying, None, _shared(key, newsroom)
            elif not key and telling.brief != saying.brief and notes.sources:
                claim = msgspec.structs.replace(saying.claim, source=notes.sources[0].id)
                yield telling, msgspec.structs.replace(saying, claim=claim), notes, notes.sources[0]
            else:
                yield telling, saying, notes, notes.by_id.get(key) or _shared(key, newsroom)


def _shared(key: str, newsroom: Newsroom) -> NotedSource | None:
    found = newsroom.directory.sources.records.get(key)
    return NotedSource(key, found.record, found.published, 0, "", shared=True) if found is not None else None


def _report(
    event: str,
    telling: Telling,
    saying: Saying,
    noted: NotedSource | None,
    attribution: Attribution,
    claimed: ClaimedDate,
    newsroom: Newsroom,
) -> Report:
    claim = saying.claim
    report = Report(
        event=event,
        brief=saying.brief,
        words=telling.words or telling.title,
        says=claim.words or (claimed.words if claimed.counted else ""),
        date=claimed.date,
        undated=claim.undated,
        counted=claimed.counted,
        figures=claim.figures or telling.figures,
        speakers=names_once(attribution.speakers),
        via=tuple(tuple(each.name for each in chain) for chain in attribution.chains),
        stance=claim.stance,
        caption=claim.caption,
        headline=claim.headline,
    )
    if noted is None:
        return report
    outlet = outlet_of(noted.record, newsroom.directory.outlets)
    key = newsroom.keys.get((saying.brief, noted.id)) or newsroom.keys.get(("", noted.id), noted.id)
    return msgspec.structs.replace(
        report,
        source=key,
        number=noted.number,
        outlet=outlet.name if outlet is not None else noted.record.title or noted.id,
        language=noted.record.lang,
        title=noted.record.title,
        url=noted.record.url,
    )


def _uncounted(
    telling: Telling, saying: Saying, claimed: ClaimedDate
) -> Iterator[tuple[Telling, Diagnostic]]:
    """A word like Thursday that cannot be counted: the source's day of publication is not known exactly enough."""
    reading = claimed_reading(telling, saying)
    if reading is None or not isinstance(reading.relative, RelativeToReport) or claimed.counted:
        return
    where = _place(telling, saying.claim)
    source = f"`{saying.claim.source}`" if saying.claim.source else "no source"
    message = f"“{reading.words}” cannot be counted: the day on which {source} was published is not known"
    hint = "give the source its day in `published:`, or write the date itself"
    yield telling, fault("date-uncounted", message, where, hint)


def _place(telling: Telling, claim: Claim) -> Where:
    return Where(telling.where.path, claim.span)
