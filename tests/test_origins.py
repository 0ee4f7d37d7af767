"""Origins: how many sources really know. What is counted wrongly here gives a reader false trust."""

import sys
from itertools import pairwise

import pytest
from hypothesis import settings
from model_sample import Files, Linked, brief, link, link_fine, parse, sources

from generator.model.events import SiteEvent
from generator.model.link import link_site

few = settings(max_examples=60, deadline=None)


def told(citation: str, *front: str, **more: str) -> SiteEvent:
    """The event of one brief that cites this behind its words."""
    files = {"a": brief(f"[The jets came]{{when=2014-06-28 id=jets}} {citation}.", *front)} | more
    return link_fine(files).event("jets")


def counts(event: SiteEvent) -> tuple[set[str], set[str]]:
    """(names of the traced origins, names of the outlets that are not traced)."""
    assert len(set(event.origins)) == len(event.origins)
    assert len(set(event.untraced)) == len(event.untraced)
    return set(event.origins), set(event.untraced)


def test_fifty_reports_of_one_newspaper_are_one_origin() -> None:
    """The loudest story is not the best attested one: whoever repeats a newspaper adds nothing."""
    echoes = [f"echo{number}" for number in range(50)]
    cited = "; ".join(f"@{echo}, via vedomosti" for echo in echoes)
    event = told(f"[@vedomosti; {cited}]", sources("vedomosti", *echoes))
    assert len(event.reports) == 51
    assert counts(event) == ({"Vedomosti"}, set())


def test_articles_that_do_not_say_where_they_have_it_are_not_traced() -> None:
    """Two respected papers that name nobody may have read the same agency: they corroborate nothing."""
    event = told(
        "[@vedomosti; @echo, via vedomosti; @times; @post]", sources("vedomosti", "echo", "times", "post")
    )
    assert counts(event) == ({"Vedomosti"}, {"Times", "Post"})


def test_articles_marked_first_hand_are_origins() -> None:
    """A reporter who stood on the airfield is a witness, and counts as one."""
    records = sources(
        "vedomosti",
        "echo",
        times="{outlet: Times, url: https://t.example/1, firsthand: true}",
        post="{outlet: Post, url: https://p.example/1, firsthand: yes}",
    )
    event = told("[@vedomosti; @echo, via vedomosti; @times; @post]", records)
    assert counts(event) == ({"Vedomosti", "Times", "Post"}, set())


def test_an_outlet_whose_reports_are_all_its_own_is_first_hand() -> None:
    """An institute that counts jets on satellite pictures need not be marked in every brief."""
    outlets = "iiss: {name: IISS, hosts: [iiss.example], firsthand: true}\n"
    event = told("[@iiss; @times]", sources("iiss", "times"), **{"outlets/all.yaml": outlets})
    assert counts(event) == ({"IISS"}, {"Times"})


def test_a_ministry_quoted_by_five_outlets_is_one_origin() -> None:
    """Five headlines with one spokesman behind them are one man's word."""
    papers = ["rt", "elaph", "bbc", "ntv", "haaretz"]
    cited = "; ".join(f'@{paper}, by "Iraq’s ministry"' for paper in papers)
    assert counts(told(f"[{cited}]", sources(*papers))) == ({"Iraq’s ministry"}, set())


def test_the_speaker_is_the_origin_and_not_who_carried_the_words() -> None:
    """AFP and Interfax that quote one spokesman are not two witnesses."""
    event = told(
        '[@times, via afp, by "Ali al-Musawi"; @gazeta, via interfax, by "Ali al-Musawi"]',
        sources("times", "gazeta"),
    )
    assert counts(event) == ({"Ali al-Musawi"}, set())


def test_two_spokesmen_are_two_origins() -> None:
    """Two offices that speak for themselves are two voices, though one agency carries both."""
    event = told(
        '[@times, via afp, by "Ali al-Musawi"; @post, via afp, by "Saadoun al-Dulaimi"]',
        sources("times", "post"),
    )
    assert counts(event) == ({"Ali al-Musawi", "Saadoun al-Dulaimi"}, set())


def test_a_chain_in_a_citation_ends_at_its_far_end() -> None:
    """Gazeta has it from Interfax, Interfax from AFP: AFP is the one who knows."""
    assert counts(told("[@gazeta, via interfax via afp]", sources("gazeta"))) == ({"afp"}, set())


