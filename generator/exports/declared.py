"""The folder is the registry: every module beside this one with a constant EXPORT is a kind of file."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import generator.exports
from generator.outputs.output import Export


@cache
def exports() -> tuple[Export, ...]:
    """All exports, by the name of their module. A module here without EXPORT is a mistake, and is named."""
    found = []
    for module in sorted(iter_modules(generator.exports.__path__), key=lambda each: each.name):
        if module.ispkg or module.name in ("declared", "reference"):
            continue
        export = getattr(import_module(f"generator.exports.{module.name}"), "EXPORT", None)
        if not isinstance(export, Export):
            raise TypeError(f"generator/exports/{module.name}.py defines no EXPORT")
        found.append(export)
    return tuple(found)
