"""Any spelling of a name leads to the one record that has it: the index behind tags, entities and outlets."""

from collections.abc import Collection, Iterable

import msgspec

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.model.faults import fault
from generator.model.nearness import Suggester
from generator.model.record_homes import RecordHome, where_of_value
from generator.schema.field import Record
from generator.text.fold import fold_name


class NamedRecord(msgspec.Struct, frozen=True, gc=False):
    """A record with an id, its names in every language and spelling, and where it stands."""

    id: str
    names: tuple[str, ...]
    record: Record
    home: RecordHome


class KnownNames(msgspec.Struct, frozen=True):
    """Folded names to ids; `suggest` gives the nearest of the names as typed (`spellings`)."""

    ids: dict[str, str]
    suggest: Suggester
    spellings: Collection[str]

    def find(self, name: str) -> str:
        """The id of the record with this name, "" where there is none."""
        return self.ids.get(fold_name(name), "")


def know_names(
    records: Iterable[NamedRecord], kind: str, severity: Severity
) -> tuple[KnownNames, tuple[Diagnostic, ...]]:
    """The index, and what two records both claim. An id wins over another record's name; else the first stands."""
    records = tuple(records)
    ids: dict[str, str] = {}
    owner: dict[str, NamedRecord] = {}
    told: list[Diagnostic] = []
    for record in records:
        _claim(record.id, record, ids, owner, told, kind, severity)
    for record in records:
        for name in record.names:
            _claim(name, record, ids, owner, told, kind, severity)
    spellings = {name: None for record in records for name in (record.id, *record.names)}
    return KnownNames(ids, Suggester(spellings), spellings), tuple(told)


def _claim(
    name: str,
    record: NamedRecord,
    ids: dict[str, str],
    owner: dict[str, NamedRecord],
    told: list[Diagnostic],
    kind: str,
    severity: Severity,
) -> None:
    key = fold_name(name)
    if not key:
        return
    holder = owner.setdefault(key, record)
    if holder is record:
        ids[key] = record.id
    elif holder.id != record.id:
        message = (
            f"the {kind} `{record.id}` is called “{name}”, and so is the {kind} `{holder.id}` "
            f"in {holder.home.where().words()}"
        )
        hint = "drop the name from one of them, or make the two one"
        where = where_of_value(record.home, record.record, name)
        told.append(fault(f"{kind}-name-twice", message, where, hint, severity))
