"""The folder is the registry: every module beside this one with a constant KIND is a page kind."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import generator.pages
from generator.outputs.output import PageKind


@cache
def page_kinds() -> tuple[PageKind, ...]:
    """All page kinds, by the name of their module. A module here without KIND is a mistake, and is named."""
    kinds = []
    for module in sorted(iter_modules(generator.pages.__path__), key=lambda each: each.name):
        if module.ispkg or module.name in ("declared", "reference"):
            continue
        loaded = import_module(f"generator.pages.{module.name}")
        kind = getattr(loaded, "KIND", None)
        if not isinstance(kind, PageKind):
            raise TypeError(f"generator/pages/{module.name}.py defines no KIND")
        kinds.append(kind)
    return tuple(kinds)
