"""Merging tags over a whole site: which files change, and how; and writing them back."""

import os
from pathlib import Path

import msgspec

from generator.cli.tag_merge import alias_edit, list_edits, replaced_by_edit
from generator.cli.text_edits import Edit, apply_edits, file_text
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.load.front_matter import decode_text, split_front_matter
from generator.load.walk import ContentFile, find_files, read_bytes
from generator.load.yaml import read_yaml
from generator.model.tags import Vocabulary, gather_vocabulary
from generator.parse.brief import ParseRules
from generator.parse.documents import Shared
from generator.parse.shared import parse_shared
from generator.schema.node import Mapping, Node
from generator.text.fold import fold_name
from generator.text.identifiers import make_id

Changed = dict[str, tuple[bytes, bytes]]
_EDITED = ("brief", "events", "tags")


class _Merge(msgspec.Struct, frozen=True):
    """The two tags as the vocabulary knows them."""

    gone: str
    """Its id; "" in a vocabulary that does not have it."""
    gone_names: frozenset[str]
    stays: str
    """Its id."""
    label: str
    stays_names: frozenset[str]
    defined: bool


def merge_tags(root: Path, gone: str, stays: str) -> tuple[Changed, tuple[Diagnostic, ...]]:
    """(files by path with their bytes before and after, faults): tag `gone` becomes tag `stays`.

    A file that is not in order is left as it is: `check` says why.
    """
    files, _ = find_files(root)
    merge, told = _choose(root, files, gone, stays)
    if merge is None:
        return {}, told
    changed: Changed = {}
    for file in files:
        if file.kind not in _EDITED or file.path.endswith((".bib", ".ris", ".json")):
            continue
        data, faults = read_bytes(root, file.path)
        told += faults
        after = _edited(file, data, merge) if data is not None else None
        if data is not None and after is not None and after != data:
            changed[file.path] = (data, after)
    if not changed:
        hint = "`dateline tags` lists the tags there are"
        told += (Diagnostic("tag-unknown", f"nothing names the tag “{gone}”", hint=hint),)
    return changed, told


def write_files(root: Path, files: dict[str, bytes]) -> None:
    """Replaces files of the author, each whole or not at all. Raises OSError."""
    for path, data in files.items():
        target = root / path
        part = target.with_name(f".{target.name}.part")
        part.write_bytes(data)
        os.chmod(part, target.stat().st_mode & 0o777)  # noqa: PTH101 - Path.chmod follows links; this is a file
        part.replace(target)


def _choose(
    root: Path, files: tuple[ContentFile, ...], gone: str, stays: str
) -> tuple[_Merge | None, tuple[Diagnostic, ...]]:
    vocabulary = _vocabulary(root, files)
    old = vocabulary.names.find(gone)
    new = vocabulary.names.find(stays)
    if (old or fold_name(gone)) == (new or fold_name(stays)):
        message = f"“{gone}” and “{stays}” are one tag already"
        return None, (Diagnostic("tag-merge", message, hint="`dateline tags` lists what is nearly the same"),)
    if old and not new:
        message = f"“{gone}” is in the vocabulary and “{stays}” is not"
        hint = f"add “{stays}” to content/tags.yaml, or merge the other way round"
        return None, (Diagnostic("tag-merge", message, hint=hint),)
    names = {
        tag: frozenset(name for name, owner in vocabulary.names.ids.items() if owner == tag)
        for tag in (old, new)
    }
    merge = _Merge(
        gone=old,
        gone_names=(names[old] if old else frozenset()) | {fold_name(gone)},
        stays=new,
        label=vocabulary.cards[new].label if new else stays,
        stays_names=(names[new] if new else frozenset()) | {fold_name(stays)},
        defined=bool(new),
    )
    return msgspec.structs.replace(merge, gone=old or make_id(gone)), ()


def _vocabulary(root: Path, files: tuple[ContentFile, ...]) -> Vocabulary:
    shared: list[Shared] = []
    for file in files:
        data = read_bytes(root, file.path)[0] if file.kind == "tags" else None
        found = parse_shared(file.path, file.kind, data, ParseRules())[0] if data is not None else None
        if found is not None:
            shared.append(found)
    return gather_vocabulary(tuple(shared), "en")[0]


def _edited(file: ContentFile, data: bytes, merge: _Merge) -> bytes | None:
    text, faults = decode_text(data, file.path)
    if text is None or faults:
        return None
    node = _node(file, text)
    if node is None:
        return None
    letters = file_text(data)
    edits: list[Edit] = []
    if file.kind == "tags":
        if isinstance(node, Mapping) and merge.defined:
            edit = replaced_by_edit(letters, node, merge.gone, merge.stays)
            if edit is None and not _has(node, merge.gone):
                edit = alias_edit(letters, node, merge.stays, merge.gone)
            edits += [edit] if edit else []
    else:
        edits += list_edits(letters, node, merge.gone_names, merge.label, merge.stays_names)
    return apply_edits(letters.text, edits).encode("utf-8") if edits else None


def _node(file: ContentFile, text: str) -> Node | None:
    yaml, first_line = text, 1
    if file.kind == "brief":
        split, faults = split_front_matter(text, file.path)
        if split is None or faults:
            return None
        yaml, first_line = split.yaml, split.yaml_first_line
    node, faults = read_yaml(yaml, file.path, first_line)
    return None if has_errors(faults) else node


def _has(vocabulary: Mapping, tag: str) -> bool:
    return any(key.text == tag for key, _ in vocabulary.entries)
