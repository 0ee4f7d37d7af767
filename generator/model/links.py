"""Links that a text types: to a brief or page by file or id, to media, to an address of the site. All are checked."""

import posixpath
from collections.abc import Callable, Iterable, Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.markdown.result import AddressSlot, RenderedText
from generator.model.body import Link
from generator.model.faults import Where, did_you_mean, fault
from generator.model.nearness import Suggester
from generator.model.places import Places, canonical_address
from generator.model.stages import Stages
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument, PageDocument

DEAD_LINK = Link("site", "/404.html")


class LinkTargets(msgspec.Struct, frozen=True):
    """What may be linked: (kind, id) of briefs and pages by file and by id; addresses; media."""

    by_path: dict[str, tuple[str, str]]
    by_id: dict[str, tuple[str, str]]
    hidden: frozenset[str]
    """Paths and ids of what is not published."""
    media: frozenset[str]
    anchors: dict[tuple[str, str], frozenset[str]]
    """Of those briefs and pages that somebody links to with a fragment."""
    suggest_anchor: dict[tuple[str, str], Suggester]
    """Likewise."""
    suggest_path: Suggester
    suggest_id: Suggester
    suggest_media: Suggester
    files_named: dict[str, str]
    """The one file of each name, wherever below content/ it lies."""


def know_targets(
    shown: Iterable[BriefDocument],
    pages: Iterable[PageDocument],
    hidden: Iterable[BriefDocument | PageDocument],
    media: tuple[str, ...],
    event_anchors: Callable[[str], Iterable[str]],
    stages: Stages,
) -> LinkTargets:
    """`event_anchors`: of a brief, those that joining events gave to it besides the ones in its text."""
    shown, pages, hidden = tuple(shown), tuple(pages), tuple(hidden)
    by_path = {each.path: ("page", each.id) for each in pages} | {
        each.path: ("brief", each.id) for each in shown
    }
    by_id = {each.id: ("page", each.id) for each in pages} | {each.id: ("brief", each.id) for each in shown}
    unpublished = {each.path for each in hidden} | {each.id for each in hidden}
    documents: tuple[BriefDocument | PageDocument, ...] = (*shown, *pages, *hidden)
    paths = (each.path for each in documents)
    wanted = {
        by_path.get(file) or by_id.get(identity)
        for found in stages.each("links to places", _links_to_places, paths, documents)
        for file, identity in found
    }
    anchors = {
        ("brief", each.id): _brief_anchors(each).union(event_anchors(each.id))
        for each in shown
        if ("brief", each.id) in wanted
    }
    anchors |= {
        ("page", each.id): frozenset(each.text.anchors) for each in pages if ("page", each.id) in wanted
    }
    targets = stages.made(
        "link targets",
        "",
        _make_targets,
        stages.same_items("targets by path", by_path),
        stages.same_items("targets by id", by_id),
        stages.same("targets hidden", "", frozenset(unpublished - by_id.keys())),
        stages.same("targets among media", "", media),
        stages.same_items("anchors linked", anchors),
    )
    for suggest in (targets.suggest_path, targets.suggest_id, targets.suggest_media):
        suggest.answer_anew()
    for suggest in targets.suggest_anchor.values():
        suggest.answer_anew()
    return targets


def _make_targets(
    by_path: dict[str, tuple[str, str]],
    by_id: dict[str, tuple[str, str]],
    hidden: frozenset[str],
    media: tuple[str, ...],
    anchors: dict[tuple[str, str], frozenset[str]],
) -> LinkTargets:
    return LinkTargets(
        by_path,
        by_id,
        hidden,
        frozenset(media),
        anchors,
        {target: Suggester(found) for target, found in anchors.items()},
        Suggester(by_path),
        Suggester(by_id),
        Suggester(media),
        _by_name([*by_path, *(f"content/{each}" for each in media)]),
    )


