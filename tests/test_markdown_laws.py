"""Laws of the Markdown reader, whatever the text: nothing is lost, nothing is forged."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.markdown import engine, parser
from generator.markdown.engine import render_text
from generator.markdown.places import place_of_lines
from generator.markdown.result import (
    AddressSlot,
    Body,
    CitationSlot,
    EventDateSlot,
    EventEndSlot,
    EventStartSlot,
    NameSlot,
    QuoteEndSlot,
    QuoteStartSlot,
    RenderedText,
    Slot,
)
from generator.markdown.scan import scan

pytestmark = pytest.mark.law

FIRST_LINE = 7
# Pieces of texts, parted by dots.
_WORDS = "It landed · a ·   ·   · ,  · .  · é · عنوان · 2014 · x y · ( · ) · ! · \" · “ · ” · ' · 😀"
_EVENTS = (
    "[ · ] · { · } · ]{when=2014} · ] { · ](when= · {when= · when= · when = · ]{when: 2014} · ]{#x} · ]{by=A} · ]{of=y}"
    ' · ]{id=x when=2014 ·  title=" ·  kind=transfer · }} · {{ · [It landed]{when=2014}'
)
_CITATIONS = "[@ · [@a] · [@a, p. 3] · @a · @ · , via b · ; @c · [ @a] · [[@a]] · @a] · ,  · ; · [@a, as "
_NAMES = "[[ · ]] · [[A]] · [[A|b]] · | · [^1] · ^["
_LINKS = '](https://x.org) · ](y.md) · ]( · ![ · ](media/a.jpg) · ](< ·  "t") · [l] · [l][] · <https://x.org>'
_MARKUP = "* · ** · _ · ~~ · <b> · </b> · < · > · <a href='x'>"
_BLOCKS = (
    "\n · \n\n · \n-  · \n  -  · \n>  · \n1.  · \n##  · \n---\n · \n===\n · \n:  · \n> [!NOTE]\n>  · \n\n::: events\n"
    " · \n\n::: note\n · \n:::\n\n · \n- 2014:  · \n\n[^1]:  · \n\n[l]: https://x.org\n\n · "
    "\n\n| a | b |\n|---|---|\n|  ·  |  ·  |\n"
)
_HIDING = "\\ · ` · `` · \n\n```\n · & · &#91; · &amp; · \n\n     · \t · <!-- · --> · <div> · \n\n<div>\n"
_ODD = "\0 · \r · \r\n · \u00a0 · \u200b · \u200f · \u2028 · \ufeff · \x07 · \ufffd · ｛ · ［ · ＠ · ："
_HOSTILE = (
    '<script> · <img src=x onerror=a> · " · onload= · javascript: · java\tscript: · data: · \x01 · [a](javascript:b)'
    ' · [a](<java\tscript:b>) · [a](&#x6a;avascript:b) · <javascript:b> · ](//x) · ](\\\\x) · [a](b.md "\'>")'
    ' · ![a](b "<i>") · [a](https://x.org/"onclick=b) · [[<i>]] · <!-- x · ```"><i>\n · slot:'
)


def pieces(*texts: str) -> list[str]:
    return [piece for text in texts for piece in text.split(" · ")]


SEEN = pieces(_WORDS, _EVENTS, _CITATIONS, _NAMES, _LINKS, _MARKUP, _BLOCKS)
ANY = [*SEEN, *pieces(_HIDING, _ODD)]
seen_text = st.lists(st.sampled_from(SEEN), max_size=16).map("".join)
any_text = st.one_of(st.lists(st.sampled_from(ANY), max_size=24).map("".join), st.text(max_size=80))
quick = settings(max_examples=400, deadline=None)
thorough = settings(max_examples=20_000, deadline=None)


def read(text: str, *, html: bool = False) -> tuple[RenderedText, tuple[Diagnostic, ...]]:
    return render_text(text, path="b.md", first_line=FIRST_LINE, brief_id="b", allow_html=html)


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


class Page(HTMLParser):
    """The HTML as a browser would read it, each slot an element of its own."""

    VOID = frozenset({"br", "hr", "img"})
    BARE = (
        "p em strong s br hr li ul pre blockquote dl dt dd table thead tbody tr figure figcaption sup "
        "h2 h3 h4 h5 h6 a aside code div img ol section td th x-event x-quote x-empty"
    )
    ATTRIBUTES = (
        "h2 id/h3 id/h4 id/h5 id/h6 id/a href title id role aria-label/aside class role/code class/div class"
        "/img src alt loading/li id/ol class start type/p class/section class role aria-label/td class"
        "/span class/th class scope/ul class/x-event n/x-quote n/x-empty n"
    )
    ALLOWED = {tag: set[str]() for tag in BARE.split()} | {
        line.split()[0]: set(line.split()[1:]) for line in ATTRIBUTES.split("/")
    }

    def __init__(self, body: Body) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.faults: list[str] = []
        pieces = [body.segments[0]]
        for slot, segment in zip(body.slots, body.segments[1:], strict=True):
            pieces += [as_element(slot), segment]
        self.feed("".join(pieces))
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag not in self.ALLOWED or not names <= self.ALLOWED[tag]:
            self.faults.append(f"<{tag} {sorted(names)}>")
        for name, value in attrs:
            if name in ("href", "src") and not is_safe(value or ""):
                self.faults.append(f"{name}={value!r}")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")


def as_element(slot: Slot) -> str:
    match slot:
        case AddressSlot():
            return "slot:"
        case EventStartSlot():
            return f"<x-event n={slot.event}>"
        case EventEndSlot():
            return "</x-event>"
        case QuoteStartSlot():
            return f"<x-quote n={slot.quote}>"
        case QuoteEndSlot():
            return "</x-quote>"
        case EventDateSlot() | CitationSlot() | NameSlot():
            return "<x-empty n=1></x-empty>"


def is_safe(address: str) -> bool:
    """As browsers read it: without spaces and controls."""
    bare = re.sub(r"[\x00-\x20]", "", address).lower()
    return bare == "" or bare.startswith(("slot:", "#", "http://", "https://", "mailto:"))


# Nothing is lost


def nothing_is_lost(text: str) -> None:
    found, told = read(text)
    if told or "~~~" in text:  # which begins a block of code
        return
    shown = Page(found.body).text
    shown += [event.title for event in found.events]
    shown += [quote.by for quote in found.quotes]
    shown += [claim.words for group in found.citations for claim in group.claims]
    shown += [slot.words or slot.name for slot in found.body.slots if isinstance(slot, NameSlot)]
    for words in shown:
        assert not re.search(r"\bwhen\s?=|\[@|\]\{", words)


@quick
@given(seen_text)
@example("[[@a]")
@example("[@a")
@example("[It landed]{when=2014}}")
def test_no_sign_of_an_event_or_citation_is_shown_without_a_word(text: str) -> None:
    """An event or a citation typed wrongly is never on a page as it was typed, with nobody told."""
    nothing_is_lost(text)


@pytest.mark.long
@thorough
@given(seen_text)
def test_no_sign_of_an_event_or_citation_is_ever_shown_without_a_word(text: str) -> None:
    """The same, sought for longer."""
    nothing_is_lost(text)


@quick
@given(any_text)
@example("](when=\\[@a]")
@example("]{when=2014 kind=`} ` [@a]` ")
@example("[a][`] [@b] ` [@c]")
def test_every_mark_that_is_found_is_written(text: str) -> None:
    """No event is found by the scanner and then passed over by the Markdown parser."""
    source = " ".join(lines_of(text)).strip()
    lines = (source,)
    draft = engine._new_draft(
        "b.md", lines, 1, "b", "en", {}, place_of_lines(source, 0, lines, 1), allow_html=True
    )
    marks = scan(source, draft)
    tokens = parser.parse_inline(parser.parser_for(source, allow_html=True), source, marks, {})
    written = {token.meta["mark"].start for token in tokens if "mark" in token.meta}
    assert written == set(marks)


# Nothing is forged


def nothing_is_forged(text: str) -> None:
    found, _ = read(text)
    assert Page(found.body).faults == []
    slots = found.body.slots
    numbers = list(range(len(found.events)))
    for kind in (EventStartSlot, EventEndSlot, EventDateSlot):
        assert sorted(slot.event for slot in slots if isinstance(slot, kind)) == numbers
    assert [slot.group for slot in slots if isinstance(slot, CitationSlot)] == list(
        range(len(found.citations))
    )
    assert all(event.citation is None or event.citation < len(found.citations) for event in found.events)


hostile_text = st.lists(st.sampled_from([*pieces(_HOSTILE), *ANY]), max_size=16).map("".join)


@quick
@given(st.one_of(hostile_text, any_text))
@example("[a](javascript&colon;alert(1))")
@example('![a "onload=b" <i>](media/a.jpg)')
@example('```"><i>\nx\n```')
@example("[a](https://x.org/\"onclick=b '\"><i>')")
@example("[a](&#1;javascript:alert(1))")
@example("A-0")
@example("[a](\x01javascript:alert(1))")
@example("![a](&#9;javascript:alert(1))")
@example("[a]\n\n[a]: <java\tscript:b>")
def test_content_makes_no_element_address_or_slot_of_its_own(text: str) -> None:
    """Whatever a brief holds, a page has only the elements and addresses that Dateline writes, properly nested."""
    nothing_is_forged(text)


@pytest.mark.long
@thorough
@given(st.one_of(hostile_text, any_text))
def test_content_never_makes_an_element_address_or_slot_of_its_own(text: str) -> None:
    """The same, sought for longer."""
    nothing_is_forged(text)


@quick
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_text_is_shown_as_it_was_typed(text: str) -> None:
    """Words without signs reach the page letter for letter."""
    typed = re.sub(r"[\\`*_~\[\]{}<>&@#|:!+=-]|^\s*\d+[.)]|\s+", "a", text)
    found, told = read(f"x{typed}x")
    assert told == ()
    assert unescape(re.sub("</?p>|\n", "", found.body.segments[0])) == f"x{typed}x"
