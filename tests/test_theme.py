"""The words of the interface: every key that a template asks for is there, in every language, and no other."""

import re
import string
from pathlib import Path

import pytest
from babel import Locale
from conftest import REPOSITORY, SiteMaker
from pages_sample import built, sentences
from site_reader import dead_links, read_pages

from generator.checks.measures import USUAL_MEASURES
from generator.drawing.draw import KINDS as DRAWN
from generator.pages.sources import _FILES
from generator.records.brief import CHANGES
from generator.records.event import BASES, KINDS, STATUSES
from generator.records.site import OUTPUT_GROUPS
from generator.records.source import ACCESS, READ, TYPES
from generator.records.vocabulary import ENTITY_TYPES
from generator.render.frame import _SECTIONS, _lists
from generator.render.words import known_languages, plural_category, read_words

TEMPLATES = REPOSITORY / "templates"
OTHERS = tuple(language for language in known_languages() if language != "en")
_REASONS = ("named", "supersedes", "superseded", "event", "person", "tag", "source", "series")
# Keys that templates put together, by the beginning that stands in the template.
COMPOSED: dict[str, tuple[str, ...]] = {
    "access-": ACCESS,
    "access-cap-": ACCESS,
    "basis-": tuple(basis for basis in BASES if basis not in ("stated", "computed")),
    "because-": _REASONS,
    "change-": CHANGES,
    **{f"counted-{how}": ("after", "before") for how in ("", "exactly-", "within-", "between-", "at-least-")},
    "differ-": ("date", "stance"),
    "entities-": (*ENTITY_TYPES, "other"),
    "entity-": ENTITY_TYPES,
    "feed-": ("feed", "json-feed", "calendar", *(file.word for file in _FILES)),
    "kind-": tuple(kind for kind in KINDS if kind != "other"),
    "measure-": tuple(measure.replace(" ", "-") for measure in USUAL_MEASURES),
    "mark-": (*(kind for kind in DRAWN if kind != "differ"), "undated"),
    "nav-": tuple(word for _, word, _ in _SECTIONS),
    "number-": ("million", "billion", "trillion"),
    "read-": READ,
    "read-cap-": tuple(read for read in READ if read != "none"),
    "side-": ("asserts", "denies"),
    "status-": STATUSES,
    "status-small-": STATUSES,
    "type-": TYPES,
    "type-cap-": TYPES,
}
# Keys that reach a template as values: of the foot, of a report's stance, of lists in a template.
GIVEN = {
    *(entry.word for entry in _lists(("corrections", "feed", "data"))),
    *("denies", "doubts", "narrower", "related-tags"),
}
_CALL = re.compile(r"\bword\(")
_LITERAL = re.compile(r'"([^"\\]*)"')


def first_argument(text: str, start: int) -> str:
    """What stands between `word(` and the comma or bracket that ends its first argument."""
    depth, quoted = 0, False
    for place in range(start, len(text)):
        letter = text[place]
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in "([":
            depth += 1
        elif not quoted and letter in ")],":
            if depth == 0:
                return text[start:place]
            depth -= letter != ","
    return text[start:]


