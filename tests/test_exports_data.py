"""The data files: the keys and meanings that other programs rely on, and a table that spreadsheets cannot run."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from exports_sample import BASE, DATES, FORMULA, HOSTILE, brief, made, sample

from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.exports import events_csv, events_json
from generator.exports.reference import exports_reference
from generator.model.events import SiteEvent
from generator.model.facts import SiteFacts

BRIEF = {
    *("id", "url", "title", "date", "updated", "lang", "summary", "tags", "sources", "events"),
}
SOURCE = {"id", "url", "title", "outlet", "type", "published", "access"}
EVENT = {
    *("id", "url", "title", "date", "lower", "upper", "precision", "date_text", "kind", "status"),
    *("tags", "briefs", "reports", "origins", "untraced", "conflicts"),
}
REPORT = {"brief", "source", "outlet", "via", "by", "date", "figures", "stance"}
TAG = {"id", "label", "url", "count", "broader", "aliases"}
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ATTESTED = """
[Five jets landed]{when=2014-06-28 id=jets figure="delivered 5; value >1bn USD, as of 2014-07-01"}
[@a, via "Iraq's ministry"; @b, via "Iraq's ministry", when 2014-06-29, figure "delivered 6"; @c, denies; @d].
"""
ATTESTED_FILES = {
    "content/briefs/later.md": brief(
        "Later",
        "[They landed]{of=jets} [@same; @with/slash].",
        date="2014-09-01",
        source="",
        sources='[{id: same, url: "https://a.example/", outlet: A}, {id: with/slash, url: "https://f.example/"}]',
    ),
    "content/briefs/attested.md": brief(
        "Jets",
        ATTESTED,
        source="",
        sources="\n"
        + "\n".join(
            f"  - {{id: {each}, url: 'https://{each}.example/', outlet: {each.upper()}}}" for each in "abcd"
        ),
    ),
    "content/sources/library.yaml": "- {id: zotero/key, title: Shared, outlet: E, url: 'https://e.example/'}\n",
    "content/events/visit.yaml": (
        "visit: {title: A visit, date: 2014-07-01, reports: [{source: zotero/key, when: 2014-07-01}]}\n"
    ),
}


def data(name: str, files: dict[str, bytes] | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((files or sample())[f"/data/{name}.json"])
    return found


def by_id(name: str, files: dict[str, bytes] | None = None) -> dict[str, dict[str, Any]]:
    listed = data(name, files)
    found = {each["id"]: each for each in listed}
    assert len(found) == len(listed)
    return found


def table(raw: bytes) -> list[dict[str, str]]:
    """The rows as Python's own reader takes them, apostrophes before formulas taken off as the docs say."""
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
    return [
        {name: re.sub(r"\A'(?='*[=+\-@＝＋－＠])", "", cell) for name, cell in row.items()} for row in rows
    ]


def rows_of(*events: SiteEvent) -> bytes:
    return events_csv.make(SiteFacts("A"), events)


@pytest.mark.parametrize("address", sorted(each for each in sample() if each.startswith("/data/")))
def test_every_file_is_utf_8_and_json_files_are_lists_one_object_a_line(address: str) -> None:
    """Versions of a file can be compared line by line; no program needs to guess an encoding."""
    text = sample()[address].decode("utf-8")
    assert text.endswith("\n")
    if address.endswith((".csv", "timelinejs.json")):
        return
    found = json.loads(text)
    assert isinstance(found, list)
    assert len(text.splitlines()) == len(found) + 2


def test_a_brief_has_the_keys_of_the_contract_and_what_they_mean() -> None:
    """Programs that list briefs find ids where ids are promised and words where words are."""
    found = by_id("briefs")
    assert set(found) == {"moscow", "hostile", "arabic", "chronicle"}
    assert all(set(each) >= BRIEF for each in found.values())
    moscow = found["moscow"]
    assert {name: moscow[name] for name in ("url", "title", "date", "updated", "lang", "tags")} == {
        "url": f"{BASE}briefs/moscow/",
        "title": "Moscow sees opportunity in Iraq instability",
        "date": "2014-08-12",
        "updated": "2014-08-20",
        "lang": "en",
        "tags": ["russia", "arms-sales"],
    }
    assert moscow["summary"] == "Russia is using arms sales to weaken US influence."
    assert set(moscow["events"]) == {"shoigu", "sale", "more", "visit"}
    assert found["hostile"]["title"] == HOSTILE
    assert found["hostile"]["updated"] is None
    first, second = moscow["sources"]
    assert set(first) >= SOURCE
    assert {name: first[name] for name in SOURCE} == {
        "id": "alm",
        "url": "https://www.al-monitor.com/a?b=1&c={2}",
        "title": "Moscow sees 100% opportunity & more_",
        "outlet": "Al-Monitor",
        "type": "analysis",
        "published": "2014-08",
        "access": "paywalled",
    }
    assert second["published"] == "[2014-07-24,2014-07-25]"
    assert second["access"] is None


