"""A source as an author types it: in a brief's `sources:` or once in content/sources/."""

from typing import Annotated

from generator.schema.field import Field, Record

TYPES = (
    "news",
    "analysis",
    "memo",
    "report",
    "event",
    "newsletter",
    "interview",
    "official",
    "data",
    "social",
    "video",
)
ROLES = ("primary", "corroborating", "background", "counter")
ACCESS = ("free", "metered", "registration", "paywalled", "gone")
READ = ("full", "partial", "abstract", "headline", "none")


class ArchivedCopy(Record, frozen=True):
    """A copy of a source kept elsewhere."""

    url: Annotated[
        str, Field("Address of the copy", "https://web.archive.org/web/…", "url", required=True)
    ] = ""
    date: Annotated[str, Field("The day it was made", "2014-08-12", "day")] = ""
    by: Annotated[str, Field("Who keeps it", "Internet Archive")] = ""


class SourceVersion(Record, frozen=True):
    """A version of a source whose outlet edits silently."""

    date: Annotated[str, Field("When this version stood", "2014-06-29", "edtf")] = ""
    title: Annotated[str, Field("Its headline then", "Russian Jets and Experts Sent to Iraq")] = ""
    url: Annotated[str, Field("Where this version can be seen", "https://example.org/diff/3", "url")] = ""
    note: Annotated[str, Field("What differed", "Said twelve jets had come", "markdown")] = ""


class Source(Record, frozen=True):
    """An article, report, interview or post that a brief summarises or cites."""

    id: Annotated[str, Field("The short name by which the text cites it: [@alm]", "alm", "key")] = ""
    role: Annotated[
        str, Field("What it is to the brief; the first source is primary", "primary", choices=ROLES)
    ] = ""
    type: Annotated[str, Field("What kind of publication it is", "analysis", choices=TYPES)] = ""
    title: Annotated[
        str, Field("Its headline", "Moscow sees opportunity in Iraq instability", "label", wanted=True)
    ] = ""
    authors: Annotated[tuple[str, ...], Field("Who wrote it", "[Paul Saunders]", "label", people=True)] = ()
    outlet: Annotated[
        str, Field("Who published it: an outlet's id, or its name", "al-monitor", "outlet", wanted=True)
    ] = ""
    section: Annotated[str, Field("The section or column it stands in", "Russia / Mideast", "label")] = ""
    url: Annotated[
        str, Field("Its address, kept byte for byte", "https://example.org/a", "url", wanted=True)
    ] = ""
    published: Annotated[str, Field("When it was published, as exactly as is known", "2014-08", "edtf")] = ""
    accessed: Annotated[str, Field("The day you read it", "2014-08-12", "day")] = ""
    archived: Annotated[tuple[ArchivedCopy, ...], Field("Copies kept elsewhere", shorthand="url")] = ()
    access: Annotated[str, Field("Whether readers can open it", "paywalled", choices=ACCESS)] = ""
    read: Annotated[str, Field("How much of it you read", "partial", choices=READ)] = ""
    read_note: Annotated[str, Field("What exactly you read", "Two paragraphs before the paywall")] = ""
    length_words: Annotated[int, Field("Its length in words", "620", least=0)] = 0
    lang: Annotated[str, Field("The language it is in", "en", "language")] = ""
    via: Annotated[
        str, Field("Where it has the fact from: a source, outlet, entity or quoted words", "vedomosti")
    ] = ""
    by: Annotated[str, Field("Who said it: a source, outlet, entity or quoted words", "Iraq's ministry")] = ""
    firsthand: Annotated[bool, Field("It saw for itself: an origin", "true")] = False
    versions: Annotated[tuple[SourceVersion, ...], Field("Versions, where the outlet edits silently")] = ()
    doi: Annotated[str, Field("Digital object identifier", "10.1000/182", "doi", wanted=True)] = ""
    isbn: Annotated[
        str, Field("International standard book number", "978-0-13-235088-4", "isbn", wanted=True)
    ] = ""
    pages: Annotated[str, Field("The pages it stands on", "12-14")] = ""
    number: Annotated[str, Field("Number of the issue or report", "SIPRI Fact Sheet 3/2017")] = ""
    note: Annotated[str, Field("Your annotation, for the bibliography", kind="markdown")] = ""
