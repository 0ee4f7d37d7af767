"""Pages as their readers have them: each word stands where it is meant, and nothing of the workshop is among them."""

import re

from conftest import SiteMaker
from pages_sample import built, html_of, told
from site_reader import dead_links

ORIGINAL = """---
title: Our own count
date: 2014-08-12
original: true
sources: {a: {title: One, outlet: The Paper, access: paywalled}, b: {title: Two, outlet: The Post}}
---
We counted [@a; @b].
"""


def test_analysis_of_our_own_is_based_on_nothing(make_site: SiteMaker) -> None:
    """A reader must not take the desk's own count for a summary of the first article that it cites."""
    site = built(make_site({"content/briefs/own.md": ORIGINAL}))
    page = told(site, "/briefs/own/")
    assert "Based on" not in page
    assert "Sources\n2 sources\nThe Paper, paywalled\nThe Post" in page
    assert "isBasedOn" not in html_of(site, "/briefs/own/")
    assert "the first paywalled" not in told(site, "/")


WITHDRAWN = """---
title: Russian pilots fly
date: 2014-07-01
status: withdrawn
source: https://example.org/a
changes:
  - {date: 2014-07-02, kind: update, note: "More pilots [[Nobody]]."}
  - date: 2014-07-03
    kind: retraction
    was: Pilots fly.
    now: Pilots may fly.
    note: We took a *guess* for a fact [@source]; see [the policy](/method/).
---
[They fly secretly]{when=2014-07 id=fly}.
"""


def test_a_withdrawn_brief_says_why(make_site: SiteMaker) -> None:
    """Who finds the address in an old citation learns what was wrong, and nothing of the text comes back by it."""
    files = {
        "content/briefs/pilots.md": WITHDRAWN,
        "content/pages/method.md": "---\ntitle: Method\n---\nSo.\n",
    }
    site = built(make_site(files))
    for address in ("/briefs/pilots/", "/corrections/"):
        page = told(site, address)
        assert "We took a guess for a fact; see the policy." in page
        assert "withdrawn" in page
        html = html_of(site, address)
        assert "<em>guess</em>" in html
        assert 'href="../../method/"' in html or 'href="../method/"' in html
        for word in ("secretly", "Pilots fly", "may fly", "More pilots", "Nobody", "popover"):
            assert word not in html
    assert "Retraction, 3 July 2014" in told(site, "/briefs/pilots/")


def test_the_old_address_of_an_event_leads_on(make_site: SiteMaker) -> None:
    """To its page, or to the sentence that tells it where it has no page of its own; no link of the site is dead."""
    files = {
        "content/briefs/a.md": "---\ntitle: A\ndate: 2014-08-12\nsource: https://example.org/a\n"
        "events: {jets: {same_as: [june]}, talks: {same_as: [parley]}}\n---\n"
        "[Jets]{when=2014-06 id=jets}. [Talks]{when=2014-07 id=talks}.\n",
        "content/briefs/b.md": "---\ntitle: B\ndate: 2014-08-13\nsource: https://example.org/b\n---\n[Jets]{of=jets}.\n",
    }
    site = built(make_site(files))
    assert 'url=../jets/"' in html_of(site, "/events/june/")
    assert 'url=../../briefs/a/#e-talks"' in html_of(site, "/events/parley/")
    assert dead_links(site, "/briefings/") == []


def test_a_date_leads_to_its_month_where_the_year_is_crowded(make_site: SiteMaker) -> None:
    """The page of a year with more than 200 events shows only the newest: the link must go where the row stands."""
    many = "\n\n".join(f"[Event {n}]{{when=2014-{n % 12 + 1:02d}-05}}." for n in range(201))
    head = "---\ntitle: A\ndate: 2015-08-12\nsource: https://example.org/a\n---\n"
    files = {
        "content/briefs/a.md": f"{head}{many}\n",
        "content/briefs/b.md": f"{head}[Lone]{{when=2013-05}}. [x](/timeline/2014/03/)\n",
    }
    site = built(make_site(files))
    assert dead_links(site, "/briefings/") == []
    assert 'href="../../timeline/2014/03/#t-a.event-2"' in html_of(site, "/briefs/a/")
    assert 'href="../../timeline/2013/#t-b.lone"' in html_of(site, "/briefs/b/")


DENIED = """---
title: At work or not
date: 2015-10-14
sources: {post: {outlet: The Post}, rt: {outlet: RT}, ria: {outlet: RIA}}
---
[The centre has been at work]{when=2015-10 id=centre} [@post, via reuters, by "Hakim al-Zamili"; @rt;
@ria, by "the ministry", denies].
"""


