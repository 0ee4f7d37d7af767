"""Several persons in one text: “Ann Smith, Bob Jones”, “Ann Smith and Bob Jones”, “Smith, Ann; Jones, Bob”.

Asked where names of people are read. Errs on the side of silence: a comma stands in one name as well (“Smith, Ann”,
“Acme, Inc.”), and “and” in the names of ministries, so that each part must look like the whole name of a person.
"""

import re

from generator.text.patterns import pattern

_BETWEEN = pattern(r"\s*(?:[,;،؛]|\s&\s)\s*(?:(?:and|und|et|y|и)\s+)?|\s+(?:and|und|et|y|и)\s+")
_SEMICOLON = re.compile(r"\s*[;؛]\s*")
_OFFICES = """
    affairs agencies agency analyst and association author bank board brothers bureau center centre chair
    chief church college commission committee company consultants consulting correspondent council department
    deputy desk director division editor editorial editors endowment fellow for force foundation fund global
    group groups head house in inc industries institute institution international journal journalist lecturer
    limited llc los ltd manager media member minister ministry monitor national network new news newspaper of
    office officer organisation organization partners party post president press professor project radio
    reporter research researcher review san scholar school secretary security senior service services society
    special staff state states street studies team the times today trade tv union united university watch
    weekly world writer
"""
_NO_PERSON = frozenset(_OFFICES.split())
_BEFORE_NAMES = """
    abu ad- al al- an- ar- as- at- ben bin bint da das de del della den der di dos du el el- ibn la le les ter
    van von zu zur
"""
_PARTICLES = frozenset(_BEFORE_NAMES.split())
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ.][^\W\d_]+)*\.?")
_LONGEST = 400


def several_persons(text: str) -> tuple[str, ...]:
    """The names of those who very likely stand in one text; () where it may well be one name."""
    if len(text) > _LONGEST:
        return ()
    parts = _parted(_SEMICOLON, text)
    if len(parts) > 1:
        return parts if all(any(letter.isalpha() for letter in part) for part in parts) else ()
    parts = _parted(_BETWEEN, text)
    return parts if len(parts) > 1 and all(map(_is_person, parts)) else ()


def _parted(between: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(part for part in (each.strip() for each in between.split(text.strip())) if part)


def _is_person(text: str) -> bool:
    """Two to five words, of which two at least are whole and begin with a capital, and none is of an office."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(word.casefold().strip(".") in _NO_PERSON for word in words):
        return False
    names = [word for word in words if word.casefold() not in _PARTICLES]
    whole = sum(len(word.strip(".")) > 1 and not word.endswith(".") for word in names)
    return whole >= 2 and all(_WORD.fullmatch(word) and _capital(word) for word in names)


def _capital(word: str) -> bool:
    """“al-Dulaimi” begins with one too."""
    last = word.rpartition("-")[2]
    return word[0].isupper() or (word.partition("-")[0] + "-" in _PARTICLES and last[0].isupper())