def test_briefs_stand_newest_first_and_drafts_nowhere() -> None:
    """The first line is the newest; what is not published, was taken back or has expired is no data."""
    assert [each["date"] for each in data("briefs")] == sorted(
        (each["date"] for each in data("briefs")), reverse=True
    )
    for address, raw in sample().items():
        assert b"secretum" not in raw.lower(), address
        assert b"nullum" not in raw.lower(), address


def test_an_event_has_the_keys_of_the_contract_and_what_they_mean() -> None:
    """Programs that draw or count events need no guesses: ids, canonical dates, numbers of origins."""
    found = by_id("events")
    assert all(set(each) >= EVENT for each in found.values())
    shoigu = found["shoigu"]
    assert shoigu["url"] == f"{BASE}events/shoigu/"
    assert (shoigu["date"], shoigu["date_text"]) == ("[2014-07-24,2014-07-25]", "24 or 25 July 2014")
    assert (shoigu["kind"], shoigu["status"]) == ("meeting", "happened")
    assert (shoigu["tags"], shoigu["briefs"]) == (["russia", "arms-sales"], ["moscow", "hostile"])
    assert [set(each) >= REPORT for each in shoigu["reports"]] == [True] * 3
    assert [(each["brief"], each["source"], each["date"]) for each in shoigu["reports"]] == [
        ("moscow", "alm", "2014-07-24"),
        ("moscow", "ibn", "2014-07-25"),
        ("hostile", "source", None),
    ]
    assert shoigu["conflicts"][0]["about"] == "date"
    assert shoigu["conflicts"][0]["values"] == ["24 July 2014", "25 July 2014"]
    assert found["sale"]["url"] == f"{BASE}briefs/moscow/#e-sale"
    assert found["treaty"]["reports"] == found["treaty"]["briefs"] == []


def test_how_well_an_event_is_attested_is_counted_in_numbers(tmp_path: Path) -> None:
    """Two papers with one ministry behind them are one origin; two that say nothing of it are not traced."""
    files = made(tmp_path, ATTESTED_FILES)
    jets = by_id("events", files)["jets"]
    assert (jets["origins"], jets["untraced"]) == (1, 2)
    a, b, c, d = jets["reports"][:4]
    assert [each["stance"] for each in (a, b, c, d)] == ["asserts", "asserts", "denies", "asserts"]
    assert a["via"] == [["Iraq's ministry"]]
    assert a["by"] == d["by"] == d["via"] == []
    assert [each["outlet"] for each in (a, b, c, d)] == ["A", "B", "C", "D"]
    figure = a["figures"][0]
    assert (figure["measure"], figure["least"], figure["most"]) == ("delivered", "5", "5")
    value = a["figures"][1]
    assert (value["least"], value["most"], value["above"]) == ("1000000000", None, True)
    assert (value["unit"], value["as_of"]) == ("USD", "2014-07-01")
    about = {each["about"]: each for each in jets["conflicts"]}
    assert set(about) == {"date", "figure", "stance"}
    assert (about["figure"]["measure"], len(about["figure"]["values"])) == ("delivered", 2)


def test_every_report_leads_to_its_source(tmp_path: Path) -> None:
    """Who joins events.json with briefs.json finds the source of each report, by brief and id."""
    attested = made(tmp_path, ATTESTED_FILES)
    for files in (sample(), attested):
        known = {(each["id"], source["id"]) for each in data("briefs", files) for source in each["sources"]}
        told = by_id("events", files)
        for event in told.values():
            for report in event["reports"]:
                if report["brief"] is not None:
                    assert (report["brief"], report["source"]) in known
        for each in data("briefs", files):
            assert all(each["id"] in told[event]["briefs"] for event in each["events"])
    assert by_id("events", attested)["visit"]["reports"][0]["source"] == "zotero/key"
    later = [
        each["source"] for each in by_id("events", attested)["jets"]["reports"] if each["brief"] == "later"
    ]
    assert later == ["same", "with/slash"]


def test_that_an_article_was_published_is_no_event(tmp_path: Path) -> None:
    """The timeline draws such days lightly; who counts events in the data counts what happened."""
    published = '{url: "https://example.com/a", published: 2014-08-12}'
    files = made(tmp_path, {"content/briefs/a.md": brief("A", source=published, tags="[x]")})
    assert data("events", files) == []
    assert data("briefs", files)[0]["events"] == []
    for address in ("/timeline.ics", "/tags/x/timeline.ics", "/tags/x/events.xml"):
        assert b"VEVENT" not in files[address]
        assert b"<entry" not in files[address]
    assert json.loads(files["/data/timelinejs.json"])["events"] == []


