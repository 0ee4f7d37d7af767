"""What machines read from a page: JSON-LD, COinS, Highwire and BibTeX to copy; none says more than the page does."""

import re
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl

import msgspec
import pytest
from bibtexparser.entrypoint import parse_string
from exports_sample import BASE, DATES, HOSTILE, sample, sample_site

from generator.citations.bibtex import bibtex
from generator.citations.copying import bibtex_to_copy
from generator.citations.csl import csl
from generator.citations.references import source_reference
from generator.edtf.friendly import read_date
from generator.edtf.value import DateFault, EdtfDate
from generator.model.briefs import SiteBrief
from generator.model.entities import EntityCard, SiteEntity
from generator.model.events import Conflict, SiteEvent
from generator.model.facts import SiteFacts
from generator.model.sources import OutletCard, SiteSource
from generator.pages import brief as brief_page
from generator.pages import sources as sources_page
from generator.pages.shared.linked_data import brief_data, entity_data, event_data, site_data, tag_data
from generator.pages.shared.listed_sources import ListedSource
from generator.pages.shared.metadata import brief_metadata, coins_of_brief, source_coins
from generator.pages.shared.splitting import Stretch
from generator.records.source import ArchivedCopy, Source
from generator.records.vocabulary import Entity
from generator.render.filters import linked_data

FACTS = sample_site().facts
UNKNOWN = sample_site("").facts
# What Zotero makes of a type of CSL, and of COinS: an article saved from the page is the one imported from the file.
ZOTERO_OF_CSL = {
    "article-newspaper": "newspaperArticle",
    "article-magazine": "magazineArticle",
    "post-weblog": "blogPost",
    "post": "forumPost",
    "report": "report",
    "webpage": "webpage",
    "interview": "interview",
    "dataset": "dataset",
    "motion_picture": "videoRecording",
    "document": "document",
}
STATED_TO_THE_DAY = {
    "day": ("2014-07-27", None),
    "lasted": ("2014-07-28", "2014-08-01"),
    "timed": ("2014-07-24", None),
    "ides": ("-0043-03-15", None),
}


def brief(identity: str) -> SiteBrief:
    return next(each for each in sample_site().briefs if each.id == identity)


def event(identity: str) -> SiteEvent:
    return next(each for each in sample_site().events if each.id == identity)


def moscow() -> dict[str, Any]:
    found = brief_data(FACTS, brief("moscow"))
    assert found is not None
    return found


def source(published: str = "", **fields: Any) -> SiteSource:
    reading = read_date(published) if published else None
    assert not isinstance(reading, DateFault)
    return SiteSource(
        "a/s",
        "s",
        Source(id="s", published=published, **fields),
        outlet=OutletCard(fields["outlet"]) if "outlet" in fields else None,
        published=reading.date if reading else None,
    )


