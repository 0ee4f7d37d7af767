"""A law over everything that is written: no sign of an event or citation stands in a page, a feed or a data file."""

import re
import tempfile
from pathlib import Path

import pytest
from exports_sample import rendered
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_markdown_laws import seen_text

from generator.build.known_files import read_known
from generator.build.site_outputs import plan_site
from generator.crew import Crew
from generator.diagnostics.diagnostic import has_errors
from generator.model.link import link_site
from generator.parse.brief import ParseRules, parse_brief

pytestmark = pytest.mark.law

SIGN = re.compile(rb"\bwhen\s?=|\[@|\]\{(?:when|of|id|by)")
FIELDS = ("title", "summary", "why", "key_points", "series", "rights")
one_line = seen_text.map(lambda text: " ".join(text.split()))


def outputs(brief: str) -> dict[str, bytes]:
    """Everything that a site with this one brief consists of, by address; nothing where an error stops the build."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content/briefs").mkdir(parents=True)
        (root / "dateline.yaml").write_text("title: T\nbase_url: https://example.org/\n", "utf-8")
        (root / "content/briefs/b.md").write_text(brief, "utf-8", newline="\n")
        documents, _ = read_known(root, Crew(1))
    assert documents is not None
    site, _, told = link_site(documents, today="2026-01-01", now="2026-01-01T00:00:00Z")
    if has_errors(told):
        return {}
    return {planned.address: rendered(site, planned) for planned in plan_site(site)}


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@settings(max_examples=60, deadline=None)
@given(seen_text, st.sampled_from(FIELDS), one_line)
@example("Text.", "summary", "Jets landed [@source]")
@example("Text.", "title", "[Jets]{when=2014} landed")
@example("Text [landed]{when=2014-06 id=x}.", "why", "[@source, p. 3]")
def test_no_output_has_a_sign_of_which_nobody_was_told(body: str, field: str, text: str) -> None:
    """Neither a page nor a feed, a calendar or a data file prints what was meant as an event or a citation."""
    given_title = (
        f"title: A\n{field}: {quoted(f'a {text} a')}"
        if field != "title"
        else f"title: {quoted(f'a {text} a')}"
    )
    brief = f"---\n{given_title}\ndate: 2014-08-12\nsource: https://example.org/a\n---\n{body}\n"
    document, told = parse_brief("content/briefs/b.md", brief.encode(), ParseRules())
    if document is None or told or "~~~" in body or "`" in body:
        return
    for address, data in outputs(brief).items():
        assert not SIGN.search(data), address


def test_the_demo_has_none(demo: Path) -> None:
    """What we show as an example is read once more as bytes."""
    read = [
        path
        for path in demo.rglob("*.*")
        if path.suffix in (".html", ".xml", ".json", ".csv", ".ics", ".bib", ".ris")
    ]
    assert len(read) > 200
    assert [str(path) for path in read if SIGN.search(path.read_bytes())] == []