def test_who_contradicts_whom_is_named(make_site: SiteMaker) -> None:
    """Not two papers differ but a member of parliament and a ministry: their names stand on either side."""
    site = built(make_site({"content/briefs/a.md": DENIED}))
    sides = "it happened (Hakim al-Zamili, in The Post; RT) or it did not (the ministry, in RIA)"
    for address in ("/briefs/a/", "/events/conflicts/"):
        assert sides in told(site, address)


COUNTED = """---
title: Talks and jets
date: 2014-08-12
sources: {rt: {outlet: RT, published: 2014-06-29}, post: {outlet: The Post}}
---
[The ministers met]{when=2014-06-24 id=ministers-met} [@post].
[Deals were reported]{when="within a week after ministers-met"} [@post].
[Jets were due]{when="two to three days after ministers-met" status=planned} [@post].
[More came]{when="the day before ministers-met"} [@post].
[It went on]{when="about a month after ministers-met"} [@post].
[So it was]{when="same day as ministers-met"} [@post].
[Jets landed]{when=Saturday} [@rt, as "the first fighters"].
[A bill passed]{when="July 27, 2014"} [@post].
[Congress held up]{when="before 29 June 2014"} [@post].

::: events
- 28 August 2014: [They met again]{of=ministers-met} [@rt]
:::
"""


def test_a_date_is_explained_in_the_words_of_sources_or_of_the_page(make_site: SiteMaker) -> None:
    """What the writer typed is no quotation, and an id means nothing to a reader: the event itself is named."""
    site = built(make_site({"content/briefs/a.md": COUNTED}))
    for address in ("/briefs/a/", "/timeline/2014/"):
        page = told(site, address)
        for line in (
            "Within a week after: The ministers met.",
            "Planned. Between 2 days and 3 days after: The ministers met.",
            "A day before: The ministers met.",
            "About a month after: The ministers met.",
            "On the same day as: The ministers met.",
            "“Saturday”, says RT.",
        ):
            assert f"\n{line}\n" in page
        assert "Given as" not in page
        assert "before 29 June" not in page
    timeline = html_of(site, "/timeline/2014/")
    assert "after: <a href=" in timeline
    assert "first fighters" not in told(site, "/timeline/2014/")
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".ics", ".xml")]
    printed = [path.name for path in files if "after ministers-met" in path.read_text("utf-8")]
    assert printed == []
    assert "after ministers-met" in (site / "data/events.json").read_text("utf-8")


def test_a_report_with_a_date_of_its_own_shows_that_one(make_site: SiteMaker) -> None:
    """An item of a chronology stands under the date that it is typed with, whatever the event's date is elsewhere."""
    site = built(make_site({"content/briefs/a.md": COUNTED}))
    assert (
        '<time datetime="2014-08-28">28 August 2014</time>'
        in html_of(site, "/briefs/a/").partition("chronology")[2]
    )


NOTED = {
    "content/briefs/a.md": """---
title: A
date: 2014-08-12
sources:
  own: {title: One, outlet: The Paper, note: "*Ours*, on [[Ali]]", versions: [{date: 2014, note: "a *first* one"}]}
  shared: {}
events: [{id: jets, because: "*Five* agree [@own; @shared], see [b](b.md)", summary: "[[Ali]] *said* so"}]
tags: [arms]
people: [ali]
---
[Jets]{#jets when=2014-06} [@own; @shared].
""",
    "content/briefs/b.md": "---\ntitle: B\ndate: 2014-08-13\nsource: https://example.org/b\n---\n[Jets]{of=jets}.\n",
    "content/sources/all.yaml": "shared: {title: Two, outlet: post, note: 'See [[arms]] and [[nowhere]], *twice*'}\n",
    "content/tags.yaml": "unused: {}\n"
    "arms: {label: Arms, note: 'What *is* sold; see [the method](/method/) and [[unused]]'}\n",
    "content/entities/x.yaml": "ali: {type: person, name: Ali, note: '*Spokesman* of [the office](https://example.org/)'}\n",
    "content/outlets/x.yaml": "post: {name: The Post, note: 'A *daily*, with [[Ali]]'}\n",
    "content/events/x.yaml": "talks: {title: Talks, date: 2014, note: 'By *telephone* [@shared]'}\n",
    "content/pages/method.md": "---\ntitle: Method\n---\nSo.\n",
}


