"""What two descriptions of one article say otherwise: its title, its date or who published it. Pure.

Asked by checks of meaning; which descriptions are of one article is found where sources get their keys.
"""

from collections.abc import Iterator

import msgspec

from generator.model.sources import OutletCard
from generator.records.source import Source
from generator.text.fold import fold_name


class Description(msgspec.Struct, frozen=True):
    """A record of an article, and the name or id under which its outlet is known, whatever it is called there."""

    record: Source
    outlet: str


def described(record: Source, outlet: OutletCard | None) -> Description:
    """What is compared; `outlet` is who published it, as the site knows that."""
    return Description(record, (outlet.id or outlet.name) if outlet else "")


def are_parts(here: Source, there: Source) -> bool:
    """Whether these are rather two chapters at the address of their book: on other pages, under other titles."""
    others = bool(here.title and there.title) and fold_name(here.title) != fold_name(there.title)
    pages = bool(here.pages and there.pages) and here.pages != there.pages
    return others and (pages or here.url.partition("#")[2] != there.url.partition("#")[2])


def said_otherwise(here: Description, there: Description, *, titles: bool = True) -> Iterator[str]:
    """What both say, and not the same, in words for a message; a month does not gainsay a day in it."""
    pairs = [
        ("title", here.record.title, there.record.title, titles),
        ("published", here.record.published, there.record.published, True),
        (
            "outlet",
            here.record.outlet,
            there.record.outlet,
            fold_name(here.outlet) != fold_name(there.outlet),
        ),
    ]
    for name, typed, other, compared in pairs:
        short, long = sorted((fold_name(typed), fold_name(other)))
        within = short == long or (name == "published" and long.startswith(short))
        if compared and short and not within:
            yield f"`{name}` is “{typed}” here and “{other}” there"
