"""CommonMark's blocks, found faster: a line is shown only to the rules that its first letter can concern.

The rules are markdown-it's own but for that of paragraphs, and what they make of a text is the same.
Stands below parser.py; knows no rule but by its name and first letters.
"""

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.markdown.plain_blocks import is_blank, read_plain_block
from generator.markdown.tokens import BlockToken

_BEGIN_WITH = {
    "blockquote": ">",
    "comment": "<",
    "container": ":",
    "fence": "`~",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "list": "*-+0123456789",
    "reference": "[",
}
"""Letters that a block of a rule begins with; a rule that is not named here is shown every line."""
_SECOND_LINES = {"lheading": "=-", "paragraph": "", "table": "|:-"}
"""Letters that the second line of a block begins with, of rules that take any first line."""
_Rules = tuple[RuleFuncBlockType, ...]


class BlockState(StateBlock):
    """markdown-it's state, which makes such tokens."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end."""
        if nesting < 0:
            self.level -= 1
        token = BlockToken(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class BlockParser(ParserBlock):
    """markdown-it's parser of blocks; the rules must stay as they are once it has parsed a text."""

    def __init__(self, ruler: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self.ruler = ruler
        self.ruler.at("paragraph", _paragraph, {"alt": []})
        self._all: _Rules = ()
        self._by_letter: dict[str, _Rules] = {}
        self._other: _Rules = ()
        self.ends: dict[str, _Rules] = {}
        """The rules that may end a paragraph, by first letter."""
        self.other_ends: _Rules = ()
        """Those for any other letter."""
        self._signs: frozenset[str] | None = None
        """The letters that begin a line which is not plain; None where any letter may."""

    def settle(self) -> None:
        """Sorts the rules by first letters; called once they are chosen."""
        rules = self.ruler.getRules("")
        named = dict(zip(rules, self.ruler.get_active_rules(), strict=True))
        self._all = tuple(rules)
        self._by_letter, self._other = _sorted([rule for rule in rules if named[rule] != "code"], named)
        self.ends, self.other_ends = _sorted(self.ruler.getRules("paragraph"), named)
        second = [_SECOND_LINES.get(named[rule]) for rule in (*self._other, *self.other_ends)]
        if None not in second:
            self._signs = frozenset((*self._by_letter, *self.ends, *"".join(filter(None, second)), " ", "\t"))

    def tokenize(self, state: StateBlock, start: int, end: int) -> None:
        """The blocks in these lines, as markdown-it finds them."""
        line, deepest = start, state.md.options.maxNesting
        has_empty = False
        while line < end:
            state.line = line = state.skipEmptyLines(line)
            if line >= end or state.sCount[line] < state.blkIndent:
                break
            if state.level >= deepest:
                state.line = end
                break
            self._parse_block(state, line, end)
            # A blank line before a block tells of no loose list.
            state.tight = not has_empty
            line = state.line
            if line - 1 < end and state.isEmpty(line - 1):
                has_empty = True
            if line < end and state.isEmpty(line):
                has_empty = True
                line += 1
                state.line = line

    def _parse_block(self, state: StateBlock, line: int, end: int) -> None:
        if state.sCount[line] - state.blkIndent >= 4:
            rules = self._all
        else:
            letter = state.src[state.bMarks[line] + state.tShift[line]]
            rules = self._by_letter.get(letter, self._other)
        for rule in rules:
            if rule(state, line, end, False):
                return
        raise AssertionError("a line that is not even a paragraph")

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The blocks of a text, block by block; the rules are asked where one is not plain."""
        lines = src.split("\n")
        last = len(lines) - is_blank(lines[-1])
        state: StateBlock | None = None
        line = 0
        while line < last:
            if is_blank(lines[line]):
                line += 1
                continue
            behind = line
            if self._signs is not None:
                behind = read_plain_block(lines, line, last, self._signs, tokens)
            if behind == line:
                state = state or BlockState(src, md, env, tokens)
                state.line = line
                self._parse_block(state, line, last)
                behind = state.line
            line = behind
        return tokens


def _sorted(
    rules: list[RuleFuncBlockType], named: dict[RuleFuncBlockType, str]
) -> tuple[dict[str, _Rules], _Rules]:
    letters = {letter for rule in rules for letter in _BEGIN_WITH.get(named[rule], "")}
    by_letter = {
        letter: tuple(rule for rule in rules if letter in _BEGIN_WITH.get(named[rule], letter))
        for letter in letters
    }
    return by_letter, tuple(rule for rule in rules if named[rule] not in _BEGIN_WITH)


def _paragraph(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """What no other rule takes, up to a blank line or a line that another rule may begin at."""
    parent, last = state.parentType, state.lineMax
    state.parentType = "paragraph"
    line = start + 1
    while line < last and not state.isEmpty(line) and not _ends_paragraph(state, line, last):
        line += 1
    state.parentType = parent
    state.line = line
    if line == start + 1 and "\t" not in state.src:
        content = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    else:
        content = state.getLines(start, line, state.blkIndent, keepLastLF=False)
    level = state.level
    state.tokens += (
        BlockToken("paragraph_open", "p", 1, level, "", [start, line]),
        BlockToken("inline", "", 0, level + 1, content.strip(MD_TRIM_CHARS), [start, line]),
        BlockToken("paragraph_close", "p", -1, level),
    )
    return True


def _ends_paragraph(state: StateBlock, line: int, last: int) -> bool:
    indent = state.sCount[line]
    if indent - state.blkIndent > 3 or indent < 0:
        # Code cannot end a paragraph; less than nothing is a line that a quotation takes as it is.
        return False
    parser = state.md.block
    assert isinstance(parser, BlockParser)
    letter = state.src[state.bMarks[line] + state.tShift[line]]
    rules = parser.ends.get(letter, parser.other_ends)
    return any(rule(state, line, last, True) for rule in rules)
