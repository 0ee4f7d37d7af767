"""What to read next, and the laws of linking: one content, one site; and no more work for each brief of many."""

import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_sample import NOW, TODAY, Files, Linked, brief, link, link_fine, parse

from generator.model.link import link_site
from generator.model.related import RelatedInput, Share, relate_briefs
from generator.parse.documents import Documents


def related(linked: Linked, identity: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The briefs to read next, with the reasons."""
    return [(each.card.id, list(each.reasons)) for each in linked.brief(identity).related]


def test_each_related_brief_says_why() -> None:
    """A reader sees at once whether it is the event, the person or only the subject that ties two briefs."""
    source = "source: {url: https://x.example/%s, title: Jets came}"
    files = {
        "a": brief(
            "[Jets]{when=2014 id=jets} and [[Shoigu]]. See [b](b.md).",
            "tags: [iraq]",
            source % 1,
            "series: Monitor",
        ),
        "b": brief("Text.", source % 2),
        "c": brief("[They]{of=jets}.", source % 3),
        "d": brief("[[Shoigu]]", source % 4),
        "e": brief("Text.", "tags: [Iraq]", source % 5),
        "f": brief("Text.", source % 1),
        "g": brief("Text.", "series: monitor", source % 7),
        "h": brief("Text.", source % 8),
    }
    found = dict(related(link_fine(files), "a"))
    assert found == {
        "b": [("named", "")],
        "c": [("event", "Jets")],
        "f": [("source", "Jets came")],
        "d": [("person", "Shoigu")],
        "g": [("series", "Monitor")],
    }
    assert [identity for identity, _ in related(link_fine(files), "a")][:2] == ["b", "c"]
    assert related(link_fine(files), "h") == []


def test_what_few_share_counts_for_more_than_what_all_share() -> None:
    """On a site about Iraq, the tag Iraq ties nothing; the tag that three briefs bear does."""
    files: Files = {
        f"x{number:02d}": brief(
            "Text.", "tags: [iraq]", f"source: https://x.example/{number}", "date: 2014-08-12"
        )
        for number in range(30)
    }
    files["a"] = brief("Text.", "tags: [iraq, rare]", "source: https://x.example/a", "date: 2014-08-13")
    files["z"] = brief("Text.", "tags: [rare]", "source: https://x.example/z", "date: 2013-01-01")
    first, reasons = related(link_fine(files), "a")[0]
    assert (first, reasons) == ("z", [("tag", "rare")])


def test_a_brief_that_the_writer_names_is_related() -> None:
    """`related:` in the front matter is the writer's word, and comes before anything counted."""
    source = "source: https://x.example/%s"
    files = {
        "a": brief("Text.", "related: [c]", "series: Monitor", source % 1),
        "b": brief("Text.", "series: Monitor", source % 2),
        "c": brief("Text.", source % 3),
    }
    assert related(link_fine(files), "a") == [("c", [("named", "")]), ("b", [("series", "Monitor")])]
    files["a"] = brief("See [[c]] and [[tag]].", "series: Monitor", "tags: [tag]", source % 1)
    assert related(link_fine(files), "a") == [("c", [("named", "")]), ("b", [("series", "Monitor")])]


def test_of_equal_ties_the_newer_is_named_first_and_of_one_day_the_first_by_id() -> None:
    """The order of what to read next is one that a reader can follow, and the same in every build."""
    days = {"c": "2014-08-10", "a": "2014-08-10", "b": "2014-08-11", "x": "2014-08-12"}
    files = {
        name: brief("Text.", f"date: {day}", "series: Monitor", f"source: https://x.example/{name}")
        for name, day in days.items()
    }
    assert [identity for identity, _ in related(link_fine(files), "x")] == ["b", "a", "c"]


def test_a_successor_comes_first_and_nothing_is_tied_to_itself() -> None:
    """Whoever reads an old brief is shown the new one before anything else."""
    files = {
        "old": brief(
            "[self](old.md) [b](b.md)", "superseded_by: new", "related: [old]", "source: https://x.example/1"
        ),
        "new": brief("Text.", "date: 2014-09-01", "source: https://x.example/2"),
        "b": brief("Text.", "source: https://x.example/3"),
    }
    assert related(link_fine(files), "old") == [("new", [("superseded", "")]), ("b", [("named", "")])]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 6), max_size=4), max_size=30), st.randoms(use_true_random=False))
def test_related_briefs_are_few_deterministic_and_never_left_out_ones(
    shelves: list[list[int]], chance: random.Random
) -> None:
    """At most five with at most three reasons, the same whatever the order of files, and only listed briefs."""
    briefs = [
        RelatedInput(
            id=f"b{number:02d}",
            date=f"2014-01-{number % 28 + 1:02d}",
            listed=number % 5 != 4,
            shares=tuple(Share(("tag", f"T{key}"), f"t{key}") for key in keys),
            names=(("named", f"b{keys[0]:02d}"),) if keys else (),
        )
        for number, keys in enumerate(shelves)
    ]
    found = relate_briefs(briefs)
    listed = {each.id for each in briefs if each.listed}
    assert set(found) == {each.id for each in briefs}
    for identity, others in found.items():
        assert len(others) <= 5
        assert all(
            other in listed and other != identity and 1 <= len(reasons) <= 3 for other, reasons in others
        )
        assert len({other for other, _ in others}) == len(others)
    again = list(briefs)
    chance.shuffle(again)
    assert relate_briefs(again) == found


