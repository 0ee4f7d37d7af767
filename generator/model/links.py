"""Links that a text types: to a brief or page by file or id, to media, to an address of the site. All are checked."""

import posixpath
from collections.abc import Collection, Iterable, Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.suggest import nearest
from generator.markdown.result import AddressSlot, RenderedText
from generator.model.body import Link
from generator.model.faults import Where, did_you_mean, fault
from generator.model.nearness import Suggest, suggester
from generator.model.places import Places, canonical_address
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument, PageDocument

DEAD_LINK = Link("site", "/404.html")
_MOST_COMPARED = 300


class LinkTargets(msgspec.Struct, frozen=True):
    """What may be linked: (kind, id) of briefs and pages by file and by id; addresses; media."""

    by_path: dict[str, tuple[str, str]]
    by_id: dict[str, tuple[str, str]]
    hidden: frozenset[str]
    """Paths and ids of what is not published."""
    media: frozenset[str]
    anchors: dict[tuple[str, str], frozenset[str]]
    """Of those briefs and pages that somebody links to with a fragment."""
    suggest_path: Suggest
    suggest_id: Suggest
    suggest_media: Suggest


def know_targets(
    shown: Iterable[BriefDocument],
    pages: Iterable[PageDocument],
    hidden: Iterable[BriefDocument | PageDocument],
    media: tuple[str, ...],
    event_anchors: dict[str, tuple[str, ...]],
) -> LinkTargets:
    """`event_anchors`: by brief, those that joining events gave to it besides the ones in its text."""
    shown, pages, hidden = tuple(shown), tuple(pages), tuple(hidden)
    by_path = {each.path: ("page", each.id) for each in pages} | {
        each.path: ("brief", each.id) for each in shown
    }
    by_id = {each.id: ("page", each.id) for each in pages} | {each.id: ("brief", each.id) for each in shown}
    unpublished = {each.path for each in hidden} | {each.id for each in hidden}
    wanted = set(_with_fragment((*shown, *pages, *hidden), by_path, by_id))
    anchors = {
        ("brief", each.id): _brief_anchors(each) | set(event_anchors.get(each.id, ()))
        for each in shown
        if ("brief", each.id) in wanted
    }
    anchors |= {
        ("page", each.id): frozenset(each.text.anchors) for each in pages if ("page", each.id) in wanted
    }
    return LinkTargets(
        by_path,
        by_id,
        frozenset(unpublished - by_id.keys()),
        frozenset(media),
        anchors,
        suggester(by_path),
        suggester(by_id),
        suggester(media),
    )


def resolve_address(
    slot: AddressSlot, path: str, targets: LinkTargets, places: Places
) -> tuple[Link, Diagnostic | None]:
    """What a link leads to; a dead one leads to the page that says so, and is an error."""
    where = Where(path, slot.span)
    if slot.kind == "media":
        return _resolve_media(slot, where, targets)
    if slot.kind == "site":
        return _resolve_site(slot, where, targets, places)
    key = _file_target(slot.target, path) if slot.target.endswith(".md") else slot.target
    known = targets.by_path if slot.target.endswith(".md") else targets.by_id
    if key not in known:
        return DEAD_LINK, _dead_document(slot, key, where, targets)
    kind, identity = known[key]
    anchors = targets.anchors.get((kind, identity), frozenset())
    if slot.fragment and slot.fragment not in anchors:
        return Link(kind, identity), dead_fragment(slot.fragment, where, anchors, slot.target)
    return Link(kind, identity, slot.fragment), None


def dead_fragment(fragment: str, where: Where, anchors: Collection[str], target: str = "") -> Diagnostic:
    """A link to a place that the text does not have."""
    within = f"`{target}`" if target else "this text"
    message = f"there is no place `#{fragment}` in {within}"
    near = nearest(fragment, anchors) if len(anchors) <= _MOST_COMPARED else None
    return fault("link-fragment", message, where, did_you_mean(near, "link to the page itself"))


def _resolve_media(slot: AddressSlot, where: Where, targets: LinkTargets) -> tuple[Link, Diagnostic | None]:
    for candidate in (slot.target, _file_target(slot.target, where.path).removeprefix("content/")):
        if candidate in targets.media:
            return Link("media", candidate, slot.fragment), None
    message = f"there is no file `{slot.target}` below content/"
    hint = did_you_mean(targets.suggest_media(slot.target), "put it into content/media/, or mend its name")
    return DEAD_LINK, fault("link-media", message, where, hint)


def _resolve_site(
    slot: AddressSlot, where: Where, targets: LinkTargets, places: Places
) -> tuple[Link, Diagnostic | None]:
    address = canonical_address(slot.target)
    if address.startswith("/media/") and address[1:] in targets.media:
        return Link("media", address[1:], slot.fragment), None
    if address in places.addresses:
        return Link("site", address, slot.fragment), None
    identity = address.removeprefix("/briefs/").strip("/")
    if address.startswith("/briefs/") and identity in targets.hidden:
        return DEAD_LINK, _unpublished(slot.target, where)
    message = f"the site has no address `{slot.target}`"
    hint = did_you_mean(
        places.suggest(address), "link to a brief by its file or id, so that the link is kept right"
    )
    return DEAD_LINK, fault("link-address", message, where, hint)


def _dead_document(slot: AddressSlot, key: str, where: Where, targets: LinkTargets) -> Diagnostic:
    if key in targets.hidden:
        return _unpublished(slot.target, where)
    if slot.target.endswith(".md"):
        near = targets.suggest_path(key)
        shown = posixpath.relpath(near, posixpath.dirname(where.path) or ".") if near else None
        message = f"there is no brief or page `{slot.target}`"
    else:
        shown = targets.suggest_id(key)
        message = f"there is no brief with the id `{slot.target}`"
    return fault(
        "link-brief", message, where, did_you_mean(shown, "mend its name, or write the address out in full")
    )


def _unpublished(target: str, where: Where) -> Diagnostic:
    message = f"`{target}` is not published yet, so this link would lead nowhere"
    return fault("link-unpublished", message, where, "publish it first, or take the link out until then")


def _file_target(target: str, path: str) -> str:
    """A file named relative to this one, as a path below the site's root."""
    base = "" if target.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(base, target.lstrip("/")))


def _brief_anchors(document: BriefDocument) -> frozenset[str]:
    return frozenset(anchor for _, text in printed_texts(document) for anchor in text.anchors)


def _with_fragment(
    documents: Iterable[BriefDocument | PageDocument],
    by_path: dict[str, tuple[str, str]],
    by_id: dict[str, tuple[str, str]],
) -> Iterator[tuple[str, str]]:
    for path, text in _all_texts(documents):
        for slot in text.body.slots:
            if isinstance(slot, AddressSlot) and slot.fragment and slot.kind == "brief":
                found = by_path.get(_file_target(slot.target, path)) or by_id.get(slot.target)
                if found is not None:
                    yield found


def _all_texts(documents: Iterable[BriefDocument | PageDocument]) -> Iterator[tuple[str, RenderedText]]:
    for document in documents:
        if isinstance(document, PageDocument):
            yield document.path, document.text
        else:
            yield from ((document.path, text) for _, text in printed_texts(document))


def linked_briefs(document: BriefDocument, targets: LinkTargets) -> Iterator[str]:
    """The published briefs that a brief's texts link by file or id."""
    for path, text in _all_texts((document,)):
        for slot in text.body.slots:
            if isinstance(slot, AddressSlot) and slot.kind == "brief":
                found = targets.by_path.get(_file_target(slot.target, path)) or targets.by_id.get(slot.target)
                if found is not None and found[0] == "brief":
                    yield found[1]
