"""Block tokens become HTML in segments and slots, plain words, headings and footnotes."""

from collections.abc import Callable
from html import escape

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.markdown.draft import Draft, end_source, plain_since, report_line, tell_judgement
from generator.markdown.parser import DEEPEST
from generator.markdown.rules.alert import note_word, read_alert, write_note_start
from generator.markdown.rules.chronology import mark_items
from generator.markdown.rules.container import check_container, tell_stray
from generator.markdown.rules.event import MARKED
from generator.markdown.rules.figure import write_figure
from generator.markdown.rules.footnote import (
    keep_note,
    tell_unused_notes,
    write_footnote_end,
    write_footnote_start,
    write_footnotes_start,
)
from generator.markdown.rules.heading import (
    settle_headings,
    shift_headings,
    tell_unspaced,
    write_heading_end,
    write_heading_start,
)
from generator.markdown.rules.html import write_raw_block
from generator.markdown.rules.table import cell_class, check_cells
from generator.markdown.write_inline import (
    parse_source,
    place_source,
    write_children,
    write_item,
    write_source,
)

_TAGS = {
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "comment_block": "\n",
    "hr": "<hr>\n",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>\n",
    "tr_close": "</tr>\n",
    "table_close": "</table></div>\n",
}


class Blocks(msgspec.Struct):
    """The tokens of one text, and what of them is open."""

    draft: Draft
    parser: MarkdownIt
    tokens: list[Token]
    closers: list[str] = []
    """What closes the quotations, notes and cells that are open."""
    rooms: list[tuple[int, int]] = []
    paragraphs: list[str] = []
    """Words of the first paragraph that stands in no other block, and before it of any."""


def write_text(draft: Draft, parser: MarkdownIt, tokens: list[Token]) -> None:
    """The whole text, its footnotes last."""
    blocks = Blocks(draft, parser, tokens, [], [], [])
    shift_headings(tokens, draft)
    if any("##" in line for line in draft.lines):
        tell_unspaced(tokens, draft)
    _write_range(blocks, 0, len(tokens))
    if draft.first_paragraph is None and blocks.paragraphs:
        draft.first_paragraph = blocks.paragraphs[0]
    _write_footnotes(blocks)
    tell_unused_notes(draft, tokens)
    settle_headings(draft)


def _write_range(blocks: Blocks, at: int, end: int) -> None:
    draft, tokens = blocks.draft, blocks.tokens
    while at < end:
        token = tokens[at]
        kind = token.type
        if token.level >= DEEPEST - 2 and token.nesting > 0:
            _tell_depth(draft, token)
        if tag := _TAGS.get(kind):
            draft.html.append(tag)
            if tag[-1] == "\n":
                draft.plain.append("\n")
            at += 1
        elif kind == "paragraph_open":
            at = _write_paragraph(blocks, at)
        elif kind == "inline":
            write_source(draft, blocks.parser, token)
            at += 1
        else:
            at = _WRITERS[kind](blocks, at)


def _write_paragraph(blocks: Blocks, at: int) -> int:
    draft, opening, token = blocks.draft, blocks.tokens[at], blocks.tokens[at + 1]
    start = len(draft.plain)
    if token.meta.get("chronology"):
        draft.html.append("" if opening.hidden else "<p>")
        write_item(draft, blocks.parser, token)
    elif token.content.startswith("![") and token.content[-1:] in ")]":
        place_source(draft, token)
        children = parse_source(draft, blocks.parser, token.content)
        if write_figure(draft, children):
            return at + 3
        draft.html.append("" if opening.hidden else "<p>")
        write_children(draft, children)
        end_source(draft)
    else:
        draft.html.append("" if opening.hidden else "<p>")
        write_source(draft, blocks.parser, token)
    if not opening.hidden:
        draft.html.append("</p>\n")
    if "confidence" in token.content and "</blockquote>\n" not in blocks.closers:
        tell_judgement(draft, plain_since(draft, start), opening.map or [0, 0])
    if draft.first_paragraph is None:
        words = plain_since(draft, start)
        if words and opening.level == 0:
            draft.first_paragraph = words
        elif words:
            blocks.paragraphs.append(words)
    draft.plain.append("\n")
    return at + 3


def _write_heading(blocks: Blocks, at: int) -> int:
    draft, token = blocks.draft, blocks.tokens[at + 1]
    room = write_heading_start(draft)
    place_source(draft, token)
    write_source(draft, blocks.parser, token)
    write_heading_end(draft, blocks.tokens[at], room)
    draft.plain.append("\n")
    return at + 3


def _write_quotation(blocks: Blocks, at: int) -> int:
    note = read_alert(blocks.tokens, at, blocks.draft)
    if note is None:
        blocks.draft.html.append("<blockquote>\n")
        blocks.closers.append("</blockquote>\n")
        return at + 1
    kind, title = note
    line = blocks.tokens[at + 2].map[0] - 1  # type: ignore[index]
    _open_note(blocks, kind, title, line)
    return at + 4 if blocks.tokens[at + 2].hidden else at + 1


