"""A brief's front matter as its author types it."""

from typing import Annotated, Any

from generator.diagnostics.diagnostic import UNFINISHED
from generator.records.event import Event
from generator.records.source import Source
from generator.schema.field import Field, Record

"""What is published only on demand."""
PAGE_STATUSES = (*UNFINISHED, "published")
STATUSES = (*PAGE_STATUSES, "superseded", "withdrawn")
CHANGES = ("update", "clarification", "correction", "retraction", "typo")
REPUBLISH = ("owned", "licensed", "public-domain", "cc", "none")


class Author(Record, frozen=True):
    """Who wrote the brief."""

    name: Annotated[
        str, Field("Name as it is printed", "Kim Mensch", "author", required=True, person=True)
    ] = ""
    role: Annotated[str, Field("Role or desk", "Arms desk")] = ""
    orcid: Annotated[str, Field("ORCID iD", "0000-0002-1825-0097")] = ""
    url: Annotated[str, Field("A page about the author", "https://example.org/kim", "url")] = ""


class QuoteOriginal(Record, frozen=True):
    """A quotation in the language it was said in."""

    lang: Annotated[str, Field("Its language", "ru", "language")] = ""
    text: Annotated[str, Field("The words")] = ""


class Quote(Record, frozen=True):
    """Words that somebody said."""

    text: Annotated[str, Field("The words, without quotation marks", "We stand by you", required=True)] = ""
    by: Annotated[str, Field("Who said them", "sergei-shoigu", "entity")] = ""
    role_then: Annotated[str, Field("The speaker's role then", "Defence Minister of Russia")] = ""
    date: Annotated[str, Field("When they were said", "2014-07-24", "edtf")] = ""
    said: Annotated[str, Field("To whom, or on what occasion", "to Saadoun al-Dulaimi")] = ""
    source: Annotated[str, Field("The source that prints them", "ibn", "source")] = ""
    locator: Annotated[str, Field("Where in the source", "¶ 3")] = ""
    lang: Annotated[str, Field("Language of the words", "en", "language")] = ""
    original: Annotated[QuoteOriginal | None, Field("The words as they were said")] = None
    translator: Annotated[str, Field("Who translated them", "the desk")] = ""


class Image(Record, frozen=True):
    """The brief's picture, or the account of one that may not be published."""

    src: Annotated[str, Field("File below content/media/", "media/hangar.jpg", "path")] = ""
    url: Annotated[str, Field("Address of a picture elsewhere; linked, never fetched", kind="url")] = ""
    alt: Annotated[str, Field("What it shows, for those who cannot see it", "Two men shake hands")] = ""
    caption: Annotated[str, Field("Caption", "Meeting in Moscow")] = ""
    credit: Annotated[str, Field("Credit line", "Reuters/Iraq Ministry of Defence")] = ""
    creator: Annotated[str, Field("Who made it")] = ""
    source_url: Annotated[str, Field("Where it comes from", kind="url")] = ""
    rights: Annotated[str, Field("What its owner allows", "Editorial use only")] = ""
    licence: Annotated[str, Field("SPDX name or address of its licence", "CC-BY-4.0")] = ""
    republish: Annotated[
        str,
        Field("Why you may publish it; with none only caption and credit appear", "none", choices=REPUBLISH),
    ] = ""
    focal: Annotated[
        str, Field("The point that stays in view where a template crops it, in per cent", "50 30", "focal")
    ] = ""
    decorative: Annotated[bool, Field("It says nothing; no alternative text is needed", "true")] = False


class Change(Record, frozen=True):
    """One entry of the log of changes."""

    date: Annotated[str, Field("The day of the change", "2014-08-20", "day", required=True)] = ""
    kind: Annotated[str, Field("What kind of change", "correction", choices=CHANGES)] = ""
    was: Annotated[str, Field("What it said", "27 July")] = ""
    now: Annotated[str, Field("What it says now", "24 July 2014")] = ""
    where: Annotated[str, Field("Where in the brief", "What happened")] = ""
    note: Annotated[str, Field("What changed and why, for the reader", kind="markdown")] = ""
    by: Annotated[str, Field("Who changed it", kind="author")] = ""


