"""JSON Feed 1.1 as its readers take it (https://www.jsonfeed.org/version/1.1/), and the same entries as in Atom."""

import json
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from exports_sample import BASE, HOSTILE, sample

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = sorted(address for address in sample() if address.endswith("/feed.json"))
WEB = {"type": "string", "pattern": r"^https?://[^\s\"<>\\^`{|}]+$"}
PEOPLE = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "anyOf": [{"required": [name]} for name in ("name", "url", "avatar")],
        "properties": {"name": {"type": "string", "minLength": 1}, "url": WEB, "avatar": WEB},
        "additionalProperties": False,
    },
}
INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
EXTENSIONS = {"^_[a-zA-Z]": {"type": "object"}}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "url": WEB,
        "external_url": WEB,
        "title": {"type": "string"},
        "content_html": {"type": "string", "minLength": 1},
        "content_text": {"type": "string"},
        "summary": {"type": "string", "minLength": 1},
        "image": WEB,
        "banner_image": WEB,
        "date_published": INSTANT,
        "date_modified": INSTANT,
        "authors": PEOPLE,
        "tags": {"type": "array", "items": {"type": "string"}},
        "language": {"type": "string", "pattern": r"^[a-zA-Z]{2,3}(-[A-Za-z0-9]+)*$"},
        "attachments": {"type": "array"},
    },
    "patternProperties": EXTENSIONS,
    "additionalProperties": False,
}
FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": WEB,
        "feed_url": WEB,
        "description": {"type": "string"},
        "user_comment": {"type": "string"},
        "next_url": WEB,
        "icon": WEB,
        "favicon": WEB,
        "authors": PEOPLE,
        "language": ITEM["properties"]["language"],  # type: ignore[index]
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
        "items": {"type": "array", "items": ITEM},
    },
    "patternProperties": EXTENSIONS,
    "additionalProperties": False,
}


def feed(address: str = "/feed.json") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sample()[address])
    return found


def item(title: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in feed()["items"] if each["title"] == title)
    return found


@pytest.mark.parametrize("address", FEEDS)
def test_every_feed_is_what_the_format_says(address: str) -> None:
    """A reader that checks what it is given takes every feed, and knows where it lives."""
    jsonschema.validate(feed(address), FEED)
    assert feed(address)["items"]
    ids = [each["id"] for each in feed(address)["items"]]
    assert len(ids) == len(set(ids))


def test_an_item_leads_to_the_article_it_summarises_first() -> None:
    """Link blogs are read for the article: `external_url` is it, `url` the brief, the rest under our own name."""
    moscow = item("Moscow sees opportunity in Iraq instability")
    assert moscow["url"] == f"{BASE}briefs/moscow/"
    assert moscow["external_url"] == "https://www.al-monitor.com/a?b=1&c=%7B2%7D"
    assert moscow["_briefing"]["cites"] == [
        {"url": "https://ibn.example/1", "title": "Вести", "language": "ru"}
    ]
    assert moscow["_briefing"]["tags"] == ["russia", "arms-sales"]
    assert moscow["tags"] == ["Russia", "arms sales"]
    assert set(moscow["_briefing"]["events"]) == {"sale", "shoigu", "visit", "more"}
    assert moscow["authors"] == [{"name": "The desk"}]


def test_hostile_words_arrive_as_typed() -> None:
    """No quotation mark, backslash or markup in a title ends the file or runs."""
    hostile = item(HOSTILE)
    assert "&lt;b&gt;tag&lt;/b&gt;" in hostile["content_html"]
    assert "<script" not in sample()["/feed.json"].decode()
    assert "\x07" not in hostile["content_html"] + hostile["summary"]


@pytest.mark.parametrize("address", FEEDS)
def test_both_formats_have_the_same_entries(address: str) -> None:
    """Whoever changes readers gets the same briefs, in the same order, with the same ids, days and words."""
    atom = ET.fromstring(sample()[address.replace(".json", ".xml")])
    for entry, each in zip(atom.findall(f"{ATOM}entry"), feed(address)["items"], strict=True):
        told = {name: entry.findtext(ATOM + name) for name in ("id", "title", "published", "updated")}
        assert told == {
            "id": each["id"],
            "title": each["title"],
            "published": each["date_published"],
            "updated": each["date_modified"],
        }
        assert (entry.findtext(f"{ATOM}content") or "").split() == each["content_html"].split()
        assert entry.findtext(f"{ATOM}summary") == each["summary"]
    assert atom.findtext(f"{ATOM}title") == feed(address)["title"]
