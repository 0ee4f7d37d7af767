"""An event as an author types it: in `events:` of a brief, or in a file of content/events/."""

from typing import Annotated

from generator.schema.field import Field, Record

KINDS = (
    "meeting",
    "statement",
    "transfer",
    "agreement",
    "attack",
    "election",
    "publication",
    "decision",
    "forecast",
    "deployment",
    "sanction",
    "visit",
    "protest",
    "accident",
    "trial",
    "other",
)
STATUSES = ("planned", "happened", "cancelled")
BASES = ("stated", "caption", "dateline", "url", "inferred", "computed")
STANCES = ("asserts", "denies", "doubts")


class Actor(Record, frozen=True):
    """Somebody or something that took part."""

    entity: Annotated[str, Field("Who: an entity's id or name", "russia", "entity", required=True)] = ""
    role: Annotated[str, Field("As what", "supplier")] = ""


class RelativeTo(Record, frozen=True):
    """A date counted from another event."""

    event: Annotated[str, Field("The event counted from", "shoigu-dulaimi", "event", required=True)] = ""
    after: Annotated[bool, Field("Later than that event", "true")] = False
    before: Annotated[bool, Field("Earlier than that event", "true")] = False
    within: Annotated[str, Field("At most this far away, as an ISO 8601 duration", "P7D")] = ""
    by: Annotated[str, Field("Exactly this far away, as an ISO 8601 duration", "P2D")] = ""


class LookAlike(Record, frozen=True):
    """Events that are easily taken for this one and are not."""

    ids: Annotated[tuple[str, ...], Field("Their ids", "[putin-dulaimi]", "event")] = ()
    note: Annotated[str, Field("How they differ", "The caption names Putin")] = ""


class EventReport(Record, frozen=True):
    """One source's statement of an event, typed in the event's own record."""

    source: Annotated[str, Field("The source that reports it", "alm", "source")] = ""
    brief: Annotated[str, Field("The brief that tells of it", "moscow-iraq-arms", "brief")] = ""
    date: Annotated[str, Field("When the source reported it", "2014-07-24", "edtf")] = ""
    says: Annotated[str, Field("Its words for the date or the fact", "on a Saturday")] = ""
    when: Annotated[str, Field("The date that this source claims", "2014-06-29", "when")] = ""
    undated: Annotated[bool, Field("This source gives no date", "true")] = False
    figure: Annotated[str, Field("Numbers this source gives", "delivered 5; ordered >12")] = ""
    by: Annotated[str, Field("Who said it", "Iraq's ministry")] = ""
    via: Annotated[str, Field("Where the source has it from", "afp")] = ""
    stance: Annotated[str, Field("What the source does with it", "denies", choices=STANCES)] = ""


class Event(Record, frozen=True):
    """Something that happened, or is planned."""

    id: Annotated[str, Field("Permanent name, for of=, links and feeds", "shoigu-dulaimi", "id")] = ""
    of: Annotated[str, Field("This adds a report to the event of that id", "su25-first", "event")] = ""
    title: Annotated[
        str, Field("At most twelve words, in the past tense", "Shoigu met al-Dulaimi", "label", wanted=True)
    ] = ""
    date: Annotated[str, Field("When it happened", "2014-07-24", "when")] = ""
    when: Annotated[str, Field("The same as date", "24 July 2014", "when")] = ""
    date_text: Annotated[str, Field("What the source says of the date, word for word", "Within a week")] = ""
    date_basis: Annotated[str, Field("What the date rests on", "caption", choices=BASES)] = ""
    because: Annotated[
        str, Field("Why this date, where the reports differ", "Five reports agree", "markdown")
    ] = ""
    relative_to: Annotated[RelativeTo | None, Field("A date counted from another event")] = None
    kind: Annotated[str, Field("What kind of event", "meeting", choices=KINDS)] = ""
    status: Annotated[str, Field("What became of it", "happened", choices=STATUSES)] = ""
    actors: Annotated[tuple[Actor, ...], Field("Who took part", "[russia]", shorthand="entity")] = ()
    places: Annotated[tuple[str, ...], Field("Where", "[moscow]", "entity")] = ()
    geo_precision: Annotated[int, Field("1 exact, 2 near, 3 only the region", "1", least=1, most=3)] = 0
    figure: Annotated[str, Field("Named measures as ranges", "value >1bn USD")] = ""
    reports: Annotated[tuple[EventReport, ...], Field("Who reports it", "[alm]", shorthand="source")] = ()
    different_from: Annotated[LookAlike | None, Field("Look-alikes kept apart", shorthand="ids")] = None
    significance: Annotated[int, Field("1 to 3: what survives zooming out", "2", least=1, most=3)] = 0
    part_of: Annotated[str, Field("The larger event", "visit-july-2014", "event")] = ""
    follows: Annotated[tuple[str, ...], Field("Events it came after", kind="event")] = ()
    same_as: Annotated[tuple[str, ...], Field("Other ids of this same event", kind="event")] = ()
    tags: Annotated[tuple[str, ...], Field("Tags", "[arms sales]", "tag")] = ()
    summary: Annotated[str, Field("One or two sentences", kind="markdown")] = ""
    note: Annotated[str, Field("What a reader should know of it", kind="markdown")] = ""
