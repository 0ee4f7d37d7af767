"""Events that are part of each other, or come after each other, in a circle.

Asked while events are joined, of the few tellings that say either. One that names itself alone is told with its event.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.circles import chain, circles
from generator.model.faults import fault
from generator.model.spots import where_of
from generator.model.tellings import Telling


def check_order(
    tellings: Iterable[Telling], names: Mapping[str, str]
) -> tuple[tuple[Telling, Diagnostic], ...]:
    """Each circle once. `names`: every id, and that of the event it leads to."""
    told = []
    tellings = tuple(tellings)
    for field, says in (("part_of", "is part of"), ("follows", "comes after")):
        links = _links(tellings, field, names)
        leads: dict[str, list[str]] = {}
        for own, other in links:
            leads.setdefault(own, []).append(other)
        for members in circles({own: tuple(others) for own, others in leads.items()}):
            passed = list(zip(members, [*members[1:], members[0]], strict=True))
            where = ", ".join(
                f"`{each}` in {links[each, after].telling.where.words()}" for each, after in passed
            )
            message = f"each of these events {says} the next, in a circle: {chain(members)} ({where})"
            last = max((links[each] for each in passed), key=lambda link: link.order)
            place = where_of(last.telling, field, last.typed)
            hint = f"drop one of these from {field}"
            told.append((last.telling, fault("event-circle", message, place, hint, word=last.typed)))
    return tuple(told)


class _Link(NamedTuple):
    """What one telling says; hidden ones are last in order, so that a draft that closes a circle is at fault."""

    order: int
    telling: Telling
    typed: str


def _links(tellings: Iterable[Telling], field: str, names: Mapping[str, str]) -> dict[tuple[str, str], _Link]:
    """By two events: who says first that the one leads to the other."""
    found: dict[tuple[str, str], _Link] = {}
    for order, telling in enumerate(tellings):
        own = names.get(telling.id or telling.of, telling.id or telling.of)
        for typed in _named(telling, field):
            other = names.get(typed, "")
            if other and other != own:
                found.setdefault((own, other), _Link(order, telling, typed))
    return found


def _named(telling: Telling, field: str) -> tuple[str, ...]:
    if field == "follows":
        return telling.record.follows
    return (telling.part_of,) if telling.part_of else ()
