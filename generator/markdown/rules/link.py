"""Links and pictures: which addresses may be typed, and which wait for the model as slots."""

import re
from html import escape
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from generator.markdown.draft import Draft, report
from generator.markdown.faults import Fault
from generator.markdown.marks import AutolinkMark, LinkMark, PictureMark
from generator.markdown.places import span_of
from generator.markdown.result import AddressSlot

_SIMPLE = re.compile(r"\(([^\s()<>\\&\"']+)\)")
_SPACES = re.compile(r"[ \t\n]*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CLEAN = re.compile(r"[A-Za-z0-9\-._~:/?#@!$()*+,;=]*\Z")
_OUTSIDE = ("http", "https", "mailto")
_HOST = re.compile(
    r"(?:www\.|//)\S|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|ru|iq|uk|de|fr)(?:[/?#]|\Z)", re.I
)
_SLIPPED = re.compile(r"\[@|\{\s*(?:when|by)\s*[=:]|\]\{|\[\[|\bwhen=")


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
    _write_address(draft, mark.href, mark.start, mark.end)
    title = mark.title if isinstance(mark, LinkMark) else ""
    _check_text(draft, title, mark.start, mark.end)
    draft.html.append(f'" title="{escape(title)}">' if title else '">')


def write_picture(draft: Draft, mark: PictureMark, words: str) -> None:
    """An img; `words` say what it shows. Its title is a caption, which only a picture of its own line has."""
    if not words:
        message = "nothing says what this picture shows"
        hint = "write ![two ministers shake hands](media/handshake.jpg), for those who cannot see it"
        report(draft, Fault("picture-words", message, hint, mark.start, mark.end, None, "warning"))
    _check_text(draft, mark.title, mark.start, mark.end)
    draft.html.append('<img src="')
    scheme = _SCHEME.match(mark.href)
    if (scheme and scheme[1].lower() != "brief") or mark.href.startswith("//"):
        message = "a picture lies in content/media/; none is fetched from elsewhere"
        hint = "save it there if its licence allows, or link to it: [words](https://…)"
        report(draft, Fault("picture-outside", message, hint, mark.start, mark.end))
    else:
        _write_address(draft, mark.href, mark.start, mark.end, picture=True)
    draft.html.append(f'" alt="{escape(words)}" loading="lazy">')


def _write_address(draft: Draft, href: str, start: int, end: int, *, picture: bool = False) -> None:
    scheme = _SCHEME.match(href)
    name = scheme[1].lower() if scheme else ""
    if name in _OUTSIDE:
        address = href if _CLEAN.match(href) else _normal(href)
        draft.html.append(escape(address))
        if name != "mailto":
            draft.outward[address] = None
        return
    if (name and name != "brief") or not href or href.startswith("//") or _HOST.match(href):
        _tell_wrong(draft, href, name, start, end)
        draft.html.append("#")
        return
    path, _, fragment = href.partition("#")
    path, fragment, span = unquote(path), unquote(fragment), span_of(draft.place, start, end)
    if not path and not picture:
        draft.fragments.append((fragment, span))
        draft.html.append(escape("#" + (fragment if _CLEAN.match(fragment) else _normal(fragment))))
    elif name:
        draft.html.append(AddressSlot("brief", path[len("brief:") :].strip(), fragment, span))
    elif path.startswith("/") and not picture:
        draft.html.append(AddressSlot("site", path, fragment, span))
    elif path.endswith(".md"):
        draft.html.append(AddressSlot("brief", path, fragment, span))
    else:
        draft.html.append(AddressSlot("media", path.lstrip("/"), fragment, span))


def _tell_wrong(draft: Draft, href: str, scheme: str, start: int, end: int) -> None:
    if not href:
        hint = "write the address: [words](https://…), [words](other-brief.md)"
        report(draft, Fault("link-empty", "this link leads nowhere", hint, start, end))
        return
    shown = href if len(href) <= 60 else href[:60] + "…"
    if scheme and "." not in scheme:
        message = f"addresses that begin with {scheme}: are not let through"
        hint = "link with https, http or mailto, to a file like other-brief.md, or to brief:id"
    else:
        message = f"“{shown}” has no https:// before it, and would be looked for within the site"
        hint = f"write https://{shown.lstrip('/')}"
    change = None
    at = draft.place.source.find(href, start, end)
    if (not scheme or "." in scheme) and at >= 0:
        change = (at, at + len(href), f"https://{href.lstrip('/')}")
    report(draft, Fault("link-scheme", message, hint, start, end, change))


def _check_text(draft: Draft, title: str, start: int, end: int) -> None:
    """A title or caption is plain text: what looks like more would be printed as it is typed."""
    if title and _SLIPPED.search(title):
        message = "a caption is plain text: it holds no events, citations or names"
        report(
            draft, Fault("link-title", message, "cite behind the picture or link, in the text", start, end)
        )


def _normal(address: str) -> str:
    try:
        return normalizeLink(address)
    except (ValueError, IndexError, UnicodeError):
        return "#"


def _spaces(source: str, at: int) -> int:
    match = _SPACES.match(source, at)
    return match.end() if match else at
