"""Alternative texts that say nothing of the picture: its caption again, or what an agency sends along with it.

Floor 0: knows text only. Pictures in a text and the one in front matter are judged alike.
"""

from generator.text.patterns import pattern

_LETTERS = pattern(r"[^\W_]+")
_BOILERPLATE = pattern(
    r"ATTENTION EDITORS|MANDATORY CREDIT|EDITORIAL USE ONLY|NO RESALES|NO ARCHIVES?\b|TPX IMAGES OF THE DAY"
    r"|\bREUTERS\s?/|/\s?REUTERS\b|\((?:REUTERS|Reuters)\)|\bvia REUTERS\b"
    r"|\bAFP PHOTO\b|\bAP Photo\s?/|\bEPA(?:-EFE)?\s?/"
    r"|/\s?AFP via Getty|/\s?Getty Images\b|(?i:provided by a third party|for editorial use only|no sales)"
)
"""Agencies mark their own in capitals, or with a stroke before the photographer: “the Reuters building” is no mark."""


def alt_slip(alt: str, caption: str) -> str:
    """What is wrong with the words for those who cannot see a picture; "" when nothing is."""
    words = _LETTERS.findall(alt.casefold())
    if words and words == _LETTERS.findall(caption.casefold()):
        return "says the same as the caption, so that it is read out twice"
    match = _BOILERPLATE.search(alt)
    return f"holds the agency's own note (“{match[0].strip()}”), not what is seen" if match else ""
