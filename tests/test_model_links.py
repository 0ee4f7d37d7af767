"""Links, names, pictures and old addresses: each leads somewhere, or the writer is told where it does not."""

import pytest
from model_sample import Files, Linked, brief, link, link_fine, sources

from generator.model.body import Citation, Link, Name

EVENT = "events: [{id: landed, title: Jets landed, date: 2014-06-28, same_as: came}]"


def resolved(linked: Linked, identity: str = "a") -> list[Link | Name]:
    """The links and names of a brief's body."""
    return [slot for slot in linked.brief(identity).body.slots if isinstance(slot, Link | Name)]


def page(title: str = "A page", body: str = "Text.", *lines: str) -> str:
    front = "\n".join((f"title: {title}", *lines))
    return f"---\n{front}\n---\n{body}\n"


@pytest.mark.parametrize(
    ("typed", "kind", "identity", "fragment"),
    [
        ("[x](b.md)", "brief", "b", ""),
        ("[x](./b.md)", "brief", "b", ""),
        ("[x](2014/c.md)", "brief", "c", ""),
        ("[x](../pages/about.md)", "page", "about", ""),
        ("[x](/content/briefs/b.md)", "brief", "b", ""),
        ("[x](brief:b)", "brief", "b", ""),
        ("[x](brief:c#e-jets)", "brief", "c", "e-jets"),
        ("[x](b.md#what-then)", "brief", "b", "what-then"),
        ("[x](/briefs/b/)", "site", "/briefs/b/", ""),
        ("[x](/briefs/b)", "site", "/briefs/b/", ""),
        ("[x](/briefs/b/index.html)", "site", "/briefs/b/", ""),
        ("[x](/timeline/)", "site", "/timeline/", ""),
        ("[x](/briefs/2014/)", "site", "/briefs/2014/", ""),
        ("[x](/briefs/2014/08/)", "site", "/briefs/2014/08/", ""),
        ("[x](/tags/iraq/timeline/)", "site", "/tags/iraq/timeline/", ""),
        ("[x](/feed.xml)", "site", "/feed.xml", ""),
        ("[x](/tags/iraq/feed.xml)", "site", "/tags/iraq/feed.xml", ""),
        ("[x](/about/)", "site", "/about/", ""),
        ("[x](media/jets.pdf)", "media", "media/jets.pdf", ""),
        ("[x](../media/jets.pdf)", "media", "media/jets.pdf", ""),
        ("[x](/media/jets.pdf#page=3)", "media", "media/jets.pdf", "page=3"),
        ("![x](media/jets.png)", "media", "media/jets.png", ""),
    ],
)
def test_links_inside_the_site_lead_where_they_mean(
    typed: str, kind: str, identity: str, fragment: str
) -> None:
    """By file, by id, by address, with a place in the text or without: what moves is found by its id."""
    files = {
        "a": brief(f"See {typed}."),
        "b": brief("## What then?\n\nText.", "tags: [iraq]"),
        "2014/c": brief("[Jets]{when=2014 id=jets}."),
        "pages/about.md": page(),
        "media/jets.pdf": "x",
        "media/jets.png": "x",
    }
    assert resolved(link_fine(files)) == [Link(kind, identity, fragment)]


