"""Links and pictures: which addresses may be typed, and which wait for the model as slots."""

import re
from html import escape
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from generator.markdown.draft import Draft, report
from generator.markdown.faults import Fault
from generator.markdown.marks import AutolinkMark, LinkMark, PictureMark
from generator.markdown.name_slips import SLIPPED
from generator.markdown.places import span_of
from generator.markdown.result import AddressSlot
from generator.text.patterns import pattern
from generator.text.picture_kinds import name_not_shown
from generator.text.pictures import alt_slip

_SIMPLE = pattern(r"\(([^\s()<>\\&\"']+)\)")
_SPACES = pattern(r"[ \t\n]*")
_SCHEME = pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CLEAN = pattern(r"[A-Za-z0-9\-._~:/?#@!$()*+,;=]*\Z")
_OUTSIDE = ("http", "https", "mailto")
_HOST = pattern(
    r"(?:www\.|//)\S|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|ru|iq|uk|de|fr)(?:[/?#]|\Z)", re.I
)
_WEB = pattern(r"https?://(?:[^\s/?#\[\]\\]+|\[[0-9a-f:.]+\](?::[0-9]+)?)(?:[/?#]|\Z)", re.IGNORECASE)
_MAIL = pattern(r"mailto:\S", re.IGNORECASE)
# C0, C1, marks of direction: browsers drop some of them, so that java&#9;script: becomes a scheme again.
_CONTROLS = pattern(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]")


def read_destination(source: str, at: int) -> tuple[str, str, int] | None:
    """(address, title, end) of what stands in the parenthesis at `at`, as CommonMark reads it; None if it is none."""
    if simple := _SIMPLE.match(source, at):
        return simple[1], "", simple.end()
    limit = len(source)
    begin = _spaces(source, at + 1)
    if source[begin : begin + 1] == ")":
        return "", "", begin + 1
    destination = parseLinkDestination(source, begin, limit)
    if not destination.ok:
        return None
    after, title = _spaces(source, destination.pos), ""
    if after > destination.pos and source[after : after + 1] != ")":
        read = parseLinkTitle(source, after, limit, None)
        if not read.ok:
            return None
        title, after = read.str, _spaces(source, read.pos)
    return (destination.str, title, after + 1) if source[after : after + 1] == ")" else None


def write_link_start(draft: Draft, mark: LinkMark | AutolinkMark) -> None:
    """The opening tag, its address a slot where it leads within the site."""
    draft.html.append('<a href="')
    _write_address(draft, mark.href, *_address_place(draft, mark))
    title = mark.title if isinstance(mark, LinkMark) else ""
    _check_text(draft, title, mark.start, mark.end)
    draft.html.append(f'" title="{escape(title)}">' if title else '">')


def write_picture(draft: Draft, mark: PictureMark, words: str) -> None:
    """An img; `words` say what it shows. Its title is a caption, which only a picture of its own line has."""
    if not words:
        message = "nothing says what this picture shows"
        hint = "write ![two ministers shake hands](media/handshake.jpg), for those who cannot see it"
        report(draft, Fault("picture-words", message, hint, mark.start, mark.end, None, "warning"))
    elif slip := alt_slip(words, mark.title):
        hint = "say in your own words what is to be seen"
        message = f"what is written for those who cannot see this picture {slip}"
        report(draft, Fault("picture-alt", message, hint, mark.start, mark.end, None, "warning"))
    _check_text(draft, mark.title, mark.start, mark.end)
    draft.html.append('<img src="')
    path, _, fragment = unquote(mark.href).partition("#")
    if told := _find_picture_slip(mark.href, path):
        report(draft, Fault("picture-outside", *told, *_address_place(draft, mark)))
    else:
        if kind := name_not_shown(path):
            message = f"most browsers do not show {kind} pictures"
            hint = "save it as JPEG or PNG; a file to be downloaded is linked: [words](media/…)"
            place = _address_place(draft, mark)
            report(draft, Fault("picture-format", message, hint, *place, None, "warning"))
        span = span_of(draft.place, *_address_place(draft, mark))
        draft.html.append(AddressSlot("media", path.lstrip("/"), fragment, span))
    draft.html.append(f'" alt="{escape(words)}" loading="lazy">')


def _find_picture_slip(href: str, path: str) -> tuple[str, str] | None:
    if not path.strip():
        return "this picture has no file", "write ![what it shows](media/picture.jpg)"
    if slip := _find_odd_letters(path):
        return slip[0], slip[1]
    if _SCHEME.match(path) or path.startswith("//") or _HOST.match(href):
        hint = "save it there if its licence allows, or link to it: [words](https://…)"
        return "a picture lies in content/media/; none is fetched from elsewhere", hint
    if path.lower().endswith((".md", ".html", ".htm")):
        return f"{path[:60]} is no picture", "link to it: [words](other-brief.md)"
    return None