def test_a_new_brief_changes_what_is_related_to_a_handful_of_others() -> None:
    """One more brief among a thousand with the same tag must not rewrite a thousand pages."""

    def of(number: int) -> RelatedInput:
        return RelatedInput(
            f"b{number:04d}", f"2014-{number % 12 + 1:02d}-01", True, (Share(("tag", "Iraq"), "iraq"),)
        )

    before = relate_briefs(of(number) for number in range(1000))
    after = relate_briefs(of(number) for number in range(1001))
    assert sum(before[identity] != after[identity] for identity in before) <= 10


SAMPLE: Files = {
    "dateline.yaml": "title: T\ntimezone: Asia/Baghdad\n",
    "tags.yaml": "iraq: {label: Iraq, broader: land}\nland: {}\njets: {alt: [planes], related: [iraq]}\n",
    "entities/p.yaml": "shoigu: {type: person, name: Sergei Shoigu, aliases: [Шойгу]}\n",
    "outlets/o.yaml": "rt: {name: RT, hosts: [rt.example]}\n",
    "sources/s.yaml": "alm: {title: A, outlet: Alm, url: https://alm.example, published: 2014-08, via: afp}\n",
    "events/e.yaml": "talks: {title: Talks, date: 2014-07-24, same_as: [meeting]}\n",
    "events/f.yaml": "meeting: {title: Meeting, date: 2014-07-25, part_of: war}\nwar: {title: War, date: 2014-06/..}\n",
    "a": brief(
        '[Jets]{when="the day after talks" id=jets figure="delivered 5"} '
        '[@rt, by "Шойгу"; @alm, figure "delivered 9"]. [[Sergei Shoigu]].',
        "sources: {rt: {url: https://rt.example/1, published: 2014-07-30}}",
        "tags: [Planes, IRAQ, new one]",
        "key_points: ['[Talks]{of=talks} [@alm]']",
    ),
    "b": brief(
        "[They]{of=jets when=Monday} [@x]. [[Ali]] [[a brief]]",
        "sources: {x: {url: https://rt.example/1/, published: 2014-07-30}}",
        "tags: [new-one]",
    ),
    "c": brief(
        "[[ali]] [x](a.md#e-jets) [Jets]{when=2014}. [Jets]{when=2014}.",
        "supersedes: [b]",
        "date: 2014-09-01",
    ),
    "d": brief("[Secret]{of=war}.", "status: draft"),
    "e": brief("[[Ali!]] [y](brief:c)", "date: 2030-01-01"),
    "pages/about.md": "---\ntitle: About\naliases: [/who/]\n---\n[[Shoigu]]\n",
}


def linked_again(documents: Documents) -> tuple[object, object]:
    site, _, told = link_site(documents, today=TODAY, now=NOW)
    return site, told


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_read_changes_nothing(chance: random.Random) -> None:
    """Another file system lists files in another order: the site, and all that is told, stay the same."""
    documents, _ = parse(SAMPLE)
    shuffled = {}
    for field in ("briefs", "pages", "shared", "media"):
        values = list(getattr(documents, field))
        chance.shuffle(values)
        shuffled[field] = tuple(values)
    assert linked_again(msgspec.structs.replace(documents, **shuffled)) == linked_again(documents)


def test_file_names_may_sort_in_any_way() -> None:
    """What is first is decided by date and id, never by the name of a folder."""
    moved = {
        f"z/{name}" if name == "a" else f"x/{name}" if len(name) == 1 else name: text
        for name, text in SAMPLE.items()
    }
    one, other = link(SAMPLE), link(moved)
    assert [each.id for each in one.site.briefs] == [each.id for each in other.site.briefs]
    assert one.site.events == other.site.events
    assert one.site.tags == other.site.tags
    assert one.site.sources == other.site.sources


def test_hash_seeds_change_nothing() -> None:
    """Two machines, two processes, one site: byte for byte."""
    code = (
        "import sys, hashlib, msgspec; sys.path[:0] = sys.argv[1:]; "
        "from test_model_laws import SAMPLE; from model_sample import link; "
        "from generator.text.wording import by_digest; linked = link(SAMPLE); "
        "data = msgspec.msgpack.encode((linked.site, linked.told), enc_hook=by_digest); "
        "print(hashlib.sha256(data).hexdigest())"
    )
    here = Path(__file__).parent
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(here), str(here.parent)],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(found) == 1


def many(count: int) -> Documents:
    """A corpus of alike briefs, each with events, names, tags and links, parsed once."""
    files: Files = {}
    for number in range(count):
        day = f"20{number % 10 + 10}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        body = (
            f"[Jets number {number} came]{{when={day} id=e{number}}} [@s]. "
            f"[They]{{of=e{max(0, number - 7)}}} [@s, via afp]. "
            f"[[Person {number % 97}]] and [[Person {number % 13}]], [x](b{max(0, number - 3)}.md)."
        )
        files[f"b{number}"] = brief(
            body,
            f"date: {day}",
            f"tags: [t{number % 40}, t{number % 7}]",
            f"sources: {{s: {{outlet: O{number % 30}, url: 'https://o.example/{number % 300}'}}}}",
        )
    return parse(files)[0]


def work_of(documents: Documents) -> int:
    """How many functions of our own are called to link it: the same on every machine."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        link_site(documents, today=TODAY, now=NOW)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.law
def test_the_work_for_each_brief_does_not_grow_with_their_number() -> None:
    """Ten years of briefs link in ten times the time of one year, not in a hundred times."""
    assert work_of(many(800)) <= 4.4 * work_of(many(200))
