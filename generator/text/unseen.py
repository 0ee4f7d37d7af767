"""Letters that nobody sees and no writer means, and what is said of them wherever they are typed.

They come with text copied from PDFs and terminals. Knows neither YAML nor Markdown.
"""

from generator.text.patterns import pattern

LINE_ENDS = frozenset("\x85\u2028\u2029")
"""Line ends to some readers, and to editors nothing: where one is typed, a space is meant."""

CONTROL = pattern("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""All of them, line feeds and tabs apart."""


def meant_by_unseen(letter: str) -> str:
    """What is read in its place."""
    return " " if letter in LINE_ENDS else ""


def unseen_words(letter: str) -> tuple[str, str]:
    """(what is said of it, the hint)."""
    number = f"U+{ord(letter):04X}"
    if letter in LINE_ENDS:
        return f"an invisible line end ({number}) stands here, and is read as a space", "type a space instead"
    hint = "delete it; it often comes with text copied from a PDF"
    return f"an invisible control character ({number}) stands here", hint
