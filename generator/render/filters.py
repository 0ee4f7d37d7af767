"""Pure filters that every template has: text to safe HTML with figures and designations kept in one piece.

Nothing here knows the page, its language or its address; what does is in desk.py.
"""

import re
from collections.abc import Callable
from typing import Any

import msgspec
from markupsafe import Markup, escape

# A designation (Su-25, TOS-1A, 2S19-M2) is one word and must not break at its hyphen.
_DESIGNATION = r"\b(?:[A-Z][A-Za-z]{0,4}|\d[A-Z]\d{1,3})-\d[\w./]*"
# A figure or range without a letter (24-27, $4.2, 1,200) would turn round in right-to-left text.
# The lookbehind keeps the search linear: a run of digits is tried once, not once a digit.
_FIGURE = r"(?<!\d)(?:[$€£¥]?\d+(?:[.,:/–-]\d+)+%?|[$€£¥]\d+%?|\d+%)"
# Whole tags and character references are passed over.
_PASSED_OVER = r"<[^>]*>|&[#\w]+;"
_LEFT_TO_RIGHT = re.compile(f"{_PASSED_OVER}|(?P<name>{_DESIGNATION})|(?P<figure>(?!))")
_RIGHT_TO_LEFT = re.compile(f"{_PASSED_OVER}|(?P<name>{_DESIGNATION})|(?P<figure>{_FIGURE})")
_DIGIT = re.compile(r"\d")


def prose(text: str, direction: str = "ltr") -> Markup:
    """A title, name or sentence, escaped; designations do not break, in `rtl` text figures are isolated."""
    return Markup(prose_in_html(escape(text), direction))


def prose_in_html(html: str, direction: str = "ltr", *, inside_tag: bool = False) -> str:
    """The same for a stretch of HTML; with `inside_tag` it begins within a tag, which is left alone."""
    if not _DIGIT.search(html):
        return html
    start = html.find(">") + 1 if inside_tag else 0
    pattern = _RIGHT_TO_LEFT if direction == "rtl" else _LEFT_TO_RIGHT
    return str(html[:start]) + pattern.sub(_keep_together, str(html[start:]))


def linked_data(value: Any) -> Markup:
    """JSON for a script element that holds data: no `<`, `>` or `&` of the content can end it."""
    text = msgspec.json.encode(value).decode("utf-8")
    for letter, code in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(letter, code)
    return Markup(text)


def _keep_together(match: re.Match[str]) -> str:
    found = match.group()
    if match["name"]:
        return f'<span class="nb">{found}</span>'
    return f'<bdi dir="ltr">{found}</bdi>' if match["figure"] else found


FILTERS: dict[str, Callable[..., Any]] = {"prose": prose, "linked_data": linked_data}
