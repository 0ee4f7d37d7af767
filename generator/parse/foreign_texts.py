"""What another program wrote into an entry, held against what the fields of a source mean.

Between the readers of citation files, which know their formats only, and the record: what an author could not type is
left out here, and told. Pure; knows no format.
"""

from collections.abc import Callable, Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.records.source import Source
from generator.schema.field import Kind
from generator.schema.texts import texts_of_kinds
from generator.schema.values import TextFault, read_text
from generator.text.unseen import CONTROL, meant_by_unseen, unseen_words

_HELD_AGAINST: frozenset[Kind] = frozenset({"url", "day", "label", "doi", "isbn"})
"""Kinds that an entry can fail; keys and languages were made fit when they were read."""

PlaceOf = Callable[[str], Span]


def taken_over(source: Source, path: str, place: PlaceOf) -> tuple[Source, list[Diagnostic]]:
    """The source with texts that an author could have typed; `place` says where a text stands in the file."""
    clean, unseen = _without_controls(source)
    told = []
    if unseen:
        message, hint = unseen_words(unseen)
        message = f"{message} in an entry of another program, and is not taken over"
        told.append(Diagnostic("import-field", message, path, place(""), hint, "warning"))
    changes: dict[str, str | tuple[str, ...]] = {}
    for name, text, kind in texts_of_kinds(clean, _HELD_AGAINST):
        value = read_text(kind, text)
        field = name.partition(".")[0]
        if isinstance(value, TextFault):
            told.append(_told(value, field, path, place(text)))
            value = text if value.doubtful else value.suggestion
        if field == "authors":
            changes[field] = (*changes.get(field, ()), value)
        else:
            changes[field] = value
    return msgspec.structs.replace(clean, **changes), told


def _told(fault: TextFault, field: str, path: str, place: Span) -> Diagnostic:
    done = f"read as {fault.suggestion}" if fault.suggestion else "left out"
    message = f"{fault.message}; the `{field}` of this entry is {'kept' if fault.doubtful else done}"
    return Diagnostic("import-field", message, path, place, fault.hint, "warning")


def _without_controls(source: Source) -> tuple[Source, str]:
    """(the source without letters that nobody sees, the first of them)."""
    changes: dict[str, str | tuple[str, ...]] = {}
    found = ""
    for name, value in _texts(source):
        lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n") for text in value)
        match = next(filter(None, map(CONTROL.search, lines)), None)
        found = found or (match[0] if match else "")
        clean = tuple(CONTROL.sub(lambda each: meant_by_unseen(each[0]), text) for text in lines)
        if clean != value:
            changes[name] = clean if isinstance(getattr(source, name), tuple) else clean[0]
    return (msgspec.structs.replace(source, **changes) if changes else source), found


def _texts(source: Source) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each field of the source that holds text, as so many texts."""
    for name in source.__struct_fields__:
        value = getattr(source, name)
        if isinstance(value, str) and value:
            yield name, (value,)
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield name, value
