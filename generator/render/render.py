"""One page: a template, what it is given, and nothing else. Stands at `render`; the only way in for the build."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.body import ResolvedBody
from generator.model.labels import direction_of
from generator.render.faults import explain
from generator.render.frame import Frame
from generator.render.functions import FEED_SLOTS, FUNCTIONS, page_functions
from generator.render.links import Links

GIVEN = ("page", "frame", "address", *FUNCTIONS)
"""Every name a template may use."""


def render_page(environment: Environment, frame: Frame, template: str, address: str, inputs: Any) -> str:
    """A page as text. The template is given `page` (the inputs), `frame`, `address` and the functions, no more.

    Raises what Jinja raises; `try_page` turns that into a diagnostic.
    """
    language = inputs.language or frame.language
    direction = inputs.direction or direction_of(language)
    context = page_functions(environment, Links(frame, address), language, direction)
    context.update(page=inputs, frame=frame, address=address)
    return environment.get_template(template).render(context)


def try_page(
    environment: Environment, folders: Sequence[Path], frame: Frame, template: str, address: str, inputs: Any
) -> tuple[str | None, Diagnostic | None]:
    """(page, None), or (None, what is wrong in a template of the site). A fault of our own is raised."""
    try:
        return render_page(environment, frame, template, address, inputs), None
    except Exception as error:
        told = explain(error, folders, GIVEN)
        if told is None and isinstance(error, TemplateNotFound):
            # Jinja's is an OSError as well, and would be taken for a failing disk.
            raise LookupError(f"the default theme has no {error.name}") from error
        if told is None:
            raise
        return None, told


def render_feed_body(environment: Environment, frame: Frame, body: ResolvedBody, language: str) -> str:
    """A text for feeds: absolute links where the site's address is known, no buttons."""
    direction = direction_of(language)
    links = Links(frame, "/", absolute_only=True)
    functions = page_functions(environment, links, language, direction, FEED_SLOTS)
    return str(functions["body"](body))
