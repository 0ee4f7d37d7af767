"""Events: what is defined where, what joins it, where it stands, and what it is called."""

import pytest
from model_sample import Files, brief, link, link_fine, sources

from generator.model.body import EventDate, EventStart

JETS = "[The first jets landed in Baghdad]{when=2014-06-28 id=jets kind=transfer}"


def anchors(files: Files) -> dict[str, list[tuple[str, str]]]:
    """By brief: the anchor and the event of each of its marked words."""
    site = link(files).site
    return {
        each.id: [(slot.anchor, slot.event) for slot in each.body.slots if isinstance(slot, EventStart)]
        for each in site.briefs
    }


def test_an_id_defines_an_event_and_of_joins_it_from_anywhere() -> None:
    """One event told in text, key points, front matter, a chronology and a file of its own stays one event."""
    files = {
        "a": brief(f"{JETS}. [They came by night]{{of=jets}}.", 'key_points: ["[Jets came]{of=jets}"]'),
        "b": brief("Text.", "events: [{of: jets, title: Five jets}]", "date: 2014-09-01"),
        "c": brief("Text.", "events: [jets]", "date: 2014-09-02"),
        "events/more.yaml": "- {of: jets, reports: [{source: janes}]}\n",
        "sources/janes.yaml": "{outlet: Jane's, url: https://janes.example}\n",
    }
    linked = link_fine(files)
    assert [event.id for event in linked.site.events if not event.publication] == ["jets"]
    event = linked.event("jets")
    assert event.briefs == ("a", "b", "c")
    assert event.page
    assert {report.outlet for report in event.reports} == {"example.org", "Jane's"}


def test_a_second_id_names_the_first_place_and_offers_of() -> None:
    """Two people who define one event are told so, and how to make it one."""
    linked = link(
        {"a": brief(f"{JETS}."), "b": brief("[Jets came]{when=2014-06-29 id=jets}.", "date: 2014-09-01")}
    )
    fault = linked.fault("event-id-twice")
    assert (fault.path, fault.severity) == ("content/briefs/b.md", "error")
    assert "content/briefs/a.md:6" in fault.message
    assert "of=jets" in fault.hint


def test_the_definition_in_a_file_is_the_first_place_whatever_is_read_first() -> None:
    """A brief that defines anew what has a file of its own is the one at fault."""
    linked = link({"a": brief(f"{JETS}."), "events/jets.yaml": "{title: Jets came, date: 2014-06-28}\n"})
    fault = linked.fault("event-id-twice")
    assert fault.path == "content/briefs/a.md"
    assert "content/events/jets.yaml" in fault.message


def test_an_of_without_a_definition_offers_the_nearest_id() -> None:
    """A letter wrong in `of=` would make a second event with half of the reports."""
    linked = link({"a": brief(f"{JETS}."), "b": brief("[They landed]{of=jetz}.")})
    fault = linked.fault("event-unknown")
    assert (fault.path, fault.severity) == ("content/briefs/b.md", "error")
    assert "`jetz`" in fault.message
    assert "`jets`" in fault.hint


def test_an_event_without_an_id_is_named_by_its_brief_and_first_five_words() -> None:
    """Every event has an address that lasts as long as its words, and repeated words do not share one."""
    body = "[The jets came, at last, to Baghdad]{when=2014-06-28}. [The jets came at last to Basra]{when=2014-06-29}."
    found = anchors({"talks": brief(body)})
    assert found["talks"] == [
        ("e-talks.the-jets-came-at-last", "talks.the-jets-came-at-last"),
        ("e-talks.the-jets-came-at-last-2", "talks.the-jets-came-at-last-2"),
    ]


def test_a_made_id_never_joins() -> None:
    """Words change: a reference to a name made of them would break unseen, so it is refused at once."""
    linked = link({"a": brief("[Jets came]{when=2014}."), "b": brief("[They landed]{of=a.jets-came}.")})
    assert linked.fault("event-unknown").path == "content/briefs/b.md"


def test_equal_words_in_two_briefs_are_two_events() -> None:
    """Only a writer says that two sentences tell one event."""
    files = {"a": brief("[Jets came]{when=2014}."), "b": brief("[Jets came]{when=2014}.")}
    assert [event.id for event in link_fine(files).site.events] == ["a.jets-came", "b.jets-came"]


