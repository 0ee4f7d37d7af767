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
from conftest import SiteMaker
from exports_sample import brief, made
from test_codes import told_by_check

from generator.diagnostics.formats.text import one_as_text
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


LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
RIGHT = {
    "marks": "\u200eJets\u200f \u061c(عراق)\u200f",
    "embedded": f"The {RLE}عراق (2014){PDF} and {LRE}Su-25{PDF}",
    "isolated": f"The {RLI}عراق {LRI}Su-25{PDI}{PDI} and {FSI}x{PDI}",
    "ended with what holds it": f"The {RLI}عراق {RLE}2014{PDI} jets",
    "an end too many": f"Jets{PDF}{PDI} came",
}
WRONG = {
    "an override": (f"Jets {RLO}emac{PDF} home", f"Jets {RLO}", "Jets emac home"),
    "the other": (f"Jets {LRO}came{PDF}", f"Jets {LRO}", "Jets came"),
    "in an isolate": (f"Jets {RLI}{RLO}emac{PDI} home", f"Jets {RLI}{RLO}", f"Jets {RLI}emac{PDI} home"),
    "an open embedding": (f"Jets {RLE}came", f"Jets {RLE}", "Jets came"),
    "an open isolate": (f"Jets {LRI}came{PDF} home", f"Jets {LRI}", f"Jets came{PDF} home"),
    "one of two": (f"Jets {RLE}a{RLE}b{PDF} home", f"Jets {RLE}", f"Jets a{RLE}b{PDF} home"),
}


def brief_with(title: str, text: str) -> str:
    return f"---\ntitle: {title}\ndate: 2014-08-12\nsource: https://example.org/jets\n---\n{text}\n"


@pytest.mark.parametrize("words", RIGHT.values(), ids=RIGHT)
def test_what_arabic_and_hebrew_need_is_not_told(words: str, make_site: SiteMaker) -> None:
    """Marks, and embeddings and isolates that are ended, keep brackets and numbers where they belong."""
    assert told_by_check(make_site({"content/briefs/jets.md": brief_with(words, words)})) == []


@pytest.mark.parametrize(("words", "before", "mended"), WRONG.values(), ids=WRONG)
def test_words_shown_in_another_order_are_told(
    words: str, before: str, mended: str, make_site: SiteMaker
) -> None:
    """A reader would see other words than the writer did, or those that follow turned round."""
    first = "It was so.\n\nThen\n"
    root = make_site({"content/briefs/jets.md": brief_with(words, first + words + "\n\nAnd so on.")})
    told = told_by_check(root)
    column = len(before)
    places = [(each.code, each.severity, each.span, each.fixed_line.replace('"', "")) for each in told]
    assert places == [
        ("text-direction", "warning", Span(2, 7 + column, 1), f"title: {mended}"),
        ("text-direction", "warning", Span(9, column, 1), mended),
    ]
    for each in told:
        printed = one_as_text(each)
        assert f"<U+{ord(before[-1]):04X}>" in printed
        assert not {LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI} & set(printed)


def test_an_embedding_may_end_in_another_line(make_site: SiteMaker) -> None:
    """But not in another paragraph: browsers end it there, other readers do not."""
    lines = f"The {RLE}عراق\nand{PDF} so on.\n\nThe {RLE}عراق\n\nand{PDF} so on."
    told = told_by_check(make_site({"content/briefs/jets.md": brief_with("Jets", lines)}))
    assert [(each.code, each.span) for each in told] == [("text-direction", Span(9, 5, 1))]


def test_an_override_written_as_a_code_is_not_printed(make_site: SiteMaker) -> None:
    """`&#x202e;` and `"\\u202e"` turn words round like the letter itself."""
    root = make_site({"content/briefs/jets.md": brief_with('"Jets\\u202e"', "Jets &#x202e;emac&rlm; home")})
    told = told_by_check(root)
    assert [(each.code, each.span) for each in told] == [
        ("text-direction", Span(2, 8, 12)),
        ("text-direction", Span(6, 6, 8)),
    ]
    assert told[1].fixed_line == "Jets emac&rlm; home"
