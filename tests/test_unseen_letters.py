"""Line ends and controls that nobody sees: no reader of an export takes one for a line end, or stumbles over it."""

import csv
import io
import json
from pathlib import Path

import feedparser
import icalendar
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from exports_sample import brief, made

from generator.diagnostics.span import Span
from generator.load.citation_files.ris import read_ris

LETTERS = {
    "line": "\u2028",
    "paragraph": "\u2029",
    "next": "\x85",
    "vertical": "\x0b",
    "page": "\x0c",
    "file": "\x1c",
    "delete": "\x7f",
}
BIB = "@article{{sold,\n  title = {{Jets{0}sold}},\n  author = {{Saunders, Paul{0}J}},\n  year = {{2014}},\n}}\n"
RIS = "TY  - NEWS\nID  - bought\nTI  - Jets{0}bought\nAU  - Saunders, Paul{0}J\nN1  - So{0}it was\nPY  - 2014\nER  - \n"
CSL = '[{{"id": "seen", "type": "article", "title": "Jets{0}seen", "issued": {{"raw": "2014"}}}}]'
TEXT = (
    'Jets{0}came &#x2028;&#133;. [They{0}landed]{{when=2014-07-24 title="Jets{0}landed" places="Al{0}Asad"}} [@sold;\n'
    "@bought; @seen]."
)


def exports_with(letter: str, root: Path) -> dict[str, bytes]:
    files = {
        "content/briefs/jets.md": brief("Jets", TEXT.format(letter), tags="[Iraq]", source=""),
        "content/sources/a.bib": BIB.format(letter),
        "content/sources/b.ris": RIS.format(letter),
        "content/sources/c.json": CSL.format(json.dumps(letter)[1:-1]),
    }
    return made(root, files)


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_other_programs_read_every_export(letter: str, tmp_path: Path) -> None:
    """A title copied from a PDF, or from a library's export, breaks no feed, calendar, table or list of sources."""
    found = exports_with(letter, tmp_path)
    for address in ("/feed.xml", "/tags/iraq/feed.xml"):
        feed = feedparser.parse(found[address])
        assert not feed.bozo
        assert len(feed.entries) == 1
    (event,) = icalendar.Calendar.from_ical(found["/timeline.ics"].decode()).walk("VEVENT")[-1:]
    assert str(event["SUMMARY"]).split() == ["Jets", "landed"]
    for address, data in found.items():
        if address.endswith(".json"):
            json.loads(data)
    rows = list(csv.reader(io.StringIO(found["/data/events.csv"].decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    titles = {each["title"].replace(" ", "") for each in rispy.loads(found["/sources.ris"].decode())}
    assert titles == {"Jetssold", "Jetsbought", "Jetsseen"}
    library = parse_string(found["/sources.bib"].decode())
    assert len(library.entries) == 3
    assert library.failed_blocks == []


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_no_export_holds_one(letter: str, tmp_path: Path) -> None:
    """Other programs take some of them for the end of a line; so no file that is read line by line has any."""
    for address, data in exports_with(letter, tmp_path).items():
        if not address.endswith((".xml", ".json")):
            assert letter not in data.decode(), address


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_places_in_a_list_of_sources_are_those_of_the_editor(letter: str) -> None:
    """The line that is told is the one that an editor shows, and what stands behind the letter is not lost."""
    text = RIS.format(letter) + "TY  - NEWS\nTI  - Tanks\n"
    entries, (fault,) = read_ris(text, "content/sources/b.ris")
    assert fault.span == Span(8, 1)
    assert entries[0][0].title.replace(letter, " ") == "Jets bought"
