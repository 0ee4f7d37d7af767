"""Checks of meaning: each finds the slip it is for, and is silent about what good briefs do."""

import pytest
from model_sample import Files, brief, link, sources

from generator.checks.declared import checks, settle_levels
from generator.diagnostics.diagnostic import Diagnostic
from generator.records.site import CHECKS
from generator.text.judgements import mixed_judgement
from generator.text.pictures import alt_slip

ALM = "source: {url: https://alm.example/1, outlet: Al-Monitor, published: 2014-08-10}"
BARE = "source: https://alm.example/1"
X = "{outlet: X, url: https://x.example/1, published: 2014-08-01}"
PRIMARY = "{{outlet: X, role: primary, url: https://x.example/{}}}"
LONG = "We shall go on helping our friends in the fight against terrorism wherever it shows"


def told(files: Files, *, checking: bool = False, today: str = "2026-01-01") -> list[Diagnostic]:
    """What a build (or `dateline check`) tells of these files, as gravely as their settings want."""
    linked = link(files, today=today)
    found = (*linked.told, *linked.checked(proposals=checking))
    return list(settle_levels(found, linked.documents))


def codes(files: Files, *, checking: bool = False) -> list[str]:
    return [each.code for each in told(files, checking=checking)]


def one(body: str = "Text.", *lines: str) -> Files:
    return {"a": brief(body, *(lines if any("source" in line for line in lines) else (ALM, *lines)))}


def two(first: str, second: str, more: str = "weight: 1") -> Files:
    return {
        "a": brief("One.", f"source: {first}", "date: 2014-08-01"),
        "b": brief("Two.", f"source: {second}", "date: 2014-09-01", more),
    }


