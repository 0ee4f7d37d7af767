"""Reads a built site as a stranger would: links, anchors and words of its pages, by the standard library."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class PageReader(HTMLParser):
    """Collects what a page links to, which ids it has, and whether its elements are closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.inline_styles: list[str] = []
        self.handlers: list[str] = []
        self.text: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if len(values) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        for name in ("href", "src", "poster"):
            if values.get(name) is not None and not (tag == "link" and values.get("rel") == "canonical"):
                self.links.append(str(values[name]))
        if values.get("id") is not None:
            self.ids.append(str(values["id"]))
        if tag == "script":
            self.scripts.append(values)
        if "style" in values:
            self.inline_styles.append(tag)
        self.handlers.extend(name for name in values if name.startswith("on"))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            line = self.getpos()[0]
            self.faults.append(f"line {line}: </{tag}> closes {self._open[-1:] or 'nothing'}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "script" not in self._open:
            self.text.append(data)


def read_page(path: Path) -> PageReader:
    """One page, read to its end."""
    reader = PageReader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader


def read_pages(site: Path) -> dict[str, PageReader]:
    """Every page of the site by its path below the output folder."""
    return {page.relative_to(site).as_posix(): read_page(page) for page in sorted(site.rglob("*.html"))}


def dead_links(site: Path, base_path: str, *, from_disk: bool = False) -> list[str]:
    """Each link, picture and anchor of the site that leads nowhere, as `page: link`.

    The site is taken to be served under `base_path` (`/` or `/briefings/`), or opened from disk.
    """
    pages = read_pages(site)
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    dead = []
    for name, page in pages.items():
        here = base_path + (name.removesuffix("index.html") if not from_disk else name)
        for link in page.links:
            target = _target(here, link, base_path, from_disk=from_disk)
            if target is None:
                continue
            path, fragment = target
            anchors = pages[path].ids if path in pages else []
            if path not in files or (fragment and path in pages and fragment not in anchors):
                dead.append(f"{name}: {link}")
    return dead


def _target(here: str, link: str, base_path: str, *, from_disk: bool) -> tuple[str, str] | None:
    """(file below the site, fragment) that a link on the page at `here` leads to; None where it leads elsewhere."""
    if urlsplit(link).scheme or urlsplit(link).netloc:
        return None
    parts = urlsplit(urljoin(f"http://site{here}", link))
    path = unquote(parts.path)
    if not path.startswith(base_path):
        return f"outside the site: {path}", ""
    inside = path.removeprefix(base_path)
    if (inside == "" or inside.endswith("/")) and not from_disk:
        inside += "index.html"
    return inside, unquote(parts.fragment)
