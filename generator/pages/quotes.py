"""Quotations by speaker."""

from collections.abc import Iterable

from generator.model.entities import EntityCard
from generator.model.site import Site
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs, brief_link
from generator.pages.shared.quotations import ListedQuote
from generator.pages.shared.splitting import Stretch, grouped, stretches


class QuotesPage(PageInputs, frozen=True, kw_only=True):
    """What quotes.html is given."""

    stretch: Stretch[ListedQuote]
    speakers: tuple[tuple[str, EntityCard | None, tuple[ListedQuote, ...]], ...]
    """Each speaker's name, page if there is one, and words; by name."""


def pages(site: Site) -> Iterable[Planned]:
    """One page, or the newest 50 and one page a year of writing."""
    quotes = [
        ListedQuote(quote, brief_link(brief), brief.date)
        for brief in site.briefs
        if brief.id in site.cards
        for quote in brief.quotes
    ]
    speakers = {entity.id: entity for entity in site.entities if entity.page}
    for stretch in stretches(quotes, lambda each: each.date[:7], newest_first=True):
        named = dict.fromkeys(each.quote.speaker_id for each in stretch.things)
        cards = tuple(
            EntityCard(each, speakers[each].name, page=True) for each in sorted(named) if each in speakers
        )
        address = "/".join(["", "quotes", *stretch.path, ""])
        yield Planned(address, make, (stretch, cards), "quotes.html")


def make(stretch: Stretch[ListedQuote], cards: tuple[EntityCard, ...]) -> QuotesPage:
    """The inputs of quotes.html."""
    by_id = {card.id: card for card in cards}
    groups = grouped(stretch.things, lambda each: each.quote.speaker)
    return QuotesPage(
        stretch=stretch,
        speakers=tuple(
            (speaker, by_id.get(groups[speaker][0].quote.speaker_id), tuple(groups[speaker]))
            for speaker in sorted(groups, key=lambda name: (name == "", name.casefold(), name))
        ),
    )


KIND = PageKind("quotes", "quotes", "/quotes/", pages)
