"""Atom as readers of feeds take it (RFC 4287): read by feedparser, and held against the letter of the format."""

import datetime as dt
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest
from exports_sample import BASE, FILES, HOSTILE, brief, made, sample
from site_reader import PageReader

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FEEDS = sorted(address for address in sample() if address.endswith(".xml"))
# RFC 4151; the host is that of the site, so that no two sites share an id.
TAG_URI = re.compile(r"tag:example\.org,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
NOT_IN_AN_ADDRESS = re.compile(r"""[\x00-\x20"<>\\^`{|}]""")


def tree(address: str, files: dict[str, bytes] | None = None) -> ET.Element:
    return ET.fromstring((files or sample())[address])


def text(element: ET.Element, name: str) -> str:
    found = element.find(ATOM + name)
    assert found is not None
    return found.text or ""


def entries(feed: ET.Element) -> dict[str, ET.Element]:
    """By title."""
    return {text(entry, "title"): entry for entry in feed.findall(f"{ATOM}entry")}


def links(element: ET.Element, relation: str) -> list[str]:
    return [link.attrib["href"] for link in element.findall(f"{ATOM}link") if link.get("rel") == relation]


def markup(entry: ET.Element) -> PageReader:
    """The text of an entry as a reader's own parser takes it."""
    reader = PageReader()
    reader.feed(text(entry, "content"))
    reader.close()
    return reader


def moscow(files: dict[str, bytes] | None = None) -> ET.Element:
    return entries(tree("/feed.xml", files))["Moscow sees opportunity in Iraq instability"]


@pytest.mark.parametrize("address", FEEDS)
def test_a_stranger_parses_every_feed_without_complaint(address: str) -> None:
    """Whoever subscribes gets every entry with its title, text and day, whatever reader they use."""
    feed = feedparser.parse(sample()[address])
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.entries
    for entry in feed.entries:
        assert entry.title
        assert entry.content[0].value
        assert entry.updated_parsed
        assert entry.get("author") or feed.feed.author


@pytest.mark.parametrize("address", FEEDS)
def test_feed_and_entries_have_once_what_the_format_wants_once(address: str) -> None:
    """Strict readers refuse a feed that lacks an id, a title, a date or an author, or has two of one."""
    feed = tree(address)
    entries_found = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries_found):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        for name in ("published", "summary", "content", "subtitle", "rights", "generator"):
            assert len(element.findall(ATOM + name)) <= 1
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        assert len(alternates) == len(set(alternates))
        for person in element.findall(f"{ATOM}author"):
            assert text(person, "name")
    assert feed.findall(f"{ATOM}author") or all(entry.findall(f"{ATOM}author") for entry in entries_found)
    ids = [text(entry, "id") for entry in entries_found]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", FEEDS)
def test_links_are_whole_addresses_and_days_are_instants(address: str) -> None:
    """A reader far from the site cannot complete half an address, and guesses nothing of a date."""
    for element in tree(address).iter():
        if element.tag in (f"{ATOM}updated", f"{ATOM}published"):
            assert INSTANT.fullmatch(element.text or "")
        for value in (
            element.get("href"),
            element.get("scheme"),
            *([element.text] if "uri" in element.tag else ()),
        ):
            if value is not None:
                assert urlsplit(value).scheme in ("http", "https")
                assert not NOT_IN_AN_ADDRESS.search(value)
    assert links(tree(address), "self") == [BASE.rstrip("/") + _encoded(address)]


def _encoded(address: str) -> str:
    return address.replace("العراق", "%D8%A7%D9%84%D8%B9%D8%B1%D8%A7%D9%82")


def test_ids_are_tag_uris_that_outlive_base_path_title_file_and_date(tmp_path: Path) -> None:
    """Moving the site to another folder, or mending a title, a date or a file's name, floods nobody with old briefs."""
    before = {"content/briefs/first.md": brief("One", id="jets", date="2014-12-31", tags="[Russia]")}
    after = {"content/briefs/2015/moved.md": brief("Two", id="jets", date="2015-01-01", tags="[Russia]")}
    feeds = [
        made(tmp_path / "before", before, "https://example.org/old/"),
        made(tmp_path / "after", after, "https://example.org/"),
    ]
    for address in ("/feed.xml", "/tags/russia/feed.xml"):
        first, second = (tree(address, files) for files in feeds)
        assert text(first, "id") == text(second, "id")
        assert TAG_URI.fullmatch(text(first, "id"))
        ids = [text(entry, "id") for feed in (first, second) for entry in entries(feed).values()]
        assert len(set(ids)) == 1
        assert TAG_URI.fullmatch(ids[0])


