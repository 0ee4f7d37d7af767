"""Values as YAML text, for files that Dateline begins for an author. Writes what our own reader reads."""

import re
from collections.abc import Iterable
from unicodedata import category

# Plain where nobody could misread it: no ": ", no " #", no sign with a meaning at the start.
_PLAIN = re.compile(r"[^\W_](?:[\w.,;()/&+%’'“”?!=~-]|[:#](?=\w|/)| (?![#\s]|$))*")

_NOT_ON_A_LINE = frozenset({"Cc", "Cn", "Cs", "Zl", "Zp"})


def scalar(text: str) -> str:
    """A text as one value: plain where that is safe, else in double quotes."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def listed(texts: Iterable[str]) -> str:
    """Texts as a list on one line."""
    return "[" + ", ".join(quoted(text) if _splits(text) else scalar(text) for text in texts) + "]"


def quoted(text: str) -> str:
    """A text in double quotes, on one line. Joiners and wide spaces, which nobody sees either, are part of words."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(" " if category(letter) in _NOT_ON_A_LINE else letter for letter in escaped)}"'


def _splits(text: str) -> bool:
    return any(letter in text for letter in ",[]{}")
