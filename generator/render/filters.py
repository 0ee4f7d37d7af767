"""Pure filters that every template has: text to safe HTML.

Nothing here knows the page, its language or its address; what does is in desk.py.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec
from markupsafe import Markup

from generator.render.code import printed
from generator.text.together import keep_together

_LONGEST_REMEMBERED = 150


def prose(text: str, direction: str = "ltr") -> Markup:
    """A title, name or sentence, escaped; designations do not break, in `rtl` text figures are isolated."""
    if type(text) is str and len(text) <= _LONGEST_REMEMBERED:
        return _remembered_prose(text, direction)
    return Markup(keep_together(str(printed(text)), direction))


@lru_cache(maxsize=8_000)
def _remembered_prose(text: str, direction: str) -> Markup:
    """Names of tags, outlets and people, and titles, stand on many pages."""
    return Markup(keep_together(printed(text), direction))


def linked_data(value: Any) -> Markup:
    """JSON for a script element that holds data: no `<`, `>` or `&` of the content can end it."""
    text = msgspec.json.encode(value).decode("utf-8")
    for letter, code in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(letter, code)
    return Markup(text)


FILTERS: dict[str, Callable[..., Any]] = {"prose": prose, "linked_data": linked_data}
