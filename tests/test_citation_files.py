"""Sources as reference managers write them: what a librarian exports from Zotero must arrive whole."""

import json
import re

import pytest

from generator.diagnostics.span import Span
from generator.load.citation_files.bibtex import read_bibtex
from generator.load.citation_files.csl_json import read_csl_json
from generator.load.citation_files.ris import read_ris
from generator.load.citation_files.types import edtf_of_parts, language_of, source_type
from generator.parse.citation_file import parse_citation_file
from generator.records.source import Source

BIBTEX = r"""
@online{nyt2014,
  title = {Russian {Jets} and Experts Sent to Iraq \& Syria},
  author = {Nordland, Rod and {The Desk}},
  date = {2014-06-29},
  url = {https://example.org/2014/06/30/iraq.html?a=1&b=2},
  urldate = {2014-07-01},
  journaltitle = {The New York Times},
  langid = {english},
}

@report{sipri,
  title = {Trends},
  institution = {SIPRI},
  year = 2017,
  month = feb,
}
"""
RIS = """TY  - NEWS
TI  - Russian Jets and Experts Sent to Iraq
T2  - The New York Times
AU  - Nordland, Rod
DA  - 2014/06/29/
PY  - 2014
UR  - https://example.org/iraq.html
Y2  - 2014/07/01/00:00:00
LA  - en
ER  -

TY  - RPRT
TI  - Another of that year
AU  - Nordland, Rod
PY  - 2014
ER  -
"""
CSL = json.dumps(
    [
        {
            "id": "nyt2014",
            "type": "article-newspaper",
            "title": "Russian Jets and Experts Sent to Iraq",
            "container-title": "The New York Times",
            "author": [{"family": "Nordland", "given": "Rod"}, {"literal": "The Desk"}],
            "issued": {"date-parts": [[2014, 6, 29]]},
            "accessed": {"date-parts": [["2014", "7", "1"]]},
            "URL": "https://example.org/iraq.html",
            "language": "en-US",
        },
        {"id": "span", "type": "report", "issued": {"date-parts": [[2012], [2016]]}},
        {"type": "webpage", "title": "No id"},
    ],
    indent=1,
)


def test_bibtex_entries_arrive_with_names_dates_and_exact_address() -> None:
    """A librarian's .bib file needs no retyping; the address stays byte for byte."""
    entries, told = read_bibtex(BIBTEX, "content/sources/zotero.bib")
    assert told == ()
    assert entries[0][0] == Source(
        id="nyt2014",
        type="news",
        title="Russian Jets and Experts Sent to Iraq & Syria",
        authors=("Rod Nordland", "The Desk"),
        outlet="The New York Times",
        url="https://example.org/2014/06/30/iraq.html?a=1&b=2",
        published="2014-06-29",
        accessed="2014-07-01",
        lang="en",
    )
    assert entries[1][0] == Source(
        id="sipri", type="report", title="Trends", outlet="SIPRI", published="2017-02"
    )
    assert [span.line for _, span in entries] == [2, 12]


def test_a_broken_entry_is_told_at_its_line_and_the_others_are_read() -> None:
    """One forgotten brace must not cost the other three hundred sources."""
    entries, told = read_bibtex(BIBTEX + "\n@article{broken, title={x}\n", "zotero.bib")
    assert [source.id for source, _ in entries] == ["nyt2014", "sipri"]
    assert [(each.code, each.span.line if each.span else 0) for each in told] == [("bibtex", 19)]


@pytest.mark.parametrize(
    ("key", "cited"),
    [
        ("saunders_moscow_2014", "saunders_moscow_2014"),
        ("SaundersMoscow2014", "SaundersMoscow2014"),
        ("Reuters:2014-07", "Reuters:2014-07"),
        ("http://zotero.org/users/1/items/AB2", "http-zotero-org-users-1-items-ab2"),
        ("no spaces, please", "no-spaces-please"),
    ],
)
def test_a_key_is_cited_as_the_reference_manager_wrote_it(key: str, cited: str) -> None:
    """Zotero's keys have low lines, Better BibTeX's capitals; the writer copies them from there."""
    entries, _ = read_csl_json(f'[{{"id": "{key}", "type": "webpage", "title": "A"}}]', "zotero.json")
    assert [source.id for source, _ in entries] == [cited]


def test_csl_items_arrive_and_an_item_without_id_is_told() -> None:
    """CSL-JSON has dates in parts, spans and names in two forms."""
    entries, told = read_csl_json(CSL, "zotero.json")
    first, second = (source for source, _ in entries)
    assert (first.type, first.outlet, first.authors) == (
        "news",
        "The New York Times",
        ("Rod Nordland", "The Desk"),
    )
    assert (first.published, first.accessed, first.lang) == ("2014-06-29", "2014-07-01", "en-US")
    assert second.published == "2012/2016"
    assert [each.code for each in told] == ["csl-json"]