def asked() -> tuple[set[str], set[str]]:
    """(whole keys, beginnings of composed keys) of all templates."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in sorted(TEMPLATES.glob("*.*")):
        text = path.read_text("utf-8")
        for call in _CALL.finditer(text):
            argument = first_argument(text, call.end())
            # Conditions, and the word that stands for an empty value, are no keys.
            keys = re.sub(r' or "[a-z]+"', "", re.sub(r" if .*? else ", " else ", argument))
            for literal in _LITERAL.finditer(keys):
                (begun if literal[1].endswith("-") else whole).add(literal[1])
    # Lists in a template whose members are keys: the ways into the site.
    search = (TEMPLATES / "search.html").read_text("utf-8")
    ways = set(re.findall(r'"(way-[a-z]+)"', search))
    return whole | ways | {f"{way}-if" for way in ways}, begun


def wanted() -> set[str]:
    """Every key that any template can ask for."""
    whole, begun = asked()
    keys = {f"{start}{end}" for start in begun for end in COMPOSED.get(start, ())}
    means = {f"mark-{kind}-means" for kind in COMPOSED["mark-"]}
    return {key for key in whole if not key.startswith("-")} | keys | means | GIVEN


def test_every_composed_key_is_known_here() -> None:
    """A new beginning in a template must be told here what it can end in, or a kind of thing breaks a page."""
    assert asked()[1] - set(COMPOSED) == set()


def test_english_has_every_word_that_a_template_asks_for() -> None:
    """A key that is lacking stops the build of whoever writes the first source of that kind."""
    assert sorted(wanted() - set(read_words("en"))) == []


def test_english_has_no_word_that_no_template_asks_for() -> None:
    """Translators are not made to translate what nobody reads."""
    assert sorted(set(read_words("en")) - wanted()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_words(language: str) -> None:
    """No English sentence in the middle of an Arabic page."""
    assert sorted(set(read_words("en")) ^ set(read_words(language))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    """A name or a number that is left out of a translation would be lost to its readers."""
    english, other = read_words("en"), read_words(language)
    told = []
    for key, text in other.items():
        needed = placeholders(english[key]) - {"n"}
        if placeholders(text) - {"n"} != needed:
            told.append(key)
        if isinstance(text, dict) and "n" not in placeholders(text["other"]) | needed:
            told.append(f"{key}: no {{n}}")
    assert told == []


@pytest.mark.parametrize("language", OTHERS)
def test_plurals_have_every_form_of_the_language(language: str) -> None:
    """Arabic says two in one word and eleven in another way than three; no number may come out wrong."""
    categories = set(Locale.parse(language).plural_form.tags) | {"other"}
    told = [
        key
        for key, text in read_words(language).items()
        if isinstance(text, dict) and set(text) != categories
    ]
    plain = [
        key
        for key, text in read_words("en").items()
        if isinstance(text, dict) != isinstance(read_words(language)[key], dict)
    ]
    assert (told, plain) == ([], [])


def test_english_plurals_have_their_two_forms() -> None:
    tables = {key: text for key, text in read_words("en").items() if isinstance(text, dict)}
    assert {key for key, text in tables.items() if set(text) != {"one", "other"}} == set()
    assert (plural_category(1, "en"), plural_category(2, "ar"), plural_category(11, "ar")) == (
        "one",
        "two",
        "many",
    )


def test_no_template_writes_style_or_script_into_a_page() -> None:
    """The Content-Security-Policy forbids both: they would be lost, or break the page."""
    told = []
    for path in sorted(TEMPLATES.glob("*.html")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        if re.search(r"<style|\sstyle=|\son[a-z]+=", text):
            told.append(path.name)
        told += [
            f"{path.name}: {found}"
            for found in re.findall(r"<script[^>]*>", text)
            if 'type="application/ld+json"' not in found
        ]
    assert told == []


def test_the_style_sheet_asks_for_nothing_from_elsewhere() -> None:
    """No font, picture or sheet is fetched from another host: nobody learns who reads what."""
    style = (TEMPLATES / "static" / "style.css").read_text("utf-8")
    assert re.findall(r"@import|url\(|https?:", style) == []
    assert style.count("{") == style.count("}")


def placeholders(text: str | dict[str, str]) -> set[str]:
    """The names between braces, of all forms."""
    texts = [text] if isinstance(text, str) else list(text.values())
    return {name for each in texts for _, name, _, _ in string.Formatter().parse(each) if name}


def template_names() -> list[str]:
    return sorted(path.name for path in Path(TEMPLATES).glob("*.html"))


def test_every_page_kind_has_its_template() -> None:
    """A kind without one fails only on the first site that has such a page."""
    from generator.pages.declared import page_kinds

    assert [kind.name for kind in page_kinds() if f"{kind.name}.html" not in template_names()] == []


RICH = {
    "content/briefs/one.md": """---
title: "Is it so?"
date: 2014-08-12
changes:
  - {date: 2014-08-20, kind: correction, was: "27 July.", now: "24 July.", where: the day, note: "So says [@a]."}
key_points: ["A point [@a]"]
sources:
  a: {title: "One?", outlet: paper, type: news, url: "https://example.org/a", published: 2014-08-01, access: gone,
      archived: ["https://archive.example/a"]}
  b: {outlet: Unseen, read: none}
quotes: [{text: "We stand by you,", by: somebody, source: a}]
people: [somebody]
tags: [one, two]
---
[They met]{when=2014-07-24 id=met figure="delivered 5; value >1.5bn USD"} [@a; @b, when 2014-07-25, denies]. [It lasted
on]{when="2014-06/2014-08" id=lasted} [@a]. [Planned]{when="by 2014-09" id=plan status=planned} [@a]. [No
day]{when=unknown id=none}. [[Somebody]] came.
""",
    "content/briefs/two.md": """---