def test_two_ways_side_by_side_are_two_origins() -> None:
    """A report that rests on two agencies has two origins, and a chain beside one of them goes its own way."""
    assert counts(told("[@rbc, via afp and reuters]", sources("rbc"))) == ({"afp", "reuters"}, set())
    event = told("[@rbc, via interfax via afp and reuters]", sources("rbc"))
    assert counts(event) == ({"afp", "reuters"}, set())


def test_a_chain_goes_on_through_the_reports_of_other_briefs() -> None:
    """One brief knows that Gazeta follows Interfax, another that Interfax follows AFP: together they know all."""
    files = {
        "a": brief("[The jets came]{when=2014-06-28 id=jets} [@gazeta, via interfax].", sources("gazeta")),
        "b": brief("[They landed]{of=jets} [@interfax, via afp].", sources("interfax")),
        "c": brief("[They arrived]{of=jets} [@times, via gazeta].", sources("times")),
    }
    assert counts(link_fine(files).event("jets")) == ({"afp"}, set())


def test_a_chain_goes_on_where_another_report_names_the_next_link() -> None:
    """Lenta says only “Interfax”, but Gazeta says where Interfax has it from: that is no second origin."""
    event = told("[@gazeta, via interfax via afp; @lenta, via interfax]", sources("gazeta", "lenta"))
    assert counts(event) == ({"afp"}, set())


def test_a_carrier_whose_speaker_is_named_once_is_no_origin_elsewhere() -> None:
    """One paper says that AFP quotes the spokesman, another says only “AFP”: it is the spokesman both times."""
    event = told('[@times, via afp, by "Ali al-Musawi"; @post, via afp]', sources("times", "post"))
    assert counts(event) == ({"Ali al-Musawi"}, set())


def test_a_report_that_is_itself_named_as_the_end_is_its_own_origin() -> None:
    """An agency that others name is not listed as origin and as not traced at once."""
    event = told("[@afp; @times, via afp]", sources("afp", "times"))
    assert counts(event) == ({"Afp"}, set())
    assert [report.origins for report in event.reports] == [("Afp",), ("Afp",)]


def test_the_named_speakers_own_article_is_traced_to_him() -> None:
    """A ministry's own page and a paper that quotes the ministry are one origin."""
    event = told('[@ministry; @times, by "ministry"]', sources("ministry", "times"))
    assert counts(event) == ({"Ministry"}, set())


def test_a_sources_record_says_where_it_has_things_from() -> None:
    """What is written once with the source need not be repeated in each citation."""
    records = sources(
        "afp", gazeta="{outlet: Gazeta, url: https://g.example, via: afp via reuters, lang: ru}"
    )
    assert counts(told("[@gazeta]", records)) == ({"reuters"}, set())
    records = sources(gazeta="{outlet: Gazeta, url: https://g.example, by: Ali al-Musawi}")
    assert counts(told("[@gazeta]", records)) == ({"Ali al-Musawi"}, set())


def test_a_record_may_name_words_two_ways_and_a_name_with_and_in_it() -> None:
    """`via:` in a record is read as in a citation: quoted words, chains, two side by side; a known name stays whole."""
    outlets = "politics: {name: Politics and Prose}\n"
    records = sources(
        one='{outlet: One, url: https://o.example, via: "“A minister” and afp via reuters"}',
        two="{outlet: Two, url: https://t.example, via: Politics and Prose}",
        three="{outlet: Three, url: https://h.example, by: 'the army and “a witness”'}",
    )
    more = {"outlets/all.yaml": outlets}
    assert counts(told("[@one]", records, **more)) == ({"A minister", "reuters"}, set())
    assert counts(told("[@two]", records, **more)) == ({"Politics and Prose"}, set())
    assert counts(told("[@three]", records, **more)) == ({"the army", "a witness"}, set())


def test_a_chain_goes_on_through_the_record_of_the_source_it_names() -> None:
    """`via gazeta` where Gazeta's record says `via: afp` ends at AFP."""
    records = sources("times", gazeta="{outlet: Gazeta, url: https://g.example, via: afp}")
    event = told("[@times, via gazeta]", records)
    assert counts(event) == ({"afp"}, set())