def test_ris_references_get_distinct_keys() -> None:
    """RIS has no keys: author and year make one, and a second of that year its own."""
    entries, told = read_ris(RIS, "zotero.ris")
    assert told == ()
    assert [source.id for source, _ in entries] == ["nordland-2014", "nordland-2014-2"]
    first = entries[0][0]
    assert (first.published, first.accessed, first.outlet) == (
        "2014-06-29",
        "2014-07-01",
        "The New York Times",
    )


NASTY = "a\x01b\x0bc\x1bd\x7fe\ufffef\x85g\u2028h\r\ni\rj"
UNFIT = {"URL": "javascript:alert(1)", "title": NASTY, "author": [{"literal": NASTY}], "note": NASTY}


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        ("json", json.dumps([{"id": "a", **UNFIT, "accessed": {"raw": "<b>yesterday</b>"}}])),
        (
            "bib",
            f"@online{{a,\n title = {{{NASTY}}},\n url = {{javascript:alert(1)}}, urldate = {{yesterday}}}}",
        ),
        ("ris", "TY  - NEWS\nID  - a\nTI  - a\x01b\x1bc\u2028d\nUR  - //evil.example/\nER  - \n"),
    ],
)
def test_what_nobody_could_type_is_taken_from_no_other_program(ending: str, text: str) -> None:
    """No reader follows a script's address out of a library, and no page holds letters that HTML forbids."""
    path = f"content/sources/library.{ending}"
    shared, told = parse_citation_file(path, text.encode())
    assert shared is not None
    (source,) = shared.sources
    assert (source.url, source.accessed) == ("", "")
    assert re.fullmatch("[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe]+", f"{source.title}{source.note}")
    assert all(author.isprintable() for author in source.authors)
    assert source.title.startswith("ab")
    assert {(each.code, each.severity, each.path) for each in told} == {("import-field", "warning", path)}


def test_an_address_without_its_beginning_is_read_as_it_was_meant() -> None:
    """Reference managers keep `www.example.org`: the link is mended and told, at its place."""
    text = '[{"id": "a", "title": "T",\n  "URL": "www.example.org/a"}]'
    shared, (told,) = parse_citation_file("content/sources/a.json", text.encode())
    assert shared is not None
    assert shared.sources[0].url == "https://www.example.org/a"
    assert told.span == Span(2, 11, len("www.example.org/a"))


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"items": 3}', "[" * 5000, '[{"id": {}}]'])
def test_no_json_makes_a_traceback(text: str) -> None:
    """A damaged export is told, and nothing else."""
    entries, told = read_csl_json(text, "zotero.json")
    assert entries == ()
    assert told


@pytest.mark.parametrize(
    ("issued", "edtf"),
    [
        ({"date-parts": [2014, 6, 29]}, "2014-06-29"),
        ({"date-parts": [["2014"]]}, "2014"),
        ({"date-parts": [[2012], None, [2016]]}, "2012"),
        ({"date-parts": [{"year": 2014}]}, ""),
        ({"date-parts": [None], "raw": "2014-06"}, "2014-06"),
        ({"date-parts": [[{}, []]]}, ""),
        ([2014], ""),
    ],
)
def test_dates_in_other_shapes_end_no_build(issued: object, edtf: str) -> None:
    """What an export has in the place of a date is read where it can only be one, and is no traceback elsewhere."""
    ((source, _),), told = read_csl_json(json.dumps([{"id": "a", "issued": issued}]), "zotero.json")
    assert (source.published, told) == (edtf, ())


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        (("2014", "6", "29"), "2014-06-29"),
        (("2014", "Jun"), "2014-06"),
        (("2014", "", ""), "2014"),
        # Which no reader of dates takes for a month, and so is told.
        (("2014", "13"), "2014-13"),
        (("n.d.",), ""),
    ],
)
def test_a_date_is_never_more_precise_than_its_parts(parts: tuple[str, ...], edtf: str) -> None:
    """A year alone stays a year."""
    assert edtf_of_parts(*parts) == edtf


def test_types_and_languages_are_ours_or_nothing() -> None:
    """An unknown word is left out, not guessed."""
    assert [source_type(name) for name in ("article-newspaper", "RPRT", "song")] == ["news", "report", ""]
    assert [language_of(name) for name in ("English", "en-us", "Klingon language")] == ["en", "en-US", ""]


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("ar_IQ", "ar-IQ"), ("AR-iq", "ar-IQ"), ("zh_hant_TW", "zh-Hant-TW"), ("de-1996", "de-1996")],
)
def test_a_language_of_another_program_becomes_a_tag_that_browsers_know(typed: str, tag: str) -> None:
    """With `lang="ar_IQ"` a screen reader would read an Arabic headline in English."""
    assert language_of(typed) == tag


