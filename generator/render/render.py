"""One page: a template, what it is given, and nothing else. Stands at `render`; the only way in for the build."""

from typing import Any

from jinja2 import TemplateNotFound

from generator.diagnostics.diagnostic import Diagnostic
from generator.render.desk import FUNCTIONS
from generator.render.faults import explain
from generator.render.workshop import Workshop, desk_for
from generator.text.languages import direction_of

GIVEN = ("page", "frame", "address", *FUNCTIONS)
"""Every name a template may use."""


def render_page(workshop: Workshop, template: str, address: str, inputs: Any) -> str:
    """A page as text. The template is given `page` (the inputs), `frame`, `address` and the functions, no more.

    Raises what Jinja raises; `try_page` turns that into a diagnostic.
    """
    language = inputs.language or workshop.frame.language
    desk = desk_for(workshop, language, inputs.direction or direction_of(language))
    return desk.render(template, address, inputs)


def try_page(
    workshop: Workshop, template: str, address: str, inputs: Any
) -> tuple[str | None, Diagnostic | None]:
    """(page, None), or (None, what is wrong in a template of the site). A fault of our own is raised."""
    try:
        return render_page(workshop, template, address, inputs), None
    except Exception as error:
        told = explain(error, workshop.folders, GIVEN)
        if told is None and isinstance(error, TemplateNotFound):
            # Jinja's is an OSError as well, and would be taken for a failing disk.
            raise LookupError(f"the default theme has no {error.name}") from error
        if told is None:
            raise
        return None, told
