"""The law that speed never costs correctness: after any history of edits, the site is the one a cold build makes."""

import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from generator.build.options import BuildOptions, BuildOutcome
from generator.build.stamp import unchanged
from generator.build.upkeep import settle_memory
from generator.memory.memory import Memory
from generator.pipeline import build_site
from generator.publish.files import MANIFEST_NAME

pytestmark = pytest.mark.law

TITLES = st.sampled_from(
    ["Jets land", "Deal signed", "Talks fail", "Шойгу в Багдаде", "Ça va", "Jets & <guns>"]
)
TAGS = st.lists(
    st.sampled_from(["Russia", "russia", "Iraq", "arms sales", "Arms-Sales", "Новое"]), max_size=3
)
DATES = st.sampled_from(["2014-08-12", "2014-06", "2012", "2014-07-27?", "28 or 29 June 2014", "unknown"])
DAYS = st.sampled_from(["2014-08-12", "2014-08-13", "2012-11-10", "2026-06-01"])
STATES = st.sampled_from(["published", "published", "draft", "withdrawn"])
TODAYS = st.sampled_from(["2026-01-01", "2026-07-01"])
NAMES = st.sampled_from([f"brief-{number}" for number in range(6)])
SETTINGS = "title: {title}\nbase_url: https://example.org/x/\nlang: {lang}\ndescription: Law\n"
TAGS_FILE = "russia:\n  label: {en: Russia}\n  alt: [RF]\narms-sales:\n  label: Arms sales\n  broader: %s\n  note: %s\n"
FAR = 3600.0
"""Seconds by which the clock of a build is ahead, so that files count as old enough to be trusted by their times."""


def brief(title: str, day: str, state: str, tags: list[str], when: str, other: str, body: str) -> str:
    event = f'[{title} then]{{when="{when}"}} [@s, via afp]' if when else "Nothing."
    link = f" See [it](brief:{other})." if other else ""
    return (
        f'---\ntitle: "{title}"\ndate: {day}\nstatus: {state}\n'
        f"tags: [{', '.join(tags)}]\nsources:\n  - {{id: s, url: https://example.com/{day}, outlet: AFP}}\n"
        f"---\n{event}.{link}\n\n{body}\n"
    )


def bytes_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != MANIFEST_NAME
    }


def build(root: Path, today: str, *, clock: float = 0.0, rehash: bool = False) -> BuildOutcome:
    options = BuildOptions(
        output=root / "site", today=today, jobs=1, rehash=rehash, clock=clock or time.time() + FAR
    )
    return unchanged(root, options) or build_site(root, options)


def build_again(root: Path, today: str, memory: Memory) -> BuildOutcome:
    """One more build of a process that builds again and again."""
    options = BuildOptions(output=root / "site", today=today, jobs=1, clock=time.time() + FAR, explains=True)
    return build_site(root, options, memory=memory)


