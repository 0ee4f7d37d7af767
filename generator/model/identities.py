"""Ids are permanent and become addresses: no two records of a kind may share one, nor differ only in case."""

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.faults import Where, fault

T = TypeVar("T")


def same_id(text: str) -> str:
    """Equal for ids that some file system takes for one: normal form and case do not count."""
    return unicodedata.normalize("NFC", text).casefold()


def by_unique_id(
    entries: Iterable[tuple[str, Where, T]], kind: str
) -> tuple[dict[str, T], tuple[Diagnostic, ...]]:
    """Records by id, the first of each; a second one is an error that names both places. `kind`: `brief`."""
    kept: dict[str, T] = {}
    first: dict[str, tuple[str, Where]] = {}
    told: list[Diagnostic] = []
    for identity, where, entry in entries:
        if not identity:
            continue
        key = same_id(identity)
        if key in first:
            told.append(_clash(identity, where, *first[key], kind))
        else:
            first[key] = (identity, where)
            kept[identity] = entry
    return kept, tuple(told)


def _clash(identity: str, where: Where, other: str, there: Where, kind: str) -> Diagnostic:
    if identity == other:
        message = f"the {kind} `{identity}` is already defined in {there.words()}"
    else:
        message = f"the {kind} ids `{identity}` here and `{other}` in {there.words()} are one on many systems"
    return fault(f"{kind}-id-twice", message, where, "give one of the two another `id:`")
