"""A desk: the templates of one language with all that they may call, and the page that lies on it to be made.

Macros that other templates import are read once a desk. Only what leads from a page (its links) changes with the page,
so a template must import macros without context; what a macro needs of the page it is given.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2.environment import TemplateModule
from markupsafe import Markup

from generator.model.body import ResolvedBody
from generator.render.bodies import body_html
from generator.render.compiled import Compiled
from generator.render.dates import date_html, last_month, month_html, text_date_html
from generator.render.environment import make_environment
from generator.render.filters import prose
from generator.render.frame import Frame
from generator.render.links import EventPlace, Links
from generator.render.pieces import KEPT
from generator.render.words import language_name, make_word
from generator.text.languages import base_language, direction_of

PAGE_SLOTS = "_slots.html"
FEED_SLOTS = "_slots_feed.html"


class Desk:
    """One language, one direction, one way to print the slots of texts."""

    __slots__ = ("direction", "environment", "frame", "language", "links", "slots")

    def __init__(
        self,
        folders: tuple[Path, ...],
        frame: Frame,
        language: str,
        direction: str,
        slots: str,
        *,
        compiled: Compiled,
        feed_body: Callable[..., Markup],
        keeps: int = KEPT,
    ) -> None:
        self.frame = frame
        self.language = language
        self.direction = direction
        self.slots = slots
        self.environment = make_environment(folders, compiled)
        self.environment.keeps = keeps
        self.links = self.environment.page = Links(frame, "/", absolute_only=slots == FEED_SLOTS)
        self.environment.globals.update(desk_functions(self), frame=frame, feed_body=feed_body)

    def render(self, template: str, address: str, inputs: Any) -> str:
        """A page as text. Raises what Jinja raises."""
        self.links = self.environment.page = Links(self.frame, address)
        return self.environment.get_template(template).render(page=inputs, address=address)

    def body(self, text: ResolvedBody, prefix: str = "") -> Markup:
        """A text as HTML, its slots printed by the desk's macros."""
        return body_html(text, self._macros, self.links, prefix)

    def link(self, target: str) -> str:
        """An address of the site as a link from the page."""
        return self.links.link(target)

    def absolute(self, target: str) -> str:
        """The full address, or ""."""
        return self.links.absolute(target)

    def link_to(self, kind: str, identity: str, fragment: str = "") -> str:
        """A link to a thing of the site, or ""."""
        return self.links.to(kind, identity, fragment)

    def event_link(self, event: EventPlace) -> str:
        """A link to an event, or ""."""
        return self.links.to_event(event)

    def current(self, target: str) -> str:
        """Whether the page is the one at an address, or in its section."""
        return self.links.current(target)

    def _macros(self) -> TemplateModule:
        return self.environment.get_template(self.slots).module


def desk_functions(desk: Desk) -> dict[str, Any]:
    """Every function a template sees, by name; docs/templates.md lists them."""
    language = desk.language
    return {
        "language": language,
        "direction": desk.direction,
        "link": desk.link,
        "absolute": desk.absolute,
        "link_to": desk.link_to,
        "event_link": desk.event_link,
        "word": make_word(language),
        "date": partial(_date, language),
        "month": partial(_month, language),
        "last_month": partial(_last_month, language),
        "prose": partial(_prose, desk.direction),
        "tongue": partial(_tongue, language),
        "language_name": partial(_language_name, language),
        "current": desk.current,
        "body": desk.body,
    }


FUNCTIONS = {
    "language": "the language of the page",
    "direction": "`ltr` or `rtl`",
    "link": '`link("/tags/")`: an address of the site as a link from this page',
    "absolute": '`absolute(address)`: the full address on the web, or "" where the site\'s own is not known',
    "link_to": '`link_to(kind, id, fragment="")`: a link to a brief, event, tag, tag-timeline, entity, outlet or '
    'page, or "" where that is not made',
    "event_link": '`event_link(card)`: a link to the event\'s page, else to where its brief tells it, or ""',
    "word": "`word(key, n=None, **values)`: a text of the interface in the page's language",
    "date": '`date(value, year="")`: a date in words with `time` elements; `year` is that of the heading above',
    "month": '`month("2014-06")`: a month in words',
    "last_month": "`last_month(date)`: (`lasts` or `latest`, month) of a date that reaches into a later month",
    "prose": '`prose(text, language="")`: text, escaped; designations do not break, figures are isolated',
    "tongue": "`tongue(language)`: `lang` and `dir` attributes where the language is not the page's",
    "language_name": "`language_name(code)`: a language's name in the language of the page",
    "current": '`current(address)`: `page` on the page itself, `true` in its section, else ""',
    "body": '`body(text, prefix="")`: a resolved text as HTML',
    "feed_body": '`feed_body(text, language="", page="")`: a resolved text as HTML for feeds: full links, no buttons; '
    "`page` is the full address of the page that has it",
}
"""What each function does, for docs/templates.md."""


def _date(language: str, value: Any, year: str = "") -> Markup:
    return (
        text_date_html(value, language, year) if isinstance(value, str) else date_html(value, language, year)
    )


def _month(language: str, value: str) -> Markup:
    return month_html(value, language)


def _last_month(language: str, value: Any) -> tuple[str, Markup]:
    return last_month(value, language)


def _prose(direction: str, text: str, language: str = "") -> Markup:
    return prose(text, direction_of(language) if language else direction)


@lru_cache(maxsize=1_000, typed=True)
def _tongue(own: str, language: str) -> Markup:
    if not language or base_language(language) == base_language(own):
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(language, direction_of(language))


def _language_name(own: str, code: str) -> str:
    return language_name(code, own)
