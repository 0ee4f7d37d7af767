"""The front page: the newest briefs, what is disputed, what happened lately, tags by use."""

from collections.abc import Iterable

import msgspec

from generator.edtf.bounds import is_dated
from generator.model.briefs import BriefCard
from generator.model.events import EventCard
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.model.tags import TagCard
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs
from generator.pages.shared.linked_data import site_data
from generator.pages.shared.when import year_of

FEATURED = 3
BRIEFS = 6
DISPUTED = 3
LATELY = 5
TAGS = 12


class FrontPage(PageInputs, frozen=True, kw_only=True):
    """What front.html is given."""

    featured: tuple[BriefCard, ...]
    """At most three, by weight."""
    latest: tuple[BriefCard, ...]
    """The newest of the others; six with the featured."""
    disputed: tuple[EventCard, ...]
    """The three newest events on which sources differ."""
    lately: tuple[EventCard, ...]
    """The five newest events with a date, newest first."""
    tags: tuple[TagCard, ...]
    """Twelve, by use."""
    years: tuple[str, str] | None
    """First and last year with an event."""
    newest: str
    """Day of the newest content, YYYY-MM-DD."""


class FrontChoice(msgspec.Struct, frozen=True, gc=False):
    """Everything that the front shows, chosen."""

    featured: tuple[BriefCard, ...] = ()
    latest: tuple[BriefCard, ...] = ()
    disputed: tuple[EventCard, ...] = ()
    lately: tuple[EventCard, ...] = ()
    tags: tuple[TagCard, ...] = ()
    years: tuple[str, str] | None = None
    newest: str = ""


def pages(site: Site) -> Iterable[Planned]:
    """The one front page."""
    yield Planned("/", make, (site.facts, _choose(site)), "front.html", modified=site.newest)


def make(facts: SiteFacts, chosen: FrontChoice) -> FrontPage:
    """The inputs of front.html."""
    return FrontPage(
        featured=chosen.featured,
        latest=chosen.latest,
        disputed=chosen.disputed,
        lately=chosen.lately,
        tags=chosen.tags,
        years=chosen.years,
        newest=chosen.newest,
        linked_data=site_data(facts),
    )


def _choose(site: Site) -> FrontChoice:
    featured = sorted(
        (brief for brief in site.briefs if brief.record.featured and brief.id in site.cards),
        key=lambda brief: brief.record.weight,
    )
    leading = [site.cards[brief.id] for brief in featured][:FEATURED]
    newest = [site.cards[brief.id] for brief in site.briefs if brief.id in site.cards]
    others = [card for card in newest if card not in leading]
    cards = [site.event_cards[event.id] for event in site.events if event.id in site.event_cards]
    dated = [card for card in cards if is_dated(card.date) and card.status != "planned"]
    tags = sorted(site.tags, key=lambda tag: (-len(tag.briefs), tag.label, tag.id))
    return FrontChoice(
        featured=tuple(leading),
        latest=tuple(others[: BRIEFS - len(leading)]),
        disputed=tuple(card for card in reversed(cards) if card.differ)[:DISPUTED],
        lately=tuple(reversed([card for card in dated if not card.publication][-LATELY:])),
        tags=tuple(TagCard(tag.id, tag.label) for tag in tags if tag.briefs)[:TAGS],
        years=(year_of(dated[0].date), year_of(dated[-1].date)) if dated else None,
        newest=site.newest,
    )


KIND = PageKind("front", "", "/", pages)
