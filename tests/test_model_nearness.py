"""The nearest known name: right for a slip, silent for a new word, and as quick among many thousands as among ten."""

import random
import string
from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_sample import NOW, TODAY, brief, parse

from generator.diagnostics.suggest import distance_in_sound, edit_distance
from generator.model import nearness
from generator.model.link import link_site
from generator.model.nearness import Suggester, near_names, nearest_name
from generator.model.stages import Stages

_WORDS = st.text(alphabet="abcdeшأ -", min_size=1, max_size=14)


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=12), _WORDS)
def test_the_nearest_is_the_one_that_comparing_with_all_would_find(names: list[str], word: str) -> None:
    """The short cut through pieces of names misses nothing: one slip in a short word, two in a long one."""
    limit = 2 if len(word) >= 8 else 1 if len(word) >= 3 else 0
    distances = {name: edit_distance(word.casefold(), name.casefold(), limit) for name in names}
    near = sorted(
        (distance, distance_in_sound(word.casefold(), name.casefold()), name)
        for name, distance in distances.items()
        if distance <= limit
    )
    found = nearest_name(word, near_names(names))
    assert found == (near[0][2] if near else None)


def test_a_slip_among_very_many_alike_names_is_found_with_few_comparisons() -> None:
    """Ten thousand briefs whose names begin alike: the right one is offered, and only a handful are compared."""
    names = [f"iraq-monitor-{number:05d}-weekly" for number in range(10_000)]
    assert Suggester(names)("iraq-monitor-04271-weakly") == "iraq-monitor-04271-weekly"
    assert Suggester(names)("something else entirely") is None


def test_a_file_of_nothing_but_slips_is_not_answered_for_ever() -> None:
    """Past some hundreds of hints nobody reads on: later slips are told without one, and a known one is remembered."""
    chance = random.Random(0)
    suggest = Suggester(["arms-sales"])
    asked = ["".join(chance.choices(string.ascii_lowercase, k=12)) for _ in range(2000)]
    assert suggest("arms-slaes") == "arms-sales"
    assert [suggest(word) for word in asked] == [None] * 2000
    assert suggest("arms-slaes") == "arms-sales"
    assert suggest("arms-saels") is None


@pytest.mark.parametrize(
    ("slip", "near"),
    [
        ("[[Moscov {}]]", "Moscow {}"),
        ("text [@surce-{}]", "source-{}"),
        ("[It]{{of=evnt-{}}}", "event-{}"),
        ("[there](/tags/tga-{}/)", "/tags/tag-{}/"),
        ("[there](brief:brif-{})", "brief-{}"),
    ],
)
def test_a_session_is_answered_at_each_save(slip: str, near: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who mends slip after slip under `serve` is told the nearest name at the last one too."""
    monkeypatch.setattr(nearness, "_MOST_ANSWERED", 2)
    records = {
        "entities/places.yaml": "".join(f"p{n}: {{name: Moscow {n}}}\n" for n in range(11, 20)),
        "sources/all.yaml": "".join(f"source-{n}: {{url: https://e.org/{n}}}\n" for n in range(11, 20)),
        "events/all.yaml": "".join(f"event-{n}: {{title: It, date: 2014}}\n" for n in range(11, 20)),
        "tags.yaml": "".join(f"tag-{n}: {{label: Tag {n}}}\n" for n in range(11, 20)),
        **{f"brief-{n}": brief("Text [@source].", f"tags: [tag-{n}]") for n in range(11, 20)},
    }
    stages, others = Stages(lasting=True), parse(records)[0]
    for number in range(11, 20):
        saved = parse({"a": brief(slip.format(number))})[0].briefs
        documents = msgspec.structs.replace(others, briefs=(*saved, *others.briefs))
        _, _, told = link_site(documents, today=TODAY, now=NOW, stages=stages)
        (fault,) = (each for each in told if each.path == "content/briefs/a.md")
        assert near.format(number) in fault.hint


def test_names_are_made_ready_only_when_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site in which nothing is wrong pays nothing for hints."""
    made: list[int] = []

    def counting(names: Iterable[str]) -> nearness.NearNames:
        made.append(1)
        return near_names(names)

    monkeypatch.setattr(nearness, "near_names", counting)
    suggest = Suggester(["a"])
    assert made == []
    suggest("b")
    suggest("c")
    assert made == [1]
