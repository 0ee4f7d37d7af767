"""Reports: what each source says of an event, ready to print, with the origins it was traced to."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.value import EdtfDate
from generator.figures import Figure
from generator.markdown.result import Claim
from generator.model.attributions import Directory, Witness
from generator.model.events import Report
from generator.model.faults import fault
from generator.model.homes import Homes
from generator.model.joined_events import EventNames, JoinedEvent
from generator.model.origins import Attribution, SourceAttributions, attribute, names_once, trace_origins
from generator.model.readings import (
    ClaimedDate,
    EventDates,
    count_reading,
    explained,
    is_counted,
    resolve_reading,
    takes_event_date,
)
from generator.model.sources import NotedSource, Notes
from generator.model.spots import where_of, where_of_part
from generator.model.tellings import Saying, Telling
from generator.records.source import Source
from generator.text.fold import fold_name

_NO_SOURCE = Source()


class Newsroom(msgspec.Struct, frozen=True):
    """What making reports needs to know of the rest of the site."""

    notes: dict[str, Notes]
    """By published brief."""
    keys: dict[tuple[str, str], str]
    """(brief, source id) to the source's key in the site; a shared source stands under ("", id)."""
    attributions: SourceAttributions
    directory: Directory
    names: EventNames
    homes: Homes


class _Entry(msgspec.Struct, frozen=True, gc=False):
    """One saying with what its brief knows of its source."""

    telling: Telling
    saying: Saying
    notes: Notes | None
    noted: NotedSource | None
    attribution: Attribution

    def published(self) -> EdtfDate | None:
        """When the source reported it."""
        return self.saying.published or (self.noted.published if self.noted is not None else None)


class MadeReports(msgspec.Struct, frozen=True, gc=False):
    """The reports of one event, and the dates that they claim for it."""

    reports: tuple[Report, ...]
    claims: tuple[ClaimedDate, ...]
    """Of the reports that assert or doubt."""
    own: EdtfDate | None
    origins: tuple[str, ...]
    """Names of the traced origins of the asserting reports, each once."""
    untraced: tuple[str, ...]
    """Names of the outlets none of whose asserting reports is traced, each once; an origin is not among them."""


def make_reports(
    event: JoinedEvent, dates: EventDates, newsroom: Newsroom
) -> tuple[MadeReports, tuple[tuple[Telling, Diagnostic], ...]]:
    """One report for each source and brief; what a brief repeats word for word counts once."""
    entries = list(_entries(event, newsroom))
    origins = _trace_each_stance(entries, newsroom.directory)
    counted = _count_dates(entries)
    reports: list[Report] = []
    claims: list[ClaimedDate] = []
    asserted: list[tuple[Witness | None, tuple[Witness, ...]]] = []
    for entry, found in zip(entries, origins, strict=True):
        claimed = _claimed(entry, counted, dates, newsroom)
        reports.append(_report(event.id, entry, claimed, found, newsroom))
        if entry.saying.claim.stance != "denies":
            claims.append(claimed)
        if entry.saying.claim.stance == "asserts":
            asserted.append((entry.attribution.reporter, found))
    own = _own_date(explained(event), counted, dates, newsroom)
    made = MadeReports(_each_once(reports), tuple(claims), own, *_count_origins(asserted))
    if not counted and all(entry.saying.claim.when is None for entry in entries):
        return made, ()
    return made, tuple(fault for each in entries for fault in _uncounted(each, counted))


