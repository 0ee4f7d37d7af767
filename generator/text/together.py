"""Designations and figures kept in one piece in HTML: they must not break at a hyphen, nor turn round in other text."""

import re
from collections.abc import Iterator

# A designation (Su-25, TOS-1A, 2S19-M2) is one word and must not break at its hyphen.
_DESIGNATION = r"\b(?:[A-Z][A-Za-z]{0,4}|\d[A-Z]\d{1,3})-\d[\w./]*"
# Nor is the Arabic article parted from its name (al-Dulaimi, Al-Monitor).
_ARTICLE = r"\b[AaEe]l-[A-Z]\w*"
# A figure or range without a letter (24-27, $4.2, 1,200) would turn round in right-to-left text.
# The lookbehind keeps the search linear: a run of digits is tried once, not once a digit.
_FIGURE = r"(?<!\d)(?:[$€£¥]?\d+(?:[.,:/–-]\d+)+%?|[$€£¥]\d+%?|\d+%)"
_REFERENCE = r"&[#\w]+;"
_LEFT_TO_RIGHT = re.compile(f"{_REFERENCE}|(?P<name>{_DESIGNATION}|{_ARTICLE})|(?P<figure>(?!))")
_RIGHT_TO_LEFT = re.compile(f"{_REFERENCE}|(?P<name>{_DESIGNATION}|{_ARTICLE})|(?P<figure>{_FIGURE})")
_HYPHEN = re.compile(r"-\d|l-[A-Z]")
_DIGIT = re.compile(r"\d")


def keep_together(html: str, direction: str = "ltr", *, inside_tag: bool = False) -> str:
    """HTML with designations that do not break; in `rtl` text figures keep their direction.

    With `inside_tag` it begins within a tag, which is left alone.
    """
    turned = direction == "rtl"
    if not _HYPHEN.search(html) and not (turned and _DIGIT.search(html)):
        return html
    start = html.find(">") + 1 if inside_tag else 0
    return html[:start] + "".join(_pieces(html, start, turned=turned))


def _pieces(html: str, at: int, *, turned: bool) -> Iterator[str]:
    """Tag by tag, the text between them kept together: most figures and hyphens stand in addresses."""
    pattern = _RIGHT_TO_LEFT if turned else _LEFT_TO_RIGHT
    while at < len(html):
        tag = html.find("<", at)
        behind = html.find(">", tag) + 1 if tag >= 0 else 0
        if not behind:
            tag = behind = len(html)
        text = html[at:tag]
        yield pattern.sub(_kept, text) if _HYPHEN.search(text) or (turned and _DIGIT.search(text)) else text
        yield html[tag:behind]
        at = behind


def _kept(match: re.Match[str]) -> str:
    found = match.group()
    if match["name"]:
        return f'<span class="nb">{found}</span>'
    return f'<bdi dir="ltr">{found}</bdi>' if match["figure"] else found
