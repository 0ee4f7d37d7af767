"""The text of a new brief: its title, date and source filled in as far as they are known. Pure."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.cli.yaml_text import listed, scalar
from generator.records.source import Source
from generator.records.vocabulary import Outlet

_FIELDS = (
    "id",
    "type",
    "title",
    "authors",
    "outlet",
    "section",
    "url",
    "published",
    "accessed",
    "lang",
    "doi",
    "isbn",
    "pages",
    "number",
)


def new_brief(
    title: str, date: str, sources: Iterable[Source], *, source_title: bool, guessed: str = ""
) -> str:
    """The whole file: a draft, so that nothing is published half done.

    `source_title` says that the headline is the source's own; `guessed` is an outlet to be looked at again.
    """
    lines = ["---", f"title: {scalar(title)}"]
    if source_title:
        lines.append(
            "title_is: source # the headline is the source's own; write your own and delete this line"
        )
    lines += [f"date: {date}", "status: draft # delete this line to publish"]
    blocks = [_source_lines(source, guessed) for source in sources]
    if blocks:
        lines.append("sources:")
        lines += (line for block in blocks for line in block)
    else:
        lines.append("source: # the address of what is summarised")
    lines += ["tags: []", "---", "", ""]
    return "\n".join(lines)


def guess_outlet(url: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """The outlet whose address the source's begins with: the most exact one, the first by id among equals."""
    host = _host(url)
    found: list[tuple[int, str, Outlet]] = []
    for outlet in outlets:
        known = _host(outlet.url)
        if known and (host == known or host.endswith("." + known)):
            found.append((-len(known), outlet.id, outlet))
    return min(found, key=lambda each: each[:2])[2] if found else None


def doi_of(text: str) -> str:
    """A digital object identifier without the address of its resolver, or "" when it is none."""
    bare = text.strip()
    for start in ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"):
        if bare.lower().startswith(start):
            bare = bare[len(start) :].strip()
    return bare if bare.startswith("10.") and "/" in bare and not any(map(str.isspace, bare)) else ""


def _source_lines(source: Source, guessed: str) -> list[str]:
    pairs = []
    for name in _FIELDS:
        value = getattr(source, name)
        if not value:
            continue
        text = listed(value) if isinstance(value, tuple) else scalar(str(value))
        if name == "outlet" and guessed:
            text += f" # guessed from {guessed}"
        pairs.append(f"{name}: {text}")
    pairs += ["read: # full, partial, abstract, headline or none"]
    return [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]


def _host(url: str) -> str:
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.")