SLIPS: dict[str, tuple[str, Files, int]] = {
    "a source described without its outlet": (
        "source-outlet",
        one("T.", "source: {url: https://x.example/1, title: J}"),
        2,
    ),
    "a shared source without its outlet": (
        "source-outlet",
        {
            "a": brief("T [@s].", "sources: [{id: s}]"),
            "sources/s.yaml": "s: {title: Jets, published: 2014-08, url: https://x.example/1}\n",
        },
        1,
    ),
    "two records of one article": (
        "source-twice",
        {
            "a": brief("T [@s].", "sources: [{id: s}]"),
            "sources/s.yaml": "s: {outlet: X, url: https://x.example/1}\n\nt: {outlet: Y, url: http://m.x.example/1/}\n",
        },
        3,
    ),
    "one article with two dates": (
        "source-differs",
        two(
            "{outlet: X, url: https://x.example/1, published: 2014-08-01}",
            "{outlet: X, url: http://m.x.example/1/, published: 2014-08-02}",
            "related: [a]",
        ),
        2,
    ),
    "one address in two spellings": (
        "source-repeated",
        two("https://x.example/jets", "http://m.x.example/jets/?utm_source=a&fbclid=b#top"),
        2,
    ),
    "one address and its AMP form": (
        "source-repeated",
        two("https://www.x.example/jets", "https://www.google.com/amp/s/amp.x.example/jets/amp"),
        2,
    ),
    "a long summary": ("field-long", one("T.", f"summary: {'word ' * 61}"), 3),
    "a long quotation in front matter": (
        "quote-long",
        one("T.", f"quotes: [{{text: {'word ' * 51}, by: X}}]"),
        3,
    ),
    "a long quotation in the text": ("quote-long", one(f'T.\n\n[“{"word " * 51}”]{{by="X"}}.'), 8),
    "much quoted of one source": (
        "quote-total",
        one("T.\n\n" + "\n\n".join(f'[“{name} {"word " * 45}”]{{by="X"}}.' for name in "abcd")),
        14,
    ),
    "an event that nobody can name": ("event-untitled", one("T.", "events: [{id: landing, date: 2014}]"), 3),
    "an event that no text can tell": ("event-untitled", one("T.", "events: [{date: 2014}]"), 3),
    "a lead that is a quotation": ("lead-quote", one(f'[“{LONG}”]{{by="X"}}, he said.'), 6),
    "a lead that copies a quotation": (
        "lead-quote",
        one(
            f"The minister told all who had come that {LONG.lower()} itself, and left for Cairo.",
            f"quotes: [{{text: {LONG}, by: X}}]",
        ),
        3,
    ),
    "an alternative text that is the caption": (
        "picture-alt",
        one("T.", "image: {url: https://x.example/a.jpg, alt: Two jets., caption: two jets}"),
        3,
    ),
    "an alternative text that an agency wrote": (
        "picture-alt",
        one(
            "T.",
            "image: {url: https://x.example/a.jpg, alt: 'Jets. REUTERS/Thaier Al-Sudani', caption: Baghdad}",
        ),
        3,
    ),
    "a picture of the text": (
        "picture-alt",
        {**one("T.\n\n![Jets land.](../media/a.jpg 'Jets land')"), "media/a.jpg": ""},
        8,
    ),
    "an event after its brief": ("event-after-brief", one("[A]{when=2015-08-12}."), 6),
    "an event of front matter after its brief": (
        "event-after-brief",
        one("T.", "events: [{id: x, title: X, date: 2015-08-12}]"),
        3,
    ),
    "an event after its report": (
        "event-after-report",
        one("[A]{when=2014-08-12} [@source].", ALM, "updated: 2015-01-01"),
        7,
    ),
    "how likely and how sure": (
        "judgement-mixed",
        one("T.\n\nWe say with high confidence\nthat it is likely."),
        8,
    ),
    "how likely and how sure in a summary": (
        "judgement-mixed",
        one("T.", "summary: It is unlikely, which we hold with low confidence."),
        3,
    ),
    "a heading two levels down": ("heading-skip", one("T.\n\n## A\n\n#### B\n\nT."), 10),
    "a first heading two levels down": ("heading-skip", one("T.\n\n### A\n\nT."), 8),
    "a heading of a plain page": (
        "heading-skip",
        {**one(), "pages/p.md": "---\ntitle: P\n---\nT.\n\n### A\n"},
        6,
    ),
    "a tag twice": ("tag-twice", one("T.", "tags: [Iraq, arms, iraq]"), 3),
    "a tag under two names": (
        "tag-twice",
        {**one("T.", "tags: [Iraq, Mesopotamia]"), "tags.yaml": "iraq: {label: Iraq, alt: [Mesopotamia]}\n"},
        3,
    ),
    "a link to a draft": (
        "link-unpublished",
        {**one("See [b](b.md)."), "b": brief("T.", "status: draft")},
        6,
    ),
    "a name of a draft": (
        "link-unpublished",
        {**one("See [[The other]]."), "b": brief("T.", "status: draft", "title: The other")},
        6,
    ),
    "a draft to read next": (
        "link-unpublished",
        {**one("T.", "related: [b]"), "b": brief("T.", "status: review")},
        3,
    ),
    "an embargo on what was changed": (
        "embargo-published",
        one(
            "T.",
            "embargo: 2030-01-01T06:00:00Z",
            "changes: [{date: 2014-09-01, kind: typo, note: A letter.}]",
        ),
        3,
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_of_meaning_is_told_at_its_place(name: str) -> None:
    """The writer sees which line it is, before readers do; nothing else is told of it."""
    code, files, line = SLIPS[name]
    found = told(files)
    assert [(each.code, each.span.line if each.span else 0) for each in found] == [(code, line)]
    assert found[0].hint
    assert found[0].severity == CHECKS.get(code, "error")


FINE: dict[str, Files] = {
    "two records of an article that nobody cites": {
        "a": brief("T.", ALM),
        "sources/s.yaml": "s: {outlet: X, url: https://x.example/1}\nt: {outlet: Y, url: https://x.example/1}\n",
    },
    "two records of an article that a draft cites": {
        "a": brief("T [@s].", "sources: [{id: s}]", "status: draft"),
        "sources/s.yaml": "s: {outlet: X, url: https://x.example/1}\nt: {outlet: Y, url: https://x.example/1}\n",
    },
    "a record of which a brief overrides a field": {
        "a": brief("T [@s].", "sources: [{id: s, outlet: Y, url: https://x.example/1}]"),
        "sources/s.yaml": "s: {outlet: X, url: https://x.example/1}\n",
    },
    "an event whose words stand in the text": one(
        "[Jets landed]{#landing} [@source].", "events: [{id: landing, date: 2014}]"
    ),
    "an event of a file that a brief tells": {
        **one("[Jets landed]{of=landing when=2014} [@source]."),
        "events/all.yaml": "landing: {date: 2014}\n",
    },
    "an address alone": one("T.", "source: https://x.example/1"),
    "an address and a day": one("T.", "source: {url: https://x.example/1, published: 2014-08, read: full}"),
    "an outlet by its host": {
        **one("T.", "source: {url: https://news.x.example/1, title: J}"),
        "outlets/x.yaml": "x: {name: X, url: https://x.example}\n",
    },
    "another article": two("https://x.example/jets?id=1", "https://x.example/jets?id=2"),
    "one article, and the second names the first": two(
        "https://x.example/1", "https://x.example/1", "related: [a]"
    ),
    "one article, translated": two(
        "https://x.example/1", "https://x.example/1", "lang: ar\ntranslations: {en: a}"
    ),
    "one article, brief replaced": two("https://x.example/1", "https://x.example/1", "supersedes: [a]"),
    "one article among the sources of another brief": {
        "a": brief("One.", "source: https://x.example/1", "date: 2014-08-01"),
        "b": brief(
            "T [@x] [@y].",
            "sources:\n  x: {outlet: X, url: https://x.example/2}\n  y: {outlet: X, url: https://x.example/1}",
        ),
    },
    "one article among two that a brief summarises": {
        "a": brief("One.", "source: https://x.example/1", "date: 2014-08-01"),
        "b": brief("T [@x] [@y].", sources(x=PRIMARY.format(1), y=PRIMARY.format(2))),
    },
    "a quotation at the limit": one("T.", f"quotes: [{{text: {'word ' * 50}, by: X}}]"),
    "a limit of the house": {
        "dateline.yaml": "title: T\nquotes: {max_words: 0, max_total_words: 0}\n",
        **one("T.", f"quotes: [{{text: {'word ' * 400}, by: X}}]"),
    },
    "a quotation within a lead": one(
        f'On Sunday the minister said at the airport of Baghdad that [“{LONG}”]{{by="X"}}, and left for Cairo at noon.'
    ),
    "a short quotation that is the lead": one('[“We resign”]{by="X"}.'),
    "a short quotation as the lead": one('[“We resign”]{by="X"}, he said.'),
    "the caption said otherwise": one(
        "T.",
        "image: {url: https://x.example/a.jpg, alt: 'Two jets before the Reuters building.', caption: Jets}",
    ),
    "an event of the same day": one("[A]{when=2014-08-12}.", BARE),
    "what a chronology says of the future": one("::: events\n- 12 August 2015: A vote\n:::", BARE),
    "what is planned": one("[A]{when=2015-08-12 status=planned}."),
    "a forecast": one("[A]{when=2015-08-12 kind=forecast}."),
    "a date that may be earlier": one("[A]{when=2015-08~} and [B]{when=2015-08-12?} and [C]{when=2014}."),
    "a date with an open start": one('[A]{when="../2015"}.'),
    "one of two days": one('[A]{when="[2014-08-12,2014-08-20]"}.', BARE),
    "an event after the brief, told in its last update": one(
        "[A]{when=2014-08-20}.", BARE, "updated: 2014-08-21"
    ),
    "what was planned elsewhere": {
        **one("[A]{of=x when=2014-08-20}."),
        "events/x.yaml": "x: {title: X, date: 2014-08, status: planned}\n",
    },
    "tomorrow already, where it took place": one("[A]{when=2014-08-11} [@source].", ALM),
    "an event that a later source tells too": one(
        "[A]{when=2014-08-10} [@x; @y].",
        sources(x=X, y="{outlet: Y, url: https://y.example/1, published: 2014-08-11}"),
    ),
    "a source without a day": one("[A]{when=2014-08-10} [@rt].", sources("rt")),
    "a source of that month": one(
        "[A]{when=2014-08-10} [@x].",
        "sources: {x: {outlet: X, url: https://x.example/1, published: 2014-08}}",
    ),
    "a source that changed later": one(
        "[A]{when=2014-08-10} [@x].",
        sources(x=X.replace("}", ", versions: [{date: 2014-08-11, title: Z}]}")),
    ),
    "an event that a source denies": one(
        "[A]{when=2014-08-12} [@x, denies].",
        sources(x=X),
    ),
    "likely and sure in two sentences": one("T.\n\nWe say so with high confidence. It is likely."),
    "likely and sure in another language": one("T.\n\nCon high confidence likely.", ALM, "lang: es"),
    "likely and sure, as somebody else says": one(
        "T.\n\nThey said “with high confidence that it is likely”, and left."
    ),
    "headings that go up again": one("T.\n\n## A\n\n### B\n\n#### C\n\n## D\n\n### E\n"),
    "tags that are two": one("T.", "tags: [C, C++, мой, мои, Su-24, Su-25]"),
    "a wider tag and a narrower one": {
        **one("T.", "tags: [arms, jets]"),
        "tags.yaml": "arms: {label: Arms}\njets: {label: Jets, broader: arms}\n",
    },
    "a draft that links to a draft": {
        "a": brief("See [b](b.md).", "status: draft"),
        "b": brief("T.", "status: draft"),
    },
    "an embargo before publication": one("T.", "embargo: 2030-01-01T06:00:00Z"),
    "an embargo that has passed": one("T.", "embargo: 2014-08-12T06:00:00Z", "updated: 2014-08-20"),
    "a withdrawn brief": one("T.", "status: withdrawn", "tags: [a, a]"),
}


@pytest.mark.parametrize("name", FINE)
def test_good_briefs_are_left_in_peace(name: str) -> None:
    """A warning that is wrong teaches people not to read warnings."""
    assert codes(FINE[name]) == []


@pytest.mark.parametrize(
    ("level", "severities"),
    [("error", ["error"]), ("warning", ["warning"]), ("note", ["note"]), ("off", []), ("Off", [])],
)
def test_the_settings_say_how_gravely_a_check_is_taken(level: str, severities: list[str]) -> None:
    """A house that forbids long quotations can stop the build; one that wants them need not hear of them."""
    files = {"dateline.yaml": f"title: T\nchecks: {{heading-skip: {level}}}\n", **one("T.\n\n### A\n")}
    assert [each.severity for each in told(files)] == severities


def test_a_level_for_what_is_told_of_a_file_spares_drafts() -> None:
    """What is found when a file is read obeys the settings too, and a draft's own is a warning still."""
    settings = {"dateline.yaml": "title: T\nchecks: {heading-skip: error}\n"}
    draft = link({**settings, **one("T.\n\n### A\n", "status: draft")})
    assert [each.severity for each in draft.told] == ["warning"]
    assert [each.severity for each in link({**settings, **one("T.\n\n### A\n")}).told] == ["error"]


def test_a_check_that_there_is_not_is_an_error_with_the_nearest() -> None:
    """Whoever believes a check to be off must not be mistaken."""
    (slip,) = told({"dateline.yaml": "title: T\nchecks: {quote-lomg: off}\n", **one()})
    assert (slip.code, slip.severity, slip.path) == ("field-choice", "error", "dateline.yaml")
    assert "did you mean `quote-long`?" in slip.hint
    (slip,) = told({"dateline.yaml": "title: T\nchecks: {quote-long: of}\n", **one()})
    assert "did you mean `off`?" in slip.hint


def test_a_draft_is_looked_at_by_check_alone_and_stops_nobody() -> None:
    """Slips are mended before they are published, and no build of a colleague's fails over them."""
    settings = "title: T\nchecks: {tag-twice: error}\n"
    files = {"dateline.yaml": settings, "a": brief("T.", ALM, "status: draft", "tags: [a, A]")}
    assert codes(files) == []
    assert [(each.code, each.severity) for each in told(files, checking=True)] == [("tag-twice", "warning")]


def test_every_check_has_a_level() -> None:
    """What is told as a check can be switched."""
    assert {check.code for check in checks()} <= set(CHECKS)


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("With moderate confidence, an attack is very unlikely.", ("unlikely", "moderate confidence")),
        ("It is almost certain (high confidence).", ("almost certain", "high confidence")),
        (
            "There is a remote chance of it, held with low-to-moderate confidence.",
            ("remote chance", "low-to-moderate confidence"),
        ),
        ("The government lost a vote of confidence and will probably fall.", None),
        ("High confidence. Likely.", None),
    ],
)
def test_terms_of_likelihood_and_confidence(text: str, mixed: tuple[str, str] | None) -> None:
    """The words are those of ICD 203; trust in a government is none of them."""
    assert mixed_judgement(text, "en-GB") == mixed