def test_what_a_citation_says_replaces_what_the_record_says() -> None:
    """For this event the paper had another source than usual, or one although it saw most things for itself."""
    records = sources(
        gazeta="{outlet: Gazeta, url: https://g.example, via: afp}",
        times="{outlet: Times, url: https://t.example, firsthand: true}",
    )
    event = told("[@gazeta, via reuters; @times, via reuters]", records)
    assert counts(event) == ({"reuters"}, set())


@pytest.mark.parametrize(
    "citation",
    [
        "[@one, via two; @two, via one]",
        "[@one, via two; @two, via three; @three, via one]",
        "[@one, via one]",
        "[@one, via two via one; @two]",
    ],
)
def test_reports_that_run_in_a_circle_have_no_origin(citation: str) -> None:
    """A has it from B and B from A: nobody knows anything, and the build does not hang."""
    files = {
        "a": brief(f"[The jets came]{{when=2014-06-28 id=jets}} {citation}.", sources("one", "two", "three"))
    }
    event = link(files).event("jets")
    assert event.origins == ()
    assert "One" in event.untraced


def test_a_circle_with_a_way_out_leads_to_what_lies_outside() -> None:
    """Two papers that quote each other, one of which also quotes AFP, rest on AFP."""
    event = told("[@one, via two; @two, via one and afp]", sources("one", "two"))
    assert counts(event) == ({"afp"}, set())


def test_an_outlet_does_not_vouch_for_itself() -> None:
    """A second article that points to the first of the same paper is no second witness, and no witness at all."""
    records = sources(
        bbc1="{outlet: BBC, url: https://b.example/1}", bbc2="{outlet: BBC, url: https://b.example/2}"
    )
    assert counts(told("[@bbc1, via bbc2]", records)) == (set(), {"BBC"})
    assert counts(told("[@bbc1; @bbc2]", records)) == (set(), {"BBC"})


def test_an_outlets_own_first_hand_piece_is_found_behind_another_of_its_pieces() -> None:
    """The BBC's summary that links to the BBC's man on the spot rests on that man."""
    records = sources(
        bbc1="{outlet: BBC, url: https://b.example/1}",
        bbc2="{outlet: BBC, url: https://b.example/2, firsthand: true}",
    )
    assert counts(told("[@bbc1, via bbc2]", records)) == ({"BBC"}, set())
    assert counts(told("[@bbc1, via bbc2; @bbc2]", records)) == ({"BBC"}, set())


def test_an_outlet_with_one_traced_report_is_not_listed_as_untraced() -> None:
    """“2 origins, 1 not traced” never names one outlet on both sides."""
    records = sources(
        bbc1="{outlet: BBC, url: https://b.example/1}", bbc2="{outlet: bbc, url: https://b.example/2}"
    )
    assert counts(told("[@bbc1; @bbc2, via afp]", records)) == ({"afp"}, set())


def test_a_source_key_means_the_source_of_the_brief_that_typed_it() -> None:
    """Every second brief calls a source `s1`: a chain must not be followed into another brief's sources."""
    files = {
        "a": brief(
            "[The jets came]{when=2014-06-28 id=jets} [@s2, via interfax].",
            sources(
                s1="{outlet: Times, url: https://t.example, by: A minister}",
                s2="{outlet: Gazeta, url: https://g.example}",
            ),
        ),
        "b": brief(
            "[They landed]{of=jets} [@s2, via s1].",
            sources(
                s1="{outlet: AFP, url: https://a.example}", s2="{outlet: Interfax, url: https://i.example}"
            ),
        ),
    }
    assert counts(link_fine(files).event("jets")) == ({"AFP"}, set())


def test_spellings_and_scripts_of_one_name_are_one_origin() -> None:
    """ИТАР-ТАСС, Itar-Tass and “itar tass” are one agency, however the papers write it."""
    outlets = "itar-tass: {name: {en: ITAR-TASS, ru: ИТАР-ТАСС}, aliases: [TASS, ТАСС, إيتار تاس]}\n"
    papers = ["one", "two", "three", "four", "five", "six"]
    names = ["itar-tass", '"Itar Tass"', '"ИТАР-ТАСС"', '"tass"', '"إيتار تاس"', '"ТАСС"']
    cited = "; ".join(f"@{paper}, via {name}" for paper, name in zip(papers, names, strict=True))
    event = told(f"[{cited}]", sources(*papers), **{"outlets/all.yaml": outlets})
    assert counts(event) == ({"ITAR-TASS"}, set())


