"""Two tags become one: edits of the vocabulary and of the lists in which the one that goes is named. Pure.

Comments, order and every byte that is not about the tag stay.
"""

import re
from collections.abc import Iterator

from generator.cli.text_edits import Edit, FileText
from generator.cli.yaml_text import listed
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.text.fold import fold_name

_ITEM = re.compile(r"[ \t]*-[ \t]+")


def list_edits(
    file: FileText, node: Node, gone: frozenset[str], stays: str, kept: frozenset[str]
) -> list[Edit]:
    """Edits of every `tags:` list below a node: names folded to `gone` become `stays`, once in each list.

    `kept` are the folded names that mean the tag that stays.
    """
    edits: list[Edit] = []
    for value in _tag_values(node):
        if isinstance(value, Scalar) and fold_name(value.text) in gone and _stands(file, value):
            edits.append(_replaced(file, value, stays))
        elif isinstance(value, Sequence):
            edits += _sequence_edits(file, value, gone, stays, kept)
    return edits


def replaced_by_edit(file: FileText, vocabulary: Mapping, gone: str, stays: str) -> Edit | None:
    """The entry of the tag that goes gets `replaced_by`: its names and its old address lead on. None if it cannot."""
    return _new_key(file, vocabulary, gone, f"replaced_by: {stays}")


def alias_edit(file: FileText, vocabulary: Mapping, stays: str, gone: str) -> Edit | None:
    """The tag that stays gets the id of one that the vocabulary never had as an alias."""
    _, fields = _entry(vocabulary, stays)
    for key, value in fields.entries if isinstance(fields, Mapping) else ():
        if key.text == "aliases" and isinstance(value, Sequence) and value.items:
            last = value.items[-1]
            if not isinstance(last, Scalar):
                return None
            end = file.offset(last.span) + last.span.length
            if _is_flow(file, value):
                return Edit(end, end, f", {gone}")
            start = file.line_start(file.offset(last.span))
            indent = file.text[start : file.offset(last.span)]
            return Edit(end, end, f"{file.newline}{indent}{gone}")
        if key.text == "aliases":
            return None
    return _new_key(file, vocabulary, stays, f"aliases: {listed([gone])}")


def _new_key(file: FileText, vocabulary: Mapping, tag: str, line: str) -> Edit | None:
    """A further key in a tag's entry, before the first one that is there."""
    name, fields = _entry(vocabulary, tag)
    if name is None or not isinstance(fields, Mapping) or not fields.entries:
        return None
    first = file.offset(fields.entries[0][0].span)
    if fields.entries[0][0].span.line == name.span.line:
        return Edit(first, first, f"{line}, ")
    indent = file.text[file.line_start(first) : first]
    return Edit(first, first, f"{line}{file.newline}{indent}") if not indent.strip() else None


def _entry(vocabulary: Mapping, tag: str) -> tuple[Scalar, Node] | tuple[None, None]:
    return next(((key, value) for key, value in vocabulary.entries if key.text == tag), (None, None))


def _tag_values(node: Node) -> Iterator[Node]:
    pending = [node]
    while pending:
        each = pending.pop()
        if isinstance(each, Sequence):
            pending.extend(each.items)
        elif isinstance(each, Mapping):
            for key, value in each.entries:
                if key.text == "tags":
                    yield value
                elif key.text != "unpublished":
                    pending.append(value)


def _sequence_edits(
    file: FileText, sequence: Sequence, gone: frozenset[str], stays: str, kept: frozenset[str]
) -> Iterator[Edit]:
    items = [item for item in sequence.items if isinstance(item, Scalar)]
    if len(items) != len(sequence.items) or not all(_stands(file, item) for item in items):
        return
    there = any(fold_name(item.text) in kept for item in items)
    for index, item in enumerate(items):
        if fold_name(item.text) not in gone:
            continue
        if there:
            yield _removed(file, sequence, items, index, stays)
        else:
            yield _replaced(file, item, stays)
            there = True


def _stands(file: FileText, item: Scalar) -> bool:
    """Whether the file really has this on the place of the scalar: nothing else is ever edited."""
    start = file.offset(item.span)
    typed = file.text[start : start + item.span.length]
    return typed == item.text if item.plain else typed[:1] in "\"'" and typed[:1] == typed[-1:] != ""


def _replaced(file: FileText, item: Scalar, stays: str) -> Edit:
    start = file.offset(item.span)
    return Edit(start, start + item.span.length, listed([stays])[1:-1])


def _removed(file: FileText, sequence: Sequence, items: list[Scalar], index: int, stays: str) -> Edit:
    """The item goes with its comma or its line; a line that says more (a comment) keeps its place."""
    start = file.offset(items[index].span)
    end = start + items[index].span.length
    if _is_flow(file, sequence):
        if index + 1 < len(items):
            return Edit(start, file.offset(items[index + 1].span), "")
        before = items[index - 1].span if index else None
        return Edit(file.offset(before) + before.length if before else start, end, "")
    line_start, line_end = file.line_start(start), file.line_end(start)
    alone = _ITEM.fullmatch(file.text, line_start, start) and not file.text[end:line_end].strip()
    return Edit(line_start, line_end, "") if alone else _replaced(file, items[index], stays)


def _is_flow(file: FileText, sequence: Sequence) -> bool:
    return file.text[file.offset(sequence.span)] == "["
