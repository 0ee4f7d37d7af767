"""Whatever is pasted into a brief, reading it ends: work grows as the text does, and deep nesting is refused."""

import sys
from collections.abc import Callable

import pytest

from generator.diagnostics.diagnostic import Diagnostic
from generator.markdown.engine import render_text
from generator.markdown.result import RenderedText

pytestmark = pytest.mark.law

Maker = Callable[[int], str]
_SIGNS = (
    "[ · ] · [a]( · [a](b) · [a][ · [a][b] · [a]{when=2014} · [a]{when=2014 · [a]{when=“2014 · [a]{",
    "{when= · [a]{x=1} · [a]{when=1}} · [x](when= · [a] (https://x · (a)[https://x]",
    '[a]{id=x when=2014} · when= · when  · ]  · {  · { · } · [a]{when="2014  · [a]{when=2014}\n\n',
    '[@ · [@a · [@a]  · [@a, as " · @a] · {@a} · (@a, via  · [[ · [[a]] · [[a| · [[@a]] · ^[',
    "[^a b] · ![ · ![a](b) · [a]: b\n · [a]:\n · [a](b “ · [a](< · [a](\\( · [a](a  · * · *a  · **a*",
    "_a*~~ · ~~a  · `x  · \\ · \\[ · \\{when= · < · <a  · <a: · <a@a. · <!-- · <!--\n\n · <? · <!A",
    "<![CDATA[ · <a b='x · <b> · </b · <div>\n\n · & · &amp · >  · -  · 1.  · > -  · *  · - a\n · |",
    "# a\n · a\n===\n · :::\n · ::: note\n · ::: note\n:::\n · :: events\n · ```\n · ```x\n\n",
    "a\n: b\n\n · :  · > [!NOTE]\n\n · x · word  · \n · \t · \0 · \r · \u00a0",
)
REPEATED = [sign for line in _SIGNS for sign in line.split(" · ")]
SHAPED: dict[str, Maker] = {
    "backticks": lambda n: "".join("`" * (i % 40 + 1) + " " for i in range(n)),
    "nested events": lambda n: "[" * n + "a" + "]{when=2014}" * n,
    "nested links": lambda n: "[" * n + "a" + "](b)" * n,
    "nested pictures": lambda n: "![" * n + "a" + "](b)" * n,
    "nested braces": lambda n: "[a]{when=" + "[" * n,
    "parts": lambda n: "[@a" + ", via b" * n + "]",
    "chains": lambda n: "[@a, via b" + " via c" * n + "]",
    "stray words": lambda n: "[a]{" + "x " * n + "}",
    "events that wait": lambda n: "[a]{when=2014} " * n + "[@b]",
    "citations beside": lambda n: "[a]{when=2014} " + "[@b] " * n,
    "citations within": lambda n: "[a " + "[@b] " * n + "]{when=2014}",
    "undefined notes": lambda n: "".join(f"[^a{i}] " for i in range(n)),
    "notes of notes": lambda n: "[^0]\n\n" + "".join(f"[^{i}]: [^{i + 1}]\n\n" for i in range(n)),
    "unused notes": lambda n: (
        "".join(f"[^z{i}]" for i in range(n)) + "".join(f"\n\n[^a{i}]: x" for i in range(n))
    ),
    "definitions": lambda n: "".join(f"[a{i}]: b\n" for i in range(n)) + "[c][d] " * n,
    "chronology": lambda n: "::: events\n" + "- 2014: a [@b]\n" * n + ":::",
    "rows": lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * n,
    "columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|",
    "closed blocks": lambda n: "::: note\n" * n + ":::\n" * n,
    "staircase": lambda n: "".join(" " * (2 * i) + "- a\n" for i in range(min(n, 300))),
    "quotations": lambda n: "\n".join(">" * min(i, 60) for i in range(n)),
    "headings alike": lambda n: "## a\n## a-1\n" * n,
    "anchors alike": lambda n: "## e-x\n" * n + "[a]{when=2014 id=x}",
}


def _repeat(sign: str) -> Maker:
    return lambda n: sign * n


GROWING = {repr(sign): _repeat(sign) for sign in REPEATED} | SHAPED
each_growing = pytest.mark.parametrize("make", GROWING.values(), ids=list(GROWING))


def read(text: str, *, html: bool = False) -> tuple[RenderedText, tuple[Diagnostic, ...]]:
    return render_text(text, path="b.md", first_line=1, brief_id="b", allow_html=html)


def calls(text: str, *, html: bool) -> int:
    """How many functions are called for a text: the same on every machine."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(text, html=html)
    finally:
        sys.setprofile(before)
    return count


@each_growing
def test_work_grows_no_faster_than_the_text(make: Maker) -> None:
    """A file four times as long takes about four times the work, never sixteen times."""
    html = "<" in make(1)
    read(make(150), html=html)
    few, many = calls(make(150), html=html), calls(make(600), html=html)
    assert many <= 6 * few + 2000


@pytest.mark.parametrize("sign", ["[", "> ", "* ", "- ", "1. ", "*", "`", "<", "("])
def test_a_hundred_thousand_signs_are_read_or_refused(sign: str) -> None:
    """Deep nesting and endless openings are a message, not a crash or a hang; nobody is told a million faults."""
    _, told = read(sign * 100_000)
    assert len(told) <= 1001


@pytest.mark.parametrize("sign", ["[[", "[a](", "[@a", "{when=", "[a]{when=2014", "[a]{when=2014} ", "<!-- "])
def test_ten_thousand_marks_are_read_or_refused(sign: str) -> None:
    """The same for what is longer."""
    _, told = read(sign * 10_000)
    assert len(told) <= 1001


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 5_000_000, id="one word"),
        pytest.param("word " * 1_000_000, id="one line"),
        pytest.param("a\n" * 100_000, id="a paragraph of many lines"),
        pytest.param(" " * 2_000_000 + "x", id="spaces"),
    ],
)
def test_megabytes_are_read(text: str) -> None:
    """A file of five megabytes in one line, or of many lines, is a page."""
    found, _ = read(text)
    assert found.plain


@pytest.mark.long
@each_growing
@pytest.mark.parametrize("html", [False, True])
def test_whatever_grows_is_read_or_refused(make: Maker, html: bool) -> None:
    """The same for every sign, with and without HTML: it ends."""
    _, told = read(make(20_000), html=html)
    assert len(told) <= 1002
