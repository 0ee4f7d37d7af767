"""A tag: its definition, newest briefs, what happened, narrower and related tags.

The newest page holds 20 to 39 briefs. Older ones stand twenty a page, counted from the oldest, so that a full page
never changes: it therefore names only itself, the page before it and the newest.
"""

from collections.abc import Iterable
from itertools import islice

from generator.drawing.draw import Drawing
from generator.edtf.bounds import is_dated
from generator.model.briefs import BriefCard
from generator.model.events import EventCard
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.model.tags import SiteTag, TagCard
from generator.outputs.address import tag_address
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.drawings import events_drawing
from generator.pages.shared.inputs import PageInputs, tag_feeds
from generator.pages.shared.linked_data import tag_data

A_PAGE = 20
EVENTS = 10


class TagPage(PageInputs, frozen=True, kw_only=True):
    """What tag.html is given."""

    tag: TagCard
    number: int
    """Of an older page, counted from the oldest; 0 is the newest."""
    older: int
    """Number of the page with the briefs before these, or 0."""
    briefs: tuple[BriefCard, ...]
    """Newest first."""
    whole: SiteTag | None = None
    """Everything known of the tag; only on the newest page."""
    events: tuple[EventCard, ...] = ()
    """The ten newest, newest first."""
    drawing: Drawing | None = None
    """The same ten, or None where there are too few."""
    years: tuple[str, str] | None = None
    """Year of the oldest and of the newest brief."""


def pages(site: Site) -> Iterable[Planned]:
    """The newest page of each tag, and its older ones."""
    facts = site.facts
    for tag in site.tags:
        cards = tuple(site.cards[brief] for brief in tag.briefs if brief in site.cards)
        older = older_pages(len(cards))
        newest = cards[: len(cards) - older * A_PAGE]
        years = (cards[-1].date[:4], cards[0].date[:4]) if cards else None
        yield Planned(
            tag_address(tag.id),
            make,
            (facts, tag, newest, older, _newest_events(site, tag), years),
            "tag.html",
            modified=cards[0].date if cards else "",
        )
        card = TagCard(tag.id, tag.label)
        oldest_first = cards[::-1]
        for number in range(1, older + 1):
            shown = oldest_first[(number - 1) * A_PAGE : number * A_PAGE][::-1]
            yield Planned(
                tag_address(tag.id, number),
                make_older,
                (card, number, shown),
                "tag.html",
                modified=shown[0].date,
            )


def make(
    facts: SiteFacts,
    tag: SiteTag,
    briefs: tuple[BriefCard, ...],
    older: int,
    events: tuple[EventCard, ...],
    years: tuple[str, str] | None,
) -> TagPage:
    """The inputs of a tag's newest page."""
    card = TagCard(tag.id, tag.label)
    return TagPage(
        tag=card,
        number=0,
        older=older,
        briefs=briefs,
        whole=tag,
        events=events,
        drawing=events_drawing(events[::-1], facts),
        years=years,
        description=tag.note.plain,
        feeds=tag_feeds(card, facts.outputs),
        linked_data=tag_data(facts, tag),
    )


def make_older(tag: TagCard, number: int, briefs: tuple[BriefCard, ...]) -> TagPage:
    """The inputs of an older page, which never changes once it is full."""
    return TagPage(tag=tag, number=number, older=number - 1, briefs=briefs)


def older_pages(briefs: int) -> int:
    """How many full pages there are before the newest, which keeps 20 to 39."""
    return max(0, briefs // A_PAGE - 1)


def _newest_events(site: Site, tag: SiteTag) -> tuple[EventCard, ...]:
    cards = site.event_cards
    newest_first = (cards[event] for event in reversed(tag.events) if event in cards)
    dated = tuple(islice((card for card in newest_first if is_dated(card.date)), EVENTS))
    return dated or tuple(islice((cards[event] for event in tag.events if event in cards), EVENTS))


KIND = PageKind("tag", "tags", "/tags/{tag}/page/{number}/", pages)
