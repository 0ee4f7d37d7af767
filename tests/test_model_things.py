"""Quotations, citations, cards, changes and ties between briefs, as pages show them."""

import pytest
from model_sample import brief, link, link_fine, sources

from generator.model.body import Citation, QuoteStart
from generator.model.understood import event_note, understood_events


def test_quotations_of_front_matter_and_text_have_speaker_source_and_anchor() -> None:
    """Words in quotation marks lead to who said them and where they stand."""
    front = (
        "quotes:\n  - {text: We support you, by: shoigu, role_then: Defence Minister, date: 2014-07-24, source: rt,"
        " locator: p. 2, lang: en, original: {lang: ru, text: Мы с вами}, translator: the desk, said: in Moscow}\n"
        "  - {text: We support you}"
    )
    body = "[“We support you”]{by=Shoigu} [@bbc, p. 3], and [no]{by=Nobody}."
    files = {
        "entities/people.yaml": "shoigu: {type: person, name: Sergei Shoigu, aliases: [Shoigu]}\n",
        "a": brief(body, front, sources("rt", "bbc")),
    }
    first, second, third, fourth = link_fine(files).brief("a").quotes
    assert (first.speaker, first.speaker_id, first.outlet, first.number, first.locator) == (
        "Sergei Shoigu",
        "shoigu",
        "Rt",
        1,
        "p. 2",
    )
    assert (first.date, first.original, first.in_text) == ("2014-07-24", "Мы с вами", False)
    assert (second.speaker, second.outlet) == ("", "")
    assert (third.text, third.speaker_id, third.outlet, third.locator, third.in_text) == (
        "We support you",
        "shoigu",
        "Bbc",
        "p. 3",
        True,
    )
    assert (fourth.speaker, fourth.speaker_id) == ("Nobody", "")
    anchors = [quote.anchor for quote in (first, second, third, fourth)]
    assert len(set(anchors)) == 4
    assert all(anchor.startswith("q-") for anchor in anchors)


def test_an_open_citation_shows_what_its_source_says_differently() -> None:
    """Behind the number: outlet, locator, chain, speaker, its own date and figure, its stance."""
    cited = (
        '[@rt, p. 3, via afp and interfax via tass, by "Ali", when 2014-06-29, figure "delivered 10", '
        'as "on a Saturday", doubts, headline]'
    )
    linked = link_fine(
        {
            "a": brief(
                f"[Jets]{{when=2014-06-28 id=jets}} {cited}.",
                sources(rt="{outlet: RT, title: Jets came, url: https://rt.example, published: 2014-06-30}"),
            )
        }
    )
    (citation,) = (slot for slot in linked.brief("a").body.slots if isinstance(slot, Citation))
    (claim,) = citation.claims
    assert (claim.number, claim.outlet, claim.title, claim.locator, claim.says) == (
        1,
        "RT",
        "Jets came",
        "p. 3",
        "on a Saturday",
    )
    assert (claim.via, claim.by, claim.stance, claim.headline) == (
        (("afp",), ("interfax", "tass")),
        ("Ali",),
        "doubts",
        True,
    )
    assert claim.date is not None
    assert (claim.date.edtf, claim.figures[0].text) == ("2014-06-29", "delivered 10")
    (count,) = citation.events
    assert (count.event, count.reports, count.origins, count.untraced) == ("jets", 1, (), 0)


def test_a_card_says_what_lists_need() -> None:
    """Sources, access, how much was read, corrections and disputes stand on the card, so that trust begins there."""
    files = {
        "a": brief(
            "First paragraph.\n\n[Jets]{when=2014 id=jets} [@rt; @bbc, when 2015].",
            sources(
                rt="{outlet: RT, url: https://r.example, access: paywalled, read: partial, lang: ru}",
                bbc="{outlet: BBC, url: https://b.example, lang: en-GB}",
            ),
            "changes: [{date: 2014-09-01, kind: correction, note: X}, {date: 2014-10-01, kind: update, note: Y}]",
        ),
        "b": brief("Text.", "summary: Short"),
    }
    linked = link_fine(files)
    card = linked.site.cards["a"]
    assert (str(card.summary), card.sources, card.primary_outlet, card.access, card.read) == (
        "First paragraph.",
        2,
        "RT",
        "paywalled",
        "partial",
    )
    assert (card.source_languages, card.corrected, card.disputes, card.language) == (
        ("ru",),
        "2014-09-01",
        1,
        "en",
    )
    assert str(linked.site.cards["b"].summary) == "Short"