@pytest.mark.parametrize(
    ("typed", "code", "hint"),
    [
        ("[x](moskow.md)", "link-brief", "moscow.md"),
        ("[x](2014/moskow.md)", "link-brief", ""),
        ("[x](brief:moskow)", "link-brief", "`moscow`"),
        ("[x](moscow.md#e-jetz)", "link-fragment", "e-jets"),
        ("[x](#e-nothing)", "link-fragment", ""),
        ("[x](#s-2)", "link-fragment", "s-1"),
        ("[x](#summary-of-all)", "link-fragment", ""),
        ("[x](/tags/irak/)", "link-address", "/tags/iraq/"),
        ("[x](/nowhere/)", "link-address", "by its file or id"),
        ("[x](media/jetz.pdf)", "link-media", "media/jets.pdf"),
        ("![x](jets.pdf)", "link-media", ""),
        ("[x](../../dateline.yaml)", "", ""),
    ],
)
def test_a_dead_link_is_an_error_with_its_place_and_the_nearest(typed: str, code: str, hint: str) -> None:
    """No reader meets a link that leads nowhere inside the site."""
    files = {
        "a": brief(f"See {typed}."),
        "moscow": brief("[Jets]{when=2014 id=jets}.", "tags: [iraq]"),
        "media/jets.pdf": "x",
    }
    linked = link(files)
    (fault,) = linked.told
    assert (fault.severity, fault.path) == ("error", "content/briefs/a.md")
    assert code in fault.code
    assert hint in fault.hint
    assert fault.hint
    assert fault.span is not None
    assert (fault.span.line, fault.span.column > 4) == (6, True)


def test_places_that_linking_gives_can_be_linked() -> None:
    """The anchors of joined events and of events without words are places like headings."""
    files = {
        "a": brief(
            "[x](b.md#r-jets), [y](b.md#e-old), [z](c.md#e-record), [own](#e-jets), [s](#s-1).\n\n"
            "[Jets]{when=2014 id=jets}."
        ),
        "b": brief("[They]{of=jets}. [Old]{when=2014 id=old}."),
        "c": brief("Text.", "events: [{id: record, title: R, date: 2014}]"),
        "events/x.yaml": "- {of: jets, same_as: [old]}\n",
    }
    assert [(each.id, each.fragment) for each in resolved(link_fine(files)) if isinstance(each, Link)] == [
        ("b", "r-jets"),
        ("b", "e-old"),
        ("c", "e-record"),
    ]


def test_an_address_that_the_settings_turn_off_cannot_be_linked() -> None:
    """`outputs:` without a timeline leaves no link to one."""
    files = {
        "dateline.yaml": "title: T\noutputs: [briefs, tags]\n",
        "a": brief("[x](/timeline/) and [y](/tags/iraq/)", "tags: [iraq]"),
    }
    assert link(files).fault("link-address").message.count("/timeline/") == 1


ENTITIES = """\
sergei-shoigu:
  type: person
  name: {en: Sergei Shoigu, ru: Сергей Шойгу}
  native: Сергей Шойгу
  aliases: [Shoygu, شويغو]
"""


@pytest.mark.parametrize(
    "typed",
    ["sergei-shoigu", "Sergei Shoigu", "SERGEI  SHOIGU", "Сергей Шойгу", "shoygu", "شُويغو", "Sérgei Shoigu"],
)
def test_any_spelling_of_a_name_leads_to_the_one_record(typed: str) -> None:
    """Four transliterations are one minister, with one page."""
    linked = link_fine({"entities/people.yaml": ENTITIES, "a": brief(f"[[{typed}|the minister]]")})
    assert resolved(linked) == [Name("the minister", "entity", "sergei-shoigu")]
    assert linked.entity("sergei-shoigu").briefs == ("a",)


def test_double_brackets_mean_an_entity_else_a_brief_else_a_tag_else_somebody() -> None:
    """Of two things with one name the person is meant; a name that nothing has stays words."""
    files = {
        "entities/people.yaml": ENTITIES,
        "a": brief("[[Sergei Shoigu]], [[Moscow hopes]], [[moscow-sees]], [[arms sales]], [[Somebody Else]]"),
        "moscow-sees": brief("Text.", "title: Moscow hopes", "tags: [Sergei Shoigu, arms sales]"),
        "old": brief("Text.", "title: Moscow Hopes", "date: 2014-01-01", "tags: [moscow hopes]"),
    }
    assert resolved(link_fine(files)) == [
        Name("Sergei Shoigu", "entity", "sergei-shoigu"),
        Name("Moscow hopes", "brief", "old"),
        Name("moscow-sees", "brief", "moscow-sees"),
        Name("arms sales", "tag", "arms-sales"),
        Name("Somebody Else"),
    ]