@pytest.mark.parametrize(
    ("identity", "lower", "upper", "precision"),
    [
        ("day", "2014-07-27", "2014-07-27", "day"),
        ("month", "2014-06-01", "2014-06-30", "month"),
        ("year", "2014-01-01", "2014-12-31", "year"),
        ("decade", "2010-01-01", "2019-12-31", "decade"),
        ("winter", "2014-12-01", "2015-02-28", "season"),
        ("quarter", "2014-01-01", "2014-03-31", "quarter"),
        ("some-day", "2014-07-27", "2014-08-03", "day"),
        ("lasted", "2014-07-28", "2014-08-01", "day"),
        ("perhaps", "2014-07-27", "2014-07-27", "day"),
        ("ongoing", "2014-06-01", "..", "month"),
        ("end-unknown", "2014-06-01", None, "month"),
        ("start-unknown", None, "2014-12-31", "year"),
        ("by", "..", "2014-08-12", "day"),
        ("after", "2014-08-12", "..", "day"),
        ("ides", "-0043-03-15", "-0043-03-15", "day"),
        ("feast", None, None, "day"),
        ("never", None, None, None),
    ],
)
def test_bounds_are_days_two_dots_or_nothing(
    identity: str, lower: str | None, upper: str | None, precision: str | None
) -> None:
    """`..` is open and null unknown: who sorts or draws by bounds never takes “still going on” for “nobody knows”."""
    event = by_id("events")[identity]
    assert (event["lower"], event["upper"], event["precision"]) == (lower, upper, precision)
    assert event["date"] == (None if identity == "never" else DATES[identity])
    assert event["date_text"]


def test_a_tag_has_the_keys_of_the_contract_and_what_they_mean() -> None:
    """A vocabulary can be read from the file: what is above what, under which other names, how often used."""
    found = by_id("tags")
    assert all(set(each) >= TAG for each in found.values())
    sales = found["arms-sales"]
    assert (sales["label"], sales["broader"], sales["count"]) == ("arms sales", ["trade"], 1)
    assert sales["aliases"] == ["weapons sales", "arms"]
    assert found["trade"]["count"] == 1
    assert found["russia"]["url"] == f"{BASE}tags/russia/"
    assert found["العراق"]["url"] == f"{BASE}tags/%D8%A7%D9%84%D8%B9%D8%B1%D8%A7%D9%82/"


def test_the_table_says_what_the_json_says() -> None:
    """Who works in a spreadsheet sees the same events, in the same order, with the same dates and counts."""
    rows, events = table(sample()["/data/events.csv"]), data("events")
    for row, event in zip(rows, events, strict=True):
        for name in (
            "id",
            "title",
            "date",
            "lower",
            "upper",
            "precision",
            "date_text",
            "kind",
            "status",
            "url",
        ):
            assert row[name] == (event[name] or ""), name
        assert row["tags"].split("; ") == (event["tags"] or [""])
        assert row["briefs"].split("; ") == (event["briefs"] or [""])
        assert int(row["reports"]) == len(event["reports"])
        assert (int(row["origins"]), int(row["untraced"])) == (event["origins"], event["untraced"])
        assert row["outlets"] == "; ".join(dict.fromkeys(each["outlet"] for each in event["reports"]))
        assert row["conflicts"] == "; ".join(each["measure"] or each["about"] for each in event["conflicts"])


def test_the_table_is_rfc_4180() -> None:
    """Any program splits it the same way: CRLF, commas, quotes doubled, one width, no line end within a cell."""
    raw = sample()["/data/events.csv"].decode("utf-8")
    assert raw.count("\n") == raw.count("\r\n") == len(data("events")) + 1
    rows = list(csv.reader(io.StringIO(raw, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])
    assert not any("\n" in cell or "\r" in cell for row in rows for cell in row)


@pytest.mark.parametrize(
    "title",
    [
        FORMULA,
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "＝1",
        "－1",
        "'=1",
        "''-1",
        "=",
        "'quoted'",
        "a=b",
    ],
)
def test_no_cell_is_run_by_a_spreadsheet_and_each_comes_back_as_it_was(title: str) -> None:
    """A title made like a formula is text in every spreadsheet; one apostrophe, taken off, gives it back."""
    date = parse_edtf("-0043-03-15")
    assert isinstance(date, EdtfDate)
    raw = rows_of(SiteEvent("a", title, date, date_text=title, kind="-x"))
    for cells in csv.reader(io.StringIO(raw.decode(), newline="")):
        assert not any(cell.startswith(RUN_BY_SPREADSHEETS) for cell in cells)
    (row,) = table(raw)
    assert row["title"] == row["date_text"] == title.strip()
    assert (row["date"], row["lower"], row["kind"]) == ("-0043-03-15", "-0043-03-15", "-x")
    (event,) = json.loads(events_json.make(SiteFacts("A"), (SiteEvent("a", title, date),), {}))
    assert event["title"] == row["title"]


def test_the_apostrophe_is_told_to_who_reads_the_table() -> None:
    """Who reads dates before our era, or a title that begins with a dash, knows what to take off."""
    said = " ".join(exports_reference().split())
    assert "an apostrophe before it" in said
    assert "`=`, `+`, `-` or `@`" in said
