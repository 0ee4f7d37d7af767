"""A quotation in a list, with the brief it stands in."""

import msgspec

from generator.model.briefs import QuoteShown
from generator.pages.shared.inputs import BriefLink


class ListedQuote(msgspec.Struct, frozen=True, gc=False):
    """A quotation and the brief it stands in."""

    quote: QuoteShown
    brief: BriefLink
    date: str
    """The brief's, YYYY-MM-DD."""
