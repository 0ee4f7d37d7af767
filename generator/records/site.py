"""dateline.yaml: the settings of a site. Every key is optional but `title`."""

from typing import Annotated

from generator.records.brief import Author
from generator.schema.field import Field, Record

OUTPUT_GROUPS = (
    "briefs",
    "archive",
    "tags",
    "tag-timelines",
    "timeline",
    "events",
    "entities",
    "outlets",
    "sources",
    "quotes",
    "corrections",
    "search",
    "feed",
    "tag-feeds",
    "calendars",
    "sitemap",
    "data",
    "citations",
    "cite-files",
)
DEFAULT_OUTPUTS = tuple(group for group in OUTPUT_GROUPS if group != "cite-files")
CHECKS = {
    "embargo-published": "error",
    "entity-field": "warning",
    "event-after-brief": "warning",
    "event-after-report": "warning",
    "event-near": "note",
    "event-uncited": "warning",
    "event-untitled": "warning",
    "field-long": "warning",
    "figure-measure": "warning",
    "heading-level": "warning",
    "heading-skip": "warning",
    "judgement-mixed": "warning",
    "lead-quote": "warning",
    "name-unknown": "warning",
    "outlet-unknown": "warning",
    "picture-active": "warning",
    "picture-alt": "warning",
    "picture-format": "warning",
    "picture-private": "warning",
    "quote-long": "warning",
    "quote-total": "warning",
    "repository-public": "note",
    "schedule-missing": "warning",
    "source-differs": "warning",
    "source-outlet": "warning",
    "source-repeated": "warning",
    "source-twice": "warning",
    "tag-twice": "warning",
    "who-unknown": "warning",
}
"""Checks of meaning by code, and how gravely each is taken where the settings do not say."""
LEVELS = ("error", "warning", "note", "off")


class Policies(Record, frozen=True):
    """Plain pages that the foot of every page links to."""

    about: Annotated[str, Field("Who we are", "about")] = ""
    method: Annotated[str, Field("How we count and date", "method")] = ""
    corrections: Annotated[str, Field("How we correct", "corrections-policy")] = ""
    privacy: Annotated[str, Field("What we know of readers", "privacy")] = ""


class TagSettings(Record, frozen=True):
    """How strict the vocabulary is."""

    strict: Annotated[
        str, Field("What a tag outside the vocabulary is", "warn", choices=("off", "warn", "error"))
    ] = "warn"


class QuoteSettings(Record, frozen=True):
    """How much may be quoted: limits of the house, not of the law."""

    max_words: Annotated[int, Field("The most words of one quotation; 0 for any number", "50", least=0)] = 50
    max_total_words: Annotated[
        int, Field("The most words that one brief quotes of one source; 0 for any number", "150", least=0)
    ] = 150


class TimelineSettings(Record, frozen=True):
    """What timelines show."""

    publications: Annotated[
        bool, Field("A brief without an event stands there by its source's publication", "true")
    ] = True


class Settings(Record, frozen=True):
    """Site settings."""

    title: Annotated[str, Field("Name of the site", "Russia–Iraq arms", "label", required=True)] = ""
    description: Annotated[str, Field("What it is, in a sentence or two")] = ""
    base_url: Annotated[str, Field("Where it is published", "https://user.github.io/briefings/", "url")] = ""
    author: Annotated[
        tuple[Author, ...],
        Field("Who writes when a brief does not say", "The desk", shorthand="name", people=True),
    ] = ()
    publisher: Annotated[str, Field("Who publishes it", "Example Institute", "label")] = ""
    licence: Annotated[str, Field("Licence of the briefs' own words", "CC-BY-4.0")] = ""
    contact: Annotated[str, Field("Where readers write to", "mailto:desk@example.org", "url")] = ""
    lang: Annotated[str, Field("Language of the site", "en", "language")] = "en"
    timezone: Annotated[str, Field("Zone that says which day is today", "Asia/Baghdad")] = "UTC"
    outputs: Annotated[
        tuple[str, ...], Field("What to make", "[briefs, tags, feed]", choices=OUTPUT_GROUPS)
    ] = DEFAULT_OUTPUTS
    links: Annotated[
        str, Field("`file` ends links in index.html, for reading from disk", "file", choices=("web", "file"))
    ] = "web"
    html: Annotated[bool, Field("Raw HTML in Markdown is let through", "false")] = False
    measures: Annotated[
        tuple[str, ...], Field("Measures that figures may name, besides the usual", "[sorties]")
    ] = ()
    quotes: Annotated[QuoteSettings, Field("How much may be quoted")] = QuoteSettings()
    checks: Annotated[
        dict[str, str],
        Field(
            "How gravely a check of meaning is taken (docs/checks.md lists them)",
            "{quote-long: error, source-outlet: off}",
            choices=LEVELS,
            keys=tuple(CHECKS),
        ),
    ] = {}
    policies: Annotated[Policies, Field("Plain pages linked in the foot")] = Policies()
    tags: Annotated[TagSettings, Field("The vocabulary's rules")] = TagSettings()
    timeline: Annotated[TimelineSettings, Field("What timelines show")] = TimelineSettings()
    navigation: Annotated[tuple[str, ...], Field("Plain pages in the head, by id", "[about]")] = ()
