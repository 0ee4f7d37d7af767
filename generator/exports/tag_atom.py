"""/tags/{tag}/feed.xml: the newest briefs of a tag and of those beneath it, whole, as Atom."""

from collections.abc import Iterable

from generator.exports.shared.feeds import FeedInputs, plan_tag_feeds, tag_feed
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.model.tags import TagCard
from generator.outputs.address import tag_address
from generator.outputs.output import Export, Planned

NAME = "feed.xml"


def files(site: Site) -> Iterable[Planned]:
    """One feed for each tag."""
    return plan_tag_feeds(site, NAME, make)


def make(facts: SiteFacts, tag: TagCard, briefs: tuple[SiteBrief, ...]) -> FeedInputs:
    """The inputs of feed.xml."""
    return tag_feed(facts, tag, tag_address(tag.id) + NAME, briefs)


EXPORT = Export("tag_atom", "tag-feeds", "/tags/{tag}/feed.xml", "application/atom+xml", files)