def test_an_outlet_and_an_organisation_of_one_name_are_one_origin() -> None:
    """An agency stands among the outlets and among the organisations: its words are counted once."""
    more = {
        "outlets/all.yaml": "itar-tass: {name: ITAR-TASS}\n",
        "entities/all.yaml": "tass: {type: org, name: TASS, aliases: [ITAR-TASS, ТАСС]}\n",
    }
    event = told(
        '[@one, via itar-tass; @two, by "ТАСС"; @three, via tass]', sources("one", "two", "three"), **more
    )
    assert counts(event) == ({"ITAR-TASS"}, set())


def test_a_person_in_two_scripts_is_one_speaker() -> None:
    """شويغو and Shoygu said it once."""
    people = (
        "sergei-shoigu: {type: person, name: Sergei Shoigu, native: Сергей Шойгу, aliases: [Shoygu, شويغو]}\n"
    )
    event = told(
        '[@one, by "شويغو"; @two, by "Shoygu"; @three, by sergei-shoigu; @four, by "Сергей  Шойгу"]',
        sources("one", "two", "three", "four"),
        **{"entities/all.yaml": people},
    )
    assert counts(event) == ({"Sergei Shoigu"}, set())


def test_one_article_cited_by_two_briefs_is_one_report() -> None:
    """Writing about an article twice does not make it two sources."""
    record = sources(rt="{outlet: RT, url: 'https://rt.example/1?utm_source=x'}")
    again = sources(other="{outlet: RT, url: 'http://www.rt.example/1/'}")
    files = {
        "a": brief("[The jets came]{when=2014-06-28 id=jets} [@rt].", record),
        "b": brief("[They landed]{of=jets} [@other].", again, "date: 2014-09-01"),
    }
    linked = link_fine(files)
    assert linked.site.event_cards["jets"].reports == 1
    assert counts(linked.event("jets")) == (set(), {"RT"})


def test_a_brief_without_a_source_adds_no_report() -> None:
    """Our own word is not evidence: an event that no source reports is said to have none."""
    linked = link_fine({"a": brief("[The jets came]{when=2014-06-28 id=jets}.", "original: true")})
    card = linked.site.event_cards["jets"]
    assert (card.reports, card.origins, card.untraced) == (0, (), 0)


def test_denials_and_doubts_are_no_origins() -> None:
    """Who says that it did not happen does not corroborate it, and is not counted as not traced either."""
    event = told(
        '[@rt, by "Ali al-Musawi"; @gazeta, by "Saadoun al-Dulaimi", denies; @post, doubts]',
        sources("rt", "gazeta", "post"),
    )
    assert counts(event) == ({"Ali al-Musawi"}, set())


def test_where_a_denial_comes_from_says_nothing_of_the_assertions() -> None:
    """Gazeta denies by way of Al Jazeera; that is not where a paper that trusts Gazeta's assertion has it from."""
    event = told("[@gazeta, via jazeera, denies; @post, via gazeta]", sources("gazeta", "post"))
    assert counts(event) == ({"Gazeta"}, set())


def test_an_events_own_file_may_list_reports_of_shared_sources() -> None:
    """A dossier kept in one file counts as well as one told in briefs."""
    files = {
        "events/su25.yaml": "su25:\n  title: The jets came\n  date: 2014-06-28\n  reports:\n"
        "    - {source: rt, by: Iraq's ministry}\n    - {source: elaph, by: Iraq’s ministry}\n"
        "    - {source: janes}\n    - {source: gazeta, via: rt}\n",
        "sources/all.yaml": "\n".join(
            f"{key}: {{outlet: {key.title()}, url: https://{key}.example}}"
            for key in ("rt", "elaph", "janes", "gazeta")
        ),
    }
    event = link_fine(files).event("su25")
    assert counts(event) == ({"Iraq's ministry"}, {"Janes"})


