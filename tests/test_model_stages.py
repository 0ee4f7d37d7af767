"""The law of remembered stages: after any edits, a link that remembers the last one comes to what a first link does."""

import re
from functools import cache
from itertools import repeat
from operator import is_
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load.walk import read_bytes
from generator.model.link import link_site
from generator.model.stages import Stages
from generator.parse.documents import Documents
from generator.parse.site import Document, SiteFiles, find_site, gather_documents, parse_bytes

ROOT = Path(__file__).parent.parent
TODAYS = ("2026-06-01", "2015-01-01")

pytestmark = pytest.mark.law


class Edited(msgspec.Struct):
    """A site in the hands of a writer: texts as typed now, and what each became."""

    site: SiteFiles
    texts: dict[str, str]
    documents: dict[str, Document]

    def kinds(self) -> dict[str, str]:
        return {file.path: file.kind for file in self.site.files}

    def save(self, path: str, text: str) -> None:
        self.texts[path] = text
        file = next(file for file in self.site.files if file.path == path)
        document, _ = parse_bytes(path, file.kind, text.encode("utf-8", "replace"), self.site.rules)
        self.documents.pop(path, None)
        if document is not None:
            self.documents[path] = document

    def gathered(self) -> Documents:
        return gather_documents(self.site, (self.documents[path] for path in sorted(self.documents)))


@cache
def demo() -> Edited:
    """The demo, each of its files read once."""
    site, _ = find_site(ROOT)
    assert site is not None
    edited = Edited(site, {}, {})
    for file in site.files:
        if file.kind not in ("media", "settings"):
            data, _ = read_bytes(ROOT, file.path)
            assert data is not None
            edited.save(file.path, data.decode("utf-8"))
    return edited


def edit(text: str, other: str, chance: Random) -> str:
    """One slip or change of mind in a line: left out, said twice, moved, another figure, a word from another file."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    kind = chance.randrange(5)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, lines[at])
    elif kind == 2:
        lines.insert(chance.randrange(len(lines)), lines.pop(at))
    elif kind == 3:
        figures = list(re.finditer(r"\d", text))
        if figures:
            place = chance.choice(figures).start()
            return text[:place] + str(chance.randrange(10)) + text[place + 1 :]
    else:
        words = lines[at].split(" ")
        words[chance.randrange(len(words))] = chance.choice(other.split())
        lines[at] = " ".join(words)
    return "\n".join(lines)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_link_that_remembers_comes_to_what_a_first_one_does(seed: int) -> None:
    chance = Random(seed)
    first = demo()
    edited = Edited(first.site, dict(first.texts), dict(first.documents))
    stages = Stages(lasting=True)
    for _ in range(6):
        for _ in range(chance.choice((1, 1, 3))):
            path, other = chance.choice(list(edited.texts)), chance.choice(list(first.texts))
            # As often as not the writer takes back what was done.
            again = chance.random() < 0.3
            edited.save(
                path, first.texts[path] if again else edit(edited.texts[path], first.texts[other], chance)
            )
        today, drafts = chance.choice(TODAYS), chance.random() < 0.2
        documents = edited.gathered()
        warm = link_site(documents, today=today, now=f"{today}T00:00:00Z", drafts=drafts, stages=stages)
        cold = link_site(documents, today=today, now=f"{today}T00:00:00Z", drafts=drafts)
        assert warm[2] == cold[2]
        # As text: mappings that differ in their order alone are equal.
        assert repr(warm[0]) == repr(cold[0])


def test_a_step_is_taken_again_only_when_something_it_reads_is_another() -> None:
    """Equal is not enough: what is read may be a mapping, whose order may count."""
    stages, taken = Stages(lasting=True), []
    one, other = ["a"], ["a"]

    def step(read: list[str]) -> list[str]:
        taken.append(read)
        return [*read]

    first = stages.made("step", "", step, one)
    stages.begin()
    assert stages.made("step", "", step, one) is first
    stages.begin()
    assert stages.made("step", "", step, other) is not first
    assert len(taken) == 2
    stages.begin()
    stages.begin()
    stages.made("step", "", step, other)
    assert len(taken) == 3, "what one link did not ask for is let go"


def test_a_value_is_the_last_one_only_where_nothing_of_it_differs() -> None:
    """Mappings that are equal but for their order are two; so are values made of other things."""
    stages = Stages(lasting=True)
    mapping = stages.same_items("items", {"a": {"x": 1, "y": 2}, "b": {}})
    value = stages.same("value", "", tuple("a"), mapping)
    stages.begin()
    assert stages.same_items("items", {"a": {"x": 1, "y": 2}, "b": {}}) is mapping
    assert stages.same("value", "", tuple("a"), mapping) is value
    for different in ({"b": {}, "a": {"x": 1, "y": 2}}, {"a": {"y": 2, "x": 1}, "b": {}}):
        stages.begin()
        kept = stages.same_items("items", different)
        assert kept is different
        assert stages.same("value", "", tuple("a"), different) is not value
    members = stages.same_members("members", (mapping,))
    stages.begin()
    assert stages.same_members("members", (mapping,)) is members
    stages.begin()
    assert stages.same_members("members", ({**mapping},)) is not members


def test_of_many_things_those_are_made_again_that_read_something_else() -> None:
    """Others may have come, gone or changed places: each thing is known by its key, and by every column of its row."""
    stages, taken = Stages(lasting=True), []

    def made(things: dict[str, list[str]], beside: str = "-", *, alike: bool = False) -> list[list[str]]:
        def step(read: list[str], other: str) -> list[str]:
            taken.append((*read, other))
            return [*read]

        stages.begin()
        taken.clear()
        columns = (list(things.values()), repeat(beside))
        return [*stages.each("step", step, things, *columns, alike=alike)]

    a, b, c = ["a"], ["b"], ["c"]
    assert made({}) == []
    first = made({"a": a, "b": b})
    assert (first, taken) == ([["a"], ["b"]], [("a", "-"), ("b", "-")])
    again = made({"b": b, "c": c, "a": a})
    assert (again, taken) == ([["b"], ["c"], ["a"]], [("c", "-")])
    assert again[0] is first[1]
    assert again[2] is first[0]
    other = made({"b": b, "a": ["a"]})
    assert (other, taken) == ([["b"], ["a"]], [("a", "-")])
    assert other[1] is not first[0], "equal is not enough"
    alike = made({"b": b, "a": ["a"]}, "+", alike=True)
    assert taken == [("b", "+"), ("a", "+")]
    assert all(map(is_, alike, other)), "what equals the last is that one where that is asked for"
    assert made({}) == []
    assert made({"b": b}) == [["b"]]
    assert taken == [("b", "-")], "what one link did not ask for is let go"


def test_without_memory_many_things_are_made_one_by_one() -> None:
    """A site that is linked once lets go of what each is made of as it goes."""
    waiting = [["a"], ["b"]]
    made = Stages().each("step", tuple, ("b", "a"), iter(waiting.pop, None))
    assert next(iter(made)) == ("b",)
    assert waiting == [["a"]]


def test_a_process_that_links_once_keeps_nothing() -> None:
    """The command line pays for no memory that nobody will ask."""
    stages = Stages()
    mapping = {"a": 1}
    stages.same_items("items", mapping)
    stages.begin()
    assert stages.same_items("items", again := {"a": 1}) is again
    assert stages.made("step", "", dict, mapping) is not stages.made("step", "", dict, mapping)