def test_same_as_makes_two_definitions_one() -> None:
    """Two colleagues named one event twice: it is one, under the id that names the other, and both are found."""
    files = {
        "a": brief(f"{JETS}."),
        "b": brief("[Jets arrived]{when=2014-06-28 id=arrival}.", "date: 2014-09-01"),
        "c": brief("[They came]{of=arrival}.", "date: 2014-09-02"),
        "events/all.yaml": "- {of: jets, same_as: [arrival]}\n",
    }
    linked = link_fine(files)
    (event,) = (each for each in linked.site.events if not each.publication)
    assert (event.id, event.briefs) == ("jets", ("a", "b", "c"))
    found = anchors(files)
    assert found["b"] == [("e-arrival", "jets")]


def test_definitions_are_asked_before_reports_for_what_is_left_open() -> None:
    """What a joined definition says of the event counts before what an older brief says in passing."""
    files = {
        "old": brief("[They landed]{of=jets kind=visit}.", "date: 2014-07-01"),
        "a": brief("[Jets came]{when=2014-06-28 id=jets}."),
        "b": brief("[Jets arrived]{when=2014-06-28 id=arrival kind=transfer}.", "date: 2014-09-01"),
        "events/all.yaml": "- {of: jets, same_as: [arrival]}\n",
    }
    assert link_fine(files).event("jets").kind == "transfer"


def test_an_event_without_an_id_lends_its_made_id_to_none() -> None:
    """`same_as` in an entry without an id: the id that was typed leads, and its address stays."""
    files = {
        "a": brief(f"{JETS}."),
        "b": brief("Text.", "events: [{title: Arrival, date: 2014-06-28, same_as: [jets]}]"),
    }
    linked = link_fine(files)
    assert [each.id for each in linked.site.events if not each.publication] == ["jets"]


def test_joined_ids_in_a_ring_are_one_event() -> None:
    """A names B, B names C, C names A: nothing hangs, and all are one."""
    text = "".join(
        f"{one}: {{title: X, date: 2014, same_as: [{other}]}}\n" for one, other in ("ab", "bc", "ca")
    )
    linked = link_fine({"events/ring.yaml": text})
    assert len(linked.site.events) == 1


def test_the_pages_of_events_that_were_made_one_lead_on() -> None:
    """A reader's link to one of the two, or to the name it had before, still finds the event."""
    files: Files = {
        "a": brief(f"{JETS}.", "events: {jets: {same_as: [shipment-of-june]}}"),
        "b": brief("[Arrival]{when=2014-06-28 id=arrival}."),
        "events/all.yaml": "- {of: jets, same_as: [arrival]}\n",
    }
    redirects = [(each.address, each.kind, each.id) for each in link_fine(files).site.redirects]
    assert redirects == [
        ("/events/arrival/", "event", "jets"),
        ("/events/shipment-of-june/", "event", "jets"),
    ]


def test_no_old_address_tells_of_a_draft() -> None:
    """An event that only a draft defines has no address yet, though a published record names it."""
    files: Files = {
        "a": brief(f"{JETS}.", "events: {jets: {same_as: [secret-arrival]}}"),
        "b": brief("[Arrival]{when=2014-06-28 id=secret-arrival}.", "status: draft"),
    }
    assert link(files).site.redirects == ()


def test_a_same_as_that_is_nearly_another_id_is_told() -> None:
    """A slip in `same_as` would leave two events where the writer saw one."""
    files = {
        "a": brief(f"{JETS}. [Jets arrived]{{when=2014-06-28 id=arrival}}."),
        "events/all.yaml": "- {of: jets, same_as: [arival]}\n",
    }
    fault = link(files).fault("event-same-as")
    assert "`arival`" in fault.message
    assert "`arrival`" in fault.hint
    assert fault.severity == "warning"


def test_an_old_id_may_live_on_in_same_as() -> None:
    """An event that got a better id is still found by those who write the old one."""
    files = {
        "a": brief(f"{JETS}.", "events: {jets: {same_as: [shipment-of-june]}}"),
        "b": brief("[They came]{of=shipment-of-june}.", "date: 2014-09-01"),
    }
    assert link_fine(files).event("jets").briefs == ("a", "b")


