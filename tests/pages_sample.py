"""Small sites built to pages, and what a reader reads on them."""

import re
from html import unescape
from pathlib import Path

from generator.build.options import BuildOptions
from generator.pipeline import build_site

_BLOCK = r"</?(?:p|li|h\d|div|section|td|th|tr|dt|dd|figcaption|summary|ul|ol)(?:\s[^>]*)?>|<span class=.pop.[^>]*>"


def built(root: Path, base_url: str = "https://example.org/briefings/") -> Path:
    """The site built here and now: its output folder."""
    outcome = build_site(root, BuildOptions(output=root / "site", today="2026-01-01", base_url=base_url))
    assert [each.message for each in outcome.diagnostics if each.severity == "error"] == []
    assert outcome.published
    return root / "site"


def sentences(page: Path) -> list[str]:
    """What a reader reads of a page, a line for each block."""
    text = page.read_text("utf-8").partition("<body>")[2]
    text = re.sub(r"<(pre|code|svg|button|nav)\b.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(_BLOCK, "\n", text)
    return [" ".join(line.split()) for line in unescape(re.sub(r"<[^>]+>", "", text)).split("\n")]


def told(site: Path, address: str) -> str:
    """The words of a page, block by block, without empty lines."""
    return "\n".join(line for line in sentences(site / address.strip("/") / "index.html") if line)


def html_of(site: Path, address: str) -> str:
    """The page as it is."""
    return (site / address.strip("/") / "index.html").read_text("utf-8")
