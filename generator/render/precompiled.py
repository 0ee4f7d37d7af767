"""The default theme compiled once for each of its versions, where Python keeps its own bytecode.

Compiling two dozen templates takes longer than building after an edit. The compiled theme lies in `__pycache__` beside
this file, with the trust and the life of Python's bytecode, never in a site's cache, which holds no code. Several
processes may compile it at once, and others may clean it away: what is not there, not whole or not writable is compiled
from its source as it is needed.
"""

import shutil
import sys
import tempfile
from collections.abc import MutableMapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    ModuleLoader,
    Template,
    TemplateNotFound,
)

from generator.render.theme import theme_digest, theme_folder

KEPT = Path(__file__).parent / "__pycache__"
"""Where code is kept that templates were compiled to."""
_PREFIX = "theme-"


def theme_loader(environment: Environment, kept: Path = KEPT) -> BaseLoader:
    """Loads the default theme, compiled if it can be; `environment` has the options that decide what code is made."""
    source = FileSystemLoader(theme_folder())
    folder = kept / f"{_PREFIX}{code_version()}"
    if not folder.is_dir():
        _compile(environment, source, folder)
    return ChoiceLoader([_Compiled(folder), source])


class _Compiled(ModuleLoader):
    """Its modules are found while one is loaded, not after: what walks all modules must not meet one that vanishes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        sys.modules.pop(self.package_name, None)

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The template, as the loader above finds it; not found if it vanishes or was left damaged."""
        sys.modules[self.package_name] = self.module
        try:
            return super().load(environment, name, globals)
        except (OSError, SyntaxError, ValueError, KeyError) as damaged:
            raise TemplateNotFound(name) from damaged
        finally:
            sys.modules.pop(self.package_name, None)


@cache
def code_version() -> str:
    """Changes with the default theme, with Jinja and with what makes code of templates here."""
    whole = theme_digest((theme_folder(),)) + jinja2.__version__.encode()
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in ("code.py", "environment.py"))
    return blake2b(whole + code, digest_size=8).hexdigest()


def _compile(environment: Environment, source: BaseLoader, folder: Path) -> None:
    """Compiles all templates of the theme into the folder, which appears whole or not at all, and once."""
    kept = folder.parent
    try:
        kept.mkdir(exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{_PREFIX}", dir=kept))
    except OSError:
        return
    try:
        part.chmod(kept.stat().st_mode)
        environment.overlay(loader=source).compile_templates(part, zip=None, ignore_errors=False)
        part.rename(folder)
    except OSError:
        # Another process was first and may be reading it already, or the disk is full.
        shutil.rmtree(part, ignore_errors=True)
    for older in kept.glob(f"{_PREFIX}*"):
        if older != folder:
            shutil.rmtree(older, ignore_errors=True)
