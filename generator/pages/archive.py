"""The archive of briefs by the day on which they were written: the newest, a year, a month."""

from collections.abc import Iterable

from generator.model.briefs import BriefCard
from generator.model.site import Site
from generator.outputs.address import archive_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs
from generator.pages.shared.splitting import LONGEST, NEWEST, grouped

LATEST = 20


class ArchivePage(PageInputs, frozen=True, kw_only=True):
    """What archive.html is given."""

    briefs: tuple[BriefCard, ...]
    """Newest first."""
    year: str = ""
    month: str = ""
    """`08`; "" for a year's page."""
    years: tuple[str, ...] = ()
    """All years with a brief."""
    months: tuple[str, ...] = ()
    """All months of the year with a brief."""
    cut: bool = False
    """Only the newest are shown; the rest is under years or months."""


def pages(site: Site) -> Iterable[Planned]:
    """/briefs/, one page a year, one a month."""
    cards = [site.cards[brief.id] for brief in site.briefs if brief.id in site.cards]
    by_year = grouped(cards, lambda card: card.date[:4])
    years = tuple(sorted(by_year))
    newest = tuple(cards[:LATEST])
    parts = (newest, "", "", years, (), len(cards) > LATEST)
    yield Planned(archive_address(), make, parts, "archive.html", modified=site.newest)
    for year, found in by_year.items():
        by_month = grouped(found, lambda card: card.date[5:7])
        months = tuple(sorted(by_month))
        cut = len(found) > LONGEST
        shown = tuple(found[:NEWEST] if cut else found)
        yield Planned(
            archive_address(year),
            make,
            (shown, year, "", years, months, cut),
            "archive.html",
            modified=found[0].date,
        )
        for month, written in by_month.items():
            yield Planned(
                archive_address(year, month),
                make,
                (tuple(written), year, month, (), months, False),
                "archive.html",
                modified=written[0].date,
            )


def make(
    briefs: tuple[BriefCard, ...],
    year: str,
    month: str,
    years: tuple[str, ...],
    months: tuple[str, ...],
    cut: bool,
) -> ArchivePage:
    """The inputs of archive.html."""
    return ArchivePage(briefs=briefs, year=year, month=month, years=years, months=months, cut=cut)


KIND = PageKind("archive", "archive", "/briefs/{year}/{month}/", pages)
