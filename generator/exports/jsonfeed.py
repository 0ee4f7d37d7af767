"""/feed.json: the newest briefs, whole, as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from collections.abc import Iterable

from generator.exports.shared.feeds import FeedInputs, plan_site_feed, site_feed
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.output import Export, Planned

ADDRESS = "/feed.json"


def files(site: Site) -> Iterable[Planned]:
    """The one feed."""
    yield plan_site_feed(site, ADDRESS, make)


def make(facts: SiteFacts, briefs: tuple[SiteBrief, ...]) -> FeedInputs:
    """The inputs of feed.json."""
    return site_feed(facts, ADDRESS, briefs)


EXPORT = Export("jsonfeed", "feed", ADDRESS, "application/feed+json", files)
