"""Texts as YAML values: what may stand without quotes, and the plainest quotes for what may not."""

import re

# Safe in a block and in brackets: no sign that YAML could take for anything else.
_BARE = re.compile(r"(?:[^\W_]|/(?=\w))(?:[\w./+~?%-]|:(?=[\w/])| (?=[\w(]))*")


def quoted(text: str) -> str:
    """The text in the plainest quotes that hold it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(text: str) -> str:
    """The text as a value on one line: bare where nobody could misread it, else in quotes."""
    return text if _BARE.fullmatch(text) else quoted(text)
