"""Numbers that others gave to what is published: DOI (ISO 26324) and ISBN (ISO 2108), by form and check digit.

Floor 0: knows text only. Fields and the command that makes a brief of a DOI read them alike.
"""

from urllib.parse import unquote

from generator.text.patterns import pattern

_RESOLVER = pattern(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?:urn:)?doi\s*[:=]?\s*", 2)
_DOI = pattern(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_CALLED = pattern(r"(?:urn:)?(?:e-?)?isbn(?:[-\s]?1[03](?=\D))?\s*[:=]?\s*", 2)
_BETWEEN = pattern(r"[\s\u2010-\u2015-]")


def doi_of(text: str) -> str:
    """A digital object identifier without the address of its resolver, or "" when it is none."""
    bare = text.strip()
    start = _RESOLVER.match(bare)
    if start is not None:
        bare = bare[start.end() :]
        bare = unquote(bare) if "/" in start[0] else bare
    return bare if _DOI.fullmatch(bare) else ""


def isbn_of(text: str) -> str:
    """The number without the word before it, hyphens as they are; several are let stand as they are."""
    start = _CALLED.match(text.strip())
    return text.strip()[start.end() :] if start is not None else text.strip()


def isbn_fault(text: str) -> tuple[str, str, bool]:
    """(what is wrong with an ISBN or several, what to do, whether only its check digit is); "" when nothing is."""
    parts = [each for each in text.replace(",", ";").split(";") if each.strip()]
    if len(parts) == 1 and not _is_number(text):
        parts = text.split()
    return next((fault for each in parts or [text] if (fault := _fault_of(each))[0]), ("", "", False))


def _is_number(text: str) -> bool:
    return len(_BETWEEN.sub("", text)) in (10, 13)


def _fault_of(text: str) -> tuple[str, str, bool]:
    digits = _BETWEEN.sub("", text).upper()
    body = digits[:-1]
    if len(digits) == 8 and body.isdigit():
        return "this is an ISSN, which a journal has; a book has an ISBN", "leave it out", False
    if not (body.isascii() and body.isdigit() and (digits[-1:].isdigit() or len(digits) == 10)):
        return "this is not an ISBN", "write its digits, like 978-0-13-235088-4", False
    if len(digits) not in (10, 13):
        return (
            f"an ISBN has 13 digits, or 10 before 2007, and this has {len(digits)}",
            "count them again",
            False,
        )
    if len(digits) == 13 and not digits.startswith(("978", "979")):
        return "an ISBN of 13 digits begins with 978 or 979", "look at the book again", False
    expected = _check_digit(body)
    if digits[-1] == expected:
        return "", "", False
    hint = f"compare every digit; if only the last is wrong, it is {body}{expected}"
    return "a digit of this ISBN is mistyped: its last does not fit the others", hint, True


def _check_digit(body: str) -> str:
    if len(body) == 9:
        rest = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), body, strict=True)) % 11
        return "X" if rest == 10 else str(rest)
    return str(-sum((3 if at % 2 else 1) * int(digit) for at, digit in enumerate(body)) % 10)
