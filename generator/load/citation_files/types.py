"""What other formats call a kind of publication, and how they write names and dates."""

import re

from generator.text.identifiers import make_id

_CITABLE = re.compile(r"\w(?:[\w.:/+-]{0,78}\w)?")
"""What stands behind the @ of a citation."""

# Keys are folded: lower case, no hyphens.
TYPES = {
    # BibLaTeX and BibTeX
    "article": "analysis",
    "online": "news",
    "report": "report",
    "techreport": "report",
    "book": "report",
    "dataset": "data",
    "video": "video",
    "movie": "video",
    "audio": "video",
    # CSL
    "articlenewspaper": "news",
    "articlemagazine": "analysis",
    "articlejournal": "report",
    "webpage": "news",
    "postweblog": "analysis",
    "post": "social",
    "interview": "interview",
    "broadcast": "video",
    "motionpicture": "video",
    "legislation": "official",
    "legalcase": "official",
    "bill": "official",
    "treaty": "official",
    "speech": "official",
    "personalcommunication": "interview",
    # RIS
    "news": "news",
    "elec": "news",
    "blog": "analysis",
    "mgzn": "analysis",
    "jour": "report",
    "ejour": "report",
    "rprt": "report",
    "gov": "official",
    "govt": "official",
    "stat": "official",
    "data": "data",
    "dbase": "data",
    "pcomm": "interview",
    "mpct": "video",
    "advs": "video",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_LANGUAGES = {
    "english": "en",
    "american": "en",
    "british": "en",
    "usenglish": "en",
    "ukenglish": "en",
    "russian": "ru",
    "arabic": "ar",
    "french": "fr",
    "german": "de",
    "ngerman": "de",
    "spanish": "es",
    "persian": "fa",
    "italian": "it",
    "turkish": "tr",
    "chinese": "zh",
    "ukrainian": "uk",
    "hebrew": "he",
}


def source_type(name: str) -> str:
    """Our word for another format's type, or "" where it says nothing."""
    return TYPES.get(re.sub(r"[^a-z]", "", name.lower()), "")


def edtf_of_parts(year: str, month: str = "", day: str = "") -> str:
    """An EDTF date of what is known, where month and day are numbers or English names. "" without a year.

    Anything else stands as a date in words, for who reads dates in all languages; zeros say nothing.
    """
    if not re.fullmatch(r"-?[0-9]{4}", year.strip()):
        return ""
    year, month, day = year.strip(), month.strip(), day.strip()
    if not month.strip("0"):
        return year
    number = month
    if english := _ENGLISH.fullmatch(month.lower()):
        number = str(_MONTHS.index(english[0][:3]) + 1)
    if not number.isascii() or not number.isdigit():
        return " ".join(part for part in (day, month, year) if part)
    date = f"{year}-{int(number):02}"
    if not day.strip("0"):
        return date
    return f"{date}-{int(day):02}" if day.isascii() and day.isdigit() else f"{date} {day}"


def language_of(text: str) -> str:
    """A BCP 47 tag of a language's name or tag; "" where it is not known."""
    folded = text.strip().lower()
    if folded in _LANGUAGES:
        return _LANGUAGES[folded]
    if not re.fullmatch(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*", folded):
        return ""
    language, *others = folded.replace("_", "-").split("-")
    return "-".join([language, *map(_subtag, others)])


def _subtag(text: str) -> str:
    """Scripts begin with a capital, countries are capitals (RFC 5646, 2.1.1)."""
    if len(text) == 4 and text.isalpha():
        return text.title()
    return text.upper() if len(text) == 2 else text


def entry_id(key: str) -> str:
    """The key by which the text cites an entry: its own, letter for letter, unless nobody could type it in `[@…]`."""
    return key if _CITABLE.fullmatch(key) and "//" not in key else make_id(key)
