"""Patterns that are compiled when something is first asked of them. Knows no pattern.

Three hundred compiled at the start took an eighth of the time in which a small edit is built, which needs few of them.
"""

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern; what was once asked of it is kept."""

    def __init__(self, typed: str, flags: int) -> None:
        self._typed, self._flags = typed, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._typed, self._flags), name)
        self.__dict__[name] = found
        return found


def pattern(typed: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`; a mistyped one is found when it is first used."""
    return cast("re.Pattern[str]", _Later(typed, flags))
