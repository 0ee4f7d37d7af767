"""Addresses in exports: whole and true where the site's own is known, none where not, and none of what is not made."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import msgspec
import pytest
from exports_sample import BASE, exported, sample, sample_site
from site_reader import PageReader

from generator.build.site_outputs import plan_site
from generator.exports import sitemap
from generator.exports.declared import exports
from generator.exports.sitemap import sitemap_files
from generator.model.site import Site
from generator.outputs.output import Planned
from generator.records.site import OUTPUT_GROUPS

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OWN = re.compile(re.escape(BASE.rstrip("/")) + r"(/[^\s\"'<>{}|\\^`]*)")
ANY = re.compile(r"https?://[^\s\"'<>|\\^`]+")
ELSEWHERE = re.compile(
    r"https?://(www\.w3\.org/2005/Atom|jsonfeed\.org/version/1\.1|www\.al-monitor\.com/|ibn\.example/|example\.com/)"
)
"""Names of formats, and the sources of the sample."""


def strings(value: Any) -> Iterator[str]:
    """Every text within what JSON holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def texts(address: str, raw: bytes) -> Iterator[str]:
    """What a file says, its own escapes undone."""
    text = raw.decode()
    if address.endswith(".json"):
        yield from strings(json.loads(text))
    elif address.endswith(".xml"):
        for element in ET.fromstring(text).iter():
            yield from (element.text or "", *element.attrib.values())
    else:
        yield text.replace("\r\n ", "")


def without(group: str) -> Site:
    """The sample with all groups of outputs but one."""
    site = sample_site()
    outputs = tuple(each for each in OUTPUT_GROUPS if each != group)
    settings = msgspec.structs.replace(site.settings, outputs=outputs)
    facts = msgspec.structs.replace(site.facts, outputs=tuple(sorted(outputs)))
    return msgspec.structs.replace(site, settings=settings, facts=facts)


@cache
def made_without(group: str) -> tuple[frozenset[str], dict[str, bytes]]:
    """All addresses of the site, and its exports, with this group switched off."""
    site = without(group)
    addresses = frozenset(output.address for output in plan_site(site))
    return addresses, {address: raw for address, raw in exported(site).items() if address in addresses}


@pytest.mark.parametrize("group", ["", *OUTPUT_GROUPS])
def test_no_file_leads_to_what_the_settings_do_not_make(group: str) -> None:
    """A site without pages of tags, events or briefs has feeds, calendars and data that lead nowhere wrong."""
    addresses, files = made_without(group)
    dead = {
        (address, link)
        for address, raw in files.items()
        for text in texts(address, raw)
        for link in (unquote(found.rstrip(".,;")).partition("#")[0] for found in OWN.findall(text))
        if link not in addresses and not link.startswith("/media/")
    }
    assert dead == set()


def test_every_export_is_made_for_some_group_and_declares_where() -> None:
    """The list of files in the docs is the list of files that are made."""
    addresses, _ = made_without("")
    for export in exports():
        assert export.group in ("", *OUTPUT_GROUPS)
        pattern = re.escape(export.url).replace(r"\{tag\}", "[^/]+").replace(r"\{brief\}", "[^/]+")
        assert any(re.fullmatch(pattern, address) for address in addresses), export.name


def test_where_the_site_lies_is_known_every_address_is_whole() -> None:
    """A program that reads one file can open everything it names."""
    for name in ("briefs", "events", "tags"):
        for each in json.loads(sample()[f"/data/{name}.json"]):
            assert each["url"].startswith(BASE)
    assert OWN.search(sample()["/sources.bib"].decode()) is None


def test_where_it_is_not_known_nothing_pretends_to_know() -> None:
    """A site built before it has an address spreads no wrong one, and no half ones that lead into the reader's own."""
    for address, raw in sample("").items():
        for text in texts(address, raw):
            assert "example.org/briefings" not in text
            for link in ANY.findall(text):
                assert ELSEWHERE.match(link), (address, link)


@pytest.mark.parametrize(
    "address", sorted(each for each in sample("") if re.search(r"feed\.|events\.xml", each))
)
def test_feeds_then_keep_words_and_pictures_words_without_links(address: str) -> None:
    """Text that linked within the site reads on as text; only links to elsewhere remain."""
    raw = sample("")[address]
    if address.endswith(".json"):
        contents = [item["content_html"] for item in json.loads(raw)["items"]]
        assert not {"home_page_url", "feed_url"} & set(json.loads(raw))
    else:
        feed = ET.fromstring(raw)
        contents = [entry.findtext(f"{ATOM}content") or "" for entry in feed.findall(f"{ATOM}entry")]
        assert {link.get("rel") for link in feed.iter(f"{ATOM}link")} <= {"via", "related"}
        assert all((each.text or "").startswith("tag:dateline,") for each in feed.iter(f"{ATOM}id"))
    for content in contents:
        reader = PageReader()
        reader.feed(content)
        reader.close()
        assert reader.faults == []
        assert all(link.startswith(("http:", "https:", "mailto:")) for link in reader.links)
        assert not re.search(r"<img|\balt=|href=\"\"", content)
    told = " ".join(contents)
    if "moscow" in raw.decode() and "events.xml" not in address:
        for words in ("another", "a list", "a hangar", "more", "Russia", "To <em>some</em>"):
            assert words in told


