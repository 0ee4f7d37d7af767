"""The index of tags as at the back of a book: every tag and every other word that leads to one."""

import unicodedata
from collections.abc import Iterable

import msgspec

from generator.model.site import Site
from generator.model.tags import SiteTag, TagCard
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import PageInputs
from generator.pages.shared.splitting import grouped

_DIGITS = "0–9"


class IndexEntry(msgspec.Struct, frozen=True, gc=False):
    """One line of the index: a tag, or with `see` another name that leads to it."""

    label: str
    tag: TagCard
    see: bool = False
    language: str = ""
    """Of a name in another language than the site's."""
    briefs: int = 0
    first: str = ""
    """Year of its oldest brief."""
    last: str = ""
    narrower: tuple[TagCard, ...] = ()


class TagsPage(PageInputs, frozen=True, kw_only=True):
    """What tags.html is given."""

    letters: tuple[tuple[str, tuple[IndexEntry, ...]], ...]
    """Each letter with its entries; other scripts come last."""
    scripts: tuple[tuple[str, ...], ...]
    """The letters once more, those of each script together: Latin A is not Cyrillic А."""


def pages(site: Site) -> Iterable[Planned]:
    """The one index."""
    entries = [entry for tag in site.tags for entry in _entries(site, tag)]
    entries.sort(key=lambda entry: (_place(entry.label), entry.see, entry.tag.id))
    letters = tuple((letter, tuple(found)) for letter, found in grouped(entries, _letter).items())
    yield Planned("/tags/", make, (letters,), "tags.html", modified=site.newest)


def make(letters: tuple[tuple[str, tuple[IndexEntry, ...]], ...]) -> TagsPage:
    """The inputs of tags.html."""
    scripts = grouped([letter for letter, _ in letters], _script)
    return TagsPage(letters=letters, scripts=tuple(map(tuple, scripts.values())))


def _entries(site: Site, tag: SiteTag) -> Iterable[IndexEntry]:
    days = [site.cards[brief].date for brief in tag.briefs if brief in site.cards]
    card = TagCard(tag.id, tag.label)
    yield IndexEntry(
        tag.label,
        card,
        briefs=len(days),
        first=min(days, default="")[:4],
        last=max(days, default="")[:4],
        narrower=tag.narrower,
    )
    for name in dict.fromkeys(tag.alt):
        if name != tag.label:
            yield IndexEntry(name, card, see=True)
    for language, label in sorted(tag.labels.items()):
        if label != tag.label and label not in tag.alt:
            yield IndexEntry(label, card, see=True, language=language)


def _place(label: str) -> tuple[int, str]:
    """Digits, Latin letters, then other scripts in the order of Unicode; accents do not count."""
    letters = unicodedata.normalize("NFKD", label).casefold()
    bare = "".join(letter for letter in letters if letter.isalnum()) or letters
    first = bare[:1]
    rank = 0 if first.isdigit() else 1 if first.isascii() else 2
    return rank, bare


def _letter(entry: IndexEntry) -> str:
    rank, bare = _place(entry.label)
    return _DIGITS if rank == 0 else bare[:1].upper()


def _script(letter: str) -> str:
    """`LATIN`, `CYRILLIC`: digits stand with the first."""
    return "LATIN" if letter == _DIGITS else unicodedata.name(letter, "").partition(" ")[0]


KIND = PageKind("tags", "tags", "/tags/", pages)
