"""A text as feeds carry it, to be read far from the site: whole addresses or none, and no forbidden characters."""

import re
from collections.abc import Iterable

import msgspec

from generator.model.body import Citation, Link, Name, ResolvedBody, ResolvedSlot
from generator.text.plain import plain
from generator.text.wording import Wording

# Text has no bare `<`, so that nothing but a tag is found.
_LINK_WITHIN = '<a href="#'
_ADDRESS_WITHIN = re.compile(r'<a href="#[^"]*"')
_PICTURE_OPENS = '<img src="'
_LINK_OPENS = ' href="'
_PICTURE_WORDS = re.compile(r'" alt="([^"]*)"[^>]*>')


def feed_text(
    segments: Iterable[str], slots: Iterable[ResolvedSlot], page: str, *, linked: bool
) -> ResolvedBody:
    """The text of a brief whose page has this full address; "" where there is none.

    What leads to a place of the text itself leads to that page. Unless `linked`, nothing leads into the site.
    """
    told = [_within(plain(segment), page) for segment in segments]
    kept = list(map(_plain_slot, slots))
    return ResolvedBody(Wording(*told), tuple(kept)) if linked else _unlinked(told, kept)


def _within(segment: str, page: str) -> str:
    if _LINK_WITHIN not in segment:
        return segment
    if page:
        return segment.replace(_LINK_WITHIN, f'<a href="{page}#')
    return _ADDRESS_WITHIN.sub("<a", segment)


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


def _unlinked(segments: list[str], slots: list[ResolvedSlot]) -> ResolvedBody:
    """Links keep their words, pictures become theirs: half an address leads nowhere."""
    told = segments[:1]
    kept: list[ResolvedSlot] = []
    for slot, segment in zip(slots, segments[1:], strict=True):
        if not isinstance(slot, Link):
            kept.append(msgspec.structs.replace(slot, kind="", id="") if isinstance(slot, Name) else slot)
            told.append(segment)
        elif told[-1].endswith(_PICTURE_OPENS):
            words = _PICTURE_WORDS.sub(r"\1", segment, count=1)
            told[-1] = told[-1].removesuffix(_PICTURE_OPENS) + words
        else:
            told[-1] = told[-1].removesuffix(_LINK_OPENS) + segment.removeprefix('"')
    return ResolvedBody(Wording(*told), tuple(kept))
