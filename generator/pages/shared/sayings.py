"""Who says what of an event: its reports by the date and by the figure they give. Counts sources, not sentences."""

from collections.abc import Iterable, Sequence

import msgspec

from generator.edtf.value import EdtfDate
from generator.figures import Figure
from generator.model.events import Report
from generator.model.reports import count_reports
from generator.pages.shared.when import canonical


class DateClaim(msgspec.Struct, frozen=True, gc=False):
    """The reports that give one date; `date` is None for those that give none."""

    date: EdtfDate | None
    said: tuple[Report, ...]
    """Each source's saying once."""
    reports: int
    """How many sources."""
    traced: int
    """How many of them lead to an origin."""
    origins: tuple[str, ...]


class FigureClaim(msgspec.Struct, frozen=True, gc=False):
    """The reports that give one value of a measure."""

    figure: Figure
    reports: int
    traced: int
    origins: tuple[tuple[str, tuple[str, ...]], ...]
    """Each origin, with the outlets that have it from there."""
    untraced: tuple[str, ...]
    """Outlets whose reports are not traced."""


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A measure that reports put a figure to."""

    name: str
    disputed: bool
    claims: tuple[FigureClaim, ...]


def date_claims(reports: Sequence[Report]) -> tuple[DateClaim, ...]:
    """The dates that are claimed: the most reported first, "none" last."""
    groups: dict[str, list[Report]] = {}
    for report in reports:
        groups.setdefault(canonical(report.date), []).append(report)
    ordered = sorted(groups.items(), key=lambda group: (group[0] == "", -count_reports(group[1]), group[0]))
    return tuple(
        DateClaim(
            date=found[0].date,
            said=said_once(found),
            reports=count_reports(found),
            traced=_traced(found),
            origins=tuple(dict.fromkeys(origin for report in found for origin in report.origins)),
        )
        for _, found in ordered
    )


def measures(reports: Sequence[Report], disputed: frozenset[str]) -> tuple[Measure, ...]:
    """The measures that reports name, each with its values in the order in which they come."""
    names: dict[str, dict[Figure, list[Report]]] = {}
    for report in reports:
        for figure in report.figures:
            value = msgspec.structs.replace(figure, text="")
            names.setdefault(figure.measure, {}).setdefault(value, []).append(report)
    return tuple(
        Measure(name, name in disputed, tuple(_figure_claim(*claim) for claim in values.items()))
        for name, values in names.items()
    )


def said_once(reports: Iterable[Report]) -> tuple[Report, ...]:
    """One report for each source, however many briefs repeat it; more where it says other things."""
    found: dict[tuple[object, ...], Report] = {}
    for report in reports:
        key = (
            report.source or report.outlet or report.brief,
            report.says,
            report.date_word,
            report.via,
            report.speakers,
            report.figures,
            report.stance,
        )
        found.setdefault(key, report)
    return tuple(found.values())


def _figure_claim(figure: Figure, reports: Sequence[Report]) -> FigureClaim:
    origins: dict[str, dict[str, None]] = {}
    for report in reports:
        for origin in report.origins:
            origins.setdefault(origin, {})[report.outlet] = None
    return FigureClaim(
        figure=figure,
        reports=count_reports(reports),
        traced=_traced(reports),
        origins=tuple(
            (origin, tuple(each for each in outlets if each and each != origin))
            for origin, outlets in origins.items()
        ),
        untraced=tuple(dict.fromkeys(each.outlet for each in reports if not each.origins and each.outlet)),
    )


def _traced(reports: Iterable[Report]) -> int:
    return count_reports(report for report in reports if report.origins)
