"""Where reports of one event cannot all be right: dates without a common day, figures apart, assertion and denial."""

from collections.abc import Callable
from typing import TypeVar

from generator.edtf.bounds import disjoint
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.figures import Figure, figure_words, figures_conflict
from generator.model.events import Conflict, Report

_MOST_COMPARED = 60
"""Distinct values of one thing that are compared with each other; nobody reads more."""
Values = tuple[tuple[str, tuple[int, ...]], ...]
Value = TypeVar("Value")


def find_conflicts(reports: tuple[Report, ...], language: str) -> tuple[Conflict, ...]:
    """All conflicts of one event: its date first, then each measure by name, then the stances."""
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
    apart = _apart(list(givers), disjoint)
    return tuple((date_words(date, language), tuple(givers[date])) for date in apart)


def _figure_values(reports: tuple[Report, ...]) -> list[tuple[str, Values]]:
    measures: dict[str, dict[Figure, list[int]]] = {}
    for index, report in enumerate(reports):
        if report.stance == "denies":
            continue
        for figure in report.figures:
            givers = measures.setdefault(figure.measure, {})
            givers.setdefault(_value(figure), []).append(index)
    found = []
    for measure in sorted(measures):
        givers = measures[measure]
        apart = _apart(list(givers), figures_conflict)
        if apart:
            found.append((measure, tuple((figure_words(each), tuple(givers[each])) for each in apart)))
    return found


def _value(figure: Figure) -> Figure:
    """The figure without the way it was typed, so that `5` and `=5` are one value."""
    return Figure(
        figure.measure, figure.least, figure.most, figure.above, figure.below, figure.unit, figure.as_of
    )


def _stance_values(reports: tuple[Report, ...]) -> Values:
    by_stance: dict[str, list[int]] = {}
    for index, report in enumerate(reports):
        by_stance.setdefault(report.stance, []).append(index)
    if "asserts" not in by_stance or "denies" not in by_stance:
        return ()
    return tuple((stance, tuple(by_stance[stance])) for stance in ("asserts", "denies"))


def _apart(values: list[Value], differ: Callable[[Value, Value], bool]) -> list[Value]:
    """The values that cannot be right together with some other, in the order given."""
    values = values[:_MOST_COMPARED]
    return [each for each in values if any(differ(each, other) for other in values)]
