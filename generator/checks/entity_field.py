"""A place under `people:`, a person under `places:`: found by what its record in content/entities/ says that it is.

A state may be meant as who acts, and a ministry as where, so that `orgs:` takes places and `places:` organisations.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite, checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.outputs.output import Check

_FIELDS = {"person": "people", "org": "orgs", "place": "places"}
_TAKES = {"people": ("person",), "orgs": ("org", "place"), "places": ("place", "org")}
_WORDS = {
    "person": "a person",
    "org": "an organisation",
    "place": "a place",
    "equipment": "equipment",
    "work": "a work",
}


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at each name that stands in the field for others."""
    entities = checked.known.directory.entities
    for document in checked_briefs(checked.documents) if entities.records else ():
        record = document.record
        for field, names in (("people", record.people), ("orgs", record.orgs), ("places", record.places)):
            for index, name in enumerate(names):
                known = entities.names.find(name)
                kind = entities.cards[known].type if known else ""
                if not kind or kind in _TAKES[field]:
                    continue
                right = _FIELDS.get(kind, "")
                hint = f"write it under `{right}:`" if right else f"name it in the text: [[{name}]]"
                message = f"“{name}” is {_WORDS[kind]} in content/entities/, and stands under `{field}:`"
                span = document.positions.span(f"{field}.{index}")
                yield Diagnostic("entity-field", message, document.path, span, hint, "warning")


CHECK = Check("entity-field", find)
