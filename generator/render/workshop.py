"""What every output of a build is rendered with: the templates, the frame round them, and a desk for each language."""

from pathlib import Path

import msgspec
from markupsafe import Markup

from generator.model.body import ResolvedBody
from generator.render.compiled import Compiled
from generator.render.desk import FEED_SLOTS, PAGE_SLOTS, Desk
from generator.render.feed_texts import feed_text
from generator.render.frame import Frame
from generator.render.pieces import KEPT, KEPT_FOR_LONG
from generator.text.languages import direction_of


class Workshop(msgspec.Struct, frozen=True):
    """Made once a build, and once in each of its processes. Desks are set up when a page first needs one."""

    folders: tuple[Path, ...]
    frame: Frame
    compiled: Compiled
    lasting: bool = False
    """Whether more than one build is made with it."""
    desks: dict[tuple[str, str, str], Desk] = {}


def open_workshop(folders: tuple[Path, ...], frame: Frame, *, lasting: bool = False) -> Workshop:
    """A workshop over the site's own templates and the default theme."""
    return Workshop(folders, frame, Compiled(), lasting, {})


def desk_for(workshop: Workshop, language: str, direction: str, slots: str = PAGE_SLOTS) -> Desk:
    """The desk of a language; the same one for every page."""
    key = (language, direction, slots)
    desk = workshop.desks.get(key)
    if desk is None:

        def feed_body(text: ResolvedBody, language: str = "", page: str = "") -> Markup:
            return _feed_body(workshop, text, language or workshop.frame.language, page)

        desk = workshop.desks[key] = Desk(
            workshop.folders,
            workshop.frame,
            *key,
            compiled=workshop.compiled,
            feed_body=feed_body,
            keeps=KEPT_FOR_LONG if workshop.lasting else KEPT,
        )
    return desk


def _feed_body(workshop: Workshop, text: ResolvedBody, language: str, page: str) -> Markup:
    """A text for feeds: absolute links where the site's address is known, no buttons."""
    told = feed_text(text.segments, text.slots, page, linked=bool(workshop.frame.base_url))
    return desk_for(workshop, language, direction_of(language), FEED_SLOTS).body(told)
