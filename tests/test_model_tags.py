"""Tags: any spelling leads to the one tag, what is two things stays two, and old addresses lead on."""

import json
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_sample import Files, Linked, brief, link, link_fine

from generator.model.body import Name

VOCABULARY = """\
arms-sales:
  label: {en: Arms sales, ar: مبيعات الأسلحة, ru: Продажа оружия}
  alt: [arms deals, weapons trade]
  hidden: [arm sales]
  aliases: [weapons-sales]
  broader: defence
  related: [sanctions]
  note: Orders and *offers* of weapons.
  facet: topic
  match: {wikidata: Q1}
defence: {label: Defence}
sanctions: {label: Sanctions}
"""


def tagged(*tags: str, body: str = "Text.", **front: str) -> str:
    """A brief with these tags, whatever letters they hold."""
    lines = [f"{key}: {value}" for key, value in front.items()]
    return brief(body, f"tags: {json.dumps(tags, ensure_ascii=False)}", *lines)


def ids(linked: Linked) -> list[str]:
    return [tag.id for tag in linked.site.tags]


@pytest.mark.parametrize(
    "typed",
    [
        "arms-sales",
        "Arms sales",
        "ARMS  SALES",
        "arms_sales",
        "#arms-sales",
        "arms\u00a0sales",
        "مبيعات الأسلحة",
        "продажа оружия",
        "Arms deals",
        "weapons trade",
        "arm sales",
        "weapons-sales",
    ],
)
def test_every_name_of_a_tag_leads_to_its_one_page(typed: str) -> None:
    """Label in any language, other name, misspelling, old id: nobody has to know which one is right."""
    linked = link_fine({"tags.yaml": VOCABULARY, "a": tagged(typed)})
    assert ids(linked) == ["arms-sales", "defence"]
    assert [card.label for card in linked.brief("a").tags] == ["Arms sales"]


def test_a_tag_page_has_what_the_vocabulary_says() -> None:
    """The definition, the names in other languages, the wider and the related tags stand on the tag's page."""
    linked = link_fine({"tags.yaml": VOCABULARY, "a": tagged("arms sales"), "b": tagged("sanctions")})
    tag = linked.tag("arms-sales")
    assert tag.labels["ar"] == "مبيعات الأسلحة"
    assert (tag.alt, tag.note.plain, tag.facet, tag.defined) == (
        ("arms deals", "weapons trade"),
        "Orders and offers of weapons.",
        "topic",
        True,
    )
    assert [card.id for card in tag.broader] == ["defence"]
    assert [card.id for card in tag.related] == ["sanctions"]
    assert [card.id for card in linked.tag("defence").narrower] == ["arms-sales"]
    assert "arm sales" not in repr(linked.site.tags)


def test_a_label_is_the_one_of_the_sites_language() -> None:
    """An Arabic site shows Arabic names, with the English one where there is no other, then the id in words."""
    text = (
        "a: {label: {en: Arms, ar: سلاح}}\nb: {label: {en: Jets}}\nsome-thing: {}\nc: {label: {ru: Танки}}\n"
    )
    files = {
        "dateline.yaml": "title: T\nlang: ar-IQ\n",
        "tags.yaml": text,
        "x": tagged("a", "b", "some-thing", "c"),
    }
    found = {tag.id: tag.label for tag in link_fine(files).site.tags}
    assert found == {"a": "سلاح", "b": "Jets", "some-thing": "some thing", "c": "Танки"}


def test_a_tag_page_lists_the_briefs_and_events_of_its_narrower_tags() -> None:
    """Who follows Defence gets what is tagged Arms sales too; how many name the tag itself is known."""
    files = {
        "tags.yaml": "top: {}\nmiddle: {broader: top}\nlow: {broader: [middle, other]}\nother: {}\n",
        "a": tagged("low", date="2014-01-01", body="[A]{when=2014 id=e}."),
        "b": tagged("middle", "low", date="2014-01-02"),
        "c": tagged("top", date="2014-01-03"),
    }
    linked = link_fine(files)
    assert {tag.id: (tag.briefs, tag.own_briefs) for tag in linked.site.tags} == {
        "low": (("b", "a"), 2),
        "middle": (("b", "a"), 1),
        "top": (("c", "b", "a"), 1),
        "other": (("b", "a"), 0),
    }
    assert linked.tag("top").events[0] == "e"


