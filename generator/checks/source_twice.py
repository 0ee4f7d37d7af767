"""Two records of one article in content/sources/, as where a library exports what is also written by hand.

Each is a source of its own: cited side by side they would corroborate each other. Only those are told of which a
published brief cites one; libraries are full of others.
"""

from collections.abc import Iterable, Iterator

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.sources import SharedSource
from generator.outputs.output import Check
from generator.text.fold import fold_name


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at the second record of an article, with what it says otherwise than the first."""
    sources = checked.known.directory.sources
    cited = {source.key for source in checked.site.sources} if sources.twice else set()
    for identity, first in sources.twice.items():
        if identity not in cited and first not in cited:
            continue
        second, other = sources.records[identity], sources.records[first]
        if _are_parts(second, other):
            continue
        told = ", ".join(_disagreements(second, other))
        message = f"`{identity}` and `{first}` in {other.where.words()} are one article" + (
            told and f"; {told}"
        )
        hint = "keep one of them and cite that one; cited by both names the article counts twice"
        yield Diagnostic("source-twice", message, second.where.path, second.where.span, hint, "warning")


def _are_parts(second: SharedSource, first: SharedSource) -> bool:
    """Whether these are rather two chapters at the address of their book: on other pages, under other titles."""
    here, there = second.record, first.record
    others = bool(here.title and there.title) and fold_name(here.title) != fold_name(there.title)
    pages = bool(here.pages and there.pages) and here.pages != there.pages
    return others and (pages or here.url.partition("#")[2] != there.url.partition("#")[2])


def _disagreements(second: SharedSource, first: SharedSource) -> Iterator[str]:
    """Fields in which both say something, and not the same; a month does not gainsay a day in it."""
    for name in ("title", "published", "outlet"):
        here, there = getattr(second.record, name), getattr(first.record, name)
        one, other = sorted((fold_name(here), fold_name(there)))
        if one and one != other and not (name == "published" and other.startswith(one)):
            yield f"`{name}` is “{here}” here and “{there}” there"


CHECK = Check("source-twice", find)
