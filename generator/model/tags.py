"""Tags: the vocabulary applied, hierarchy closed, every spelling led to its one tag."""

import msgspec


class TagCard(msgspec.Struct, frozen=True, gc=False):
    """The small face of a tag."""

    id: str
    label: str


class SiteTag(msgspec.Struct, frozen=True, gc=False):
    """One tag with what its page shows."""

    id: str
    label: str
    labels: dict[str, str] = {}
    """Per language."""
    alt: tuple[str, ...] = ()
    note: str = ""
    facet: str = ""
    broader: tuple[TagCard, ...] = ()
    narrower: tuple[TagCard, ...] = ()
    related: tuple[TagCard, ...] = ()
    """Named in the vocabulary, then those most often beside it."""
    briefs: tuple[str, ...] = ()
    """Ids, newest first, the narrower tags' briefs among them."""
    own_briefs: int = 0
    """How many name this tag itself."""
    events: tuple[str, ...] = ()
    """Ids in timeline order, the narrower tags' events among them."""
    aliases: tuple[str, ...] = ()
    """Old ids whose addresses lead here."""
    defined: bool = False
    """It stands in the vocabulary."""
