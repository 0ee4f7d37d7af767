"""How a line of a file looks in a terminal: what cannot be shown made visible, and the width of it all.

Terminals count cells: a tab is a stretch of them, a Chinese letter two, a combining mark none.
"""

import unicodedata

TAB = 4
_WIDE = ("W", "F")
_WIDTHLESS = ("Mn", "Me")
_JOINERS = "\u200c\u200d"
"""Signs without a width of their own that scripts and emoji are written with."""
_RIGHT_TO_LEFT = ("R", "AL")


def shown_line(line: str) -> tuple[str, list[int]]:
    """The line as it can be printed, and for each letter (and the end) the cell in which it begins."""
    shown: list[str] = []
    starts: list[int] = []
    cell = 0
    for letter in line:
        starts.append(cell)
        text, width = _shown(letter, cell)
        shown.append(text)
        cell += width
    starts.append(cell)
    return "".join(shown), starts


def visible(text: str) -> str:
    """Text without anything that a terminal would obey: control characters and turns of direction made visible.

    Line ends stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if letter == "\n" else _shown(letter, 0)[0] for letter in text)


def is_right_to_left(text: str) -> bool:
    """Whether a letter of Arabic, Hebrew or another script that runs to the left stands in the text."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def _shown(letter: str, cell: int) -> tuple[str, int]:
    if letter.isascii():
        if letter == "\t":
            width = TAB - cell % TAB
            return " " * width, width
        if letter < " " or letter == "\x7f":
            return ("\u2421" if letter == "\x7f" else chr(0x2400 + ord(letter))), 1
        return letter, 1
    category = unicodedata.category(letter)
    if category in _WIDTHLESS or letter in _JOINERS or "\u1160" <= letter <= "\u11ff":
        return letter, 0
    # Marks that turn the direction of text could make a line read as what it is not; what nobody sees is often
    # just what is wrong.
    if category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        named = f"<U+{ord(letter):04X}>"
        return named, len(named)
    return letter, 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
