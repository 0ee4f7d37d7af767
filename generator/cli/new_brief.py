"""The text of a new brief: its title, date and source filled in as far as they are known. Pure."""

from collections.abc import Collection, Iterable

from generator.cli.yaml_text import listed, scalar
from generator.records.source import Source

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
    title: str, date: str, sources: Iterable[Source], *, source_title: bool, guessed: Collection[str]
) -> str:
    """The whole file: a draft, so that nothing is published half done.

    `source_title` says that the headline is the source's own; `guessed` are the ids of the sources whose outlet is
    taken from their address, and is to be looked at again.
    """
    lines = ["---", f"title: {scalar(title)}"]
    if source_title:
        lines.append(
            "title_is: source # the headline is the source's own; write your own and delete this line"
        )
    lines += [f"date: {date}", "status: draft # delete this line to publish"]
    blocks = [_source_lines(source, guessed=source.id in guessed) for source in sources]
    if blocks:
        lines.append("sources:")
        lines += (line for block in blocks for line in block)
    else:
        lines.append("source: # the address of what is summarised")
    lines += ["tags: []", "---", "", ""]
    return "\n".join(lines)


def _source_lines(source: Source, *, guessed: bool) -> list[str]:
    pairs = []
    for name in _FIELDS:
        value = getattr(source, name)
        if not value:
            continue
        text = listed(value) if isinstance(value, tuple) else scalar(str(value))
        if name == "outlet" and guessed:
            text += " # guessed from its address"
        pairs.append(f"{name}: {text}")
    pairs += ["read: # full, partial, abstract, headline or none"]
    return [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