def test_an_id_wins_over_another_briefs_title() -> None:
    """Who writes an id means it."""
    files = {
        "a": brief("[[moscow sees]]"),
        "old": brief("Text.", "title: Moscow sees", "date: 2014-01-01"),
        "moscow-sees": brief(),
    }
    assert resolved(link_fine(files)) == [Name("moscow sees", "brief", "moscow-sees")]


def test_somebody_without_a_record_has_a_page_from_two_briefs_on() -> None:
    """A name that comes back is worth a page; one that stands once is only words, and nobody had to keep a list."""
    files = {
        "a": brief("[[Ali al-Musawi]] and [[Once Only]]"),
        "b": brief("Text.", "people: [ali al-musawi]", "date: 2014-09-01"),
    }
    linked = link_fine(files)
    assert resolved(linked) == [Name("Ali al-Musawi", "entity", "ali-al-musawi"), Name("Once Only")]
    (entity,) = linked.site.entities
    assert (entity.id, entity.name, entity.type, entity.briefs, entity.record) == (
        "ali-al-musawi",
        "Ali al-Musawi",
        "person",
        ("b", "a"),
        None,
    )
    assert [card.name for card in linked.brief("a").entities] == ["Ali al-Musawi", "Once Only"]


def test_an_id_made_for_a_name_never_takes_that_of_a_record() -> None:
    """A nameless namesake does not push a minister off his page."""
    files = {
        "entities/people.yaml": "ali: {type: person, name: Ali al-Musawi}\n",
        "a": brief("[[Ali!]] and [[ali]]"),
        "b": brief("[[Ali!]]"),
    }
    linked = link_fine(files)
    assert sorted(entity.id for entity in linked.site.entities) == ["ali", "ali-2"]


def test_a_record_has_a_page_though_nobody_names_it() -> None:
    """What was written once is not lost; only what nothing but a draft names stays in."""
    people = "a-person: {type: person, name: A Person}\nb-person: {type: person, name: B Person}\n"
    linked = link_fine({"entities/people.yaml": people, "x": brief("[[B Person]]", "status: draft")})
    assert [entity.id for entity in linked.site.entities] == ["a-person"]


def test_people_organisations_and_places_of_front_matter_are_named() -> None:
    """What a brief is about can be typed once, and its kind is known by the field."""
    front = [
        "people: [sergei-shoigu]",
        "orgs: [Vedomosti]",
        "places: [Moscow]",
        "quotes: [{text: We, by: Ali}]",
    ]
    linked = link_fine(
        {
            "entities/people.yaml": ENTITIES,
            "a": brief("[[Moscow]]", *front),
            "b": brief("Text.", "places: [moscow]", "orgs: [vedomosti]"),
        }
    )
    assert [(card.name, card.type) for card in linked.brief("a").entities] == [
        ("Sergei Shoigu", "person"),
        ("Vedomosti", "org"),
        ("Moscow", "place"),
        ("Ali", "person"),
    ]
    assert [(entity.name, entity.type) for entity in linked.site.entities] == [
        ("Moscow", "place"),
        ("Sergei Shoigu", "person"),
        ("Vedomosti", "org"),
    ]


def test_an_entity_lists_the_events_it_took_part_in() -> None:
    """The page of a minister has his own timeline, wherever he was marked."""
    files = {
        "entities/people.yaml": ENTITIES + "moscow: {type: place, name: Moscow}\n",
        "a": brief(
            "[[[Shoygu]] received a guest]{when=2014-07-24 id=talks places=Moscow}. "
            "[Jets]{when=2014-06 id=jets actors=sergei-shoigu}."
        ),
    }
    linked = link_fine(files)
    assert linked.entity("sergei-shoigu").events == ("jets", "talks")
    assert linked.entity("moscow").events == ("talks",)


