"""The tags that briefs and events type, each led to its one tag; what the vocabulary lacks becomes a tag of its own."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.entities import free_id
from generator.model.faults import Where, did_you_mean, fault
from generator.model.identities import same_id
from generator.model.nearness import Suggester
from generator.model.spots import where_of
from generator.model.tags import TagCard, Vocabulary
from generator.model.tellings import Telling
from generator.parse.documents import BriefDocument
from generator.text.fold import fold_name
from generator.text.identifiers import make_id


class TagBook(msgspec.Struct, frozen=True):
    """Every tag of the site, in the vocabulary or not."""

    ids: dict[str, str]
    """Folded names to ids."""
    cards: dict[str, TagCard]
    """By id."""
    suggest: Suggester

    def card(self, typed: str) -> TagCard | None:
        """The tag that a label or id means."""
        return self.cards.get(self.ids.get(fold_name(typed), ""))

    def cards_of(self, typed: Iterable[str]) -> tuple[TagCard, ...]:
        """The tags that these labels mean, each once, in the order typed."""
        found = {card.id: card for each in typed if (card := self.card(each)) is not None}
        return tuple(found.values())


def typed_tags(document: BriefDocument, odd: frozenset[str]) -> Iterator[tuple[str, Where]]:
    """Those of the tags in a brief's front matter that are odd, with their places."""
    for index, tag in enumerate(document.record.tags):
        if tag in odd:
            yield tag, Where(document.path, document.positions.span(f"tags.{index}"))


def telling_tags(telling: Telling, odd: frozenset[str]) -> Iterator[tuple[str, Where]]:
    """Those of an event's tags that are odd, each at the place where the event has it."""
    return ((tag, where_of(telling, "tags", tag)) for tag in telling.tags if tag in odd)


def use_tags(labels: Iterable[str], vocabulary: Vocabulary) -> TagBook:
    """All tags there are: the vocabulary's, and one for each further label, named as it was typed first."""
    ids = dict(vocabulary.names.ids)
    cards = dict(vocabulary.cards)
    taken = {same_id(tag) for tag in (*vocabulary.cards, *vocabulary.replaced)}
    for label in dict.fromkeys(labels):
        key = fold_name(label)
        if key in ids:
            continue
        made = free_id(make_id(label), taken)
        if not made:
            continue
        taken.add(same_id(made))
        ids[key] = made
        cards[made] = TagCard(made, label)
    return TagBook(ids, cards, Suggester([card.label for card in cards.values()]))


def odd_tags(labels: Iterable[str], vocabulary: Vocabulary, strict: str) -> frozenset[str]:
    """The labels of which something is to be told; of most sites none, so that no place need be looked up."""
    asked = bool(vocabulary.cards) and strict != "off"
    return frozenset(
        label
        for label in dict.fromkeys(labels)
        if not make_id(label) or (asked and fold_name(label) not in vocabulary.names.ids)
    )


def check_tags(
    odd: Iterable[tuple[str, Where]], vocabulary: Vocabulary, strict: str
) -> tuple[Diagnostic, ...]:
    """What is typed outside the vocabulary: likely slips at each place, other new tags once, where they stand first.

    `odd`: the labels that `odd_tags` found, with their places. `strict`: off, warn or error.
    """
    told = []
    near: dict[str, str | None] = {}
    for label, where in odd:
        key = fold_name(label)
        if not make_id(label):
            hint = "a tag needs a letter or a digit"
            message = f"no address can be made of the tag “{label}”"
            told.append(fault("tag-empty", message, where, hint, word=label))
        else:
            first = key not in near
            if first:
                near[key] = vocabulary.names.suggest(label)
            if first or near[key] or strict == "error":
                told.append(_outside(label, where, near[key], strict))
    return tuple(told)


def _outside(label: str, where: Where, near: str | None, strict: str) -> Diagnostic:
    message = f"the tag “{label}” is not in the vocabulary"
    hint = did_you_mean(near, "add it to content/tags.yaml")
    return fault("tag-undefined", message, where, hint, "error" if strict == "error" else "warning", label)
