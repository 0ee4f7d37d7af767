"""A tag that a brief has twice, in two spellings or under two names of the vocabulary."""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite, checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.outputs.output import Check
from generator.text.fold import fold_name


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at each tag that stands there already."""
    names = checked.known.vocabulary.names
    meant: dict[str, str] = {}
    for document in checked_briefs(checked.documents):
        for tag in document.record.tags:
            if tag not in meant:
                key = fold_name(tag)
                meant[tag] = names.ids.get(key, key)
        seen: dict[str, str] = {}
        for index, tag in enumerate(document.record.tags):
            first = seen.setdefault(meant[tag], tag)
            if index and (first is not tag or document.record.tags.index(tag) < index):
                span = document.positions.span(f"tags.{index}")
                said = "stands here twice" if first == tag else f"is the same tag as “{first}”"
                hint = "take one of them out"
                yield Diagnostic("tag-twice", f"“{tag}” {said}", document.path, span, hint, "warning")


CHECK = Check("tag-twice", find)