def test_a_slip_in_a_name_is_asked_about_and_a_new_name_is_not() -> None:
    """“Sergei Shoigo” is likely the minister; somebody new is simply new."""
    files = {"entities/people.yaml": ENTITIES, "a": brief("[[Sergei Shoigo]] and [[Quite Another]]")}
    fault = link(files).fault("name-unknown")
    assert (fault.severity, fault.path) == ("warning", "content/briefs/a.md")
    assert "“Sergei Shoigo”" in fault.message
    assert "Sergei Shoigu" in fault.hint
    typed = link(files | {"a": brief("[[Sergei Shoigo]]", "people: [Sergei Shoigo]")})
    assert typed.told == ()


def test_two_records_with_one_name_are_pointed_out() -> None:
    """A shared alias sends briefs to the first of the two; a shared id is an error."""
    linked = link(
        {
            "entities/a.yaml": "a: {type: person, name: A, aliases: [X]}\nb: {type: person, name: B, aliases: [x]}\n"
        }
    )
    assert linked.fault("entity-name-twice").severity == "warning"
    twice = link(
        {"entities/a.yaml": "a: {type: person, name: A}\n", "entities/b.yaml": "a: {type: org, name: B}\n"}
    )
    fault = twice.fault("entity-id-twice")
    assert (fault.path, fault.severity) == ("content/entities/b.yaml", "error")
    assert "content/entities/a.yaml:1" in fault.message


def test_part_of_must_name_a_record() -> None:
    """A slip in `part_of` is told with the nearest name."""
    fault = link(
        {
            "entities/a.yaml": "iraq: {type: place, name: Iraq}\n"
            "baghdad: {type: place, name: Baghdad, part_of: iraqq}\n"
        }
    ).fault("entity-unknown")
    assert fault.severity == "warning"
    assert "iraq" in fault.hint.lower()


def test_a_name_in_the_sites_language_needs_no_mark_and_another_does() -> None:
    """A screen reader is told that a name is in Russian, where the record has no other."""
    people = "a: {type: person, name: {ru: Шойгу}}\nb: {type: person, name: {en: Bee, ru: Би}}\n"
    people += "c: {type: person, name: See}\n"
    linked = link_fine({"entities/a.yaml": people, "x": brief("[[a]] [[b]] [[c]]")})
    assert [(card.name, card.language) for card in linked.brief("x").entities] == [
        ("Шойгу", "ru"),
        ("Bee", ""),
        ("See", ""),
    ]


def test_pictures_must_exist_and_only_what_is_used_is_published() -> None:
    """A missing picture is an error; a file that nothing shows stays at home, and so does one that may not be shown."""
    files = {
        f"media/{name}": "x" for name in ("used.png", "hero.jpg", "agency.jpg", "unused.png", "page.pdf")
    }
    files |= {
        "a": brief("![x](media/used.png)", "image: {src: media/hero.jpg, alt: Jets, republish: owned}"),
        "b": brief("Text.", "image: {src: media/agency.jpg, alt: Jets, republish: none}"),
        "pages/about.md": page("A", "[x](media/page.pdf)"),
    }
    assert link_fine(files).site.media == ("media/hero.jpg", "media/page.pdf", "media/used.png")
    fault = link(
        files | {"b": brief("Text.", "image: {src: media/hero.jpeg, alt: Jets, republish: owned}")}
    ).fault("image-missing")
    assert fault.severity == "error"
    assert "media/hero.jpg" in fault.hint