class Brief(Record, frozen=True):
    """Everything that the front matter of a brief may hold."""

    id: Annotated[
        str, Field("Permanent name and address; default: the file's name", "moscow-iraq-arms", "id")
    ] = ""
    title: Annotated[str, Field("Headline", "Moscow sees opportunity", "label", required=True)] = ""
    title_is: Annotated[str, Field("Whose headline it is", "source", choices=("own", "source"))] = ""
    date: Annotated[
        str, Field("First publication; a future date is published then", "2014-08-12", "day", required=True)
    ] = ""
    updated: Annotated[
        str, Field("Last substantive change; default: the newest of changes", "2014-08-20", "day")
    ] = ""
    status: Annotated[str, Field("Where it stands", "draft", choices=STATUSES, gate=True)] = ""
    embargo: Annotated[
        str, Field("Not published before this instant", "2014-08-13T06:00:00+03:00", "instant", gate=True)
    ] = ""
    expires: Annotated[
        str, Field("Leaves the lists after this day; its page stays", "2015-08-12", "day", gate=True)
    ] = ""
    review_by: Annotated[str, Field("To be looked at again by this day", "2015-08-12", "day")] = ""
    lang: Annotated[str, Field("Language of the brief; default: the site's", "ar-IQ", "language")] = ""
    dir: Annotated[
        str, Field("Direction of the text; default: by language", "rtl", choices=("ltr", "rtl"))
    ] = ""
    translations: Annotated[
        dict[str, str], Field("The same brief in other languages", "{ar: iraq-ar}", "brief")
    ] = {}
    authors: Annotated[
        tuple[Author, ...],
        Field("Who wrote it; default: the site's", "[kim]", shorthand="name", people=True),
    ] = ()
    series: Annotated[str, Field("The series it belongs to", "Iraq monitor", "label")] = ""
    issue: Annotated[str, Field("Number or month within the series", "2014-08")] = ""
    summary: Annotated[
        str, Field("The point in one or two sentences; default: the first paragraph", longest=300)
    ] = ""
    why: Annotated[str, Field("Why it matters, in one or two sentences", kind="markdown")] = ""
    key_points: Annotated[tuple[str, ...], Field("Two to four points, with [@source]", kind="markdown")] = ()
    source: Annotated[
        Source | None,
        Field("Short for one entry of sources", shorthand="url", or_id=True, wanted=True, many="sources"),
    ] = None
    sources: Annotated[
        tuple[Source, ...],
        Field(
            "What is summarised and cited",
            shorthand="url",
            or_id=True,
            by_id=True,
            default_id="source",
            wanted=True,
        ),
    ] = ()
    quotes: Annotated[tuple[Quote, ...], Field("Quotations, attributed", shorthand="text")] = ()
    events: Annotated[
        tuple[Event, ...],
        Field("Events: whole, ids, or what the marked words leave open", by_id=True, shorthand="id"),
    ] = ()
    tags: Annotated[
        tuple[str, ...], Field("Labels or ids; any spelling finds the tag", "[Russia, Iraq]", "tag")
    ] = ()
    people: Annotated[tuple[str, ...], Field("People it is about", "[sergei-shoigu]", "entity")] = ()
    orgs: Annotated[tuple[str, ...], Field("Organisations it is about", "[vedomosti]", "entity")] = ()
    places: Annotated[tuple[str, ...], Field("Places it is about", "[moscow]", "entity")] = ()
    period: Annotated[
        str, Field("The time it is about; default: from its events", "2014-06/2014-08", "edtf")
    ] = ""
    image: Annotated[Image | None, Field("Its picture")] = None
    changes: Annotated[tuple[Change, ...], Field("The log of changes")] = ()
    supersedes: Annotated[tuple[str, ...], Field("Briefs that this one replaces", kind="brief")] = ()
    superseded_by: Annotated[str, Field("The brief that replaces this one", kind="brief")] = ""
    related: Annotated[tuple[str, ...], Field("Briefs to read next", kind="brief")] = ()
    aliases: Annotated[
        tuple[str, ...], Field("Old addresses that lead here", "[/2014/moscow.html]", "address")
    ] = ()
    licence: Annotated[str, Field("Licence of the brief's own words", "CC-BY-4.0")] = ""
    rights: Annotated[str, Field("Rights in words")] = ""
    original: Annotated[bool, Field("Own analysis: no source is needed", "true", wanted=True)] = False
    featured: Annotated[bool, Field("Leads the front page", "true")] = False
    weight: Annotated[int, Field("Order among the featured, smallest first", "1")] = 0
    timeline: Annotated[
        bool, Field("Whether its source's publication stands on the timeline when it tells no event")
    ] = True
    unpublished: Annotated[
        Any, Field("Your notes: never in any output (but readable in a public repository)", gate=True)
    ] = None


class Page(Record, frozen=True):
    """The front matter of a plain page in content/pages/."""

    id: Annotated[str, Field("Address; default: the file's name", "method", "id")] = ""
    title: Annotated[str, Field("Headline", "How we count", "label", required=True)] = ""
    summary: Annotated[str, Field("The point in one sentence", longest=300)] = ""
    lang: Annotated[str, Field("Language", "en", "language")] = ""
    dir: Annotated[str, Field("Direction of the text", "rtl", choices=("ltr", "rtl"))] = ""
    date: Annotated[str, Field("Not published before this day", "2014-08-12", "day")] = ""
    status: Annotated[str, Field("A draft is left out", "draft", choices=PAGE_STATUSES, gate=True)] = ""
    embargo: Annotated[
        str, Field("Not published before this instant", "2014-08-13T06:00:00+03:00", "instant", gate=True)
    ] = ""
    updated: Annotated[str, Field("Last change", "2014-08-20", "day")] = ""
    aliases: Annotated[tuple[str, ...], Field("Old addresses that lead here", kind="address")] = ()
    unpublished: Annotated[Any, Field("Your notes: never in any output", gate=True)] = None