def test_no_two_things_of_a_site_share_an_id(tmp_path: Path) -> None:
    """A brief called `briefs`, a tag called `events` or an event of a brief's name hides no other in a reader."""
    text_of_it = "[It happened]{when=2014-08-01 id=briefs} [@source]."
    files = made(
        tmp_path,
        {
            "content/briefs/briefs.md": brief("A", text_of_it, tags="[briefs, events]"),
            "content/briefs/events.md": brief("B", source="https://example.com/b", tags="[events]"),
        },
    )
    found: dict[str, tuple[str, str]] = {}
    for address in (name for name in files if name.endswith(".xml")):
        feed = tree(address, files)
        things = [(text(feed, "id"), ("feed", address))]
        things += [(text(entry, "id"), ("entry", title)) for title, entry in entries(feed).items()]
        for identity, thing in things:
            assert found.setdefault(identity, thing) == thing
            assert TAG_URI.fullmatch(identity)


def test_updated_moves_only_when_the_author_says_so(tmp_path: Path) -> None:
    """A slip put right makes no brief new again; a correction does, and the feed with it."""
    slip = "[{date: 2014-09-01, kind: typo, note: A comma.}]"
    correction = "[{date: 2014-09-02, kind: correction, was: six, now: five}]"
    seen = {}
    for name, fields in {
        "as it was": {},
        "typo": {"changes": slip},
        "correction": {"changes": correction},
        "said": {"updated": "2014-10-01"},
    }.items():
        feed = tree("/feed.xml", made(tmp_path / name, {"content/briefs/a.md": brief("A", **fields)}))
        entry = entries(feed)["A"]
        assert text(entry, "published") == "2014-08-12T00:00:00Z"
        assert text(feed, "updated") == text(entry, "updated")
        seen[name] = text(entry, "updated")[:10]
    assert seen == {
        "as it was": "2014-08-12",
        "typo": "2014-08-12",
        "correction": "2014-09-02",
        "said": "2014-10-01",
    }


def test_hostile_titles_and_texts_arrive_as_they_were_typed_and_run_nowhere() -> None:
    """`]]>`, markup and control characters in a title end no feed, and no script reaches a reader."""
    entry = entries(tree("/feed.xml"))[HOSTILE]
    content = markup(entry)
    assert content.faults == []
    assert content.scripts == []
    assert "Text with ]]> and a <b>tag</b> & more." in " ".join("".join(content.text).split())
    assert "\x07" not in sample()["/feed.xml"].decode()
    assert "=HYPERLINK" in text(entry, "summary")


@pytest.mark.parametrize("address", [each for each in FEEDS if "events" not in each])
def test_texts_are_whole_well_formed_and_link_far_from_the_site(address: str) -> None:
    """A brief reads as on its page: elements closed, links that lead somewhere, no buttons."""
    for entry in entries(tree(address)).values():
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
        read = markup(entry)
        assert read.faults == []
        assert read.inline_styles == read.handlers == []
        assert "<button" not in (content.text or "")
        for link in read.links:
            assert urlsplit(link).scheme in ("http", "https", "mailto")


def test_what_leads_to_a_place_of_the_brief_itself_leads_to_its_page() -> None:
    """A footnote's mark, tapped in a reader, opens the note and not the reader's own page."""
    found = markup(moscow()).links
    page = f"{BASE}briefs/moscow/"
    assert f"{page}#fn-1" in found
    assert f"{page}#what-happened" in found
    assert {f"{BASE}briefs/hostile/", f"{BASE}media/hangar.png", f"{BASE}tags/russia/", BASE} <= set(found)


def test_points_reasons_and_text_stand_in_elements_of_their_own() -> None:
    """Why it matters is a paragraph between the points and the text, not words that run into a heading."""
    content = text(moscow(), "content")
    assert re.match(r"\s*<ul><li>Contracts above .*</li></ul>\s*<p>It is .*</p>\s*<h2", content, re.DOTALL)


def test_right_to_left_texts_say_so() -> None:
    """Arabic is set from the right in readers that know the language of no entry."""
    arabic = next(entry for entry in entries(tree("/feed.xml")).values() if entry.get(LANGUAGE) == "ar")
    assert text(arabic, "content").lstrip().startswith('<div lang="ar" dir="rtl">')
    assert "dir=" not in text(moscow(), "content")