def test_changes_stand_newest_first_with_their_notes_resolved() -> None:
    """The log of a brief links like its text."""
    text = brief(
        "Text.",
        "changes:\n  - {date: 2014-08-20, note: 'See [b](b.md)'}",
        "  - {date: 2014-08-25, kind: correction, was: Five, now: Six}",
    )
    first, second = link_fine({"a": text, "b": brief()}).brief("a").changes
    assert [(each.date, each.kind) for each in (first, second)] == [
        ("2014-08-25", "correction"),
        ("2014-08-20", "update"),
    ]
    assert len(second.note.slots) == 1


def test_authors_are_the_briefs_own_else_the_sites() -> None:
    """A byline is never empty, and a known name brings its details."""
    settings = "title: T\nauthor: [{name: The desk}, {name: Kim, orcid: 0000-0002-1825-0097}]\n"
    files = {
        "dateline.yaml": settings,
        "a": brief(),
        "b": brief("Text.", "authors: [kim]"),
        "c": brief("Text.", "authors: [Else]"),
    }
    linked = link_fine(files)
    found = {each.id: [(author.name, author.orcid) for author in each.authors] for each in linked.site.briefs}
    assert found["a"] == [("The desk", ""), ("Kim", "0000-0002-1825-0097")]
    assert found["b"] == [("Kim", "0000-0002-1825-0097")]
    assert found["c"] == [("Else", "")]


def test_translations_are_tied_from_both_sides() -> None:
    """Typed in one brief, the other language is offered in both, and three are offered in all three."""
    files = {
        "en": brief("Text.", "translations: {ar: ar, ru: ru}"),
        "ar": brief("Text.", "lang: ar-IQ"),
        "ru": brief("Text.", "lang: ru"),
    }
    linked = link_fine(files)
    found = {
        each.id: [(language, card.id) for language, card in each.translations] for each in linked.site.briefs
    }
    assert found["en"] == [("ar", "ar"), ("ru", "ru")]
    assert ("en", "en") in found["ar"]
    assert ("en", "en") in found["ru"]
    assert (linked.brief("ar").direction, linked.brief("ru").direction) == ("rtl", "ltr")


def test_briefs_stand_newest_first_and_those_of_one_day_by_id() -> None:
    """Two builds list them alike."""
    files = {
        "b": brief(),
        "a": brief(),
        "new": brief("Text.", "date: 2014-09-01"),
        "old": brief("Text.", "date: 2013-01-01"),
    }
    linked = link_fine(files)
    assert [each.id for each in linked.site.briefs] == ["new", "a", "b", "old"]
    assert list(linked.site.cards) == ["new", "a", "b", "old"]


def test_an_event_record_may_report_through_a_brief() -> None:
    """A dossier's file says which brief tells of it: the brief's source is meant, and the brief lists the event."""
    files = {
        "events/jets.yaml": "title: Jets\ndate: 2014\nreports:\n  - {brief: a}\n"
        "  - {brief: b, source: rt, via: afp}\n  - {brief: secret}\n",
        "a": brief("Text.", "source: {outlet: Post, url: https://p.example}"),
        "b": brief("Text.", sources("bbc", "rt"), "date: 2014-09-01"),
        "secret": brief("Text.", "status: draft"),
    }
    linked = link_fine(files)
    event = linked.event("jets")
    assert [(report.brief, report.outlet, report.origins) for report in event.reports] == [
        ("a", "Post", ()),
        ("b", "Rt", ("afp",)),
    ]
    assert (event.briefs, event.brief) == (("a", "b"), "")
    assert [card.id for card in linked.brief("a").events] == ["jets"]


