"""The folder is the registry: every module beside this one with a constant CHECK is a check."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import generator.checks
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.site import Site
from generator.outputs.output import Check
from generator.parse.documents import Documents


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by the name of their module. A module here without CHECK is a mistake, and is named."""
    found = []
    for module in sorted(iter_modules(generator.checks.__path__), key=lambda each: each.name):
        if module.ispkg or module.name == "declared":
            continue
        check = getattr(import_module(f"generator.checks.{module.name}"), "CHECK", None)
        if not isinstance(check, Check):
            raise TypeError(f"generator/checks/{module.name}.py defines no CHECK")
        found.append(check)
    return tuple(found)


def run_checks(site: Site, documents: Documents, *, proposals: bool) -> Iterator[Diagnostic]:
    """What all checks find; with `proposals` also what only `dateline check` tells."""
    for check in checks():
        if check.on_build or proposals:
            yield from check.find(site, documents)
