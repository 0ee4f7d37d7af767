"""The words beside a date: what a source says of it, what it is counted from, and what was typed to give it."""

from collections.abc import Iterable, Mapping

from generator.edtf.bounds import disjoint
from generator.edtf.relative import RelativeToEvent
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.model.events import CountedFrom, DateSaid, Report, SiteEvent
from generator.model.joined_events import EventNames
from generator.model.tellings import Telling


def said_of_date(facts: Telling, date: EdtfDate | None, reports: Iterable[Report]) -> DateSaid | None:
    """The source's words that the record quotes; else the word from which a source's date was counted.

    A word that was counted to another day than the event's says nothing of its date.
    """
    if facts.record.date_text:
        outlets = {report.outlet for report in reports if report.outlet}
        return DateSaid(facts.record.date_text, *(outlets if len(outlets) == 1 else ()))
    for report in reports:
        if report.counted and report.date is not None and (date is None or not disjoint(report.date, date)):
            return DateSaid(report.date_word, report.outlet)
    return None


def counted_from(
    telling: Telling,
    own: EdtfDate | None,
    date: EdtfDate | None,
    events: Mapping[str, SiteEvent],
    names: EventNames,
) -> CountedFrom | None:
    """The event that the date is counted from, where the date is indeed the one that was counted."""
    relative = telling.when.relative if telling.when is not None else None
    if not isinstance(relative, RelativeToEvent) or date is None or date != own:
        return None
    event = events.get(names.ids.get(relative.anchor, ""))
    if event is None:
        return None
    return CountedFrom(
        id=event.id,
        title=event.title,
        direction=relative.direction,
        least=relative.least,
        most=relative.most,
        approximate=relative.approximate,
        language=event.language,
        brief=event.brief,
        anchor=event.anchor,
        page=event.page,
    )


def date_text_of(facts: Telling, date: EdtfDate | None) -> str:
    """What was typed for the date, where it says more than the date does."""
    reading = facts.when
    if facts.record.date_text or reading is None or not reading.words:
        return facts.record.date_text
    if reading.relative is not None:
        return reading.words
    if reading.date is None or reading.date.form == "single":
        return ""
    return "" if reading.words.casefold() == date_words(date).casefold() else reading.words