@pytest.mark.parametrize(
    ("report", "code", "hint"),
    [
        ("{brief: moskow}", "brief-unknown", "`moscow`"),
        ("{brief: moscow, source: rtt}", "source-unknown", "`rt`"),
        ("{source: alm2}", "source-unknown", "`alm1`"),
        ("{source: own}", "source-unknown", "brief:"),
    ],
)
def test_a_record_that_reports_through_nothing_is_an_error(report: str, code: str, hint: str) -> None:
    """Slips in a record's reports are told at their place, with the nearest."""
    files = {
        "events/jets.yaml": f"title: Jets\nreports: [{report}]\n",
        "moscow": brief("Text.", sources("rt")),
        "sources/x.yaml": "alm1: {url: https://x.example}\n",
    }
    fault = link(files).fault(code)
    assert (fault.path, fault.severity, fault.span and fault.span.line) == (
        "content/events/jets.yaml",
        "error",
        2,
    )
    assert hint in fault.hint


def test_what_was_understood_of_an_event_is_one_line_for_its_writer() -> None:
    """Did it take? The margin says date, certainty, reports, origins and on what they differ."""
    files = {
        "a": brief(
            '[Jets came]{when=2014-06-28 id=jets} [@rt, by "Ali"; @bbc, when 2014-06-29].\n\n'
            "[More]{when=2014-07? status=planned id=more} [@rt].\n\n[Talks]{when=unknown id=talks} [@bbc]."
            " [It was off]{when=2014-07-01} [@rt; @bbc, denies].",
            sources("rt", "bbc"),
        ),
    }
    linked = link_fine(files)
    found = understood_events(linked.site, linked.documents.briefs[0])
    assert [event_note(each) for each in found] == [
        "28 or 29 June 2014, one of these · 2 reports: 1 origin (Ali), 1 not traced · sources differ: date",
        "July 2014 (uncertain), no more exact than that, uncertain · 1 report: not traced · planned",
        "date unknown, listed as undated · 1 report: not traced",
        "1 July 2014, exact · 2 reports: not traced · sources differ: whether it happened",
    ]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("“We support you,”", "We support you"),
        ("“We support you;”", "We support you"),
        ("“We support you”,", "We support you"),
        ("«Мы с вами»;", "Мы с вами"),
        ('"We support you,"', "We support you"),
        ("“نحن معكم،”", "نحن معكم"),
        ("We support you.", "We support you."),
        ("he called it “dead”", "he called it “dead”"),
        ("“yes” and “no”", "“yes” and “no”"),
        ("“So it is!”", "So it is!"),
    ],
)
def test_a_quotation_stands_without_the_comma_that_joined_it(marked: str, words: str) -> None:
    """In a list of quotations nothing follows: a comma inside the marks would be a misprint. Other marks stay."""
    linked = link_fine({"a": brief(f"[{marked}]{{by=Ali}} he said.")})
    (quote,) = linked.brief("a").quotes
    assert quote.text == words


def test_a_quotation_in_two_texts_of_a_page_has_two_anchors() -> None:
    """A key point repeats what the text quotes: links lead to the text, and no id stands twice."""
    said = "[“We support you”]{by=Ali}"
    front = ["key_points: ['" + said + "', '" + said + "']", "quotes: [{text: We support you, by: Ali}]"]
    linked = link_fine({"a": brief(f"## Q We support you\n\n{said} [see](#q-we-support-you)", *front)})
    found = linked.brief("a")
    anchors = [quote.anchor for quote in found.quotes]
    headings = [identity for _, identity, _ in found.headings]
    assert len({*anchors, *headings}) == 5
    started = [
        slot.anchor
        for text in (*found.key_points, found.body)
        for slot in text.slots
        if isinstance(slot, QuoteStart)
    ]
    assert started == anchors[1:]
    assert anchors[3] == "q-we-support-you"
