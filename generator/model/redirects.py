"""Old addresses and what they lead to; one that is taken is an error."""

from collections.abc import Iterable, Iterator, Mapping

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.afterwards import OldId
from generator.model.events import EventCard
from generator.model.faults import Where, fault
from generator.model.identities import same_id
from generator.model.places import Places, canonical_address
from generator.model.site import Redirect
from generator.model.tags import Vocabulary
from generator.outputs.address import (
    brief_address,
    event_address,
    event_anchor_address,
    page_address,
    tag_address,
)
from generator.parse.documents import BriefDocument, PageDocument, Shared
from generator.text.identifiers import make_id

OldAddress = tuple[Redirect, Where]
_GROUPS = {"brief": "briefs", "tag": "tags", "event": "events"}
"""Of outputs, which make the pages that lead on."""


def document_redirects(documents: Iterable[BriefDocument | PageDocument]) -> Iterator[OldAddress]:
    """The `aliases:` of briefs and pages."""
    for document in documents:
        kind = "brief" if isinstance(document, BriefDocument) else "page"
        for index, address in enumerate(document.record.aliases):
            where = Where(document.path, document.positions.span(f"aliases.{index}"))
            yield Redirect(canonical_address(address), kind, document.id), where


def tag_redirects(
    shared: Iterable[Shared], vocabulary: Vocabulary, present: frozenset[str]
) -> Iterator[OldAddress]:
    """Old ids of tags: `aliases` of those that the site has, and tags that others replaced."""
    for file in shared:
        for index, tag in enumerate(file.tags):
            where = Where(file.path, file.positions.span(f"tags.{index}.aliases"))
            target = vocabulary.replaced.get(tag.id, tag.id)
            if target not in present:
                continue
            old = [made for alias in tag.aliases if (made := make_id(alias)) and made != target]
            if target != tag.id:
                old.insert(0, tag.id)
            yield from ((Redirect(tag_address(each), "tag", target), where) for each in dict.fromkeys(old))


def event_redirects(old_ids: Iterable[OldId], published: frozenset[str]) -> Iterator[OldAddress]:
    """Other ids of published events."""
    for event, old, where in old_ids:
        if event in published:
            yield Redirect(event_address(old), "event", event), where


def moved_addresses(
    redirects: Iterable[Redirect], events: Mapping[str, EventCard], outputs: Iterable[str]
) -> dict[str, str]:
    """Where each old address leads whose page is made; the first of two that are one."""
    groups, found = {"", *outputs}, dict[str, str]()
    for each in redirects:
        if _GROUPS.get(each.kind, "") in groups:
            found.setdefault(each.address, _leads_to(each, events))
    return found


def _leads_to(redirect: Redirect, events: Mapping[str, EventCard]) -> str:
    if redirect.kind == "event":
        card = events[redirect.id]
        return event_address(card.id) if card.page else event_anchor_address(card.brief, card.anchor)
    return {"brief": brief_address, "page": page_address, "tag": tag_address}[redirect.kind](redirect.id)


def settle_redirects(
    old: Iterable[OldAddress], places: Places
) -> tuple[tuple[Redirect, ...], tuple[Diagnostic, ...]]:
    """Redirects by address. One at an address of the site, or at another's, is an error."""
    real = {same_id(address) for address in places.addresses}
    kept: dict[str, tuple[Redirect, Where]] = {}
    told = []
    for redirect, where in old:
        key = same_id(redirect.address)
        if key in real:
            message = f"the old address `{redirect.address}` is that of a page which stands there now"
            field = "same_as" if redirect.kind == "event" else "aliases"
            told.append(fault("alias-taken", message, where, f"take it out of {field}"))
        elif key in kept:
            other, there = kept[key]
            if (other.kind, other.id) != (redirect.kind, redirect.id):
                message = (
                    f"the old address `{redirect.address}` already leads to `{other.id}` ({there.words()})"
                )
                told.append(fault("alias-twice", message, where, "let it stand in one place"))
        else:
            kept[key] = (redirect, where)
    found = sorted((redirect for redirect, _ in kept.values()), key=lambda each: each.address)
    return tuple(found), tuple(told)