BROKEN = {
    "text in a .bib": ("a.bib", "Smith, J. (2014) «Jets».\n", "1 «Smith, J. (2014) «Jets».»", "no entry"),
    "RIS in a .bib": ("a.bib", "TY  - NEWS\nTI  - Jets\nER  - \n", "1 «TY  - NEWS»", "the ending .ris"),
    "BibTeX in a .ris": ("a.ris", "@online{jets,\n  title = {Jets},\n}\n", "1 «»", "the ending .bib"),
    "no @": ("a.bib", "online{jets,\n  title = {Jets},\n}\n", "1 «online{jets,»", "write @online{jets,"),
    "one of two without its @": (
        "a.bib",
        "@online{a,\n  title = {A},\n}\n\narticle{b,\n  title = {B},\n}\n",
        "5 «article{b,»",
        "write @article{b,",
    ),
    "no key": ("a.bib", "@online{,\n  title = {Jets},\n}\n", "1 «»", "write a key"),
    "no comma between fields": (
        "a.bib",
        "@online{jets,\n  title = {Jets}\n  date = {2014-06-29},\n}\n",
        "2 «}»",
        "a comma is missing behind `title`",
    ),
    "a comma at the end": ("a.json", '[\n {"id": "a", "title": "A"},\n]\n', None, "a comma stands behind the last"),
    "a comma at the end of an item": ("a.json", '[{"id": "a", "title": "A",\n}]\n', None, "a comma stands behind"),
    "no comma": ("a.json", '[\n {"id": "a"\n  "title": "A"}\n]\n', "3 «\"»", "a comma, or the end"),
    "single quotes": ("a.json", "[{'id': 'a'}]\n", "1 «'»", "straight double quotes"),
    "curly quotes": ("a.json", "[{“id”: “a”}]\n", "1 «“»", "straight double quotes"),
    "an end that is missing": ("a.json", '[{"id": "a", "title": "A"}\n', None, "is missing before this"),
    "an item without an id": (
        "a.json",
        '[{"id": "a", "title": "A"},\n {"title": "Jets"}]\n',
        "2 «\"Jets\"»",
        "give it an `id`",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", BROKEN)
def test_a_broken_file_of_sources_is_told_where_it_breaks(slip: str) -> None:
    """Once, in words for somebody who typed in it; never read as a file with fewer sources."""
    name, text, place, words = BROKEN[slip]
    _, told = parse_citation_file(f"content/sources/{name}", text.encode())
    (fault,) = told
    assert (fault.severity, fault.code) == (
        "error",
        {"bib": "bibtex", "ris": "ris"}.get(name[2:], "csl-json"),
    )
    assert words in f"{fault.message}; {fault.hint}"
    if place is not None:
        assert fault.span is not None
        line, column = fault.span.line, fault.span.column - 1
        typed = [*text.split("\n"), ""][line - 1][column : column + fault.span.length]
        assert f"{line} «{typed}»" == place or place == f"{line} «»"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ris", "TY  - NEWS\nID  - a\nTI  - Jets\nDA  - {}\nER  - \n"),
        ("a.json", '[{{"id": "a", "title": "Jets", "issued": "{}"}}]'),
    ],
)
def test_a_date_in_words_is_read_or_told(name: str, text: str) -> None:
    """It was left out in silence."""
    shared, told = parse_citation_file(f"content/sources/{name}", text.format("28 June 2014").encode())
    assert shared is not None
    assert (shared.sources[0].published, told) == ("28 June 2014", ())
    assert shared.dates["sources.0.published"].date is not None
    _, told = parse_citation_file(f"content/sources/{name}", text.format("some day in June").encode())
    assert [each.code for each in told] == ["import-date"]