@pytest.mark.parametrize(
    "front",
    [
        "events:\n  - {id: jets, title: Five jets came, date: 2014-06-28, kind: transfer}",
        "events:\n  jets: {title: Five jets came, date: 2014-06-28, kind: transfer}",
        "events:\n  jets:\n    title: Five jets came\n    when: 28 June 2014\n    kind: transfer",
    ],
)
def test_events_of_front_matter_are_a_list_or_a_map(front: str) -> None:
    """Both ways of writing records give the same event, listed though no words are marked."""
    linked = link_fine({"a": brief("Text.", front)})
    event = linked.event("jets")
    assert event.date is not None
    assert (event.title, event.date.edtf, event.kind, event.brief) == (
        "Five jets came",
        "2014-06-28",
        "transfer",
        "a",
    )
    assert linked.brief("a").unmarked == ("jets",)
    assert (event.anchor, event.reports[0].outlet) == ("e-jets", "example.org")


def test_marked_words_take_everything_else_from_front_matter() -> None:
    """Arabic and long records stay out of the sentence: words there, date and the rest in the front matter."""
    front = "events: {jets: {date: 2014-06-28, kind: transfer, places: [Baghdad], significance: 3, note: Five of them}}"
    linked = link_fine({"a": brief("[وصلت الطائرات]{#jets} اليوم.", front)})
    event = linked.event("jets")
    assert event.date is not None
    assert (event.title, event.date.edtf, event.kind) == ("وصلت الطائرات", "2014-06-28", "transfer")
    assert (event.significance, event.note.plain, event.places[0].name) == (3, "Five of them", "Baghdad")
    assert linked.brief("a").unmarked == ()


def test_marked_words_without_an_entry_are_an_error() -> None:
    """`{#jets}` with the entry forgotten would be an event without a date."""
    linked = link({"a": brief("[The jets came]{#jets}.")})
    assert "`jets`" in linked.fault("event-entry-missing").message


def test_what_stands_beside_the_words_wins_over_the_front_matter() -> None:
    """The sentence that is read is the one that is right."""
    front = "events: {jets: {title: Five jets, date: 2014-06, kind: transfer}}"
    event = link_fine({"a": brief("[They came]{id=jets when=2014-06-28}.", front)}).event("jets")
    assert event.date is not None
    assert (event.date.edtf, event.kind, event.title) == ("2014-06-28", "transfer", "Five jets")


def test_a_chronology_tells_one_event_an_item() -> None:
    """A plain list of dates needs no braces."""
    body = "::: events\n- 9 October 2012: Moscow makes the contracts public\n- April 2012: A delegation visits\n:::\n"
    linked = link_fine({"a": brief(body)})
    assert [(event.id, event.date and event.date.edtf) for event in linked.site.events] == [
        ("a.a-delegation-visits", "2012-04"),
        ("a.moscow-makes-the-contracts-public", "2012-10-09"),
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("events/jets.yaml", "title: Jets came\ndate: 2014-06-28\n"),
        ("events/all.yaml", "jets:\n  title: Jets came\n  date: 2014-06-28\n"),
        ("events/2014/all.yaml", "- id: jets\n  title: Jets came\n  date: 2014-06-28\n"),
    ],
)
def test_an_event_may_have_a_file_of_its_own(path: str, text: str) -> None:
    """An event that several briefs tell stands once, alone in a file or among others, and has a page."""
    event = link_fine({path: text}).event("jets")
    assert event.date is not None
    assert (event.title, event.date.edtf, event.page, event.brief) == ("Jets came", "2014-06-28", True, "")


def test_only_the_definition_carries_the_anchor_of_the_event() -> None:
    """Links to an event keep leading to the sentence that defines it, though others tell it earlier."""
    files = {
        "old": brief("[They landed]{of=jets}.", "date: 2014-07-01"),
        "a": brief(f"[Jets]{{of=jets}} {JETS}.", "date: 2014-08-01"),
    }
    assert anchors(files) == {"a": [("r-jets", "jets"), ("e-jets", "jets")], "old": [("r-jets", "jets")]}
    event = link(files).event("jets")
    assert (event.brief, event.anchor) == ("a", "e-jets")


