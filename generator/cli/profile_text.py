"""`--profile`: where a build's time went, as a table for a terminal."""

from collections.abc import Iterable, Sequence

import msgspec

from generator.build.timings import Timing

_MOST = 10


class _Sum(msgspec.Struct):
    count: int = 0
    seconds: float = 0.0


def profile_text(timings: Sequence[Timing], seconds: float) -> str:
    """Phases in their order, the slowest files, and templates by the time all their pages took."""
    phases = _summed(each for each in timings if each.kind == "phase")
    lines = [f"{each.seconds:8.3f} s  {name}" for name, each in phases.items()]
    rest = seconds - sum(each.seconds for each in phases.values())
    lines.append(f"{rest:8.3f} s  everything else")
    files = sorted((each for each in timings if each.kind == "file"), key=_slowest)[:_MOST]
    if files:
        lines += ["", "slowest to read:", *(f"{1000 * each.seconds:8.1f} ms {each.name}" for each in files)]
    templates = sorted(_summed(each for each in timings if each.kind == "page").items(), key=_longest)[:_MOST]
    if templates:
        lines += ["", "slowest to make, all pages together:"]
        lines += [
            f"{1000 * each.seconds:8.1f} ms {name}, {each.count} made, "
            f"{1000 * each.seconds / each.count:.1f} ms each"
            for name, each in templates
        ]
    return "\n".join(lines) + "\n"


def _summed(timings: Iterable[Timing]) -> dict[str, _Sum]:
    found: dict[str, _Sum] = {}
    for each in timings:
        whole = found.setdefault(each.name, _Sum())
        whole.count += 1
        whole.seconds += each.seconds
    return found


def _slowest(timing: Timing) -> tuple[float, str]:
    return -timing.seconds, timing.name


def _longest(entry: tuple[str, _Sum]) -> tuple[float, str]:
    return -entry[1].seconds, entry[0]
