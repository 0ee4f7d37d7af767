"""What librarians and interns type: hosts, points, keys of other vocabularies and dates, each answered with ours."""

import pytest
from model_sample import Files, brief, link

from generator.edtf.friendly import read_date
from generator.edtf.value import DateFault
from generator.text.points import focal_point, map_point

ENTITIES = (
    "moscow: {type: place, name: Moscow}\nshoigu: {type: person, name: Shoigu}\n"
    "tass: {type: org, name: TASS}\nmig: {type: equipment, name: MiG}\n"
)


def told(files: Files) -> list[tuple[str, str]]:
    """Codes and hints of everything told."""
    linked = link(files)
    return [(each.code, each.hint) for each in (*linked.told, *linked.checked(proposals=False))]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("synonyms", "`alt`"),
        ("synonym", "`alt`"),
        ("prefLabel", "`label`"),
        ("skos:prefLabel", "`label`"),
        ("altLabel", "`alt`"),
        ("hiddenLabel", "`hidden`"),
        ("scopeNote", "`note`"),
        ("definition", "`note`"),
        ("skos:broader", "`broader`"),
        ("skos:related", "`related`"),
        ("exactMatch", "`match`"),
        ("narrower", "`broader:` in each of the narrower"),
        ("notation", "`match:`"),
    ],
)
def test_keys_of_other_vocabularies_are_answered_with_ours(key: str, hint: str) -> None:
    """A thesaurus is copied key by key; `aliases` would make redirects of its synonyms."""
    ((code, said),) = told({"tags.yaml": f"jets:\n  label: Jets\n  '{key}': x\n"})
    assert code == "field-unknown"
    assert hint in said


def test_a_tag_replaced_by_itself_is_not_asked_whether_it_is_meant() -> None:
    """“Did you mean jets?” was said of jets."""
    ((code, hint),) = told({"tags.yaml": "jets: {label: Jets, replaced_by: Jets}\n"})
    assert code == "tag-circle"
    assert "did you mean" not in hint


@pytest.mark.parametrize(
    ("outlets", "codes"),
    [
        ("a: {name: A, hosts: [a.example]}\nb: {name: B, hosts: [www.a.example]}\n", ["outlet-host-twice"]),
        ("a: {name: A, url: https://a.example/}\nb: {name: B, hosts: [a.example]}\n", ["outlet-host-twice"]),
        ("a: {name: A, url: https://a.example, hosts: [a.example]}\n", []),
        ("b: {name: B, url: https://a.example/arabic}\na: {name: A, url: https://a.example}\n", []),
        ("a: {name: A, hosts: [Al Monitor]}\n", ["url-form"]),
        ("a: {name: A, hosts: [al-monitor]}\n", ["url-form"]),
        ("a: {name: A, hosts: [новости.рф]}\n", []),
    ],
)
def test_a_host_has_one_outlet_and_the_form_of_a_host(outlets: str, codes: list[str]) -> None:
    """The second outlet had no sources, and nothing said why."""
    assert [code for code, _ in told({"outlets/x.yaml": outlets})] == codes


def test_a_section_of_a_site_takes_no_host_from_its_outlet() -> None:
    """bbc.com/arabic, read first, was the outlet of all of bbc.com."""
    files = {
        "outlets/x.yaml": (
            "arabic: {name: Arabic, url: https://b.example/arabic}\nbbc: {name: BBC, url: https://b.example}\n"
        ),
        "a": brief("T.", "source: {url: https://b.example/news/1, title: T}"),
    }
    (source,) = link(files).site.sources
    assert source.outlet is not None
    assert source.outlet.id == "bbc"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("people: [Moscow]", "`places:`"),
        ("people: [TASS]", "`orgs:`"),
        ("places: [shoigu]", "`people:`"),
        ("orgs: [Shoigu]", "`people:`"),
        ("places: [MiG]", "[[MiG]]"),
        ("people: [Shoigu, Nobody]", ""),
        ("orgs: [TASS, Moscow]", ""),
        ("places: [Moscow, TASS]", ""),
    ],
)
def test_who_stands_in_the_field_for_others_is_told(line: str, hint: str) -> None:
    """A place among the people is linked as one."""
    found = told({"entities/x.yaml": ENTITIES, "a": brief("T.", "source: https://x.example", line)})
    assert [(code, hint in said) for code, said in found] == ([("entity-field", True)] if hint else [])


@pytest.mark.parametrize(
    ("typed", "value", "meant"),
    [
        ("50 30", "50 30", ""),
        ("50%, 30.5%", "50 30.5", ""),
        ("center", "", "50 50"),
        ("top left", "", "0 0"),
        ("bottom-right", "", "100 100"),
        ("150 30", "", ""),
        ("the jet", "", ""),
        ("", "", ""),
    ],
)
def test_the_point_of_a_picture_is_two_numbers(typed: str, value: str, meant: str) -> None:
    """`center` was taken, and would be no point to whoever crops the picture."""
    assert focal_point(typed) == (value, meant)


@pytest.mark.parametrize(
    ("typed", "value", "meant"),
    [
        ("33.3, 44.4", "33.3, 44.4", ""),
        ("-33.3 151", "-33.3, 151", ""),
        ("33.3° N, 44.4° W", "33.3, -44.4", ""),
        ("33.3;+44.4", "33.3, 44.4", ""),
        ("151.2, -33.9", "", "-33.9, 151.2"),
        ("91, 181", "", ""),
        ("33,3, 44,4", "", ""),
        ("Baghdad", "", ""),
    ],
)
def test_a_point_on_the_map_is_in_range_and_latitude_first(typed: str, value: str, meant: str) -> None:
    """A place with its numbers changed over lies in the sea."""
    assert map_point(typed)[::2] == (value, meant)
    assert bool(map_point(typed)[1]) != bool(value)


def test_a_person_has_no_point() -> None:
    """Nothing would show it."""
    assert [code for code, _ in told({"entities/x.yaml": "s: {type: person, name: S, point: '3, 4'}\n"})] == [
        "point-form"
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2014–06–28", "2014-06-28"),
        ("2014—06—28", "2014-06-28"),
        # As a range it would have ended in a month that is a day.
        ("2014-06–28", "2014-06-28"),
        ("2O14-06-28", "2014-06-28"),
        ("2014-O6-2l", "2014-06-21"),
        ("l4 June 2014", "14 June 2014"),
        ("28 June 2Ol4", "28 June 2014"),
        ("lO July 2014", "10 July 2014"),
    ],
)
def test_dashes_and_letters_in_a_date_are_told_with_the_date_meant(typed: str, meant: str) -> None:
    """Word processors make dashes of hyphens, scanners letters of digits."""
    fault = read_date(typed)
    assert isinstance(fault, DateFault)
    assert (fault.code, fault.suggestion) == ("date-form", meant)
    assert fault.hint == f"did you mean {meant}?"
