"""Two tags become one: edits of the lists in which the one that goes is named. Pure.

Comments, order and every byte that is not about the tag stay.
"""

import re
from collections.abc import Iterator

from generator.cli.text_edits import Edit, FileText, is_flow
from generator.cli.yaml_text import listed
from generator.schema.node import Mapping, Node, Scalar, Sequence
from generator.text.fold import fold_name

_PART = re.compile(r"[^,;]+")
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


def typed_tags(node: Node) -> Iterator[Scalar]:
    """Every name in a `tags:` list below a node; those of a list in one text at the place of the text."""
    for value in _tag_values(node):
        if isinstance(value, Sequence):
            yield from (item for item in value.items if isinstance(item, Scalar))
        elif isinstance(value, Scalar):
            yield from (Scalar(part, value.span) for part in _PART.findall(value.text))


def _tag_values(node: Node) -> Iterator[Node]:
    pending = [node]
    while pending:
        each = pending.pop()
        if isinstance(each, Sequence):
            pending.extend(each.items)
        elif isinstance(each, Mapping):
            for key, value in each.entries:
                if key.text == "tags" and not isinstance(value, Mapping):
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
    done = 0
    is_first = True
    for index, item in enumerate(items):
        if fold_name(item.text) not in gone:
            is_first = False
        elif there:
            edit = _removed(file, sequence, items, index, stays, done=done, is_first=is_first)
            done = edit.end
            yield edit
        else:
            yield _replaced(file, item, stays)
            there, is_first = True, False


def _stands(file: FileText, item: Scalar) -> bool:
    """Whether the file really has this on the place of the scalar: nothing else is ever edited."""
    start = file.offset(item.span)
    typed = file.text[start : start + item.span.length]
    return typed == item.text if item.plain else typed[:1] in "\"'" and typed[:1] == typed[-1:] != ""


def _replaced(file: FileText, item: Scalar, stays: str) -> Edit:
    start = file.offset(item.span)
    return Edit(start, start + item.span.length, listed([stays])[1:-1])


def _removed(
    file: FileText,
    sequence: Sequence,
    items: list[Scalar],
    index: int,
    stays: str,
    *,
    done: int,
    is_first: bool,
) -> Edit:
    """The item goes with a comma or its line; a line that says more (a comment) keeps its place.

    `done` is where the removal before this one ended; `is_first` says that no item before it stays.
    """
    start = file.offset(items[index].span)
    end = start + items[index].span.length
    if not is_flow(file, sequence.span):
        line_start, line_end = file.line_start(start), file.line_end(start)
        alone = _ITEM.fullmatch(file.text, line_start, start) and not file.text[end:line_end].strip()
        return Edit(line_start, line_end, "") if alone else _replaced(file, items[index], stays)
    before = items[index - 1].span if index else sequence.span
    gap = file.offset(before) + before.length
    if not is_first and done <= gap and "#" not in file.text[gap:start]:
        return Edit(gap, end, "")
    if index + 1 == len(items):
        return Edit(start, end, "")
    after = file.offset(items[index + 1].span)
    if "#" not in file.text[end:after]:
        return Edit(start, after, "")
    comma = file.text.index(",", end)
    said_before = file.text.index("#", end) < comma
    return _replaced(file, items[index], stays) if said_before else Edit(start, comma + 1, "")
