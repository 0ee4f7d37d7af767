"""/data/timelinejs.json: the timeline for TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html).

A date has only the parts that were stated; how it is to be read is said in words (`display_date`). What has no date
at all cannot be placed and is left out.
"""

import html
from collections.abc import Iterable
from typing import Any

import msgspec

from generator.edtf.days import from_day_number
from generator.edtf.expression import points
from generator.edtf.parse import expression_of
from generator.edtf.point import Point
from generator.edtf.value import EdtfDate
from generator.edtf.words import date_words
from generator.exports.shared.event_rows import told_events
from generator.exports.shared.event_texts import describe
from generator.model.events import SiteEvent
from generator.model.facts import SiteFacts, event_place
from generator.model.site import Site
from generator.outputs.output import Export, Planned
from generator.text.plain import one_line

ADDRESS = "/data/timelinejs.json"
_EXACT_PARTS_OF_A_YEAR = range(33, 42)
"""Quarters, quadrimesters and semesters: whole months. Seasons have no months that all agree on."""
Parts = dict[str, int]


def files(site: Site) -> Iterable[Planned]:
    """The one file, in timeline order."""
    yield Planned(ADDRESS, make, (site.facts, told_events(site)), in_sitemap=False)


def make(facts: SiteFacts, events: tuple[SiteEvent, ...]) -> bytes:
    """Title and events as JSON."""
    slides = [slide for event in events if (slide := _slide(facts, event)) is not None]
    title = {"text": {"headline": html.escape(facts.title), "text": html.escape(facts.description)}}
    return msgspec.json.format(msgspec.json.encode({"title": title, "events": slides}), indent=1) + b"\n"


def _slide(facts: SiteFacts, event: SiteEvent) -> dict[str, Any] | None:
    if event.date is None or (dates := _dates(event.date)) is None:
        return None
    first, last = dates
    place = event_place(facts, event.id, event.brief, event.anchor, event.page)
    url = facts.url(place) if place else ""
    title = html.escape(one_line(event.title))
    return {
        "unique_id": event.id,
        "start_date": first,
        **({"end_date": last} if last != first else {}),
        "display_date": date_words(event.date, facts.language),
        # A row of its own with this name, so that nobody takes it for what happened.
        **({"group": event.status} if event.status != "happened" else {}),
        "text": {
            "headline": f'<a href="{html.escape(url)}">{title}</a>' if url else title,
            "text": "".join(
                f"<p>{html.escape(one_line(line))}</p>" for line in describe(event, facts.language)[1:]
            ),
        },
    }


def _dates(date: EdtfDate) -> tuple[Parts, Parts] | None:
    """First and last date with the parts that were stated; the one known end where only one is known."""
    stated = points(expression_of(date))
    if date.lower is None and date.upper is None:
        return None
    if date.lower is None:
        last = _parts(_bounding(stated, date.upper), last=True)
        return last, last
    first = _parts(_bounding(stated, date.lower), last=False)
    if date.upper is None:
        return first, first
    return first, _parts(_bounding(stated, date.upper), last=True)


def _bounding(stated: list[Point], bound: int | None) -> Point:
    """The date from which the bound comes."""
    return next(point for point in stated if bound in (point.lower, point.upper))


def _parts(point: Point, *, last: bool) -> Parts:
    bound = point.upper if last else point.lower
    year, month, day = from_day_number(bound or 0)
    parts = {"year": year}
    if "X" in point.year:
        return parts
    if point.month.isdigit() and (int(point.month) <= 12 or int(point.month) in _EXACT_PARTS_OF_A_YEAR):
        parts["month"] = month
        if point.day.isdigit():
            parts["day"] = day
    return parts


EXPORT = Export("timelinejs", "data", ADDRESS, "application/json", files)
