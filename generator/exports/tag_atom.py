"""/tags/{tag}/feed.xml: the newest briefs of a tag and of those beneath it, whole, as Atom."""

from collections.abc import Iterable

from generator.exports.shared.feeds import FeedInputs, newest_day, newest_of_tag, tag_feed
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts, site_facts
from generator.model.site import Site
from generator.model.tags import TagCard
from generator.outputs.address import tag_address
from generator.outputs.output import Export, Planned

NAME = "feed.xml"


def files(site: Site) -> Iterable[Planned]:
    """One feed for each tag."""
    facts = site_facts(site)
    by_id = {brief.id: brief for brief in site.briefs}
    for tag in site.tags:
        briefs = newest_of_tag(site, tag, by_id)
        yield Planned(
            tag_address(tag.id) + NAME,
            make,
            (facts, TagCard(tag.id, tag.label), briefs),
            NAME,
            in_sitemap=False,
            modified=newest_day(briefs),
        )


def make(facts: SiteFacts, tag: TagCard, briefs: tuple[SiteBrief, ...]) -> FeedInputs:
    """The inputs of feed.xml."""
    return tag_feed(facts, tag, tag_address(tag.id) + NAME, briefs)


EXPORT = Export("tag_atom", "tag-feeds", "/tags/{tag}/feed.xml", "application/atom+xml", files)
