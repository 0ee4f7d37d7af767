"""Which two tags a merge is about, as the vocabulary and the lists know them; or why it makes no sense. Pure."""

from collections.abc import Iterable, Mapping

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.tags import Vocabulary
from generator.records.vocabulary import Tag
from generator.text.fold import fold_name
from generator.text.identifiers import make_id

Told = tuple[Diagnostic, ...]
_HOME = "content/tags.yaml"
_OWN_TEXTS = ("note", "facet", "match")
_OWN_LINKS = ("broader", "related")
"""What no other tag takes over of a replaced one; all its names lead to the one that stays."""
_EMPTY: tuple[object, ...] = ("", {})


class Merge(msgspec.Struct, frozen=True):
    """The tag that goes and the one that stays."""

    gone: str
    """Its id."""
    gone_names: frozenset[str]
    gone_ids: tuple[str, ...]
    """Ids that it may have had in addresses, where the vocabulary never had it."""
    stays: str
    """Its id in the vocabulary; "" where it has none."""
    label: str
    stays_names: frozenset[str]


def choose_merge(
    records: Iterable[Tag], vocabulary: Vocabulary, typed: Mapping[str, list[str]], gone: str, stays: str
) -> tuple[Merge | None, Told]:
    """The merge that was asked for. `typed` has the names in lists of tags by their folded form, first one first.

    Two that the vocabulary makes one already are still merged in lists that name the one that gave way: a merge that
    was stopped in the middle is finished so.
    """
    old, new = vocabulary.names.find(gone), vocabulary.names.find(stays)
    if not new and not make_id(stays):
        hint = "a tag's name has a letter or a digit"
        return None, (Diagnostic("tag-merge", f"“{stays}” cannot be the name of a tag", hint=hint),)
    names = _names_of(old, vocabulary)
    if (old or fold_name(gone)) == (new or fold_name(stays)):
        names = _given_up(records, vocabulary, gone, stays)
        if fault := _one_already(records, vocabulary, gone, stays, left=not names.isdisjoint(typed)):
            return None, (fault,)
    elif fault := _senseless(vocabulary, typed, gone, stays):
        return None, (fault,)
    spellings = typed.get(fold_name(gone), [])
    return Merge(
        gone=old or make_id((spellings or [gone])[0]),
        gone_names=names | {fold_name(gone)},
        gone_ids=tuple(dict.fromkeys(each for each in map(make_id, spellings) if each)),
        stays=new,
        label=vocabulary.cards[new].label if new else typed.get(fold_name(stays), [stays])[0],
        stays_names=(_names_of(new, vocabulary) | {fold_name(stays)}) - (names if old == new else set()),
    ), ()


def unused_fields(tag: Tag, vocabulary: Vocabulary, merge: Merge) -> list[str]:
    """The fields of an entry that say something which nothing shows once the merge is done."""
    stays = vocabulary.records.get(merge.stays)
    if stays is None or tag.id != merge.gone or tag.id == merge.stays:
        return []
    found = [name for name in _OWN_TEXTS if getattr(tag, name) not in (*_EMPTY, getattr(stays, name))]
    for name in _OWN_LINKS:
        known = {vocabulary.names.find(each) for each in getattr(stays, name)} | {merge.stays}
        if not known.issuperset(map(vocabulary.names.find, getattr(tag, name))):
            found.append(name)
    return found


def _one_already(
    records: Iterable[Tag], vocabulary: Vocabulary, gone: str, stays: str, *, left: bool
) -> Diagnostic | None:
    """Why two names of one tag are not merged; `left` says that lists still name the one that gave way."""
    given_up = _replaced(records, vocabulary, stays)
    if given_up is not None and _replaced(records, vocabulary, gone) is None:
        now = vocabulary.replaced[given_up.id]
        message = f"“{stays}” gave way to `{now}` already"
        hint = f"to turn that round, move `replaced_by` from `{given_up.id}` to `{now}` in {_HOME}"
        return Diagnostic("tag-merge", message, hint=f"{hint}, and merge again")
    if left:
        return None
    return Diagnostic("tag-merge", f"“{gone}” and “{stays}” are one tag already", severity="note")


def _senseless(
    vocabulary: Vocabulary, typed: Mapping[str, list[str]], gone: str, stays: str
) -> Diagnostic | None:
    """Why a tag cannot be merged into another."""
    old, new = vocabulary.names.find(gone), vocabulary.names.find(stays)
    if make_id(gone) in vocabulary.replaced:
        message = f"“{gone}” gave way to `{old}` already"
        return Diagnostic("tag-merge", message, hint=f"dateline tags merge {old} {stays}")
    if not old and fold_name(gone) not in typed:
        near = vocabulary.names.suggest(gone)
        hint = f"did you mean `{near}`?" if near else "`dateline tags` lists the tags there are"
        return Diagnostic("tag-unknown", f"nothing names the tag “{gone}”", hint=hint)
    if old and not new:
        message = f"“{gone}” is in the vocabulary and “{stays}” is not"
        near = vocabulary.names.suggest(stays)
        meant = f"did you mean `{near}`? Else " if near else ""
        hint = f"{meant}add “{stays}” to {_HOME}, or merge the other way round"
        return Diagnostic("tag-merge", message, hint=hint)
    return None


def _given_up(records: Iterable[Tag], vocabulary: Vocabulary, gone: str, stays: str) -> frozenset[str]:
    """The folded names by which one tag is no longer to be named, where both are names of it."""
    replaced = _replaced(records, vocabulary, gone)
    if replaced is not None:
        return frozenset(map(fold_name, _names(replaced)))
    tag = vocabulary.names.find(gone)
    kept = {fold_name(stays), fold_name(tag)} | ({fold_name(vocabulary.cards[tag].label)} if tag else set())
    return frozenset({fold_name(gone)} - kept)


def _replaced(records: Iterable[Tag], vocabulary: Vocabulary, name: str) -> Tag | None:
    """The entry with this name, if another has taken its place."""
    key = fold_name(name)
    entries = (each for each in records if each.id in vocabulary.replaced)
    return next((each for each in entries if key in map(fold_name, _names(each))), None)


def _names(tag: Tag) -> tuple[str, ...]:
    return (tag.id, *tag.label.values(), *tag.alt, *tag.hidden, *tag.aliases)


def _names_of(tag: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(name for name, owner in vocabulary.names.ids.items() if tag and owner == tag)