def test_the_first_published_report_stands_in_for_an_unpublished_definition() -> None:
    """While the brief that defines it is a draft, the event lives where it is told first, and the draft is silent."""
    files = {
        "draft": brief("[Secret words]{when=2014-06-27 id=jets} here.", "status: draft", "date: 2014-01-01"),
        "late": brief("[They arrived]{of=jets when=2014-06-30}.", "date: 2014-09-02"),
        "early": brief("[They landed]{of=jets when=2014-06-28}.", "date: 2014-09-01"),
    }
    linked = link(files)
    event = linked.event("jets")
    assert event.date is not None
    assert (event.brief, event.anchor, event.title) == ("early", "e-jets", "They landed")
    assert event.date.edtf == "[2014-06-28,2014-06-30]"
    assert [each.severity for each in linked.told] == []


def test_each_report_leads_to_its_own_sentence() -> None:
    """From the event's page a reader lands on the words of each brief, not at its top."""
    files = {
        "a": brief(f"{JETS}."),
        "b": brief("[They landed]{of=jets}.", "date: 2014-09-01"),
        "c": brief("Text.", "events: [{of: jets}]", "date: 2014-09-02"),
    }
    reports = link_fine(files).event("jets").reports
    assert [(report.brief, report.anchor) for report in reports] == [
        ("a", "e-jets"),
        ("b", "r-jets"),
        ("c", ""),
    ]


def test_what_a_brief_repeats_word_for_word_is_one_report() -> None:
    """A sentence that stands in the key points and in the text is one statement of its source."""
    files = {"a": brief("[Jets came]{id=jets when=2014}. [So]{of=jets}. [So]{of=jets}.")}
    assert [report.words for report in link_fine(files).event("jets").reports] == ["Jets came", "So"]


def test_entities_linked_inside_the_words_are_actors_or_places() -> None:
    """Who and where need not be typed twice: the names in the sentence are enough."""
    entities = "moscow: {type: place, name: Moscow}\nsergei-shoigu: {type: person, name: Sergei Shoigu}\n"
    body = (
        "[[[Sergei Shoigu]] received [[a guest|somebody]] in [[Moscow]]]{when=2014-07-24 id=talks actors=Russia} "
        "beside [[Sergei Shoigu|him]]."
    )
    event = link_fine({"a": brief(body), "entities/all.yaml": entities}).event("talks")
    assert [(card.name, role) for card, role in event.actors] == [
        ("Russia", ""),
        ("Sergei Shoigu", ""),
        ("a guest", ""),
    ]
    assert [card.name for card in event.places] == ["Moscow"]


def test_actors_and_places_keep_their_roles_and_are_named_once() -> None:
    """A typed role is kept though the sentence links the name as well."""
    front = "events: {deal: {date: 2014, actors: [{entity: Russia, role: supplier}, Iraq], places: [moscow]}}"
    entities = "moscow: {type: place, name: Moscow}\n"
    event = link_fine(
        {"a": brief("[[[Russia]] sold arms in [[Moscow]]]{#deal}.", front), "entities/a.yaml": entities}
    ).event("deal")
    assert [(card.name, role) for card, role in event.actors] == [("Russia", "supplier"), ("Iraq", "")]
    assert [card.id for card in event.places] == ["moscow"]


def test_what_a_further_report_types_of_the_event_is_not_lost() -> None:
    """Actors, places, tags and a kind typed beside `of=` belong to the event that the definition left open."""
    files = {
        "a": brief("[Jets came]{when=2014-06-28 id=jets}."),
        "b": brief(
            "[They landed]{of=jets kind=transfer places=Baghdad actors=Russia tags=aviation}.",
            "date: 2014-09-01",
        ),
    }
    event = link_fine(files).event("jets")
    assert event.kind == "transfer"
    assert [card.name for card in event.places] == ["Baghdad"]
    assert [card.name for card, _ in event.actors] == ["Russia"]
    assert [card.label for card in event.tags] == ["aviation"]


