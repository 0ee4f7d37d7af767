"""References as BibLaTeX (https://ctan.org/pkg/biblatex), whose dates are EDTF levels 0 and 1."""

import re

from generator.citations.references import BRIEF, WEB, Reference, keywords_in_one, sentences
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words

_TYPES = {
    BRIEF: "report",
    WEB: "online",
    "news": "article",
    "analysis": "article",
    "newsletter": "online",
    "memo": "report",
    "report": "report",
    "official": "report",
    "event": "misc",
    "interview": "misc",
    "data": "dataset",
    "social": "online",
    "video": "video",
}
_SUBTYPES = {"news": "newspaper", "interview": "interview"}
_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
# Parsers count even braces with a backslash before them, so these have names.
_COMMANDS = {
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
# One end of a date as EDTF levels 0 and 1 have it; two dots are open, nothing is unknown.
_LEVEL_ONE = re.compile(
    r"(?:-?(?:\d{4}|\d{3}X|\d\dXX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:\d\d|XX))?)?[?~%]?)?|\.\."
)
# BibTeX parts names by this word in any case.
_AND = re.compile(r"(?<= )and(?= )", re.IGNORECASE)
_NOT_IN_A_KEY = re.compile(r"""[\s,{}()%#~"'=\\]+""")


def bibtex(reference: Reference, language: str) -> str:
    """One entry, with a line end. Names are kept whole unless typed as `Family, Given`."""
    kind = _TYPES.get(reference.kind, "article")
    container = "journaltitle" if kind == "article" else "organization"
    date, note = _date(reference.published, language)
    fields = [
        ("title", _text(reference.title, whole=True)),
        ("author", " and ".join(map(_name, reference.authors))),
        (container, _text(reference.container)),
        ("institution" if kind == "report" else "publisher", _text(reference.publisher)),
        ("entrysubtype", _SUBTYPES.get(reference.kind, "")),
        ("type", "Brief" if reference.kind == BRIEF else ""),
        ("date", date),
        ("url", _address(reference.url)),
        ("urldate", reference.accessed),
        ("doi", _address(reference.doi)),
        ("isbn", _text(reference.isbn)),
        ("pages", _text(reference.pages)),
        ("number", _text(reference.number)),
        ("version", reference.version),
        ("langid", reference.language),
        ("abstract", _text(reference.abstract)),
        ("keywords", _text(keywords_in_one(reference))),
        ("note", _text(sentences(note, reference.note))),
    ]
    lines = [f"  {name} = {{{value}}}" for name, value in fields if value]
    return f"@{kind}{{{_NOT_IN_A_KEY.sub('-', reference.key)},\n" + ",\n".join(lines) + "\n}\n"


def _date(date: EdtfDate | None, language: str) -> tuple[str, str]:
    """EDTF that BibLaTeX reads, or words for the note where it knows no such date: sets, and what has two doubts."""
    if date is None:
        return "", ""
    if all(map(_LEVEL_ONE.fullmatch, date.edtf.split("/"))):
        return date.edtf, ""
    return "", date_words(date, language)


def _name(name: str) -> str:
    """A name typed family first is such; any other is kept whole: who can tell a person from an agency?"""
    family, comma, given = name.partition(",")
    if comma and given.strip() and "," not in given:
        return _AND.sub(lambda match: f"{{{match[0]}}}", f"{_text(family.strip())}, {_text(given.strip())}")
    return f"{{{_text(name)}}}"


def _text(value: str, *, whole: bool = False) -> str:
    """Without what LaTeX would run; `whole` keeps capitals as they are."""
    text = _SPECIAL.sub(lambda match: _COMMANDS.get(match.group(), "\\" + match.group()), value)
    return f"{{{text}}}" if whole and text else text


def _address(value: str) -> str:
    """Addresses are verbatim in BibLaTeX: only what would end the field is percent-encoded."""
    encoded = value.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
    return "".join(encoded.split())
