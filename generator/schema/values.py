"""One typed text against the meaning its field declares: the text as it is kept, or why it cannot be.

Pure functions of text; knows no field, no file and no place in it.
"""

import calendar
import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

import msgspec

from generator.schema.field import Kind
from generator.text.identifiers import id_fault
from generator.text.languages import is_language, language_named, language_of_country
from generator.text.patterns import pattern
from generator.text.points import focal_point, map_point
from generator.text.standard_numbers import doi_of, isbn_fault, isbn_of


class TextFault(msgspec.Struct, frozen=True, gc=False):
    """Why a text cannot stand: `start` and `length` point into it, length 0 means all of it."""

    code: str
    message: str
    hint: str
    start: int = 0
    length: int = 0
    suggestion: str = ""
    """The whole text as it should read, where that can be said."""
    doubtful: bool = False
    """The text stands all the same, for it may be meant."""


Reader = Callable[[str], "str | TextFault"]

_BLANKS = pattern(r"[ \t\n]+")
_DAY = pattern(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[Tt ] ?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?([Zz]|[+-]\d{1,2}(?::?\d{2})?)?)?\Z"
)
_URL = pattern(r"(?:https?://[^/?#\s]|mailto:[^\s@]+@[^\s@]+\Z)", re.IGNORECASE)
_HIDDEN = pattern("[\0-\x20\x7f-\xa0\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_LANGUAGE = pattern(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?|[xX](?:-[A-Za-z0-9]{1,8})+)\Z"
)
_WRAPPED_URL = pattern(
    r"(?:<|\[[^\[\]]*\]\(|[(\[\"'“‘«])\s*(https?://[^\s<>()\[\]\"'“”‘’«»]+)\s*[)>\]\"'”’»]"
)
_NEARLY_HTTP = pattern(
    r"(h?t{1,3}p{1,2}s?|htp{1,2}s?|hhtps?|hptts?)(?::/{0,3}|//)(?=\w[\w-]*\.)", re.IGNORECASE
)
_WORDS = pattern(r"[^\W\d_][\w,'’-]* +[^\s:/.]+ +\w")
"""Words, and no address with a blank in it."""
_LONGEST_NAME, _LONGEST_PATH = 240, 1000
"""In bytes. Most systems store names of 255; a name that is being written has a longer one for a moment."""
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")


def read_text(kind: Kind, text: str) -> str | TextFault:
    """The text as the record keeps it. Dates that need EDTF are read in schema/dates.py."""
    reader = _READERS.get(kind)
    return reader(text) if reader else text


def single_line(text: str) -> str:
    """A name or label on one line, blanks as single spaces; no-break spaces stay."""
    if "  " in text or "\n" in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    return text.strip(" ")


def read_day(text: str) -> str | TextFault:
    """YYYY-MM-DD, or an RFC 3339 instant, in their canonical forms."""
    return _read_civil(text.strip(), "day-form", "2014-08-12")


def read_instant(text: str) -> str | TextFault:
    """An RFC 3339 instant with its zone."""
    value = _read_civil(text.strip(), "instant-form", "2014-08-13T06:00:00+03:00")
    if isinstance(value, str) and len(value) == 10:
        return TextFault(
            "instant-form",
            "a day alone does not say when it begins: the time and its zone are needed",
            f"write {value}T06:00:00+03:00, with your own time and zone, or Z for UTC",
        )
    return value


