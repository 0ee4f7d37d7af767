"""`relative_to:` of an event's record as a reading, the same as the words "within a week after x" give."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.friendly import DateReading
from generator.edtf.relative import Duration, RelativeToEvent, read_duration
from generator.model.faults import Where, fault
from generator.parse.documents import BriefDocument, Shared
from generator.records.event import RelativeTo


def read_relative_to(relative: RelativeTo) -> DateReading | None:
    """The reading; None where something is missing in the record, which `relative_faults` tells."""
    typed = relative.by or relative.within
    away = read_duration(typed) if typed else None
    if (typed and away is None) or _lacks_side(relative):
        return None
    return DateReading(relative=_counted_from(relative, away))


def relative_faults(relative: RelativeTo, file: BriefDocument | Shared, path: str) -> Iterator[Diagnostic]:
    """What is wrong with it, at its own place; `path` is that of the record in its file."""
    typed = relative.by or relative.within
    if typed and read_duration(typed) is None:
        hint = "write it as years, months, weeks and days: P7D, P2W, P1M"
        span = file.positions.span(f"{path}.{'by' if relative.by else 'within'}")
        yield fault("event-duration", f"“{typed}” is not a length of time", Where(file.path, span), hint)
    elif _lacks_side(relative):
        message = f"it is not said on which side of `{relative.event}` this lies"
        where = Where(file.path, file.positions.span(f"{path}.event"))
        yield fault("event-relative", message, where, "write after: true or before: true")


def _lacks_side(relative: RelativeTo) -> bool:
    return relative.after == relative.before and bool(relative.by or relative.within or relative.after)


def _counted_from(relative: RelativeTo, away: Duration | None) -> RelativeToEvent:
    if not relative.after and not relative.before:
        return RelativeToEvent(relative.event, "same")
    least = away if relative.by and away is not None else Duration()
    return RelativeToEvent(relative.event, "after" if relative.after else "before", least, away)