def test_tags_that_stand_together_are_related() -> None:
    """The tags most often beside this one are offered, but neither those above and below it nor itself."""
    files: Files = {f"b{number}": tagged("iraq", "jets", "russia") for number in range(3)}
    files |= {
        "x": tagged("iraq", "oil"),
        "tags.yaml": "iraq: {}\njets: {broader: iraq}\nrussia: {}\noil: {}\nland: {related: [iraq]}\n",
    }
    linked = link_fine(files)
    assert [card.id for card in linked.tag("iraq").related] == ["russia", "oil"]
    assert "land" not in ids(linked)


ACCENTS = "\u0300\u0301\u0302\u0308\u030a\u0327\u0328"
HARAKAT = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640"
GAPS = [" ", "-", "_", "  ", "\u00a0", "\u2011", "\u2013", " - "]


def variant(label: str, chance: random.Random) -> str:
    """The label as another person types it: case, gaps, accents, vowel signs, normal form."""
    letters = []
    for letter in label:
        name = unicodedata.name(letter, "")
        if letter == " ":
            letters.append(chance.choice(GAPS))
            continue
        letters.append(chance.choice([letter, letter.upper(), letter.lower()]))
        if name.startswith(("LATIN", "GREEK")) and chance.random() < 0.2:
            letters.append(chance.choice(ACCENTS))
        if name.startswith("ARABIC") and chance.random() < 0.3:
            letters.append(chance.choice(HARAKAT))
    text = unicodedata.normalize(chance.choice(["NFC", "NFD", "NFKC", "NFKD"]), "".join(letters))
    return chance.choice([text, f" {text} ", f"#{text}"])


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(
        [
            "Arms sales",
            "Été à la mer",
            "Straße und Wörter",
            "Ελληνική γλώσσα",
            "мой день",
            "مبيعات الأسلحة",
            "C++ and C#",
        ]
    ),
    st.integers(0, 10**9),
    st.booleans(),
)
def test_a_thousand_spellings_of_a_label_are_one_page(label: str, seed: int, defined: bool) -> None:
    """Case, accents, spaces, hyphens and vowel signs never split a tag: fifty at a time, a thousand in all."""
    chance = random.Random(seed)
    typed = [variant(label, chance) for _ in range(50)]
    files: Files = {f"b{number:02d}": tagged(each) for number, each in enumerate(typed)}
    if defined:
        files["tags.yaml"] = f"tag-0: {{label: {json.dumps(label, ensure_ascii=False)}}}\n"
    linked = link_fine(files)
    (tag,) = linked.site.tags
    assert len(tag.briefs) == 50, typed


@pytest.mark.parametrize(
    "labels",
    [
        ("мой", "мои"),
        ("हिंदी", "हिदी"),
        ("C", "C++", "C#"),
        ("Su-24", "Su-25"),
        ("ё", "е"),
        ("か", "が"),
        ("آب", "اب"),
        ("resume 1", "resume 2"),
        (".NET", "net"),
    ],
)
def test_what_is_two_things_stays_two_pages(labels: tuple[str, ...]) -> None:
    """Marks and signs that make another word, and the names of computer languages, keep their own pages."""
    linked = link_fine({f"b{number}": tagged(label) for number, label in enumerate(labels)})
    assert len(linked.site.tags) == len(labels)
    assert len({tag.id for tag in linked.site.tags}) == len(labels)


@pytest.mark.parametrize(
    "labels",
    [
        ("مُبيعَات", "مبيعات", "مـبـيـعـات"),
        ("Café", "cafe"),
        ("ΕΛΛΆΔΑ", "Ελλάδα", "ελλαδα"),
        ("ﬁnance", "finance"),
        ("Ｉｒａｑ", "Iraq"),
    ],
)
def test_what_is_one_thing_in_many_spellings_is_one_page(labels: tuple[str, ...]) -> None:
    """Vowel signs, tatweel, accents, ligatures and wide letters are how somebody typed, not another subject."""
    linked = link_fine({f"b{number}": tagged(label) for number, label in enumerate(labels)})
    assert len(linked.site.tags) == 1


def test_a_tag_outside_the_vocabulary_is_named_as_it_was_typed_first() -> None:
    """The oldest brief's spelling is the label, whatever its file is called."""
    files = {"z": tagged("Jet Fighters", date="2014-01-01"), "a": tagged("jet fighters", date="2014-01-02")}
    assert [(tag.id, tag.label, tag.defined) for tag in link_fine(files).site.tags] == [
        ("jet-fighters", "Jet Fighters", False)
    ]


