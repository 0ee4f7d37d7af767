"""/data/events.csv: every event a row, for spreadsheets (RFC 4180, UTF-8). Names in one cell are parted by "; "."""

import csv
import io
from collections.abc import Iterable

from generator.exports.shared.event_rows import event_row, told_events
from generator.exports.shared.facts import SiteFacts, site_facts
from generator.exports.shared.plain import one_line
from generator.model.events import SiteEvent
from generator.model.site import Site
from generator.outputs.output import Export, Planned

ADDRESS = "/data/events.csv"
COLUMNS = (
    *("id", "title", "date", "lower", "upper", "precision", "date_text", "kind", "status", "tags", "briefs"),
    *("reports", "outlets", "origins", "untraced", "conflicts", "url"),
)


def files(site: Site) -> Iterable[Planned]:
    """The one file, in timeline order."""
    yield Planned(ADDRESS, make, (site_facts(site), told_events(site)), in_sitemap=False)


def make(facts: SiteFacts, events: tuple[SiteEvent, ...]) -> bytes:
    """The rows, the names of the columns first."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_row(facts, event) for event in events)
    return text.getvalue().encode()


def _row(facts: SiteFacts, event: SiteEvent) -> list[str]:
    row = event_row(facts, event)
    return [
        row.id,
        _cell(row.title),
        row.date or "",
        row.lower or "",
        row.upper or "",
        row.precision or "",
        _cell(row.date_text),
        row.kind,
        row.status,
        "; ".join(tag.id for tag in event.tags),
        "; ".join(event.briefs),
        str(len(event.reports)),
        _cell("; ".join(dict.fromkeys(report.outlet for report in event.reports if report.outlet))),
        str(len(event.origins)),
        str(len(event.untraced)),
        _cell("; ".join(conflict.measure or conflict.about for conflict in event.conflicts)),
        row.url,
    ]


def _cell(text: str) -> str:
    """Text in one line. Spreadsheets run a cell that begins like a formula; an apostrophe makes it text."""
    line = one_line(text)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


EXPORT = Export("events_csv", "data", ADDRESS, "text/csv", files)