def coins(context: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in parse_qsl(context, strict_parsing=True):
        found.setdefault(key, []).append(value)
    return found


def addresses(value: Any) -> list[str]:
    """Everything in JSON-LD that is an address of the site."""
    if isinstance(value, dict):
        return [link for each in value.values() for link in addresses(each)]
    if isinstance(value, list):
        return [link for each in value for link in addresses(each)]
    return [value] if isinstance(value, str) and value.startswith(BASE) else []


def test_a_brief_is_a_report_based_on_its_article_and_citing_all() -> None:
    """Search engines see whose reporting a brief summarises, and never take it for the article itself."""
    data = moscow()
    assert (data["@context"], data["@type"]) == ("https://schema.org", ["Report", "AnalysisNewsArticle"])
    assert data["@id"] == data["url"] == f"{BASE}briefs/moscow/"
    assert (data["datePublished"], data["dateModified"]) == ("2014-08-12", "2014-08-20")
    assert (data["headline"], data["inLanguage"]) == ("Moscow sees opportunity in Iraq instability", "en")
    assert data["license"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert data["publisher"]["name"] == "Example Institute"
    (article,) = data["isBasedOn"]
    assert article["@type"] == "AnalysisNewsArticle"
    assert article["headline"] == "Moscow sees 100% opportunity & more_"
    assert article["url"] == "https://www.al-monitor.com/a?b=1&c={2}"
    assert article["isAccessibleForFree"] is False
    named, described = data["citation"]
    assert named == {"@id": article["@id"]} == {"@id": article["url"]}
    assert described["publisher"]["name"] == "IBN"
    assert data["keywords"][1] == {
        "@type": "DefinedTerm",
        "name": "arms sales",
        "@id": f"{BASE}tags/arms-sales/",
    }


@pytest.mark.parametrize("identity", DATES)
def test_an_event_has_a_start_only_where_its_day_is_stated(identity: str) -> None:
    """A machine knows no doubt: a month, a guess or one of two days is no `startDate`."""
    data = event_data(FACTS, event(identity))
    assert data is not None
    first, last = STATED_TO_THE_DAY.get(identity, (None, None))
    assert (data.get("startDate"), data.get("endDate")) == (first, last)
    assert (data["@type"], data["name"]) == ("Event", f"Once {identity}")
    card = sample_site().event_cards[identity]
    (told,) = brief_data(FACTS, msgspec.structs.replace(brief("chronicle"), events=(card,)))["mentions"]  # type: ignore[index]
    assert (told.get("startDate"), told.get("endDate")) == (first, last)


def test_a_disputed_day_is_no_start() -> None:
    """Where sources differ on the day, the writer's reading is for readers, who see the dispute beside it."""
    conflict = Conflict("date", "", (("27 July 2014", (0,)), ("28 July 2014", (1,))))
    disputed = msgspec.structs.replace(event("day"), conflicts=(conflict,))
    data = event_data(FACTS, disputed)
    assert data is not None
    assert "startDate" not in data
    card = msgspec.structs.replace(sample_site().event_cards["day"], differ=("date",))
    whole = brief_data(FACTS, msgspec.structs.replace(brief("chronicle"), events=(card,)))
    assert whole is not None
    assert "startDate" not in whole["mentions"][0]


def test_an_event_says_where_it_was_told_and_what_became_of_it() -> None:
    """Every brief that tells it, its places, and whether it was called off."""
    data = event_data(FACTS, event("shoigu"))
    assert data is not None
    assert data["@id"] == f"{BASE}events/shoigu/"
    assert [each["@id"] for each in data["subjectOf"]] == [f"{BASE}briefs/moscow/", f"{BASE}briefs/hostile/"]
    visit = event_data(FACTS, event("visit"))
    assert visit is not None
    assert visit["eventStatus"] == "https://schema.org/EventCancelled"
    assert visit["location"] == [{"@type": "Place", "name": "Baghdad"}]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("12 August 2014", "2014-08-12"),
        ("2014-08-12", "2014-08-12"),
        ("2014-08", None),
        ("2014-08-12?", None),
        ("2014-08-01/2014-08-12", None),
        ("2014-08-1X", None),
    ],
)
def test_the_day_of_an_article_is_given_as_machines_write_it_or_not_at_all(
    published: str, day: str | None
) -> None:
    """“12 August 2014” is a day; a month, a doubt or a span is not."""
    use = msgspec.structs.replace(brief("moscow").sources[0], source=source(published, title="A"))
    data = brief_data(FACTS, msgspec.structs.replace(brief("moscow"), sources=(use,)))
    assert data is not None
    assert data["isBasedOn"][0].get("datePublished") == day


def test_nothing_a_writer_types_ends_the_script() -> None:
    """A headline with `</script>` in it runs nowhere, and machines read it as it was typed."""
    title = "</script><script>alert(1)</script> <!-- & \u2028 ]]>"
    data = brief_data(FACTS, msgspec.structs.replace(brief("hostile"), title=title, summary=HOSTILE))
    page = f'<script type="application/ld+json">{linked_data(data)}</script><p>after</p>'
    assert page.count("<script") == page.count("</script") == 1

    class Reader(HTMLParser):
        found: list[tuple[str, str]] = []

        def handle_data(self, data: str) -> None:
            self.found.append((self.get_starttag_text() or "", data))

    Reader().feed(page)
    (script, text), (_, after) = Reader.found
    assert (script, after) == ('<script type="application/ld+json">', "after")
    assert msgspec.json.decode(text)["headline"] == title


def test_without_the_sites_address_there_is_no_linked_data() -> None:
    """Relative ids would be other things on every mirror."""
    assert site_data(UNKNOWN) is None
    assert brief_data(UNKNOWN, brief("moscow")) is None
    assert event_data(UNKNOWN, event("shoigu")) is None
    assert tag_data(UNKNOWN, sample_site().tags[0]) is None
    names = dict(brief_metadata(UNKNOWN, brief("moscow")))
    assert "citation_public_url" not in names
    assert "rft.identifier" not in coins(coins_of_brief(UNKNOWN, brief("moscow"))[0])
    assert "url" not in bibtex_to_copy(UNKNOWN, brief("moscow"))[0]


@pytest.mark.parametrize("group", ["briefs", "events", "tags", "entities"])
def test_nothing_leads_to_pages_that_are_not_made(group: str) -> None:
    """A site without one kind of pages names none of them to search engines."""
    outputs = tuple(each for each in FACTS.outputs if each != group)
    facts = msgspec.structs.replace(FACTS, outputs=outputs)
    things = [tag_data(facts, tag) for tag in sample_site().tags]
    if group != "events":
        things.append(event_data(facts, event("shoigu")))
    if group != "briefs":
        things.append(brief_data(facts, brief("moscow")))
    assert not [link for link in addresses(things) if link.startswith(f"{BASE}{group}/")]