def test_an_alternative_text_is_no_slip_where_nothing_is_written() -> None:
    """A picture without words is told of elsewhere; one without letters in its caption repeats nothing."""
    assert alt_slip("", "") == ""
    assert alt_slip("…", "—") == ""
    assert "ATTENTION EDITORS" in alt_slip("ATTENTION EDITORS - THIS PICTURE", "")


@pytest.mark.parametrize(("published", "gainsays"), [("2014-08", False), ("2014-09", True)])
def test_two_records_of_one_article_are_told_with_what_they_gainsay(published: str, gainsays: bool) -> None:
    """A library's export and a record by hand: titles and dates are compared where both have them."""
    found = told(
        {
            "a": brief("T [@k].", "sources: [{id: k, outlet: X}]"),
            "sources/z.bib": "@misc{k, title={Jets}, date={2014-08-01}, doi={10.1000/182}}\n",
            "sources/own.yaml": f"own: {{outlet: X, title: Jets for Iraq, published: {published}, doi: 10.1000/182}}\n",
        }
    )
    (twice,) = (each for each in found if each.code == "source-twice")
    assert (twice.path, "`k` in content/sources/z.bib:1" in twice.message) == (
        "content/sources/own.yaml",
        True,
    )
    assert "`title` is “Jets for Iraq” here and “Jets” there" in twice.message
    assert ("`published`" in twice.message, "`outlet`" in twice.message) == (gainsays, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("url: https://x.example/book.pdf, pages: 1-20", "url: https://x.example/book.pdf, pages: 21-40"),
        ("url: https://x.example/day#jets", "url: https://x.example/day#oil"),
    ],
    ids=["pages", "headings"],
)
def test_chapters_of_one_work_are_no_article_twice(one: str, other: str) -> None:
    """Each has an author of its own, and the file that holds both has one address."""
    files = {
        "a": brief("T [@one; @two].", "sources: [{id: one}, {id: two}]"),
        "sources/s.yaml": (
            f"one: {{outlet: X, title: Jets, {one}}}\ntwo: {{outlet: X, title: Oil, {other}}}\n"
        ),
    }
    assert [each.code for each in told(files) if each.code == "source-twice"] == []
    files["sources/s.yaml"] = files["sources/s.yaml"].replace("Oil", "Jets")
    assert [each.code for each in told(files) if each.code == "source-twice"] == ["source-twice"]


