"""404.html: the only page whose links begin at the base path, since it is shown at any address."""

from collections.abc import Iterable

from generator.model.site import Site
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs


class MissingPage(PageInputs, frozen=True, kw_only=True):
    """What missing.html is given: nothing of its own."""


def pages(_: Site) -> Iterable[Planned]:
    """The one page."""
    yield Planned("/404.html", make, (), "missing.html", in_sitemap=False)


def make() -> MissingPage:
    """The inputs of missing.html."""
    return MissingPage()


KIND = PageKind("missing", "", "/404.html", pages)
