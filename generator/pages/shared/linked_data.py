"""JSON-LD in the words of schema.org, as plain dictionaries: the site, a brief, an event, an entity, a tag.

Absolute addresses only, so there is none where the site's address is not known. A date is given only where it is
stated exactly: nothing here may be more precise than the page.
"""

import re
from typing import Any

from generator.edtf.bounds import stated_days
from generator.edtf.days import iso_day
from generator.edtf.value import EdtfDate
from generator.model.briefs import SiteBrief
from generator.model.entities import EntityCard, SiteEntity
from generator.model.events import EventCard, SiteEvent
from generator.model.facts import SiteFacts
from generator.model.sources import SiteSource, summarised
from generator.model.tags import SiteTag
from generator.outputs.address import (
    absolute_link,
    brief_address,
    entity_address,
    event_address,
    event_anchor_address,
    page_address,
    tag_address,
)

_CONTEXT = "https://schema.org"
_ARTICLES = {
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "report": "Report",
    "memo": "Report",
    "official": "Report",
    "data": "Dataset",
    "video": "VideoObject",
    "social": "SocialMediaPosting",
}
_ENTITIES = {"person": "Person", "org": "Organization", "place": "Place"}
_STATUS = {"planned": "EventScheduled", "cancelled": "EventCancelled"}
_DAY = re.compile(r"-?\d{4}-\d\d-\d\d")
Data = dict[str, Any]


def site_data(facts: SiteFacts) -> Data | None:
    """The site, for its front page."""
    if not facts.base_url:
        return None
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "@id": facts.base_url,
        "url": facts.base_url,
        "name": facts.title,
        "inLanguage": facts.language,
        **_publisher(facts),
    }


def brief_data(facts: SiteFacts, brief: SiteBrief) -> Data | None:
    """A brief as a report based on its primary sources and citing all of them."""
    if not facts.base_url:
        return None
    address = absolute_link(facts.base_url, brief_address(brief.id))
    primary = [use.source for use in summarised(brief.sources, original=brief.record.original)]
    data: Data = {
        "@context": _CONTEXT,
        "@type": ["Report", "AnalysisNewsArticle"],
        "@id": address,
        "url": address,
        "headline": str(brief.title),
        "abstract": str(brief.summary),
        "inLanguage": brief.language,
        "datePublished": brief.date,
        "dateModified": brief.updated or brief.date,
        "author": [_author(author.name, author.url or _orcid(author.orcid)) for author in brief.authors],
        "license": _licence(brief.record.licence or facts.licence),
        "isBasedOn": [{**_filled({"@id": source.record.url}), **_source(source)} for source in primary],
        "citation": [_cited(use.source, primary) for use in brief.sources],
        "keywords": [_term(facts, tag.id, tag.label) for tag in brief.tags],
        "mentions": [
            *(_entity(facts, each.id, each.name, each.type, each.page) for each in brief.entities),
            *(_told(facts, card) for card in brief.events if not card.publication),
        ],
        "correction": [
            {
                "@type": "CorrectionComment",
                "datePublished": change.date,
                "text": _change(change.was, change.now),
            }
            for change in brief.changes
            if change.kind in ("correction", "retraction") and (change.was or change.now)
        ],
        **_publisher(facts),
    }
    return _filled(data)


def event_data(facts: SiteFacts, event: SiteEvent) -> Data | None:
    """An event; its date only where it is stated exactly."""
    if not facts.base_url:
        return None
    briefs = event.briefs if "briefs" in facts.outputs else ()
    told = [absolute_link(facts.base_url, brief_address(brief)) for brief in briefs]
    address = absolute_link(facts.base_url, event_address(event.id))
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "Event",
            "@id": address,
            "url": address,
            "name": event.title,
            **_span(event.date if not _date_disputed(event) else None),
            "eventStatus": _status(event.status),
            "location": [{"@type": "Place", "name": place.name} for place in event.places],
            "subjectOf": [{"@type": "Report", "@id": brief} for brief in told],
        }
    )


def entity_data(
    facts: SiteFacts, entity: SiteEntity, names: list[str], same_as: list[str], larger: EntityCard | None
) -> Data | None:
    """A person, organisation, place or thing; where it lies only as exactly as that was typed."""
    if not facts.base_url:
        return None
    point = _point(entity.record.point if entity.record is not None else "")
    is_place = entity.type == "place"
    part = "containedInPlace" if is_place else "parentOrganization" if entity.type == "org" else "isPartOf"
    data: Data = {
        "@context": _CONTEXT,
        **_entity(facts, entity.id, entity.name, entity.type, page=True),
        "description": entity.note.plain,
        "alternateName": names,
        "url": entity.record.url if entity.record is not None else "",
        "sameAs": same_as,
        part: _entity(facts, larger.id, larger.name, larger.type, larger.page) if larger is not None else "",
    }
    if point and is_place:
        data["geo"] = point
    elif point and entity.type == "org":
        data["location"] = {"@type": "Place", "geo": point}
    return _filled(data)