def test_a_withdrawn_brief_tells_machines_nothing() -> None:
    """What was taken back is not offered for citing."""
    inputs = brief_page.make(FACTS, brief("withdrawn"), ())
    assert (inputs.linked_data, inputs.metadata, inputs.coins) == (None, (), ())
    assert inputs.bibtex == inputs.sources_bibtex == ""


def test_zotero_saves_the_brief_first_and_each_source_with_its_type() -> None:
    """One click saves brief and sources; each is what the file for import makes of it."""
    own, *others = (coins(each) for each in coins_of_brief(FACTS, brief("moscow")))
    assert {"ctx_ver", "rft_val_fmt", "rft.type", "rft.title"} <= set(own)
    assert (own["ctx_ver"], own["rft_val_fmt"]) == (["Z39.88-2004"], ["info:ofi/fmt:kev:mtx:dc"])
    assert own["rft.type"] == ["report"]
    assert own["rft.title"] == ["Moscow sees opportunity in Iraq instability"]
    assert (own["rft.date"], own["rft.au"]) == (["2014-08-12"], ["The desk"])
    assert own["rft.identifier"] == [f"{BASE}briefs/moscow/"]
    items = msgspec.json.decode(sample()["/briefs/moscow/cite.csl.json"])[1:]
    for item, saved in zip(items, others, strict=True):
        assert saved["rft.type"] == [ZOTERO_OF_CSL[item["type"]]]
        assert saved["rft.title"] == [item["title"]]
        assert saved["rft.identifier"] == [item["URL"]]
    assert others[0]["rft.au"] == ["Paul Saunders", "Mensch, Kim"]


@pytest.mark.parametrize(
    "kind", ["news", "analysis", "newsletter", "memo", "interview", "data", "social", "video", "event", ""]
)
def test_page_and_files_call_a_source_the_same(kind: str) -> None:
    """A source is of one type in Zotero, whether saved from the page or imported from a file."""
    for one in (source(type=kind, title="A", outlet="B"), source(type=kind, title="A")):
        reference = source_reference(one)
        assert reference is not None
        assert coins(source_coins(one))["rft.type"] == [ZOTERO_OF_CSL[csl(reference, "en")["type"]]]


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("12 August 2014", "2014-08-12"),
        ("2014-08", "2014-08"),
        ("2014", "2014"),
        ("[2014-07-24,2014-07-25]", "24 or 25 July 2014"),
        ("2014-08~", "around August 2014"),
        ("2014-07-2X", "between 20 and 29 July 2014"),
    ],
)
def test_zotero_is_given_a_plain_date_or_words(published: str, said: str) -> None:
    """Zotero would read one day out of a set of two; it keeps words as they are."""
    assert coins(source_coins(source(published, title="A")))["rft.date"] == [said]


def test_sources_that_were_never_seen_are_not_offered() -> None:
    """Nobody saves what the writer knows only through another source."""
    unseen = source(title="Heard of", outlet="B", read="none")
    use = msgspec.structs.replace(brief("moscow").sources[0], source=unseen)
    told = msgspec.structs.replace(brief("moscow"), sources=(use,))
    assert len(coins_of_brief(FACTS, told)) == 1
    assert bibtex_to_copy(FACTS, told)[1] == ""


def test_hostile_words_survive_an_attribute() -> None:
    """Ampersands and quotation marks in a title start no other field and end no attribute."""
    context = coins_of_brief(FACTS, brief("hostile"))[0]
    assert not re.search(r"[\s\"'<>]", context)
    assert "&amp;" in escape(context)
    assert coins(context)["rft.title"] == [HOSTILE]


def test_highwire_names_what_scholars_tools_look_for() -> None:
    """Zotero takes the page for a report, not a journal article; each author has an element of their own."""
    found = brief_metadata(FACTS, brief("moscow"))
    names = dict(found)
    assert found[0] == ("z:itemType", "report")
    assert names["citation_title"] == names["DC.title"] == "Moscow sees opportunity in Iraq instability"
    assert re.fullmatch(r"\d{4}/\d\d/\d\d", names["citation_publication_date"])
    assert names["citation_publication_date"].replace("/", "-") == names["DC.date"] == "2014-08-12"
    assert names["citation_public_url"] == f"{BASE}briefs/moscow/"
    assert names["citation_keywords"] == "Russia; arms sales"
    bare = msgspec.structs.replace(brief("moscow"), tags=(), summary="")
    assert all(content for _, content in brief_metadata(FACTS, bare))
    assert "citation_keywords" not in dict(brief_metadata(FACTS, bare))
    two = msgspec.structs.replace(brief("moscow"), authors=brief("moscow").authors * 2)
    assert [name for name, _ in brief_metadata(FACTS, two)].count("citation_author") == 2