def test_two_tags_with_one_key_are_an_error_with_both_places() -> None:
    """A name that means two tags would send briefs to either: both lines are named."""
    text = "arms-sales: {label: Arms sales}\narms: {label: Arms, alt: [ARMS_SALES]}\n"
    fault = link({"tags.yaml": text}).fault("tag-name-twice")
    assert (fault.severity, fault.path, fault.span and fault.span.line) == ("error", "content/tags.yaml", 2)
    for words in ("`arms`", "`arms-sales`", "content/tags.yaml:1", "“ARMS_SALES”"):
        assert words in fault.message


def test_two_ids_that_are_one_on_some_systems_are_an_error() -> None:
    """Two folders that differ in normal form alone would overwrite each other."""
    linked = link({"tags.yaml": "café: {}\ncafé: {}\n"})
    assert any(each.severity == "error" for each in linked.told)


def test_circles_of_broader_tags_are_errors_with_every_place() -> None:
    """A wider than B wider than C wider than A: each line is named once, and nothing hangs."""
    text = "a: {broader: b}\nb: {broader: c}\nc: {broader: [a, d]}\nd: {}\ne: {broader: e}\n"
    linked = link({"tags.yaml": text, "x": tagged("a")})
    own, ring = sorted(linked.faults("tag-circle"), key=lambda each: "`e`" not in each.message)
    assert "`e`" in own.message
    for place in ("content/tags.yaml:1", "content/tags.yaml:2", "content/tags.yaml:3"):
        assert place in ring.message
    assert "`d`" not in ring.message
    assert {each.severity for each in (own, ring)} == {"error"}


@pytest.mark.parametrize("field", ["broader", "related", "replaced_by"])
def test_a_reference_to_no_tag_is_an_error_with_the_nearest(field: str) -> None:
    """A slip in the vocabulary would quietly cut a branch off."""
    fault = link({"tags.yaml": f"arms-sales: {{}}\njets: {{{field}: arms-slaes}}\n"}).fault("tag-unknown")
    assert (fault.severity, fault.span and fault.span.line) == ("error", 2)
    assert "“arms-slaes”" in fault.message
    assert "`arms-sales`" in fault.hint


def test_a_replaced_tag_leads_to_the_one_that_took_its_place() -> None:
    """Its names work on, its address redirects, and it has no page of its own."""
    text = "weapons: {label: Weapons, alt: [guns], replaced_by: arms}\n"
    text += "arms: {label: Arms, replaced_by: arms-sales}\narms-sales: {}\n"
    linked = link_fine({"tags.yaml": text, "a": tagged("guns"), "b": tagged("arms")})
    assert ids(linked) == ["arms-sales"]
    assert linked.tag("arms-sales").own_briefs == 2
    assert [(each.address, each.kind, each.id) for each in linked.site.redirects] == [
        ("/tags/arms/", "tag", "arms-sales"),
        ("/tags/weapons/", "tag", "arms-sales"),
    ]


def test_tags_that_replace_each_other_in_a_circle_are_an_error() -> None:
    """Otherwise both would vanish."""
    fault = link({"tags.yaml": "a: {replaced_by: b}\nb: {replaced_by: a}\n"}).fault("tag-circle")
    assert fault.severity == "error"
    assert "a → b → a" in fault.message


def test_old_ids_redirect_to_the_tag() -> None:
    """A link from another site to the tag's first address arrives."""
    linked = link_fine({"tags.yaml": VOCABULARY, "a": tagged("arms sales")})
    assert [(each.address, each.id) for each in linked.site.redirects] == [
        ("/tags/weapons-sales/", "arms-sales")
    ]
    assert link_fine({"tags.yaml": VOCABULARY, "a": tagged("sanctions")}).site.redirects == ()


def test_a_tag_outside_the_vocabulary_warns_once_and_works() -> None:
    """A new tag needs no permission; it is named once, where it stands first."""
    files = {
        "tags.yaml": VOCABULARY,
        "a": tagged("helicopters", date="2014-01-02"),
        "b": tagged("Helicopters", date="2014-01-01"),
    }
    linked = link(files)
    fault = linked.fault("tag-undefined")
    assert (fault.severity, fault.path) == ("warning", "content/briefs/b.md")
    assert "“Helicopters”" in fault.message
    assert "content/tags.yaml" in fault.hint
    assert linked.tag("helicopters").briefs == ("a", "b")


