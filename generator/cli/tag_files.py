"""Merging tags over a whole site: which files change, how they should read, and what is left for the writer.

Reads files and writes none: author_files.py does. The two tags are chosen in tag_choice.py, lists and entries edited
in tag_merge.py and tag_entries.py.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from generator.cli.author_files import ChangedFile
from generator.cli.tag_choice import Merge, choose_merge, unused_fields
from generator.cli.tag_entries import alias_edit, has_entry, replaced_by_edit
from generator.cli.tag_merge import list_edits, typed_tags
from generator.cli.text_edits import Edit, apply_edits, file_text
from generator.diagnostics.diagnostic import Diagnostic, has_errors, lowered
from generator.diagnostics.span import Span
from generator.load.front_matter import decode_text, split_front_matter
from generator.load.walk import ContentFile, FileKind, read_bytes
from generator.load.yaml import read_yaml
from generator.markdown.result import NameSlot, RenderedText
from generator.model.faults import span_of_value
from generator.model.tags import Vocabulary, gather_vocabulary
from generator.parse.brief import ParseRules
from generator.parse.documents import Shared
from generator.parse.shared import parse_shared
from generator.parse.site import SiteFiles, find_site, parse_bytes
from generator.schema.node import Node
from generator.text.fold import fold_name

Told = tuple[Diagnostic, ...]
_EDITED = ("brief", "events", "tags")
_WITH_TEXTS = (*_EDITED, "page", "sources", "entities", "outlets")
_LEFT = "tag-merge-left"


class _File(msgspec.Struct, frozen=True):
    """A file that may name tags; its records, or its front matter."""

    path: str
    kind: FileKind
    data: bytes
    node: Node


def merge_tags(root: Path, gone: str, stays: str) -> tuple[tuple[ChangedFile, ...], Told]:
    """(the files that change, the vocabulary first; faults): tag `gone` becomes tag `stays`.

    A file that is not in order is left as it is, and named. With an error nothing is changed. What is left is told at
    its place in the files as they will be.
    """
    site, found = find_site(root)
    if site is None:
        return (), found
    files, told = _read_files(root, site)
    # What else is wrong with the site is no matter of this, but such a file may name the tag.
    told += lowered(each for each in found if each.severity == "error" and each.path != "dateline.yaml")
    shared = _vocabulary_files(files)
    vocabulary, broken = gather_vocabulary(shared, site.settings.lang)
    records = [tag for file in shared for tag in file.tags]
    typed = _typed(files)
    if not vocabulary.names.find(gone) and fold_name(gone) not in typed:
        typed = _typed_in_texts(root, site)
    merge, fault = choose_merge(records, vocabulary, typed, gone, stays)
    if merge is None:
        return (), (*told, *fault)
    merged = tuple(_merged(files, merge))
    after, wrong = gather_vocabulary(_vocabulary_files(merged), site.settings.lang)
    if new := tuple(each for each in wrong if each.severity == "error" and each not in broken):
        return (), tuple(_refused(each, gone, stays) for each in new)
    told += (*_left_in_lists(merged, merge), *_unused_fields(_vocabulary_files(merged), after, merge))
    if not merge.stays or after.names.find(gone) != merge.stays:
        told += (*_left_in_texts(root, site, merged, merge), _lost_address(merge, gone, stays))
    changed = (
        ChangedFile(file.path, file.data, new.data)
        for file, new in zip(files, merged, strict=True)
        if new.data != file.data
    )
    return tuple(
        sorted(changed, key=lambda each: (not each.path.startswith("content/tags."), each.path))
    ), told


def _read_files(root: Path, site: SiteFiles) -> tuple[tuple[_File, ...], Told]:
    """The files that may name tags, and those that cannot be read as what they are."""
    found: list[_File] = []
    told: list[Diagnostic] = []
    for file in site.files:
        if file.kind not in _EDITED:
            continue
        data, faults = read_bytes(root, file.path)
        told += faults
        node = _node(file.path, file.kind, data) if data is not None else None
        if data is not None and node is not None:
            found.append(_File(file.path, file.kind, data, node))
        elif data is not None:
            message = "this file is not in order, and was left as it is"
            hint = "`dateline check` says what is wrong; mend it and merge again"
            told.append(Diagnostic(_LEFT, message, file.path, Span(1, 1), hint, "warning"))
    return tuple(found), tuple(told)


def _node(path: str, kind: FileKind, data: bytes) -> Node | None:
    text, faults = decode_text(data, path)
    if text is None or faults:
        return None
    yaml, first_line = text, 1
    if kind == "brief":
        split, faults = split_front_matter(text, path)
        if split is None or faults:
            return None
        yaml, first_line = split.yaml, split.yaml_first_line
    node, faults = read_yaml(yaml, path, first_line)
    return None if has_errors(faults) else node


def _vocabulary_files(files: Iterable[_File]) -> tuple[Shared, ...]:
    parsed = (
        parse_shared(file.path, "tags", file.data, ParseRules())[0] for file in files if file.kind == "tags"
    )
    return tuple(each for each in parsed if each is not None)


def _typed(files: Iterable[_File]) -> dict[str, list[str]]:
    """Every name in a list of tags by its folded form, as it is typed first, and otherwise."""
    found: dict[str, list[str]] = {}
    for file in files:
        for scalar in typed_tags(file.node) if file.kind != "tags" else ():
            found.setdefault(fold_name(scalar.text), []).append(scalar.text)
    return found


def _typed_in_texts(root: Path, site: SiteFiles) -> dict[str, list[str]]:
    """The same of tags that stand in no list, but in sentences: of events, and in double brackets."""
    found: dict[str, list[str]] = {}
    for file in site.files:
        for name, _ in _named_in_texts(root, file, site.rules):
            found.setdefault(fold_name(name), []).append(name)
    return found


def _merged(files: tuple[_File, ...], merge: Merge) -> Iterator[_File]:
    known = any(has_entry(file.node, merge.gone) for file in files if file.kind == "tags")
    for file in files:
        edits = _edits(file, merge, known=known)
        data = apply_edits(file_text(file.data).text, edits).encode("utf-8")
        node = _node(file.path, file.kind, data) if edits else None
        # What cannot be read any more is not written: what is left in it is told.
        yield _File(file.path, file.kind, data, node) if node is not None else file


def _edits(file: _File, merge: Merge, *, known: bool) -> list[Edit]:
    """`known` says that the vocabulary has an entry for the tag that goes."""
    letters = file_text(file.data)
    if file.kind != "tags":
        return list_edits(letters, file.node, merge.gone_names, merge.label, merge.stays_names)
    if not merge.stays or merge.gone == merge.stays:
        return []
    if known:
        edit = replaced_by_edit(letters, file.node, merge.gone, merge.stays)
    else:
        edit = alias_edit(letters, file.node, merge.stays, merge.gone_ids)
    return [edit] if edit else []


def _left_in_lists(files: Iterable[_File], merge: Merge) -> Iterator[Diagnostic]:
    """Names in lists that could not be edited: over several lines, or beside what is no name."""
    for file in files:
        for scalar in typed_tags(file.node) if file.kind != "tags" else ():
            if fold_name(scalar.text) in merge.gone_names:
                message = f"“{scalar.text}” is still named here"
                yield _left(message, file.path, scalar.span, merge, scalar.text)


def _unused_fields(shared: Iterable[Shared], vocabulary: Vocabulary, merge: Merge) -> Iterator[Diagnostic]:
    """What the entry of the tag that goes says, and that of the one that stays does not: it shows nowhere now."""
    for file in shared:
        for index, tag in enumerate(file.tags):
            names = unused_fields(tag, vocabulary, merge)
            if names:
                listed = ", ".join(f"`{name}`" for name in names)
                message = f"what the entry of `{tag.id}` has as {listed} shows nowhere any more"
                hint = f"move what should stay to the entry of `{merge.stays}`"
                span = file.positions.span(f"tags.{index}.{names[0]}")
                yield Diagnostic("tag-merge-entry", message, file.path, span, hint, "note")


def _left_in_texts(
    root: Path, site: SiteFiles, merged: Iterable[_File], merge: Merge
) -> Iterator[Diagnostic]:
    """Names in the texts of all files, where no entry of a vocabulary leads them on."""
    new = {file.path: file.data for file in merged}
    for file in site.files:
        for name, span in _named_in_texts(root, file, site.rules, new.get(file.path)):
            if fold_name(name) in merge.gone_names:
                yield _left(f"the text still names “{name}” here", file.path, span, merge, name)


def _named_in_texts(
    root: Path, file: ContentFile, rules: ParseRules, data: bytes | None = None
) -> Iterator[tuple[str, Span]]:
    """Names of tags in the text of a file and in its fields; `data` is how it will read."""
    if data is None and file.kind in _WITH_TEXTS:
        data = read_bytes(root, file.path)[0]
    document = parse_bytes(file.path, file.kind, data, rules)[0] if data is not None else None
    if document is None:
        return
    texts: list[RenderedText] = [] if isinstance(document, Shared) else [document.text]
    texts += getattr(document, "fields", {}).values()
    for text in texts:
        for event in text.events:
            for tag in () if event.from_front_matter else event.tags:
                yield tag, span_of_value(event.marks, "tags") or event.span
        yield from ((slot.name, slot.span) for slot in text.body.slots if isinstance(slot, NameSlot))


def _left(message: str, path: str, span: Span, merge: Merge, word: str) -> Diagnostic:
    hint = f"write “{merge.label}” where the tag is meant"
    return Diagnostic(_LEFT, message, path, span, hint, "warning", word=word)


def _lost_address(merge: Merge, gone: str, stays: str) -> Diagnostic:
    message = f"nothing leads from /tags/{merge.gone}/ to “{stays}”"
    if merge.stays:
        hint = f"write `replaced_by: {merge.stays}` in the entry of “{gone}” in content/tags.yaml"
        return Diagnostic(_LEFT, message, hint=hint, severity="warning")
    hint = f"to keep the old address, add “{stays}” to content/tags.yaml with `aliases: [{merge.gone}]`"
    return Diagnostic("tag-merge-address", message, hint=hint, severity="note")


def _refused(fault: Diagnostic, gone: str, stays: str) -> Diagnostic:
    hint = f"mend the vocabulary before merging “{gone}” into “{stays}”: {fault.hint or fault.path}"
    return msgspec.structs.replace(fault, hint=hint)
