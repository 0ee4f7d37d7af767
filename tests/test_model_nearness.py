"""The nearest known name: right for a slip, silent for a new word, and as quick among many thousands as among ten."""

import random
import string
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics.suggest import edit_distance
from generator.model import nearness
from generator.model.nearness import near_names, nearest_name, suggester

_WORDS = st.text(alphabet="abcdeшأ -", min_size=1, max_size=14)


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=12), _WORDS)
def test_the_nearest_is_the_one_that_comparing_with_all_would_find(names: list[str], word: str) -> None:
    """The short cut through pieces of names misses nothing: one slip in a short word, two in a long one."""
    limit = 2 if len(word) >= 8 else 1 if len(word) >= 3 else 0
    distances = {name: edit_distance(word.casefold(), name.casefold(), limit) for name in names}
    near = sorted((distance, name) for name, distance in distances.items() if distance <= limit)
    found = nearest_name(word, near_names(names))
    assert found == (near[0][1] if near else None)


def test_a_slip_among_very_many_alike_names_is_found_with_few_comparisons() -> None:
    """Ten thousand briefs whose names begin alike: the right one is offered, and only a handful are compared."""
    names = [f"iraq-monitor-{number:05d}-weekly" for number in range(10_000)]
    assert suggester(names)("iraq-monitor-04271-weakly") == "iraq-monitor-04271-weekly"
    assert suggester(names)("something else entirely") is None


def test_a_file_of_nothing_but_slips_is_not_answered_for_ever() -> None:
    """Past some hundreds of hints nobody reads on: later slips are told without one, and a known one is remembered."""
    chance = random.Random(0)
    suggest = suggester(["arms-sales"])
    asked = ["".join(chance.choices(string.ascii_lowercase, k=12)) for _ in range(2000)]
    assert suggest("arms-slaes") == "arms-sales"
    assert [suggest(word) for word in asked] == [None] * 2000
    assert suggest("arms-slaes") == "arms-sales"
    assert suggest("arms-saels") is None


def test_names_are_made_ready_only_when_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site in which nothing is wrong pays nothing for hints."""
    made: list[int] = []

    def counting(names: Iterable[str]) -> nearness.NearNames:
        made.append(1)
        return near_names(names)

    monkeypatch.setattr(nearness, "near_names", counting)
    suggest = suggester(["a"])
    assert made == []
    suggest("b")
    suggest("c")
    assert made == [1]