title: Two
date: 2014-09-12
source: {id: b2, title: Two, outlet: paper, url: "https://example.org/b"}
tags: [two]
---
[Again]{of=met when=2014-07-26 figure="delivered 10"}. [[Somebody]] went. [Another]{when=2013} and
[more]{when="28 or 29 June 2014"}.
""",
    "content/briefs/three.md": "---\ntitle: Three\ndate: 2014-10-01\nstatus: withdrawn\nsource: https://x.example/\n---\nx\n",
    "content/briefs/four.md": "---\ntitle: رقم 4.2\ndate: 2014-10-02\nlang: ar\noriginal: true\n---\nنص.\n",
    "content/entities/people.yaml": """
somebody: {type: person, name: {en: Somebody, ar: شخص}, native: Кто-то, same_as: {wikidata: Q1},
  roles: [{title: Minister, org: land, from: 2011}]}
land: {type: place, name: {en: Land}}
""",
    "content/outlets/papers.yaml": "paper: {name: The Paper, url: 'https://example.org/', langs: [en, ar]}\n",
    "content/events/other.yaml": """
other: {title: Another meeting, date: 2014-07-27, different_from: {ids: [met], note: No.}}
""",
    "content/pages/method.md": "---\ntitle: How we count\n---\nSo.\n",
}


@pytest.mark.parametrize(
    "group", [*(group for group in OUTPUT_GROUPS if group != "cite-files"), "all of them"]
)
def test_nothing_links_to_a_page_that_is_not_made(make_site: SiteMaker, group: str) -> None:
    """A writer who turns a group of pages off gets no dead link, whatever links to it elsewhere."""
    kept = [each for each in OUTPUT_GROUPS if each not in (group, "cite-files") and group != "all of them"]
    root = make_site({**RICH, "dateline.yaml": f"title: Test\noutputs: [{', '.join(kept)}]\n"})
    assert dead_links(built(root), "/briefings/") == []


@pytest.mark.parametrize("language", ["en", "ar-IQ", "fr"])
def test_pages_are_whole_in_any_language(make_site: SiteMaker, language: str) -> None:
    """A site in Arabic, or in a language without words of its own yet, builds and has no dead link."""
    root = make_site({**RICH, "dateline.yaml": f"title: Test\nlang: {language}\nlinks: file\n"})
    site = built(root, base_url="")
    pages = read_pages(site)
    assert [dead for dead in dead_links(site, "/", from_disk=True) if not dead.startswith("404")] == []
    assert {name: page.faults for name, page in pages.items() if page.faults} == {}
    repeated = {name for name, page in pages.items() if len(set(page.ids)) < len(page.ids)}
    assert repeated == set()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_empty_site_says_so_on_every_page(make_site: SiteMaker, language: str) -> None:
    """Before the first brief nothing is broken, and no heading stands over nothing."""
    site = built(make_site({"dateline.yaml": f"title: Test\nlang: {language}\n"}))
    assert dead_links(site, "/briefings/") == []
    empty = {name: page.text for name, page in read_pages(site).items() if not "".join(page.text).strip()}
    assert empty == {}


# What a template that joins two texts carelessly leaves on a page.
CARELESS = re.compile(r"\.\.(?!\.)|,,|;;|::|[,;]\.|\?\.|\.,| [,;.](?:\s|$)|\(\s|\(\)|[^\s(]“|None|Undefined")


def test_sentences_are_joined_with_care(make_site: SiteMaker) -> None:
    """No doubled stop, no comma before nothing, no space before a comma, whatever fields a source has."""
    site = built(make_site(RICH))
    told = []
    for page in sorted(site.rglob("*.html")):
        for line in sentences(page):
            for at in CARELESS.finditer(line):
                told.append(f"{page.parent.name}: {line[max(0, at.start() - 40) : at.end() + 20]}")
    assert told == []


def test_a_correction_strikes_out_what_was_wrong(make_site: SiteMaker) -> None:
    """The wrong value stays to be seen, struck out, beside the right one: above the text, in the log of the brief
    and in that of the site."""
    site = built(make_site(RICH))
    for name, times in (("briefs/one", 2), ("corrections", 1)):
        text = (site / name / "index.html").read_text("utf-8")
        assert text.count("<del>27 July</del>") == times
        assert text.count("<ins>24 July</ins>") == times
    log = (site / "corrections/index.html").read_text("utf-8")
    assert "popover" not in log, "a citation of a note leads to sources that are on the brief's page"


def test_the_usual_measures_are_said_in_the_language_of_the_page() -> None:
    """An Arabic page says القيمة, not “value”, beside its numbers: the list in the template is the whole one."""
    listed = re.search(r"set usual = \((.*)\)", (TEMPLATES / "_figures.html").read_text("utf-8"))
    assert listed
    assert tuple(re.findall(r'"([^"]+)"', listed[1])) == USUAL_MEASURES