def described(first: str, second: str, *lines: str) -> list[str]:
    """What is told of two briefs that give one article these fields."""
    url = "url: https://x.example/1"
    more = "\n".join(("related: [a]", *lines))
    files = two(f"{{{url}, outlet: AFP, {first}}}", f"{{{url}, {second}}}", more)
    files["outlets/o.yaml"] = "afp: {name: Agence France-Presse, alt: [AFP]}\n"
    return [each.message for each in told(files) if each.code == "source-differs"]


def test_two_briefs_on_one_article_are_held_against_each_other() -> None:
    """Its page can say only one thing; what the younger brief says was lost without a word."""
    (message,) = described(
        "title: Jets, published: 2014-08-01", "title: Tanks, published: 2014-08, outlet: BBC"
    )
    assert "briefs/a.md describes this article otherwise: `title` is “Tanks” here and “Jets” there" in message
    assert "`outlet` is “BBC” here and “AFP” there" in message
    assert "`published`" not in message


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("title: Jets", "published: 2014-08-01, outlet: AFP", ()),
        ("title: Jets", "title: jets, outlet: Agence France-Presse", ()),
        ("published: 2014-08-01", "published: 2014-08, outlet: afp", ()),
        ("title: Jets", "title: Avions, outlet: AFP", ("lang: fr",)),
        ("title: Jets, pages: 1-20", "title: Oil, outlet: AFP, pages: 21-40", ()),
    ],
    ids=["said once", "another name", "less exactly", "another language", "two chapters"],
)
def test_descriptions_that_say_the_same_are_no_slip(first: str, second: str, lines: tuple[str, ...]) -> None:
    assert described(first, second, *lines) == []


def test_a_brief_that_overrides_a_shared_record_means_to() -> None:
    files = {
        "a": brief("T [@s].", "sources: [{id: s, title: Jets}]"),
        "b": brief("T [@s].", "sources: [{id: s, title: Tanks}]", "related: [a]"),
        "sources/s.yaml": "s: {outlet: X, title: Planes, url: https://x.example/1}\n",
    }
    assert "source-differs" not in codes(files)