def entries(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Type, key and fields of each entry."""
    found = parse_string(text)
    assert found.failed_blocks == []
    return [
        (entry.entry_type, entry.key, {field.key: str(field.value) for field in entry.fields})
        for entry in found.entries
    ]


@pytest.mark.parametrize("identity", ["moscow", "hostile", "arabic", "chronicle"])
def test_what_is_copied_from_the_page_is_what_the_file_holds(identity: str) -> None:
    """Copied or imported, a reference has one key, one type, the same fields, but for what the page itself shows."""
    copied = entries("\n".join(bibtex_to_copy(FACTS, brief(identity))))
    held = entries(sample()[f"/briefs/{identity}/cite.bib"].decode())
    for (kind, key, fields), (other_kind, other_key, others) in zip(copied, held, strict=True):
        assert (kind, key) == (other_kind, other_key)
        assert fields == {
            name: value for name, value in others.items() if name not in ("abstract", "keywords")
        }


@pytest.mark.parametrize(
    "one",
    [
        source(
            "[2014-07-24,2014-07-25]",
            title="{A} & 100% \\x",
            note="Read it.",
            doi="10.1/a_b",
            url="https://e.org/{b}",
        ),
        source(
            "Aug 2014", title="A", authors=("Kim, A", "An Agency"), type="news", outlet="B & C", pages="1-2"
        ),
        source("2014-08-01T09:00:00Z", title="A", authors=("Black and White, Kim",), type="memo"),
        source(outlet="Only an outlet"),
        source(firsthand=True),
        source(
            url="https://example.org/a",
            archived=(ArchivedCopy("https://web.archive.org/a"),),
            isbn="978",
            number="3",
        ),
    ],
    ids=["doubtful", "plain", "timed", "outlet", "nothing", "address"],
)
def test_any_source_can_be_copied_or_is_left_out(one: SiteSource) -> None:
    """No source breaks the page, however little is known of it, and what is copied is what the file holds."""
    use = msgspec.structs.replace(brief("moscow").sources[0], source=one)
    copied = entries(bibtex_to_copy(FACTS, msgspec.structs.replace(brief("moscow"), sources=(use,)))[1])
    reference = source_reference(one)
    # The annotation stands on the page.
    held = bibtex(msgspec.structs.replace(reference, note=""), "en") if reference else ""
    assert copied == entries(held)


def test_dates_of_the_tables_are_read() -> None:
    """The table of stated days names dates of the sample."""
    assert set(STATED_TO_THE_DAY) <= set(DATES)
    assert isinstance(event("day").date, EdtfDate)
    assert isinstance(FACTS, SiteFacts)


@pytest.mark.parametrize(
    ("language", "said"), [("ar-IQ", "24 أو 25 تموز 2014"), ("en", "24 or 25 July 2014")]
)
def test_lists_of_sources_tell_dates_in_the_language_of_the_page(language: str, said: str) -> None:
    """Saved from an Arabic list, a date that only words can tell is in Arabic."""
    facts = msgspec.structs.replace(FACTS, language=language)
    listed = ListedSource(source("[2014-07-24,2014-07-25]", title="A"), ())
    (saved,) = sources_page.make(facts, Stretch((listed,)), ()).coins
    assert coins(saved)["rft.date"] == [said]


def test_a_place_says_where_it_lies_and_what_it_is_part_of() -> None:
    """Maps are made of what machines read; an organisation lies somewhere, and is no place."""
    facts = sample_site().facts
    iraq = EntityCard("iraq", "Iraq", "place", page=True)
    record = Entity(id="baghdad", type="place", point="33.3, 44.4", url="https://b.example/")
    entity = SiteEntity("baghdad", "Baghdad", "place", record, page=True)
    assert entity_data(facts, entity, ["بغداد"], ["https://www.wikidata.org/wiki/Q1530"], iraq) == {
        "@context": "https://schema.org",
        "@type": "Place",
        "@id": f"{BASE}entities/baghdad/",
        "name": "Baghdad",
        "alternateName": ["بغداد"],
        "url": "https://b.example/",
        "sameAs": ["https://www.wikidata.org/wiki/Q1530"],
        "containedInPlace": {"@type": "Place", "@id": f"{BASE}entities/iraq/", "name": "Iraq"},
        "geo": {"@type": "GeoCoordinates", "latitude": "33.3", "longitude": "44.4"},
    }
    office = entity_data(
        facts, SiteEntity("x", "X", "org", Entity(id="x", type="org", point="1, 2")), [], [], None
    )
    assert office is not None
    assert office["location"]["geo"]["longitude"] == "2"
    assert "geo" not in office
    assert entity_data(UNKNOWN, entity, [], [], None) is None
