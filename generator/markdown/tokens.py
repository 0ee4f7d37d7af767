"""markdown-it's tokens, made in half the time: there are a hundred in a brief. Knows no rule."""

from typing import Any, Literal

from markdown_it.token import Token


class BlockToken(Token):
    """The token of a block."""

    __slots__ = ()

    def __init__(
        self,
        type: str,  # noqa: A002
        tag: str,
        nesting: Literal[-1, 0, 1],
        level: int,
        content: str = "",
        map: list[int] | None = None,  # noqa: A002
        markup: str = "",
    ) -> None:
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = map
        self.level = level
        self.children = None
        self.content = content
        self.markup = markup
        self.info = ""
        self.meta = {}
        self.block = True
        self.hidden = False


class InlineToken(Token):
    """The token of a stretch of text, a mark or one of its ends; nobody asks for its tag and level."""

    __slots__ = ()

    def __init__(
        self,
        type: str,  # noqa: A002
        nesting: Literal[-1, 0, 1] = 0,
        content: str = "",
        meta: dict[str, Any] | None = None,
    ) -> None:
        self.type = type
        self.tag = ""
        self.nesting = nesting
        self.attrs = {}
        self.map = None
        self.level = 0
        self.children = None
        self.content = content
        self.markup = ""
        self.info = ""
        self.meta = {} if meta is None else meta
        self.block = False
        self.hidden = False
