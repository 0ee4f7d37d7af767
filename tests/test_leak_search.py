"""The search behind the proof that nothing leaks finds what a plain search would find, however it is written."""

import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from urllib.parse import quote

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.proof.hidden_text import FEWEST_WORDS, Hidden
from generator.proof.leaks import look_for, stand_in_asked, stands_in
from generator.proof.secret_runs import secrets_among, secrets_of

# Few words, so that texts share many of them; numbers, letters beyond ASCII and signs are among them.
WORDS = [
    "the",
    "harbour",
    "of",
    "Óbidos",
    "tender",
    "and",
    "7",
    "«barges»",
    "paid",
    "a",
    "R&D",
    "мой",
    "12",
    "<",
]
short = st.lists(st.sampled_from(WORDS), max_size=6).map(tuple)
texts = short | st.lists(st.sampled_from(WORDS), min_size=10, max_size=24).map(tuple)

Dress = Callable[[str], bytes]


def zipped(text: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("inner.html", f"<p>{html.escape(text)}</p>")
    return data.getvalue()


DRESSES: list[Dress] = [
    lambda text: f"<p>{html.escape(text)}</p>".encode(),
    lambda text: "<p>{}</p>".format(html.escape(text).replace(" ", ' <em class="x"></em>')).encode(),
    lambda text: f"<p>{html.escape(html.escape(text))}</p>".encode(),
    lambda text: "".join(f"&#x{ord(letter):x};" for letter in text).encode(),
    lambda text: f'<li>x <br><a title="{html.escape(text)}">x</a> is 1 < 2'.encode(),
    lambda text: json.dumps({"said": text}).encode(),
    lambda text: json.dumps({"said": text}, ensure_ascii=False).replace("<", "\\u003c").encode(),
    lambda text: f'<a href="/?q={quote(text)}">x</a>'.encode(),
    lambda text: html.escape(text.encode().upper().decode()).encode(),
    lambda text: gzip.compress(zipped(text)),
    lambda text: b"\0\0" + html.escape(f"and so it is said: {text}.").encode() + b"\0",
]  # fmt: skip
PACKED = DRESSES[-2:-1]
"""No input is packed."""


def plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Letters beyond ASCII are looked for as they are written."""
    return tuple(re.findall(r"[^\W_]+", " ".join(words).encode().lower().decode()))


def runs_of(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """What is looked for of a hidden text, said as simply as can be."""
    if len(words) < FEWEST_WORDS:
        letters = sum(len(word) for word in words if not word.isdigit())
        return {words} if letters >= 20 else set()
    rows = {words[at : at + FEWEST_WORDS] for at in range(len(words) - FEWEST_WORDS + 1)}
    return {row for row in rows if sum(word.isdigit() for word in row) <= 2}


def holds(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))


def as_words(runs: object) -> set[tuple[str, ...]]:
    assert isinstance(runs, dict | frozenset)
    return {tuple(run.decode().split()) for run in runs}


@st.composite
def outputs(draw: st.DrawFn, hidden: list[tuple[str, ...]]) -> list[tuple[tuple[str, ...], Dress]]:
    """Some texts, each with words of a hidden one in it or not, and how it is written."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        secret = draw(st.sampled_from(hidden))
        start = draw(st.integers(0, max(0, len(secret) - FEWEST_WORDS)))
        piece = secret[start : start + draw(st.integers(6, 12))]
        words = (*draw(short), *piece, *draw(short))
        found.append((words, draw(st.sampled_from(DRESSES))))
    return found


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_the_search_finds_what_a_plain_search_finds(data: st.DataObject) -> None:
    """No run of words is missed, and none is seen that is not there: in any dress, and after like texts were read."""
    hidden = data.draw(st.lists(texts, min_size=1, max_size=4))
    written = data.draw(outputs(hidden))
    secrets = secrets_of(
        [Hidden(f"{at}.md", "draft", (html.escape(" ".join(words)),)) for at, words in enumerate(hidden)]
    )
    sought = set().union(*(runs_of(plain(words)) for words in hidden))
    expected = {run for run in sought for words, _ in written if holds(plain(words), run)}
    pages = [(f"{at}", wear(" ".join(words))) for at, (words, wear) in enumerate(written)]
    seen = look_for(secrets, pages)
    assert as_words(seen) == expected
    assert look_for(secrets, pages) == seen, "a search leaves nothing behind for the next"
    for run, path in seen.items():
        first = min(
            at for at, (words, _) in enumerate(written) if holds(plain(words), tuple(run.decode().split()))
        )
        assert path == str(first)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_only_what_published_texts_say_is_passed_over(data: st.DataObject) -> None:
    """Pages repeat what their briefs say, and that is not searched: a secret beside it, or in it, is found."""
    hidden = data.draw(st.lists(texts, min_size=1, max_size=4))
    written = data.draw(outputs(hidden))
    published = data.draw(st.lists(st.sampled_from([words for words, _ in written]) | short, max_size=3))
    secrets = secrets_of(
        [Hidden(f"{at}.md", "draft", (html.escape(" ".join(words)),)) for at, words in enumerate(hidden)]
    )
    pages = [(f"{at}", wear(" ".join(words))) for at, (words, wear) in enumerate(written)]
    seen = as_words(
        look_for(secrets, pages, [f"<p>{html.escape(' '.join(words))}</p>".encode() for words in published])
    )
    everything = as_words(look_for(secrets, pages))
    assert seen <= everything
    open_runs = {run for run in everything for words in published if holds(plain(words), run)}
    assert everything - open_runs <= seen


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_stands_in_an_input_is_found_there(data: st.DataObject) -> None:
    """Of what was seen, all that stands in a published input is open, and nothing else is."""
    hidden = data.draw(st.lists(texts, min_size=1, max_size=4))
    published = data.draw(outputs(hidden))
    runs = set().union(*(runs_of(plain(words)) for words in hidden))
    secrets = secrets_among(f" {' '.join(run)} ".encode() for run in runs)
    found = stands_in(secrets, [[html.escape(" ".join(words)).encode()] for words, _ in published])
    assert as_words(found) == {run for run in runs for words, _ in published if holds(plain(words), run)}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_an_input_is_asked_for_its_own_runs_only(data: st.DataObject) -> None:
    """Each is asked for some runs, which may stand in any of its texts; what it is not asked for is not told."""
    hidden = data.draw(st.lists(texts, min_size=1, max_size=4))
    runs = sorted(set().union(*(runs_of(plain(words)) for words in hidden)))
    published = data.draw(st.lists(outputs(hidden), max_size=3))
    asked = [data.draw(st.lists(st.sampled_from(runs), unique=True)) if runs else [] for _ in published]
    found = stand_in_asked(
        ([f" {' '.join(run)} ".encode() for run in own], [wear(" ".join(words)) for words, wear in pieces])
        for own, pieces in zip(asked, published, strict=True)
    )
    expected = {
        run
        for own, pieces in zip(asked, published, strict=True)
        for run in own
        for words, wear in pieces
        if wear not in PACKED and holds(plain(words), run)
    }
    assert as_words(found) == expected
    for run, number in found.items():
        own = tuple(run.decode().split())
        assert own in asked[number]
        assert any(holds(plain(words), own) for words, _ in published[number])


ITEMS = [
    "alpha beta gamma",
    "<b>delta</b>",
    "epsilon <i>zeta</i> eta",
    "</li><li>",
    "theta",
    "<p>iota</p>",
    "kappa &amp; tau",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(ITEMS), max_size=8).map("\n".join), max_size=5))