def test_a_slip_for_a_known_tag_is_told_with_the_nearest_and_its_place() -> None:
    """“arms slaes” would be a page of its own with one brief: each place is named, to be mended."""
    linked = link({"tags.yaml": VOCABULARY, "a": tagged("Iraq", "arms slaes"), "b": tagged("Arms slaes")})
    slips = [each for each in linked.faults("tag-undefined") if "slaes" in each.message]
    assert [each.path for each in slips] == ["content/briefs/a.md", "content/briefs/b.md"]
    assert all("`Arms sales`" in each.hint or "`arms-sales`" in each.hint for each in slips)
    assert slips[0].span is not None
    assert (slips[0].span.line, slips[0].span.column) == (2, 16)


@pytest.mark.parametrize(("strict", "severity"), [("error", "error"), ("off", ""), ("warn", "warning")])
def test_the_settings_say_how_strict_the_vocabulary_is(strict: str, severity: str) -> None:
    """A library closes its vocabulary, a blog ignores it."""
    files = {
        "dateline.yaml": f"title: T\ntags: {{strict: {strict}}}\n",
        "tags.yaml": VOCABULARY,
        "a": tagged("new"),
    }
    assert [each.severity for each in link(files).told] == ([severity] if severity else [])


def test_without_a_vocabulary_there_is_nothing_to_stand_outside_of() -> None:
    """Somebody who keeps no vocabulary is not told so for each tag."""
    assert link_fine({"a": tagged("anything")}).site.tags != ()


def test_a_tag_without_a_letter_or_digit_is_an_error() -> None:
    """No address can be made of it."""
    fault = link({"a": tagged("Iraq", "!?")}).fault("tag-empty")
    assert (fault.severity, fault.span and fault.span.line) == ("error", 2)


def test_events_bear_their_own_tags_and_those_of_their_briefs() -> None:
    """A tag's timeline shows what its briefs tell, and what bears the tag itself."""
    files = {
        "a": tagged("iraq", body="[Jets]{when=2014-06 id=jets tags=aviation}."),
        "b": tagged("russia", date="2014-09-01", body="[They]{of=jets}."),
        "events/x.yaml": "{title: X, date: 2013, tags: [aviation]}\n",
    }
    linked = link_fine(files)
    assert [card.id for card in linked.event("jets").tags] == ["aviation", "iraq", "russia"]
    assert linked.tag("aviation").events == ("x", "jets")
    assert linked.tag("aviation").briefs == ()
    assert linked.tag("iraq").events == ("jets",)


def test_double_brackets_lead_to_a_tag_where_nothing_else_has_the_name() -> None:
    """`[[arms sales]]` in a sentence links the tag's page, which then exists."""
    linked = link_fine({"tags.yaml": VOCABULARY, "a": brief("About [[Arms Sales|selling arms]].")})
    assert linked.brief("a").body.slots == (Name("selling arms", "tag", "arms-sales"),)
    assert ids(linked) == ["arms-sales", "defence"]


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
@pytest.mark.parametrize("others", ["defence: {label: Defence}", ""])
def test_a_tag_of_which_nothing_is_said_yet_is_a_tag(nothing: str, others: str) -> None:
    """The first line of a new entry does not turn the whole vocabulary into one record."""
    used = ["weapons", "defence"] if others else ["weapons"]
    linked = link_fine({"tags.yaml": f"weapons:{nothing}\n{others}\n", "a": tagged(*used)})
    assert ids(linked) == sorted(used)


@pytest.mark.parametrize("typed", ["kırmızı", "KIRMIZI", "kirmizi", "KIRMIZİ", "Kırmızı"])
def test_an_i_without_a_dot_is_an_i(typed: str) -> None:
    """A Turkish word in capitals is the same tag: no page is split by a key that has no dot."""
    linked = link_fine({"tags.yaml": "red: {label: kırmızı}\n", "a": tagged(typed)})
    assert ids(linked) == ["red"]


def test_a_deep_and_wide_vocabulary_is_read_in_one_go() -> None:
    """A library's thesaurus, hundreds of terms deep and thousands wide, neither breaks nor hangs."""
    rows = [f"t{number}: {{broader: t{number - 1}}}" for number in range(1, 400)]
    rows += [f"fan{number}: {{broader: t0}}" for number in range(2000)]
    linked = link_fine(
        {
            "tags.yaml": "t0: {}\n" + "\n".join(rows) + "\n",
            "a": tagged("t399", *(f"fan{n}" for n in range(50))),
        }
    )
    assert linked.tag("t0").briefs == ("a",)
    assert len(linked.site.tags) == 450