def test_data_then_counts_addresses_from_the_root_of_the_site() -> None:
    """Ids and addresses still go together: they count from wherever the site will lie."""
    addresses = {output.address for output in plan_site(sample_site(""))}
    for name in ("briefs", "events", "tags"):
        for each in json.loads(sample("")[f"/data/{name}.json"]):
            assert unquote(each["url"]).partition("#")[0] in addresses


def sitemaps(count: int) -> dict[str, Planned]:
    addresses = [(f"/briefs/b{number:06}/", f"20{number % 90 + 10}-01-01") for number in range(count)]
    return {each.address: each for each in sitemap_files(addresses, BASE)}


def listed(one: Planned, kind: str) -> list[tuple[str, str]]:
    """Address and day of each entry."""
    root = ET.fromstring(one.make(*one.parts))
    assert root.tag == SITEMAP + {"url": "urlset", "sitemap": "sitemapindex"}[kind]
    assert {child.tag for child in root} <= {SITEMAP + kind}
    return [
        (child.findtext(f"{SITEMAP}loc") or "", child.findtext(f"{SITEMAP}lastmod") or "") for child in root
    ]


def test_the_sitemap_lists_every_page_once_with_the_day_of_its_content() -> None:
    """Search engines find all that there is to read, and look again only where something changed."""
    outputs = {output.address: output for output in plan_site(sample_site())}
    found = dict(listed(outputs["/sitemap.xml"], "url"))
    pages = {address for address, output in outputs.items() if output.in_sitemap}
    assert {unquote(link.removeprefix(BASE.rstrip("/"))) for link in found} == pages
    assert found[f"{BASE}briefs/moscow/"] == "2014-08-20"
    assert len(found) == len(listed(outputs["/sitemap.xml"], "url"))
    for gone in ("secretum", "feed.xml", "404.html", "/data/", ".ics"):
        assert not any(gone in link for link in found)


@pytest.mark.parametrize(("count", "parts"), [(0, 0), (49, 0), (50, 1), (51, 2), (101, 3)])
def test_the_sitemap_becomes_an_index_at_fifty_thousand_addresses(
    count: int, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Search engines refuse a longer file: all addresses stand in parts, and the index knows the newest day of each."""
    assert sitemap.MOST == 50_000
    monkeypatch.setattr(sitemap, "MOST", 50)
    files = sitemaps(count)
    assert len(files) == 1 + parts
    if not parts:
        assert len(listed(files["/sitemap.xml"], "url")) == count
        return
    index = listed(files["/sitemap.xml"], "sitemap")
    assert [link for link, _ in index] == [f"{BASE}sitemap-{number}.xml" for number in range(1, parts + 1)]
    found = []
    for link, day in index:
        part = listed(files[link.removeprefix(BASE.rstrip("/"))], "url")
        assert 0 < len(part) <= 50
        assert day == max(day for _, day in part)
        found += part
    assert len({link for link, _ in found}) == len(found) == count
    assert [link for link, _ in found] == sorted(link for link, _ in found)


def test_addresses_in_a_sitemap_are_encoded_and_escaped() -> None:
    """A tag in Arabic and an address with an ampersand are addresses still."""
    (one,) = sitemap_files([("/tags/العراق/", ""), ("/a&b/", "2014-08-12")], BASE)
    assert listed(one, "url") == [
        (f"{BASE}a&b/", "2014-08-12"),
        (f"{BASE}tags/%D8%A7%D9%84%D8%B9%D8%B1%D8%A7%D9%82/", ""),
    ]
    assert list(sitemap_files([("/a/", "")], "")) == []


@pytest.mark.parametrize(("base_url", "told"), [(BASE, [f"{BASE}sitemap.xml"]), ("", None)])
def test_robots_may_read_everything_and_are_told_where_the_sitemap_is(
    base_url: str, told: list[str] | None
) -> None:
    """Nothing keeps a search engine out, and none is sent to half an address."""
    robots = RobotFileParser()
    robots.parse(sample(base_url)["/robots.txt"].decode().splitlines())
    assert robots.can_fetch("Anybody", f"{BASE}briefs/moscow/")
    assert robots.site_maps() == told
