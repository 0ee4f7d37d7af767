"""Proofs that follow one another in one process tell what a first one tells, whatever was edited between them."""

from functools import cache
from pathlib import Path

import pytest
from conftest import SiteMaker
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_incremental import build_again

from generator.crew import Crew
from generator.diagnostics.diagnostic import Diagnostic
from generator.memory.memory import Memory
from generator.model.publishing import choose_documents
from generator.parse.site import Document, find_site, gather_documents, parse_bytes
from generator.proof.prove import inputs_of, prove_staged
from generator.proof.proved import Proved
from generator.publish.files import FileEntry

FRONT = "---\ntitle: {title}\ndate: 2014-08-12\noriginal: true\n{more}---\n"
SAID = (
    "Ledger copied by night shows eleven barges paid twice over.",
    "Ring the clerk before noon about pages missing from annex.",
    "Nobody at the harbour would say whose tender had won there.",
    "Ledger copied by night shows eleven barges that nobody paid for.",
)
MORE = ("", "status: draft\n", "status: withdrawn\n", f"unpublished: {SAID[1]}\n")
NAMES = ("one", "two", "three")
OUTPUTS = ("briefs/one/index.html", "briefs/two/index.html", "timeline/index.html")

briefs = st.dictionaries(
    st.sampled_from(NAMES), st.tuples(st.sampled_from(MORE), st.lists(st.sampled_from(SAID), max_size=2))
)
outputs = st.dictionaries(st.sampled_from(OUTPUTS), st.sampled_from(SAID))


@pytest.fixture
def root(make_site: SiteMaker) -> Path:
    return make_site({"content/pages/about.md": "---\ntitle: About\n---\nWe read.\n"})


@cache
def document(root: Path, path: str, text: str) -> Document | None:
    """The very same for the same text, as that of a file which nobody edited."""
    site, _ = find_site(root)
    assert site is not None
    return parse_bytes(path, "brief", text.encode(), site.rules)[0]


def told(
    root: Path, documents: list[Document], pages: dict[str, str], proved: Proved
) -> tuple[Diagnostic, ...]:
    site, _ = find_site(root)
    assert site is not None
    output = root / "site"
    for path, text in pages.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(f'<p>{text}</p><a href="../two/">Two</a>')
    gathered = gather_documents(site, documents)
    chosen = choose_documents(gathered.briefs, gathered.pages, today="2026-01-01", now="2026-01-01T00:00:00Z")
    inputs = inputs_of(root, gathered, (), (), chosen)
    entries = [FileEntry(path, 0, "") for path in sorted(pages)]
    with Crew(1) as crew:
        return prove_staged(inputs, crew, proved, output, entries, whole=True)


@pytest.mark.law
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(briefs, outputs), min_size=2, max_size=5))
def test_a_proof_that_remembers_tells_what_a_first_one_tells(
    root: Path, history: list[tuple[dict[str, tuple[str, list[str]]], dict[str, str]]]
) -> None:
    """Each step is a site as it stands after a save, and the pages that are new then."""
    proved = Proved(lasting=True)
    for written, pages in history:
        texts = {
            f"content/briefs/{name}.md": FRONT.format(title=name, more=more) + "\n\n".join(said)
            for name, (more, said) in written.items()
        }
        documents = [
            found for path, text in sorted(texts.items()) if (found := document(root, path, text)) is not None
        ]
        assert told(root, documents, pages, proved) == told(root, documents, pages, Proved())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(briefs, outputs)
@example({"one": (MORE[1], [SAID[0]]), "three": (MORE[0], [SAID[0]])}, {OUTPUTS[0]: SAID[0]})
def test_a_sentence_leaks_when_it_is_hidden_and_shown_and_published_nowhere(
    root: Path, written: dict[str, tuple[str, list[str]]], pages: dict[str, str]
) -> None:
    """Wherever it is published: on its own page, on one that the page names, or on neither."""
    documents = [
        found
        for name, (more, said) in written.items()
        if (
            found := document(
                root, f"content/briefs/{name}.md", FRONT.format(title=name, more=more) + "\n\n".join(said)
            )
        )
    ]
    public = {said for more, all_said in written.values() if more in ("", MORE[3]) for said in all_said}
    hidden = {
        f"content/briefs/{name}.md": [SAID[1]] if more == MORE[3] else said
        for name, (more, said) in written.items()
        if more
    }
    secret = set(pages.values()) - public
    leaking = {each.path for each in told(root, documents, pages, Proved())}
    assert leaking == {path for path, said in hidden.items() if secret.intersection(said)}


def test_what_was_no_secret_becomes_one_when_nobody_publishes_it_any_more(make_site: SiteMaker) -> None:
    """A template that prints what a draft says is stopped as soon as no published brief says it, and not before."""
    said = [f"{each}\n" for each in SAID]
    draft, public, other = (f"content/briefs/{name}.md" for name in ("draft", "public", "other"))
    root = make_site(
        {
            draft: FRONT.format(title="A draft", more=MORE[1]) + said[0],
            public: FRONT.format(title="A brief", more="") + said[0],
            other: FRONT.format(title="Another", more="") + "Other words.\n",
            "templates/missing.html": f"<p>{SAID[0]}</p>",
        }
    )
    memory = Memory(lasting=True)

    def leaks() -> list[str]:
        outcome = build_again(root, "2026-01-01", memory)
        assert outcome.published or {each.code for each in outcome.diagnostics} == {"leak"}
        return [each.path for each in outcome.diagnostics if each.code == "leak"]

    def save(path: str, text: str) -> None:
        (root / path).write_text(text)

    assert leaks() == []
    save(public, FRONT.format(title="A brief", more="tags: [new]\n") + "Nothing.\n")
    save("templates/missing.html", f"<p>{SAID[0]}</p><p>New.</p>")
    assert leaks() == [draft]
    save(other, FRONT.format(title="Another", more="tags: [new]\n") + said[0])
    assert leaks() == []
    save(draft, FRONT.format(title="A draft", more=MORE[1]) + said[1])
    save("templates/missing.html", f"<p>{SAID[1]}</p><p>New.</p>")
    assert leaks() == [draft]
    save(draft, FRONT.format(title="A draft", more="") + said[1])
    assert leaks() == []