def test_a_long_chain_is_followed_to_its_end() -> None:
    """However long the row of papers that quote the next one, there is one origin at its end."""
    papers = [f"p{number}" for number in range(300)]
    cited = "; ".join(f"@{one}, via {other}" for one, other in pairwise(papers))
    parts = cited.split("; ")
    marks = ["{when=2014-06-28 id=jets}", *["{of=jets}"] * 4]
    files = {
        f"b{number}": brief(
            f"[The jets came]{marks[number]} [{'; '.join(parts[number::5])}].",
            sources(*papers),
        )
        for number in range(5)
    }
    event = link_fine(files).event("jets")
    assert counts(event) == ({"P299"}, set())
    assert all(report.origins == ("P299",) for report in event.reports)


def test_thousands_of_reports_that_name_each_other_are_counted_at_once() -> None:
    """A file of nothing but citations costs no more than it is long, however many pieces and names are in it."""
    pieces = "".join(
        f"p{number}: {{outlet: The Post, url: https://p.example/{number}}}\n" for number in range(1500)
    )
    echoes = "".join(
        f"e{number}: {{outlet: Echo {number}, url: https://e.example/{number}}}\n" for number in range(1500)
    )
    reports = "".join(f"  - {{source: p{number}, via: afp}}\n" for number in range(0, 1500, 2))
    reports += "".join(f"  - {{source: e{number}, via: p{number}}}\n" for number in range(1500))
    files = {
        "events/jets.yaml": f"title: Jets\ndate: 2014\nreports:\n{reports}",
        "sources/all.yaml": pieces + echoes,
    }
    documents, _ = parse(files)
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        site, _, _ = link_site(documents, today="2026-01-01", now="2026-01-01T00:00:00Z")
    finally:
        sys.setprofile(None)
    (event,) = site.events
    assert counts(event) == ({"afp"}, set())
    assert calls < 1_000_000


def test_a_name_that_is_nearly_a_known_one_is_asked_about() -> None:
    """`via intrefax` would be a second origin beside Interfax: the slip is pointed out."""
    files: Files = {
        "a": brief(
            '[The jets came]{when=2014-06-28} [@one, via intrefax; @two, by "Interfaks"].',
            sources("one", "two", "interfax"),
        )
    }
    linked: Linked = link(files)
    fault = linked.fault("who-unknown")
    assert "intrefax" in fault.message
    assert "interfax" in fault.hint
    assert fault.severity == "warning"


AGENCIES = {
    "outlets/all.yaml": "mena: {name: MENA, aliases: [Middle East News Agency]}\n",
    "sources/all.yaml": "mena: {title: Jets have come, outlet: mena, by: the ministry}\n",
}


@pytest.mark.parametrize(
    ("front", "citation", "place"),
    [
        (sources("rt"), "[@rt, via mena]", "content/briefs/a.md"),
        (
            sources("rt", "middle-east-news-agency"),
            "[@rt, via middle-east-news-agency]",
            "content/briefs/a.md",
        ),
        (sources(rt="{outlet: RT, via: mena}"), "[@rt]", "content/briefs/a.md"),
        ("source: {id: rt, outlet: RT, by: mena}", "[@rt]", "content/briefs/a.md"),
    ],
)
def test_a_key_that_is_an_outlets_name_too_is_pointed_out(front: str, citation: str, place: str) -> None:
    """An agency and one article of it go back to different origins: the writer is told which is meant."""
    files = {**AGENCIES, "a": brief(f"[They came]{{when=2014-06-28 id=jets}} {citation}.", front)}
    fault = link(files).fault("who-either")
    assert (fault.severity, fault.path) == ("warning", place)
    assert "the source is taken" in fault.message
    assert '"MENA"' in fault.hint


def test_shared_records_are_asked_as_well() -> None:
    """The record of an article and the reports of an event in a file of its own name somebody too."""
    records = AGENCIES["sources/all.yaml"] + "rt: {outlet: RT, via: mena}\n"
    event = "{title: Jets came, date: 2014, reports: [{source: rt, by: mena}]}\n"
    linked = link({**AGENCIES, "sources/all.yaml": records, "events/jets.yaml": event})
    assert [(fault.path, fault.span and fault.span.line) for fault in linked.faults("who-either")] == [
        ("content/events/jets.yaml", 1),
        ("content/sources/all.yaml", 2),
    ]


def test_quotation_marks_mean_the_outlet() -> None:
    """Who has read the hint can follow it."""
    files = {**AGENCIES, "a": brief('[They came]{when=2014 id=jets} [@rt, via "MENA"].', sources("rt"))}
    assert link_fine(files).event("jets").origins == ("MENA",)
