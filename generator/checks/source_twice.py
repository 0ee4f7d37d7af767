"""Two records of one article in content/sources/, as where a library exports what is also written by hand.

Each is a source of its own: cited side by side they would corroborate each other. Only those are told of which a
published brief cites one; libraries are full of others.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.outlets import outlet_of
from generator.model.same_article import are_parts, described, said_otherwise
from generator.outputs.output import Check


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at the second record of an article, with what it says otherwise than the first."""
    sources, outlets = checked.known.directory.sources, checked.known.directory.outlets
    cited = {source.key for source in checked.site.sources} if sources.twice else set()
    for identity, first in sources.twice.items():
        if identity not in cited and first not in cited:
            continue
        second, other = sources.records[identity], sources.records[first]
        if are_parts(second.record, other.record):
            continue
        here, there = (described(each.record, outlet_of(each.record, outlets)) for each in (second, other))
        told = ", ".join(said_otherwise(here, there))
        message = f"`{identity}` and `{first}` in {other.where.words()} are one article" + (
            told and f"; {told}"
        )
        hint = "keep one of them and cite that one; cited by both names the article counts twice"
        yield Diagnostic("source-twice", message, second.where.path, second.where.span, hint, "warning")


CHECK = Check("source-twice", find)