def _read_civil(text: str, code: str, example: str) -> str | TextFault:
    match = _DAY.match(text)
    if match is None:
        what = "a day" if code == "day-form" else "a day and time"
        return TextFault(code, f"“{shown(text)}” is not {what}", f"write it like {example}")
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    if not 1 <= month <= 12:
        hint = f"write it like {example}"
        if day <= 12 and 1 <= month <= calendar.monthrange(max(year, 1), max(day, 1))[1]:
            hint = f"did you mean {year:04}-{day:02}-{month:02}? Year, month and day stand in this order"
        return TextFault(code, f"there is no month {month}", hint, 5, len(match[2]))
    if not 1 <= year <= 9998:
        return TextFault(code, f"the year {year} is out of range", f"write it like {example}", 0, 4)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = f"{_MONTHS[month - 1]} {year}"
        hint = f"the last is {year:04}-{month:02}-{last:02}"
        return TextFault(code, f"{name} has {last} days", hint, match.start(3), len(match[3]))
    civil = f"{year:04}-{month:02}-{day:02}"
    if match[4] is None:
        return civil
    hour, minute, second = int(match[4]), int(match[5]), int(match[6] or 0)
    if hour > 23 or minute > 59 or second > 59 or not year >= 1900:
        return TextFault(code, "there is no such time", f"write it like {civil}T06:00:00+03:00")
    zone = _zone(match[7])
    if zone is None:
        hint = f"write {civil}T{hour:02}:{minute:02}:{second:02}+03:00, with your own zone, or Z for UTC"
        return TextFault(code, "the time has no zone that can be read", hint)
    return f"{civil}T{hour:02}:{minute:02}:{second:02}{zone}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _zone(text: str | None) -> str | None:
    if not text:
        return None
    if text in {"Z", "z"}:
        return "Z"
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        return None
    return f"{text[0]}{int(hours):02}:{minutes}"


def read_url(text: str) -> str | TextFault:
    """An address on the web or a mail address, byte for byte as typed."""
    hidden = _HIDDEN.search(text)
    if hidden and not _WORDS.match(text):
        sign = hidden.group()
        message = (
            "a space stands in the address"
            if sign in " \xa0"
            else "an invisible letter stands in the address"
        )
        hint = "write %20 for it, or delete it" if sign == " " else "delete it, or copy the address again"
        return TextFault("url-form", message, hint, hidden.start(), 1)
    if _URL.match(text):
        return text
    if text.lower().startswith(("http:", "https:")):
        return TextFault("url-form", "this address names no host", "write it like https://example.org/page")
    if "@" in text and "/" not in text and ":" not in text:
        message, meant = "this is a mail address without its mailto:", f"mailto:{text}"
        return TextFault("url-form", message, f"write {shown(meant)}", suggestion=meant)
    if (wrapped := _WRAPPED_URL.fullmatch(text)) is not None:
        meant = wrapped[1]
        return TextFault(
            "url-form",
            "an address stands alone, without signs round it",
            f"write {shown(meant)}",
            suggestion=meant,
        )
    scheme = _SCHEME.match(text)
    if (nearly := _NEARLY_HTTP.match(text)) is not None:
        meant = f"http{'s' if 's' in nearly[1].lower() else ''}://{text[nearly.end() :]}"
        return TextFault(
            "url-form",
            f"an address does not begin with {nearly[0]}",
            f"write {shown(meant)}",
            0,
            nearly.end(),
            meant,
        )
    if scheme and "." not in scheme.group():
        message = f"an address cannot begin with {shown(scheme.group())}"
        return TextFault("url-form", message, "only http, https and mailto can be linked", 0, scheme.end())
    if "." in text.partition("/")[0].strip("."):
        message, meant = "the address does not begin with https://", f"https://{text}"
        return TextFault("url-form", message, f"write {shown(meant)}", suggestion=meant)
    return TextFault(
        "url-form", f"“{shown(text)}” is not a web address", "write it like https://example.org/page"
    )


_HOST = pattern(r"\w[\w-]*(?:\.[\w-]+)+(?::[0-9]+)?")


