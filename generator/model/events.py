"""Events: one event however many briefs tell it, its reports, origins, reading of the date and conflicts."""

import msgspec

from generator.edtf.relative import Duration
from generator.edtf.value import EdtfDate
from generator.figures import Figure
from generator.model.body import Prose
from generator.model.entities import EntityCard
from generator.model.tags import TagCard


class DateSaid(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a source says of the date, in its own words: “Saturday”, says RT."""

    words: str
    outlet: str = ""
    """"" where nobody says whose words they are."""


class CountedFrom(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """How far a date lies from the event that it is counted from, and where that event is told.

    At least `least` and at most `most` away (None: nothing is said of the most); `direction` is after, before or same.
    """

    id: str
    title: str
    direction: str
    least: Duration = Duration()
    most: Duration | None = None
    approximate: bool = False
    language: str = ""
    brief: str = ""
    anchor: str = ""
    page: bool = False


class Report(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One source's statement of an event."""

    event: str
    brief: str = ""
    """Id of the brief that tells it; "" where only the event's own file does."""
    anchor: str = ""
    source: str = ""
    """Key of the source; "" where the brief names none."""
    number: int = 0
    """The source's number in that brief's notes, 0 where it has none."""
    outlet: str = ""
    """Name to print."""
    language: str = ""
    title: str = ""
    url: str = ""
    published: EdtfDate | None = None
    words: str = ""
    """The brief's words for the event."""
    says: str = ""
    """The source's own words for the fact."""
    date: EdtfDate | None = None
    """The date this source claims; None where it gives none of its own or none at all."""
    undated: bool = False
    counted: bool = False
    """The date was counted from the source's own day of publication."""
    date_word: str = ""
    """The word that a counted date came from ("Saturday")."""
    figures: tuple[Figure, ...] = ()
    speakers: tuple[str, ...] = ()
    via: tuple[tuple[str, ...], ...] = ()
    """Names to print, chain by chain."""
    stance: str = "asserts"
    caption: bool = False
    headline: bool = False
    origins: tuple[str, ...] = ()
    """Names of the traced origins it leads to; empty: not traced."""


class Conflict(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Reports that cannot all be right. `about`: date, figure or stance."""

    about: str
    measure: str
    """For a figure: the measure; else ""."""
    values: tuple[tuple[str, tuple[int, ...]], ...]
    """Each value in words, with the indexes of the reports that give it."""


class SiteEvent(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One event."""

    id: str
    title: str
    date: EdtfDate | None = None
    reading: str = ""
    """Where the date is from: `own` (the definition's, with because), `agreed`, `set`, or "" (one claim)."""
    because: Prose = Prose()
    """Why this date."""
    date_text: str = ""
    """What was typed instead of a plain date, ids of other events included: for data files, never for pages."""
    said: DateSaid | None = None
    """What a source says of the date."""
    counted_from: CountedFrom | None = None
    """Where the date is counted from another event."""
    basis: str = ""
    kind: str = ""
    status: str = "happened"
    brief: str = ""
    """The brief in which it stands; "" when only its own file tells it."""
    anchor: str = ""
    page: bool = False
    """It has /events/<id>/."""
    actors: tuple[tuple[EntityCard, str], ...] = ()
    """Entity and role."""
    places: tuple[EntityCard, ...] = ()
    figures: tuple[Figure, ...] = ()
    tags: tuple[TagCard, ...] = ()
    summary: Prose = Prose()
    note: Prose = Prose()
    significance: int = 1
    part_of: str = ""
    reports: tuple[Report, ...] = ()
    briefs: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    """Names of the traced origins, each once."""
    untraced: tuple[str, ...] = ()
    """Names of the outlets whose reports are not traced, each once."""
    conflicts: tuple[Conflict, ...] = ()
    disputed: bool = False
    different_from: tuple[str, ...] = ()
    different_note: str = ""
    language: str = ""
    publication: bool = False
    """Only the publication of a brief's primary source: drawn lightly."""


class EventCard(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What lists and drawings show of an event."""

    id: str
    title: str
    date: EdtfDate | None = None
    said: DateSaid | None = None
    """What a source says of the date."""
    counted_from: CountedFrom | None = None
    """Where the date is counted from another event."""
    lasts_until: str = ""
    """YYYY-MM of a later month than it is listed under, where it went on until then and that was stated."""
    brief: str = ""
    anchor: str = ""
    page: bool = False
    status: str = "happened"
    reports: int = 0
    origins: tuple[str, ...] = ()
    untraced: int = 0
    differ: tuple[str, ...] = ()
    """On what the sources differ: date, the measure's name, stance."""
    significance: int = 1
    kind: str = ""
    language: str = ""
    publication: bool = False