class Histories(RuleBasedStateMachine):
    """Random edits of a small site with builds between them."""

    briefs: Bundle[str] = Bundle("briefs")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="dateline-law-"))
        self.root = self.folder / "warm"
        self.today = "2026-01-01"
        self.built = False
        self.memory = Memory(lasting=True)

    @initialize()
    def begin(self) -> None:
        self.write("dateline.yaml", SETTINGS.format(title="Law", lang="en"))
        self.write("content/tags.yaml", TAGS_FILE % ("russia", "What is sold."))
        self.write("content/entities/people.yaml", "- {id: shoigu, type: person, name: Sergei Shoigu}\n")
        self.write("content/outlets/afp.yaml", "- {id: afp, name: AFP}\n")
        self.write("content/pages/about.md", "---\ntitle: About\n---\nWe [read](media/a.txt).\n")
        self.write("content/media/a.txt", "one")

    @rule(
        target=briefs,
        name=NAMES,
        title=TITLES,
        day=DAYS,
        state=STATES,
        tags=TAGS,
        when=st.one_of(st.just(""), DATES),
        body=st.sampled_from(
            ["[[Sergei Shoigu]] came.", "He left.", "> [!NOTE]\n> So.", "[^1]\n\n[^1]: Foot."]
        ),
    )
    def write_brief(
        self, name: str, title: str, day: str, state: str, tags: list[str], when: str, body: str
    ) -> str:
        self.write(f"content/briefs/{name}.md", brief(title, day, state, tags, when, "", body))
        return name

    @rule(name=briefs, addition=st.text("abc é*_", min_size=1, max_size=12))
    def edit_body(self, name: str, addition: str) -> None:
        path = self.root / f"content/briefs/{name}.md"
        if path.exists():
            path.write_text(path.read_text("utf-8") + f"\nMore {addition}\n", encoding="utf-8")

    @rule(name=consumes(briefs))
    def delete_brief(self, name: str) -> None:
        (self.root / f"content/briefs/{name}.md").unlink(missing_ok=True)

    @rule(target=briefs, name=consumes(briefs), new=NAMES)
    def rename_brief(self, name: str, new: str) -> Any:
        path = self.root / f"content/briefs/{name}.md"
        if not path.exists():
            return multiple()
        path.replace(self.root / f"content/briefs/{new}.md")
        return new

    @rule(broader=st.sampled_from(["russia", "[]"]), note=TITLES)
    def edit_vocabulary(self, broader: str, note: str) -> None:
        self.write("content/tags.yaml", TAGS_FILE % (broader, f'"{note}"'))

    @rule(name=st.sampled_from(["Sergei Shoigu", "S. Shoigu", "Сергей Шойгу"]))
    def edit_entity(self, name: str) -> None:
        self.write("content/entities/people.yaml", f"- {{id: shoigu, type: person, name: {name}}}\n")

    @rule(when=DATES, keep=st.booleans())
    def edit_event_file(self, when: str, keep: bool) -> None:
        path = "content/events/shared.yaml"
        if keep:
            self.write(path, f'- {{id: shared, title: It happened, date: "{when}", tags: [Iraq]}}\n')
        else:
            (self.root / path).unlink(missing_ok=True)

    @rule(text=st.sampled_from(["one", "two"]))
    def edit_media(self, text: str) -> None:
        self.write("content/media/a.txt", text)

    @rule(text=st.sampled_from(["", "{% extends 'theme/missing.html' %}", "<p>{{ word('skip') }}</p>"]))
    def edit_template(self, text: str) -> None:
        path = self.root / "templates/missing.html"
        if text:
            self.write("templates/missing.html", text)
        else:
            path.unlink(missing_ok=True)

    @rule(title=st.sampled_from(["Law", "Order"]), lang=st.sampled_from(["en", "ar-IQ"]))
    def edit_settings(self, title: str, lang: str) -> None:
        self.write("dateline.yaml", SETTINGS.format(title=title, lang=lang))

    @rule(today=TODAYS)
    def another_day(self, today: str) -> None:
        self.today = today

    @rule()
    def damage_output(self) -> None:
        page = self.root / "site" / "index.html"
        if page.exists():
            page.write_text("scribble", encoding="utf-8")
        self.settle()

    @rule()
    def forget_state(self) -> None:
        shutil.rmtree(self.root / ".dateline", ignore_errors=True)

    @rule()
    def settle(self) -> None:
        settle_memory(self.root, self.root / "site", self.memory)

    @rule()
    def build_again(self) -> None:
        """As `serve` does, with what its last build left in memory; other builds come in between."""
        outcome = build_again(self.root, self.today, self.memory)
        assert outcome.published, outcome.diagnostics
        self.built = True

    @rule(rehash=st.booleans())
    def build(self, rehash: bool) -> None:
        outcome = build(self.root, self.today, rehash=rehash)
        assert outcome.published, outcome.diagnostics
        self.built = True

    @invariant()
    def the_site_is_the_cold_one(self) -> None:
        if not self.built:
            return
        self.built = False
        cold = self.folder / "cold"
        shutil.rmtree(cold, ignore_errors=True)
        shutil.copytree(self.root, cold, ignore=shutil.ignore_patterns("site", ".dateline"))
        outcome = build(cold, self.today)
        assert outcome.published
        assert bytes_of(self.root / "site") == bytes_of(cold / "site")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


Histories.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestIncrementalEqualsCold = Histories.TestCase