def _count_origins(
    asserted: list[tuple[Witness | None, tuple[Witness, ...]]],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(names of the origins, names of the outlets none of whose reports is traced), each once."""
    if len(asserted) == 1 and not asserted[0][1]:
        reporter = asserted[0][0]
        return (), _alone(reporter.name) if reporter is not None else ()
    traced = {reporter.key for reporter, found in asserted if reporter is not None and found}
    traced.update(one.key for _, found in asserted for one in found)
    return (
        names_once([one for _, found in asserted for one in found]),
        names_once([each for each, _ in asserted if each is not None and each.key not in traced]),
    )


@lru_cache(maxsize=1024)
def _alone(name: str) -> tuple[str, ...]:
    """The same for all events that one outlet alone reports: most of a site's."""
    return (name,)


def count_reports(reports: Iterable[Report]) -> int:
    """How many sources report it; a brief that names none adds nothing."""
    return len({report.source for report in reports if report.source})


def _each_once(reports: list[Report]) -> tuple[Report, ...]:
    """Without those that differ from another one only in the sentence that repeats it."""
    if len(reports) < 2:
        return tuple(reports)
    found: dict[Report, Report] = {}
    for report in reports:
        found.setdefault(msgspec.structs.replace(report, anchor=""), report)
    return tuple(found.values())


def _trace_each_stance(entries: list[_Entry], directory: Directory) -> list[tuple[Witness, ...]]:
    """The origins of each report. Where a denial comes from says nothing of where an assertion does."""
    found: list[tuple[Witness, ...]] = [()] * len(entries)
    if all(entry.attribution.leads_nowhere() for entry in entries):
        return found
    for stance in dict.fromkeys(entry.saying.claim.stance for entry in entries):
        places = [place for place, each in enumerate(entries) if each.saying.claim.stance == stance]
        reported = tuple((entries[place].attribution, entries[place].notes) for place in places)
        for place, origins in zip(places, trace_origins(reported, directory), strict=True):
            found[place] = origins
    return found


def _entries(event: JoinedEvent, newsroom: Newsroom) -> Iterator[_Entry]:
    """Each saying with the notes of its brief and its source there; those of other briefs are left out."""
    for telling in event.tellings:
        for saying in telling.sayings:
            notes = newsroom.notes.get(saying.brief)
            if notes is None and saying.brief:
                continue
            yield _entry(telling, saying, notes, newsroom)


def _entry(telling: Telling, saying: Saying, notes: Notes | None, newsroom: Newsroom) -> _Entry:
    key = saying.claim.source
    if notes is None:
        noted = _shared(key, newsroom)
    elif not key and telling.brief != saying.brief and notes.sources:
        noted = notes.sources[0]
        claim = msgspec.structs.replace(saying.claim, source=noted.id)
        saying = msgspec.structs.replace(saying, claim=claim)
    else:
        noted = notes.named(key) or _shared(key, newsroom)
    attribution = attribute(saying.claim, notes, newsroom.directory, newsroom.attributions)
    return _Entry(telling, saying, notes, noted, attribution)


def _count_dates(entries: list[_Entry]) -> dict[int, tuple[_Entry, ClaimedDate]]:
    """By telling with a word like Thursday: the first source that takes the event's date, from whose day of publication
    the word is counted, and the date. Other sources take that date: an article of a week later does not mean its own.
    """
    found: dict[int, tuple[_Entry, ClaimedDate]] = {}
    for entry in entries:
        telling = entry.telling
        if is_counted(telling.when) and takes_event_date(entry.saying) and id(telling) not in found:
            found[id(telling)] = (entry, count_reading(telling.when, entry.published()))
    return found


def _claimed(
    entry: _Entry, counted: dict[int, tuple[_Entry, ClaimedDate]], dates: EventDates, newsroom: Newsroom
) -> ClaimedDate:
    """The date that a source claims: its own, else that of the words it is cited for."""
    claim, telling = entry.saying.claim, entry.telling
    if claim.undated:
        return ClaimedDate()
    if claim.when is not None:
        return resolve_reading(claim.when, entry.published(), dates, newsroom.names)
    if id(telling) not in counted:
        return resolve_reading(telling.when, None, dates, newsroom.names)
    first, date = counted[id(telling)]
    return date if first is entry else ClaimedDate(date.date)


def _own_date(
    telling: Telling, counted: dict[int, tuple[_Entry, ClaimedDate]], dates: EventDates, newsroom: Newsroom
) -> EdtfDate | None:
    if id(telling) in counted:
        return counted[id(telling)][1].date
    return resolve_reading(telling.when, None, dates, newsroom.names).date


def _shared(key: str, newsroom: Newsroom) -> NotedSource | None:
    found = newsroom.directory.sources.records.get(key)
    return NotedSource(key, found.record, found.published, 0, "", shared=key) if found is not None else None


def _report(
    event: str, entry: _Entry, claimed: ClaimedDate, origins: tuple[Witness, ...], newsroom: Newsroom
) -> Report:
    claim, telling, noted, attribution = entry.saying.claim, entry.telling, entry.noted, entry.attribution
    brief = entry.saying.brief
    record = noted.record if noted is not None else _NO_SOURCE
    key, outlet = "", ""
    if noted is not None:
        key = newsroom.keys.get((brief, noted.id)) or newsroom.keys.get(("", noted.id), noted.id)
        outlet = attribution.reporter.name if attribution.reporter is not None else noted.id
    return Report(
        event=event,
        brief=brief,
        anchor=_anchor(event, telling, newsroom.homes),
        source=key,
        number=noted.number if noted is not None else 0,
        outlet=outlet,
        language=record.lang,
        title=record.title,
        url=record.url,
        published=entry.published(),
        words=telling.words or telling.title,
        says=claim.words,
        date=claimed.date,
        undated=claim.undated,
        counted=claimed.counted,
        date_word=claimed.words if claimed.counted else "",
        figures=_figures(claim, telling),
        speakers=names_once(attribution.speakers),
        via=tuple([tuple([each.name for each in chain]) for chain in attribution.chains]),
        stance=claim.stance,
        caption=claim.caption,
        headline=claim.headline,
        origins=names_once(origins),
    )


def _figures(claim: Claim, telling: Telling) -> tuple[Figure, ...]:
    """A source's own figures; of the measures that it does not name itself, the event's."""
    if not claim.figures:
        return telling.figures
    own = {fold_name(figure.measure) for figure in claim.figures}
    return claim.figures + tuple(each for each in telling.figures if fold_name(each.measure) not in own)


def _anchor(event: str, telling: Telling, homes: Homes) -> str:
    """Of the marked words that tell it; in its home, the event's own where no words are marked."""
    if telling.mark is not None:
        return homes.marks[telling.brief][telling.mark][0]
    brief, anchor = homes.home.get(event, ("", ""))
    return anchor if brief == telling.brief and event in homes.unmarked.get(brief, ()) else ""


def _uncounted(
    entry: _Entry, counted: dict[int, tuple[_Entry, ClaimedDate]]
) -> Iterator[tuple[Telling, Diagnostic]]:
    """A word like Thursday that cannot be counted: the source's day of publication is not known exactly enough."""
    claim, telling = entry.saying.claim, entry.telling
    reading = claim.when or telling.when
    counts = claim.when is not None or (id(telling) in counted and counted[id(telling)][0] is entry)
    if reading is None or claim.undated or not counts or not is_counted(reading):
        return
    if count_reading(reading, entry.published()).counted:
        return
    source = f"`{claim.source}`" if claim.source else "no source"
    message = f"“{reading.words}” cannot be counted: the day on which {source} was published is not known"
    hint = "give the source its day in `published:`, or write the date itself"
    if claim.when is not None:
        where = where_of_part(claim, "when", telling.where.path)
    else:
        where = where_of(telling, "when", reading.words)
    yield telling, fault("date-uncounted", message, where, hint, word=reading.words)
