"""Things that lead to each other and back to where they began: broader tags, larger places, sources by `via`.

Pure: knows only which leads to which. Whoever asks says what a circle means, and where to mend it.
"""

from collections.abc import Iterator, Mapping

_MOST_CIRCLES = 50
"""Each is told with all its members; nobody mends more in one go."""


def circles(leads: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Each circle once, from the member at which it was met; nothing of any depth is too deep."""
    told = 0
    done: set[str] = set()
    for start in sorted(leads):
        path: list[str] = []
        on_path: dict[str, int] = {}
        pending: list[tuple[str, bool]] = [(start, False)]
        while pending:
            each, leaving = pending.pop()
            if leaving:
                done.add(path.pop())
                del on_path[each]
            elif each in on_path:
                told += 1
                if told <= _MOST_CIRCLES:
                    yield path[on_path[each] :]
            elif each not in done:
                on_path[each] = len(path)
                path.append(each)
                pending.append((each, True))
                pending.extend((other, False) for other in reversed(leads.get(each, ())))


def chain(members: list[str]) -> str:
    """`a → b → a`, for a message."""
    return " → ".join([*members, members[0]])
