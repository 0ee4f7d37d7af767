"""Every code that Dateline can tell, explained: read from generator/diagnostics/codes/, whose modules are the rooms."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import generator.diagnostics.codes
from generator.diagnostics.explained import Explained, Room
from generator.diagnostics.suggest import nearest


@cache
def rooms() -> dict[str, Room]:
    """The rooms by the name of their module. A module without ROOM is a mistake, and is named."""
    found = {}
    for module in sorted(iter_modules(generator.diagnostics.codes.__path__), key=lambda each: each.name):
        room = getattr(import_module(f"generator.diagnostics.codes.{module.name}"), "ROOM", None)
        if not isinstance(room, Room):
            raise TypeError(f"generator/diagnostics/codes/{module.name}.py defines no ROOM")
        found[module.name] = room
    return found


@cache
def catalogue() -> dict[str, Explained]:
    """Every code with its explanation, room after room."""
    return {each.code: each for room in rooms().values() for each in room.codes}


@cache
def safe_codes() -> frozenset[str]:
    """Codes whose corrected line can only be what was meant."""
    return frozenset(code for code, each in catalogue().items() if each.safe)


def explained(code: str) -> Explained | None:
    """What a code means; None for one that there is not."""
    return catalogue().get(code)


def nearest_code(typed: str) -> str | None:
    """The code that was probably meant."""
    return nearest(typed, catalogue(), within=2)


def room_of(code: str) -> str:
    """The name of the room that explains a code."""
    return next(name for name, room in rooms().items() if any(each.code == code for each in room.codes))


def page_of(room: str) -> str:
    """The file of docs/codes/ with a room's codes."""
    return f"{room.replace('_', '-')}.md"


def documented_at(code: str) -> str:
    """Where the documentation explains a code: a path in the repository, with the place on the page."""
    return f"docs/codes/{page_of(room_of(code))}#{code}"
