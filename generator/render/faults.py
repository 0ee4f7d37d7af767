"""An error inside a template becomes a diagnostic: which template, which line, and the nearest known name.

Knows Jinja and tracebacks; the site's own templates are named below the site's root (`templates/brief.html`).
"""

import re
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Undefined
from jinja2.tests import TESTS
from jinja2.utils import missing

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.diagnostics.suggest import nearest
from generator.render.filters import FILTERS
from generator.render.theme import DEFAULT_THEME, theme_files, theme_folder

_UNKNOWN = re.compile(r"No (filter|test) named '(\w+)'")
_FILTERS = (*JINJA_FILTERS, *FILTERS)


class MisspeltNameError(UndefinedError):
    """A template asked for a name that is not there."""

    def __init__(self, message: str | None, name: str, owner: Any) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class NamedUndefined(StrictUndefined):
    """Stops at once, as StrictUndefined does, and remembers which name of what was missing."""

    __slots__ = ()

    def _fail(self, *_: Any, **__: Any) -> NoReturn:
        raise MisspeltNameError(
            self._undefined_message,
            self._undefined_name or "",
            None if self._is_top() else self._undefined_obj,
        )

    def _is_top(self) -> bool:
        return self._undefined_obj is missing

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._fail()

    _fail_with_undefined_error = _fail
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _fail
    __div__ = __rdiv__ = __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _fail
    __mod__ = __rmod__ = __pos__ = __neg__ = __call__ = __getitem__ = _fail
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = __complex__ = __pow__ = __rpow__ = _fail
    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = __contains__ = _fail


def explain(error: BaseException, folders: Sequence[Path], names: Sequence[str] = ()) -> Diagnostic | None:
    """What to tell the author; None where the fault is not in a template of theirs, but ours.

    `names` are those every template is given, for "did you mean".
    """
    place = _place(error, folders)
    if place is None:
        return None
    path, line = place
    message, hint = _said(error, names, folders)
    return Diagnostic("template", message, path, _span(error, folders[0].parent / path, line), hint)


def _span(error: BaseException, file: Path, line: int) -> Span:
    """The name that is wrong in its line, where the error says which and it stands there once."""
    unknown = _UNKNOWN.match(str(error))
    name = unknown[2] if unknown else getattr(error, "name", "") or ""
    if not name or (isinstance(error, TemplateSyntaxError) and not unknown):
        return Span(line, 1)
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return Span(line, 1)
    found = [*re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", lines[line - 1] if line <= len(lines) else "")]
    return Span(line, found[0].start() + 1, len(name)) if len(found) == 1 else Span(line, 1)


def _place(error: BaseException, folders: Sequence[Path]) -> tuple[str, int] | None:
    """The innermost line of a template in the first folder that is not the default theme's."""
    own = [folder for folder in folders if folder.resolve() != theme_folder().resolve()]
    if not own:
        own = list(folders)
    places = []
    # Where the end of a comment is missing, Jinja has the file's name where the template's belongs.
    if isinstance(error, TemplateSyntaxError) and (filename := error.filename or error.name):
        places.append((filename, error.lineno))
    places += reversed(_frames(error.__traceback__))
    for filename, line in places:
        for folder in own:
            try:
                name = Path(filename).resolve().relative_to(folder.resolve()).as_posix()
            except ValueError:
                continue
            return f"{folder.name}/{name}", line
    return None


def _frames(traceback: TracebackType | None) -> list[tuple[str, int]]:
    frames = []
    while traceback is not None:
        frames.append((traceback.tb_frame.f_code.co_filename, traceback.tb_lineno))
        traceback = traceback.tb_next
    return frames


def _said(error: BaseException, names: Sequence[str], folders: Sequence[Path]) -> tuple[str, str]:
    if isinstance(error, MisspeltNameError):
        return _misspelt(error, names)
    if isinstance(error, TemplateNotFound):
        near = nearest(str(error.name), theme_files(folders))
        otherwise = "templates of the default theme can be named too"
        return f"there is no template “{error.name}”", f"did you mean `{near}`?" if near else otherwise
    if isinstance(error, TemplateError) and (unknown := _UNKNOWN.match(error.message or "")):
        near = nearest(unknown[2], _FILTERS if unknown[1] == "filter" else TESTS)
        hint = f"did you mean `{near}`?" if near else "docs/templates.md has those of Dateline's own"
        return f"there is no {unknown[1]} `{unknown[2]}`", hint
    if isinstance(error, RecursionError):
        return "this template includes or extends itself, without end", f"name {DEFAULT_THEME}/… for ours"
    if isinstance(error, TemplateSyntaxError):
        return f"this is not a template: {error.message}", "see https://jinja.palletsprojects.com/templates/"
    if isinstance(error, TemplateError):
        return str(error), ""
    return f"{type(error).__name__}: {error}", "docs/templates.md says what each template is given"


def _misspelt(error: MisspeltNameError, names: Sequence[str]) -> tuple[str, str]:
    owner = error.owner
    if owner is None or isinstance(owner, Undefined):
        known: Sequence[str] = names
        message = f"`{error.name}` is not defined"
    else:
        known = _fields(owner)
        message = f"{_called(owner)} has no `{error.name}`"
    near = nearest(str(error.name), known)
    if near:
        return message, f"did you mean `{near}`?"
    listed = ", ".join(f"`{name}`" for name in known[:12])
    return message, f"it has {listed}" if listed and owner is not None else "docs/templates.md has the names"


def _fields(owner: Any) -> list[str]:
    if isinstance(owner, dict):
        return [str(key) for key in owner]
    if fields := getattr(owner, "__struct_fields__", None):
        return list(fields)
    module = getattr(owner, "__dict__", {})
    return sorted(str(name) for name in module if not str(name).startswith("_"))


def _called(owner: Any) -> str:
    kind = type(owner).__name__
    return "this file of macros" if kind == "TemplateModule" else f"{kind}"
