"""Edits of content/tags.yaml: what became of a tag is noted in its entry, or in that of the tag that stays. Pure.

Comments, order and every byte that is not about the tag stay. What cannot be edited safely gives no edit.
"""

from collections.abc import Sequence as Sequences

import msgspec

from generator.cli.text_edits import Edit, FileText, is_flow
from generator.cli.yaml_text import listed
from generator.diagnostics.span import Span
from generator.schema.node import Mapping, Node, Scalar, Sequence

_NOTHING = ("", "~", "null")
_STEP = "  "


class _Entry(msgspec.Struct, frozen=True):
    """A tag's entry: its fields, and its key where the vocabulary is a map."""

    fields: Node
    key: Scalar | None


def replaced_by_edit(file: FileText, vocabulary: Node, gone: str, stays: str) -> Edit | None:
    """The entry of the tag that goes gets `replaced_by`: its names and its old address lead on. None if it cannot."""
    entry = _entry(vocabulary, gone)
    return _with_field(file, entry, "replaced_by", listed([stays])[1:-1]) if entry is not None else None


def alias_edit(file: FileText, vocabulary: Node, stays: str, gone: Sequences[str]) -> Edit | None:
    """The tag that stays gets the ids of one that the vocabulary never had as aliases. None if it cannot."""
    entry = _entry(vocabulary, stays)
    if entry is None:
        return None
    known = _field(entry.fields, "aliases")
    if known is None:
        return _with_field(file, entry, "aliases", listed(gone))
    return _longer(file, known, gone)


def has_entry(vocabulary: Node, tag: str) -> bool:
    """Whether the vocabulary has a tag with this id."""
    return _entry(vocabulary, tag) is not None


def _entry(vocabulary: Node, tag: str) -> _Entry | None:
    for key, value in vocabulary.entries if isinstance(vocabulary, Mapping) else ():
        own = _field(value, "id")
        if (own.text if isinstance(own, Scalar) and own.text else key.text) == tag:
            return _Entry(value, key)
    for item in vocabulary.items if isinstance(vocabulary, Sequence) else ():
        identity = _field(item, "id")
        if isinstance(identity, Scalar) and identity.text == tag:
            return _Entry(item, None)
    return None


def _field(fields: Node, name: str) -> Node | None:
    entries = fields.entries if isinstance(fields, Mapping) else ()
    return next((value for key, value in entries if key.text == name), None)


def _with_field(file: FileText, entry: _Entry, field: str, value: str) -> Edit | None:
    """The entry with a further field, before those that are there; one that is there already is written anew."""
    fields = entry.fields
    line = f"{field}: {value}"
    if isinstance(fields, Scalar):
        return _first_field(file, entry, fields, line)
    if not isinstance(fields, Mapping):
        return None
    before = _field(fields, field)
    if before is not None:
        return _instead(file, before, value)
    if is_flow(file, fields.span):
        start = file.offset(fields.span) + 1
        return Edit(start, start, f"{line}, " if fields.entries else line)
    first = fields.entries[0][0].span
    start = file.offset(first)
    return Edit(start, start, f"{line}{file.newline}{' ' * (first.column - 1)}")


def _first_field(file: FileText, entry: _Entry, value: Scalar, line: str) -> Edit | None:
    """An entry that holds nothing yet gets its first field."""
    if entry.key is None or not value.plain or value.text not in _NOTHING:
        return None
    start = file.offset(value.span)
    if value.text:
        return Edit(start, start + value.span.length, f"{{{line}}}")
    end = file.line_end(file.offset(entry.key.span))
    ended = file.text[end - 1 : end] in ("\n", "\r")
    indent = " " * (entry.key.span.column - 1) + _STEP
    return Edit(end, end, f"{indent}{line}{file.newline}" if ended else f"{file.newline}{indent}{line}")


def _instead(file: FileText, value: Node, text: str) -> Edit | None:
    if not isinstance(value, Scalar):
        return None
    start = file.offset(value.span)
    typed = file.text[start : start + value.span.length]
    return Edit(start, start + value.span.length, text) if typed == value.text else None


def _longer(file: FileText, known: Node, more: Sequences[str]) -> Edit | None:
    """A list with more names at its end; a single name becomes a list."""
    added = listed(more)[1:-1]
    if isinstance(known, Scalar):
        start = file.offset(known.span)
        typed = file.text[start : start + known.span.length]
        names = [known.text, *more] if known.text not in _NOTHING else more
        end = start + known.span.length
        return Edit(start, end, listed(names)) if typed == known.text else None
    if not isinstance(known, Sequence):
        return None
    if not known.items:
        start = file.offset(known.span) + 1
        return Edit(start, start, added)
    last = known.items[-1]
    if not isinstance(last, Scalar):
        return None
    if not is_flow(file, known.span):
        return _behind(file, last.span, [listed([each])[1:-1] for each in more])
    end = file.offset(last.span) + last.span.length
    return Edit(end, end, f", {added}")


def _behind(file: FileText, last: Span, added: Sequences[str]) -> Edit:
    start = file.offset(last)
    # The whole line before the item is repeated: its indent and its dash. A comment behind it stays where it is.
    lead = file.text[file.line_start(start) : start]
    end = file.line_end(start)
    ended = file.text[end - 1 : end] in ("\n", "\r")
    lines = file.newline.join(f"{lead}{each}" for each in added)
    return Edit(end, end, f"{lines}{file.newline}" if ended else f"{file.newline}{lines}")
