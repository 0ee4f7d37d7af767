"""/data/events.json: every event with its date as EDTF, its bounds, its reports and where they disagree."""

from collections.abc import Iterable
from typing import Any

import msgspec

from generator.exports.shared.event_rows import event_row, told_events
from generator.exports.shared.json_lines import json_lines
from generator.figures import Figure
from generator.model.events import Report, SiteEvent
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.output import Export, Planned

ADDRESS = "/data/events.json"
OwnIds = dict[str, dict[str, str]]
"""Brief -> key of a source -> the id by which that brief cites it, where the key does not end in it."""


def files(site: Site) -> Iterable[Planned]:
    """The one file, in timeline order."""
    own_ids: OwnIds = {}
    for brief in site.briefs:
        for use in brief.sources:
            if use.source.key.rpartition("/")[2] != use.source.id:
                own_ids.setdefault(brief.id, {})[use.source.key] = use.source.id
    yield Planned(ADDRESS, make, (site.facts, told_events(site), own_ids), in_sitemap=False)


def make(facts: SiteFacts, events: tuple[SiteEvent, ...], own_ids: OwnIds) -> bytes:
    """The list of events as JSON."""
    return json_lines(_event(facts, event, own_ids) for event in events)


def _event(facts: SiteFacts, event: SiteEvent, own_ids: OwnIds) -> dict[str, Any]:
    return {
        **msgspec.structs.asdict(event_row(facts, event)),
        "basis": event.basis or None,
        "because": event.because.plain or None,
        "tags": [tag.id for tag in event.tags],
        "actors": [card.name for card, _ in event.actors],
        "places": [card.name for card in event.places],
        "part_of": event.part_of or None,
        "briefs": list(event.briefs),
        "reports": [_report(report, own_ids.get(report.brief, {})) for report in event.reports],
        "origins": len(event.origins),
        "origin_names": list(event.origins),
        "untraced": len(event.untraced),
        "conflicts": [
            {
                "about": conflict.about,
                "measure": conflict.measure or None,
                "values": [value for value, _ in conflict.values],
                "reports": [list(indexes) for _, indexes in conflict.values],
            }
            for conflict in event.conflicts
        ],
    }


def _report(report: Report, own_ids: dict[str, str]) -> dict[str, Any]:
    # The key of a source that only the event's own file names is its id.
    own_id = report.source.rpartition("/")[2] if report.brief else report.source
    return {
        "brief": report.brief or None,
        "source": own_ids.get(report.source) or own_id or None,
        "key": report.source or None,
        "outlet": report.outlet or None,
        "via": [list(chain) for chain in report.via],
        "by": list(report.speakers),
        "date": report.date.edtf if report.date is not None else None,
        "undated": report.undated,
        "says": report.says or report.date_word or None,
        "figures": [_figure(figure) for figure in report.figures],
        "stance": report.stance,
        "origins": list(report.origins),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return msgspec.structs.asdict(figure)


EXPORT = Export("events_json", "data", ADDRESS, "application/json", files)
