"""The folder is the registry: every module beside this one with a constant CHECK is a check."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import msgspec

import generator.checks
from generator.diagnostics.diagnostic import UNFINISHED, Diagnostic, at_levels
from generator.model.shared_records import SharedRecords
from generator.model.site import Site
from generator.outputs.output import Check
from generator.parse.documents import BriefDocument, Documents


class CheckedSite(msgspec.Struct, frozen=True):
    """What checks look at: the site as it is published, and everything that its files say."""

    site: Site
    documents: Documents
    known: SharedRecords
    """The records for the whole site, those among them that nothing published names."""


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by the name of their module. A module here without CHECK is a mistake, and is named."""
    found = []
    for module in sorted(iter_modules(generator.checks.__path__), key=lambda each: each.name):
        if module.ispkg or module.name in ("declared", "reference"):
            continue
        check = getattr(import_module(f"generator.checks.{module.name}"), "CHECK", None)
        if not isinstance(check, Check):
            raise TypeError(f"generator/checks/{module.name}.py defines no CHECK")
        found.append(check)
    return tuple(found)


def run_checks(checked: CheckedSite, *, proposals: bool) -> Iterator[Diagnostic]:
    """What all checks find; with `proposals` also what `dateline check` alone tells."""
    left_out = frozenset() if proposals else frozenset(each.path for each in checked.site.skipped)
    for check in checks():
        if check.on_build or proposals:
            found = check.find(checked)
            yield from (each for each in found if each.severity == "error" or each.path not in left_out)


def settle_levels(told: Iterable[Diagnostic], documents: Documents) -> Iterator[Diagnostic]:
    """The same as gravely as the settings want it; what is wrong in a draft never stops a colleague's correction."""
    levels = documents.settings.checks
    if not levels:
        yield from told
        return
    unfinished = frozenset(each.path for each in documents.briefs if each.record.status in UNFINISHED)
    for each in told:
        yield from at_levels([each], levels, unfinished=each.path in unfinished)


def checked_briefs(documents: Documents) -> tuple[BriefDocument, ...]:
    """The briefs whose own words are looked at: all but the withdrawn, which have none any more."""
    return tuple(each for each in documents.briefs if each.record.status != "withdrawn")
