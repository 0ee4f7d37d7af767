"""The Markdown parser: CommonMark's blocks with ours among them, and inline rules that know our marks.

Built once for each setting; it keeps nothing of a text, whose state is all in its `env` and its draft.
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from generator.markdown.block_parser import BlockParser
from generator.markdown.draft import Env
from generator.markdown.marks import EventMark, LinkMark, Mark, QuoteMark
from generator.markdown.plain_inline import read_plainly
from generator.markdown.rules.comment import comment_block
from generator.markdown.rules.container import container_block

DEEPEST = 60
"""Levels of blocks in blocks, or of spans in spans; what is deeper is told and left out."""
_TERMINATORS = re.compile(r"[\n\\`*_~\[\]<&]|!(?=\[)")  # with ], where marked words end
_SIGNS = {
    "backticks": ("`",),
    "blockquote": (">",),
    "code": ("    ", "\t"),
    "comment": ("<!--",),
    "container": ("::",),
    "entity": ("&",),
    "escape": ("\\",),
    "fence": ("```", "~~~"),
    "footnote_def": ("[^",),
    "heading": ("#",),
    "html_block": ("<",),
    "reference": ("]:",),
    "strikethrough": ("~~",),
    "table": ("|",),
}
_LINES = {
    "deflist": re.compile(r"\n[ \t>]*[:~][ \t]"),
    "lheading": re.compile(r"\n[ \t>]*(?:=+|-+)[ \t]*(?=\n|\Z)"),
}
_ENDS_PARAGRAPH: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_ENDS_TEXT: RuleOptionsType = {"alt": ["paragraph", "reference"]}


def parser_for(text: str, *, allow_html: bool) -> MarkdownIt:
    """The parser for a text. Rules whose signs are nowhere in it are left out: nine in ten are, which is quicker."""
    idle = [rule for rule, signs in _SIGNS.items() if not any(sign in text for sign in signs)]
    idle += [rule for rule, line in _LINES.items() if line.search(text) is None]
    return _make_parser(tuple(idle), allow_html=allow_html)


@cache
def _make_parser(idle: tuple[str, ...], *, allow_html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": allow_html, "maxNesting": DEEPEST})
    blocks = BlockParser(parser.block.ruler)
    parser.block = blocks
    parser.enable(["table", "strikethrough"])
    parser.use(deflist_plugin)
    parser.block.ruler.before("reference", "footnote_def", footnote_def, _ENDS_TEXT)
    parser.block.ruler.before("fence", "comment", comment_block, _ENDS_PARAGRAPH)
    parser.block.ruler.before("fence", "container", container_block, _ENDS_PARAGRAPH)
    parser.inline.ruler.after("text", "mark", _mark)
    parser.inline.terminator_re = _TERMINATORS
    parser.disable(["link", "image", "autolink", "html_inline", *idle])
    if not allow_html:
        parser.disable(["html_block"])
    blocks.settle()
    # Which addresses may be typed is decided, with a message, in rules/link.py.
    parser.validateLink = bool  # type: ignore[method-assign, assignment]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    return parser


def parse_blocks(parser: MarkdownIt, text: str, env: Env) -> list[Token]:
    """The blocks of a text; inline tokens hold their source still."""
    tokens: list[Token] = []
    parser.block.parse(text, parser, env, tokens)
    return tokens


def parse_inline(parser: MarkdownIt, source: str, marks: dict[int, Mark], env: Env) -> list[Token]:
    """The inline tokens of a source whose marks were scanned; the rules are asked where it is not plain."""
    plain = read_plainly(source, marks)
    if plain is not None:
        return plain
    tokens: list[Token] = []
    env["marks"] = marks
    parser.inline.parse(source, parser, env, tokens)
    return tokens


def _mark(state: StateInline, silent: bool) -> bool:
    """A mark becomes a token, or a pair of them round its words, which are parsed as any text."""
    mark: Mark | None = state.env["marks"].get(state.pos)
    if mark is None or mark.end > state.posMax:
        return False
    if not silent:
        if isinstance(mark, EventMark | QuoteMark | LinkMark):
            state.push(f"{mark.kind}_open", "", 1).meta["mark"] = mark
            end = state.posMax
            state.pos, state.posMax = mark.inner, mark.close
            state.md.inline.tokenize(state)
            state.posMax = end
            state.push(f"{mark.kind}_close", "", -1).meta["mark"] = mark
        else:
            state.push(mark.kind, "", 0).meta["mark"] = mark
    state.pos = mark.end
    return True
