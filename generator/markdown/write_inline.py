"""Inline tokens become HTML, slots and plain words."""

import re
from collections.abc import Callable
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.markdown.draft import Draft, end_source
from generator.markdown.marks import AutolinkMark
from generator.markdown.parser import parse_inline
from generator.markdown.places import place_of_lines
from generator.markdown.result import EventDateSlot
from generator.markdown.rules.chronology import date_words_of_one_event, take_date, words_end
from generator.markdown.rules.citation import write_citation
from generator.markdown.rules.event import write_due_dates, write_end, write_start
from generator.markdown.rules.figure import write_picture_in_line
from generator.markdown.rules.footnote import write_note_mark
from generator.markdown.rules.html import write_raw
from generator.markdown.rules.link import write_link_start
from generator.markdown.rules.table import cell_place
from generator.markdown.rules.wikilink import write_name
from generator.markdown.scan import scan
from generator.markdown.unseen import letters_of_code

_MARKED = re.compile(r"[\\`*_~\[\]{<&=@［【]")
_LINE_ENDS = re.compile(r"[ \t]*\n[ \t]*")
_CLOSERS = ("em_close", "strong_close", "s_close", "event_close", "quote_close")
_BREAKS = {"softbreak": "\n", "hardbreak": "<br>\n", "comment": ""}
_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "link_close": "</a>",
}


def write_source(draft: Draft, parser: MarkdownIt, token: Token, *, in_cell: bool = False) -> None:
    """An inline token's source: placed, scanned, parsed and written. Most text has no marks, and is quick."""
    source = token.content
    if in_cell:
        draft.place = cell_place(draft, token, draft.place)
    if is_plain(source):
        write_plain(draft, source)
        return
    if not in_cell:
        place_source(draft, token)
    write_children(draft, parse_source(draft, parser, source))
    end_source(draft)


def is_plain(source: str) -> bool:
    """Whether nothing in a source can be a mark of ours or of Markdown."""
    return _MARKED.search(source) is None and "  \n" not in source


def write_plain(draft: Draft, source: str) -> None:
    """A source that is plain."""
    words = _LINE_ENDS.sub("\n", source) if "\n" in source else source
    draft.html.append(escape(words, quote=False))
    draft.plain.append(words)


def place_source(draft: Draft, token: Token) -> None:
    """Sets the draft's place to where the token's source stands."""
    line = token.map[0] if token.map else 0
    draft.place = place_of_lines(token.content, line, draft.lines, draft.first_line)


def parse_source(draft: Draft, parser: MarkdownIt, source: str) -> list[Token]:
    """The tokens of a source whose place is the draft's."""
    return parse_inline(parser, source, scan(source, draft), draft.env)


def write_item(draft: Draft, parser: MarkdownIt, token: Token) -> None:
    """An item of a chronology: its date, its words as an event, what is cited for it."""
    told = take_date(token, draft)
    place_source(draft, token)
    children = parse_source(draft, parser, token.content)
    end = words_end(children)
    if told is None or date_words_of_one_event(children, end, told):
        write_children(draft, children)
    else:
        draft.html.extend((EventDateSlot(len(draft.events)), " "))
        write_start(draft, told, 0, len(token.content))
        write_children(draft, children[:end])
        if isinstance(draft.html[-1], str):
            draft.html[-1] = draft.html[-1].rstrip()
        write_end(draft, "written")
        write_children(draft, children[end:])
    end_source(draft)


def write_children(draft: Draft, children: list[Token]) -> None:
    """Tokens in their order; a picture's words are collected, not printed."""
    html, plain = draft.html, draft.plain
    at, count = 0, len(children)
    while at < count:
        token = children[at]
        kind = token.type
        if kind in ("text", "text_special"):
            words = letters_of_code(draft, token) if token.info == "entity" else token.content
            html.append(escape(words, quote=False))
            plain.append(words)
        elif kind == "picture_open":
            at = write_picture_in_line(draft, children, at)
        elif kind in _BREAKS:
            html.append(_BREAKS[kind])
            plain.append(" ")
        elif kind == "event_close" or kind == "quote_close":
            write_end(draft, "behind citation" if _cited_next(children, at + 1) else "here")
        elif tag := _TAGS.get(kind):
            html.append(tag)
        else:
            _WRITERS[kind](draft, token)
        at += 1


def _cited_next(children: list[Token], at: int) -> bool:
    """Whether a citation follows with nothing but spaces between."""
    while at < len(children):
        token = children[at]
        if token.type == "citation":
            return True
        if token.type not in ("softbreak", *_CLOSERS) and not (
            token.type == "text" and not token.content.strip()
        ):
            return False
        at += 1
    return False


def _write_code(draft: Draft, token: Token) -> None:
    draft.html.append(f"<code>{escape(token.content, quote=False)}</code>")
    draft.plain.append(token.content)


def _write_citation(draft: Draft, token: Token) -> None:
    write_citation(draft, token.meta["mark"])
    write_due_dates(draft)


def _write_autolink(draft: Draft, token: Token) -> None:
    mark: AutolinkMark = token.meta["mark"]
    write_link_start(draft, mark)
    draft.html.append(f"{escape(mark.words, quote=False)}</a>")
    draft.plain.append(mark.words)


def _write_told(draft: Draft, token: Token) -> None:
    mark = token.meta["mark"]
    write_start(draft, mark.told if token.type == "event_open" else mark.said, mark.start, mark.end)


_WRITERS: dict[str, Callable[[Draft, Token], None]] = {
    "autolink": _write_autolink,
    "citation": _write_citation,
    "code_inline": _write_code,
    "event_open": _write_told,
    "link_open": lambda draft, token: write_link_start(draft, token.meta["mark"]),
    "name": lambda draft, token: write_name(draft, token.meta["mark"]),
    "note": lambda draft, token: write_note_mark(draft, token.meta["mark"]),
    "quote_open": _write_told,
    "raw": lambda draft, token: write_raw(draft, token.meta["mark"]),
}
