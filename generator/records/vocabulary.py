"""Tags, entities and outlets as an author types them in content/."""

from typing import Annotated

from generator.schema.field import Field, Record

FACETS = ("topic", "place", "actor", "type")
ENTITY_TYPES = ("person", "org", "place", "work", "equipment")


class Tag(Record, frozen=True):
    """One entry of content/tags.yaml."""

    id: Annotated[str, Field("The key of its entry", "arms-sales", "id")] = ""
    label: Annotated[dict[str, str], Field("Its name, per language", "{en: Arms sales}", "label")] = {}
    alt: Annotated[
        tuple[str, ...], Field("Other names; typing any of them works", "[arms deals]", "label")
    ] = ()
    hidden: Annotated[tuple[str, ...], Field("Misspellings that work and are not shown", kind="label")] = ()
    broader: Annotated[tuple[str, ...], Field("The wider tag or tags", "defence-industry", "tag")] = ()
    related: Annotated[tuple[str, ...], Field("Tags worth seeing beside it", kind="tag")] = ()
    note: Annotated[str, Field("What it covers; shown on its page", kind="markdown")] = ""
    facet: Annotated[str, Field("What kind of tag", "topic", choices=FACETS)] = ""
    match: Annotated[dict[str, str], Field("The same thing in other vocabularies", "{wikidata: Q1}")] = {}
    aliases: Annotated[tuple[str, ...], Field("Old ids whose addresses lead here", "[weapons]", "label")] = ()
    replaced_by: Annotated[str, Field("The tag that took its place", kind="tag")] = ""


class Role(Record, frozen=True):
    """An office somebody held for a time."""

    title: Annotated[str, Field("The office", "Defence Minister", required=True)] = ""
    org: Annotated[str, Field("Where", "russia", "entity")] = ""
    from_: Annotated[str, Field("Since when", "2012-11", "edtf")] = ""
    to: Annotated[str, Field("Until when", "2024-05", "edtf")] = ""


class Entity(Record, frozen=True):
    """A person, organisation, place, work or piece of equipment."""

    id: Annotated[str, Field("Permanent name", "sergei-shoigu", "id")] = ""
    type: Annotated[str, Field("What it is", "person", choices=ENTITY_TYPES, required=True)] = ""
    name: Annotated[
        dict[str, str], Field("Its name, per language", "{en: Sergei Shoigu}", "label", person=True)
    ] = {}
    native: Annotated[str, Field("Its name in its own script", "Сергей Шойгу", "label")] = ""
    aliases: Annotated[tuple[str, ...], Field("Other spellings", "[Shoygu, شويغو]", "label")] = ()
    roles: Annotated[tuple[Role, ...], Field("Offices held", shorthand="title")] = ()
    same_as: Annotated[dict[str, str], Field("The same thing elsewhere", "{wikidata: Q1}")] = {}
    point: Annotated[str, Field("Latitude, longitude of a place or organisation", "33.3, 44.4", "point")] = ""
    part_of: Annotated[str, Field("The larger place or organisation", "iraq", "entity")] = ""
    url: Annotated[str, Field("Its own page", kind="url")] = ""
    note: Annotated[str, Field("Who or what it is, in a sentence", kind="markdown")] = ""


class Outlet(Record, frozen=True):
    """Who publishes: a newspaper, agency, institute, ministry."""

    id: Annotated[str, Field("Permanent name", "al-monitor", "id")] = ""
    name: Annotated[dict[str, str], Field("Its name, per language", "Al-Monitor", "label")] = {}
    aliases: Annotated[tuple[str, ...], Field("Other names", kind="label")] = ()
    url: Annotated[str, Field("Its front page", kind="url")] = ""
    hosts: Annotated[tuple[str, ...], Field("Web hosts it publishes under", "[al-monitor.com]", "host")] = ()
    country: Annotated[str, Field("Where it is based", "United States")] = ""
    owner: Annotated[str, Field("Who owns it")] = ""
    funding: Annotated[str, Field("Who pays for it")] = ""
    langs: Annotated[tuple[str, ...], Field("Languages it publishes in", "[en, ar]", "language")] = ()
    products: Annotated[tuple[str, ...], Field("What it sells", "[news, analysis]")] = ()
    access: Annotated[str, Field("How its pages open as a rule", "paywalled")] = ""
    reliability: Annotated[
        str, Field("A to F; needs reliability_basis", choices=tuple("ABCDEF"), needs="reliability_basis")
    ] = ""
    reliability_basis: Annotated[str, Field("Why that letter")] = ""
    reviewed: Annotated[str, Field("When that was last looked at", kind="day")] = ""
    quote_policy_url: Annotated[str, Field("Its terms for quoting", kind="url")] = ""
    firsthand: Annotated[bool, Field("All its reports are its own: each is an origin")] = False
    note: Annotated[str, Field("What a reader should know of it", kind="markdown")] = ""
