"""Citations as reference managers take them: read back by other people's parsers, they equal what was typed."""

import json
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from exports_sample import BASE, brief, made, sample

TITLE = '100% & {braces} #1, $5, a_b ^ ~ \\n "q" @article{x, and more'
SOURCES: dict[str, dict[str, Any]] = {
    "paper": {
        "title": TITLE,
        "authors": ["Saunders, Paul", "van der Berg, Jan", "Łucja Żółć", "Ministry of Defence and Trade"],
        "outlet": "Al-Monitor & Sons",
        "type": "news",
        "section": "Russia / Mideast",
        "url": "https://example.org/a?b=1&c=100%25#_x",
        "published": "2014-07-24",
        "accessed": "2014-08-12",
        "archived": ["https://web.archive.org/web/2014/https://example.org/a"],
        "lang": "ru",
        "doi": "10.1000/a_b(1)",
        "pages": "12-14",
        "number": "No. 3/2017",
        "note": "Two\n\nparagraphs.",
    },
    "book": {
        "title": "Вести",
        "authors": ["Black and White, Kim", "Smith, John AND And Jones"],
        "outlet": "IBN",
        "type": "report",
        "isbn": "978-0-13-235088-4",
    },
    "bare": {"url": "https://example.org/bare"},
    "Paper": {"title": "Of the same name but for its case"},
    "heard": {
        "title": "Heard of",
        "outlet": "Vedomosti",
        "read": "none",
        "via": "paper",
        "note": "In all papers.",
    },
    "untold": {"read": "none", "outlet": "Vedomosti"},
}
DATES = {
    # typed: (BibLaTeX, RIS, CSL); None where the format knows no such date and words stand instead
    "2014": ("2014", "2014", {"date-parts": [[2014]]}),
    "August 2014": ("2014-08", "2014/08", {"date-parts": [[2014, 8]]}),
    "2014-08-01": ("2014-08-01", "2014/08/01", {"date-parts": [[2014, 8, 1]]}),
    "2014-08-01T09:00:00Z": ("2014-08-01", "2014/08/01", {"date-parts": [[2014, 8, 1]]}),
    "2014-08~": ("2014-08~", None, {"date-parts": [[2014, 8]], "circa": True}),
    "2014-08-01?": ("2014-08-01?", None, None),
    "2014-06/2014-08-01": ("2014-06/2014-08-01", None, {"date-parts": [[2014, 6], [2014, 8, 1]]}),
    "2014-06/..": ("2014-06/..", None, None),
    "2014-22": ("2014-22", None, {"date-parts": [[2014]], "season": 2}),
    "201X": ("201X", None, None),
    "[2014-07-24,2014-07-25]": (None, None, None),
    "2014-07-2X": (None, None, None),
    "2014-33": (None, None, None),
    "Y12000": (None, None, None),
    "-0043": ("-0043", None, None),
}
CSL_TYPES = {
    *("article-newspaper", "article-magazine", "post-weblog", "post", "report", "webpage", "interview"),
    *("dataset", "motion_picture", "document"),
}
CSL_TEXTS = {
    *("id", "type", "title", "container-title", "section", "publisher", "URL", "archive_location", "DOI"),
    *("ISBN", "page", "number", "version", "language", "abstract", "keyword", "note"),
}
LATEX = {r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textbackslash{}": "\\"}
LATEX |= {r"\textasciicircum{}": "^", r"\textasciitilde{}": "~"} | {
    f"\\{letter}": letter for letter in "%&#$_"
}
_COMMAND = re.compile("|".join(map(re.escape, LATEX)))


@cache
def library() -> dict[str, bytes]:
    """A brief with all of these sources, and one with a source of each kind of date."""
    dated = {f"d{number}": {"title": typed, "published": typed} for number, typed in enumerate(DATES)}
    files = {
        "content/briefs/a.md": brief("A", source="", sources=json.dumps(SOURCES), authors='["Kim, A"]'),
        "content/briefs/dates.md": brief("Dates", source="", sources=json.dumps(dated), tags='["a, b", C#]'),
        "content/briefs/a-b.md": brief("B", source="", sources='{c: {title: "Of a-b"}}'),
        "content/briefs/a-b-c.md": brief("C", source="", sources='{c: {title: "Of a-b-c"}}'),
        "content/briefs/b.md": brief("D", "Words [@a-b-c; @b/c].", source=""),
        "content/sources/shared.yaml": '- {id: a-b-c, title: Shared}\n- {id: b/c, title: "Shared b/c"}\n',
    }
    with tempfile.TemporaryDirectory() as root:
        return made(Path(root), files)


def bibtex(address: str, files: dict[str, bytes] | None = None) -> dict[str, tuple[str, dict[str, str]]]:
    """Type and fields by key, as BibTeX has them."""
    found = parse_string((files or library())[address].decode())
    assert found.failed_blocks == []
    return {
        entry.key: (entry.entry_type, {field.key: str(field.value) for field in entry.fields})
        for entry in found.entries
    }


def words(latex: str) -> str:
    """What LaTeX would print of it."""
    assert not re.search(r"(?<!\\)[%&#$_^~]", latex)
    return _COMMAND.sub(lambda match: LATEX[match.group()], latex.removeprefix("{").removesuffix("}"))


def ris(address: str, files: dict[str, bytes] | None = None) -> dict[str, dict[str, Any]]:
    listed = rispy.loads((files or library())[address].decode())
    found = {each["id"]: each for each in listed}
    assert len(found) == len(listed)
    return found


def csl(address: str, files: dict[str, bytes] | None = None) -> dict[str, dict[str, Any]]:
    listed = json.loads((files or library())[address])
    found = {each["id"]: each for each in listed}
    assert len(found) == len(listed)
    return found


def test_every_source_comes_back_from_bibtex_as_it_was_typed() -> None:
    """A source imported from the file needs no mending: names, special characters, address, numbers."""
    kind, fields = bibtex("/sources.bib")["a-paper"]
    paper = SOURCES["paper"]
    assert (kind, fields["entrysubtype"]) == ("article", "newspaper")
    assert words(fields["title"]) == TITLE
    assert fields["title"].startswith("{")
    assert words(fields["journaltitle"]) == paper["outlet"]
    assert fields["url"] == paper["url"]
    assert (fields["date"], fields["urldate"], fields["doi"]) == ("2014-07-24", "2014-08-12", paper["doi"])
    assert (fields["langid"], fields["pages"], words(fields["number"])) == ("ru", "12-14", paper["number"])
    assert fields["note"] == "Two paragraphs."
    kind, fields = bibtex("/sources.bib")["a-book"]
    assert (kind, words(fields["title"]), fields["isbn"]) == ("report", "Вести", "978-0-13-235088-4")


def test_names_are_split_by_bibtex_only_where_the_writer_split_them() -> None:
    """“Ministry of Defence and Trade” is one author, and nobody's family name is guessed."""
    raw = library()["/sources.bib"].decode()
    found = parse_string(
        raw, append_middleware=[middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    )
    authors = next(entry for entry in found.entries if entry.key == "a-paper")["author"]
    split = [(" ".join(each.first), " ".join(each.von), " ".join(each.last)) for each in authors]
    assert split == [
        ("Paul", "", "Saunders"),
        ("Jan", "van der", "Berg"),
        ("", "", "{Łucja Żółć}"),
        ("", "", "{Ministry of Defence and Trade}"),
    ]
    author, other = next(entry for entry in found.entries if entry.key == "a-book")["author"]
    assert (author.first, author.last) == (["Kim"], ["Black", "{and}", "White"])
    assert (other.first, other.last) == (["John", "{AND}", "{And}", "Jones"], ["Smith"])


def test_every_source_comes_back_from_ris_as_it_was_typed() -> None:
    """EndNote, Zotero and databases take the same source from RIS."""
    paper = SOURCES["paper"]
    assert ris("/sources.ris")["a-paper"] == {
        "type_of_reference": "NEWS",
        "id": "a-paper",
        "title": TITLE,
        "authors": paper["authors"],
        "secondary_title": paper["outlet"],
        "year": "2014",
        "date": "2014/07/24",
        "urls": [paper["url"]],
        "figure": paper["archived"][0],
        "access_date": "2014/08/12",
        "doi": paper["doi"],
        "start_page": "12",
        "end_page": "14",
        "number": paper["number"],
        "language": "ru",
        "notes": ["Two paragraphs."],
        "section": paper["section"],
    }
    raw = library()["/sources.ris"].decode()
    assert raw.count("\n") == raw.count("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*|", line) for line in raw.split("\r\n"))


def test_every_source_comes_back_from_csl_as_it_was_typed() -> None:
    """Pandoc and citation styles get names in parts, dates in parts and text as text."""
    paper = SOURCES["paper"]
    assert csl("/sources.csl.json")["a-paper"] == {
        "id": "a-paper",
        "type": "article-newspaper",
        "title": TITLE,
        "author": [
            {"family": "Saunders", "given": "Paul"},
            {"family": "van der Berg", "given": "Jan"},
            {"literal": "Łucja Żółć"},
            {"literal": "Ministry of Defence and Trade"},
        ],
        "container-title": paper["outlet"],
        "section": paper["section"],
        "issued": {"date-parts": [[2014, 7, 24]]},
        "accessed": {"date-parts": [[2014, 8, 12]]},
        "URL": paper["url"],
        "archive_location": paper["archived"][0],
        "DOI": paper["doi"],
        "page": "12-14",
        "number": paper["number"],
        "language": "ru",
        "note": "Two paragraphs.",
    }


@pytest.mark.parametrize("files", [library(), sample()], ids=["library", "sample"])
def test_csl_items_are_what_the_schema_allows(files: dict[str, bytes]) -> None:
    """citeproc refuses a whole list for one unknown key or an empty date."""
    for address in (each for each in files if each.endswith(".csl.json")):
        for item in csl(address, files).values():
            assert item["type"] in CSL_TYPES
            assert set(item) <= CSL_TEXTS | {"author", "issued", "accessed"}
            assert all(isinstance(item[name], str) and item[name] for name in CSL_TEXTS & set(item))
            for name in item.get("author", ()):
                assert set(name) in ({"literal"}, {"family", "given"})
            for date in (item[name] for name in ("issued", "accessed") if name in item):
                assert set(date) in (
                    {"literal"},
                    {"date-parts"},
                    {"date-parts", "circa"},
                    {"date-parts", "season"},
                )
                assert 1 <= len(date.get("date-parts", [0])) <= 2
                for parts in date.get("date-parts", ()):
                    assert 1 <= len(parts) <= 3
                    assert all(isinstance(part, int) for part in parts)


@pytest.mark.parametrize("typed", DATES)
def test_a_date_stands_where_the_format_knows_it_and_in_words_where_not(typed: str) -> None:
    """“24 or 25 July” becomes neither day, and is not lost: it stands in the note."""
    key = f"dates-d{list(DATES).index(typed)}"
    in_bibtex, in_ris, in_csl = DATES[typed]
    fields = bibtex("/sources.bib")[key][1]
    assert fields.get("date") == in_bibtex
    record = ris("/sources.ris")[key]
    assert record.get("date", record.get("year")) == in_ris
    assert record.get("year") == (in_ris[:4] if in_ris else None)
    issued = csl("/sources.csl.json")[key]["issued"]
    assert issued == in_csl if in_csl else set(issued) == {"literal"}
    said = issued.get("literal") or (record.get("notes") or [""])[0]
    assert (fields.get("note") is None) is (in_bibtex is not None)
    assert (record.get("notes") is None) is (in_ris is not None)
    if in_bibtex is None:
        assert words(fields["note"]) == said
    if in_ris is None:
        assert record["notes"] == [said]


def test_keys_are_unique_whatever_the_case_and_the_same_in_every_format() -> None:
    """A source cited by its key stays that source: no key is given twice, and all three files agree."""
    keys = list(bibtex("/sources.bib"))
    assert keys == list(ris("/sources.ris")) == list(csl("/sources.csl.json"))
    assert len({key.casefold() for key in keys}) == len(keys)
    titles = {words(fields["title"]) for _, fields in bibtex("/sources.bib").values()}
    assert {"Of a-b", "Of a-b-c", "Shared", "Shared b/c", "Of the same name but for its case"} <= titles
    for key in keys:
        assert re.fullmatch(r"[^\s,{}()%#~\"'=\\]+", key)


def test_what_was_never_read_says_so_and_what_nobody_could_cite_is_left_out() -> None:
    """Who cites a source known only through another is told; a bare name of an outlet is no reference."""
    assert bibtex("/sources.bib")["a-heard"][1]["note"].endswith("Al-Monitor \\& Sons")
    assert ris("/sources.ris")["a-heard"]["notes"] == [
        "In all papers. Not read, known through Al-Monitor & Sons"
    ]
    assert "a-untold" not in csl("/sources.csl.json")
    bare = csl("/sources.csl.json")["a-bare"]
    assert (bare["type"], bare["title"], bare["URL"]) == (
        "webpage",
        "example.org",
        "https://example.org/bare",
    )


def test_a_brief_is_cited_as_a_report_with_its_sources_after_it() -> None:
    """A brief's own file holds what its page offers: the brief with its version, then what it cites."""
    entries = bibtex("/briefs/moscow/cite.bib", sample())
    assert list(entries) == ["moscow", "moscow-alm", "moscow-ibn"]
    kind, fields = entries["moscow"]
    assert kind == "report"
    assert (fields["date"], fields["version"], fields["langid"]) == ("2014-08-12", "2014-08-20", "en")
    assert (fields["url"], fields["institution"]) == (f"{BASE}briefs/moscow/", "Example Institute")
    assert fields["keywords"] == "Russia, arms sales"
    item = csl("/briefs/moscow/cite.csl.json", sample())["moscow"]
    assert (item["type"], item["issued"], item["version"]) == (
        "report",
        {"date-parts": [[2014, 8, 12]]},
        "2014-08-20",
    )
    record = ris("/briefs/moscow/cite.ris", sample())["moscow"]
    assert (record["type_of_reference"], record["date"], record["edition"]) == (
        "RPRT",
        "2014/08/12",
        "2014-08-20",
    )
    assert record["keywords"] == ["Russia", "arms sales"]


def test_keywords_stay_as_many_as_there_are_tags() -> None:
    """A tag with a comma in its name does not become two keywords."""
    assert words(bibtex("/briefs/dates/cite.bib")["dates"][1]["keywords"]).split(", ") == ["a b", "C#"]
    assert csl("/briefs/dates/cite.csl.json")["dates"]["keyword"].split(", ") == ["a b", "C#"]
    assert ris("/briefs/dates/cite.ris")["dates"]["keywords"] == ["a, b", "C#"]


def test_withdrawn_briefs_and_drafts_are_cited_nowhere() -> None:
    """Nobody cites what was taken back from a file that we offer."""
    assert {each.split("/")[2] for each in sample() if "/cite." in each} == {
        *("moscow", "hostile", "arabic", "chronicle", "expired"),
    }
    assert "example.com/wrong" not in sample()["/sources.bib"].decode()
