"""The picture of a brief whose alternative text says nothing of it. Those within a text are judged where it is read."""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite, checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.outputs.output import Check
from generator.text.pictures import alt_slip


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning for an `alt` that is the caption again, or an agency's own note."""
    for document in checked_briefs(checked.documents):
        image = document.record.image
        slip = alt_slip(image.alt, image.caption) if image is not None else ""
        if slip:
            message = f"`alt` {slip}"
            hint = "say in your own words what is to be seen"
            span = document.positions.span("image.alt")
            yield Diagnostic("picture-alt", message, document.path, span, hint, "warning")


CHECK = Check("picture-alt", find)
