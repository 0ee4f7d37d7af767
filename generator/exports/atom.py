"""/feed.xml: the newest briefs, whole, as Atom (RFC 4287)."""

from collections.abc import Iterable

from generator.exports.shared.feeds import FeedInputs, plan_site_feed, site_feed
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.output import Export, Planned

ADDRESS = "/feed.xml"


def files(site: Site) -> Iterable[Planned]:
    """The one feed."""
    yield plan_site_feed(site, ADDRESS, make)


def make(facts: SiteFacts, briefs: tuple[SiteBrief, ...]) -> FeedInputs:
    """The inputs of feed.xml."""
    return site_feed(facts, ADDRESS, briefs)


EXPORT = Export("atom", "feed", ADDRESS, "application/atom+xml", files)
