"""Merging tags over a whole site: which files change, and how; and writing them back."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.cli.tag_entries import alias_edit, has_entry, replaced_by_edit
from generator.cli.tag_merge import list_edits, typed_tags
from generator.cli.text_edits import Edit, apply_edits, file_text
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.diagnostics.span import Span
from generator.load.front_matter import decode_text, split_front_matter
from generator.load.walk import ContentFile, find_files, read_bytes
from generator.load.yaml import read_yaml
from generator.markdown.result import NameSlot
from generator.model.faults import span_of_value
from generator.model.tags import Vocabulary, gather_vocabulary
from generator.parse.brief import ParseRules, parse_brief
from generator.parse.shared import parse_shared
from generator.schema.node import Node
from generator.text.fold import fold_name
from generator.text.identifiers import make_id

Changed = dict[str, tuple[bytes, bytes]]
Told = tuple[Diagnostic, ...]
_EDITED = ("brief", "events", "tags")
_LEFT = "tag-merge-left"


class _File(msgspec.Struct, frozen=True):
    """A file that may name tags; its records, or its front matter."""

    path: str
    kind: str
    data: bytes
    node: Node


class _Merge(msgspec.Struct, frozen=True):
    """The two tags as the vocabulary and the lists know them."""

    gone: str
    """Its id."""
    gone_names: frozenset[str]
    stays: str
    """Its id in the vocabulary; "" where it has none."""
    label: str
    stays_names: frozenset[str]


def merge_tags(root: Path, gone: str, stays: str) -> tuple[Changed, Told]:
    """(files by path with their bytes before and after, faults): tag `gone` becomes tag `stays`.

    A file that is not in order is left as it is, and named. With an error nothing is changed.
    """
    files, told = _read_files(root)
    vocabulary, broken = _vocabulary(files)
    merge, fault = _choose(files, vocabulary, gone, stays)
    if merge is None:
        return {}, (*told, *fault)
    changed: Changed = {}
    for file in files:
        after = _edited(file, merge)
        if after != file.data:
            changed[file.path] = (file.data, after)
    merged, wrong = _vocabulary(
        [msgspec.structs.replace(each, data=changed.get(each.path, (b"", each.data))[1]) for each in files]
    )
    if new := tuple(each for each in wrong if each.severity == "error" and each not in broken):
        return {}, tuple(_refused(each, gone, stays) for each in new)
    if not merge.stays or merged.names.find(gone) != merge.stays:
        told += (*_left_in_texts(files, merge), _lost_address(merge, gone, stays))
    return changed, told


def write_files(root: Path, files: dict[str, bytes]) -> None:
    """Replaces files of the author, each whole or not at all. Raises OSError."""
    for path, data in files.items():
        target = root / path
        part = target.with_name(f".{target.name}.part")
        part.write_bytes(data)
        os.chmod(part, target.stat().st_mode & 0o777)  # noqa: PTH101 - Path.chmod follows links; this is a file
        part.replace(target)


def _read_files(root: Path) -> tuple[tuple[_File, ...], Told]:
    """The files that may name tags, and those that cannot be read as what they are."""
    found: list[_File] = []
    told: list[Diagnostic] = []
    for file in find_files(root)[0]:
        if file.kind not in _EDITED:
            continue
        data, faults = read_bytes(root, file.path)
        told += faults
        node = _node(file, data) if data is not None else None
        if data is not None and node is not None:
            found.append(_File(file.path, file.kind, data, node))
        elif data is not None:
            message = "this file is not in order, and was left as it is"
            hint = "`dateline check` says what is wrong; mend it and merge again"
            told.append(Diagnostic(_LEFT, message, file.path, Span(1, 1), hint, "warning"))
    return tuple(found), tuple(told)


def _node(file: ContentFile, data: bytes) -> Node | None:
    text, faults = decode_text(data, file.path)
    if text is None or faults:
        return None
    yaml, first_line = text, 1
    if file.kind == "brief":
        split, faults = split_front_matter(text, file.path)
        if split is None or faults:
            return None
        yaml, first_line = split.yaml, split.yaml_first_line
    node, faults = read_yaml(yaml, file.path, first_line)
    return None if has_errors(faults) else node


def _vocabulary(files: Iterable[_File]) -> tuple[Vocabulary, Told]:
    parsed = (
        parse_shared(file.path, "tags", file.data, ParseRules())[0] for file in files if file.kind == "tags"
    )
    return gather_vocabulary(tuple(each for each in parsed if each is not None), "en")


def _choose(
    files: tuple[_File, ...], vocabulary: Vocabulary, gone: str, stays: str
) -> tuple[_Merge | None, Told]:
    old = vocabulary.names.find(gone)
    new = vocabulary.names.find(stays)
    typed = _typed(files)
    if (old or fold_name(gone)) == (new or fold_name(stays)):
        message = f"“{gone}” and “{stays}” are one tag already"
        return None, (Diagnostic("tag-merge", message, severity="note"),)
    if (given_up := make_id(gone)) in vocabulary.replaced:
        message = f"“{gone}” gave way to `{old}` already"
        return None, (Diagnostic("tag-merge", message, hint=f"dateline tags merge {old} {stays}"),)
    if not old and fold_name(gone) not in typed:
        near = vocabulary.names.suggest(gone)
        hint = f"did you mean `{near}`?" if near else "`dateline tags` lists the tags there are"
        return None, (Diagnostic("tag-unknown", f"nothing names the tag “{gone}”", hint=hint),)
    if old and not new:
        message = f"“{gone}” is in the vocabulary and “{stays}” is not"
        near = vocabulary.names.suggest(stays)
        meant = f"did you mean `{near}`? Else " if near else ""
        hint = f"{meant}add “{stays}” to content/tags.yaml, or merge the other way round"
        return None, (Diagnostic("tag-merge", message, hint=hint),)
    return _Merge(
        gone=old or given_up,
        gone_names=_names_of(old, vocabulary) | {fold_name(gone)},
        stays=new,
        label=vocabulary.cards[new].label if new else typed.get(fold_name(stays), stays),
        stays_names=_names_of(new, vocabulary) | {fold_name(stays)},
    ), ()


def _typed(files: tuple[_File, ...]) -> dict[str, str]:
    """Every name in a list of tags by its folded form, as it is typed first."""
    found: dict[str, str] = {}
    for file in files:
        for scalar in typed_tags(file.node) if file.kind != "tags" else ():
            found.setdefault(fold_name(scalar.text), scalar.text)
    return found


def _names_of(tag: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(name for name, owner in vocabulary.names.ids.items() if tag and owner == tag)


def _edited(file: _File, merge: _Merge) -> bytes:
    letters = file_text(file.data)
    edits: list[Edit] = []
    if file.kind != "tags":
        edits += list_edits(letters, file.node, merge.gone_names, merge.label, merge.stays_names)
    elif merge.stays:
        edit = replaced_by_edit(letters, file.node, merge.gone, merge.stays)
        if edit is None and not has_entry(file.node, merge.gone):
            edit = alias_edit(letters, file.node, merge.stays, merge.gone)
        edits += [edit] if edit else []
    return apply_edits(letters.text, edits).encode("utf-8") if edits else file.data


def _left_in_texts(files: tuple[_File, ...], merge: _Merge) -> Told:
    """Names in the text of briefs, where no entry of a vocabulary leads them on."""
    told = []
    for file in files:
        document = parse_brief(file.path, file.data, ParseRules())[0] if file.kind == "brief" else None
        if document is None:
            continue
        named = [
            (tag, span_of_value(event.marks, "tags") or event.span)
            for event in document.text.events
            for tag in event.tags
        ]
        named += [(slot.name, slot.span) for slot in document.text.body.slots if isinstance(slot, NameSlot)]
        for name, span in named:
            if fold_name(name) in merge.gone_names:
                message = f"the text still names “{name}” here"
                hint = f"write “{merge.label}” where the tag is meant"
                told.append(Diagnostic(_LEFT, message, file.path, span, hint, "warning", word=name))
    return tuple(told)


def _lost_address(merge: _Merge, gone: str, stays: str) -> Diagnostic:
    message = f"nothing leads from /tags/{merge.gone}/ to “{stays}”"
    if merge.stays:
        hint = f"write `replaced_by: {merge.stays}` in the entry of “{gone}” in content/tags.yaml"
        return Diagnostic(_LEFT, message, hint=hint, severity="warning")
    hint = f"to keep the old address, add “{stays}” to content/tags.yaml with `aliases: [{merge.gone}]`"
    return Diagnostic("tag-merge-address", message, hint=hint, severity="note")


def _refused(fault: Diagnostic, gone: str, stays: str) -> Diagnostic:
    hint = f"mend the vocabulary before merging “{gone}” into “{stays}”: {fault.hint or fault.path}"
    return msgspec.structs.replace(fault, hint=hint)
