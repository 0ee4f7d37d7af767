"""(kind, id) to an address inside the site, and an address to a link: the only file that knows either.

An address starts with `/` and counts from the site's root, whatever the base path:
`/briefs/x/`, `/feed.xml`, `/briefs/x/#e-y`. The model holds ids, never addresses.
"""

import re
import sys
from functools import lru_cache
from typing import Literal
from urllib.parse import quote

LinkStyle = Literal["web", "file"]
_SAFE = "-._~!$&'()*+,;=:@/"
_PLAIN = re.compile(r"[\w\-.~!$&'()*+,;=:@/]*", re.ASCII)


def brief_address(brief: str) -> str:
    """A brief's page."""
    return f"/briefs/{brief}/"


def event_anchor_address(brief: str, anchor: str) -> str:
    """Where a brief tells an event."""
    return f"/briefs/{brief}/#{anchor}"


def event_address(event: str) -> str:
    """The page of an event that has one."""
    return f"/events/{event}/"


def tag_address(tag: str, page: int = 0) -> str:
    """A tag's page; `page` counts from the oldest, 0 is the newest one without a number."""
    return f"/tags/{tag}/page/{page}/" if page else f"/tags/{tag}/"


def tag_timeline_address(tag: str, *parts: str) -> str:
    """A tag's timeline, or its year (and month)."""
    return "/".join(["", "tags", tag, "timeline", *parts, ""])


def timeline_address(*parts: str) -> str:
    """The site's timeline, its year, month, or `undated`."""
    return "/".join(["", "timeline", *parts, ""])


def archive_address(*parts: str) -> str:
    """The archive of briefs by date of writing: all, a year, a month."""
    return "/".join(["", "briefs", *parts, ""])


def entity_address(entity: str, *parts: str) -> str:
    """A person, organisation or place."""
    return "/".join(["", "entities", entity, *parts, ""])


def outlet_address(outlet: str) -> str:
    """An outlet's page."""
    return f"/outlets/{outlet}/"


def sources_address(*parts: str) -> str:
    """The annotated bibliography, or a year of it."""
    return "/".join(["", "sources", *parts, ""])


def page_address(page: str) -> str:
    """A plain page."""
    return f"/{page}/"


def output_file(address: str) -> str:
    """The file an address is written to, relative to the output folder, with `/` between folders."""
    path = address.partition("#")[0].lstrip("/")
    # Every step of a build asks for the path of every output, and keeps it: as one and the same text.
    return sys.intern(path + "index.html" if path == "" or path.endswith("/") else path)


def relative_link(origin: str, target: str, style: LinkStyle = "web") -> str:
    """A link from the page at `origin` to `target`, percent-encoded; the same under any base path.

    With style `file`, links to folders end in index.html, so that they work from disk.
    """
    path, mark, fragment = target.partition("#")
    start = origin.partition("#")[0]
    ending = f"#{quoted(fragment)}" if mark else ""
    if path == start and mark:
        return ending
    here, there = start.split("/"), path.split("/")
    same, most = 0, min(len(here), len(there)) - 1
    while same < most and here[same] == there[same]:
        same += 1
    link = "../" * (len(here) - 1 - same) + "/".join(there[same:])
    if style == "file" and link[-1:] in ("", "/"):
        link += "index.html"
    if ":" in link and ":" in link.partition("/")[0]:
        link = f"./{link}"  # or its first name would be taken for a scheme
    return (quoted(link) or "./") + ending


def absolute_link(base_url: str, target: str) -> str:
    """The address on the web; `base_url` is where the site's root is published."""
    path, mark, fragment = target.partition("#")
    ending = f"#{quoted(fragment)}" if mark else ""
    return base_url.rstrip("/") + quoted(path) + ending


@lru_cache(maxsize=20_000)
def quoted(text: str) -> str:
    """A part of an address, percent-encoded where it must be; most need nothing. Remembered: links recur."""
    return text if _PLAIN.fullmatch(text) else quote(text, safe=_SAFE)
