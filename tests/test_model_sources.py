"""Sources and outlets: described once, found by key, name, host or address, overridden where a brief knows better."""

import pytest
from model_sample import Files, brief, link, link_fine, sources

SHARED = """\
alm:
  title: Moscow sees opportunity
  outlet: al-monitor
  url: https://www.al-monitor.com/a
  published: 2014-08
  access: free
  read: full
  type: analysis
  lang: en
  note: Our annotation
rt: {outlet: RT, url: https://rt.example/1, published: 2014-06-29}
"""


def test_a_shared_source_is_found_by_its_key_and_numbered_by_its_first_citation() -> None:
    """An article cited by ten briefs is described once; each brief numbers what it cites."""
    linked = link_fine(
        {
            "sources/all.yaml": SHARED,
            "a": brief("One [@rt]. Two [@alm; @rt].", "sources: [{id: own, url: https://o.example}]"),
        }
    )
    found = [(use.number, use.role, use.source.key, use.source.id) for use in linked.brief("a").sources]
    assert found == [
        (1, "primary", "a/own", "own"),
        (2, "corroborating", "rt", "rt"),
        (3, "corroborating", "alm", "alm"),
    ]


def test_a_brief_overrides_single_fields_of_a_shared_source() -> None:
    """This brief's writer read two paragraphs of it: that is so here alone, and everything else stays."""
    files = {
        "sources/all.yaml": SHARED,
        "a": brief(
            "[@alm]",
            "sources: {alm: {read: partial, read_note: Two paragraphs, published: 2014-08-12, role: background}}",
        ),
        "b": brief("[@alm]", "original: true", "date: 2014-09-01"),
    }
    linked = link_fine(files)
    (mine,), (theirs,) = linked.brief("a").sources, linked.brief("b").sources
    assert (mine.role, mine.source.record.read, mine.source.record.title) == (
        "background",
        "partial",
        "Moscow sees opportunity",
    )
    assert mine.source.published is not None
    assert mine.source.published.edtf == "2014-08-12"
    assert (theirs.role, theirs.source.record.read) == ("corroborating", "full")
    assert linked.source("alm").briefs == ("a", "b")


def test_a_brief_may_take_back_what_the_shared_record_says() -> None:
    """For this brief the paper saw nothing for itself: a `no` typed here counts against the record's `yes`."""
    files = {
        "sources/all.yaml": "rt: {outlet: RT, url: https://rt.example/1, firsthand: true}\n",
        "a": brief("[Jets]{when=2014 id=jets} [@rt].", "sources: [{id: rt, firsthand: no}]"),
        "b": brief("[More]{when=2014 id=more} [@rt].", "original: true"),
    }
    linked = link_fine(files)
    assert [linked.event(each).origins for each in ("jets", "more")] == [(), ("RT",)]


def test_a_brief_may_list_a_shared_source_by_its_key_alone() -> None:
    """`sources: [{id: alm}]` says which sources the brief rests on, and in which order."""
    linked = link_fine(
        {"sources/all.yaml": SHARED, "a": brief("Text.", "sources: [{id: rt}, {id: alm, role: primary}]")}
    )
    assert [(use.source.id, use.role, use.source.record.access) for use in linked.brief("a").sources] == [
        ("rt", "corroborating", ""),
        ("alm", "primary", "free"),
    ]


def test_one_address_is_one_source_however_it_is_typed() -> None:
    """Two briefs that cite one article share it, whatever tracking the link carries; its page stays one entry."""
    addresses = [
        "https://www.example.org/a?b=1&utm_source=x",
        "http://example.org/a/?b=1#top",
        "https://m.example.org/a?b=1&fbclid=z",
        "https://EXAMPLE.org:443/a?b=1",
    ]
    files: Files = {
        f"b{number}": brief("Text.", f"source: {{url: '{url}'}}", f"date: 2014-08-0{number + 1}")
        for number, url in enumerate(addresses)
    }
    linked = link_fine(files)
    (source,) = linked.site.sources
    assert (source.key, source.briefs) == ("b0/source", ("b0", "b1", "b2", "b3"))
    assert linked.brief("b1").sources[0].source.record.url == addresses[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a?b=1", "https://example.org/a?b=2"),
        ("https://example.org/A", "https://example.org/a"),
        ("https://example.org:8080/a", "https://example.org/a"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
    ],
)
def test_other_addresses_are_other_sources(first: str, second: str) -> None:
    """Two letters to the same desk, or two pages of one paper, are not one article."""
    files = {"a": brief("Text.", f"source: '{first}'"), "b": brief("Text.", f"source: '{second}'")}
    assert len(link(files).site.sources) == 2


def test_a_doi_makes_one_source_of_two_addresses() -> None:
    """The publisher's page and the repository's copy are one paper."""
    files = {
        "a": brief("Text.", "source: {url: https://one.example, doi: 10.1000/ABC}"),
        "b": brief("Text.", "source: {url: https://two.example, doi: 10.1000/abc}"),
    }
    assert len(link_fine(files).site.sources) == 1


