"""Where reports of one event cannot all be right: dates without a common day, figures apart, assertion and denial."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from generator.edtf.bounds import disjoint
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.figures import Figure, figure_words, figures_conflict
from generator.model.events import Conflict, Report
from generator.text.fold import fold_name

_MOST_LISTED = 60
"""Distinct values of one thing that a conflict lists; nobody reads more."""
Values = tuple[tuple[str, tuple[int, ...]], ...]
Value = TypeVar("Value")


def find_conflicts(reports: tuple[Report, ...], language: str) -> tuple[Conflict, ...]:
    """All conflicts of one event: its date first, then each measure by name, then the stances."""
    if len(reports) < 2:
        # One report disagrees at most with itself, and only in a figure typed twice.
        return ()
    found = []
    if dates := _date_values(reports, language):
        found.append(Conflict("date", "", dates))
    for measure, values in _figure_values(reports):
        found.append(Conflict("figure", measure, values))
    if stances := _stance_values(reports):
        found.append(Conflict("stance", "", stances))
    return tuple(found)


def _date_values(reports: tuple[Report, ...], language: str) -> Values:
    givers: dict[EdtfDate, list[int]] = {}
    for index, report in enumerate(reports):
        if report.date is not None and report.stance != "denies":
            givers.setdefault(report.date, []).append(index)
    if len(givers) < 2:
        return ()
    ends_first = min(givers, key=lambda date: (date.upper is None, date.upper or 0))
    begins_last = max(givers, key=lambda date: (date.lower is not None, date.lower or 0))
    apart = _apart(givers, ends_first, begins_last, disjoint)
    return tuple((date_words(date, language), tuple(givers[date])) for date in apart)


def _figure_values(reports: tuple[Report, ...]) -> list[tuple[str, Values]]:
    """By measure as it is written first. Figures of one measure, unit and as-of are compared with each other."""
    measures: dict[str, str] = {}
    comparable: dict[tuple[str, str, str], dict[Figure, list[int]]] = {}
    for index, report in enumerate(reports):
        for figure in report.figures if report.stance != "denies" else ():
            measure = fold_name(figure.measure)
            measures.setdefault(measure, figure.measure)
            alike = comparable.setdefault((measure, fold_name(figure.unit), figure.as_of), {})
            alike.setdefault(_value(figure), []).append(index)
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for (measure, _, _), givers in comparable.items():
        if len(givers) < 2:
            continue
        ends_first = min(givers, key=_end)
        begins_last = max(givers, key=_beginning)
        for each in _apart(givers, ends_first, begins_last, figures_conflict):
            found.setdefault(measure, []).append((figure_words(each), tuple(givers[each])))
    return [(measures[measure], tuple(values)) for measure, values in sorted(found.items())]


def _end(figure: Figure) -> tuple[bool, Decimal, bool]:
    """By the upper bound; one that is not included ends before one that is."""
    return (figure.most is None, Decimal(figure.most or 0), not figure.below)


def _beginning(figure: Figure) -> tuple[bool, Decimal, bool]:
    return (figure.least is not None, Decimal(figure.least or 0), figure.above)


def _value(figure: Figure) -> Figure:
    """The figure without the way it was typed, so that `5` and `=5` are one value."""
    return Figure(
        fold_name(figure.measure),
        figure.least,
        figure.most,
        figure.above,
        figure.below,
        figure.unit,
        figure.as_of,
    )


def _stance_values(reports: tuple[Report, ...]) -> Values:
    by_stance: dict[str, list[int]] = {}
    for index, report in enumerate(reports):
        by_stance.setdefault(report.stance, []).append(index)
    if "asserts" not in by_stance or "denies" not in by_stance:
        return ()
    return tuple((stance, tuple(by_stance[stance])) for stance in ("asserts", "denies"))


def _apart(
    values: Iterable[Value], ends_first: Value, begins_last: Value, differ: Callable[[Value, Value], bool]
) -> list[Value]:
    """The values that cannot be right together with some other, in the order given.

    Of ranges only two need be looked at: what excludes any other one excludes that which ends first or begins last.
    """
    found = [each for each in values if differ(each, ends_first) or differ(each, begins_last)]
    kept = found[:_MOST_LISTED]
    return kept + [each for each in (ends_first, begins_last) if found and each not in kept]