def _open_note(blocks: Blocks, kind: str, title: str, line: int) -> None:
    draft = blocks.draft
    write_note_start(draft, kind)
    if title:
        write_source(draft, blocks.parser, Token("inline", "", 0, content=title, map=[line, line + 1]))
    else:
        draft.html.append(note_word(draft, kind))
    draft.html.append("</p>\n")
    draft.plain.append("\n")
    blocks.closers.append("</aside>\n")


def _write_closer(blocks: Blocks, at: int) -> int:
    blocks.draft.html.append(blocks.closers.pop())
    blocks.draft.plain.append("\n")
    return at + 1


def _write_container(blocks: Blocks, at: int) -> int:
    token = blocks.tokens[at]
    line = token.map[0] if token.map else 0
    kind = check_container(blocks.draft, token.meta["name"], line, closed=token.meta["closed"])
    if kind != "events":
        _open_note(blocks, kind, token.meta["title"], line)
        return at + 1
    mark_items(blocks.tokens, at, blocks.draft)
    if token.meta["title"]:
        message, hint = "a chronology has no title of its own", "write it as a heading above"
        report_line(blocks.draft, "block-title", message, hint, line, word=token.meta["title"])
    blocks.closers.append("")
    return at + 1


def _write_stray(blocks: Blocks, at: int) -> int:
    token = blocks.tokens[at]
    tell_stray(blocks.draft, token.map[0], slipped=token.meta["slipped"])  # type: ignore[index]
    return at + 1


def _write_list(blocks: Blocks, at: int) -> int:
    token = blocks.tokens[at]
    kind = f' class="{token.attrs["class"]}"' if "class" in token.attrs else ""
    first = f' start="{token.attrs["start"]}"' if "start" in token.attrs else ""
    blocks.draft.html.append(f"<{token.tag}{kind}{first}>\n")
    return at + 1


def _write_table(blocks: Blocks, at: int) -> int:
    check_cells(blocks.tokens, at, blocks.draft)
    blocks.draft.html.append('<div class="table"><table>\n')
    return at + 1


def _write_cell(blocks: Blocks, at: int) -> int:
    token, source = blocks.tokens[at], blocks.tokens[at + 1]
    head = token.tag == "th" and source.content
    tag = "th" if head else "td"
    scope = ' scope="col"' if head else ""
    blocks.draft.html.append(f"<{tag}{scope}{cell_class(token)}>")
    write_source(blocks.draft, blocks.parser, source, in_cell=True)
    blocks.draft.html.append(f"</{tag}>\n")
    blocks.draft.plain.append("\n")
    return at + 3


def _write_code(blocks: Blocks, at: int) -> int:
    draft, token = blocks.draft, blocks.tokens[at]
    line = token.map[0] if token.map else 0
    language = escape(token.info.split()[0]) if token.info.strip() else ""
    opening = f'<pre><code class="language-{language}">' if language else "<pre><code>"
    draft.html.append(f"{opening}{escape(token.content, quote=False)}</code></pre>\n")
    draft.plain.append(token.content)
    if token.type == "code_block" and MARKED.search(token.content):
        message = "a line indented by four spaces is code, and events in it are not read"
        report_line(draft, "code-indented", message, "take the indentation off", line, "warning")
    elif token.type == "fence" and token.map is not None and not _is_closed(draft, token):
        hint = f"write {token.markup} on a line of its own behind its last line"
        report_line(
            draft, "code-unclosed", "this code is not closed, and takes in all that follows", hint, line
        )
    return at + 1


def _is_closed(draft: Draft, token: Token) -> bool:
    assert token.map is not None
    last = token.map[1] - 1
    return last > token.map[0] and draft.lines[last].strip(" \t>").startswith(token.markup)


def _write_raw(blocks: Blocks, at: int) -> int:
    write_raw_block(blocks.draft, blocks.tokens[at])
    return at + 1


def _keep_note(blocks: Blocks, at: int) -> int:
    return keep_note(blocks.draft, blocks.tokens, at)


def _write_footnotes(blocks: Blocks) -> None:
    """Notes may refer to further notes, which are added to the list while it is gone through."""
    draft = blocks.draft
    if not draft.note_order:
        return
    write_footnotes_start(draft)
    for number, label in enumerate(draft.note_order, start=1):
        write_footnote_start(draft, number)
        _write_range(blocks, *draft.notes.get(label, (0, 0)))
        write_footnote_end(draft, label, number)
    draft.html.append("</ol>\n</section>\n")


def _tell_depth(draft: Draft, token: Token) -> None:
    message = "blocks stand so deep in one another that the innermost are left out"
    hint = "take some lists or quotations out of the others"
    report_line(draft, "block-depth", message, hint, token.map[0] if token.map else 0)


_WRITERS: dict[str, Callable[[Blocks, int], int]] = {
    "blockquote_close": _write_closer,
    "blockquote_open": _write_quotation,
    "bullet_list_open": _write_list,
    "code_block": _write_code,
    "container_close": _write_closer,
    "container_open": _write_container,
    "container_stray": _write_stray,
    "fence": _write_code,
    "footnote_reference_open": _keep_note,
    "heading_open": _write_heading,
    "html_block": _write_raw,
    "ordered_list_open": _write_list,
    "table_open": _write_table,
    "td_open": _write_cell,
    "th_open": _write_cell,
}