def test_old_addresses_lead_to_what_stands_there_now() -> None:
    """Links from elsewhere go on working after a move, with or without the last slash."""
    files = {
        "a": brief("Text.", "aliases: [/2014/moscow.html, /old/a, /old/b/]"),
        "pages/about.md": page("About", "Text.", "aliases: [/who/]"),
        "draft": brief("Text.", "status: draft", "aliases: [/secret/]"),
    }
    redirects = [(each.address, each.kind, each.id) for each in link_fine(files).site.redirects]
    assert redirects == [
        ("/2014/moscow.html", "brief", "a"),
        ("/old/a/", "brief", "a"),
        ("/old/b/", "brief", "a"),
        ("/who/", "page", "about"),
    ]


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        ("/tags/weapons-sales/", "/tags/arms-sales/"),
        ("/tags/arms", "/tags/arms-sales/"),
        ("/old/moscow.html", "/briefs/b/"),
        ("/who", "/about/"),
        ("/events/came/", "/briefs/b/#e-landed"),
    ],
)
def test_a_link_to_an_old_address_is_told_with_the_new_one(typed: str, new: str) -> None:
    """Readers arrive, by a page that leads on: so it is no dead link, and better written otherwise."""
    files = {
        "a": brief(f"See [x]({typed})."),
        "b": brief("[It]{#landed}.", "tags: [arms sales]", "aliases: [/old/moscow.html]", EVENT),
        "pages/about.md": page("About", "Text.", "aliases: [/who]"),
        "tags.yaml": "arms-sales: {label: Arms sales, aliases: [weapons-sales]}\narms: {replaced_by: arms-sales}\n",
    }
    linked = link(files)
    (fault,) = linked.told
    assert (fault.code, fault.severity, fault.path) == ("link-old", "warning", "content/briefs/a.md")
    assert fault.hint == f"link to {new}"
    (found,) = resolved(linked)
    assert isinstance(found, Link)
    assert found.id in {each.address for each in linked.site.redirects}


def test_a_link_to_an_old_address_whose_page_is_not_made_is_dead() -> None:
    """Where the settings make no pages of tags, none leads on to one."""
    files = {
        "a": brief("See [x](/tags/weapons-sales/).", "tags: [arms sales]"),
        "tags.yaml": "arms-sales: {label: Arms sales, aliases: [weapons-sales]}\n",
        "dateline.yaml": "title: T\noutputs: [briefs]\n",
    }
    assert link(files).codes() == ["link-address"]


@pytest.mark.parametrize("taken", ["/briefs/b/", "/Briefs/B/", "/tags/iraq/", "/timeline/", "/about/", "/"])
def test_an_old_address_that_is_taken_is_an_error(taken: str) -> None:
    """A redirect never overwrites a page."""
    files = {
        "a": brief("Text.", f"aliases: [{taken}]"),
        "b": brief("Text.", "tags: [iraq]"),
        "pages/about.md": page(),
    }
    fault = link(files).fault("alias-taken")
    assert (fault.path, fault.severity) == ("content/briefs/a.md", "error")


def test_an_old_address_leads_to_one_thing() -> None:
    """Two briefs cannot both have been there; one that says so twice is no fault."""
    files = {"a": brief("Text.", "aliases: [/old/, /old]"), "b": brief("Text.", "aliases: [/OLD/]")}
    fault = link(files).fault("alias-twice")
    assert fault.path == "content/briefs/b.md"
    assert "content/briefs/a.md" in fault.message
    assert link_fine({"a": files["a"]}).site.redirects[0].id == "a"


def test_plain_pages_have_their_own_addresses_and_may_link_like_briefs() -> None:
    """A method page links briefs and names, and stands in no list of briefs."""
    files = {
        "pages/method.md": page(
            "Method",
            "First paragraph, [x](../briefs/a.md), [[Sergei Shoigu]].\n\nMore.",
            "lang: ar",
            "updated: 2014-08-20",
        ),
        "a": brief("[x](../pages/method.md)"),
        "entities/people.yaml": ENTITIES,
    }
    linked = link_fine(files)
    (found,) = linked.site.pages
    assert (found.id, found.title, found.direction, found.updated) == (
        "method",
        "Method",
        "rtl",
        "2014-08-20",
    )
    assert str(found.summary).startswith("First paragraph")
    assert found.body.slots == (Link("brief", "a"), Name("Sergei Shoigu", "entity", "sergei-shoigu"))
    assert [each.id for each in linked.site.briefs] == ["a"]
    assert linked.entity("sergei-shoigu").briefs == ()


