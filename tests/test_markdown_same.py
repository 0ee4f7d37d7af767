"""Blocks and spans found the quick way are those that markdown-it finds when it tries every rule everywhere."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import paragraph
from markdown_it.token import Token

from generator.markdown import engine, parser
from generator.markdown.marks import Mark
from generator.markdown.places import place_of_lines
from generator.markdown.plain_inline import read_plainly
from generator.markdown.scan import scan

pytestmark = pytest.mark.law

# Pieces of lines, parted by dots.
_LEADS = (
    "··| · ·  ·   ·    ·     ·\t·> ·>·>  ·>\t·- ·* ·+ ·-\t·-  ·1. ·1) ·12. ·-     ·# ·###### ·####### ·#·: ·~ ·:"
    "·[^1]: ·[l]: ·[·::: note·:::·:: note·::: events·```·~~~·````·<div>·<!-- ·<b>·---·***·___·- - -·===·=·--·- -"
)
_WORDS = (
    "·a· ·b c·*·**·_·-·1.·>·#· #·-->·<!--·</div>·/x·[a]·'t'·`·```·~~~·:::·é·–·€·\u00a0·\u2028·\x0b·\x1f·|"
    "·| a | b |·@--·:-·---·\\·&·{}"
)
_TABLE = ("| a | b |", "|---|---|", "| c |", "a|b", "-|-")
line = st.one_of(
    st.tuples(
        st.lists(st.sampled_from(_LEADS.split("·")), max_size=4),
        st.lists(st.sampled_from(_WORDS.split("·")), max_size=3),
    ).map(lambda parts: "".join([*parts[0], *parts[1]])),
    st.sampled_from(_TABLE),
    st.just(""),
)
block_text = st.lists(line, max_size=9).map("\n".join)
# Lines as most texts have them, and what may stand beside them.
_PLAIN = (
    "a·b c·**d** e·*f*·2014 g·2014. h·(i·“j”·é·k |·| l·---·===·: m·~ n·# o·#·-·-x·1. p·  q·\tr·>·```·s  ·t\t"
)
plain_text = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["", "- ", "* ", "> ", "## ", "  "]), st.sampled_from(_PLAIN.split("·"))),
        st.just(("", "")),
    ).map("".join),
    max_size=9,
).map("\n".join)


def tokens_of(
    text: str, *, allow_html: bool, plainly: bool
) -> tuple[list[dict[str, object]], dict[str, object]]:
    made = parser.parser_for(text, allow_html=allow_html)
    if plainly:
        # Every rule, its own for paragraphs too, and its own way through the lines.
        made = parser._make_parser.__wrapped__((), allow_html=allow_html)
        plain = ParserBlock()
        plain.ruler = made.block.ruler
        plain.ruler.at("paragraph", paragraph)
        made.block = plain
    env: dict[str, object] = {}
    tokens: list[Token] = []
    made.block.parse(text, made, env, tokens)
    # Whether an inline token's children are none or not parsed yet is no matter.
    return [{**token.as_dict(), "children": None} for token in tokens], env


def is_found_alike(text: str) -> None:
    for allow_html in (False, True):
        quickly = tokens_of(text, allow_html=allow_html, plainly=False)
        assert quickly == tokens_of(text, allow_html=allow_html, plainly=True)


@settings(max_examples=400, deadline=None)
@given(block_text)
@example("a\n    b\n- c\n      d\n  e\n\n  f\n1. g")
@example("> a\nb\n    c\n> - d\ne\n- f")
@example("-\n\n  a\n-\n  b")
@example("a\n: b\n\n  c\n~ d\n\ne\n:f")
@example("[^1]: a\n    b\n\n    c\n[l]: /x\n't'\n\n[^2]:\n")
@example(">   >\t- a")
@example("\t- a\n\t\tb\n>\t\tc")
@example("   a  \n\u00a0b\u00a0\n\u2028c\x1f")
@example("::: note\na\n- b\n:::\nc\n::\n:: note")
@example("a\n===\nb\n---\nc\n=\n> d\n===")
def test_blocks_are_found_as_markdown_it_finds_them(text: str) -> None:
    """A list, quotation or paragraph is never taken for another because its first letter was looked at first."""
    is_found_alike(text)


@settings(max_examples=400, deadline=None)
@given(plain_text)
@example("- a\n- b\n\n- c")
@example("- a\n- b\n\n  c\n- d")
@example("- a\n  b\n- c\n\n\n* d\n---")
@example("- a\n\n\n \n")
@example("* a\n---\n* b")
@example("> a\n> b\nc\n\n> d\n\n>\n> e")
@example("> a\n> | b |\n> |---|\n\nc | d\n--|--\ne")
@example("# |a\n|---|---|")
@example("## a\nb\n# c #\n####### d\n#\n## e  \n##\tf")
@example("a\n\n: b\n\nc\n~ d\n\n- e\n\n: f")
@example("a\nb\n===\n\nc\n- d\n\n2014 e\n2014. f\n1. g")
@example("a  \nb\t\n\tc\n\n    d\n \n")
def test_plain_blocks_are_found_as_markdown_it_finds_them(text: str) -> None:
    """Paragraphs, lists and quotations without anything else in them end where they always did."""
    is_found_alike(text)


@pytest.mark.long
@settings(max_examples=20_000, deadline=None)
@given(st.one_of(block_text, plain_text))
def test_blocks_are_always_found_as_markdown_it_finds_them(text: str) -> None:
    """The same, sought for longer."""
    is_found_alike(text)


# Pieces of sources; each stands beside each.
_PIECES = (
    'a·b c· ·  ·\n· \n·  \n·\n ·\t·.·, ·(·)·“·”·"·-·–·é·€·1·\u00a0·*·**·***·_·~~·`·&amp;·\\*·!·<·[·]·{·**d**·*e*·*f g*'
    "·[h]{when=2014}·[·]{when=2014}·[i](https://x.org)·](y.md)·![k](media/a.jpg)·[[L]]·[@m]·[^1]·<https://x.org>·[”n”]{by=O}"
)
source_text = st.lists(st.sampled_from(_PIECES.split("·")), max_size=12).map("".join)


def marks_of(source: str) -> dict[int, Mark]:
    lines = tuple(source.split("\n"))
    place = place_of_lines(source, 0, lines, 1)
    draft = engine._new_draft("b.md", lines, 1, "b", "en", {}, place, allow_html=False)
    return scan(source, draft)


def said(tokens: list[Token]) -> list[tuple[object, ...]]:
    """What is read of inline tokens; markdown-it leaves empty texts among them."""
    return [
        (token.type, token.nesting, token.content if token.type == "text" else "", token.meta)
        for token in tokens
        if token.type != "text" or token.content
    ]


def is_read_alike(source: str) -> None:
    marks = marks_of(source)
    plain = read_plainly(source, marks)
    if plain is not None:
        made = parser._make_parser((), allow_html=False)
        slow: list[Token] = []
        made.inline.parse(source, made, {"marks": marks}, slow)
        assert said(plain) == said(slow)


@settings(max_examples=600, deadline=None)
@given(source_text)
@example("**d** e **f**, (*g*) *h* **i j**")
@example("**d*e**f*")
@example("*d*e **f**g *h*i*")
@example("*d*é **f***")
@example("[**d**]{when=2014} *e*[[L]]**f**")
@example("[a *b* [[L]] c]{when=2014}[@m]")
@example("[*a]{when=2014} b*")
@example("a [b\n  c](https://x.org)  \n d \n")
def test_spans_are_read_as_markdown_it_reads_them(source: str) -> None:
    """Emphasis, line ends and marks mean the same, whichever way they are read."""
    is_read_alike(source)


@pytest.mark.long
@settings(max_examples=40_000, deadline=None)
@given(source_text)
def test_spans_are_always_read_as_markdown_it_reads_them(source: str) -> None:
    """The same, sought for longer."""
    is_read_alike(source)


@pytest.mark.parametrize(
    "source",
    [
        "It **rose** by *15 per cent*.\n[[A]] said “*so*”",
        "[[[A]] met\n[[B]]]{when=2014} [@c, p. 3; @d], [e](f.md), ![g](media/h.jpg)",
        "*Su-25*s and **T-72**-like",
        "<https://x.org> is [”not”]{by=O} told[^1]",
    ],
)
def test_what_most_texts_hold_is_plain(source: str) -> None:
    """Marks, emphasis and line ends need no rule of markdown-it."""
    assert read_plainly(source, marks_of(source)) is not None