def read_host(text: str) -> str | TextFault:
    """The name of a host alone, without https:// before it and without a path."""
    host = re.sub(r"\A[a-z]*:?//", "", text.strip(), flags=re.IGNORECASE)
    host = re.split(r"[/?#]", host, maxsplit=1)[0]
    if host == text and _HOST.fullmatch(host):
        return text
    if not _HOST.fullmatch(host):
        message = f"“{shown(text)}” is not the name of a host on the web"
        return TextFault("url-form", message, "write it like al-monitor.com")
    message, hint = (
        "a host is the name alone, without https:// and without a path",
        "write it like al-monitor.com",
    )
    return TextFault("url-form", message, f"write {shown(host)}" if host else hint, suggestion=host)


def read_address(text: str) -> str | TextFault:
    """An address inside the site, from its root."""
    path = re.sub(r"\Ahttps?://[^/]*", "", text, flags=re.IGNORECASE)
    if path != text:
        message, meant = "an old address is written without the site's own name", path or "/"
        return TextFault("address-form", message, f"write only {shown(meant)}", suggestion=meant)
    if not text.startswith("/"):
        message, hint = "an address inside the site begins with /", f"write /{shown(text)}"
        return TextFault("address-form", message, hint, suggestion=f"/{text}")
    parts = unquote(text).split("/")
    if any(part == ".." or (part.startswith(".") and part != ".well-known") for part in parts):
        hint = "folders and files whose names begin with a dot are not for readers: write it like /2014/moscow.html"
        return TextFault("address-form", f"“{shown(text)}” is not an address inside the site", hint)
    drive = re.match("/[A-Za-z]:(?:/|$)", unquote(text))
    if text.startswith("//") or drive or "\\" in unquote(text) or _HIDDEN.search(text):
        hint = "write it like /2014/moscow.html"
        return TextFault("address-form", f"“{shown(text)}” is not an address inside the site", hint)
    if "//" in text:
        message, meant = "an address has one slash between its parts", re.sub("/{2,}", "/", text)
        return TextFault("address-form", message, f"write {shown(meant)}", suggestion=meant)
    if long := _too_long(parts):
        return TextFault("address-form", long, "take a shorter one: systems cannot store it")
    if "?" in text or "#" in text:
        message, meant = (
            "a page can stand in for a path, not for ? or # and what follows",
            re.split("[?#]", text)[0],
        )
        return TextFault("address-form", message, f"write only {shown(meant)}", suggestion=meant)
    return text


def _too_long(parts: list[str]) -> str:
    """Why an address cannot be the path of a file, by the limits that systems share; "" where it can."""
    sizes = [len(part.encode("utf-8", "replace")) for part in parts]
    if max(sizes) > _LONGEST_NAME:
        return f"a part of this address has {max(sizes):,} bytes, and the most is {_LONGEST_NAME}"
    whole = sum(sizes) + len(sizes)
    return (
        f"this address has {whole:,} bytes, and the most is {_LONGEST_PATH:,}"
        if whole > _LONGEST_PATH
        else ""
    )


def read_path(text: str) -> str | TextFault:
    """A file below content/, with / between folders."""
    if re.match(r"(?:https?:)?//", text, re.IGNORECASE):
        return TextFault("path-form", "this is an address, not a file", "use `url:` for a picture elsewhere")
    outside = text.startswith(("/", "./")) or ".." in text.split("/") or re.match(r"[A-Za-z]:", text)
    if outside or "\\" in text or _CONTROL.search(text):
        meant = _below_content(text)
        hint = f"write {shown(meant)}: " if meant else "write it like media/hangar.jpg: "
        hint += "files are named from the folder content on, with / between folders"
        message = f"“{shown(text)}” is not a file below content/"
        return TextFault("path-form", message, hint, suggestion=meant)
    return text


def _below_content(text: str) -> str:
    """The file that a path from elsewhere may have meant: from the site's root, the brief's folder or the disk's."""
    path = posixpath.normpath(f"/{text.replace(chr(92), '/')}")
    path = path.rpartition("/content/")[2].lstrip("/")
    return "" if _CONTROL.search(path) or re.match(r"[A-Za-z]:|\.?$", path) else path


_CONTROL = pattern("[\0-\x1f\x7f-\x9f]")