@pytest.mark.parametrize("name", ["briefs", "tags", "timeline", "search", "media", "data", "feed.xml"])
def test_a_page_cannot_take_an_address_of_the_sites_own(name: str) -> None:
    """content/pages/tags.md would fight with the index of tags."""
    linked = link({f"pages/{name}.md": page()})
    assert [each.severity for each in linked.told] == ["error"] if name != "feed.xml" else linked.told == ()


def test_the_settings_name_pages_that_exist() -> None:
    """A slip in `policies:` would print a dead link in the foot of every page."""
    text = "title: T\npolicies: {method: methot, about: about}\nnavigation: [about, map]\n"
    linked = link({"dateline.yaml": text, "pages/about.md": page(), "pages/method.md": page()})
    told = {fault.message.split("`")[1]: fault for fault in linked.faults("settings-page")}
    assert set(told) == {"methot", "map"}
    assert told["methot"].path == "dateline.yaml"
    assert "`method`" in told["methot"].hint
    assert "content/pages/map.md" in told["map"].hint


def test_two_briefs_cannot_have_one_address() -> None:
    """The same id twice, or two that differ in case or normal form alone, are an error with both places."""
    for other in ("moscow", "МОСКВА"):
        first = "moscow" if other == "moscow" else "москва"
        linked = link({"a": brief("Text.", f"id: {first}"), "b": brief("Text.", f"id: {other}")})
        assert any(each.severity == "error" and each.path == "content/briefs/b.md" for each in linked.told)


def test_citations_are_numbered_through_all_texts_of_a_page() -> None:
    """A note in the key points and one in the text never have the same place on the page."""
    body = "One [@rt]. Two [@bbc, p. 3; @rt]. [x](#s-2) [y](#sources)"
    linked = link_fine(
        {"a": brief(body, sources("rt", "bbc"), "why: Because [@bbc].", 'key_points: ["So [@rt]."]')}
    )
    found = linked.brief("a")
    assert found.why is not None
    texts = [found.why, *found.key_points, found.body]
    cited = [slot for text in texts for slot in text.slots if isinstance(slot, Citation)]
    assert [slot.index for slot in cited] == [0, 1, 2, 3]
    assert [slot.numbers for slot in cited] == [(2,), (1,), (1,), (2, 1)]
    assert cited[3].claims[0].locator == "p. 3"


def test_a_long_list_of_known_names_costs_no_more_for_each_slip() -> None:
    """Thousands of dead links among thousands of briefs are told at once, each with its nearest."""
    files: Files = {f"brief-number-{number}": brief() for number in range(150)}
    files["a"] = brief(" ".join(f"[x](brief-nunber-{number}.md)" for number in range(150)))
    linked = link(files)
    assert len(linked.faults("link-brief")) == 150
    assert all("brief-number-" in fault.hint for fault in linked.faults("link-brief"))


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("see [x](nothing.md)", "link-brief"),
        ("see [x](#there)", "link-fragment"),
        ("[Jets]{when=2014} came", "note-event"),
        ("so it is [@nobody]", "source-unknown"),
    ],
)
@pytest.mark.parametrize("place", ["tag", "source", "event", "brief"])
def test_notes_are_checked_like_any_text(note: str, code: str, place: str) -> None:
    """A dead link or a lost event in the definition of a tag is told at its place, not printed."""
    files = {"a": brief("Text.", "tags: [arms]", sources("rt"))}
    if place == "brief":
        files["a"] = brief("Text.", sources(rt=f"{{outlet: RT, note: '{note}'}}"))
        path = "content/briefs/a.md"
    else:
        field = "because" if place == "event" else "note"
        name = {"tag": "tags.yaml", "source": "sources/x.yaml", "event": "events/x.yaml"}[place]
        title = (
            "outlet: X"
            if place == "source"
            else "title: X, date: 2014"
            if place == "event"
            else "label: Arms"
        )
        files[name] = f"arms: {{{title}, {field}: '{note}'}}\n"
        path = f"content/{name}"
    fault = link(files).fault(code)
    assert (fault.path, fault.severity) == (path, "error")