def _point(typed: str) -> Data | None:
    north, comma, east = typed.partition(", ")
    return {"@type": "GeoCoordinates", "latitude": north, "longitude": east} if comma else None


def tag_data(facts: SiteFacts, tag: SiteTag) -> Data | None:
    """A tag as a term of the site's vocabulary."""
    if not facts.base_url:
        return None
    return _filled(
        {
            "@context": _CONTEXT,
            **_term(facts, tag.id, tag.label),
            "inDefinedTermSet": absolute_link(facts.base_url, "/tags/") if "tags" in facts.outputs else "",
            "description": tag.note.plain,
            "alternateName": list(tag.alt),
        }
    )


def _source(source: SiteSource) -> Data:
    record = source.record
    outlet = source.outlet.name if source.outlet else ""
    kind = _ARTICLES.get(record.type, "CreativeWork")
    article = kind.endswith("Article") or kind == "Report"
    return _filled(
        {
            "@type": kind,
            "headline" if article else "name": record.title,
            "url": record.url,
            "datePublished": _day(source.published),
            "inLanguage": record.lang,
            "author": [_author(name, "") for name in record.authors],
            "publisher": {"@type": "Organization", "name": outlet} if outlet else "",
            "isAccessibleForFree": {"free": True, "paywalled": False}.get(record.access, ""),
            "archivedAt": [copy.url for copy in record.archived],
        }
    )


def _cited(source: SiteSource, primary: list[SiteSource]) -> Data:
    """A primary source is described once, under `isBasedOn`, and only named here by its address."""
    described = source in primary and source.record.url
    return {"@id": source.record.url} if described else _source(source)


def _told(facts: SiteFacts, card: EventCard) -> Data:
    address = ""
    if card.page and "events" in facts.outputs:
        address = event_address(card.id)
    elif card.anchor:
        address = event_anchor_address(card.brief, card.anchor)
    data: Data = {"@type": "Event", "name": card.title, **_span(None if "date" in card.differ else card.date)}
    if address:
        data["@id"] = absolute_link(facts.base_url, address)
    if card.status != "happened":
        data["eventStatus"] = _status(card.status)
    return data


def _entity(facts: SiteFacts, identity: str, name: str, kind: str, page: bool) -> Data:
    data: Data = {"@type": _ENTITIES.get(kind, "Thing"), "name": name}
    if page and "entities" in facts.outputs:
        data["@id"] = absolute_link(facts.base_url, entity_address(identity))
    return data


def _term(facts: SiteFacts, identity: str, label: str) -> Data:
    data: Data = {"@type": "DefinedTerm", "name": label}
    if "tags" in facts.outputs:
        data["@id"] = absolute_link(facts.base_url, tag_address(identity))
    return data


def _publisher(facts: SiteFacts) -> Data:
    data: Data = {"@type": "Organization", "name": facts.publisher or facts.title}
    if facts.corrections_policy:
        data["correctionsPolicy"] = absolute_link(facts.base_url, page_address(facts.corrections_policy))
    if facts.method:
        data["publishingPrinciples"] = absolute_link(facts.base_url, page_address(facts.method))
    return {"publisher": data}


def _span(date: EdtfDate | None) -> Data:
    """`startDate` and `endDate` where both days are stated, in years of four digits: search engines know no others."""
    days = stated_days(date)
    if days is None:
        return {}
    first, last = map(iso_day, days)
    if not _DAY.fullmatch(first) or not _DAY.fullmatch(last):
        return {}
    return {"startDate": first} if first == last else {"startDate": first, "endDate": last}


def _day(date: EdtfDate | None) -> str:
    """The one day that a date states, or ""."""
    span = _span(date)
    return "" if "endDate" in span else span.get("startDate", "")


def _author(name: str, url: str) -> Data:
    return _filled({"@type": "Person", "name": name, "url": url})


def _orcid(orcid: str) -> str:
    return f"https://orcid.org/{orcid}" if orcid and "/" not in orcid else orcid


def _licence(licence: str) -> str:
    return licence if not licence or "/" in licence else f"https://spdx.org/licenses/{licence}"


def _change(was: str, now: str) -> str:
    return f"{was} → {now}" if was and now else was or now


def _date_disputed(event: SiteEvent) -> bool:
    return any(conflict.about == "date" for conflict in event.conflicts)


def _status(status: str) -> str:
    return f"{_CONTEXT}/{_STATUS[status]}" if status in _STATUS else ""


def _filled(data: Data) -> Data:
    """Without what is empty; false is an answer and stays."""
    return {key: value for key, value in data.items() if value not in ("", [], None)}
