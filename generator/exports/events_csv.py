"""/data/events.csv: every event a row, for spreadsheets (RFC 4180, UTF-8). Names in one cell are parted by "; ".

Spreadsheets run a cell that begins like a formula, be it a title or a year before our era: an apostrophe makes it
text. docs/exports.md tells readers how to take it off.
"""

import csv
import io
import re
from collections.abc import Iterable

from generator.exports.shared.event_rows import event_row, told_events
from generator.model.events import SiteEvent
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.output import Export, Planned
from generator.text.plain import one_line

ADDRESS = "/data/events.csv"
COLUMNS = (
    *("id", "title", "date", "lower", "upper", "precision", "date_text", "kind", "status", "tags", "briefs"),
    *("reports", "outlets", "origins", "untraced", "conflicts", "url"),
)
# Apostrophes that were typed count too, so that the one before them can be told from theirs.
_LIKE_A_FORMULA = re.compile("'*[=+\\-@＝＋－＠]")


def files(site: Site) -> Iterable[Planned]:
    """The one file, in timeline order."""
    yield Planned(ADDRESS, make, (site.facts, told_events(site)), in_sitemap=False)


def make(facts: SiteFacts, events: tuple[SiteEvent, ...]) -> bytes:
    """The rows, the names of the columns first."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_row(facts, event) for event in events)
    return text.getvalue().encode()


def _row(facts: SiteFacts, event: SiteEvent) -> list[str]:
    row = event_row(facts, event)
    cells = [
        row.id,
        row.title,
        row.date or "",
        row.lower or "",
        row.upper or "",
        row.precision or "",
        row.date_text,
        row.kind,
        row.status,
        "; ".join(tag.id for tag in event.tags),
        "; ".join(event.briefs),
        str(len(event.reports)),
        "; ".join(dict.fromkeys(report.outlet for report in event.reports if report.outlet)),
        str(len(event.origins)),
        str(len(event.untraced)),
        "; ".join(conflict.measure or conflict.about for conflict in event.conflicts),
        row.url,
    ]
    return list(map(_cell, cells))


def _cell(text: str) -> str:
    """Text in one line that no spreadsheet takes for a formula."""
    line = one_line(text)
    return f"'{line}" if _LIKE_A_FORMULA.match(line) else line


EXPORT = Export("events_csv", "data", ADDRESS, "text/csv", files)
