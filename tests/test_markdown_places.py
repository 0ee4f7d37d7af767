"""Whatever the text, reading it ends in a page or in faults, and all that is told stands where the signs stand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_markdown_laws import FIRST_LINE, any_text, lines_of, quick, read, seen_text, thorough

from generator.diagnostics.span import Span
from generator.markdown import engine, parser
from generator.markdown.engine import render_inline
from generator.markdown.result import NameSlot

pytestmark = pytest.mark.law


def faults_have_places(text: str, *, html: bool) -> None:
    _, told = read(text, html=html)
    lines = lines_of(text)
    for each in told:
        assert each.message
        assert each.hint
        assert "\n" not in each.fixed_line
        assert each.span is not None
        line = lines[each.span.line - FIRST_LINE]
        assert 1 <= each.span.column <= len(line) + 1
        assert each.span.column - 1 + each.span.length <= len(line)


@quick
@given(any_text, st.booleans())
@example("\u00a0\n*[@a, p. 3]{#x}", False)
@example("> [!NOTE]\n> \u00a0\n> ]{when=2014}", False)
def test_no_text_is_too_strange(text: str, html: bool) -> None:
    """Any text ends in a page, or in faults whose place is within the file and that say what to do."""
    faults_have_places(text, html=html)


@pytest.mark.long
@thorough
@given(any_text, st.booleans())
def test_no_text_is_ever_too_strange(text: str, html: bool) -> None:
    """The same, sought for longer."""
    faults_have_places(text, html=html)


@quick
@given(any_text, st.integers(0, 4), st.sampled_from(["", '"', "'", "|", ">"]))
def test_no_field_is_too_strange(text: str, column: int, mark: str) -> None:
    """The same for a text of front matter, however it was quoted."""
    lines = ("title: T", f"{' ' * column}{mark}", *lines_of(text))
    _, told = render_inline(
        text, path="b.md", span=Span(2, column + 1, 1), brief_id="b", lines=lines, first_line=1
    )
    for each in told:
        assert each.span is not None
        line = lines[each.span.line - 1]
        assert each.span.column - 1 + each.span.length <= max(len(line), column + 1)


BEGINNINGS = {"event": "[", "quote": "[", "source": "@", "name": "[["}


@quick
@given(seen_text)
@example("> - a\n>\n>   [It landed]{when=2014} [@a] [[A]]")
@example("| a \\| b | [[A]] [@a] |\n|---|---|\n| [x]{when=2014} | [x]{when=2014} |")
def test_places_are_where_the_signs_stand(text: str) -> None:
    """The caret stands under the event, source or name itself, in lists, quotations and tables too."""
    found, _ = read(text)
    lines = lines_of(text)
    # An item of a chronology is an event without brackets.
    events = () if "::: events" in text else found.events
    spans = [("event", each.span) for each in events]
    spans += [("quote", each.span) for each in found.quotes]
    spans += [("source", claim.span) for group in found.citations for claim in group.claims]
    spans += [("name", slot.span) for slot in found.body.slots if isinstance(slot, NameSlot)]
    for kind, span in spans:
        assert lines[span.line - FIRST_LINE].startswith(BEGINNINGS[kind], span.column - 1)


@quick
@given(any_text, st.booleans())
def test_rules_that_are_left_out_make_no_difference(text: str, html: bool) -> None:
    """A text reads the same whether the rules it has no signs of are there or not."""
    swift = read(text, html=html)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            engine, "parser_for", lambda _, *, allow_html: parser._make_parser((), allow_html=allow_html)
        )
        assert read(text, html=html) == swift