def test_an_own_source_with_a_shared_ones_address_is_that_one() -> None:
    """Who did not know of the record in content/sources/ has not made a second article of it."""
    files = {
        "sources/all.yaml": SHARED,
        "a": brief("Text.", "source: https://al-monitor.com/a/"),
        "b": brief("[@alm]", "original: true"),
    }
    assert link_fine(files).source("alm").briefs == ("a", "b")


@pytest.mark.parametrize(
    "typed",
    [
        "source: https://www.al-monitor.com/a",
        "source: {url: 'http://al-monitor.com/a/?utm_source=x'}",
        "sources: [{id: mine, url: https://m.al-monitor.com/a}]",
    ],
)
def test_a_bare_address_takes_all_that_the_shared_record_says(typed: str) -> None:
    """The article is described once: whoever pastes its address gets its title and day."""
    linked = link_fine({"sources/all.yaml": SHARED, "a": brief("[Jets]{when=2014-06 id=jets}.", typed)})
    (use,) = linked.brief("a").sources
    record = use.source.record
    assert (record.title, record.outlet, record.access) == ("Moscow sees opportunity", "al-monitor", "free")
    assert use.source.published is not None
    assert use.source.published.edtf == "2014-08"
    assert linked.source("alm").record.title == "Moscow sees opportunity"
    assert [report.source for report in linked.event("jets").reports] == ["alm"]


def test_a_briefs_own_fields_stand_over_those_of_the_address() -> None:
    """What the brief knows better of the article holds for this brief."""
    typed = "source: {url: https://www.al-monitor.com/a, access: paywalled, published: 2014-08-12}"
    linked = link_fine({"sources/all.yaml": SHARED, "a": brief("Text.", typed)})
    (use,) = linked.brief("a").sources
    record = use.source.record
    assert (record.access, record.read, record.url) == ("paywalled", "full", "https://www.al-monitor.com/a")
    assert use.source.published is not None
    assert use.source.published.edtf == "2014-08-12"


def test_our_own_analysis_summarises_none_of_its_sources() -> None:
    """`original: true` is based on nothing: no source is primary, unless it is said to be one."""
    linked = link_fine({"a": brief("Text.", "original: true", sources("rt", "bbc"))})
    assert [use.role for use in linked.brief("a").sources] == ["corroborating", "corroborating"]
    assert linked.site.cards["a"].primary_outlet == ""
    said = sources("rt", bbc="{outlet: BBC, role: primary}")
    linked = link_fine({"a": brief("Text.", "original: true", said)})
    assert [use.role for use in linked.brief("a").sources] == ["corroborating", "primary"]


def test_a_key_that_nothing_has_is_an_error_with_the_nearest() -> None:
    """`[@lam]` for `[@alm]` is found, among the brief's own sources and the shared ones."""
    linked = link(
        {
            "sources/all.yaml": SHARED,
            "a": brief("[@own2] [@al] [@xyzzy]", "sources: {own1: {url: https://o.example}}"),
        }
    )
    told = {fault.message.split("`")[1]: fault.hint for fault in linked.faults("source-unknown")}
    assert "`own1`" in told["own2"]
    assert "`alm`" in told["al"] or "own1" in told["al"]
    assert "own1" in told["xyzzy"]


def test_two_sources_of_one_id_are_an_error() -> None:
    """In one brief, or in content/sources/: a citation would mean either."""
    linked = link(
        {"a": brief("Text.", "sources: [{id: x, url: https://a.example}, {id: x, url: https://b.example}]")}
    )
    assert linked.fault("source-id-twice").path == "content/briefs/a.md"
    both = link(
        {"sources/a.yaml": "x: {url: https://a.example}\n", "sources/b.yaml": "x: {url: https://b.example}\n"}
    )
    assert both.fault("source-id-twice").path == "content/sources/b.yaml"
    assert "content/sources/a.yaml:1" in both.fault("source-id-twice").message


def test_a_brief_names_a_source_unless_it_is_our_own_analysis() -> None:
    """A brief of nothing is a slip; `original: true` says that it is meant."""
    text = "---\ntitle: A\ndate: 2014-08-12\n---\nText.\n"
    fault = link({"a": text}).fault("source-missing")
    assert fault.severity == "error"
    assert "original: true" in fault.hint
    assert link_fine({"a": brief("Text.", "original: true")}).brief("a").sources == ()


OUTLETS = """\
al-monitor:
  name: {en: Al-Monitor, ar: المونيتور}
  aliases: [AlMonitor]
  url: https://www.al-monitor.com
  country: United States
bbc: {name: BBC, hosts: [bbc.com, bbc.co.uk]}
unused: {name: Unused}
"""


