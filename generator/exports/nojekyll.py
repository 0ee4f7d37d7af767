"""/.nojekyll: an empty file that keeps GitHub Pages from running Jekyll over the site."""

from collections.abc import Iterable

from generator.model.site import Site
from generator.outputs.output import Export, Planned

ADDRESS = "/.nojekyll"


def files(site: Site) -> Iterable[Planned]:  # noqa: ARG001
    """The one file."""
    yield Planned(ADDRESS, make, (), in_sitemap=False)


def make() -> str:
    """Nothing."""
    return ""


EXPORT = Export("nojekyll", "", ADDRESS, "text/plain", files)
