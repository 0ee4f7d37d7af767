"""What is odd about a site's tags: near-duplicates, singletons, unused and undefined ones. Pure."""

from collections.abc import Iterable

import msgspec

from generator.diagnostics.suggest import edit_distance
from generator.model.tags import SiteTag, Vocabulary
from generator.text.fold import fold_name

_SHORTEST = 4
_LONGEST = 60


class TagFindings(msgspec.Struct, frozen=True):
    """Tags by id and label, in order of label."""

    near: tuple[tuple[str, str], ...] = ()
    """Pairs of ids that may mean one thing: the more used one second, ready for `merge`."""
    singletons: tuple[str, ...] = ()
    """Used once."""
    unused: tuple[str, ...] = ()
    """In the vocabulary, and nowhere used."""
    undefined: tuple[str, ...] = ()
    """Used, and not in the vocabulary."""


def examine_tags(tags: Iterable[SiteTag], vocabulary: Vocabulary) -> TagFindings:
    """Findings over the tags in use (drafts among them) and the vocabulary."""
    used = {tag.id: tag for tag in tags}
    uses = {tag.id: tag.own_briefs + len(tag.events) for tag in used.values()}
    labels = {tag.id: tag.label for tag in used.values()}
    labels.update({card.id: card.label for card in vocabulary.cards.values() if card.id not in labels})
    pairs = sorted(_near_pairs(labels))
    return TagFindings(
        near=tuple(sorted((a, b) if uses.get(a, 0) <= uses.get(b, 0) else (b, a) for a, b in pairs)),
        singletons=tuple(tag for tag in used if uses[tag] == 1),
        unused=tuple(tag for tag in vocabulary.cards if tag not in used),
        undefined=tuple(tag.id for tag in used.values() if vocabulary.cards and not tag.defined),
    )


def _near_pairs(labels: dict[str, str]) -> set[tuple[str, str]]:
    """Ids whose names are a slip, a plural or an order of words apart; never names with a digit in them.

    Su-24 and Su-25 are different things, and so are Mi-28 and Mi-28NE.
    """
    keys = {tag: fold_name(label) for tag, label in labels.items()}
    keys = {
        tag: key
        for tag, key in keys.items()
        if _SHORTEST <= len(key) <= _LONGEST and not any(letter.isdigit() for letter in key)
    }
    shared: dict[str, list[str]] = {}
    for tag, key in sorted(keys.items()):
        for form in _forms(key):
            shared.setdefault(form, []).append(tag)
    found = set()
    for members in shared.values():
        # A form that very many names share says nothing about any two of them.
        for place, first in enumerate(members[:20]):
            for second in members[place + 1 : 20]:
                if first != second and _are_near(keys[first], keys[second]):
                    found.add((min(first, second), max(first, second)))
    return found


def _forms(key: str) -> set[str]:
    """What two near names have in common: themselves with a letter left out, and their words in order."""
    forms = {key[:place] + key[place + 1 :] for place in range(len(key))}
    return forms | {key, "\0" + _stems(key)}


def _are_near(first: str, second: str) -> bool:
    return edit_distance(first, second, 1) <= 1 or _stems(first) == _stems(second)


def _stems(key: str) -> str:
    return " ".join(sorted(word.removesuffix("s") if len(word) > 3 else word for word in key.split()))
