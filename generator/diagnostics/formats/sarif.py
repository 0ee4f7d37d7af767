"""Diagnostics as SARIF 2.1.0, which code scanners and editors read: `--format sarif`.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.diagnostics.catalogue import documented_at, explained
from generator.diagnostics.diagnostic import Diagnostic

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
Plain = dict[str, Any]


def as_sarif(diagnostics: Iterable[Diagnostic], *, folder: str = "") -> Plain:
    """One run with all of them; `folder` is the site's place below the repository's root.

    Each code told is a rule with its explanation, so that a reader needs no other page.
    """
    told = tuple(diagnostics)
    codes = sorted({each.code for each in told})
    index = {code: number for number, code in enumerate(codes)}
    driver = {"name": "Dateline", "version": __version__, "rules": [_rule(code) for code in codes]}
    results = [_result(each, index[each.code], folder) for each in told]
    # Columns of ours count letters, not the halves of them that UTF-16 knows.
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Plain:
    known = explained(code)
    if known is None:
        return {"id": code}
    words = f"{known.meaning}\n\n{known.mend}"
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.meaning},
        "help": {"text": words, "markdown": words},
        "properties": {"documentation": documented_at(code)},
    }


def _result(diagnostic: Diagnostic, rule: int, folder: str) -> Plain:
    words = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    result: Plain = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity,
        "message": {"text": words},
    }
    if diagnostic.path:
        place = {"uri": quote(f"{folder}/{diagnostic.path}" if folder else diagnostic.path)}
        location: Plain = {"artifactLocation": place}
        if diagnostic.span:
            location["region"] = _region(diagnostic)
        result["locations"] = [{"physicalLocation": location}]
        if diagnostic.fixed_line and diagnostic.span and diagnostic.excerpt:
            result["fixes"] = [_fix(diagnostic, place)]
    return result


def _region(diagnostic: Diagnostic) -> Plain:
    assert diagnostic.span is not None
    line, column = max(diagnostic.span.line, 1), max(diagnostic.span.column, 1)
    region = {"startLine": line, "startColumn": column}
    if diagnostic.span.length:
        region["endColumn"] = column + diagnostic.span.length
    return region


def _fix(diagnostic: Diagnostic, place: Plain) -> Plain:
    assert diagnostic.span is not None
    line = diagnostic.span.line
    whole = {"startLine": line, "startColumn": 1, "endLine": line, "endColumn": len(diagnostic.excerpt) + 1}
    replacement = {"deletedRegion": whole, "insertedContent": {"text": diagnostic.fixed_line}}
    return {
        "description": {"text": diagnostic.hint or "as it should read"},
        "artifactChanges": [{"artifactLocation": place, "replacements": [replacement]}],
    }
