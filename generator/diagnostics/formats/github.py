"""Diagnostics as commands of GitHub Actions, which shows them at their line in a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterable

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.formats.cells import visible

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def as_annotations(diagnostics: Iterable[Diagnostic], *, folder: str = "") -> str:
    """One line for each; `folder` is the site's place below the repository's root, where it is not the root."""
    return "".join(_annotation(each, folder) for each in diagnostics)


def _annotation(diagnostic: Diagnostic, folder: str) -> str:
    properties = []
    if diagnostic.path:
        path = f"{folder}/{diagnostic.path}" if folder else diagnostic.path
        properties.append(("file", path))
    if diagnostic.path and diagnostic.span:
        span = diagnostic.span
        properties += [("line", str(span.line)), ("col", str(span.column))]
        if span.length:
            properties.append(("endColumn", str(span.column + span.length)))
    properties.append(("title", diagnostic.code))
    words = diagnostic.message
    if diagnostic.hint:
        words += f"\n{diagnostic.hint}"
    if diagnostic.fixed_line:
        words += f"\n{diagnostic.fixed_line}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties)
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(visible(words))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
