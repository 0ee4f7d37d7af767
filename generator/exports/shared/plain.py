"""Text that any reader can take: without the characters that XML forbids, which no writer means."""

import re

import msgspec

from generator.model.body import Citation, Name, ResolvedBody, ResolvedSlot

# XML 1.0, Char: everything else may not stand in a document, not even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text without forbidden characters."""
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def one_line(text: str) -> str:
    """The same with every stretch of white space one space."""
    return " ".join(plain(text).split())


def plain_body(body: ResolvedBody) -> ResolvedBody:
    """A resolved text without forbidden characters."""
    if not any(map(_FORBIDDEN.search, body.segments)) and not body.slots:
        return body
    return msgspec.structs.replace(
        body, segments=tuple(map(plain, body.segments)), slots=tuple(map(_plain_slot, body.slots))
    )


def _plain_slot(slot: ResolvedSlot) -> ResolvedSlot:
    if isinstance(slot, Name):
        return msgspec.structs.replace(slot, words=plain(slot.words))
    if isinstance(slot, Citation):
        claims = tuple(
            msgspec.structs.replace(claim, outlet=plain(claim.outlet), title=plain(claim.title))
            for claim in slot.claims
        )
        return msgspec.structs.replace(slot, claims=claims)
    return slot