def test_notes_in_markdown_are_printed_as_such_wherever_they_stand(make_site: SiteMaker) -> None:
    """Asterisks and brackets are for the writer; a reader gets emphasis, links and names, on every page."""
    site = built(make_site(NOTED))
    ali = 'entities/ali/">Ali</a>'
    for address, expected in {
        "/briefs/a/": ["<em>Ours</em>", ali, "a <em>first</em> one", "<em>twice</em>", "nowhere"],
        "/sources/": ["<em>Ours</em>", ali, "a <em>first</em> one", "<em>twice</em>", 'tags/arms/">arms</a>'],
        "/events/jets/": [
            "<em>Five</em> agree (The Paper, The Post)",
            'briefs/b/">b</a>',
            "<em>said</em>",
            ali,
        ],
        "/events/talks/": ["By <em>telephone</em> (The Post)"],
        "/tags/arms/": ["<em>is</em>", 'method/">the method</a>', "and unused"],
        "/entities/ali/": ["<em>Spokesman</em>", '<a href="https://example.org/"'],
        "/outlets/post/": ["<em>daily</em>", ali],
    }.items():
        page = html_of(site, address)
        assert [each for each in expected if each not in page.partition("<body")[2]] == []
        assert "*" not in told(site, address)
        assert "[[" not in page
    assert dead_links(site, "/briefings/") == []


def test_files_and_metadata_have_notes_in_plain_words(make_site: SiteMaker) -> None:
    """A calendar, a bibliography and a search engine know neither asterisks nor tags."""
    site = built(make_site(NOTED))
    texts = {
        path.name: path.read_text("utf-8")
        for path in site.rglob("*")
        if path.suffix in (".ics", ".bib", ".ris", ".json")
    }
    assert "Ali said so" in texts["timeline.ics"]
    assert "Ours, on Ali" in texts["sources.bib"]
    assert "See arms and nowhere, twice" in texts["sources.ris"]
    for text in texts.values():
        assert "*" not in text
        assert "<em>" not in text
    assert 'content="What is sold; see the method and unused"' in html_of(site, "/tags/arms/")


MIXED = """---
title: أرقام
lang: ar-IQ
date: 2012-10-12
sources:
  a: {title: One, outlet: The Paper, read: partial, read_note: The first page.}
  b: {title: Two, outlet: The Post}
---
[وصلت خمس طائرات]{when=2014-06-28 id=jets figure="delivered 5"} [@a; @b, when 2014-06-29, figure "delivered 10"].
"""


def test_what_is_noted_in_english_stays_in_order_on_an_arabic_page(make_site: SiteMaker) -> None:
    """The full stop of an English note stands at its end, and a measure has its Arabic name."""
    site = built(make_site({"dateline.yaml": "title: T\nlang: ar\n", "content/briefs/a.md": MIXED}))
    html = html_of(site, "/briefs/a/")
    assert "<bdi>The first page.</bdi>" in html
    assert "المسلَّم" in told(site, "/briefs/a/")
    assert "delivered" not in told(site, "/events/jets/")


def test_a_single_report_has_its_dot(make_site: SiteMaker) -> None:
    """Beside rows of dots, none would mean no report."""
    site = built(make_site({"dateline.yaml": "title: T\n", "content/briefs/a.md": MIXED}))
    rows = html_of(site, "/events/jets/").partition("<ol")[2].partition("</ol>")[0].split("<li")[1:]
    assert [row.count("<circle") for row in rows] == [1, 1]


def test_what_is_featured_stands_apart_from_what_is_new(make_site: SiteMaker) -> None:
    """An old brief that is worth reading first is not taken for the latest, and is not shown twice."""
    brief = "---\ntitle: {}\ndate: {}\noriginal: true\n---\nText.\n"
    files = {
        "content/briefs/old.md": brief.format("Old and good", "2012-01-01\nfeatured: true"),
        "content/briefs/new.md": brief.format("New", "2014-08-12"),
    }
    front = told(built(make_site(files)), "/").split("\n")
    heads = [line for line in front if line in ("Read first", "Old and good", "Latest", "New")]
    assert heads == ["Read first", "Old and good", "Latest", "New"]


def test_letters_that_look_alike_stand_in_rows_of_their_own(make_site: SiteMaker) -> None:
    """Latin A and Cyrillic А are two letters; side by side in one row the second looks like a slip."""
    tags = "[Arms, Артиллерия, بغداد]"
    brief = f"---\ntitle: T\ndate: 2014-08-12\noriginal: true\ntags: {tags}\n---\nText.\n"
    index = html_of(built(make_site({"content/briefs/t.md": brief})), "/tags/")
    rows = re.findall(r'<ul class="az">(.*?)</ul>', index, flags=re.DOTALL)
    assert [re.findall(r">(\w)</a>", row) for row in rows] == [["A"], ["А"], ["ب"]]
