"""On what the reports of an event differ: each value with the outlets that give it."""

import msgspec

from generator.edtf.value import EdtfDate
from generator.figures import Figure, figure_words
from generator.model.events import Report, SiteEvent


class Voice(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody who says it, and the outlets that carry the words; without a name the outlets say it themselves."""

    name: str
    outlets: tuple[str, ...]


class Side(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One value, and the outlets that give it."""

    value: str
    """In words; for a stance `asserts` or `denies`."""
    outlets: tuple[str, ...]
    voices: tuple[Voice, ...] = ()
    """For a stance: who takes it. Whose word stands against whose is the point, not which paper prints it."""
    date: EdtfDate | None = None
    figure: Figure | None = None


class Dispute(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One thing on which the reports of an event differ."""

    about: str
    """date, stance or the name of a measure."""
    sides: tuple[Side, ...]


def disputes(event: SiteEvent) -> tuple[Dispute, ...]:
    """Everything on which the reports of an event differ, with who says what."""
    found = []
    for conflict in event.conflicts:
        sides = []
        for value, indexes in conflict.values:
            reports = [event.reports[index] for index in indexes]
            outlets = dict.fromkeys(report.outlet for report in reports if report.outlet)
            date = reports[0].date if conflict.about == "date" else None
            figure = _figure(reports[0], conflict.measure, value) if conflict.about == "figure" else None
            voices = _voices(reports) if conflict.about == "stance" else ()
            sides.append(Side(value, tuple(outlets), voices, date, figure))
        found.append(Dispute(conflict.measure or conflict.about, tuple(sides)))
    return tuple(found)


def _voices(reports: list[Report]) -> tuple[Voice, ...]:
    """Each speaker once, in the order in which they come; last the outlets that name none."""
    spoken: dict[str, dict[str, None]] = {}
    for report in sorted(reports, key=lambda each: not each.speakers):
        for speaker in report.speakers or ("",):
            spoken.setdefault(speaker, {}).setdefault(report.outlet)
    return tuple(
        Voice(speaker, tuple(outlet for outlet in outlets if outlet and outlet != speaker))
        for speaker, outlets in spoken.items()
    )


def _figure(report: Report, measure: str, value: str) -> Figure | None:
    given = (figure for figure in report.figures if figure.measure == measure)
    return next((figure for figure in given if figure_words(figure) == value), None)