def read_language(text: str) -> str | TextFault:
    """A well-formed BCP 47 tag."""
    text = text.strip()
    if _LANGUAGE.match(text) and is_language(text):
        return text
    if _LANGUAGE.match(text):
        meant = language_of_country(text)
        hint = f"write {meant}" if meant else "write its short code, like en, ar-IQ or zh-Hant"
        message = f"no language has the code “{shown(text)}”" + ("; a country has" if meant else "")
        return TextFault("language-form", message, hint, suggestion=meant)
    hyphens = text.replace("_", "-").partition(".")[0]
    meant = language_named(text) or (hyphens if _LANGUAGE.match(hyphens) else "")
    hint = f"write {meant}" if meant else "write its short code, like en, ar-IQ or zh-Hant"
    message = f"“{shown(text)}” is not the code of a language"
    return TextFault("language-form", message, hint, suggestion=meant)


def read_id(text: str) -> str | TextFault:
    """Lower-case words joined by hyphens."""
    fault = id_fault(text)
    return TextFault("id-form", fault.message, fault.hint, suggestion=fault.suggestion) if fault else text


def read_key(text: str) -> str | TextFault:
    """The key of a source, as people and reference managers make them: saunders2014, Reuters:2014-07."""
    if re.fullmatch(r"\w[\w:.+/-]*", text) and len(text) <= 80:
        return text
    meant = "-".join(re.findall(r"\w+(?:[:.+/-]+\w+)*", text))[:80]
    hint = f"write {meant}" if meant else "use letters, digits and - _ : . without spaces, like saunders2014"
    return TextFault("id-form", f"“{shown(text)}” cannot be cited as [@…]", hint, suggestion=meant)


def read_focal(text: str) -> str | TextFault:
    """Two numbers from 0 to 100: from the left and from the top."""
    value, meant = focal_point(text)
    if value:
        return value
    hint = (
        f"write {meant}"
        if meant
        else "write two numbers from 0 to 100, from the left and from the top: 50 30"
    )
    return TextFault("focal-form", f"“{shown(text)}” is no point of a picture", hint, suggestion=meant)


def read_point(text: str) -> str | TextFault:
    """Latitude and longitude in degrees, north and east positive."""
    value, hint, meant = map_point(text)
    message = f"“{shown(text)}” is no point on a map"
    return value or TextFault("point-form", message, hint, suggestion=meant)


def read_doi(text: str) -> str | TextFault:
    """A DOI without the address of its resolver."""
    if meant := doi_of(text):
        return meant
    message, hint = f"“{shown(text)}” is not a DOI", "they begin with 10. and a slash follows: 10.1000/182"
    if text.strip().lower().startswith(("http:", "https:")):
        message, hint = (
            "this address leads to no DOI",
            "write the address as `url:`, and a DOI like 10.1000/182",
        )
    return TextFault("doi-form", message, hint)


def read_isbn(text: str) -> str | TextFault:
    """An ISBN of ten or thirteen digits, with hyphens or without; several where a library lists them so."""
    number = isbn_of(text)
    message, hint, doubtful = isbn_fault(number)
    return TextFault("isbn-form", message, hint, doubtful=doubtful) if message else number


def shown(text: str) -> str:
    """A typed text in a message: short, and without letters that would break the line."""
    short = text if len(text) <= 60 else text[:57] + "…"
    return "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in short)


_READERS: dict[Kind, Reader] = {
    "id": read_id,
    "key": read_key,
    "label": single_line,
    "url": read_url,
    "address": read_address,
    "host": read_host,
    "path": read_path,
    "day": read_day,
    "instant": read_instant,
    "language": read_language,
    "doi": read_doi,
    "focal": read_focal,
    "point": read_point,
    "isbn": read_isbn,
    "entity": single_line,
    "outlet": single_line,
    "brief": single_line,
    "source": single_line,
    "event": single_line,
    "tag": single_line,
    "author": single_line,
}
