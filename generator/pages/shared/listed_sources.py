"""Sources in a list: each with the briefs that use it, by outlet on one page, by age where there are too many."""

from collections.abc import Iterable

import msgspec

from generator.edtf.bounds import month_of, sort_key
from generator.model.site import Site
from generator.model.sources import SiteSource
from generator.pages.shared.inputs import BriefLink, brief_links
from generator.pages.shared.metadata import source_coins
from generator.pages.shared.splitting import Stretch, stretches


class ListedSource(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A source with the briefs that cite it."""

    source: SiteSource
    briefs: tuple[BriefLink, ...]


def listed_sources(
    site: Site, sources: Iterable[SiteSource], links: dict[str, BriefLink] | None = None
) -> list[ListedSource]:
    """Each source with its briefs; sources that no published brief cites are left out."""
    links = brief_links(site) if links is None else links
    found = []
    for source in sources:
        briefs = tuple(links[brief] for brief in source.briefs if brief in links)
        if briefs:
            found.append(ListedSource(source, briefs))
    return found


def source_stretches(listed: list[ListedSource]) -> list[Stretch[ListedSource]]:
    """The pages of a list of sources, newest first; those without a date last."""
    by_key = sorted(listed, key=lambda each: each.source.key)
    dated = sorted(
        (each for each in by_key if _month(each)),
        key=lambda each: sort_key(each.source.published),
        reverse=True,
    )
    return stretches([*dated, *(each for each in by_key if not _month(each))], _month, newest_first=True)


def coins_of(listed: Iterable[ListedSource], language: str) -> tuple[str, ...]:
    """For reference managers: one for each source that was seen; `language` is the page's."""
    return tuple(source_coins(each.source, language) for each in listed if each.source.record.read != "none")


def _month(listed: ListedSource) -> str:
    return month_of(listed.source.published)
