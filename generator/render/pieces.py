"""Pieces that recur are printed once: the entry of an event, the row of a brief, the masthead.

A macro that stands in RECURRING (code.py) keeps what it printed by what it was given. It sees nothing of the page but
what it asks (where a link leads, which section is current), so it prints anew only where the page answers otherwise.
Stands between code.py, whose macros these are, and links.py, which answers; knows no template.
"""

from collections.abc import Callable, Hashable
from typing import Any, Protocol

import msgspec

from generator.render.code import PlainMacro

KEPT = 700_000
"""Letters that one macro keeps before it forgets what it kept before these and was not asked for since."""
KEPT_FOR_LONG = 2_000_000
"""The same where pages are made again and again: marks of drawings recur from save to save, not from page to page."""
_AROUND = 500
"""Letters that a piece takes beside its own: what it is known by, what it asked."""
_VARIANTS = 8
"""Of one piece, for pages that answer differently: at other depths, above all."""

Asked = tuple[Callable[[Any, str], Hashable], str, Hashable]
"""What a piece asked of the page: the question, the address it was about, the answer."""


class Page(Protocol):
    """What answers: it notes what it is asked."""

    @property
    def asked(self) -> list[Asked]:
        """Each question with its answer, in order."""


Variant = tuple[tuple[Asked, ...], str]


class RecurringMacro(PlainMacro):
    """A macro that keeps what it printed."""

    _environment: Any
    """Jinja keeps it; ours has the page that is being made, and says how much a macro keeps."""

    def __init__(self, *made_of: Any) -> None:
        super().__init__(*made_of)
        self._firm: set[type] = {str, int, bool, type(None)}
        self._young: dict[Hashable, tuple[Variant, ...]] = {}
        self._old: dict[Hashable, tuple[Variant, ...]] = {}
        self._size = 0

    def __call__(self, *arguments: Any, **named: Any) -> str:
        """Its HTML, as it was printed before where that is the same."""
        page: Page | None = self._environment.page
        kinds = tuple(map(type, (*arguments, *named.values())))
        if page is None or not (self._firm.issuperset(kinds) or self._are_firm(kinds)):
            return super().__call__(*arguments, **named)
        key = (arguments, kinds, tuple(named.items())) if named else (arguments, kinds)
        try:
            variants = self._known(key)
        except TypeError:
            # Something in a record can change, and has no hash.
            return super().__call__(*arguments, **named)
        for asked, piece in variants:
            if _answers_alike(page, asked):
                return piece
        begun = len(page.asked)
        piece = super().__call__(*arguments, **named)
        self._size += len(piece) + _AROUND
        self._young[key] = ((tuple(page.asked[begun:]), piece), *variants[: _VARIANTS - 1])
        return piece

    def _known(self, key: Hashable) -> tuple[Variant, ...]:
        found = self._young.get(key)
        if found is not None:
            return found
        if self._size >= self._environment.keeps:
            self._old, self._young, self._size = self._young, {}, 0
        found = self._old.get(key, ())
        if found:
            self._young[key] = found
            self._size += sum(len(piece) + _AROUND for _, piece in found)
        return found

    def _are_firm(self, kinds: tuple[type, ...]) -> bool:
        """Whether values of these kinds never change, and print alike where they are equal."""
        self._firm.update(kind for kind in kinds if issubclass(kind, msgspec.Struct) and _is_firm(kind))
        return self._firm.issuperset(kinds)


def _is_firm(record: type[msgspec.Struct]) -> bool:
    return record.__struct_config__.frozen


def _answers_alike(page: Page, asked: tuple[Asked, ...]) -> bool:
    """Asks again, so that what a piece asked is noted of the piece around it too."""
    return not asked or all(ask(page, about) == answer for ask, about, answer in asked)
