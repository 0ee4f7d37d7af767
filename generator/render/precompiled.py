"""The default theme compiled once for each of its versions, where Python keeps its own bytecode.

Compiling two dozen templates takes longer than building after an edit. The compiled theme lies in `__pycache__` beside
this file, with the trust and the life of Python's bytecode, never in a site's cache, which holds no code. Where that
folder cannot be written to, templates are compiled as they are needed.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import MutableMapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, Template

from generator.render.theme import theme_digest, theme_folder

KEPT = Path(__file__).parent / "__pycache__"
"""Where code is kept that templates were compiled to."""
_PREFIX = "theme-"


def theme_loader(environment: Environment) -> BaseLoader:
    """Loads the default theme, compiled if it can be; `environment` has the options that decide what code is made."""
    source = FileSystemLoader(theme_folder())
    folder = KEPT / f"{_PREFIX}{code_version()}"
    if not folder.is_dir() and not _compile(environment, source, folder):
        return source
    return _Compiled(folder)


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
        """The template, as the loader above finds it."""
        sys.modules[self.package_name] = self.module
        try:
            return super().load(environment, name, globals)
        finally:
            sys.modules.pop(self.package_name, None)


@cache
def code_version() -> str:
    """Changes with the default theme, with Jinja and with what makes code of templates here."""
    whole = theme_digest((theme_folder(),)) + jinja2.__version__.encode()
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in ("code.py", "environment.py"))
    return blake2b(whole + code, digest_size=8).hexdigest()


def _compile(environment: Environment, source: BaseLoader, folder: Path) -> bool:
    """Compiles all templates of the theme into the folder, which appears whole or not at all."""
    try:
        KEPT.mkdir(exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{_PREFIX}", dir=KEPT))
    except OSError:
        return False
    try:
        environment.overlay(loader=source).compile_templates(part, zip=None, ignore_errors=False)
        for older in KEPT.glob(f"{_PREFIX}*"):
            shutil.rmtree(older, ignore_errors=True)
        part.rename(folder)
    except OSError:
        # Another process was first, or the disk is full: what counts is whether it stands there now.
        shutil.rmtree(part, ignore_errors=True)
    return folder.is_dir() and os.access(folder, os.R_OK)
