"""`relative_to:` of an event's record as a reading, the same as the words "within a week after x" give."""

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.friendly import DateReading
from generator.edtf.relative import Duration, RelativeToEvent, read_duration
from generator.model.faults import Where, fault
from generator.records.event import RelativeTo


def read_relative_to(relative: RelativeTo, where: Where) -> tuple[DateReading | None, tuple[Diagnostic, ...]]:
    """The reading, or what is missing in the record."""
    typed = relative.by or relative.within
    away = read_duration(typed) if typed else None
    if typed and away is None:
        hint = "write it as years, months, weeks and days: P7D, P2W, P1M"
        return None, (fault("event-duration", f"“{typed}” is not a length of time", where, hint),)
    if relative.after == relative.before and (typed or relative.after):
        message = f"it is not said on which side of `{relative.event}` this lies"
        return None, (fault("event-relative", message, where, "write after: true or before: true"),)
    return DateReading(relative=_counted_from(relative, away)), ()


def _counted_from(relative: RelativeTo, away: Duration | None) -> RelativeToEvent:
    if not relative.after and not relative.before:
        return RelativeToEvent(relative.event, "same")
    least = away if relative.by and away is not None else Duration()
    return RelativeToEvent(relative.event, "after" if relative.after else "before", least, away)