def test_a_block_that_was_read_is_passed_over_and_nothing_else(pages: list[str]) -> None:
    """A block that is said again is not read again; no words in a row, over lines and tags or not, are lost by that."""
    runs = [
        "alpha beta gamma delta",
        "delta epsilon zeta eta",
        "eta theta",
        "gamma alpha beta",
        "theta kappa tau",
    ]
    secrets = secrets_among(f" {run} ".encode() for run in runs)
    expected = {run for run in runs for page in pages for block in blocks(page) if f" {run} " in f" {block} "}
    seen = look_for(secrets, ((str(at), page.encode()) for at, page in enumerate(pages)))
    assert {run.decode().strip() for run in seen} == expected


def blocks(page: str) -> list[str]:
    """What stands between paragraphs and items, as words."""
    inner = re.split(r"</?(?:p|li)>", page)
    return [
        " ".join(re.findall(r"\w+", re.sub(r"</?[bi]>", " ", each).replace("&amp;", " "))) for each in inner
    ]


ID_PAGES = [
    "<p> port </p>",
    "<p>port</p>",
    '<a href="/entities/port/">x</a>',
    "<p>a port</p>",
    '<i data-x="port">y</i>',
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(ID_PAGES), max_size=4))
def test_an_id_is_found_where_it_stands_as_one(pages: list[str]) -> None:
    """A word that is an id too may stand in a sentence; that it was read there hides nothing on the next page."""
    secrets = secrets_of([Hidden("x.md", "draft", ids=("port",))])
    seen = look_for(secrets, ((str(at), page.encode()) for at, page in enumerate(pages)))
    expected = [at for at, page in enumerate(pages) if re.search(r'>port<|/port/|"port"', page)]
    assert list(seen.values()) == [str(at) for at in expected[:1]]


def test_an_address_with_a_date_in_it_is_sought_in_inputs_as_well() -> None:
    """Eight words with many numbers are no run of a longer text, but as an address of their own they are told of."""
    address = "https://paper.example/2031/10/13/harbour-tender"
    secrets = secrets_of([Hidden("x.md", "draft", addresses=(address,))])
    seen = look_for(secrets, [("index.html", f'<a href="{address}">x</a>'.encode())])
    assert list(seen) == [b" https paper example 2031 10 13 harbour tender "]
    assert stands_in(secrets_among(seen), [[json.dumps({"url": address}).encode()]]).keys() == seen.keys()


def test_a_headline_in_capitals_is_found_in_every_script() -> None:
    """A template may print headlines in capitals; letters that have none are found as they are."""
    for title in (
        "Паромы отменены до весны, пишет газета",
        "L’émeute à Orléans était préparée",
        "港に新しい岸壁が来年の春までに完成する見通し",
    ):
        secrets = secrets_of([Hidden("x.md", "draft", (title,))])
        page = f"<h1>{html.escape(title.upper())}</h1>".encode()
        assert set(look_for(secrets, [("index.html", page)]).values()) == {"index.html"}