def test_another_status_beside_of_is_told_and_the_definition_counts() -> None:
    """An event is planned or cancelled once, for all: a second opinion is pointed out, never dropped in silence."""
    files = {
        "a": brief("[Ten jets are due]{when=2014-09 id=jets status=planned}."),
        "b": brief("[The jets are off]{of=jets status=cancelled}.", "date: 2014-09-01"),
    }
    linked = link(files)
    fault = linked.fault("event-status")
    assert (fault.path, fault.severity) == ("content/briefs/b.md", "warning")
    assert "content/briefs/a.md:6" in fault.hint
    assert linked.event("jets").status == "planned"


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        ("[The jets came.]{when=2014 id=x}", "The jets came"),
        ("[The jets came,]{when=2014 id=x}", "The jets came"),
        ("[Talks with the U.S.]{when=2014 id=x}", "Talks with the U.S."),
        ("[The *first* jets\ncame]{when=2014 id=x}", "The first jets came"),
        ('[They came]{when=2014 id=x title="Five jets reach Baghdad"}', "Five jets reach Baghdad"),
        ("[“We came”]{when=2014 id=x}", "“We came”"),
        ("[And then…]{when=2014 id=x}", "And then…"),
    ],
)
def test_the_title_is_the_words_or_what_is_typed(marked: str, title: str) -> None:
    """A timeline reads as sentences, without the commas of the paragraph they stood in."""
    assert link_fine({"a": brief(f"{marked} here.")}).event("x").title == title


def test_a_record_without_a_title_takes_the_words_of_the_first_report() -> None:
    """A file that holds only the date need not repeat the sentence: no page is headed by an id."""
    files = {
        "events/su25.yaml": "{date: 2014-06-28, because: Five reports agree}\n",
        "a": brief("[They came]{of=su25}.", "date: 2014-09-02"),
        "b": brief("[The first Su-25s landed]{of=su25}.", "date: 2014-09-01"),
    }
    assert link_fine(files).event("su25").title == "The first Su-25s landed"
    assert link_fine({"events/su25.yaml": "{date: 2014-06-28}\n"}).event("su25").title == "su25"


def test_an_event_has_a_page_with_two_reports_or_a_file_of_its_own() -> None:
    """A sentence in one brief needs no page; what several sources report is compared on one."""
    single = link_fine({"a": brief(f"{JETS}.")})
    assert not single.event("jets").page
    double = link_fine({"a": brief(f"{JETS} [@rt; @bbc].", sources("rt", "bbc"))})
    assert double.event("jets").page


def test_events_before_one_citation_share_it_and_a_lone_source_needs_none() -> None:
    """`[A]{} and [B]{} [@x]` cites x for both; a brief with one source cites it for all."""
    body = "[A came]{when=2014 id=a} and [B came]{when=2014 id=b} [@bbc]. [C came]{when=2014 id=c} [@rt]."
    linked = link_fine({"x": brief(body, sources("rt", "bbc"))})
    found = {event.id: [report.outlet for report in event.reports] for event in linked.site.events}
    assert found == {"a": ["Bbc"], "b": ["Bbc"], "c": ["Rt"]}


def test_an_event_without_a_citation_among_several_sources_is_asked_about() -> None:
    """Which of the two says so? Until that is said, the event has no report."""
    linked = link({"x": brief("[A came]{when=2014 id=a}.", sources("rt", "bbc"))})
    fault = linked.fault("event-uncited")
    assert fault.severity == "warning"
    assert "@rt" in fault.hint
    assert linked.event("a").reports == ()


def test_an_entry_of_front_matter_rests_on_the_only_source_or_says_which() -> None:
    """With several sources an entry without `reports:` is asked which one says so; our own analysis has none."""
    front = "events: [{id: jets, title: Jets came, date: 2014}]"
    only = link_fine({"a": brief("Text.", front)}).event("jets")
    assert [report.outlet for report in only.reports] == ["example.org"]
    several = link({"a": brief("Text.", front, sources("rt", "bbc"))})
    assert several.fault("event-uncited").severity == "warning"
    assert several.event("jets").reports == ()
    own = link_fine({"a": brief("Text.", front, "original: true")}).event("jets")
    assert [(report.brief, report.source) for report in own.reports] == [("a", "")]
    named = link_fine(
        {"a": brief("Text.", front.replace("2014}", "2014, reports: [bbc]}"), sources("rt", "bbc"))}
    )
    assert [report.outlet for report in named.event("jets").reports] == ["Bbc"]


