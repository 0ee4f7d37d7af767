"""Where the site may be written: nowhere that holds what it is made from."""

from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.state import SERVED_NAME, STATE_NAME

_INPUTS = ("content", "templates")
_HINT = "choose a folder of its own with --output; the default is site/ beside dateline.yaml"


def check_place(root: Path, output: Path) -> tuple[Diagnostic, ...]:
    """Faults of the output folder: it holds the site's own files, lies among them, or is no folder. Raises OSError."""
    real = output.resolve()
    above = root.resolve()
    message = ""
    if real == above or real in above.parents:
        message = "the site cannot be written into the folder that holds its content"
    elif any(real == above / name or above / name in real.parents for name in _INPUTS):
        message = "the site cannot be written among the files that it is made from"
    elif _is_state(real, above / STATE_NAME):
        message = "the site cannot be written among what is remembered between builds"
    elif ".git" in real.parts:
        message = "the site cannot be written into git's own folder"
    elif real.exists() and not real.is_dir():
        message = "this is a file: the site needs a folder"
    return (Diagnostic("output-place", message, shown_place(root, output), hint=_HINT),) if message else ()


def _is_state(real: Path, state: Path) -> bool:
    """Whether a folder is the state folder or in it, but for the one that `serve` builds into."""
    return real == state or (state in real.parents and real != state / SERVED_NAME)


def shown_place(root: Path, output: Path) -> str:
    """The output folder as messages name it: below the site's root where it lies there."""
    try:
        return output.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return output.as_posix()