def _write_address(draft: Draft, href: str, start: int, end: int) -> None:
    scheme = _SCHEME.match(href)
    name = scheme[1].lower() if scheme else ""
    if name in _OUTSIDE and (address := _outside(href, name)):
        draft.html.append(escape(address))
        if name != "mailto":
            draft.outward[address] = None
        return
    path, _, fragment = href.partition("#")
    path, fragment = unquote(path), unquote(fragment)
    if fault := _find_slip(href, path, name):
        message, hint, meant = fault
        at = draft.place.source.find(href, start, end) if meant else -1
        change = (at, at + len(href), meant) if at >= 0 else None
        report(draft, Fault("link-scheme" if href else "link-empty", message, hint, start, end, change))
        draft.html.append("#")
        return
    span = span_of(draft.place, start, end)
    if not path:
        draft.fragments.append((fragment, span))
        draft.html.append(escape("#" + (fragment if _CLEAN.match(fragment) else _normal(fragment))))
    elif name:
        draft.html.append(AddressSlot("brief", path[len("brief:") :].strip(), fragment, span))
    elif path.startswith("/"):
        draft.html.append(AddressSlot("site", path, fragment, span))
    elif path.endswith(".md"):
        draft.html.append(AddressSlot("brief", path, fragment, span))
    else:
        draft.html.append(AddressSlot("media", path, fragment, span))


def _address_place(draft: Draft, mark: LinkMark | AutolinkMark) -> tuple[int, int]:
    """Where the address is typed; the whole mark, where it is defined elsewhere or typed with escapes."""
    source, close = draft.place.source, getattr(mark, "close", mark.start - 1) + 1
    begin = source.find(mark.href, close, mark.end) if mark.href else -1
    typed_here = isinstance(mark, AutolinkMark) or source.startswith("(", close)
    return (begin, begin + len(mark.href)) if begin >= 0 and typed_here else (mark.start, mark.end)


def _outside(href: str, name: str) -> str:
    """The address as it is printed, or "" where it leads nowhere."""
    if not (_MAIL if name == "mailto" else _WEB).match(href) or _CONTROLS.search(href):
        return ""
    return href if _CLEAN.match(href) else _normal(href)


def _find_slip(href: str, path: str, name: str) -> tuple[str, str, str] | None:
    """(message, hint, the address that was meant) of an address that is not let through. `path` is decoded."""
    if not href.strip():
        return "this link leads nowhere", "write the address: [words](https://…), [words](other-brief.md)", ""
    shown = href if len(href) <= 60 else href[:60] + "…"
    if slip := _find_odd_letters(path):
        return slip
    if name in _OUTSIDE:
        lost = re.match(r"(https?):/?([\w-]+\..*)", href, re.IGNORECASE)
        meant = f"{lost[1]}://{lost[2]}" if lost else ""
        hint = (
            f"write {meant}" if meant else "write it out: https://example.org/page, mailto:name@example.org"
        )
        return f"“{shown}” is not a whole address", hint, meant
    decoded = _SCHEME.match(path)
    scheme = decoded[1].lower() if decoded else ""
    if scheme == "brief":
        return None
    if scheme and "." not in scheme:
        message = f"addresses that begin with {scheme}: are not let through"
        return message, "link with https, http or mailto, to a file like other-brief.md, or to brief:id", ""
    if scheme or path.startswith("//") or _HOST.match(href):
        message = f"“{shown}” has no https:// before it, and would be looked for within the site"
        meant = "" if "%2f" in href.lower() else f"https://{href.lstrip('/')}"
        return message, f"write {meant[:68] or 'the whole address: https://example.org/page'}", meant
    return None


def _find_odd_letters(path: str) -> tuple[str, str, str] | None:
    """Letters that browsers leave out or take for others, and that no file's name should have."""
    if _CONTROLS.search(path) or path != path.strip():
        message = "an address has no line ends, tabs or other letters in it that are not seen"
        return message, "type the address again", ""
    if "\\" in path:
        meant = path.replace("\\", "/").lstrip("/")
        return "a backslash has no place in an address", f"folders are parted by /: {meant[:60]}", ""
    return None


def _check_text(draft: Draft, title: str, start: int, end: int) -> None:
    """A title or caption is plain text: what looks like more would be printed as it is typed."""
    if title and SLIPPED.search(title):
        message = "a caption is plain text: it holds no events, citations or names"
        at = draft.place.source.rfind(title, start, end)
        place = (at, at + len(title)) if at >= 0 else (start, end)
        report(draft, Fault("link-title", message, "cite behind the picture or link, in the text", *place))


def _normal(address: str) -> str:
    try:
        return normalizeLink(address)
    except (ValueError, IndexError, UnicodeError):
        return "#"


def _spaces(source: str, at: int) -> int:
    match = _SPACES.match(source, at)
    return match.end() if match else at