def test_part_of_follows_and_different_from_must_name_other_events() -> None:
    """A dead reference between events is told with the nearest id, one to itself as what it is."""
    text = (
        "visit: {title: Visit, date: 2014}\n"
        "talks: {title: Talks, date: 2014, part_of: visti}\n"
        "lunch: {title: Lunch, date: 2014, follows: [talsk], different_from: {ids: [dinner], note: x}}\n"
        "itself: {title: Itself, date: 2014, part_of: itself}\n"
    )
    linked = link({"events/all.yaml": text})
    told = {(fault.code, fault.message.split("`")[1]): fault.hint for fault in linked.told}
    assert set(told) == {
        ("event-unknown", "visti"),
        ("event-unknown", "talsk"),
        ("event-unknown", "dinner"),
        ("event-self", "itself"),
    }
    assert "`visit`" in told["event-unknown", "visti"]
    assert "`talks`" in told["event-unknown", "talsk"]


def test_part_of_leads_to_the_event_under_its_leading_id() -> None:
    """A reference through an id that was joined to another leads to the one event."""
    text = "visit: {title: Visit, date: 2014, same_as: [trip]}\ntrip: {title: Trip, date: 2014}\n"
    text += "talks: {title: Talks, date: 2014, part_of: trip, different_from: [trip]}\n"
    event = link_fine({"events/all.yaml": text}).event("talks")
    assert (event.part_of, event.different_from) == ("visit", ("visit",))


def test_the_date_beside_the_words_leads_to_the_event() -> None:
    """The small date behind a sentence has the event's reading, and knows whether sources differ."""
    files = {
        "a": brief(f"{JETS} [@rt; @janes, when 2014-06-29].", sources("rt", "janes")),
        "b": brief("[They landed]{of=jets} and [went]{when=2014-07 id=gone}.", "date: 2014-09-01"),
    }
    linked = link_fine(files)
    dates = [slot for slot in linked.brief("b").body.slots if isinstance(slot, EventDate)]
    assert [(slot.event, slot.date and slot.date.edtf, slot.page, slot.disputed) for slot in dates] == [
        ("jets", "[2014-06-28,2014-06-29]", True, True),
        ("gone", "2014-07", False, False),
    ]


def test_events_stand_in_one_order() -> None:
    """First day, last day, the more significant first, then id; what nobody dates comes last and is never dropped."""
    text = (
        "f: {title: F, date: unknown}\ne: {title: E, date: 2014-06-28}\n"
        "d: {title: D, date: 2014-06-28, significance: 3}\nc: {title: C, date: 2014-06-28}\n"
        "b: {title: B, date: 2014-06}\na: {title: A, date: before 2014-01-01}\ng: {title: G}\n"
    )
    linked = link_fine({"events/all.yaml": text})
    assert [event.id for event in linked.site.events] == ["a", "b", "d", "c", "e", "f", "g"]
    assert list(linked.site.event_cards) == [event.id for event in linked.site.events]


def test_a_brief_without_an_event_stands_by_the_day_its_source_was_published() -> None:
    """A brief that tells no event is not lost to the timeline, unless its writer or the site says so."""
    files = {
        "a": brief("Text.", "source: {title: Jets, url: https://x.example, published: 2014-06}"),
        "b": brief("Text.", "timeline: false"),
        "c": brief("Text.", "source: {title: Jets, url: https://y.example}"),
        "d": brief(f"{JETS}."),
    }
    linked = link_fine(files)
    found = [
        (event.brief, event.title, event.date and event.date.edtf)
        for event in linked.site.events
        if event.publication
    ]
    assert found == [("a", "Jets", "2014-06")]
    off = link_fine(files | {"dateline.yaml": "title: T\ntimeline: {publications: false}\n"})
    assert [event.id for event in off.site.events] == ["jets"]


def test_words_for_an_event_of_a_shared_file_are_told_once() -> None:
    """`{#id}` looks in the brief's own front matter: one message says so, and not that the id is taken as well."""
    linked = link(
        {
            "events/a.yaml": "first-jets: {title: Jets came, date: 2014-06-28}\n",
            "a": brief("[It came]{#first-jets}.", "source: {url: https://x.example, outlet: X}"),
        }
    )
    assert [each.code for each in linked.told] == ["event-entry-missing"]