@pytest.mark.parametrize(
    "record",
    [
        "{outlet: al-monitor}",
        "{outlet: Al-Monitor}",
        "{outlet: AL  MONITOR}",
        "{outlet: المونيتور}",
        "{outlet: almonitor}",
        "{url: https://www.al-monitor.com/pulse/x}",
        "{url: https://m.al-monitor.com/pulse/x}",
        "{url: https://arabic.al-monitor.com/x}",
    ],
)
def test_an_outlet_is_found_by_id_name_or_host(record: str) -> None:
    """A pasted address is enough: the newspaper is known by its host."""
    linked = link_fine({"outlets/all.yaml": OUTLETS, "a": brief("Text.", f"source: {record}")})
    (use,) = linked.brief("a").sources
    assert use.source.outlet is not None
    assert (use.source.outlet.id, use.source.outlet.name) == ("al-monitor", "Al-Monitor")
    (outlet,) = linked.site.outlets
    assert (outlet.card.id, outlet.country, outlet.sources) == ("al-monitor", "United States", ("a/source",))


def test_an_outlet_without_a_record_is_called_by_its_name_or_host() -> None:
    """Nothing need be declared before a brief can be written."""
    files = {
        "outlets/all.yaml": OUTLETS,
        "a": brief(
            "Text.",
            "sources: [{id: x, outlet: The Post}, {id: y, url: https://www.hürriyet.example/a},"
            " {id: z, title: A book}]",
        ),
    }
    linked = link_fine(files)
    cards = [use.source.outlet for use in linked.brief("a").sources]
    assert [card and (card.id, card.name, card.page) for card in cards] == [
        ("", "The Post", False),
        ("", "hürriyet.example", False),
        None,
    ]
    assert linked.site.outlets == ()


def test_a_host_stands_for_those_below_it_and_the_longest_wins() -> None:
    """news.bbc.co.uk is the BBC; a blog host with a record of its own is not its landlord."""
    text = OUTLETS + "desk: {name: The Desk, hosts: [desk.bbc.com]}\n"
    files = {
        "outlets/all.yaml": text,
        "a": brief(
            "Text.",
            "sources: [{id: x, url: https://news.bbc.co.uk/1}, {id: y, url: https://a.desk.bbc.com/1}, {id: z, url: https://notbbc.com/1}]",
        ),
    }
    cards = [use.source.outlet for use in link_fine(files).brief("a").sources]
    assert [card and card.name for card in cards] == ["BBC", "The Desk", "notbbc.com"]


def test_an_outlet_lists_the_events_it_reports() -> None:
    """Which claims rest on this paper? Its page says so, once for each event."""
    body = "[Jets]{when=2014-06 id=jets} [@one; @two]. [More]{when=2013 id=more} [@one]."
    files = {
        "outlets/all.yaml": OUTLETS,
        "a": brief(
            body,
            sources(one="{outlet: BBC, url: https://bbc.com/1}", two="{outlet: bbc, url: https://bbc.com/2}"),
        ),
    }
    (outlet,) = link_fine(files).site.outlets
    assert (outlet.events, outlet.sources) == (("more", "jets"), ("a/one", "a/two"))


def test_two_outlets_of_one_name_are_pointed_out() -> None:
    """Reports of either would be taken for those of one."""
    linked = link({"outlets/all.yaml": "a: {name: The Post}\nb: {name: the-post}\n"})
    assert linked.fault("outlet-name-twice").severity == "warning"


def test_an_entry_of_zotero_is_cited_by_the_key_that_zotero_gave_it() -> None:
    """`saunders_moscow_2014` in library.bib is [@saunders_moscow_2014] in the text."""
    library = "@article{saunders_moscow_2014, title={Moscow sees opportunity}, date={2014-08-12}}\n"
    linked = link(
        {"sources/library.bib": library, "a": brief("Text [@saunders_moscow_2014].", "original: true")}
    )
    assert linked.codes() == []
    assert linked.source("saunders_moscow_2014").record.title == "Moscow sees opportunity"


def test_shared_sources_are_listed_by_their_keys() -> None:
    """`sources: [alm, rt]` is what a writer tries first; an address among them stays one."""
    shared = "- {id: alm, title: Moscow}\n- {id: rt, title: Jets}\n"
    listed = "sources: [rt, alm, https://example.org/z]"
    linked = link_fine({"sources/all.yaml": shared, "a": brief("Text [@alm; @source].", listed)})
    assert [use.source.record.title or use.source.record.url for use in linked.brief("a").sources] == [
        "Jets",
        "Moscow",
        "https://example.org/z",
    ]
    alone = link_fine({"sources/all.yaml": shared, "a": brief("Text [@alm].", "source: alm")})
    assert [use.source.key for use in alone.brief("a").sources] == ["alm"]


@pytest.mark.parametrize(
    "typed", ["source: onw", "sources: [onw]", "sources: [{id: onw}]", "sources: {onw: }"]
)
def test_a_source_of_which_nothing_is_said_anywhere_is_an_error(typed: str) -> None:
    """A key typed wrongly would stand on the page as a source without title, outlet or address."""
    files = {"sources/all.yaml": "- {id: own, title: Moscow}\n", "a": brief("Text.", typed)}
    fault = link(files).fault("source-unknown")
    assert (fault.severity, fault.hint) == ("error", "did you mean `own`?")