def _by_name(paths: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in paths:
        name = posixpath.basename(path)
        found[name] = "" if name in found else path
    return {name: path for name, path in found.items() if path}


def _same_name(target: str, where: Where, targets: LinkTargets) -> str | None:
    """The file of the name that a link ends in, as this file would link it: `first-jets` is first-jets.md."""
    name = posixpath.basename(target.rstrip("/"))
    names = (name, name.removesuffix(".html").removesuffix(".htm") + ".md")
    found = next((path for each in names if (path := targets.files_named.get(each))), None)
    return posixpath.relpath(found, posixpath.dirname(where.path)) if found else None


def media_like(path: str, targets: LinkTargets) -> str | None:
    """The file below content/ that a path may have meant: of the same name in another folder, or the nearest."""
    below = path.removeprefix("content/")
    if below in targets.media:
        return below
    named = targets.files_named.get(posixpath.basename(below), "").removeprefix("content/")
    return named if named in targets.media else targets.suggest_media(below)


def resolve_address(slot: AddressSlot, path: str, targets: LinkTargets, places: Places) -> Link:
    """What a link leads to; a dead one leads to the page that says so."""
    return _find(slot, path, targets, places) or DEAD_LINK


def check_address(slot: AddressSlot, path: str, targets: LinkTargets, places: Places) -> Diagnostic | None:
    """What is wrong with a link that leads nowhere, or to no place of the text it leads to."""
    found = _find(slot, path, targets, places)
    where = Where(path, slot.span)
    if found is None:
        return _dead_link(slot, where, targets, places)
    if found.kind == "site" and found.id not in places.addresses:
        new = places.moved[found.id]
        message = f"`{slot.target}` is an old address, which leads on to `{new}`"
        return fault("link-old", message, where, f"link to {new}", "warning")
    if slot.fragment and not found.fragment:
        suggest = targets.suggest_anchor.get((found.kind, found.id))
        return dead_fragment(slot.fragment, where, suggest, slot.target)
    return None


def dead_fragment(fragment: str, where: Where, suggest: Suggester | None, target: str = "") -> Diagnostic:
    """A link to a place that the text does not have."""
    within = f"`{target}`" if target else "this text"
    message = f"there is no place `#{fragment}` in {within}"
    near = suggest(fragment) if suggest is not None else None
    return fault("link-fragment", message, where, did_you_mean(near, "link to the page itself"))


def _find(slot: AddressSlot, path: str, targets: LinkTargets, places: Places) -> Link | None:
    """The link, without a fragment that its text has no place for; None where it leads nowhere."""
    if slot.kind == "media":
        below = _file_target(slot.target, path).removeprefix("content/")
        known = next((each for each in (slot.target, below) if each in targets.media), None)
        return Link("media", known, slot.fragment) if known is not None else None
    if slot.kind == "site":
        address = canonical_address(slot.target)
        if address in places.addresses:
            return Link("site", address, slot.fragment)
        if address.startswith("/media/") and address[1:] in targets.media:
            return Link("media", address[1:], slot.fragment)
        if address in places.moved:
            return Link("site", address, slot.fragment)
    # A file may be named from the root, as GitHub's own pages link it.
    by_file = slot.target.endswith(".md")
    found = (
        targets.by_path.get(_file_target(slot.target, path)) if by_file else targets.by_id.get(slot.target)
    )
    if found is None:
        return None
    return Link(*found, slot.fragment if slot.fragment in targets.anchors.get(found, ()) else "")


def _dead_link(slot: AddressSlot, where: Where, targets: LinkTargets, places: Places) -> Diagnostic:
    if slot.kind == "media":
        message = f"there is no file `{slot.target}` below content/"
        below = _file_target(slot.target, where.path).removeprefix("content/")
        near = targets.suggest_media(below) or targets.suggest_media(slot.target)
        shown = posixpath.relpath(f"content/{near}", posixpath.dirname(where.path)) if near else None
        shown = _same_name(slot.target, where, targets) or shown
        hint = did_you_mean(shown, "put it into content/media/, or mend its name")
        return fault("link-media", message, where, hint)
    if slot.kind == "site":
        address = canonical_address(slot.target)
        identity = address.removeprefix("/briefs/").strip("/")
        if address.startswith("/briefs/") and identity in targets.hidden:
            return _unpublished(slot.target, where)
        message = f"the site has no address `{slot.target}`"
        otherwise = "link to a brief by its file or id, so that the link is kept right"
        return fault("link-address", message, where, did_you_mean(places.suggest(address), otherwise))
    key = _file_target(slot.target, where.path) if slot.target.endswith(".md") else slot.target
    return _dead_document(slot, key, where, targets)


def _dead_document(slot: AddressSlot, key: str, where: Where, targets: LinkTargets) -> Diagnostic:
    if key in targets.hidden:
        return _unpublished(slot.target, where)
    if slot.target.endswith(".md"):
        near = targets.suggest_path(key)
        shown = posixpath.relpath(near, posixpath.dirname(where.path) or ".") if near else None
        shown = _same_name(slot.target, where, targets) or shown
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


def _links_to_places(document: BriefDocument | PageDocument) -> tuple[tuple[str, str], ...]:
    """(file, id) that each link with a fragment may mean."""
    return tuple(
        (_file_target(slot.target, path), slot.target)
        for path, text in _all_texts((document,))
        for slot in text.body.slots
        if isinstance(slot, AddressSlot) and slot.fragment and slot.kind == "brief"
    )


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