@pytest.mark.parametrize(
    ("ending", "typed", "date", "told"),
    [
        ("bib", "year = 2014, month = {{Juni}}", "2014-06", ""),
        ("bib", "year = 2014, month = {{Mai}}, langid = {{ngerman}}", "2014-05", ""),
        ("bib", "year = 2014, month = {{março}}", "2014-03", ""),
        ("bib", "year = 2014, month = {{июня}}, day = 28", "2014-06-28", ""),
        ("bib", 'year = 2014, month = jun # "~28"', "2014-06-28", ""),
        ("bib", "year = 2014, month = {{13}}", "2014", "month 13"),
        ("bib", "year = 2014, month = jun, day = 31", "2014-06", "2014-06-31"),
        # In Polish and Czech it is November, in Croatian October.
        ("bib", "year = 2014, month = {{listopad}}", "2014", "listopad"),
        ("bib", "year = 2014, month = {{listopad}}, langid = {{hr}}", "2014-10", ""),
        ("bib", "year = 2014, month = 0", "2014", ""),
        ("json", '"issued": {{"date-parts": [[2014, 13]]}}', "2014", "2014-13"),
        ("json", '"issued": {{"date-parts": [[2014, "Juin", 28]]}}', "2014-06-28", ""),
        ("ris", "DA  - 2014/Juni/28", "2014-06-28", ""),
        ("ris", "DA  - 2014/00/00", "2014", ""),
        ("ris", "DA  - 2014/13/01", "2014", "2014-13"),
    ],
)
def test_months_are_read_in_any_language_or_told(ending: str, typed: str, date: str, told: str) -> None:
    """A month that was no English word or number was read as the year alone, in silence."""
    form = {
        "bib": "@article{{a,\n title = {{Jets}},\n %s\n}}\n",
        "json": '[{{"id": "a", "title": "Jets", %s}}]',
        "ris": "TY  - NEWS\nID  - a\nTI  - Jets\n%s\nER  - \n",
    }[ending] % typed
    shared, found = parse_citation_file(f"content/sources/a.{ending}", form.format().encode())
    assert shared is not None
    reading = shared.dates["sources.0.published"].date
    assert reading is not None
    assert reading.edtf == date
    assert [(each.code, told.split()[-1] in each.message) for each in found] == (
        [("import-date", True)] if told else []
    )
    if told and ending == "bib" and "month = {" in typed:
        span = found[0].span
        assert span is not None
        assert (span.line, span.length) == (3, len(told.split()[-1]))


@pytest.mark.parametrize(
    ("line", "field", "kept", "told"),
    [
        ("DO  - https://doi.org/10.1000/182", "doi", "10.1000/182", False),
        ("DO  - jets", "doi", "", True),
        ("SN  - 978-0-13-235088-4", "isbn", "978-0-13-235088-4", False),
        ("SN  - 978-0-13-235088-5", "isbn", "978-0-13-235088-5", True),
        # A journal's number stands under the same tag, and is no book's.
        ("SN  - 0028-0836", "isbn", "", False),
    ],
)
def test_numbers_of_other_programs_are_held_to_the_same(line: str, field: str, kept: str, told: bool) -> None:
    """A journal was exported with its ISSN as the ISBN of a book."""
    text = f"TY  - JOUR\nID  - a\nTI  - Jets\n{line}\nER  - \n"
    shared, found = parse_citation_file("content/sources/a.ris", text.encode())
    assert shared is not None
    assert getattr(shared.sources[0], field) == kept
    assert [each.code for each in found] == ["import-field"] * told


def test_two_references_with_one_id_stay_two() -> None:
    """The second was given another id that nobody had typed, and could not be found."""
    text = "TY  - NEWS\nID  - a\nTI  - One\nER  - \nTY  - NEWS\nID  - a\nTI  - Two\nER  - \n"
    shared, _ = parse_citation_file("content/sources/a.ris", text.encode())
    assert shared is not None
    assert [each.id for each in shared.sources] == ["a", "a"]


def test_one_item_of_csl_needs_no_list() -> None:
    shared, told = parse_citation_file("content/sources/a.json", b'{"id": "a", "title": "Jets"}')
    assert shared is not None
    assert ([each.title for each in shared.sources], told) == (["Jets"], ())


@pytest.mark.parametrize(
    "text",
    [
        '{We asked "who sold\nwhat"\n n = 5 sales}',
        "{Methods follow {Hansen}\nn = 5}",
        "{{Hansen}\n n = 5}",
        '"Sales of {jets}\n n = 5"',
    ],
)
def test_a_formula_that_begins_a_line_of_an_abstract_is_no_field(text: str) -> None:
    """Abstracts come from databases with their lines and formulas; nobody left out a comma."""
    entries, told = read_bibtex(f"@article{{a,\n abstract = {text},\n title = {{A}},\n}}\n", "library.bib")
    assert [each.message for each in told] == []
    assert [source.title for source, _ in entries] == ["A"]


def test_a_comma_is_missed_in_the_line_that_lacks_it() -> None:
    """A text may go on over lines: the comma belongs behind its end."""
    text = "@article{a,\n abstract = {One\n two {three}}\n title = {A},\n}\n"
    (told,) = read_bibtex(text, "library.bib")[1]
    assert told.span is not None
    assert (told.span.line, told.fixed_line) == (3, " two {three}},")
