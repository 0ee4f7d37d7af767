"""Points as people type them: on a map in degrees, on a picture in per cent.

Floor 0: knows text only, and nothing of who has such a point.
"""

import re

from generator.text.patterns import pattern

_FOCAL = pattern(r"([0-9]{1,3}(?:\.[0-9]+)?)\s*%?\s*[, ]\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*%?")
_SIDES = frozenset(["center", "centre", "middle", "left", "right", "top", "bottom"])
_DEGREES = r"([+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*°?\s*"
_POINT = pattern(_DEGREES + r"([NSns])?\s*[,; ]\s*" + _DEGREES + r"([EWew])?")


def focal_point(text: str) -> tuple[str, str]:
    """(the point in per cent from the left and from the top, "" where it is none; the point that words name)."""
    match = _FOCAL.fullmatch(text.strip())
    if match is not None and all(float(part) <= 100 for part in match.group(1, 2)):
        return f"{match[1]} {match[2]}", ""
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    if not words or not words <= _SIDES:
        return "", ""
    across = "0" if "left" in words else "100" if "right" in words else "50"
    down = "0" if "top" in words else "100" if "bottom" in words else "50"
    return "", f"{across} {down}"


def map_point(text: str) -> tuple[str, str, str]:
    """(latitude and longitude, "" where it is no point; what to write; the point that was meant).

    Read with the signs that maps put beside them: 33.3° N, 44.4° E.
    """
    match = _POINT.fullmatch(text.strip())
    if match is None:
        return "", "write latitude and longitude in degrees, like 33.3, 44.4", ""
    north, east = (_signed(*match.group(at, at + 1)) for at in (1, 3))
    if abs(float(north)) <= 90 and abs(float(east)) <= 180:
        return f"{north}, {east}", "", ""
    if abs(float(east)) <= 90 and abs(float(north)) <= 180:
        return "", f"did you mean {east}, {north}? Latitude comes first", f"{east}, {north}"
    return "", "latitude is from -90 to 90, longitude from -180 to 180", ""


def _signed(number: str, side: str | None) -> str:
    return f"-{number.lstrip('+-')}" if side and side in "SsWw" else number.lstrip("+")
