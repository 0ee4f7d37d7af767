"""What is odd about a site's tags: near-duplicates, singletons, unused and undefined ones. Pure."""

from collections import Counter

import msgspec

from generator.diagnostics.suggest import edit_distance
from generator.model.site import Site
from generator.model.tags import Vocabulary
from generator.text.fold import fold_name

_SHORTEST = 4
_LONGEST = 60
_SHORTEST_SLIP = 6
"""A letter makes another word of a shorter one: Iran and Iraq."""


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


def examine_tags(site: Site, vocabulary: Vocabulary) -> TagFindings:
    """Findings over the tags in use (drafts among them, where the site shows them) and the vocabulary."""
    used = {tag.id: tag for tag in site.tags}
    uses = _uses(site)
    labels = {tag.id: tag.label for tag in used.values()}
    labels.update({card.id: card.label for card in vocabulary.cards.values() if card.id not in labels})
    pairs = sorted(_near_pairs(labels))
    return TagFindings(
        near=tuple(sorted((a, b) if uses.get(a, 0) <= uses.get(b, 0) else (b, a) for a, b in pairs)),
        singletons=tuple(tag for tag in used if uses.get(tag, 0) == 1),
        unused=tuple(tag for tag in vocabulary.cards if tag not in used),
        undefined=tuple(tag.id for tag in used.values() if vocabulary.cards and not tag.defined),
    )


def _uses(site: Site) -> Counter[str]:
    """By tag: how many briefs name it, and how many events that no such brief tells."""
    uses: Counter[str] = Counter({tag.id: tag.own_briefs for tag in site.tags})
    named = {brief.id: {card.id for card in brief.tags} for brief in site.briefs}
    for event in site.events:
        by_briefs = {tag for brief in event.briefs for tag in named.get(brief, ())}
        uses.update(card.id for card in event.tags if card.id not in by_briefs)
    return uses


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
    """The same words in any number and order, or one letter apart within a word long enough to be a slip."""
    if _stems(first) == _stems(second):
        return True
    if edit_distance(first, second, 1) > 1:
        return False
    apart = [pair for pair in zip(first.split(), second.split(), strict=False) if pair[0] != pair[1]]
    if first.count(" ") != second.count(" "):
        return True
    return all(min(map(len, pair)) >= _SHORTEST_SLIP for pair in apart)


def _stems(key: str) -> str:
    return " ".join(sorted(word.removesuffix("s") if len(word) > 3 else word for word in key.split()))
