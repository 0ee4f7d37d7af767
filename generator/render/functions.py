"""What a template can call: functions bound to one page, its language and its address. Made anew for each page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import Environment
from jinja2.environment import TemplateModule
from markupsafe import Markup

from generator.model.body import ResolvedBody
from generator.model.labels import base_language, direction_of
from generator.render.bodies import body_html
from generator.render.dates import date_html, last_month, month_html, text_date_html
from generator.render.filters import prose_in_html
from generator.render.frame import Frame
from generator.render.links import Links
from generator.render.words import language_name, make_word

PAGE_SLOTS = "_slots.html"
FEED_SLOTS = "_slots_feed.html"
# Which section a page belongs to, where its address does not say so itself.
_SECTION_OF = {"events": "/timeline/", "outlets": "/sources/"}


def page_functions(
    environment: Environment, links: Links, language: str, direction: str, slots: str = PAGE_SLOTS
) -> dict[str, Any]:
    """Every function a template sees, by name; docs/templates.md lists them."""
    functions: dict[str, Any] = {
        "language": language,
        "direction": direction,
        "link": links.link,
        "absolute": links.absolute,
        "link_to": links.to,
        "event_link": links.to_event,
        "word": make_word(language),
        "date": partial(_date, language),
        "month": partial(_month, language),
        "last_month": partial(_last_month, language),
        "prose": partial(_prose, direction),
        "tongue": partial(_tongue, language),
        "language_name": partial(_language_name, language),
        "current": partial(_current, links.frame, links.address),
    }
    macros = _remembered(environment, slots, functions)
    functions["body"] = partial(_body, macros, links, direction)
    functions["feed_body"] = partial(_feed_body, environment, links.frame)
    return functions


FUNCTIONS = {
    "language": "the language of the page, and `direction`, `ltr` or `rtl`",
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
    "feed_body": '`feed_body(text, language="")`: a resolved text as HTML for feeds: full links, no buttons',
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
    return Markup(prose_in_html(_escaped(text), direction_of(language) if language else direction))


def _tongue(own: str, language: str) -> Markup:
    if not language or base_language(language) == base_language(own):
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(language, direction_of(language))


def _language_name(own: str, code: str) -> str:
    return language_name(code, own)


def _current(frame: Frame, address: str, target: str) -> str:
    if address == target:
        return "page"
    if target == "/":
        sections = (entry.address for entry in frame.navigation)
        return "" if any(_current(frame, address, section) for section in sections) else "true"
    section = _SECTION_OF.get(address.split("/")[1], address)
    return "true" if section.startswith(target) else ""


def _body(
    macros: Callable[[], TemplateModule], links: Links, direction: str, text: ResolvedBody, prefix: str = ""
) -> Markup:
    return body_html(text, macros, links, direction, prefix)


def _feed_body(environment: Environment, frame: Frame, text: ResolvedBody, language: str = "") -> Markup:
    language = language or frame.language
    links = Links(frame, "/", absolute_only=True)
    functions = page_functions(environment, links, language, direction_of(language), FEED_SLOTS)
    return Markup(functions["body"](text))


def _remembered(
    environment: Environment, slots: str, functions: dict[str, Any]
) -> Callable[[], TemplateModule]:
    """The macros for slots, made when the first text of the page needs them."""
    made: list[TemplateModule] = []

    def macros() -> TemplateModule:
        if not made:
            made.append(environment.get_template(slots).make_module(functions))
        return made[0]

    return macros


def _escaped(text: str) -> str:
    return Markup.escape(text)