def test_the_sources_are_linked_by_what_they_are_to_the_brief() -> None:
    """A link blog's reader finds the article itself: `via` what the brief is based on, `related` what else it cites."""
    entry = moscow()
    assert links(entry, "via") == ["https://www.al-monitor.com/a?b=1&c=%7B2%7D"]
    assert links(entry, "related") == ["https://ibn.example/1"]
    tags = [(tag.get("term"), tag.get("label")) for tag in entry.findall(f"{ATOM}category")]
    assert tags == [("russia", "Russia"), ("arms-sales", "arms sales")]


def test_the_newest_twenty_without_what_is_withdrawn_expired_or_unpublished(tmp_path: Path) -> None:
    """A feed stays small, and what was taken back is not sent out again."""
    many = {
        f"content/briefs/b{day:02}.md": brief(
            f"Of day {day}", date=f"2014-09-{day:02}", source=f"https://example.com/{day}", tags="[Russia]"
        )
        for day in range(1, 26)
    }
    kept = {
        name: body for name, body in FILES.items() if name.startswith("content/") and "events" not in name
    }
    files = made(tmp_path, {**many, **kept})
    expected = ["روسيا تبيع الطائرات للعراق وتدرب الطيارين في قاعدة قرب بغداد"]
    expected += [f"Of day {day}" for day in range(25, 6, -1)]
    assert list(entries(tree("/feed.xml", files))) == expected
    for address, data in files.items():
        for gone in ("Secretum", "secretum", "Seen long enough", "Taken back", "nullum"):
            if address.endswith((".xml", ".ics")) and "sitemap" not in address:
                assert gone.encode() not in data, address


def test_a_tags_feed_has_its_briefs_and_those_of_narrower_tags() -> None:
    """Who follows `trade` gets briefs on arms sales too, and nothing else."""
    assert list(entries(tree("/tags/trade/feed.xml"))) == ["Moscow sees opportunity in Iraq instability"]
    assert list(entries(tree("/tags/russia/feed.xml"))) == [
        HOSTILE,
        "Moscow sees opportunity in Iraq instability",
    ]
    whole = entries(tree("/feed.xml"))
    for title, entry in entries(tree("/tags/russia/feed.xml")).items():
        assert text(entry, "id") == text(whole[title], "id")


def test_a_tags_events_come_as_they_become_known() -> None:
    """Who follows a tag's events sees when each was told, its date in words, and where to read on."""
    feed = entries(tree("/tags/russia/events.xml"))
    known = feed["Shoigu received the minister in Moscow"]
    assert text(known, "id") == "tag:example.org,2025:events/shoigu"
    assert (text(known, "published")[:10], text(known, "updated")[:10]) == ("2014-08-12", "2014-09-01")
    assert text(known, "content").splitlines()[0] == "24 or 25 July 2014"
    assert links(known, "alternate") == [f"{BASE}events/shoigu/"]
    assert text(feed["more may come"], "content").startswith("date unknown")


def test_what_is_only_planned_or_was_called_off_says_so() -> None:
    """Nobody takes what was never held for what happened, in the text of a brief or in a tag's events."""
    words = " ".join("".join(markup(moscow()).text).split())
    assert "a visit was called off [Al-Monitor] (28 July 2014, cancelled)" in words
    assert "more may come [Al-Monitor] (date unknown, planned)" in words
    assert "(June 2014)" in words
    assert "in Moscow [Al-Monitor; IBN] (24 or 25 July 2014; sources differ)" in words
    told = entries(tree("/tags/russia/events.xml"))
    assert text(told["a visit was called off"], "content").splitlines()[0] == "28 July 2014, cancelled"
    assert text(told["more may come"], "content").splitlines()[0] == "date unknown, planned"


def test_no_day_of_telling_is_made_up() -> None:
    """An event that only its own file tells was published on no day that anybody knows."""
    own = entries(tree("/tags/russia/events.xml"))["A treaty; nobody's brief tells it, yet"]
    assert own.find(f"{ATOM}published") is None
    assert list(entries(tree("/tags/russia/events.xml")))[-1] == text(own, "title")


def test_the_day_of_the_build_is_nowhere() -> None:
    """A rebuild alone changes no byte of any feed."""
    today = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d")
    for address in FEEDS:
        assert today.encode() not in sample()[address]
        assert b"2026-01-01" not in sample()[address]
